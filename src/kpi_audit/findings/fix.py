"""A fix: small edits of the text of a file that leave every other character alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ..startup.records import dataclass, field
from .finding import Value


class Safety(StrEnum):
    """Whether a fix may be applied unasked."""

    SAFE = "safe"  # the meaning stays, or only one meaning was possible
    UNSAFE = "unsafe"  # probably meant, but somebody should look


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the characters from ``start`` to ``end`` (code points of the file's text, end exclusive) by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One fix of one file. ``key`` and ``args`` say what it does; ``code`` is the rule that it serves, if any."""

    key: str
    safety: Safety
    edits: tuple[Edit, ...]
    line: int
    column: int
    code: str | None = None
    args: Mapping[str, Value] = field(default_factory=dict)

    @property
    def order(self) -> tuple[int, int, str]:
        """By place, then by what it does."""
        return (self.edits[0].start, self.edits[-1].end, self.key)
