"""Plain calls of `check`, read without the parser of command lines, which takes longer to import than an audit.

Plain is what means the same without a doubt: the command, its options spelled in full, each said once, and paths.
Everything else (help, abbreviations, mistakes, completion) is left to the parser; a test holds the two together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..screen import COLORS

_FLAGS = {
    *("no_config", "force_exclude", "exit_zero", "allow_outside", "no_suppressions", "statistics", "quiet"),
    *("verbose", "tree", "allow_empty", "no_cache", "traceback"),
}
_TEXTS = {"profile", "fail_on", "format_", "lang", "since", "today", "color"}
_PATHS = {"config", "duty_list", "previous", "baseline", "stdin_filename"}
_NUMBERS = {"width": 40, "jobs": 1}
"""With the least that each may be."""
_LISTS: dict[str, Callable[[str], Any]] = {
    "select": str,
    "ignore": str,
    "extend_select": str,
    "output": str,
    "upper": Path,
}
_SHORT = {"-o": "output", "-q": "quiet", "-v": "verbose", "-j": "jobs"}
_DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(_FLAGS, False),
    **dict.fromkeys([*_TEXTS, *_PATHS, *_NUMBERS, *_LISTS], None),
    "color": "auto",
}
_NAMES = {f"--{name.rstrip('_').replace('_', '-')}": name for name in _DEFAULTS} | _SHORT


def read(argv: Sequence[str]) -> dict[str, Any] | None:
    """The parameters of a plain call of `check`; None for a call that the parser must read."""
    if argv[:1] != ["check"] or "_KPI_AUDIT_COMPLETE" in os.environ or os.environ.get("KPI_AUDIT_TODAY") == "":
        return None
    said: dict[str, Any] = {}
    paths: list[str] = []
    rest = iter(argv[1:])
    for word in rest:
        if word == "-" or (word and not word.startswith("-")):
            paths.append(word)
            continue
        option, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        name = _NAMES.get(option)
        if name is None or (name in said and name not in _LISTS) or (equals and name in _FLAGS):
            return None
        if name not in _FLAGS and not equals:
            value = next(rest, "")
        meant = True if name in _FLAGS else _value(name, value)
        if meant is None:
            return None
        said[name] = [*said.get(name, ()), meant] if name in _LISTS else meant
    if not paths:
        return None
    return {"paths": paths, **_DEFAULTS, "today": os.environ.get("KPI_AUDIT_TODAY"), **said}


def _value(name: str, said: str) -> Any:
    """The value of an option; None for one that is not plain."""
    if not said or said.startswith("-") or said != said.strip():
        return None
    if name in _NUMBERS:
        plain = said.isascii() and said.isdecimal() and len(said) < 6 and not said.startswith("0")
        return int(said) if plain and int(said) >= _NUMBERS[name] else None
    if name == "color" and said not in COLORS:
        return None
    return Path(said) if name in _PATHS else _LISTS.get(name, str)(said)
