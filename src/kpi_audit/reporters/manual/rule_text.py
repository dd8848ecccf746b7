"""The page of one rule as plain text for a terminal, wrapped by display width."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from ...words.voice import Voice
from ..base import terminal
from ..terminal.layout import wrap
from .rule_page import Sheet, facts, heading, sections

MARGIN = "  "


def text_page(sheet: Sheet, voice: Voice, width: int) -> str:
    """The page as plain text in ``width`` cells; example lines that cannot be folded may be longer."""
    room = width - len(MARGIN)
    lines = wrap(terminal(heading(sheet, voice)), width)
    lines += _flow([*map(terminal, facts(sheet, voice))], voice.text("page.gap"), width)
    for section in sections(sheet, voice, room - len(MARGIN)):
        lines += ["", section.title]
        for line in section.lines:
            lines += [MARGIN + part for part in _body(line, section.form, room)]
    return "\n".join(lines) + "\n"


def _flow(parts: Sequence[str], gap: str, width: int) -> list[str]:
    """The parts one after the other, a new line where one does not fit."""
    lines = [parts[0]]
    for part in parts[1:]:
        if cell_len(lines[-1] + gap + part) <= width:
            lines[-1] += gap + part
        else:
            lines.append(part)
    return lines


def _body(line: str, form: str, room: int) -> list[str]:
    if form == "yaml":
        return [MARGIN + line] if line else [""]
    if form == "prose":
        return wrap(terminal(line), room)
    first, *rest = wrap(terminal(line), room - 2)
    return [f"- {first}", *(f"  {part}" for part in rest)]
