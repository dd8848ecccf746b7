"""From a request to the exit code: audit, show, write, say what else there is to say."""

from __future__ import annotations

from collections import Counter

from ...findings.report import BASELINE, Report
from ...startup import cache
from ...startup.records import replace
from ...triage.notices import STALE
from ...words.voice import Voice
from ..inputs.settings import voice_for
from ..output import parse_target, parted, write_reports
from ..speech import complain, note
from .apart import keep_from_materials, keep_from_options
from .plans import auditor_of, planner_for
from .request import Request
from .run import Outcome, audit, collecting_again
from .showing import Look, show, usable


@collecting_again()
def check(request: Request) -> int:
    """Everything that `check` does; returns the exit code of the contract. Raises UsageError."""
    planner = planner_for(request)
    voice = voice_for(planner, request.lang, request.paths)
    targets, shown = parted([parse_target(said) for said in request.output or ()], request.format_)
    keep_from_options(targets, request)
    look = usable(
        Look(
            shown,
            color=request.color,
            width=request.width,
            verbose=request.verbose,
            tree=request.tree,
            statistics=request.statistics,
            quiet=request.quiet,
            jobs=request.jobs,
        )
    )
    auditor = auditor_of(planner, request, voice.lang)
    cache.is_ready()
    auditor.brief = look.brief and not targets and request.since is None
    outcome = audit(
        auditor,
        planner,
        request.paths,
        voice,
        since=request.since,
        stdin_name=request.stdin_filename,
        quiet=request.quiet,
    )
    voice = replace(voice, phrases=planner.phrases)  # with the words of every rule that was asked
    code = _code(outcome, request)
    keep_from_materials(targets, outcome.report, auditor.library)
    show(outcome.report, voice, code, look)
    write_reports(outcome.report, voice, code, targets, verbose=request.verbose, jobs=request.jobs)
    tell(outcome, voice, code, quiet=request.quiet)
    if not request.quiet:
        _on_settings(outcome.report, request, voice)
        _on_baseline(outcome.report, voice)
    return code


def exit_code(report: Report, *, lenient: bool, unreadable: bool, allow_empty: bool) -> int:
    """The exit code of the contract: our defect, then unusable input, then nothing to audit, then findings.

    Findings fail the run where the settings of their file say so; with ``lenient`` they never do.
    """
    if report.crashes:
        return 4
    if unreadable or report.invalid:
        return 2
    if not any(head.document == "scheme" for head in report.heads):
        return 0 if allow_empty else 3
    return int(not lenient and any(head.fails for head in report.heads))


def _code(outcome: Outcome, request: Request) -> int:
    """Schemes that did not change are something to audit, too."""
    empty = request.allow_empty or (request.since is not None and outcome.found)
    return exit_code(outcome.report, lenient=request.exit_zero, unreadable=outcome.unreadable, allow_empty=empty)


def tell(outcome: Outcome, voice: Voice, code: int, *, quiet: bool = False) -> None:
    """What there is to say of a run beside its report, on standard error."""
    for crash in outcome.report.crashes:
        complain(voice.lang, "crash", {"where": crash.where, "path": crash.path, "error": crash.error})
    if code == 3:
        note(voice, "nothing_to_audit")
    for key, args in () if quiet else outcome.remarks:
        note(voice, key, **args)


def _on_settings(report: Report, request: Request, voice: Voice) -> None:
    used = dict.fromkeys(head.config for head in report.heads if head.config is not None)
    if request.verbose and used:
        note(voice, "configured", files=list(used))


def _on_baseline(report: Report, voice: Voice) -> None:
    if not any(code == STALE for head in report.heads for code, _ in head.counts):
        return
    stale = [located for located in report.findings() if located.finding.code == STALE]
    held = {one.suppressed.path for one in report.suppressed() if one.suppressed and one.suppressed.kind == BASELINE}
    for file, n in Counter(located.path for located in stale).items():
        note(voice, "baseline_stale" if file in held else "baseline_unmatched", n=n, file=file)
