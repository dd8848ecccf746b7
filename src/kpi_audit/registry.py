"""What rules exist, in the order of the catalogue: ours, then those of installed packages, all by one door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module

from .admission import Chapter, admit
from .errors import PluginError
from .rules.base import Rule
from .words.cards import Card
from .words.norms import Bilingual
from .words.voice import Phrases

FAMILIES = ("process", "veto", "level", "duty", "burden", "accountability", "duplication", "scoring")
"""Our families: modules of ``kpi_audit.rules``."""
GROUP = "kpi_audit.rules"
"""The group of entry points under which a package offers a family: a module with ``FAMILY`` and ``RULES``."""


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
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
            raise PluginError("plugin_import", source=source, module=module, problem=problem) from error
        chapters.append(admit(family, source or name, chapters))
    return Book(tuple(chapters))


def rules() -> Mapping[str, type[Rule]]:
    """Every rule by code."""
    return book().rules


def _offered() -> Iterator[tuple[str, str, str]]:
    """Families of installed packages: the distribution, the name of the entry point, the module."""
    from importlib.metadata import entry_points

    found = entry_points(group=GROUP)
    offers = {(entry.dist.name if entry.dist else "", entry.name, entry.value) for entry in found}
    yield from sorted(offers)
