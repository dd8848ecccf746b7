"""From the words of the command line to the rules that are explained or listed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..registry import Book, book
from ..reporters.manual.rule_page import Sheet
from ..scheme.faults import Fault
from ..source.location import Place
from ..triage.notices import CODES as NOTICES
from ..triage.notices import notice
from ..words.cards import Card, card, codes

if TYPE_CHECKING:
    from ..planning.prepared import Prepared

FORM = "FMT"
"""The prefix of the faults of form; neither they nor findings on suppressions have a rule class."""


def rule_sheets(here: Prepared | None = None) -> list[Sheet]:
    """Every rule, in the order of the catalogue; ``here`` has those that the configuration declares."""
    return [sheet(code, here) for code in _book(here).rules]


def every_code(here: Prepared | None = None) -> list[str]:
    """Every code that can be explained: the rules, then suppressions, then the faults of form."""
    return [*_book(here).rules, *NOTICES, *(code for code in codes() if code.startswith(FORM))]


def sheet(code: str, here: Prepared | None = None) -> Sheet:
    """What there is to tell of a code, with what the configuration makes of it."""
    rule = _book(here).rules.get(code)
    if rule is None:
        nowhere = Place("", ())
        fault = notice(code, "", nowhere, "") if code in NOTICES else Fault(code, "", nowhere).finding()
        return Sheet(card(code), fault.family, fault.severity, None, (), {})
    defaults = {name: field.get_default() for name, field in rule.Options.model_fields.items()}
    needs = tuple(need.value for need in sorted(rule.needs))
    own = {} if here is None else here.tuning.options.get(code, {})
    return Sheet(_card(code, here), rule.family, rule.severity, rule.profile, needs, defaults, own)


def _book(here: Prepared | None) -> Book:
    return book() if here is None else here.book


def _card(code: str, here: Prepared | None) -> Card:
    return _book(here).phrases.cards.get(code) or card(code)


def chosen(selectors: Iterable[str], here: Prepared | None = None) -> list[str]:
    """The codes meant by codes, slugs, prefixes, families or titles, each once. Raises UsageError where none is."""
    found: dict[str, None] = {}
    for selector in selectors:
        for said in selector.split(","):
            if said.strip():
                found.update(dict.fromkeys(_meant(said.strip(), here)))
    return list(found)


def _meant(said: str, here: Prepared | None) -> list[str]:
    everything = every_code(here)
    if said.upper() == "ALL":
        return everything
    meant = [code for code in everything if code.startswith(said.upper())]
    if not meant:
        families = {code: rule.family for code, rule in _book(here).rules.items()}
        meant = [code for code in everything if said.lower() in (*_names(code, here), families.get(code))]
    if meant:
        return meant
    nearest = _nearest(said, everything, here)
    key = "unknown_rule_plain" if nearest is None else "unknown_rule"
    raise UsageError(key, selector=said, nearest=nearest)


def _names(code: str, here: Prepared | None) -> tuple[str, ...]:
    found = _card(code, here)
    return (found.slug, found.title.zh, found.title.en.lower())


def _nearest(said: str, everything: list[str], here: Prepared | None) -> str | None:
    """The code, slug or title that was probably meant."""
    from difflib import get_close_matches

    close = get_close_matches(said.upper(), everything, n=1)
    if not close:
        names = [name for code in everything for name in _names(code, here)]
        close = get_close_matches(said.lower(), names, n=1)
    return close[0] if close else None
