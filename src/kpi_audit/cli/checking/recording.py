"""Recording a baseline: made, rewritten for the files of this run, or pruned."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ...config.find import shown
from ...errors import UsageError
from ...findings.report import Report
from ...planning.baselines import baseline_at, read_baseline
from ...startup.records import dataclass
from ...triage.baseline import Baseline, Entry, entries_of, match
from ...triage.baseline_file import DEFAULT_NAME, render
from ...triage.triage import ran
from ..commands.init import writable
from ..files import write_file
from ..inputs.settings import place_of, voice_for
from ..speech import note
from .plans import auditor_of, planner_for
from .request import Choice
from .run import audit, collecting_again
from .setting_aside import Fixed
from .verdict import exit_code, tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording(Choice):
    """The options of `baseline`."""

    output: Path | None
    update: bool
    prune: bool


@collecting_again()
def record(asked: Recording) -> int:
    """Audit and write the baseline; returns 0, or why the audit was not whole. Raises UsageError."""
    planner = planner_for(asked)
    voice = voice_for(planner, asked.lang, asked.paths)
    file = asked.output or planner.baseline_file(place_of(asked.paths[0])) or Path(DEFAULT_NAME)
    old = _existing(file, asked)
    outcome = audit(auditor_of(planner, asked, voice.lang), planner, asked.paths, voice)
    code = exit_code(outcome.report, lenient=True, unreadable=outcome.unreadable, allow_empty=asked.allow_empty)
    tell(outcome, voice, code)
    if code == 0 or (code == 2 and outcome.found):  # what could be read is recorded
        fixed = Fixed(outcome.report, planner)
        for key, args in _written(file, asked, outcome.report, fixed, old):
            note(voice, key, **args)
        left = sum(fixed(located.finding) for located in outcome.report.findings())
        if left:
            note(voice, "baseline_kept_out", n=left)
    return code


def _existing(file: Path, asked: Recording) -> Baseline | None:
    """The baseline that is rewritten or pruned; None when one is made. Raises UsageError."""
    if str(file) == "-":
        raise UsageError("baseline_to_stdout")
    writable(file, force=True)
    if asked.update and asked.prune:
        raise UsageError("baseline_both")
    if not file.exists():
        if asked.prune:
            raise UsageError("baseline_missing", file=shown(file))
        return None
    if not (asked.update or asked.prune):
        raise UsageError("baseline_exists", file=shown(file))
    return read_baseline(file)


def _written(
    file: Path, asked: Recording, report: Report, fixed: Fixed, old: Baseline | None
) -> Iterable[tuple[str, dict[str, object]]]:
    """Write the file, unless somebody else has written it since it was read; gives what there is to say of it."""
    told: dict[str, object] = {"file": shown(file)}
    if old is not None and asked.prune:
        matched = match(report, old, fixed, lambda document: ran(document, report))
        write_file(file, render(matched.kept), instead_of=old.data)
        yield "baseline_pruned", {**told, "removed": len(matched.stale), "m": len(matched.kept)}
        return
    home = old or baseline_at(file)
    entries = entries_of(report, home.relative, fixed)
    if old is None:
        write_file(file, render(entries), taken="baseline_exists")
        yield "baseline_written", {**told, "n": sum(entry.count for entry in entries), "m": len(entries)}
        return
    now = {_name(entry): entry for entry in (*_untouched(old, report), *entries)}
    before = {_name(entry) for entry in old.entries}
    write_file(file, render(now.values()), instead_of=old.data)
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
