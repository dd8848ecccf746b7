"""What rules exist, in the order of the catalogue: ours, then those of installed packages, all by one door."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from . import EDITIONS
from .errors import DocumentError, PluginError
from .findings.finding import Severity, Term
from .rules.base import PROFILES, Family, Rule, RuleOptions
from .source.lines import Lines
from .startup import patterns as re
from .startup.offers import may_offer
from .startup.records import dataclass, field, replace
from .words.cards import Card, read_card
from .words.norms import Bilingual, norms
from .words.voice import Phrases

FAMILIES = ("process", "veto", "level", "duty", "burden", "accountability", "duplication", "scoring")
"""Our families: modules of ``kpi_audit.rules``."""
GROUP = "kpi_audit.rules"
"""The group of entry points under which a package offers a family: a module with ``FAMILY`` and ``RULES``."""
_CODE = re.compile(r"[A-Z]{3}\d{3}")
_PREFIX = re.compile(r"[A-Z]{3}")
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
RESERVED = ("FMT", "SUP", "ALL")
"""Prefixes that no family may have: faults of form, suppressions, and the word for every rule."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A family that was let in, with its rules.

    ``source`` names what brought it, empty for ours; ``package`` says that this is an installed package.
    """

    family: Family
    rules: tuple[type[Rule], ...]
    source: str = ""
    cards: Mapping[str, Card] = field(default_factory=dict)
    package: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """The rules that can be asked, by code, with the words of those that do not stand in our own catalogue."""

    chapters: tuple[Chapter, ...]

    @property
    def rules(self) -> dict[str, type[Rule]]:
        """Every rule by code."""
        return {rule.code: rule for chapter in self.chapters for rule in chapter.rules}

    @property
    def prefixes(self) -> dict[str, Chapter]:
        """Every chapter by the prefix of its codes."""
        return {chapter.family.prefix: chapter for chapter in self.chapters}

    @property
    def phrases(self) -> Phrases:
        """The cards and family titles that others brought."""
        cards: dict[str, Card] = {}
        titles: dict[str, Bilingual] = {}
        for chapter in self.chapters:
            if chapter.source:
                cards.update(chapter.cards)
                titles[chapter.family.prefix] = Bilingual(chapter.family.zh, chapter.family.en)
        return Phrases(cards, titles)

    def extended(self, chapters: Sequence[Chapter]) -> Book:
        """This book with further chapters."""
        return replace(self, chapters=(*self.chapters, *chapters)) if chapters else self


@cache
def book() -> Book:
    """Our rules and those of installed packages. Raises PluginError for a package that cannot be used."""
    chapters: list[Chapter] = []
    for name in FAMILIES:
        chapters.append(admit(import_module(f"kpi_audit.rules.{name}"), "", chapters))
    for source, name, module in _offered():
        try:
            family = import_module(module)
        except (Exception, SystemExit) as error:
            problem = f"{type(error).__name__}: {error}"
            raise PluginError("plugin_import", source=source, module=module, problem=problem) from error
        chapters.append(admit(family, source or name, chapters))
    return Book(tuple(chapters))


def rules() -> Mapping[str, type[Rule]]:
    """Every rule by code."""
    return book().rules


def _offered() -> Iterator[tuple[str, str, str]]:
    """Families of installed packages: the distribution, the name of the entry point, the module."""
    if not may_offer(GROUP):
        return
    from importlib.metadata import entry_points

    found = entry_points(group=GROUP)
    offers = {(entry.dist.name if entry.dist else "", entry.name, entry.value) for entry in found}
    yield from sorted(offers)


def admit(module: ModuleType, source: str, before: Sequence[Chapter]) -> Chapter:
    """The chapter of a module with ``FAMILY`` and ``RULES``. Raises PluginError that names ``source``."""
    family, rules = getattr(module, "FAMILY", None), getattr(module, "RULES", None)
    told = {"source": source, "module": module.__name__}
    if not isinstance(family, Family):
        raise PluginError("plugin_no_family", **told)
    if not isinstance(rules, list | tuple) or not rules:
        raise PluginError("plugin_no_rules", **told)
    _check_family(family, source, before)
    seen = {rule.slug: rule.code for chapter in before for rule in chapter.rules}
    for rule in rules:
        problem = next(_faults(rule, family, seen), None)
        if problem is not None:
            name = getattr(rule, "code", None) or getattr(rule, "__name__", repr(rule))
            raise PluginError("plugin_bad_rule", rule=name, problem=Term(f"plugin.{problem}"), **told)
        seen[rule.slug] = seen[rule.code] = rule.code
    cards = {rule.code: _card(rule, source) for rule in rules} if source else {}
    return Chapter(family, tuple(sorted(rules, key=lambda rule: str(rule.code))), source, cards, bool(source))


def _check_family(family: Family, source: str, before: Sequence[Chapter]) -> None:
    if not _PREFIX.fullmatch(family.prefix) or not _SLUG.fullmatch(family.slug):
        raise PluginError("plugin_bad_prefix", source=source, prefix=family.prefix, slug=family.slug)
    if source and not (family.zh and family.en):
        raise PluginError("plugin_no_title", source=source, prefix=family.prefix)
    taken = {name: one.source for one in before for name in (one.family.prefix, one.family.slug)}
    taken |= dict.fromkeys(RESERVED, "")
    for name in (family.prefix, family.slug):
        if name in taken:
            raise PluginError("plugin_prefix_taken", source=source, name=name, owner=taken[name] or "kpi-audit")


def _faults(rule: object, family: Family, seen: Mapping[str, str]) -> Iterator[str]:
    """What keeps a rule out, as keys of the catalogue."""
    if not isinstance(rule, type) or not issubclass(rule, Rule):
        yield "no_rule"
        return
    code = getattr(rule, "code", "")
    if not code.startswith(family.prefix) or not _CODE.fullmatch(code):
        yield "code"
    elif not _SLUG.fullmatch(getattr(rule, "slug", "")):
        yield "slug"
    elif rule.code in seen or rule.slug in seen:
        yield "twice"
    elif getattr(rule, "family", "") != family.slug:
        yield "family"
    elif rule.profile not in PROFILES:
        yield "profile"
    elif rule.since not in EDITIONS:
        yield "since"
    elif not isinstance(rule.severity, Severity):
        yield "severity"
    elif not issubclass(rule.Options, RuleOptions):
        yield "options"


def _card(rule: type[Rule], source: str) -> Card:
    """The card that stands beside the module of a rule, under the same stem."""
    home = Path(getattr(sys.modules[rule.__module__], "__file__", None) or "")
    file = home.with_name(f"{rule.code.lower()}_{rule.slug.replace('-', '_')}.yaml")
    told = {"source": source, "rule": rule.code, "file": file.as_posix()}
    if not file.is_file():
        raise PluginError("plugin_no_card", **told)
    try:
        card = read_card(rule.code, file)
    except DocumentError as error:
        line, column = Lines(file.read_text("utf-8", "replace")).position(error.offset)
        raise PluginError("plugin_card_syntax", line=line, column=column, **told) from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        lacking = error.args[0] if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"
        raise PluginError("plugin_bad_card", problem=lacking, **told) from error
    unknown = sorted({ground.norm for ground in card.basis if ground.norm} - norms().keys())
    if unknown:
        raise PluginError("plugin_card_norm", norm=unknown, **told)
    untold = sorted(rule.Options.model_fields.keys() ^ card.options.keys())
    if untold:
        raise PluginError("plugin_card_options", options=untold, **told)
    if not card.messages:
        raise PluginError("plugin_bad_card", problem="messages", **told)
    return card
