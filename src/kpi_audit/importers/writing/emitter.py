"""Writes records as YAML line by line, and notes the origin of every value under its canonical path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...scheme.element import Element
from ...scheme.shape import Field, shape_of
from ...source.location import KeyPath, Origin
from ...startup.records import dataclass, field
from ..draft import Said
from . import scalars

FLOW = 60
"""Columns of a list that stays on one line."""


@dataclass(slots=True)
class Record:
    """A mapping with canonical keys; ``remark`` goes behind the line of ``anchor``, ``comments`` below it."""

    entries: dict[str, Any] = field(default_factory=dict)  # Said, Record, list of them, or a plain value
    remark: str = ""
    comments: list[str] = field(default_factory=list)
    anchor: str = ""


@dataclass(slots=True)
class Emitter:
    """``chinese`` chooses the names of keys and values."""

    chinese: bool
    lines: list[str] = field(default_factory=list)
    origins: dict[KeyPath, tuple[tuple[int, Origin], ...]] = field(default_factory=dict)
    _block_end: int = -1  # where a block of text ended last: no comment can follow on its lines

    def record(
        self, record: Record, model: type[Element], path: KeyPath = (), indent: str = "", dash: str = ""
    ) -> None:
        """A record; ``dash`` is what its first line begins with instead of the indent."""
        fields = shape_of(model).fields
        before = dash or indent
        anchor = record.anchor if record.anchor in record.entries else next(iter(record.entries), "")
        for key, value in record.entries.items():
            self._entry(key, value, fields.get(key), (*path, key), indent, before)
            if key == anchor:
                if record.remark and self._block_end == len(self.lines):
                    self.lines.append(f"{indent}# {record.remark}")
                elif record.remark:
                    self.lines[-1] += f"  # {record.remark}"
                self.lines += [f"{indent}# {comment}" for comment in record.comments]
            before = indent

    def _entry(self, key: str, value: Any, known: Field | None, path: KeyPath, indent: str, before: str) -> None:
        name = key if known is None or not self.chinese else known.alias or key
        head = f"{before}{scalars.scalar(name)}:"
        plain = self._noted(value, path)
        if isinstance(plain, Record):
            self.lines.append(head)
            self.record(plain, _model(known), path, indent + "  ")
        elif isinstance(plain, Mapping):
            self.lines.append(f"{head} {self._flow(plain, known)}")
        elif isinstance(plain, Sequence) and not isinstance(plain, str):
            self._list(head, list(plain), known, path, indent)
        elif isinstance(plain, str) and scalars.is_block(text := self._named(plain, known)):
            first, *rest = scalars.block(text, indent + "  ")
            self.lines += [f"{head} {first}", *rest]
            self._block_end = len(self.lines)
        else:
            self.lines.append(f"{head} {self._scalar(plain, known)}")

    def _list(self, head: str, items: list[Any], known: Field | None, path: KeyPath, indent: str) -> None:
        plain = [self._noted(item, (*path, number)) for number, item in enumerate(items)]
        if all(isinstance(item, str) for item in plain):
            if len(plain) == 1 and known is not None and not scalars.is_block(self._named(plain[0], known)):
                self.lines.append(f"{head} {self._scalar(plain[0], known)}")
                return
            flow = "[" + ", ".join(self._scalar(item, known, flow=True) for item in plain) + "]"
            if plain and scalars.width(flow) <= FLOW:
                self.lines.append(f"{head} {flow}")
                return
        self.lines.append(head)
        inner = indent + "  "
        for number, item in enumerate(plain):
            if isinstance(item, Record):
                self.record(item, _model(known), (*path, number), inner + "  ", inner + "- ")
            elif isinstance(item, Mapping):
                self.lines.append(f"{inner}- {self._flow(item, known)}")
            elif isinstance(item, str) and scalars.is_block(text := self._named(item, known)):
                first, *rest = scalars.block(text, inner + "  ")
                self.lines += [f"{inner}- {first}", *rest]
                self._block_end = len(self.lines)
            else:
                self.lines.append(f"{inner}- {self._scalar(item, known)}")

    def _noted(self, value: Any, path: KeyPath) -> Any:
        """The value itself; where it comes from is noted."""
        if isinstance(value, Said):
            if value.parts:
                self.origins[path] = value.parts
            return value.value
        return value

    def _flow(self, value: Any, known: Field | None) -> str:
        """A value on one line."""
        if isinstance(value, Mapping):
            fields = shape_of(known.record).fields if known is not None and known.record is not None else {}
            pairs = []
            for key, one in value.items():
                inner = fields.get(key)
                name = inner.alias if inner is not None and self.chinese and inner.alias else key
                pairs.append(f"{scalars.scalar(str(name), flow=True)}: {self._flow(one, inner)}")
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self._flow(one, known) for one in value) + "]"
        return self._scalar(value, known, flow=True)

    def _scalar(self, value: Any, known: Field | None, *, flow: bool = False) -> str:
        if isinstance(value, bool):
            return ("是" if value else "否") if self.chinese else ("true" if value else "false")
        if isinstance(value, int | float):
            return scalars.number(value)
        return scalars.scalar(self._named(str(value), known), flow=flow)

    def _named(self, text: str, known: Field | None) -> str:
        """The name of an enumerated value in the language of the keys."""
        names = known.names if known is not None else None
        if names is None and known is not None and known.record is not None:
            shape = shape_of(known.record)
            names = shape.fields[shape.shorthand].names if shape.shorthand else None
        return names.get(text, text) if names and self.chinese else text


def _model(known: Field | None) -> type[Element]:
    assert known is not None
    assert known.record is not None
    return known.record
