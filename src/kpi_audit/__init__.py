"""Audit performance-assessment schemes (考核方案): public names, loaded when first used."""

from __future__ import annotations

TYPE_CHECKING = False  # typing is slow to load, and until the command runs Ctrl-C prints a traceback
if TYPE_CHECKING:
    from typing import Any

    from .api import audit_file
    from .findings.finding import Confidence, Finding, Severity
    from .findings.report import DocumentReport, Located, Report
    from .rules.base import Family, Rule, RuleOptions

__version__ = "0.1.0"

EDITIONS = ("2026",)
"""The editions of the catalogue of rules, the newest last; a rule says with which one it came (``since``)."""

__all__ = [
    "Confidence",
    "DocumentReport",
    "Family",
    "Finding",
    "Located",
    "Report",
    "Rule",
    "RuleOptions",
    "Severity",
    "__version__",
    "audit_file",
]

_HOMES = {
    "Confidence": "findings.finding",
    "DocumentReport": "findings.report",
    "Family": "rules.base",
    "Finding": "findings.finding",
    "Located": "findings.report",
    "Report": "findings.report",
    "Rule": "rules.base",
    "RuleOptions": "rules.base",
    "Severity": "findings.finding",
    "audit_file": "api",
}


def __getattr__(name: str) -> Any:
    """A public name, imported from its home when it is first asked for."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
