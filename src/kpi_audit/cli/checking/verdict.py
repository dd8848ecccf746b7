"""From a request to the exit code: audit, show, write, say what else there is to say."""

from __future__ import annotations

from collections.abc import Sequence

from ...audit import Auditor
from ...errors import UsageError
from ...findings.finding import Severity
from ...findings.report import BASELINE, Report
from ...ruleset import choose
from ...triage.notices import STALE
from ...words.voice import Voice
from ..auditing import extras_of
from ..language import LANGUAGES, language
from ..options import listed
from ..output import parse_target, write_reports
from ..speech import complain, note, voice_of
from .request import Choice, Request
from .run import Outcome, audit
from .setting_aside import triage_of
from .showing import Look, show

THRESHOLDS = ("error", "warning", "info", "never")


def check(request: Request) -> int:
    """Everything that `check` does; returns the exit code of the contract. Raises UsageError."""
    voice = spoken(request.lang)
    check_choice("--fail-on", request.fail_on, THRESHOLDS)
    targets = [parse_target(said) for said in request.output or ()]
    look = Look(
        request.format_,
        color=request.color,
        width=request.width,
        verbose=request.verbose,
        tree=request.tree,
        statistics=request.statistics,
        quiet=request.quiet,
    )
    outcome = audit(auditor_of(request), request.paths, voice, since=request.since, stdin_name=request.stdin_filename)
    code = _code(outcome, request)
    show(outcome.report, voice, code, look)
    write_reports(outcome.report, voice, code, targets, verbose=request.verbose)
    tell(outcome, voice, code, quiet=request.quiet)
    if not request.quiet:
        _on_baseline(outcome.report, request, voice)
    return code


def auditor_of(request: Choice) -> Auditor:
    """The auditor that a request asks for; a baseline is held against the report only by `check`."""
    ignore = listed(request.ignore)
    rules = choose(
        profile=request.profile,
        select=listed(request.select),
        extend_select=listed(request.extend_select),
        ignore=ignore,
    )
    extras = extras_of(
        request.upper or [],
        request.duty_list,
        request.previous,
        paths=request.paths,
        allow_outside=request.allow_outside,
    )
    baseline = request.baseline if isinstance(request, Request) else None
    comments = not request.no_suppressions
    triage = triage_of(today=request.today, baseline=baseline, comments=comments, ignore=ignore)
    return Auditor(rules, extras, triage, reraise=request.traceback)


def spoken(lang: str | None) -> Voice:
    """The voice asked for. Raises UsageError for an unknown language."""
    check_choice("--lang", lang, LANGUAGES)
    return voice_of(lang or language())


def check_choice(option: str, value: str | None, allowed: Sequence[str]) -> None:
    """Raises UsageError for a value that the option does not have."""
    if value is not None and value not in allowed:
        raise UsageError("bad_choice", option=option, value=value, allowed="、".join(allowed))


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


def _code(outcome: Outcome, request: Request) -> int:
    """Schemes that did not change are something to audit, too."""
    fail_on = "never" if request.exit_zero else request.fail_on
    empty = request.allow_empty or (request.since is not None and outcome.found)
    return exit_code(outcome.report, fail_on, unreadable=outcome.unreadable, allow_empty=empty)


def tell(outcome: Outcome, voice: Voice, code: int, *, quiet: bool = False) -> None:
    """What there is to say of a run beside its report, on standard error."""
    for crash in outcome.report.crashes:
        complain(voice.lang, "crash", {"where": crash.where, "path": crash.path, "error": crash.error})
    if code == 3:
        note(voice, "nothing_to_audit")
    for key, args in () if quiet else outcome.remarks:
        note(voice, key, **args)


def _on_baseline(report: Report, request: Request, voice: Voice) -> None:
    stale = sum(located.finding.code == STALE for located in report.findings())
    if stale and request.baseline is not None:
        key = "baseline_stale" if report.suppressed(BASELINE) else "baseline_unmatched"
        note(voice, key, n=stale, file=request.baseline.as_posix())
