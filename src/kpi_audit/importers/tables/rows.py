"""What each row under a header is: an indicator, a section over the full width, a total, a note, a form to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from ...reading.quantity.units import UNIT
from ...startup import patterns as re
from ...startup.records import dataclass
from ..paper import Cell
from ..values.names import label_of
from ..values.points import points_in_name, read_points, tight
from .grid import Grid

SectionRole = Literal["bonus", "penalty", "veto", "adjust"]
Kind = Literal["data", "section", "total", "subtotal", "note", "form"]

_TOTAL = re.compile(
    r"(?:合计|总计|总分|共计|总得分|总分值|分值合计|合计得分|合计分|满分合计)(?:得分|分值?|数)?(?:[(（:：=].*)?"
)
_SUBTOTAL = re.compile(r"(?:.{0,12}小计|本项(?:合计|小计))(?:[(（:：].*)?")
_NOTE = re.compile(
    r"[*※★]?(?:附注|备注|注释|注意事项|填表说明|编制说明|说明|注)(?:[:：]|\s*\d|[一二三1-9][、.．]|$)|[※★]"
)
_FORM = re.compile(
    r"(?:填表|制表|审核|复核|经办|考核组?|考评组?|被考核)(?:人|单位)?(?:签[字名章]|负责人)?(?:[:：]|[(（]签|[(（]盖)"
    r"|(?:填表|填报|制表)(?:人|单位|日期|时间)|单位?负责人[:：(（]|[(（](?:签字|盖章|签章|公章)[)）]|单位:分$"
)
_RANKS = (
    (1, re.compile(r"第[一二三四五六七八九十]+[章部]")),
    (2, re.compile(r"第[一二三四五六七八九十百]+条|[一二三四五六七八九十]{1,3}[、.．]|[一二三四五六七八九十]{1,3}$")),
    (3, re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]|[㈠-㈩]")),
    (4, re.compile(r"\d{1,2}(?:、|[.．](?!\d)|$)|[⒈-⒛]")),
    (5, re.compile(rf"[(（]?\d{{1,2}}[)）]|[⑴-⒇]|\d{{1,2}}\.\d{{1,2}}(?![\d.%])(?!{UNIT}|[万亿])")),
    (
        6,
        re.compile(
            r"\d{1,2}\.\d{1,2}\.\d{1,2}(?!\d)|[①-⑳]|(?:[A-Za-z][、.．)）]|[（(][a-z][)）])(?=[“《\u4e00-\u9fff])"
        ),
    ),
)
_GOES_ON = re.compile(r"[（(]?(?:续上?表|接上[表页]|上接.{1,8}|.{0,40}[（(]续表?\d{0,2}[)）])[-—－\d]{0,4}[)）]?")
_OWN_SECTIONS = re.compile(r"(?i)(?:(bonus)items|penaltyitems)(?:\(.*\))?")
_ENDS = "(?:项目?|事项|指标|内容|部分|情形|条款|因素|清单|类)?(?:及(?:标准|分值|办法))?"
_ROLES: tuple[tuple[SectionRole, re.Pattern[str]], ...] = (
    ("adjust", re.compile(rf".{{0,8}}(?:加[扣减]分|奖扣分|加分[和与及、]?[扣减]分){_ENDS}")),
    ("veto", re.compile(rf".{{0,6}}(?:一票否[决优]|否决|否优){_ENDS}")),
    ("bonus", re.compile(rf".{{0,8}}(?:加分|附加分?|奖励分|奖分|激励分){_ENDS}")),
    ("penalty", re.compile(rf".{{0,8}}(?:(?:倒?扣|减|惩?罚)分|负面清单|负向|反向){_ENDS}")),
)
_HEADING, _SIGNATURE = 60, 80
"""Characters of the longest heading, and of the longest line to sign."""
_BARE = re.compile(
    rf"(?:加分|附加分?|奖励分|扣分|减分|惩?罚分|倒扣分?|负面清单|一票否[决优]|否决|加[扣减]分){_ENDS}"
    r"(?:[:：]?[(（]?(?:最高|最多|不超过|上限|累计|共)?(?:加|扣)?\d*(?:\.\d+)?分?[)）]?)?[:：]?"
)
_VETOED = re.compile("(?:[的者]|情形之一)[,，]?[^,，。;；]{0,10}一票否[决优]")
"""A sentence that sets a veto, below the lines of a table."""
_SCORES = re.compile(r"^(?!(?:附注|备注|说明|注)[:：]).{0,80}(?:[扣得加减计]\d|[得计记]满分|不得分)")
_FEW = 4
"""Texts in the longest row to fill in."""
UNNUMBERED = 2
"""The rank of a section without a number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row. ``head`` is the cell that says what it is; ``role`` that of a section with a name of its own."""

    kind: Kind
    row: int
    head: Cell | None = None
    role: SectionRole | None = None
    inner: bool = False  # inside of a section that stands outside of the total


def is_continuation(text: str) -> bool:
    """Whether a line only says that the table above goes on: 续表1, 乡镇考核表（续）."""
    return bool(_GOES_ON.fullmatch(tight(text)))


def rank_of(text: str) -> int:
    """How deep the list number at the head of a text stands (第一章 1, 一、 2, （一） 3, 1. 4); 0 without one."""
    bare = text.strip()
    return next((rank for rank, pattern in _RANKS if pattern.match(bare)), 0)


def section_role(text: str) -> SectionRole | None:
    """What a heading over the full width makes of the rows below it."""
    bare = tight(text.split("\n")[0])
    if (own := _OWN_SECTIONS.fullmatch(bare)) is not None:
        return "bonus" if own[1] else "penalty"
    named = points_in_name(re.split(r"[:：]", bare)[0])[0]
    named = re.sub(r"[(（][^()（）]*[)）]?$", "", named[len(label_of(named)) :])
    return next((role for role, pattern in _ROLES if pattern.fullmatch(named)), None)


def is_bare_heading(text: str) -> bool:
    """Whether the heading of a section says no more than what kind it is, and its limit."""
    bare = tight(text)
    return bool(_BARE.fullmatch(bare[len(label_of(bare)) :]) or _OWN_SECTIONS.fullmatch(bare))


def is_sum(text: str) -> bool:
    """Whether a cell says that its row adds others up."""
    bare = tight(text)
    return bool(_TOTAL.fullmatch(bare) or _SUBTOTAL.fullmatch(bare))


def is_special(text: str) -> bool:
    """Whether a row that begins with this text might be taken for something else than an indicator."""
    bare = tight(text)
    return bool(is_sum(bare) or _NOTE.match(bare) or _FORM.search(bare) or section_role(text) is not None)


def lines_of(grid: Grid) -> list[Line]:
    """Every row of a grid with its kind; a row that only goes on a note is a note."""
    return list(_Sorter(grid).lines())


def told_below(grid: Grid, lines: Sequence[Line]) -> set[int]:
    """The rows over the full width that say, each right below its line, how that is scored: no column does."""
    if grid.with_role("criteria"):
        return set()
    found = {
        line.row
        for before, line in pairwise(lines)
        if before.kind == "data"
        and line.kind == "note"
        and line.head is not None
        and _SCORES.search(tight(line.head.text))
    }
    return found if len(found) > 1 else set()


class _Sorter:
    """Tells the kinds of rows one after the other."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        named = [c.index for c in grid.columns if c.role.startswith("level") or c.role == "name"]
        named = named or [c.index for c in grid.with_role("content")[:1]]
        texts = {c.index for c in grid.with_role("criteria", "content", "evidence", "note", "fill")}
        self.texts = texts.difference(named)
        self.first = min(named, default=grid.columns[0].index)
        self.noted = False
        self.inside = 0  # the rank of the open section, where it is one outside of the total

    def lines(self) -> Iterator[Line]:
        """Every row."""
        for at, row in enumerate(self.grid.rows):
            line = self._line(row, self.grid.rows[at + 1] if at + 1 < len(self.grid.rows) else None)
            self.noted = line.kind == "note" and line.head is not None and not is_continuation(line.head.text)
            if line.kind == "section" and not line.inner and line.head is not None:
                self.inside = 0 if line.role is None else rank_of(line.head.text) or UNNUMBERED
            yield line

    def _line(self, row: int, following: int | None) -> Line:
        cells = self.grid.table.rows[row].filled()
        head = cells[0][1]
        summed = _sum_row(cells, self.texts)
        if summed is not None:
            return Line(summed, row, head)
        if head.literal:
            return Line("data", row, head)
        if len(cells) > 1:
            return Line(_several(cells), row, head)
        return self._single(row, head, cells[0][0], following)

    def _single(self, row: int, head: Cell, column: int, following: int | None) -> Line:
        """A row with one text: a heading, a note, something to sign, or a line that says all in one."""
        text = tight(head.text)
        if _NOTE.match(text) or is_continuation(text):
            return Line("note", row, head)
        if (_FORM.search(text) and len(text) < _SIGNATURE) or text.startswith("□"):
            return Line("form", row, head)
        across = self.grid.table.span(row, column).is_wide(self.grid.table.width)
        role = section_role(head.text)
        if role is not None and (across or column <= self.first):
            return Line("section", row, head, role)
        if not self.inside and _VETOED.search(text) and (across or column == 0):
            return Line("note", row, head)
        rank = rank_of(text)
        heading = len(text) <= _HEADING and not text.endswith(("。", "；", ";"))
        chapter = heading and rank in (1, 2, 3)
        if self.noted and not chapter and (across or column == 0):
            return Line("note", row, head)
        if self.inside and (not rank or rank > self.inside or not heading):
            inner = across and heading and following is not None and len(self.grid.table.rows[following].filled()) > 1
            return Line("section" if inner else "data", row, head, inner=inner)
        if chapter and column <= self.first:
            return Line("section", row, head)
        closes = following is None and not rank  # below all rows: nothing stands under it
        return Line("section" if across and heading and not closes else "note" if across else "data", row, head)


def _several(cells: list[tuple[int, Cell]]) -> Kind:
    """What a row of several texts is: a line to fill in or to sign, a note with its heading, or data."""
    texts = [tight(cell.text) for _, cell in cells]
    forms = (all(map(_FORM.search, texts[:2])), all("□" in text for text in texts[1:]), all(map(_ends, texts)))
    if len(cells) <= _FEW and any(forms):
        return "form"
    return "note" if len(cells) == 2 and _NOTE.fullmatch(texts[0].rstrip("：:")) else "data"


def _ends(text: str) -> bool:
    """Whether a text only asks for something to be written behind it."""
    return text.endswith((":", "："))


def _is_figure(text: str) -> bool:
    return read_points(text).meaning in ("points", "weight")


def _sum_row(cells: list[tuple[int, Cell]], texts: set[int]) -> Kind | None:
    """Whether a row adds others up: one of its first cells says so, and no text follows.

    In a column of texts 合计 says so where it opens the row and nothing but figures stands beside it.
    """
    for at, (column, cell) in enumerate(cells[:3]):
        said = tight(cell.text)
        opens = at == 0 and len(cells) > 1 and all(_is_figure(one.text) for _, one in cells[1:])
        if cell.literal or (column in texts and not opens):
            continue
        if _TOTAL.fullmatch(said):
            return "total"
        if _SUBTOTAL.fullmatch(said):
            return "subtotal"
    return None
