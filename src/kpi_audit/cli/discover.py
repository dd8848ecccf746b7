"""From the paths of the command line to the files that are audited."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable
from pathlib import Path

from ..errors import UsageError
from ..findings.report import Whereabouts
from ..importers.kinds import opens
from ..scheme.library import Library
from ..scheme.run.reach import Reach
from ..startup.records import dataclass, field

SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class Found:
    """Files to audit, in order; ``unreadable`` are the paths that could not be opened, with the reason's key."""

    files: list[Path] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)  # in a folder, but no document of ours
    outside: list[str] = field(default_factory=list)  # links in a folder that lead out of it


def discover(
    paths: Iterable[str],
    library: Library,
    left_out: Callable[..., bool] = lambda *_, **__: False,
    *,
    allow_outside: bool = False,
) -> Found:
    """Files named are taken as they are; folders and globs give their YAML files that look like documents of ours.

    Office files (.xlsx, .docx, .csv, .md) are taken when they are named, or by a glob that names their kind
    (``*.xlsx``): a folder holds many that are no schemes. ``left_out`` says of a file whether the settings exclude it,
    and is told whether it was ``named``. A link in a folder that leads out of it is not followed unless
    ``allow_outside``.
    """
    found = Found()
    seen: set[Path] = set()
    for said in paths:
        path = Path(said)
        if path.is_dir():
            reach = Reach.within([path], anywhere=allow_outside)
            inside = (file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
            files = sorted(file for file in inside if not left_out(file))
            found.outside += [file.as_posix() for file in files if not reach.covers(file)]
            _take(found, seen, [file for file in files if reach.covers(file)], library, sift=True)
        elif path.exists():
            _take(found, seen, [] if left_out(path, named=True) else [path], library, sift=False)
        elif any(mark in said for mark in "*?["):
            matches = sorted(Path(name) for name in glob.glob(said, recursive=True))  # noqa: PTH207 - absolute patterns too
            wanted = [file for file in matches if file.is_file() and _wanted(file, said) and not left_out(file)]
            _take(found, seen, wanted, library, sift=True)
        else:
            found.unreadable.append((said, "no_such_file"))
    return found


def _wanted(file: Path, pattern: str) -> bool:
    """Whether a glob means a file; the lock files of office programs are never meant."""
    return not opens(file) or (pattern.lower().endswith(file.suffix.lower()) and file.name[:2] not in ("~$", ".~"))


def _take(found: Found, seen: set[Path], files: Iterable[Path], library: Library, *, sift: bool) -> None:
    for file in files:
        resolved = file.resolve()
        if resolved in seen:
            continue
        seen.add(resolved)
        if not (file.is_file() or file.is_fifo()):
            found.unreadable.append((file.as_posix(), "not_a_file"))
            continue
        try:
            loaded = library.read(file)
        except OSError as error:
            found.unreadable.append(
                (file.as_posix(), "no_permission" if isinstance(error, PermissionError) else "cannot_read")
            )
            continue
        if sift and not any(one.is_ours for one in loaded):
            found.skipped.append(file.as_posix())
        else:
            found.files.append(file)


def existing(path: Path | None, option: str) -> Path | None:
    """A file that an option names. Raises UsageError when it is not there."""
    if path is not None and not path.is_file():
        raise UsageError("option_file_missing", option=option, file=path.as_posix())
    return path


def whereabouts() -> Whereabouts:
    """The working directory and the root of its Git repository; without one the root is the working directory."""
    folder = Path.cwd()
    # `.git` is a file in worktrees and submodules
    root = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
    return Whereabouts(folder.as_posix(), root.as_posix())
