from __future__ import annotations

import subprocess
import sys

import pytest

from kpi_audit.errors import DocumentError
from kpi_audit.source.document import Document, read_documents
from kpi_audit.source.lines import Lines
from kpi_audit.source.location import KeyPath, Place, Region, pointer

SCHEME = """\
# 青禾县方案
标题: 青禾县考核办法   # 草案
指标:
  - 名称: 会议台账
    分值:
    评分标准: |   # 原文
      每月召开例会 # 不是注释
      缺一次扣1分。

  - {名称: "群众#满意度", 分值: 20}  # 行内
保障条款: &c
  申诉: true
空: {}
"""


def read(text: str, encoding: str = "utf-8") -> Document:
    (document,) = read_documents("a.yaml", text.encode(encoding))
    return document


def shown(document: Document, path: KeyPath, start: int | None = None, end: int | None = None) -> str:
    region = document.region(Place("a.yaml", path, start, end))
    return document.text[region.offset : region.end_offset]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_lines_and_columns_are_the_same_in_every_encoding(newline: str, encoding: str) -> None:
    document = read(SCHEME.replace("\n", newline), encoding)
    region = document.region(Place("a.yaml", ("指标", 0, "评分标准"), 2, 6))
    assert document.text[region.offset : region.end_offset] == "召开例会"
    assert (region.line, region.column, region.end_line, region.end_column) == (7, 9, 7, 13)
    assert document.line_text(7) == "      每月召开例会 # 不是注释"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("标题",), "青禾县考核办法"),
        (("指标",), "- 名称: 会议台账"),
        (("指标", 0), "名称: 会议台账"),
        (("指标", 1), '{名称: "群众#满意度", 分值: 20}'),
        (("指标", 1, "名称"), '"群众#满意度"'),
        (("指标", 0, "分值"), "分值"),  # empty: its key
        (("指标", 0, "缺"), "名称: 会议台账"),  # missing in a list item: its first line
        (("指标", 9, "名称"), "指标"),  # missing in a list that has a key
        (("保障条款", "容错"), "保障条款"),
        (("保障条款",), "申诉: true"),
        (("空",), "{}"),
        (("标题", "深", 3), "标题"),
        (("缺",), "标题: 青禾县考核办法   # 草案"),
        ((), "标题: 青禾县考核办法   # 草案"),
        (("指标", -1), "指标"),
    ],
)
def test_regions_of_whole_nodes(path: KeyPath, words: str) -> None:
    assert shown(read(SCHEME), path) == words


def test_region_of_a_key() -> None:
    document = read(SCHEME)
    region = document.region(Place("a.yaml", ("指标", 1, "分值"), key=True))
    assert document.text[region.offset : region.end_offset] == "分值"
    assert (region.line, region.column) == (10, 20)
    item = document.region(Place("a.yaml", ("指标", 0), key=True))
    assert document.text[item.offset : item.end_offset] == "名称: 会议台账"


def test_a_block_text_is_shown_from_its_first_word_to_its_last() -> None:
    document = read(SCHEME)
    region = document.region(Place("a.yaml", ("指标", 0, "评分标准")))
    assert (region.line, region.column, region.end_line) == (7, 7, 8)
    assert document.text[region.offset : region.end_offset].endswith("扣1分。")


def test_words_outside_a_text_are_clamped() -> None:
    document = read("标题: 甲乙\n")
    assert shown(document, ("标题",), 1, 99) == "乙"
    assert shown(document, ("标题",), 1) == "乙"
    assert shown(document, ("标题",), -3, 1) == "甲"
    assert shown(document, ("标题",), -3, -1) == ""
    assert document.region(Place("a.yaml", ("标题",), 9, 12)) == Region(1, 7, 1, 7, 6, 6)
    assert document.region(Place("a.yaml", ("标题",), 1, 1)) == Region(1, 6, 1, 6, 5, 5)


def test_merged_values_are_shown_where_they_are_written() -> None:
    document = read("甲: &x {分值: 10}\n乙:\n  <<: *x\n")
    region = document.region(Place("a.yaml", ("乙", "分值")))
    assert (region.line, region.column) == (1, 12)


def test_a_region_of_a_number_key() -> None:
    assert shown(read("2026: 甲\n"), (2026,)) == "甲"


def test_nodes_by_path() -> None:
    document = read(SCHEME)
    assert document.node(()) is document.root
    assert document.node(("指标", 0, "名称")) is not None
    assert document.node(("指标", "名称")) is None
    assert document.node(("指标", 2)) is None


def test_comments() -> None:
    found = [(c.line, c.column, c.text, c.alone) for c in read(SCHEME).comments()]
    assert found == [
        (1, 1, "# 青禾县方案", True),
        (2, 15, "# 草案", False),
        (6, 15, "# 原文", False),
        (10, 29, "# 行内", False),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_comments_never_begin_inside_a_text(newline: str) -> None:
    text = "\n".join(
        [
            "<<: {x: '甲 # 1'}   # 一",
            "a: 甲#2",
            "b: >",
            "  # 3",
            "",
            "  乙",
            "# 二",
            "c: &x '甲",
            "  # 5'",
            "d: *x",
            "? '# 6'",
            ": [甲, # 三",
            "   乙]",
            'e: "#7" # 四 # 五',
        ]
    )
    document = read(text.replace("\n", newline))
    found = [(comment.text, comment.line) for comment in document.comments()]
    assert found == [("# 一", 1), ("# 二", 7), ("# 三", 12), ("# 四 # 五", 14)]
    for comment in document.comments():
        assert document.text[comment.offset :].startswith(comment.text)


def test_comments_of_several_documents() -> None:
    first, second = read_documents("a.yaml", "# 一\na: 1\n# 二\n--- # 三\nb: 2 # 四\n".encode())
    assert [comment.text for comment in first.comments()] == ["# 一", "# 二"]
    assert [comment.text for comment in second.comments()] == ["# 三", "# 四"]
    assert (first.number, second.number) == (0, 1)
    region = second.region(Place("a.yaml", ("b",)))
    assert (region.line, region.column) == (5, 4)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", "# 只有注释\n".encode(), b"---\n...\n", b"\xff\xfe"])
def test_a_file_without_content_has_no_document(data: bytes) -> None:
    assert read_documents("a.yaml", data) == []


def test_errors_tell_their_line() -> None:
    with pytest.raises(DocumentError) as raised:
        read_documents("a.yaml", "标题: 甲\r\n名称：乙\r\n分值: 1\r\n".encode("gb18030"))
    args = raised.value.args_by_name
    assert (args["line"], args["column"], args["end_line"], args["end_column"]) == (2, 3, 2, 4)
    assert args["source_line"] == "名称：乙"
    assert args["hint"] == "fullwidth_colon"


@pytest.mark.parametrize("bad", [b"\xff\xff", b"\x00"])
def test_errors_of_decoding_tell_their_line(bad: bytes) -> None:
    with pytest.raises(DocumentError) as raised:
        read_documents("a.yaml", "标题: 甲\n名称: 乙".encode() + bad + b"\n")
    args = raised.value.args_by_name
    assert (args["line"], args["column"]) == (2, 6)
    assert str(args["source_line"]).startswith("名称: 乙")
    assert "text" not in args


def test_lines() -> None:
    lines = Lines("a\nb\r\nc\rd\u2028e")
    assert [lines.line_text(number) for number in range(7)] == ["", "a", "b", "c", "d\u2028e", "", ""]
    assert [lines.position(offset) for offset in (0, 1, 2, 5, 7, 10)] == [
        (1, 1), (1, 2), (2, 1), (3, 1), (4, 1), (4, 4),
    ]  # fmt: skip
    assert lines.region(-5, 99) == Region(1, 1, 4, 4, 0, 10)


def test_importing_the_room_leaves_yaml_alone() -> None:
    code = "import sys, kpi_audit.source.document; print([m for m in sys.modules if 'yaml' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("path", "expected"),
    [((), ""), (("indicators", 0), "/indicators/0"), (("a~b/c", 1), "/a~0b~1c/1"), (("~1",), "/~01")],
)
def test_a_pointer_escapes_its_own_signs(path: KeyPath, expected: str) -> None:
    assert pointer(Place("a.yaml", path)) == expected
