from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_audit.errors import DocumentError
from kpi_audit.source.nodes import Mapping, Scalar
from kpi_audit.source.offsets import source_spans
from kpi_audit.source.scalars import resolve, source_offsets
from kpi_audit.source.tree import parse


def scalar(text: str) -> Scalar:
    """The value of the key k."""
    (root,) = parse(text)
    assert isinstance(root, Mapping)
    found = root.entries["k"][1]
    assert isinstance(found, Scalar)
    return found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", None), ("~", None), ("null", None), ("NULL", None), ("true", True), ("False", False),
        ("TRUE", True),
        ("0", 0), ("10", 10), ("-5", -5), ("+5", 5), ("010", 10), ("0o17", 15), ("0x1F", 31),
        ("0.5", 0.5), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-1.5E-2", -0.015), ("-.inf", -math.inf),
        ("no", "no"), ("on", "on"), ("Yes", "Yes"), ("nULL", "nULL"), ("12:30", "12:30"), ("1_000", "1_000"),
        ("１０", "１０"), ("٣", "٣"), ("2026-01-01", "2026-01-01"), ("20%", "20%"),
        ("0b1", "0b1"), ("-", "-"),
        ("0o8", "0o8"), ("+0x1", "+0x1"), (".", "."), ("1.2.3", "1.2.3"), ("9" * 5000, "9" * 5000),
        ("'10'", "10"), ('"true"', "true"), ("|-\n  10", "10"), ("''", ""),
        ("!!str 10", "10"), ("! 10", "10"),
        ("!!int '10'", 10), ("!!float 3", 3.0), ("!!null ''", None), ("!!bool 'true'", True), ("!!str", ""),
    ],
)  # fmt: skip
def test_core_schema(written: str, meant: object) -> None:
    node = Scalar(0, 1, written) if written == "-" else scalar(f"k: {written}\n")
    value = resolve(node)
    assert value == meant
    assert type(value) is type(meant)


def test_nan() -> None:
    value = resolve(scalar("k: .nan\n"))
    assert isinstance(value, float)
    assert math.isnan(value)


@pytest.mark.parametrize(
    ("written", "key"),
    [("!foo 1", "tag"), ("!!binary aGk=", "tag"), ("!<str> 1", "tag"), ("!!int 甲", "tag_value"),
     ("!!int 1.5", "tag_value"),
     ("!!float true", "tag_value"), ("!!int true", "tag_value"), ("!!bool 1", "tag_value")],
)  # fmt: skip
def test_tags_that_do_not_fit(written: str, key: str) -> None:
    with pytest.raises(DocumentError) as raised:
        resolve(scalar(f"k: {written}\n"))
    assert (raised.value.code, raised.value.key) == ("FMT008", key)
    assert raised.value.offset == len("k: ") + written.index(" ") + 1


@pytest.mark.parametrize(
    ("text", "words", "written"),
    [
        ("k: 甲乙丙\n", "乙", "乙"),
        ("k: 甲\n  乙\n\n\n  丙\n", "乙\n\n丙", "乙\n\n\n  丙"),
        ("k: 甲\r\n  乙 丁\r\n", "乙 丁", "乙 丁"),
        ("k: '甲''乙'\n", "'乙", "''乙"),
        ("k: ' 甲\n\n  乙 '\n", "甲\n乙 ", "甲\n\n  乙 "),
        ('k: "甲\\u4e59丙"\n', "乙", "\\u4e59"),
        ('k: "\\U00020bb7\\x41\\t丙"\n', "𠮷A\t", "\\U00020bb7\\x41\\t"),
        ('k: "甲\\\n  乙"\n', "乙", "乙"),
        ('k: "甲\\\n  乙"\n', "甲", "甲"),
        ('k: "甲 \\\n\n\n  乙丙"\n', "乙", "乙"),
        ('k: "甲\\ \n  乙"\n', "  乙", "\\ \n  乙"),
        ("k: |\n  甲\n\n   乙\n  丙\n", " 乙\n丙", " 乙\n  丙"),
        ("k: |2-\n    甲\n  乙", "乙", "乙"),
        ("k: |\r  甲\r  乙\r", "乙", "乙"),
        ("k: >\n  甲\n  乙\n\n  丙\n   丁\n  戊\n", "乙\n丙\n 丁\n戊", "乙\n\n  丙\n   丁\n  戊"),
        ("k: >\n  甲\n  乙\n", "甲 乙", "甲\n  乙"),
        ("k: &x !!str # 说明\n  甲乙\n", "乙", "乙"),
        ("k: 甲\u2028 乙\n", "乙", "乙"),
        ("k: 𠮷𠮷甲\n", "甲", "甲"),
    ],
)
def test_words_in_every_style(text: str, words: str, written: str) -> None:
    node = scalar(text)
    at = node.value.index(words)
    spans = source_spans(text, node)
    assert text[spans.starts[at] : spans.ends[at + len(words) - 1]] == written


def test_a_stretch_over_lines_and_the_code_points_one_by_one() -> None:
    text = "k: |\n    甲乙\n    丙\n    \u2028    丁\n\n"
    node = scalar(text)
    assert node.value == "甲乙\n丙\n\u2028丁\n"
    spans = source_spans(text, node)
    assert spans.size == len(node.value)
    assert [text[start:end] for start, end in zip(spans.starts, spans.ends, strict=True)] == list(node.value)
    at = text.index("乙")
    assert spans.stretch(1, 1) == (at, at)
    assert spans.stretch(1, 3) == (at, at + 2)
    assert spans.stretch(1, 4) == (at, text.index("丙") + 1)


def test_a_block_of_blanks_only() -> None:
    text = "k: |2+\n     \n\nz: 1\n"
    node = scalar(text)
    assert node.value == "   \n\n"
    assert source_offsets(text, node) == [9, 10, 11, 12, 13, 14]


def test_a_scalar_of_another_text_points_at_itself() -> None:
    node = Scalar(1, 3, "甲乙丙丁")
    assert source_offsets("[甲乙]", node) == [1, 1, 1, 1, 3]


def test_offsets_of_an_empty_text() -> None:
    text = "k: ''\n"
    assert source_offsets(text, scalar(text)) == [5]


LETTERS = "甲乙𠮷a1' \"\\#:-\t"
BODY = st.text(st.sampled_from([*LETTERS, "\n", "\n", " ", "甲", "\u2028", "\x85"]), min_size=1, max_size=40)
NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])


def check(text: str) -> None:
    """Each code point of the value is found in the file as itself, as a break, as a fold or as an escape."""
    try:
        node = scalar(text)
    except (DocumentError, KeyError, AssertionError, ValueError):
        return  # the generator does not know all of YAML
    spans = source_spans(text, node)
    assert len(spans.starts) == len(node.value)
    last = node.start
    for character, start, end in zip(node.value, spans.starts, spans.ends, strict=True):
        assert last <= start < end
        last = end
        written = text[start:end]
        if written == character:
            continue
        if character == "\n":
            assert written in ("\r\n", "\r", "\x85") or written.startswith("\\")
        elif character == " ":
            assert written.strip(" \t") in ("\n", "\r\n", "\r", "\x85") or written.startswith("\\")
        else:
            assert written == "''" or written.startswith("\\")
    kept = [character for character in node.value if not character.isspace()]
    assert len(kept) == sum(1 for start in spans.starts if not text[start].isspace() and text[start] != "\\") + sum(
        1 for c, start in zip(node.value, spans.starts, strict=True) if text[start] == "\\" and not c.isspace()
    )


@settings(max_examples=600)
@given(
    BODY,
    NEWLINES,
    st.sampled_from(["|", ">"]),
    st.sampled_from(["", "-", "+"]),
    st.booleans(),
    st.integers(1, 4),
)
def test_block_scalars(body: str, newline: str, style: str, chomp: str, explicit: bool, indent: int) -> None:
    lines = [" " * indent + line if line.strip() or len(line) > 3 else line for line in body.split("\n")]
    header = style + (str(indent) if explicit else "") + chomp
    check(newline.join([f"k: {header}", *lines, "z: 1", ""]))
    check(newline.join([f"k: {header}", *lines]))


@settings(max_examples=400)
@given(BODY, NEWLINES)
def test_plain_scalars(body: str, newline: str) -> None:
    check(newline.join("  " + line for line in f"k: {body}\nz: 1".split("\n")))


@settings(max_examples=400)
@given(BODY, NEWLINES)
def test_single_quoted_scalars(body: str, newline: str) -> None:
    quoted = body.replace("'", "''").replace("\n", newline + "  ")
    check(f"k: '{quoted}'{newline}")


PARTS = [
    "甲",
    "𠮷",
    " ",
    "\t",
    "\\n",
    "\\\\",
    '\\"',
    "\\u4e59",
    "\\U00020bb7",
    "\\x41",
    "\\ ",
    "\\\n",
    "\n",
    "\n  ",
    "'",
]


@settings(max_examples=600)
@given(st.lists(st.sampled_from(PARTS), max_size=25), NEWLINES)
def test_double_quoted_scalars(parts: list[str], newline: str) -> None:
    check('k: "' + "".join(parts).replace("\n", newline + " ") + '"' + newline)
