"""`kpi-audit check`: audit schemes and report what is wrong."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import UsageError
from ...findings.finding import Severity
from ...findings.report import Report
from ...words.voice import Voice
from ..language import LANGUAGES, language
from ..options import AllowOutside, Color, DutyListFile, Format, Lang, Paths, Previous, Traceback, Upper, helped
from ..speech import complain, note, voice_of

THRESHOLDS = ("error", "warning", "info", "never")
Selectors = list[str] | None


def command(
    paths: Paths,
    select: Annotated[Selectors, typer.Option("--select", help=helped("select"), metavar="CODES")] = None,
    ignore: Annotated[Selectors, typer.Option("--ignore", help=helped("ignore"), metavar="CODES")] = None,
    extend_select: Annotated[
        Selectors, typer.Option("--extend-select", help=helped("extend_select"), metavar="CODES")
    ] = None,
    profile: Annotated[
        str, typer.Option("--profile", help=helped("profile"), metavar="basic|standard|strict")
    ] = "standard",
    fail_on: Annotated[
        str, typer.Option("--fail-on", help=helped("fail_on"), metavar="error|warning|info|never")
    ] = "error",
    format_: Format = None,
    output: Annotated[Selectors, typer.Option("--output", "-o", help=helped("output"), metavar="[FMT:]PATH")] = None,
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
    from ...ruleset import choose
    from ..auditing import audit_paths, extras_of
    from ..output import parse_target, show, write_reports

    if lang is not None and lang not in LANGUAGES:
        raise UsageError("bad_choice", option="--lang", value=lang, allowed="、".join(LANGUAGES))
    if fail_on not in THRESHOLDS:
        raise UsageError("bad_choice", option="--fail-on", value=fail_on, allowed="、".join(THRESHOLDS))
    voice = voice_of(lang or language())
    targets = [parse_target(said) for said in output or ()]
    codes, more, less = _codes(select), _codes(extend_select), _codes(ignore)
    rules = choose(profile=profile, select=codes, extend_select=more, ignore=less)
    extras = extras_of(upper or [], duty_list, previous, paths=paths, allow_outside=allow_outside)
    report, unreadable = audit_paths(paths, rules, extras, voice, reraise=traceback)
    code = exit_code(report, fail_on, unreadable=unreadable, allow_empty=allow_empty)
    show(report, voice, code, name=format_, color=color, width=width, verbose=verbose, tree=tree)
    write_reports(report, voice, code, targets, verbose=verbose)
    _remarks(report, voice, code)
    return code


def exit_code(report: Report, fail_on: str, *, unreadable: bool, allow_empty: bool) -> int:
    """The exit code of the contract: our defect, then unusable input, then nothing to audit, then findings."""
    if report.crashes:
        return 4
    if unreadable or report.invalid:
        return 2
    if not any(document.document == "scheme" for document in report.documents):
        return 0 if allow_empty else 3
    if fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    return int(any(located.finding.severity.rank <= limit for located in report.findings()))


def _remarks(report: Report, voice: Voice, code: int) -> None:
    for crash in report.crashes:
        complain(voice.lang, "crash", {"where": crash.where, "path": crash.path, "error": crash.error})
    if code == 3:
        note(voice, "nothing_to_audit")


def _codes(said: Selectors) -> list[str]:
    """``--select PRC101,VET2`` and ``--select PRC101 --select VET2`` mean the same."""
    return [code.strip() for entry in said or () for code in entry.split(",") if code.strip()]
