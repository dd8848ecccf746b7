"""How far references may lead: a scheme opens no file outside of the folders that the user named."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ...startup import patterns as re
from ...startup.records import dataclass

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+://")


@dataclass(frozen=True, slots=True)
class Reach:
    """Folders in which references may open files, all below them included; ``anywhere`` when the user allowed it."""

    folders: frozenset[Path] = frozenset()
    anywhere: bool = False

    @classmethod
    def within(cls, folders: Iterable[Path], *, anywhere: bool = False) -> Reach:
        """The reach of a run over ``folders``."""
        return cls(frozenset(resolved(folder) for folder in folders), anywhere)

    def with_folder(self, folder: Path) -> Reach:
        """The reach with one folder more."""
        return self if self.covers(folder) else Reach(self.folders | {resolved(folder)}, self.anywhere)

    def covers(self, file: Path) -> bool:
        """Whether a file may be opened, wherever links of the file system lead."""
        if self.anywhere:
            return True
        target = resolved(file)
        return target in self.folders or any(folder in self.folders for folder in target.parents)


def resolved(path: Path) -> Path:
    """Where a path really leads; one that leads nowhere (a circle of links, a name that cannot be) as it is written."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return Path(os.path.normpath(Path.cwd() / path))


def named(folder: Path, said: str) -> Path:
    r"""The file that a scheme in ``folder`` means by ``said``; ``\`` parts folders as well as ``/`` does."""
    return folder / said.replace("\\", "/")


def is_address(said: str) -> bool:
    """Whether an address on the net was written where a file belongs."""
    return bool(_ADDRESS.match(said))
