"""From what an office wrote to rules that can be asked, or to the faults that say why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..config.declared import Declared
from ..config.origin import Item
from ..config.reader import nearest
from ..errors import ConfigFault
from ..findings.finding import Severity
from ..reading.word_lists import entry, fault_of
from ..startup import patterns as re
from ..startup.records import dataclass, field
from ..words.cards import Card
from ..words.phrase import placeholders
from . import parts
from .card import house_card
from .rule import PLACEHOLDERS, HouseRule, Spec
from .traits import read_limit, read_traits
from .wording import word_list

_CODE = re.compile(r"[A-Z]{3}\d{3}")
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
PREFIX = 3
"""Letters of a code that name its family."""


@dataclass(slots=True)
class Builder:
    """Builds the rules of one configuration. ``owners`` are the prefixes that are taken, with who has them."""

    owners: Mapping[str, str]
    slugs: Mapping[str, str]
    faults: list[ConfigFault] = field(default_factory=list)
    rules: list[type[HouseRule]] = field(default_factory=list)
    cards: dict[str, Card] = field(default_factory=dict)

    def build(self, declared: Sequence[Declared]) -> None:
        """Every rule; one that is declared again by a nearer file replaces the farther one."""
        nearest_of: dict[str, Declared] = {}
        for one in declared:
            before = nearest_of.get(one.code.value)
            if before is not None and before.at.file == one.at.file:
                line = before.code.origin.line
                self._fault(one.code, "rule_code_twice", code=one.code.value, line=line)
            nearest_of[one.code.value] = one
        for one in sorted(nearest_of.values(), key=lambda rule: rule.code.value):
            self._one(one)

    def _fault(self, item: Item[str], key: str, /, **args: object) -> None:
        self.faults.append(item.origin.fault(key, **args))

    def _one(self, one: Declared) -> None:
        known = len(self.faults)
        slug = self._names(one)
        scope = one.scope.value
        traits = tuple(read_traits(one.when, self._about(one), self.faults.append))
        fields = self._fields(one)
        words = [*self._words(one.words)], [*self._words(one.unless)]
        count = read_limit(one.count, share=False, fault=self.faults.append)
        share = read_limit(one.share, share=True, fault=self.faults.append)
        self._sense(one)
        if len(self.faults) > known:
            return
        spec = Spec(scope, fields, word_list(*words) if words[0] else None, traits, count, share)
        made = {
            "__doc__": one.title.value,
            "code": one.code.value,
            "slug": slug,
            "severity": Severity(one.severity.value),
            "spec": spec,
        }
        self.rules.append(type(one.code.value, (HouseRule,), made))
        self.cards[one.code.value] = house_card(one, slug, spec, words)

    def _names(self, one: Declared) -> str:
        code = one.code.value
        if not _CODE.fullmatch(code):
            self._fault(one.code, "rule_bad_code", code=code)
        elif code[:PREFIX] in self.owners:
            owner = self.owners[code[:PREFIX]] or "kpi-audit"
            self._fault(one.code, "rule_prefix_taken", prefix=code[:PREFIX], owner=owner)
        slug = code.lower() if one.name is None else one.name.value
        taken = self.slugs.get(slug)
        if one.name is not None and (not _SLUG.fullmatch(slug) or taken is not None):
            self._fault(one.name, "rule_name_taken" if taken else "rule_bad_name_of_rule", name=slug, owner=taken)
        return slug

    def _about(self, one: Declared) -> str:
        """What conditions are about: leaves where leaves are counted up, else the scope itself."""
        return "leaf" if one.count is not None or one.share is not None else one.scope.value

    def _fields(self, one: Declared) -> tuple[str, ...]:
        scope = self._about(one)
        known = parts.texts_of(scope)
        aliases = {alias: name for name, alias in known.items() if alias}
        found = []
        for said in one.fields:
            name = said.value if said.value in known else aliases.get(said.value)
            if name is None:
                near = nearest(said.value, [*known, *aliases])
                key = "rule_unknown_field" if near else "rule_unknown_field_plain"
                self._fault(said, key, said=said.value, nearest=near, allowed=[*known])
            else:
                found.append(name)
        return tuple(found) or (parts.DEFAULT_SCHEME_TEXTS if scope == "scheme" else parts.DEFAULT_TEXTS)

    def _words(self, said: Sequence[Item[str]]) -> list[str]:
        found = []
        for one in said:
            word = entry(one.value)
            problem = fault_of(word)
            if problem is not None:
                self._fault(one, f"bad_word_{problem}", word=one.value)
            found.append(word)
        return found

    def _sense(self, one: Declared) -> None:
        """A rule must look for something, and its message may mention only what there is."""
        if not (one.words or one.when or one.count or one.share):
            self.faults.append(one.at.fault("rule_asks_nothing", code=one.code.value))
        limit = one.count or one.share
        if limit is not None and one.scope.value == "leaf":
            self._fault(limit, "rule_counts_in_leaf", code=one.code.value)
        if one.unless and not one.words:
            self._fault(one.unless[0], "rule_unless_alone")
        for text in (one.message, one.suggestion):
            allowed = [name for name in PLACEHOLDERS if name != "words" or one.words]
            for name in sorted(placeholders(text.value) if text else ()):
                if name not in allowed:
                    assert text is not None
                    self._fault(text, "rule_unknown_placeholder", said=name, allowed=allowed)
