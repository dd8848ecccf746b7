"""`kpi-audit check`: audit schemes and report what is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ...findings.finding import Severity
from ...findings.report import DocumentReport, Report
from ...words.voice import Voice
from .. import options as o
from ..options import AllowOutside, Color, DutyListFile, Format, Lang, Paths, Previous, Traceback, Upper, helped
from ..speech import complain, note

if TYPE_CHECKING:
    from ...planning.planner import Planner

Words = list[str] | None


def command(
    paths: Paths,
    select: o.Select = None,
    ignore: o.Ignore = None,
    extend_select: o.ExtendSelect = None,
    profile: o.Profile = None,
    fail_on: o.FailOn = None,
    config: o.Config = None,
    no_config: o.NoConfig = False,
    force_exclude: o.ForceExclude = False,
    format_: Format = None,
    output: Annotated[Words, typer.Option("--output", "-o", help=helped("output"), metavar="[FMT:]PATH")] = None,
    lang: Lang = None,
    upper: Upper = None,
    duty_list: DutyListFile = None,
    previous: Previous = None,
    allow_outside: AllowOutside = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help=helped("verbose"))] = False,
    tree: Annotated[bool, typer.Option("--tree", help=helped("tree"))] = False,
    width: Annotated[int | None, typer.Option("--width", help=helped("width"), min=40)] = None,
    color: Color = "auto",
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help=helped("allow_empty"))] = False,
    traceback: Traceback = False,
) -> int:
    """Audit, write every report, return the exit code of the contract."""
    from ...config.layers import Given
    from ..auditing import audit_paths, extras_of
    from ..output import parse_target, show, write_reports
    from ..settings import planner_of, voice_for

    given = Given(profile, o.listed(select), o.listed(extend_select), o.listed(ignore), fail_on, force_exclude)
    extras = extras_of(upper or [], duty_list, previous, paths=paths, allow_outside=allow_outside)
    planner = planner_of(config, isolated=no_config, given=given, extras=extras)
    targets = [parse_target(said) for said in output or ()]
    spoken = voice_for(planner, lang, paths)
    report, unreadable = audit_paths(paths, planner, spoken, reraise=traceback)
    voice = replace(spoken, phrases=planner.phrases)  # with the words of every rule that was asked
    code = exit_code(report, planner, unreadable=unreadable, allow_empty=allow_empty)
    show(report, voice, code, name=format_, color=color, width=width, verbose=verbose, tree=tree)
    write_reports(report, voice, code, targets, verbose=verbose)
    _remarks(report, voice, code, verbose=verbose)
    return code


def exit_code(report: Report, planner: Planner, *, unreadable: bool, allow_empty: bool) -> int:
    """The exit code of the contract: our defect, then unusable input, then nothing to audit, then findings."""
    from ..settings import place_of

    if report.crashes:
        return 4
    if unreadable or report.invalid:
        return 2
    if not any(document.document == "scheme" for document in report.documents):
        return 0 if allow_empty else 3
    return int(any(fails(document, planner.plan(place_of(document.path)).fail_on) for document in report.documents))


def fails(document: DocumentReport, fail_on: str) -> bool:
    """Whether a document has a finding of the severity from which the run fails, or a worse one."""
    if fail_on == "never":
        return False
    limit = Severity(fail_on).rank
    return any(located.finding.severity.rank <= limit for located in document.findings)


def _remarks(report: Report, voice: Voice, code: int, *, verbose: bool) -> None:
    used = dict.fromkeys(document.config for document in report.documents if document.config is not None)
    if verbose and used:
        note(voice, "configured", files=list(used))
    for crash in report.crashes:
        complain(voice.lang, "crash", {"where": crash.where, "path": crash.path, "error": crash.error})
    if code == 3:
        note(voice, "nothing_to_audit")
