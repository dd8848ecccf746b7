"""The doors that texts reach less often: fixes, revisions, office files, settings, the editor, the schema of SARIF."""

from __future__ import annotations

import io
import itertools
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize
from xml.sax.saxutils import escape

import jsonschema
import pytest
from hostile_doors import call, examples, folder_of, watched
from hostile_editor import edited
from hostile_outputs import check_text
from hostile_schemes import HOSTILE, documents
from hypothesis import example, given
from hypothesis import strategies as st

ENDS = st.sampled_from(["\n", "\n", "\r\n"])
MARKS = st.sampled_from(["", "", "\ufeff"])


def _rows(name: str) -> list[dict[str, Any]] | None:
    said = call("inspect", name, "--format", "json")
    if said.code:
        return None
    return [row for document in json.loads(said.out)["documents"] for row in document["indicators"]]


def _meant(row: dict[str, Any]) -> tuple[object, ...]:
    """What a reader takes from a row, whatever the width of its characters and the blanks between them."""

    def plain(value: object) -> object:
        if isinstance(value, str):
            return re.sub(r"\s+", "", normalize("NFKC", value))
        if isinstance(value, dict):
            return {key: plain(one) for key, one in value.items()}
        return [plain(one) for one in value] if isinstance(value, list) else value

    return tuple(plain(row[key]) for key in ("name", "leaf", "veto", "ranked", "target", "deadline", "frequency"))


@examples
@given(documents(faults=0), ENDS, MARKS)
def test_a_fix_keeps_the_meaning_and_is_whole(text: str, end: str, mark: str) -> None:
    """Fixed once, nothing is left to fix; what cannot be fixed stays byte by byte; every row says what it said."""
    data = (mark + re.sub(r"\r\n|\r|\n", end, text.removeprefix("\ufeff"))).encode("utf-8", "surrogatepass")
    with folder_of({"scheme.yaml": data}) as folder:
        before = _rows("scheme.yaml")
        shown = call("fix", "scheme.yaml", "--diff")
        assert (folder / "scheme.yaml").read_bytes() == data
        said = call("fix", "scheme.yaml")
        after = (folder / "scheme.yaml").read_bytes()
        if said.code:
            assert after == data
            return
        assert bool(shown.code) is (after != data)
        assert after.count(b"\r") == 0 or b"\r" in data
        assert after.startswith(b"\xef\xbb\xbf") is data.startswith(b"\xef\xbb\xbf")
        rows = _rows("scheme.yaml")
        assert (rows is None) is (before is None)
        if rows is not None and before is not None:
            assert [_meant(row) for row in rows] == [_meant(row) for row in before]
            assert all(new["points"] == old["points"] for new, old in zip(rows, before, strict=True) if old["points"])
        call("fix", "scheme.yaml")
        assert (folder / "scheme.yaml").read_bytes() == after
        assert [one.name for one in folder.iterdir()] == ["scheme.yaml"]


LEAF = "title: 甲\nindicators: [{name: 甲}]\n"


@examples
@given(documents(faults=0), documents(faults=0))
@example(LEAF, LEAF.replace("甲", "##vso[task.x]y"))
def test_any_revision(old: str, new: str) -> None:
    with folder_of({"old.yaml": old, "new.yaml": new}) as folder:
        for form in ("rich", "markdown", "json", "html"):
            said = call("diff", "old.yaml", "new.yaml", "--format", form)
            if said.out:
                check_text("terminal" if form == "rich" else form, said.out)
        assert {one.name for one in folder.iterdir()} == {"old.yaml", "new.yaml"}


@examples
@given(documents(faults=0), documents(faults=0))
def test_sarif_holds_to_its_schema(sarif_schema: dict[str, Any], one: str, other: str) -> None:
    with folder_of({"a.yaml": one, "b/%41 甲#?.yaml": other}):
        for form in ("sarif", "sarif-active"):
            said = call("check", ".", "--select", "ALL", "--format", form)
            jsonschema.validate(json.loads(said.out), sarif_schema)


CELLS = st.lists(st.lists(HOSTILE, min_size=1, max_size=4), min_size=1, max_size=4)
HEADS = ["指标", "分值", "评分标准", "考核单位"]


_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no office file can hold."""


def _csv(rows: list[list[str]]) -> bytes:
    return "\n".join(",".join(cell.replace(",", "，") for cell in row) for row in [HEADS, *rows]).encode(
        "utf-8", "surrogatepass"
    )


def _markdown(rows: list[list[str]]) -> bytes:
    lines = ["| " + " | ".join(row) + " |" for row in [HEADS, ["---"] * 4, *rows]]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _xlsx(rows: list[list[str]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in [HEADS, *rows]:
        book.active.append([_NO_XML.sub("", _said(cell)) for cell in row])
    return _saved(book)


def _docx(rows: list[list[str]]) -> bytes:
    from docx import Document

    paper: Any = Document()
    table = paper.add_table(rows=0, cols=4)
    for row in [HEADS, *rows]:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = _NO_XML.sub("", _said(text))
    return _saved(paper)


def _said(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    now = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")  # hypothesis wants the same file each time
    return _zipped({name: now.sub(b"2026-01-01T00:00:00Z", part) for name, part in _parts(stream.getvalue()).items()})


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, part in parts.items():
            made.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _text(rows: list[list[str]]) -> bytes:
    """Articles, numbered items and tabbed lines, as they are copied from a page."""
    heads = itertools.cycle(("第一章 考核内容\n", "一、", "（一）", "1.", "（20分）", "第三条 ", "\n", "\t", "##"))
    lines = (next(heads) + ("\t" if number % 3 == 2 else "，").join(row) for number, row in enumerate(rows))
    return "\n".join(("某县2026年度考核办法", *lines)).encode("utf-8", "surrogatepass")


MAKERS = {"csv": _csv, "tsv": _csv, "md": _markdown, "txt": _text, "xlsx": _xlsx, "docx": _docx}


@st.composite
def office_files(draw: st.DrawFn, kind: str) -> bytes:
    """A file of a kind with a table of anything; whole, or with some bytes of it changed, in its parts too."""
    data = MAKERS[kind](draw(CELLS))
    what = draw(st.integers(0, 3))
    if what == 1:
        data = draw(st.binary(max_size=40))
    elif what == 2:
        data = _bitten(draw, data)
    elif what == 3 and kind in ("xlsx", "docx"):
        parts = _parts(data)
        name = draw(st.sampled_from(sorted(parts)))
        data = _zipped(parts | {name: _bitten(draw, parts[name])})
    return data


def _bitten(draw: st.DrawFn, data: bytes) -> bytes:
    at, size = draw(st.integers(0, len(data))), draw(st.integers(0, 20))
    return data[:at] + draw(st.binary(max_size=6)) + data[at + size :]


@pytest.mark.parametrize("kind", MAKERS)
def test_any_office_file(kind: str) -> None:
    """Imported, it is a scheme or a duty list that loads; otherwise nothing is written. A check says what it finds."""

    @examples
    @given(office_files(kind))
    def check(data: bytes) -> None:
        with folder_of({f"table.{kind}": data}) as folder:
            call("import", f"table.{kind}", "--preview")
            said = call("import", f"table.{kind}", "-o", "made.yaml")
            made = folder / "made.yaml"
            assert made.exists() is (said.code == 0)
            if made.exists():
                assert call("inspect", "made.yaml").code in (0, 3)
            said = call("check", f"table.{kind}", "--format", "json")
            if said.out:
                check_text("json", said.out)

    check()


PLAIN = st.sampled_from(
    ["", "", "", "满意度", "10", "每少一次扣1分，扣完为止。", "合计", "注：另行通知", "一、党的建设（20分）", "是"]
)
SPANS = st.sampled_from([(1, 1), (1, 1), (1, 1), (2, 1), (1, 2), (3, 4), (9, 1)])
Merged = list[list[tuple[str, tuple[int, int]]]]


@st.composite
def merged_tables(draw: st.DrawFn) -> Merged:
    """Rows with a header somewhere among them, cells that go on below and beside, and nothing in many."""
    rows = draw(st.lists(st.lists(st.tuples(PLAIN | HOSTILE, SPANS), max_size=4), max_size=6))
    head = [(name, draw(SPANS)) for name in HEADS]
    return [*rows[: len(rows) // 3], head, *rows[len(rows) // 3 :]]


def _html_of(rows: Merged) -> bytes:
    cells = (
        "".join(f"<td rowspan={tall} colspan={wide}>{said}</td>" for said, (tall, wide) in row).join(
            ("<tr>", "</tr>\n")
        )
        for row in rows
    )
    return f"<table>{''.join(cells)}</table>\n".encode("utf-8", "surrogatepass")


def _docx_of(rows: Merged) -> bytes:
    from docx import Document
    from docx.oxml import parse_xml

    def cell(said: str, tall: int, wide: int) -> str:
        merge = {1: "", 2: '<w:vMerge w:val="restart"/>'}.get(tall, "<w:vMerge/>")
        text = escape(_NO_XML.sub("", _said(said)))
        span = f'<w:gridSpan w:val="{wide}"/>'
        return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    paper: Any = Document()
    made = "".join(f"<w:tr>{''.join(cell(said, *span) for said, span in row)}</w:tr>" for row in rows)
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paper.element.body.insert(0, parse_xml(f'<w:tbl xmlns:w="{name}"><w:tblPr/><w:tblGrid/>{made}</w:tbl>'))
    return _saved(paper)


def _xlsx_of(rows: Merged) -> bytes:
    from openpyxl import Workbook

    book: Any = Workbook()
    for at, row in enumerate(rows, 1):
        for column, (said, (tall, wide)) in enumerate(row, 1):
            cell = book.active.cell(at, column)
            if type(cell).__name__ == "Cell":  # not one that was merged with another
                cell.value = _NO_XML.sub("", _said(said)) or None
            if (tall, wide) != (1, 1):
                book.active.merge_cells(
                    start_row=at, start_column=column, end_row=at + tall - 1, end_column=column + wide - 1
                )
    return _saved(book)


@pytest.mark.parametrize(("kind", "make"), [("md", _html_of), ("docx", _docx_of), ("xlsx", _xlsx_of)])
def test_any_table_of_merged_cells(kind: str, make: Callable[[Merged], bytes]) -> None:
    """Rows that only go on what stands above them, or have nothing at all, are none."""
    blank = ("", (3, 1))
    last = [[("满意度", (2, 1)), ("10", (2, 1)), ("每少一次扣1分", (2, 1)), ("", (2, 1))], [blank] * 4]

    @examples
    @given(merged_tables())
    @example([[], [(name, (1, 1)) for name in HEADS], *last, []])
    def check(rows: Merged) -> None:
        with folder_of({f"table.{kind}": make(rows)}) as folder:
            call("import", f"table.{kind}", "--preview")
            said = call("import", f"table.{kind}", "-o", "made.yaml")
            assert (folder / "made.yaml").exists() is (said.code == 0)
            if said.code == 0:
                assert call("inspect", "made.yaml").code in (0, 3)

    check()


SETTINGS: dict[str, str] = {
    **dict.fromkeys(("select", "ignore", "extend-select", "mandatory", "exclude"), "list"),
    **dict.fromkeys(("profile", "edition", "fail-on", "lang", "baseline", "extend"), "text"),
    **dict.fromkeys(("severity", "thresholds", "lexicon", "per-file-ignores"), "table"),
}
RULE = ("code", "title", "words", "unless", "when", "count", "share", "scope", "message", "basis", "severity", "fields")
SAID = HOSTILE | st.sampled_from(
    "PRC101 PRC ALL OFF001 2026 strict error >=5 25% {name} {words} {0} {name!r} (甲|乙 (甲|)…乙 …… [^ leaf group scheme criteria * ** a/** true".split()
)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(str(key))} = {_toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(_said(value)).replace("\x7f", "\\u007f")
    return repr(value)


SCALARS = st.one_of(SAID, SAID, st.integers(-5, 200), st.floats(allow_nan=False, allow_infinity=False), st.booleans())
TABLES = st.dictionaries(SAID.map(_said), SCALARS | st.lists(SAID, max_size=3), max_size=3)
ANYTHING = st.one_of(SCALARS, st.lists(SCALARS, max_size=3), TABLES)


@st.composite
def settings_files(draw: st.DrawFn) -> str:
    """Settings of any values, mostly of the kind that is asked for, and rules of one's own."""
    lines = []
    for key in draw(st.lists(st.sampled_from(list(SETTINGS)), max_size=4, unique=True)):
        right = {"list": st.lists(SAID, max_size=3), "text": SAID, "table": TABLES}[SETTINGS[key]]
        lines.append(f"{key} = {_toml(draw(right | ANYTHING))}")
    for number in range(draw(st.integers(0, 2))):
        rule: dict[str, object] = {"code": f"OFF00{number}", "title": "甲", "words": ["台账"], "message": "{name}"}
        for key in draw(st.lists(st.sampled_from(RULE), max_size=4)):
            rule[key] = draw(ANYTHING)
        lines += ["[[rules]]", *(f"{key} = {_toml(value)}" for key, value in rule.items())]
    return "\n".join(lines) + "\n"


@examples
@given(settings_files(), documents(faults=0))
def test_any_settings(settings: str, scheme: str) -> None:
    """A rule of an office's own may hold anything: it is told at its place, or it runs; a page and a report come out."""
    with folder_of({"kpi-audit.toml": settings, "scheme.yaml": scheme}):
        said = call("check", "scheme.yaml", "--format", "json", "-o", "out.md", "-o", "out.html")
        if said.out:
            check_text("json", said.out)
        for name, form in (("out.md", "markdown"), ("out.html", "html")):
            if Path(name).exists():
                check_text(form, Path(name).read_bytes())
        call("explain", "OFF000", "--config", "kpi-audit.toml")
        call("rules", "--config", "kpi-audit.toml")
        shown = call("config", "scheme.yaml")
        check_text("terminal", shown.out)


@examples
@given(documents(), MARKS, ENDS)
def test_any_text_in_an_editor(text: str, mark: str, end: str) -> None:
    """Every place lies in the text as the protocol counts its lines, and every edit can be made."""
    pytest.importorskip("pygls")
    text = mark + re.sub("\n", end, text)
    lines = re.split(r"\r\n|[\r\n]", text)
    with watched():
        diagnostics, actions = edited(text)
    for where in [one.range for one in diagnostics] + [edit.range for edit in actions]:
        assert (where.start.line, where.start.character) <= (where.end.line, where.end.character)
        for place in (where.start, where.end):
            assert 0 <= place.line < len(lines)
            assert 0 <= place.character <= len(lines[place.line].encode("utf-16-le", "surrogatepass")) // 2
