"""`kpi-audit diff`: what a revision changed, in the scheme and in its findings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...errors import UsageError
from ...findings.comparison import Comparison
from ...findings.finding import Severity
from ...words.voice import Voice
from .. import options as o
from ..speech import complain

FORMATS = ("rich", "markdown", "json", "html")
SUFFIXES = {".md": "markdown", ".json": "json", ".html": "html"}
THRESHOLDS = ("error", "warning", "info", "never")


def command(
    old: Annotated[Path, typer.Argument(help=o.helped("old"), metavar="OLD")],
    new: Annotated[Path, typer.Argument(help=o.helped("new"), metavar="NEW")],
    format_: Annotated[
        str | None, typer.Option("--format", help=o.helped("diff_format"), metavar="rich|markdown|json")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=o.helped("diff_output"), metavar="PATH")] = None,
    profile: o.Profile = None,
    config: o.Config = None,
    no_config: o.NoConfig = False,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help=o.helped("diff_fail_on"), metavar="error|warning|info|never")
    ] = "never",
    lang: o.Lang = None,
    upper: o.Upper = None,
    duty_list: o.DutyListFile = None,
    previous: o.Previous = None,
    allow_outside: o.AllowOutside = False,
    today: o.Today = None,
    width: Annotated[int | None, typer.Option("--width", help=o.helped("width"), metavar="N", min=40)] = None,
    color: o.Color = "auto",
) -> int:
    """Compare, show, return the exit code: 1 when the revision added a finding at or above ``--fail-on``."""
    from ...comparing import compare_files
    from ...config.layers import Given
    from ...planning.baselines import Aside
    from ...reading.text.vocabulary import speaking
    from ..auditing import extras_of
    from ..checking.setting_aside import day
    from ..files import write_file
    from ..inputs.settings import planner_of, voice_for

    _check(old, new, format_, output, fail_on)
    named = format_ or "rich"
    extras = extras_of(upper or [], duty_list, previous, allow_outside=allow_outside)
    aside = Aside(day(today), recorded=False)
    planner = planner_of(config, isolated=no_config, given=Given(profile), extras=extras, aside=aside)
    plan = planner.plan(new)  # both versions are judged by the settings of the new one
    voice = voice_for(planner, lang, [new.as_posix()])
    with speaking(plan.vocabulary):
        found = compare_files(old, new, plan.rules, plan.extras, plan.triage)
    _show(found, voice, named, color, width)
    if output is not None:
        from ...reporters.revision.formats import render

        write_file(output, render(found, voice, SUFFIXES[output.suffix.lower()]))
    for crash in found.crashes:
        complain(voice.lang, "crash", {"where": crash.where, "path": crash.path, "error": crash.error})
    return 4 if found.crashes else _exit_code(found, fail_on)


def _check(old: Path, new: Path, format_: str | None, output: Path | None, fail_on: str) -> None:
    """Raises UsageError for options that cannot be used, or a file that is not there or would be written over."""
    from ..inputs.apart import keep_apart

    if fail_on not in THRESHOLDS:
        raise UsageError("bad_choice", option="--fail-on", value=fail_on, allowed="、".join(THRESHOLDS))
    if format_ is not None and format_ not in FORMATS:
        raise UsageError("bad_choice", option="--format", value=format_, allowed="、".join(FORMATS))
    if output is not None and output.suffix.lower() not in SUFFIXES:
        raise UsageError("bad_choice", option="--output", value=output.as_posix(), allowed="、".join(SUFFIXES))
    for path in (old, new):
        if not path.is_file():
            raise UsageError("no_such_file", path=path.as_posix())
    keep_apart([] if output is None else [output], [old, new])


def _exit_code(found: Comparison, fail_on: str) -> int:
    limit = -1 if fail_on == "never" else Severity(fail_on).rank
    return int(any(one.finding.severity.rank <= limit for one in found.added))


def _show(found: Comparison, voice: Voice, name: str, color: str, width: int | None) -> None:
    from ...reporters.revision.formats import render
    from ..output import write_stdout
    from ..screen import console

    if name == "rich":
        from ...reporters.revision.rich_text import print_comparison

        print_comparison(found, voice, console(color, width))
    else:
        write_stdout(render(found, voice, name))
