"""Lines for a terminal: broken and cut by display width, so that Chinese text loses nothing and fits."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.text import Text

from ...startup import patterns as re
from ...startup.records import dataclass, field
from ..base import terminal

MIN_WIDTH = 20

_ELLIPSIS = "…"
# what stays together on a line: opening marks and signs, a Latin word or one other character, closing marks, blanks
_PIECE = r"[（《〈「『【〔“‘≥≤≠＞＜＋－±￥]*(?:[!-~]+|.)[，。、；：？！）》〉」』】〕”’％‰℃…·,;:!?)\]}]*\s*"
_UNIT = re.compile(_PIECE, re.DOTALL)
_PART = re.compile(r"[^/\\_-]*[/\\_\s-]*")
# what is read as one: a number with its unit, a code
_ONE = re.compile(r"(?<![0-9A-Za-z.,%_-])[0-9A-Za-z.,%_-]++$")
# the same where a command is to be copied: with its options and the file behind them
_COMMAND = r"kpi-audit(?: [a-z]+)?(?: --?[\w-]+)*(?: [^\s，。；：]+\.\w+)?[!-~]*\s*"
_MEANT_WHOLE = re.compile(f"{_COMMAND}|{_PIECE}", re.DOTALL)

Segment = tuple[str, str]
"""A piece of text that had better stay on one line, and its style."""


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells. Only blanks at the end of a line are lost."""
    return _filled(_units(text, width), width)


def folded(text: str, width: int) -> list[str]:
    """The same for a message: a name or a command wider than a line is left whole, for it is there to be copied."""
    return _filled((match[0] for match in _MEANT_WHOLE.finditer(text)), width)


def _filled(units: Iterable[str], width: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for unit in units:
        size = cell_len(unit.rstrip())
        if line and used + size > width:
            lines.append(line.rstrip())
            line, used = "", 0
        line += unit
        used += cell_len(unit)
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _units(text: str, width: int) -> Iterable[str]:
    """The pieces of a text, those that are wider than a line broken up at their joints, and where none is, anywhere."""
    for match in _UNIT.finditer(text):
        if cell_len(match[0].rstrip()) <= width:
            yield match[0]
            continue
        for part in _PART.findall(match[0]):
            yield from (part,) if cell_len(part.rstrip()) <= width else part


def excerpt(before: str, words: str, after: str, width: int) -> tuple[str, str, str]:
    """A line cut around its words so that the three parts fit in ``width`` cells, ``…`` for what is cut."""
    if cell_len(before + words + after) <= width:
        return before, words, after
    room = width - cell_len(words) - 2
    if room < 0:
        return _tail(before, 0), _head(words, width - 2), ""
    left = max(room // 2, room - cell_len(after))
    before = _tail(before, left)
    return before, words, _head(after, width - cell_len(before + words))


def _head(text: str, width: int) -> str:
    """The beginning of a text, ``…`` included."""
    if cell_len(text) <= width:
        return text
    kept = ""
    for character in text:
        if cell_len(kept + character) > width - 1:
            break
        kept += character
    if _ONE.match(text[len(kept) - 1 : len(kept) + 1] if kept else ""):  # half a number is another number
        kept = _ONE.sub("", kept)
    return kept + _ELLIPSIS


def _tail(text: str, width: int) -> str:
    """The end of a text, with one more cell for ``…``."""
    return _head(text[::-1], width + 1)[::-1]


@dataclass(slots=True)
class Page:
    """Lines as they grow. Text is made harmless here, so nothing can be put on a page that acts."""

    width: int
    dash: str = "─"
    lines: list[Text] = field(default_factory=list)

    def blank(self) -> None:
        """An empty line."""
        self.lines.append(Text())

    def rule(self, label: str = "", style: str = "") -> None:
        """A line across the page, with a label near its beginning."""
        if not label:
            self.lines.append(Text(self.dash * self.width, style))
            return
        for part in wrap(terminal(label), self.width - 6):
            rest = self.dash * (self.width - 4 - cell_len(part))
            line = Text.assemble((f"{self.dash * 2} ", style), (part, f"bold {style}"), (f" {rest}", style))
            self.lines.append(line)

    def write(self, text: str, style: str = "", *, label: str = "", margin: Segment = ("", "")) -> None:
        """A paragraph: ``margin`` on the left of every line, ``label`` before the first, the rest hanging."""
        edge, edge_style = margin
        indent = cell_len(label) if cell_len(label) * 3 < self.width else 0
        room = self.width - cell_len(edge) - indent
        for number, part in enumerate(wrap(terminal(text if indent or not label else label + text), room)):
            head = label if number == 0 else " " * indent
            self.lines.append(
                Text.assemble((edge, edge_style), (head if indent else "", "bold"), (part, style)),
            )

    def flow(
        self,
        segments: Iterable[Segment],
        *,
        gap: str = "  ",
        margin: Segment = ("", ""),
        further: Segment | None = None,
    ) -> None:
        """Segments one after the other, a new line (with the margin ``further``) where one does not fit."""
        further = further or margin
        room = self.width - max(cell_len(margin[0]), cell_len(further[0]))
        line = Text.assemble(margin)
        empty = True
        for text, style in segments:
            for part in wrap(terminal(text), room):
                if not empty and line.cell_len + cell_len(gap) + cell_len(part) > self.width:
                    self.lines.append(line)
                    line, empty = Text.assemble(further), True
                line.append("" if empty else gap)
                line.append(part, style)
                empty = False
        self.lines.append(line)
