"""`kpi-audit diff`: what a revision changed, in the scheme and in its findings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...errors import UsageError
from ...findings.comparison import Comparison
from ...findings.finding import Severity
from ...words.voice import Voice
from ..language import language
from ..options import AllowOutside, Color, DutyListFile, Lang, Previous, Today, Upper, helped
from ..speech import complain, voice_of

FORMATS = ("rich", "markdown", "json", "html")
SUFFIXES = {".md": "markdown", ".json": "json", ".html": "html"}
THRESHOLDS = ("error", "warning", "info", "never")


def command(
    old: Annotated[Path, typer.Argument(help=helped("old"), metavar="OLD")],
    new: Annotated[Path, typer.Argument(help=helped("new"), metavar="NEW")],
    format_: Annotated[
        str | None, typer.Option("--format", help=helped("diff_format"), metavar="rich|markdown|json")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=helped("diff_output"), metavar="PATH")] = None,
    profile: Annotated[
        str, typer.Option("--profile", help=helped("profile"), metavar="basic|standard|strict")
    ] = "standard",
    fail_on: Annotated[
        str, typer.Option("--fail-on", help=helped("diff_fail_on"), metavar="error|warning|info|never")
    ] = "never",
    lang: Lang = None,
    upper: Upper = None,
    duty_list: DutyListFile = None,
    previous: Previous = None,
    allow_outside: AllowOutside = False,
    today: Today = None,
    width: Annotated[int | None, typer.Option("--width", help=helped("width"), min=40)] = None,
    color: Color = "auto",
) -> int:
    """Compare, show, return the exit code: 1 when the revision added a finding at or above ``--fail-on``."""
    from ...comparing import compare_files
    from ...ruleset import choose
    from ..auditing import extras_of
    from ..checking.setting_aside import triage_of
    from ..files import write_file

    voice = voice_of(lang or language())
    if fail_on not in THRESHOLDS:
        raise UsageError("bad_choice", option="--fail-on", value=fail_on, allowed="、".join(THRESHOLDS))
    named = format_ or "rich"
    if named not in FORMATS:
        raise UsageError("bad_choice", option="--format", value=named, allowed="、".join(FORMATS))
    if output is not None and output.suffix.lower() not in SUFFIXES:
        raise UsageError("bad_choice", option="--output", value=output.as_posix(), allowed="、".join(SUFFIXES))
    for path in (old, new):
        if not path.is_file():
            raise UsageError("no_such_file", path=path.as_posix())
    extras = extras_of(upper or [], duty_list, previous, allow_outside=allow_outside)
    found = compare_files(old, new, choose(profile=profile), extras, triage_of(today=today))
    _show(found, voice, named, color, width)
    if output is not None:
        write_file(output, _rendered(found, voice, SUFFIXES[output.suffix.lower()]))
    for crash in found.crashes:
        complain(voice.lang, "crash", {"where": crash.where, "path": crash.path, "error": crash.error})
    return 4 if found.crashes else _exit_code(found, fail_on)


def _exit_code(found: Comparison, fail_on: str) -> int:
    if fail_on == "never":
        return 0
    return int(any(one.finding.severity.rank <= Severity(fail_on).rank for one in found.added))


def _show(found: Comparison, voice: Voice, name: str, color: str, width: int | None) -> None:
    from ..output import write_stdout
    from ..screen import console

    if name != "rich":
        write_stdout(_rendered(found, voice, name))
        return
    from ...reporters.revision.rich_text import print_comparison

    print_comparison(found, voice, console(color, width))


def _rendered(found: Comparison, voice: Voice, name: str) -> str:
    if name == "json":
        from ...reporters.revision.data import render as render_json

        return render_json(found, voice)
    if name == "html":
        from ...reporters.html.html_report import render_comparison

        return render_comparison(found, voice)
    from ...reporters.revision.markdown import render

    return render(found, voice)
