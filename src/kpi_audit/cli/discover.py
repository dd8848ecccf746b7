"""From the paths of the command line to the files that are audited."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ..auditing.survey import Surveyed
from ..findings.report import Whereabouts
from ..importers.kinds import is_lock, is_office, opens
from ..scheme.run.reach import Reach
from ..startup.records import dataclass, field
from .inputs.folders import matching, unreachable, walk

SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class Found:
    """Files to audit, in order; ``unreadable`` are the paths that could not be opened, with the reason's key."""

    files: list[Path] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)  # in a folder, but no document of ours
    outside: list[str] = field(default_factory=list)  # links in a folder that lead out of it
    office: list[str] = field(default_factory=list)  # in a folder, of Word or Excel: taken only when they are named


Survey = Callable[[Sequence[Path]], Sequence[Surveyed]]
"""Tells what stands in each of some files."""


def discover(
    paths: Iterable[str],
    survey: Survey,
    left_out: Callable[..., bool] = lambda *_, **__: False,
    *,
    allow_outside: bool = False,
) -> Found:
    """Files named are taken as they are; folders and globs give their YAML files that look like documents of ours.

    Office files (.xlsx, .docx, .csv, .md, .txt) are taken when they are named, or by a glob that names their kind
    (``*.xlsx``): a folder holds many that are no schemes. ``left_out`` says of a file whether the settings exclude it,
    and is told whether it was ``named``. A link in a folder that leads out of it is not followed unless
    ``allow_outside``.
    """
    found = Found()
    seen: set[Path] = set()
    wanted: list[_Wanted] = []
    for said in paths:
        path = Path(said)
        reason = unreachable(path) if said else "no_such_file"  # a variable that is not set is no folder
        if reason is not None:
            wanted.append(_Wanted(path, said, reason))
        elif path.is_dir():
            reach = Reach.within([path], anywhere=allow_outside)
            inside = list(walk(path, found.unreadable))
            found.office += sorted(file.as_posix() for file in inside if is_office(file) and not left_out(file))
            ours = (file for file in inside if file.suffix.lower() in SUFFIXES)
            files = sorted(file for file in ours if file.is_file() and not left_out(file))
            found.outside += [file.as_posix() for file in files if not reach.covers(file)]
            wanted += _taken(seen, [file for file in files if reach.covers(file)], sift=True)
        elif path.exists():
            wanted += _taken(seen, [] if left_out(path, named=True) else [path])
        elif any(mark in said for mark in "*?["):
            matches = matching(said)
            meant = [file for file in matches if file.is_file() and _means(file, said) and not left_out(file)]
            wanted += _taken(seen, meant, sift=True)
        else:
            wanted.append(_Wanted(path, said, "no_such_file"))
    _sort(found, wanted, survey)
    return found


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file that a path leads to, shown as ``said``; ``sift``: it counts only if it is a document of ours."""

    file: Path
    said: str
    problem: str | None = None
    sift: bool = False


def _means(file: Path, pattern: str) -> bool:
    """Whether a glob means a file; the lock files of office programs are never meant."""
    return not opens(file) or (pattern.lower().endswith(file.suffix.lower()) and not is_lock(file))


def _taken(seen: set[Path], files: Iterable[Path], *, sift: bool = False) -> Iterator[_Wanted]:
    for file in files:
        resolved = Path(os.path.realpath(file))
        if resolved not in seen:
            seen.add(resolved)
            problem = None if file.is_file() or file.is_fifo() else "not_a_file"
            yield _Wanted(file, file.as_posix(), problem, sift)


def _sort(found: Found, wanted: Sequence[_Wanted], survey: Survey) -> None:
    surveyed = iter(survey([one.file for one in wanted if one.problem is None]))
    for one in wanted:
        known = Surveyed(problem=one.problem) if one.problem is not None else next(surveyed)
        if known.problem is not None:
            found.unreadable.append((one.said, known.problem))
        elif one.sift and not known.ours:
            found.skipped.append(one.said)
        else:
            found.files.append(one.file)


def whereabouts() -> Whereabouts:
    """The working directory and the root of its Git repository; without one the root is the working directory."""
    folder = Path.cwd()
    # `.git` is a file in worktrees and submodules
    root = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
    return Whereabouts(folder.as_posix(), root.as_posix())
