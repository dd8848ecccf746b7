"""The plan of each file of a run, from the configuration that holds for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..config.find import Finder
from ..config.origin import Item
from ..config.patterns import matches
from ..config.settings import Settings
from ..errors import ConfigError, ConfigFault
from ..reading.text.vocabulary import STANDARD, Vocabulary, speaking
from ..registry import Book, Chapter, book
from ..rules.base import Family, Rule
from ..rules.plan import Plan
from ..ruleset import Choice, chosen, matching, policy
from ..scheme.dossier import Extras
from ..startup.records import replace
from ..triage.baseline import Baseline
from ..triage.triage import Triage
from ..words.voice import Phrases, Voice
from .baselines import Aside, read_baseline
from .checking import check_baseline, check_held, check_names
from .prepared import Prepared, Tuning

if TYPE_CHECKING:
    from ..config.declared import Declared

HOUSE = "house"
"""Where the rules of the configuration itself come from, in place of the name of a package."""


class Planner:
    """Plans for the files of one run.

    ``extras`` are materials of the command line, which go before the settings'; without ``aside`` nothing is set aside.
    """

    def __init__(self, finder: Finder, extras: Extras | None = None, aside: Aside | None = None) -> None:
        self._finder = finder
        self._aside = aside
        self._baselines: dict[Path, Baseline] = {}
        self.extras = extras or Extras()
        self._prepared: dict[Path | None, Prepared] = {}
        self._declared: dict[str, Declared] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """Another process makes its own plans of the same settings; the baseline is held against the whole report."""
        aside = None if self._aside is None else replace(self._aside, baseline=None, recorded=False)
        return Planner, (self._finder, self.extras, aside)

    def prepared(self, path: Path) -> Prepared:
        """What the configuration of a file or folder makes. Raises ConfigError and UsageError."""
        file = self._finder.file_for(path)
        if file not in self._prepared:
            self._prepared[file] = self._prepare(self._finder.settings(path))
        return self._prepared[file]

    def plan(self, path: Path) -> Plan:
        """What is asked of one file."""
        prepared = self.prepared(path)
        plan = prepared.plan
        ignored = {
            rule.code
            for one in prepared.settings.per_file_ignores
            if matches((one.pattern,), path)
            for item in one.rules
            for rule in matching(item.value, prepared.book)
        } - plan.mandatory
        if not ignored:
            return plan
        return replace(
            plan,
            rules=[rule for rule in plan.rules if rule.code not in ignored],
            set_aside=[rule for rule in plan.rules if rule.code in ignored],
        )

    def left_out(self, path: Path, *, named: bool = False) -> bool:
        """Whether the settings leave a file out; one that was named itself only where they say so."""
        settings = self._finder.settings(path)
        return (settings.force_exclude.value or not named) and matches(settings.exclude, path)

    def language(self, path: Path) -> str | None:
        """The language that the settings of a file or folder ask for."""
        lang = self._finder.settings(path).lang
        return None if lang is None else lang.value

    @property
    def phrases(self) -> Phrases:
        """The words of all rules that do not stand in our catalogue, of every configuration met so far."""
        found = [book().phrases, *(one.book.phrases for one in self._prepared.values())]
        return Phrases(
            {code: card for one in found for code, card in one.cards.items()},
            {prefix: title for one in found for prefix, title in one.families.items()},
        )

    def _prepare(self, settings: Settings) -> Prepared:
        vocabulary, faults = _vocabulary(settings)
        among, amiss = declared_book(settings.rules, vocabulary)
        faults += amiss
        faults += check_names(settings, among)
        if self._aside is not None and self._aside.recorded and self._aside.baseline is None:
            faults += check_baseline(settings)
        tuning = _tuning(settings, among)
        faults += tuning.faults
        faults += [] if faults else check_held(settings, among)
        faults += self._clashes(settings.rules)
        if faults:
            raise ConfigError(faults)
        mandatory = [item.value for item in settings.mandatory]
        kept = chosen(
            settings.profile.value,
            layers_of(settings),
            mandatory=mandatory,
            edition=None if settings.edition is None else settings.edition.value,
            among=among,
        )
        strict = settings.profile.value == "strict"
        asked: list[Rule] = [
            rule(tuning.options.get(rule.code), graded=tuning.grades.get(rule.code), strict=strict) for rule in kept
        ]
        plan = Plan(
            rules=asked,
            mandatory=frozenset(rule.code for said in mandatory for rule in matching(said, among) if rule in kept),
            vocabulary=vocabulary,
            triage=self._triage(settings, among),
            extras=self._materials(settings),
            fail_on=settings.fail_on.value,
            config=settings.files[0] if settings.files else None,
        )
        return Prepared(settings, among, plan, tuning)

    def _triage(self, settings: Settings, among: Book) -> Triage:
        """What sets findings aside under these settings."""
        if self._aside is None:
            return Triage()
        terms = policy(
            today=self._aside.today,
            mandatory=[item.value for item in settings.mandatory],
            ignore=[item.value for item in settings.ignore],
            among=among,
        )
        return Triage(terms, self._aside.baseline or self._recorded(settings), self._aside.comments)

    def _recorded(self, settings: Settings) -> Baseline | None:
        """The baseline that the settings name, read once."""
        if settings.baseline is None or self._aside is None or not self._aside.recorded:
            return None
        file = settings.baseline.value
        if file not in self._baselines:
            self._baselines[file] = read_baseline(file)
        return self._baselines[file]

    def baseline_file(self, path: Path) -> Path | None:
        """The baseline that the settings of a file or folder name, whether it is there or not."""
        named = self._finder.settings(path).baseline
        return None if named is None else named.value

    def _materials(self, settings: Settings) -> Extras:
        """Materials of the command line, else those of the settings."""
        given, listed = self.extras, settings.duty_list
        return replace(
            given,
            uppers=given.uppers or tuple(item.value for item in settings.upper),
            duty_list=given.duty_list or (None if listed is None else listed.value),
        )

    def _clashes(self, declared: Iterable[Declared]) -> list[ConfigFault]:
        """One code, one meaning: two configurations of a run may not declare it differently."""
        faults = []
        for one in {rule.code.value: rule for rule in declared}.values():  # the nearest of each code
            other = self._declared.setdefault(one.code.value, one)
            if other.at.file != one.at.file and not other.same(one):
                place = other.code.origin
                faults.append(
                    one.code.origin.fault("rule_two_meanings", code=one.code.value, file=place.file, line=place.line)
                )
        return faults


def declared_book(declared: tuple[Declared, ...], vocabulary: Vocabulary) -> tuple[Book, list[ConfigFault]]:
    """The catalogue with the rules that a configuration declares, and what is wrong with them."""
    known = book()
    if not declared:
        return known, []
    from ..house.build import PREFIX, Builder
    from ..house.rule import FAMILY

    owners = {prefix: chapter.source for prefix, chapter in known.prefixes.items()} | {"FMT": "", "SUP": "", "ALL": ""}
    builder = Builder(owners, {rule.slug: code for code, rule in known.rules.items()})
    with speaking(vocabulary):
        builder.build(declared)
    title = {lang: Voice(lang).text("house.family") for lang in ("zh", "en")}
    chapters = []
    for prefix in sorted({rule.code[:PREFIX] for rule in builder.rules}):
        rules = tuple(rule for rule in builder.rules if rule.code.startswith(prefix))
        cards = {rule.code: builder.cards[rule.code] for rule in rules}
        chapters.append(Chapter(Family(prefix, FAMILY, **title), rules, HOUSE, cards))
    return known.extended(chapters), builder.faults


def _vocabulary(settings: Settings) -> tuple[Vocabulary, list[ConfigFault]]:
    """What ``wording`` makes of the settings, which is loaded only where there is something to make."""
    if not settings.lexicon:
        return STANDARD, []
    from .wording import vocabulary_of

    return vocabulary_of(settings)


def _tuning(settings: Settings, among: Book) -> Tuning:
    """The same for ``tuning``."""
    if not (settings.thresholds or settings.severity):
        return Tuning()
    from .tuning import tune

    return tune(settings, among)


def layers_of(settings: Settings) -> list[Choice]:
    """What the files choose, and above it what the command line chooses."""
    return [_choice(settings, command=False), _choice(settings, command=True)]


def _choice(settings: Settings, *, command: bool) -> Choice:
    def said(items: tuple[Item[str], ...]) -> list[str]:
        return [item.value for item in items if (item.origin.source == "command") is command]

    return Choice(said(settings.select or ()), said(settings.extend_select), said(settings.ignore))
