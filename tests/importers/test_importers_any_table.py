"""Any table at all: the import gives a valid document or says why not, and no word of the table is lost."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from importers_office import document, imported, sheet

from kpi_audit.errors import DocumentError
from kpi_audit.scheme.library import Library

HEADS = (
    "序号 编号 一级指标 二级指标 考核类别 考核项目 考核内容 分值 权重 评分标准 扣分办法 目标值 完成时限 责任单位 考核单位 "
    "数据来源 佐证材料 考核方式 频次 依据 备注 得分 责任人 乡镇 事项名称 上级部门职责 承接部门 类型"
).split()
SHAPES = st.sampled_from(
    "{} {}分 {}（10分） 一、{} （一）{} 1.{} {}。 加分项：{}情形的每次加1分 一票否决 加分项 扣分项{} 合计 小计 注：{} 填表人：{} "
    "{}\n{} 每次扣{}分 10 3-5 20% 第三方 现场、{} 每月 {}情形之一的，取消{}： =1+1 '{} 《{}》 县{}局、县{}办".split(" ")
)
CELL = st.none() | st.tuples(SHAPES, st.integers(0, 10**6))
ROWS = st.lists(st.lists(CELL, min_size=1, max_size=7), max_size=9)
MERGE = st.tuples(*[st.integers(0, 9)] * 4)


def written(cell: tuple[str, int] | None, row: int, column: int) -> str | None:
    """A text with words that stand nowhere else."""
    return None if cell is None else cell[0].replace("{}", f"词{row}之{column}")


def words(rows: list[list[str | None]]) -> set[str]:
    return {word for row in rows for cell in row if cell for word in re.findall(r"词\d+之\d+", cell)}


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(HEADS), min_size=1, max_size=7),
    ROWS,
    st.lists(MERGE, max_size=3),
    st.booleans(),
    st.booleans(),
)
def test_no_word_of_a_table_is_lost(
    heads: list[str], body: list[list[Any]], merges: list[tuple[int, ...]], split: bool, word: bool
) -> None:
    rows = [[written(cell, at, column) for column, cell in enumerate(row)] for at, row in enumerate(body)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("a.docx" if word else "a.xlsx")
        if word:
            lines: list[list[str | None]] = [[*heads], *rows]
            width = max(len(line) for line in lines)
            document(
                path,
                "东河县乡镇考核表",
                [[one or "" for one in [*line, *[None] * (width - len(line))]] for line in lines],
            )
        else:
            sheet(path, [["东河县乡镇考核表"], heads, *rows], _areas(merges, rows))
        try:
            result = imported(path, split=split)
        except DocumentError as error:
            assert error.code == "FMT033"
            return
        loaded = Library(importer=lambda _: result.imported).read(path)
        assert [fault for one in loaded for fault in one.faults if fault.blocks] == []
        kept = words(rows) if not merges else set()  # a merged area shows only the cell at its corner
        assert kept - set(re.findall(r"词\d+之\d+", result.imported.text)) == set()


def _areas(merges: list[tuple[int, ...]], rows: list[list[str | None]]) -> list[str]:
    """Merged areas that do not meet, below the header."""
    taken: set[tuple[int, int]] = set()
    areas = []
    for top, left, height, width in merges:
        cells = {(top + at, left + column) for at in range(height % 3 + 1) for column in range(width % 3 + 1)}
        if len(cells) > 1 and not cells & taken and top < len(rows):
            taken |= cells
            last_row, last_column = max(cells)
            areas.append(f"{chr(65 + left)}{top + 3}:{chr(65 + last_column)}{last_row + 3}")
    return areas


PARAGRAPH = st.tuples(
    st.sampled_from(
        "{} 一、{} （一）{}（10分） 1.{}（5分）。每次扣1分。 （1）{} 二、考核内容（100分） 三、加分项（5分） 四、一票否决 "
        "有下列情形之一的，取消{}： 五、申诉{} 注：{} 满分100分 东河县{}考核办法 2026年1月1日 东河县人民政府 （共100分）".split(
            " "
        )
    ),
    st.integers(0, 99),
)


@settings(max_examples=100)
@given(st.lists(PARAGRAPH, min_size=1, max_size=14))
def test_no_word_of_a_text_is_lost(pieces: list[tuple[str, int]]) -> None:
    texts = [shape.replace("{}", f"词{at}之{number}") for at, (shape, number) in enumerate(pieces)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        document(path, *texts)
        try:
            result = imported(path)
        except DocumentError as error:
            assert error.code == "FMT033"
            return
        loaded = Library(importer=lambda _: result.imported).read(path)
        assert [fault for one in loaded for fault in one.faults if fault.blocks] == []
        assert words([[text] for text in texts]) - set(re.findall(r"词\d+之\d+", result.imported.text)) == set()
