"""Where a setting comes from: the default, a place in a file, or the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, Literal, TypeVar

from ..errors import ConfigFault
from ..startup.records import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a setting; ``file`` as it is shown, lines and columns from 1, ``folder`` is the file's."""

    source: Literal["default", "file", "command"]
    file: str = ""
    line: int = 0
    column: int = 0
    folder: Path | None = None

    def fault(self, key: str, /, **args: object) -> ConfigFault:
        """A fault of what stands here."""
        return ConfigFault(self.file, self.line, self.column, key, args)


DEFAULT = Origin("default")
COMMAND = Origin("command")


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A value and where it comes from."""

    value: T
    origin: Origin = DEFAULT
