"""Recording a baseline: made, rewritten for the files of this run, or pruned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ...errors import UsageError
from ...findings.report import Report
from ...triage.baseline import Baseline, Entry, entries_of, match
from ...triage.baseline_file import render
from ...triage.policy import Policy
from ...triage.triage import ran
from ...words.voice import Voice
from ..commands.init import writable
from ..files import write_file
from ..speech import note
from .request import Choice
from .run import audit
from .setting_aside import baseline_at, policy_of, read_baseline
from .verdict import auditor_of, exit_code, spoken, tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording(Choice):
    """The options of `baseline`."""

    output: Path
    update: bool
    prune: bool


def record(asked: Recording) -> int:
    """Audit and write the baseline; returns 0, or why the audit was not whole. Raises UsageError."""
    voice = spoken(asked.lang)
    old = _existing(asked)
    auditor = auditor_of(asked)
    outcome = audit(auditor, asked.paths, voice)
    code = exit_code(outcome.report, "never", unreadable=outcome.unreadable, allow_empty=asked.allow_empty)
    tell(outcome, voice, code)
    if code == 0 or (code == 2 and outcome.found):  # what could be read is recorded
        for key, args in _written(asked, outcome.report, policy_of(auditor.triage), old):
            note(voice, key, **args)
        _kept_out(outcome.report, policy_of(auditor.triage), voice)
    return code


def _existing(asked: Recording) -> Baseline | None:
    """The baseline that is rewritten or pruned; None when one is made. Raises UsageError."""
    file = writable(asked.output, force=True)
    if asked.update and asked.prune:
        raise UsageError("baseline_both")
    if not file.exists():
        if asked.prune:
            raise UsageError("baseline_missing", file=file.as_posix())
        return None
    if not (asked.update or asked.prune):
        raise UsageError("baseline_exists", file=file.as_posix())
    return read_baseline(file)


def _written(
    asked: Recording, report: Report, policy: Policy, old: Baseline | None
) -> Iterable[tuple[str, dict[str, object]]]:
    """Write the file; gives what there is to say of it."""
    told: dict[str, object] = {"file": asked.output.as_posix()}
    if old is not None and asked.prune:
        matched = match(report, old, policy.is_fixed, lambda document: ran(document, report))
        write_file(asked.output, render(matched.kept))
        yield "baseline_pruned", {**told, "removed": len(matched.stale), "m": len(matched.kept)}
        return
    home = old or baseline_at(asked.output)
    entries = entries_of(report, home.relative, policy.is_fixed)
    if old is None:
        write_file(asked.output, render(entries))
        yield "baseline_written", {**told, "n": sum(entry.count for entry in entries), "m": len(entries)}
        return
    now = {_name(entry): entry for entry in (*_untouched(old, report), *entries)}
    before = {_name(entry) for entry in old.entries}
    write_file(asked.output, render(now.values()))
    changes = {"added": len(now.keys() - before), "removed": len(before - now.keys())}
    yield "baseline_updated", {**told, **changes, "m": len(now)}


def _untouched(old: Baseline, report: Report) -> Iterable[Entry]:
    """The entries on which this run has nothing to say: other files, rules that did not run."""
    looked: dict[str, set[str]] = {}
    for document in report.documents:
        looked.setdefault(old.relative(document.path), set()).update(ran(document, report))
    for entry in old.entries:
        if entry.code not in looked[entry.path] if entry.path in looked else old.exists(entry.path):
            yield entry


def _name(entry: Entry) -> tuple[str, str]:
    return entry.path, entry.id


def _kept_out(report: Report, policy: Policy, voice: Voice) -> None:
    left = sum(policy.is_fixed(located.finding) for located in report.findings())
    if left:
        note(voice, "baseline_kept_out", n=left)
