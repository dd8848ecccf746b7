"""What rules exist, in the order of the catalogue."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from .rules.base import Family, Rule

FAMILIES = ("process", "veto", "level", "duty", "burden", "accountability", "duplication", "scoring")
_BUILT = ("process", "veto", "level", "duty", "burden", "accountability", "duplication", "scoring")


@cache
def families() -> dict[str, tuple[Family, tuple[type[Rule], ...]]]:
    """Every family with its rules."""
    found: dict[str, tuple[Family, tuple[type[Rule], ...]]] = {}
    for name in _BUILT:
        module = import_module(f"kpi_audit.rules.{name}")
        found[name] = (module.FAMILY, module.RULES)
    return found


@cache
def rules() -> dict[str, type[Rule]]:
    """Every rule by code."""
    listed = [rule for _, members in families().values() for rule in members]
    return {
        rule.code: rule
        for rule in sorted(listed, key=lambda rule: FAMILIES.index(rule.family) * 1000 + int(rule.code[3:]))
    }
