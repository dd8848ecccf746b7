"""Which rules run: profile, selection and exclusion by code, slug, family prefix or ALL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from . import EDITIONS
from .errors import UsageError
from .registry import Book, book
from .rules.base import PROFILES, Rule
from .scheme.faults import REMARKS
from .startup.records import dataclass
from .triage.notices import CODES as NOTICES
from .triage.policy import Policy

_SCHEMA_PREFIXES = ("FMT", "SUP")
_EXACT, _FAMILY = 100, 3
"""How closely a code or a slug means its rule; a prefix means it as closely as it is long, the name of a family as its
prefix, ALL not at all."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One layer of what is asked for: ``select`` replaces what was chosen below, the others change it."""

    select: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()


def matching(selector: str, among: Book | None = None) -> list[type[Rule]]:
    """The rules a selector means: ``ALL``, ``PRC101``, ``process-heavy``, ``PRC``, ``PRC1``, ``process`` (the family,
    as the data formats name it). Raises UsageError."""
    wanted = selector.strip()
    everything = list((among or book()).rules.values())
    if wanted.upper() == "ALL":
        return everything
    found = [rule for rule in everything if closeness(wanted, rule) >= 0]
    if found:
        return found
    if wanted.upper().startswith(_SCHEMA_PREFIXES):
        return []
    raise UsageError("unknown_rule", selector=selector, nearest=_code_meant(wanted, among or book()))


def closeness(selector: str, rule: type[Rule]) -> int:
    """How closely a selector means a rule: a longer prefix more closely, the code or slug most; -1 not at all."""
    wanted = selector.strip()
    if wanted.upper() == rule.code or wanted.lower() == rule.slug:
        return _EXACT
    if wanted.upper() == "ALL":
        return 0
    if wanted.lower() == rule.family:
        return _FAMILY
    return len(wanted) if wanted and rule.code.startswith(wanted.upper()) else -1


def choose(
    *,
    profile: str = "standard",
    select: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Rule]:
    """The rules of a run. ``select`` replaces the profile, ``extend_select`` adds, ``ignore`` takes away."""
    return [rule() for rule in chosen(profile, [Choice(select, extend_select, ignore)])]


def chosen(
    profile: str,
    layers: Sequence[Choice],
    *,
    mandatory: Sequence[str] = (),
    edition: str | None = None,
    among: Book | None = None,
) -> list[type[Rule]]:
    """The rules that a profile, the layers above it and an edition leave, with those that are mandatory.

    In a layer the closer selector decides, ``ignore`` where both are as close. A rule newer than the edition runs
    only where its own code or slug asks for it. Raises UsageError for a selector that means no rule.
    """
    if profile not in PROFILES:
        raise UsageError("unknown_profile", profile=profile, allowed="、".join(PROFILES))
    everything = list((among or book()).rules.values())
    reach = PROFILES.index(profile)
    codes = {rule.code for rule in everything if PROFILES.index(rule.profile) <= reach}
    for layer in layers:
        _known((*layer.select, *layer.extend_select, *layer.ignore), among)
        if layer.select:
            codes = {rule.code for rule in everything if _closest(layer.select, rule) >= 0}
        for rule in everything:
            wanted, unwanted = _closest((*layer.select, *layer.extend_select), rule), _closest(layer.ignore, rule)
            if unwanted >= 0 and unwanted >= wanted:
                codes.discard(rule.code)
            elif _closest(layer.extend_select, rule) >= 0:
                codes.add(rule.code)
    _known(mandatory, among)
    named = [name for layer in layers for name in (*layer.select, *layer.extend_select)]
    codes -= {rule.code for rule in newer(everything, edition) if _closest(named, rule) < _EXACT}
    for rule in everything:
        held = _closest(mandatory, rule)
        if held == _EXACT or (held >= 0 and rule not in newer([rule], edition)):
            codes.add(rule.code)
    return [rule for rule in everything if rule.code in codes]


def policy(
    *, today: date, mandatory: Sequence[str] = (), ignore: Sequence[str] = (), among: Book | None = None
) -> Policy:
    """What may be set aside on a day: every rule but the mandatory ones. ``ignore`` may name SUP codes too."""
    known = among or book()
    return Policy(
        slugs={code: rule.slug for code, rule in known.rules.items()} | REMARKS,
        today=today,
        mandatory=frozenset(rule.code for selector in mandatory for rule in matching(selector, known)),
        nearest=lambda said: _code_meant(said, known),
        muted=frozenset(code for code in NOTICES if code.startswith(tuple(said.strip().upper() for said in ignore))),
    )


def _code_meant(said: str, among: Book) -> str | None:
    """The code, slug or prefix that was probably meant by a word; the code or the prefix for a title."""
    from .words.cards import card
    from .words.voice import Voice

    found = nearest_rule(said, among)
    if found is not None and found.upper() != "ALL":
        return found
    phrases = among.phrases
    voices = [Voice(lang, phrases) for lang in ("zh", "en")]
    for prefix in among.prefixes:
        if said and said.lower() in [voice.family(prefix).lower() for voice in voices]:
            return prefix
    own = phrases.cards
    titles = {code: (own.get(code) or card(code)).title for code in among.rules}
    return next((code for code, title in titles.items() if said.lower() in (title.zh, title.en.lower())), None)


def newer(rules: Iterable[type[Rule]], edition: str | None) -> list[type[Rule]]:
    """The rules that came after an edition."""
    if edition is None:
        return []
    pinned = EDITIONS.index(edition)
    return [rule for rule in rules if EDITIONS.index(rule.since) > pinned]


def nearest_rule(said: str, among: Book | None = None) -> str | None:
    """The code, slug or prefix that was probably meant."""
    from difflib import get_close_matches

    among = among or book()
    names = [name for rule in among.rules.values() for name in (rule.code, rule.slug)]
    families = {chapter.family.slug: prefix for prefix, chapter in among.prefixes.items()}
    names += [*among.prefixes, *families]
    close = get_close_matches(said.upper(), names, n=1) or get_close_matches(said.lower(), names, n=1)
    return families.get(close[0], close[0]) if close else None


def _closest(selectors: Iterable[str], rule: type[Rule]) -> int:
    return max((closeness(selector, rule) for selector in selectors), default=-1)


def _known(selectors: Iterable[str], among: Book | None) -> None:
    for selector in selectors:
        matching(selector, among)
