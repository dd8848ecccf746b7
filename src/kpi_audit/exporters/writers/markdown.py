"""Tables as Markdown: a heading and a table each; nothing in a text acts as markup."""

from __future__ import annotations

from collections.abc import Sequence

from ...importers.own.captions import ALL
from ...reporters.base import visible
from ...startup import patterns as re
from ..tables import Grid, Value
from .delimited import shown

_ACTIVE = re.compile(r"[\\`*_<>\[\]|~&$#{}!]")


def write_markdown(grids: Sequence[Grid]) -> bytes:
    """The tables as UTF-8."""
    lines: list[str] = []
    title = next((grid.title for grid in grids if grid.title), "")
    if title and title not in ALL:
        lines += [f"# {_escaped(shown(' '.join(title.split())))}", ""]  # as in its cell
    for grid in grids:
        lines += [f"## {grid.caption}", ""]
        lines += [_row([_escaped(visible(name)) for name in grid.head]), _row(["---"] * len(grid.head))]
        lines += [_row([_cell(value) for value in row.values]) for row in grid.rows]
        lines.append("")
    return "\n".join(lines).encode("utf-8", "replace")


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(value: Value) -> str:
    return _escaped(shown(value)).replace("\n", "<br>")


def _escaped(text: str) -> str:
    return _ACTIVE.sub(r"\\\g<0>", text)
