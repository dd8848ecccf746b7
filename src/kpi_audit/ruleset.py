"""Which rules run: profile, selection and exclusion by code, slug, family prefix or ALL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from .errors import UsageError
from .registry import families, rules
from .rules.base import Rule
from .scheme.faults import REMARKS
from .triage.notices import CODES as NOTICES
from .triage.policy import Policy

PROFILES = ("basic", "standard", "strict")
_SCHEMA_PREFIXES = ("FMT", "SUP")


def matching(selector: str) -> list[type[Rule]]:
    """The rules a selector means: ``ALL``, ``PRC101``, ``process-heavy``, ``PRC``, ``PRC1``. Raises UsageError."""
    wanted = selector.strip()
    everything = list(rules().values())
    if wanted.upper() == "ALL":
        return everything
    found = [rule for rule in everything if rule.code.startswith(wanted.upper()) or rule.slug == wanted.lower()]
    if wanted and found:
        return found
    if wanted.upper().startswith(_SCHEMA_PREFIXES):
        return []
    raise UsageError("unknown_rule", selector=selector, nearest=_nearest(wanted))


def choose(
    *,
    profile: str = "standard",
    select: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Rule]:
    """The rules of a run. ``select`` replaces the profile, ``extend_select`` adds, ``ignore`` takes away."""
    if profile not in PROFILES:
        raise UsageError("unknown_profile", profile=profile, allowed="、".join(PROFILES))
    reach = PROFILES.index(profile)
    chosen: Iterable[type[Rule]]
    if select:
        chosen = [rule for selector in select for rule in matching(selector)]
    else:
        chosen = [rule for rule in rules().values() if PROFILES.index(rule.profile) <= reach]
    codes = {rule.code for rule in chosen}
    codes |= {rule.code for selector in extend_select for rule in matching(selector)}
    codes -= {rule.code for selector in ignore for rule in matching(selector)}
    return [rule() for code, rule in rules().items() if code in codes]


def policy(*, today: date, mandatory: Sequence[str] = (), ignore: Sequence[str] = ()) -> Policy:
    """What may be set aside on a day: every rule but the mandatory ones. ``ignore`` may name SUP codes too."""
    return Policy(
        slugs={code: rule.slug for code, rule in rules().items()} | REMARKS,
        today=today,
        mandatory=frozenset(rule.code for selector in mandatory for rule in matching(selector)),
        nearest=_code_meant,
        muted=frozenset(code for code in NOTICES if code.startswith(tuple(said.strip().upper() for said in ignore))),
    )


def _code_meant(said: str) -> str | None:
    """The code or slug that was probably meant by a word; the code for a title."""
    from .words.cards import card

    found = _nearest(said)
    if found is not None and found.upper() != "ALL":
        return found
    return next((code for code in rules() if said in (card(code).title.zh, card(code).title.en.lower())), None)


def _nearest(said: str) -> str | None:
    from difflib import get_close_matches

    names = [name for rule in rules().values() for name in (rule.code, rule.slug)]
    names += [family.prefix for family, _ in families().values()]
    close = get_close_matches(said.upper(), names, n=1) or get_close_matches(said.lower(), names, n=1)
    return close[0] if close else None
