"""The conditions of a declared rule: what a field must be, must say, or that it must (not) be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from ..config.declared import Condition
from ..config.origin import Item
from ..config.reader import nearest
from ..errors import ConfigFault
from ..facts.facts import Facts
from ..facts.hierarchy import Node
from ..findings.finding import Confidence
from ..reading.text.normal import normalise
from ..startup.records import dataclass
from . import parts
from .comparison import Comparison, read_comparison

Kind = Literal["written", "absent", "number", "names", "says"]
_READ = {"kind", "verify", "frequency", "target", "deadline", "role", *parts.MARKS}
"""Fields that are read in the texts where the author does not fill them in."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One condition; ``wanted`` is what the field must be or say, ``said`` the same for the card."""

    field: str
    kind: Kind
    wanted: tuple[str, ...] = ()
    comparison: Comparison | None = None

    def holds(self, facts: Facts, node: Node | None) -> bool:
        """Whether it is so of a node, or of the scheme."""
        if self.kind in ("written", "absent"):
            return parts.written(facts, node, self.field) is (self.kind == "written")
        if self.kind == "number":
            number = parts.number(facts, node, self.field)
            assert self.comparison is not None
            return number is not None and self.comparison.holds(number)
        if self.kind == "names":
            return any(name in self.wanted for name in parts.names(facts, node, self.field))
        texts = [said.text for _, said in parts.passages(facts, node, (self.field,))]
        return any(word in text for word in self.wanted for text in texts)

    @property
    def confidence(self) -> Confidence:
        """What the answer rests on."""
        return Confidence.HEURISTIC if self.field in _READ else Confidence.DECLARED


def read_traits(when: tuple[Condition, ...], scope: str, fault: Callable[[ConfigFault], None]) -> Iterator[Trait]:
    """The conditions of a rule; what is wrong with one goes to ``fault``."""
    fields = parts.fields_of(scope)
    aliases = {alias: name for name, alias in fields.items() if alias}
    for condition in when:
        said = condition.field.value
        name = said if said in fields else aliases.get(said)
        if name is None:
            near = nearest(said, [*fields, *aliases])
            key = "rule_unknown_field" if near else "rule_unknown_field_plain"
            fault(condition.field.origin.fault(key, said=said, nearest=near, allowed=sorted(fields)))
            continue
        trait = _trait(name, condition.wanted.value, scope)
        if isinstance(trait, Trait):
            yield trait
        else:
            key, args = trait
            fault(condition.wanted.origin.fault(key, field=said, **args))


def _trait(field: str, wanted: object, scope: str) -> Trait | tuple[str, dict[str, object]]:
    """The condition, or the key and arguments of what is wrong with it."""
    if isinstance(wanted, bool):
        return Trait(field, "written" if wanted else "absent")
    numbers = parts.SCHEME_NUMBERS if scope == "scheme" else parts.NUMBERS
    told = wanted if isinstance(wanted, list) else [wanted]
    if field in numbers and len(told) == 1:
        comparison = read_comparison(f"={wanted:g}" if isinstance(wanted, int | float) else str(told[0]))
        if comparison is not None:
            return Trait(field, "number", comparison=_as_share(comparison, field))
    if field in numbers:
        return "rule_bad_comparison", {"said": str(wanted)}
    if not told or not all(isinstance(one, str) and one.strip() for one in told):
        return "rule_bad_condition", {}
    words = [str(one).strip() for one in told]
    names = parts.names_of(scope, field)
    if names is None:
        if field not in parts.texts_of(scope) and not (scope == "scheme" and field in parts.SCHEME_TEXTS):
            return "rule_only_written", {}
        return Trait(field, "says", tuple(normalise(word).text for word in words))
    return _named(field, words, names)


def _named(field: str, words: list[str], names: dict[str, str]) -> Trait | tuple[str, dict[str, object]]:
    by_alias = {alias: name for name, alias in names.items()}
    found = []
    for word in words:
        name = word if word in names else by_alias.get(word)
        if name is None:
            return "rule_bad_name", {"said": word, "allowed": [*names, *by_alias]}
        found.append(name)
    return Trait(field, "names", tuple(found))


def _as_share(comparison: Comparison, field: str) -> Comparison:
    """A share is a share of 1, and is shown as a percentage."""
    if field != "share" or comparison.percent:
        return comparison
    value = comparison.value / 100 if comparison.value > 1 else comparison.value
    return Comparison(comparison.sign, value, percent=True)


def read_limit(said: Item[str] | None, *, share: bool, fault: Callable[[ConfigFault], None]) -> Comparison | None:
    """The comparison of ``count`` or ``share``, None where the rule has none."""
    if said is None:
        return None
    comparison = read_comparison(said.value)
    if comparison is None or (comparison.percent and not share):
        fault(said.origin.fault("rule_bad_comparison", field="share" if share else "count", said=said.value))
        return None
    return _as_share(comparison, "share") if share else comparison
