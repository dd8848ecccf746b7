"""A table whose cells stand on lines of their own, as it is copied out of a PDF or of a page that draws its tables."""

from __future__ import annotations

from collections.abc import Sequence

from ...source.location import Origin
from ...startup import patterns as re
from ..own.marks import cell_of
from ..paper import Row, Table
from ..tables.lexicon import role_of
from ..tables.rows import is_sum, rank_of

Line = tuple[int, str]
"""A line that is not empty, with its number in the file (from 1); an empty text stands for an empty cell."""
_HEADING, _WIDEST, _FEWEST, _LONGEST = 12, 10, 2, 40
"""Characters of the longest heading, columns of the widest table, rows of the shortest, lines of a row at most."""
_TO_FILL = ("fill", "note")
"""Columns that are empty in a form, so that no line stands for them."""
_TEXTS = ("criteria", "content", "target", "verify", "source")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{1,2})?\s?分?")


def stacked(lines: Sequence[Line], at: int) -> tuple[Table, int] | None:
    """The table that begins with a line, and the line behind it; None where none begins there."""
    heads = _heads(lines, at)
    roles = [role_of(text) for _, text in heads]
    if "points" not in roles or roles[0] in ("points", *_TO_FILL) or not any(role in _TEXTS for role in roles):
        return None
    rows = _Rows(roles, lines, at)
    found = rows.read()
    if len(found) < _FEWEST or rows.breaks_off():
        return None
    table = Table([_row(cells) for cells in (heads, *found)])
    table.fill()
    return table, rows.at


def _heads(lines: Sequence[Line], at: int) -> list[Line]:
    """The lines from one on that are headings, one after another."""
    found: list[Line] = []
    for number, text in lines[at : at + _WIDEST]:
        if len(text) > _HEADING or rank_of(text) or not role_of(text):
            break
        found.append((number, text))
    return found


def _row(cells: Sequence[Line]) -> Row:
    first = next(number for number, text in cells if text)
    return Row(first, [cell_of(text, Origin("line", row=number)) for number, text in cells])


class _Rows:
    """Parts the lines below a header into rows: each has one line that says points and nothing else."""

    def __init__(self, roles: list[str], lines: Sequence[Line], at: int) -> None:
        self.lines = lines
        self.head = [text for _, text in lines[at : at + len(roles)]]
        self.at = at + len(roles)
        """The first line that is in no row yet."""
        self.numbered = roles[0] == "seq"
        self.count = 0
        worth = roles.index("points")
        self.names = worth - self.numbered
        self.after = sum(role not in _TO_FILL for role in roles[worth + 1 :])

    def read(self) -> list[list[Line]]:
        """The rows, each a cell for a column; none where the first lines fit no such table."""
        rows: list[list[Line]] = []
        while self.at < len(self.lines):
            number, text = self.lines[self.at]
            counted = self._counts(self.at)
            self.count = int(text) if counted else self.count
            start = self.at + counted
            worth = self._figure(start, self.names)
            if worth is None or worth == start:
                break
            sums = is_sum(self.lines[worth - 1][1])
            if self.numbered and not counted and not sums:
                break
            end = worth + 1 if sums else self._end(worth + 1)
            head = [(number, text if counted else "")] if self.numbered else []
            rows.append([*head, *self._named(self.lines[start:worth]), *self._told(self.lines[worth:end])])
            self.at = end
        return rows

    def breaks_off(self) -> bool:
        """Whether the table seems to go on where no row could be made of it: half a table would be lost."""
        figure = self._figure(self.at, self.names + self.after + 1)
        return figure is not None and not any(text in self.head for _, text in self.lines[self.at : figure])

    def _counts(self, at: int) -> bool:
        """Whether a line is the number of a row: that of the next, or 1 again, with a name and points behind it."""
        text = self.lines[at][1]
        if not self.numbered or text not in (str(self.count + 1), "1"):
            return False
        worth = self._figure(at + 1, self.names)
        return worth is not None and worth > at + 1

    def _figure(self, start: int, most: int) -> int | None:
        """The next line that says points, with so many others before it at most."""
        near = range(start, min(start + most + 1, len(self.lines)))
        return next((at for at in near if _FIGURE.fullmatch(self.lines[at][1])), None)

    def _end(self, start: int) -> int:
        """Where the row ends whose points stand before ``start``: before the number or the names of the next one."""
        figure = self._figure(start, _LONGEST)
        if figure is None:
            return min(start + self.after, len(self.lines))
        again = self._again(start, figure)
        if again is not None:
            return min(start + self.after, again)
        if self.numbered:
            sums = is_sum(self.lines[figure - 1][1])
            return figure if self._counts(figure) else figure - 1 if sums else min(start + self.after, figure)
        names = self.names
        while names > 1 and (figure - start - self.after < names or not self._are_names(figure - names, figure)):
            names -= 1
        return max(figure - names, start)

    def _again(self, start: int, end: int) -> int | None:
        """Where the header begins again: on the next page, or below another heading."""
        lines, size = self.lines, len(self.head)
        heads = (at for at in range(start, end) if lines[at][1] == self.head[0])
        return next((at for at in heads if [text for _, text in lines[at : at + size]] == self.head), None)

    def _are_names(self, start: int, end: int) -> bool:
        """Whether some lines can be the names of a group and of its line: none of them is a sentence."""
        return all(len(text) <= 2 * _HEADING and text[-1] not in "。；;" for _, text in self.lines[start:end])

    def _named(self, names: Sequence[Line]) -> list[Line]:
        """The names of a row: the group that it stands in is not said again."""
        return [*[(names[0][0], "")] * (self.names - len(names)), *names]

    def _told(self, lines: Sequence[Line]) -> list[Line]:
        """The points and the cells behind them; of more lines than columns the first texts are one."""
        extra = len(lines) - 1 - self.after
        if extra <= 0 or not self.after:
            return list(lines)
        whole = "\n".join(text for _, text in lines[1 : extra + 2])
        return [lines[0], (lines[1][0], whole), *lines[extra + 2 :]]
