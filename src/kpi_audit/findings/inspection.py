"""How a scheme was read, as data: a row for every node, with the words each inference rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..startup.records import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Words that an inference rests on, at their place (line and column from 1)."""

    about: str
    field: str
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """One node as it is read; ``values`` holds the fields of the contract in its order."""

    depth: int
    role: str
    estimated: bool
    values: Mapping[str, Any]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """One scheme with its rows in document order."""

    path: str
    document: str
    title: str
    points: float
    rows: tuple[Row, ...]
