"""From the words of the command line to the rules that are explained or listed."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import UsageError
from ..registry import rules
from ..reporters.manual.rule_page import Sheet
from ..scheme.faults import Fault
from ..source.location import Place
from ..triage.notices import CODES as NOTICES
from ..triage.notices import notice
from ..words.cards import card, codes

FORM = "FMT"
"""The prefix of the faults of form; neither they nor findings on suppressions have a rule class."""


def rule_sheets() -> list[Sheet]:
    """Every rule, in the order of the catalogue."""
    return [sheet(code) for code in rules()]


def every_code() -> list[str]:
    """Every code that can be explained: the rules, then suppressions, then the faults of form."""
    return [*rules(), *NOTICES, *(code for code in codes() if code.startswith(FORM))]


def sheet(code: str) -> Sheet:
    """What there is to tell of a code."""
    rule = rules().get(code)
    if rule is None:
        nowhere = Place("", ())
        fault = notice(code, "", nowhere, "") if code in NOTICES else Fault(code, "", nowhere).finding()
        return Sheet(card(code), fault.family, fault.severity, None, (), {})
    defaults = {name: field.get_default() for name, field in rule.Options.model_fields.items()}
    needs = tuple(need.value for need in sorted(rule.needs))
    return Sheet(card(code), rule.family, rule.severity, rule.profile, needs, defaults)


def chosen(selectors: Iterable[str]) -> list[str]:
    """The codes meant by codes, slugs, prefixes or titles, each once. Raises UsageError for an unknown one."""
    found: dict[str, None] = {}
    for selector in selectors:
        for said in selector.split(","):
            if said.strip():
                found.update(dict.fromkeys(_meant(said.strip())))
    return list(found)


def _meant(said: str) -> list[str]:
    everything = every_code()
    if said.upper() == "ALL":
        return everything
    meant = [code for code in everything if code.startswith(said.upper())]
    if not meant:
        meant = [code for code in everything if said.lower() in _names(code)]
    if meant:
        return meant
    nearest = _nearest(said, everything)
    key = "unknown_rule_plain" if nearest is None else "unknown_rule"
    raise UsageError(key, selector=said, nearest=nearest)


def _names(code: str) -> tuple[str, ...]:
    found = card(code)
    return (found.slug, found.title.zh, found.title.en.lower())


def _nearest(said: str, everything: list[str]) -> str | None:
    """The code, slug or title that was probably meant."""
    from difflib import get_close_matches

    close = get_close_matches(said.upper(), everything, n=1)
    if not close:
        names = [name for code in everything for name in _names(code)]
        close = get_close_matches(said.lower(), names, n=1)
    return close[0] if close else None
