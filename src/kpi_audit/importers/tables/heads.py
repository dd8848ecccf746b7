"""The headings over the columns of a table, of one row or of several, and what each means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ...source.location import Origin
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..paper import Cell, Table
from ..values.points import read_points, tight
from .lexicon import bare, names_unit, role_of

_SCORE = re.compile("(?:实际|对应|相应|档次|等次|分档)?(?:得分|分值|赋分|计分|评分|分数|应得分)(?:值|数)?")
_BANDS = re.compile("(?:评价|考核|评分|得分|完成|评定|目标)?(?:档次|等次|等级|档位|分档|区间|情况|程度|进度)")
_BAND = re.compile(
    r"(?=.{0,40}(?:\d|[优良中差好]|合格|达标|满意|完成))(?!.{0,40}(?:[扣得加减计]\d{1,3}(?:\.\d)?分|[。；;]))[^\n]{1,24}"
)
"""A short text with a figure or the name of a grade, and no sentence."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading; ``label`` is the lower heading where only the upper one has a meaning."""

    index: int
    heading: str
    role: str
    origin: Origin
    label: str = ""
    letter: str = ""


def columns_of(table: Table, at: int, depth: int, renamed: Mapping[str, str]) -> list[Column]:
    """The columns under a header of ``depth`` rows. ``renamed`` gives roles by heading or by letter of the column."""
    columns = list(_each(table, at, depth, renamed))
    graded = sum(column.role == "grade" for column in columns) > 1
    worth = any(column.role in ("points", "weight") for column in columns)
    uppers = Counter(_upper(column) for column in columns if " " in column.heading)
    found: list[Column] = []
    for column in columns:
        if given_role(column.heading, column.letter, renamed):
            found.append(column)
        elif column.role == "award" and not worth:  # 加分值 is what a line of bonus is worth
            found.append(replace(column, role="points"))
        else:
            found.append(_told_apart(column, uppers, graded=graded))
    return found


def _upper(column: Column) -> str:
    return column.heading.split(" ")[0]


def _told_apart(column: Column, uppers: Mapping[str, int], *, graded: bool) -> Column:
    """One of several columns of grades (优 良 差) is criteria for that grade; points of single units are no points."""
    lower = column.heading.split(" ")[-1]
    if column.role == "grade":
        graded |= role_of(_upper(column)) == "criteria"
        return replace(column, role="criteria", label=lower) if graded else replace(column, role="")
    if uppers.get(_upper(column), 0) < 2 or role_of(lower) or " " not in column.heading:
        return column
    if column.role == "criteria":
        return replace(column, label=lower)  # 评分标准 over 90%以上, 80%以上
    return replace(column, role="", label="") if column.role in ("points", "weight") and names_unit(lower) else column


def _each(table: Table, at: int, depth: int, renamed: Mapping[str, str]) -> Iterator[Column]:
    """The columns with what their headings mean."""
    above: tuple[Cell, int] | None = None  # a heading that may reach to the right without being merged
    for index in range(table.width):
        parts: list[Cell] = []
        for row in range(at, at + depth):
            cell = table.cell(row, index)
            if cell is not None and cell not in parts:
                parts.append(cell)
        own = table.rows[at].cells[index] if index < len(table.rows[at].cells) else None
        if own is not None:
            above = (own, index)
        elif depth > 1 and parts and above is not None and above[0] not in parts and _open(table, at, index):
            parts.insert(0, above[0])
        if not parts:
            continue
        letter = table.letters[index] if index < len(table.letters) else ""
        yield _column(index, parts, letter, renamed)


def _open(table: Table, at: int, index: int) -> bool:
    """Whether nothing stands above a lower heading."""
    return table.cell(at, index) is None


def _column(index: int, parts: list[Cell], letter: str, renamed: Mapping[str, str]) -> Column:
    first, last = parts[0].text, parts[-1].text
    if last.startswith("x-"):
        return Column(index, last, "kept", parts[-1].origin, letter=letter)
    heading = " ".join(dict.fromkeys("".join(part.text.split()) for part in parts))
    given = given_role(heading, letter, renamed) or given_role(last, "", renamed)
    if given:
        return Column(index, heading, given, parts[-1].origin, letter=letter)
    for text in dict.fromkeys((last, last + first, first + last)):
        if role := role_of(text):
            return Column(index, heading, role, parts[-1].origin, letter=letter)
    label = last if len(parts) > 1 else ""
    return Column(index, heading, role_of(first), parts[-1].origin, label, letter)


def given_role(heading: str, letter: str, renamed: Mapping[str, str]) -> str:
    """The role that the user gave a column by its heading or its letter."""
    return renamed.get(bare(heading)) or renamed.get("".join(heading.split())) or (letter and renamed.get(letter)) or ""


_RULE = re.compile(r"(?<=.)(?:[扣得加减计]\d|[得计记]满分|不得分)")
"""How a line is scored, and no remark on a score that was given (扣2分)."""


def with_band_scores(table: Table, rows: Sequence[int], columns: list[Column]) -> list[Column]:
    """The columns; one of scores beside bands (80%至90% | 15) has the role ``gain``: it ends what its row says."""
    made = columns[:1]
    for before, column in pairwise(columns):
        if _scores_bands(table, rows, columns, before, column):
            made[-1] = before if before.role in ("criteria", "content") else replace(before, role="criteria")
            column = replace(column, role="gain")
        made.append(column)
    return made


def with_told_scores(table: Table, rows: Sequence[int], columns: list[Column]) -> list[Column]:
    """The columns; where none has criteria, one that is left empty in a form (评分说明) has them if most rows do."""
    if any(column.role == "criteria" for column in columns):
        return columns
    return [
        replace(column, role="criteria")
        if column.role == "fill" and _tells_scores(table, rows, column.index)
        else column
        for column in columns
    ]


def _tells_scores(table: Table, rows: Sequence[int], index: int) -> bool:
    texts = [cell.text for row in rows if (cell := table.rows[row].cells[index]) is not None]
    return 2 * sum(_RULE.search(tight(text)) is not None for text in texts) > len(rows)


def _scores_bands(table: Table, rows: Sequence[int], columns: list[Column], bands: Column, scores: Column) -> bool:
    """Whether a line has several rows of bands, each with its score; in a form to fill in there are none."""
    called = bands.role in ("criteria", "content") or _BANDS.fullmatch(bare(bands.heading.split(" ")[-1]))
    if not called or scores.role not in ("fill", "points", ""):
        return False
    named = [one for one in columns if one.index < bands.index and (one.role.startswith("level") or one.role == "name")]
    if not named or not _SCORE.fullmatch(bare(scores.heading.split(" ")[-1])):
        return False
    cells = [table.rows[row].cells for row in rows]
    lines = len({name.text for row in cells if (name := row[named[-1].index]) is not None})
    both = [(band, score) for row in cells if (score := row[scores.index]) and (band := row[bands.index])]
    alone = any(row[scores.index] is not None and row[bands.index] is None for row in cells)
    fitting = [
        _BAND.fullmatch(tight(band.text)) and read_points(score.text).meaning == "points" for band, score in both
    ]
    return len(both) > 1 and not alone and 3 * len(both) >= 4 * lines and 5 * sum(map(bool, fitting)) >= 4 * len(both)
