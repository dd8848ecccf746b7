"""What the command line asks, option by option, before anything is read."""

from __future__ import annotations

from pathlib import Path

from ...startup.records import dataclass

Words = list[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to audit and by which rules; the fields have the names of the parameters of the command."""

    paths: list[str]
    select: Words
    ignore: Words
    extend_select: Words
    profile: str | None
    config: Path | None
    no_config: bool
    force_exclude: bool
    lang: str | None
    upper: list[Path] | None
    duty_list: Path | None
    previous: Path | None
    allow_outside: bool
    no_suppressions: bool
    today: str | None
    allow_empty: bool
    jobs: int | None
    traceback: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Choice):
    """The options of `check`."""

    fail_on: str | None
    exit_zero: bool
    format_: str | None
    output: Words
    baseline: Path | None
    since: str | None
    stdin_filename: Path | None
    statistics: bool
    quiet: bool
    verbose: bool
    tree: bool
    width: int | None
    color: str
    no_cache: bool  # minded before anything else is imported, in startup/cache.py
