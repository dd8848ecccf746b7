"""`--since REF`: the schemes that changed since a commit, and the findings that this change introduced."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from ...audit import Auditor
from ...errors import UsageError
from ...findings.report import Report
from ...history.git import Snapshot, snapshot
from ...rules.plan import Plan
from ...scheme.library import Library, display_name
from ...scheme.run.reach import resolved
from ...source.decode import LIMIT, contents
from ...startup.records import replace
from ...triage.introduced import introduced
from ..discover import SUFFIXES


def only_introduced(
    report: Report, files: Sequence[Path], auditor: Auditor, ref: str, unsaved: Collection[Path] = ()
) -> tuple[Report, list[str]]:
    """The report on ``files`` less what holds for them at ``ref`` too. Raises UsageError when git cannot tell.

    The schemes of then are audited with the upper schemes and lists of then, as far as the commit has them; those that
    were too large to be read then are named, and all that holds for them is new. ``unsaved`` are files whose content is
    not that of the disk.
    """
    if not files:
        return report, []
    then = snapshot(_folder(files[0]), ref)
    names = {file: _inside(then, file) for file in files}
    before = {file: then.origins.get(name, name) for file, name in names.items()}
    changed = {file for file, name in names.items() if name in then.changed or before[file] not in then.blobs}
    changed.update(unsaved)
    if not changed and not any(name.lower().endswith(SUFFIXES) for name in then.changed):
        return replace(report, documents=()), []
    old = {
        file: file if before[file] == names[file] else then.root / before[file]
        for file in files
        if before[file] in then.blobs
    }
    named = {file for path in files for file in auditor.plan(path).extras.files}

    def plan(path: Path) -> Plan:
        today = auditor.plan(path)
        return replace(today, triage=replace(today.triage, baseline=None))

    measured = then.measured(before[file] for file in old)
    library = Library(lambda path: _read(measured, path, named))
    earlier = Auditor(extras=auditor.extras, library=library, plans=plan)
    surveyed = earlier.survey([*old.values()])
    large = {file for file, found in zip(old, surveyed, strict=True) if found.problem == "too_large"}
    new = introduced(
        report,
        earlier.audit_files([was for file, was in old.items() if file not in large]),
        changed={display_name(file) for file in changed},
        origins={display_name(file): display_name(was) for file, was in old.items()},
    )
    return new, [display_name(file) for file in files if file in large]


def _folder(file: Path) -> Path:
    return next((folder for folder in resolved(file).parents if folder.is_dir()), Path.cwd())


def _inside(then: Snapshot, file: Path) -> str:
    name = then.relative(file)
    if name is None:
        raise UsageError("outside_repository", file=display_name(file), folder=then.root.as_posix())
    return name


def _read(then: Snapshot, path: Path, named: Collection[Path]) -> bytes:
    """A file as it was; one outside the repository, or named by an option or a setting and new since, as it is."""
    name = then.relative(path)
    if name is None or (name not in then.blobs and path in named):
        return contents(path)
    return then.read(name, LIMIT)
