"""One run of the audit on what the paths name: files, folders, standard input."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ...audit import Auditor
from ...errors import UsageError
from ...findings.report import Report, Unreadable
from ...planning.planner import Planner
from ...scheme.library import Library
from ...scheme.run.reach import resolved
from ...startup.records import dataclass, replace
from ...words.voice import Voice
from ..discover import discover, whereabouts
from ..inputs.materials import prepare, usable
from ..speech import complain
from .progress import ProgressBar

Remark = tuple[str, Mapping[str, object]]
"""A note on the run: its key and arguments."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The report of a run. ``unreadable``: something named could not be; ``found``: there was a scheme, new or not."""

    report: Report
    unreadable: bool
    found: bool
    remarks: tuple[Remark, ...] = ()


@contextmanager
def collecting_again() -> Iterator[None]:
    """The garbage collector works again after the block, whatever it did in there."""
    works = gc.isenabled()
    try:
        yield
    finally:
        if works:
            gc.freeze()  # what was made in there counts as old from now on: no walk over all of it at once
            gc.unfreeze()
            gc.enable()


def audit(
    auditor: Auditor,
    planner: Planner,
    paths: Sequence[str],
    voice: Voice,
    *,
    since: str | None = None,
    stdin_name: Path | None = None,
    quiet: bool = False,
) -> Outcome:
    """Audit everything that the paths name, or only what changed ``since`` a commit. Raises UsageError.

    ``stdin_name``: the file that standard input stands for. ``quiet``: no progress is shown. The garbage collector may
    be at rest afterwards: to be called in ``collecting_again``.
    """
    gc.freeze()  # what is loaded by now stays; the collector need not walk it again and again
    stdin = _stdin(paths, stdin_name, auditor.library)
    usable(auditor.extras, auditor.library)
    anywhere = auditor.extras.reach.anywhere
    named = [path for path in paths if path != "-"]
    found = discover(named, auditor.survey, planner.left_out, allow_outside=anywhere)
    for path, reason in found.unreadable:
        complain(voice.lang, reason, {"path": path})
    remarks: list[Remark] = []
    if found.skipped:
        remarks.append(("skipped", {"n": len(found.skipped), "files": found.skipped[:3]}))
    if found.outside:
        remarks.append(("outside", {"n": len(found.outside), "files": found.outside[:3]}))
    if found.office and not found.files:
        remarks.append(("office_files", {"n": len(found.office), "files": found.office[:3]}))
    known = {resolved(file) for file in found.files}
    files = [*found.files, *(file for file in stdin if resolved(file) not in known)]
    prepare(planner, files, auditor.library)
    if len(files) == 1:
        gc.disable()  # what is made of it stays until it is reported, and is not walked again and again for nothing
    unreadable = tuple(Unreadable(path, reason) for path, reason in found.unreadable)
    with ProgressBar(voice, shown=not quiet) as auditor.progress:
        report = auditor.audit_files(files)
    report = replace(report, unreadable=unreadable, whereabouts=whereabouts())
    schemes = any(head.document == "scheme" for head in report.heads)
    if since is not None:
        report, told = _since(report, files, auditor, since, stdin)
        remarks += told
    return Outcome(report, bool(found.unreadable), schemes, tuple(remarks))


def _since(
    report: Report, files: Sequence[Path], auditor: Auditor, ref: str, unsaved: Sequence[Path]
) -> tuple[Report, list[Remark]]:
    from .since import only_introduced

    new, large = only_introduced(report, files, auditor, ref, unsaved)
    old = report.count() - new.count()
    told: list[Remark] = [("since_too_large", {"ref": ref, "n": len(large), "files": large[:3]})] if large else []
    return new, [*told, ("since", {"ref": ref, "n": len(new.documents), "m": len(report.documents), "old": old})]


def _stdin(paths: Sequence[str], name: Path | None, library: Library) -> list[Path]:
    """Standard input as a file of the run, when it is asked for; it stands for the file on the disk."""
    if "-" not in paths:
        if name is not None:
            raise UsageError("stdin_name_alone", file=name.as_posix())
        return []
    file = name or Path("-")
    if file.is_dir():
        raise UsageError("stdin_name_folder", file=file.as_posix())
    from ..inputs.standard_input import stdin_bytes

    library.provide(file, stdin_bytes())
    return [file]
