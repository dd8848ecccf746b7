"""What the import command does with a file, and what it says of it."""

from __future__ import annotations

from pathlib import Path

from ...errors import DocumentError, UsageError
from ...importers.draft import Draft
from ...importers.story import Result, import_file
from ...importers.wishes import Wishes
from ...scheme.duty import DutyList
from ...scheme.faults import Fault, arguments
from ...scheme.library import Library
from ...scheme.scheme import Scheme
from ...source.location import Origin, Place
from ...words.voice import Voice
from ..speech import say


def imported(file: Path, wishes: Wishes, voice: Voice) -> Result | None:
    """The import of a file; None when it cannot be done, which is told. Raises UsageError for a missing file."""
    try:
        return import_file(existing(file), wishes, voice)
    except DocumentError as error:
        tell(file, error, voice)
    return None


def summary(result: Result, file: Path, voice: Voice) -> list[str]:
    """A line for each document: rows read, groups, leaves, points against the stated total, what is left to do.

    Raises RuntimeError when the text does not load, which would be a defect of ours.
    """
    library = Library(importer=lambda _: result.imported)
    lines: list[str] = []
    for loaded, draft in zip(library.read(file), result.drafts, strict=True):
        broken = next((fault for fault in loaded.faults if fault.blocks), None)
        if broken is not None:
            raise RuntimeError(f"import gave no valid document: {voice.say(broken.finding())} {broken.place.path}")
        if isinstance(loaded.model, DutyList):
            counts = {kind: sum(duty.list == kind for duty in loaded.model.duties) for kind in _LISTS}
            title = loaded.model.title or file.name
            lines.append(_line("duties", draft, voice, title=title, rows=draft.rows, **counts))
        elif isinstance(loaded.model, Scheme):
            groups = sum(bool(branch.children) for branch in draft.branches())
            leaves = sum(not branch.children for branch in draft.branches())
            args = {"rows": draft.rows, "groups": groups, "leaves": leaves, "total": _total(loaded.model, draft, voice)}
            lines.append(_line("scheme", draft, voice, title=loaded.model.title, **args))
    return lines


def _total(scheme: Scheme, draft: Draft, voice: Voice) -> str:
    """What the lines add up to, held against the stated full score."""
    stated, points = scheme.total_points, draft.points
    if points is None:
        return voice.text("import.total.weights")
    key = "unstated" if stated is None else "agrees" if abs(stated - points) < _CLOSE else "differs"
    return voice.text(f"import.total.{key}", stated=stated, points=points)


_CLOSE = 0.005
_LISTS = ("basic", "cooperative", "taken_back")


def _line(key: str, draft: Draft, voice: Voice, **args: object) -> str:
    left = voice.text("import.todos" if draft.todos else "import.no_todos", n=draft.todos)
    remarks = sum(not note.todo for note in draft.notes)
    left += voice.text("import.remarks", n=remarks) if remarks else ""
    return voice.text(f"import.read.{key}", left=left, **args)


def existing(file: Path) -> Path:
    """A file that is there. Raises UsageError for one that is not."""
    if not file.exists():
        raise UsageError("no_such_file", path=file.as_posix())
    if not file.is_file():
        raise UsageError("not_a_file", path=file.as_posix())
    return file


def tell(file: Path, error: DocumentError, voice: Voice) -> None:
    """The error as a check would report it, with what to do."""
    finding = Fault(error.code, error.key, Place("", ()), arguments(error)).finding()
    origin = error.args_by_name.get("origin")
    where = f" {voice.origin(origin)}" if isinstance(origin, Origin) else ""
    said = voice.text("import.failed", file=file.as_posix(), where=where, said=voice.say(finding))
    say(voice.text("error.word") + said + voice.advice(finding))
