"""The first look at the files of a run: what their documents are, so that those that belong together are found."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from ..scheme.library import Library
from ..scheme.run.header import Header, header_of
from ..startup.records import dataclass


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The documents of a file; ``problem`` is the key of the reason why it could not be opened."""

    headers: tuple[Header, ...] = ()
    problem: str | None = None

    @property
    def ours(self) -> bool:
        """Whether some document looks like one of ours."""
        return any(header.ours for header in self.headers)


@dataclass(frozen=True, slots=True)
class Survey:
    """Reads a file and keeps no more of it than its heads."""

    library: Library

    def __call__(self, file: Path) -> Surveyed:
        """What stands in a file."""
        try:
            loaded = self.library.read(file)
        except PermissionError:
            return Surveyed(problem="no_permission")
        except OSError as error:
            return Surveyed(problem="too_large" if error.errno == errno.EFBIG else "cannot_read")
        found = Surveyed(tuple(header_of(one, file) for one in loaded))
        self.library.trim()
        return found

    def all(self, files: Sequence[Path]) -> list[Surveyed]:
        """What stands in each file, one after the other."""
        return [self(file) for file in files]
