"""Files that mean harm or are broken: a clear error, exit 2, nothing written; text that looks like a formula is text."""

from __future__ import annotations

import builtins
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from importers_office import BODY, SHEET, document, edited, imported, notes, outline, put, scheme, sheet

from kpi_audit.cli.app import run
from kpi_audit.errors import DocumentError
from kpi_audit.importers import archive
from kpi_audit.importers.draft import Branch, Draft, Said
from kpi_audit.importers.drafting import overview
from kpi_audit.importers.drafting.assembling import _without_forms
from kpi_audit.importers.drafting.overview import without_overview
from kpi_audit.importers.drafting.parts import Part
from kpi_audit.importers.formats import delimited, sheet_shape
from kpi_audit.importers.opening import read_papers
from kpi_audit.importers.paper import LONGEST
from kpi_audit.source.document import read_documents

ROWS: list[list[Any]] = [["指标", "分值", "评分标准"], ["甲", 100, "按率"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Maker = Callable[[Path], Path]


def book(path: Path) -> Path:
    return sheet(path.with_suffix(".xlsx"), ROWS)


def paper(path: Path) -> Path:
    return document(path.with_suffix(".docx"), ROWS)


def raw(suffix: str, data: bytes) -> Maker:
    def make(path: Path) -> Path:
        path = path.with_suffix(suffix)
        path.write_bytes(data)
        return path

    return make


def cut(maker: Maker) -> Maker:
    def make(path: Path) -> Path:
        whole = maker(path)
        whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
        return whole

    return make


def changed(maker: Maker, part: str, change: Callable[[bytes], bytes], **added: bytes) -> Maker:
    return lambda path: edited(
        maker(path), {part: change}, {name.replace("__", "/"): one for name, one in added.items()}
    )


def renamed(maker: Maker, suffix: str) -> Maker:
    return lambda path: maker(path).rename(path.with_suffix(suffix))


def with_laughs(maker: Maker, part: str, encoding: str = "utf-8") -> Maker:
    """A billion laughs at the head of a part: ten names, each of ten of the one before."""
    names = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))

    def change(data: bytes) -> bytes:
        text = data.decode().partition("?>")[2] if data.startswith(b"<?xml") else data.decode()
        head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY l0 "哈">{names}]>'
        return (head + text).encode(encoding)

    return changed(maker, part, change)


def lying(maker: Maker, part: str) -> Maker:
    """The list of parts says that one of them is small."""

    def make(path: Path) -> Path:
        whole = edited(maker(path), {part: lambda data: data + b" " * 9_000_000})
        data = bytearray(whole.read_bytes())
        at = data.rindex(b"PK\x01\x02", 0, data.rindex(part.encode()))
        data[at + 24 : at + 28] = (999).to_bytes(4, "little")
        whole.write_bytes(data)
        return whole

    return make


def called(maker: Maker, part: str, other: str, body: bytes) -> Maker:
    """A part under another name, which the list of parts declares to be what it was, with more in it."""
    name, new = part.rpartition("/")[2].encode(), other.rpartition("/")[2].encode()

    def make(path: Path) -> Path:
        with zipfile.ZipFile(whole := maker(path)) as first:
            parts = {name: first.read(name) for name in first.namelist()}
        parts[other] = body + parts[part]
        for each in [each for each in parts if each.endswith((".rels", "[Content_Types].xml"))]:
            parts[each] = parts[each].replace(name, new)
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as last:
            for each, data in parts.items():
                last.writestr(each, data)
        return whole

    return make


def _strings(data: bytes) -> bytes:
    """The list of parts, where a sheet is declared to be the table of texts, of which all is kept."""
    return data.replace(b"spreadsheetml.worksheet+xml", b"spreadsheetml.sharedStrings+xml")


def _in_strict(data: bytes) -> bytes:
    """The names of Strict Open XML, a kind that Word and Excel offer for saving."""
    return re.sub(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/", rb"http://purl.oclc.org/ooxml/\1/", data)


LONG = "长" * 1_000_000
ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DEEP = b"<w:sdt><w:sdtContent>" * 3000 + b"<w:p/>" + b"</w:sdtContent></w:sdt>" * 3000
HUGE = f'<row r="9"><c r="A9" t="inlineStr"><is><t>{"长" * (LONGEST + 1)}</t></is></c></row>'.encode()
CASES: dict[str, tuple[Maker, str]] = {
    "empty": (raw(".xlsx", b""), "empty"),
    "junk": (raw(".xlsx", bytes(range(256)) * 9), "corrupt"),
    "cut": (cut(book), "corrupt"),
    "cut-docx": (cut(paper), "corrupt"),
    "broken-xml": (changed(book, SHEET, lambda data: data[:-30]), "corrupt"),
    "no-workbook": (changed(book, "xl/_rels/workbook.xml.rels", lambda _: b"<x/>"), "corrupt"),
    "encrypted": (raw(".xlsx", OLE + "EncryptedPackage".encode("utf-16-le")), "encrypted"),
    "old-xls": (raw(".xlsx", OLE + bytes(99)), "old_inside_xlsx"),
    "old-doc": (raw(".docx", OLE + bytes(99)), "old_inside_docx"),
    "is-docx": (renamed(paper, ".xlsx"), "really_docx"),
    "is-xlsx": (renamed(book, ".docx"), "really_xlsx"),
    "csv-is-xlsx": (renamed(book, ".csv"), "really_zip"),
    "md-is-pdf": (raw(".csv", b"%PDF-1.7"), "really_pdf"),
    "macros": (changed(book, SHEET, lambda data: data, xl__vbaProject__bin=b""), "corrupt"),
    "bomb": (changed(book, SHEET, put(b"<sheetData>", b" " * 5_000_000)), "bomb"),
    "bomb-docx": (changed(paper, BODY, put(b"<w:body>", b" " * 5_000_000)), "bomb"),
    "bomb-called-picture": (called(paper, BODY, "word/image1.png", b" " * 5_000_000), "bomb"),
    "laughs-called-picture": (called(paper, BODY, "word/image1.png", ENTITY), "doctype"),
    "bomb-declared-texts": (
        changed(
            changed(book, SHEET, put(b"<sheetData>", bytes(range(256)) * 200_000)), "[Content_Types].xml", _strings
        ),
        "bomb",
    ),
    "entities": (changed(book, "xl/workbook.xml", put(b"<workbook", ENTITY)), "doctype"),
    "late-doctype": (changed(paper, BODY, put(b"<w:document", b"<!--" + b"x" * 9000 + b"-->" + ENTITY)), "doctype"),
    "deep": (changed(paper, BODY, put(b"<w:sectPr", DEEP)), "corrupt"),
    "huge-cell": (changed(book, SHEET, put(b"</sheetData>", HUGE)), "huge_cell"),
    "far": (
        changed(book, SHEET, put(b"</sheetData>", b'<row r="999999"><c r="XFD999999"><v>1</v></c></row>')),
        "huge_sheet",
    ),
    "huge-csv-cell": (raw(".csv", f"指标,分值\n{'长' * (LONGEST + 1)},5\n".encode()), "huge_cell"),
    "million-characters": (changed(book, SHEET, put(b"</sheetData>", HUGE.replace(b"9", b"7"))), "huge_cell"),
    "million-characters-csv": (raw(".csv", f"指标,分值,评分标准\n甲,5,{LONG}\n".encode()), "huge_cell"),
    "million-characters-tsv": (raw(".tsv", f"指标\t分值\n甲\t{LONG}\n".encode("gb18030")), "huge_cell"),
    "million-characters-md": (raw(".md", f"|指标|分值|\n|--|--|\n|甲|{LONG}|\n".encode()), "huge_cell"),
    "million-characters-prose": (raw(".md", f"# 办法\n\n{LONG}\n".encode()), "huge_cell"),
    "million-characters-docx": (lambda path: document(path.with_suffix(".docx"), [["指标", LONG]]), "huge_cell"),
    "million-characters-paragraph": (lambda path: document(path.with_suffix(".docx"), LONG), "huge_cell"),
    "million-characters-txt": (raw(".txt", LONG.encode()), "huge_cell"),
    "million-marks": (raw(".md", b"**a" * 1_000_000), "huge_cell"),
    "laughs-workbook": (with_laughs(book, "xl/workbook.xml"), "doctype"),
    "laughs-sheet": (with_laughs(book, SHEET), "doctype"),
    "laughs-styles": (with_laughs(book, "xl/styles.xml"), "doctype"),
    "laughs-relations": (with_laughs(book, "xl/_rels/workbook.xml.rels"), "doctype"),
    "laughs-types": (with_laughs(book, "[Content_Types].xml"), "doctype"),
    "laughs-utf16": (with_laughs(book, "xl/workbook.xml", "utf-16"), "doctype"),
    "laughs-docx": (with_laughs(paper, BODY), "doctype"),
    "laughs-docx-utf16": (with_laughs(paper, BODY, "utf-16"), "doctype"),
    "laughs-docx-styles": (with_laughs(paper, "word/styles.xml"), "doctype"),
    "lying": (lying(book, SHEET), "corrupt"),
    "lying-docx": (lying(paper, BODY), "corrupt"),
    "password-docx": (raw(".docx", OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le")), "encrypted"),
    "macros-docx": (lambda path: edited(paper(path), {}, {"word/vbaProject.bin": b"x"}), "macros"),
    "csv-called-xlsx": (raw(".xlsx", "指标,分值\n甲,5\n".encode()), "corrupt"),
    "html-called-xlsx": (raw(".xlsx", "<table><tr><td>指标</td></tr></table>".encode()), "corrupt"),
    "pdf-called-docx": (raw(".docx", b"%PDF-1.7\n"), "corrupt"),
    "xlsx-called-md": (renamed(book, ".md"), "really_zip"),
    "old-xls-called-csv": (raw(".csv", OLE + bytes(99)), "really_ole"),
    "far-column": (
        changed(book, SHEET, put(b"</sheetData>", b'<row r="3"><c r="XFE3"><v>1</v></c></row>')),
        "huge_sheet",
    ),
    "columns": (
        changed(book, SHEET, put(b"<sheetData>", b'<cols><col min="1" max="9" hidden="1"/></cols>' * 20_000)),
        "huge_sheet",
    ),
    "merges": (
        changed(book, SHEET, put(b"<pageMargins", b'<mergeCell ref="A1:B2"/>' * 20_001)),
        "huge_sheet",
    ),
    "empty-csv": (raw(".csv", b""), "empty"),
    "blank-txt": (raw(".txt", b" \n\n"), "empty"),
    "nul-txt": (raw(".txt", b"\0" * 100_000), "control_character"),
    "xlsx-called-txt": (renamed(book, ".txt"), "really_zip"),
    "rows-of-tabs": (raw(".txt", (b"a\t" * 600 + b"\n") * 2), "huge_table"),
    "blank-md": (raw(".md", b" \n\n"), "empty"),
    "nul": (raw(".csv", b"\0" * 100_000), "control_character"),
    "nul-md": (raw(".md", b"\0" * 100_000), "control_character"),
    "one-line": (raw(".csv", "指标,".encode() * 200_000), "huge_rows"),
    "one-line-of-quotes": (raw(".csv", b'"a""",' * 200_000), "huge_rows"),
    "one-line-md": (raw(".md", b"|a" * 200_000 + b"\n" + b"|-" * 200_000), "huge_table"),
    "large-csv": (raw(".csv", "指标,分值\n".encode() + b" " * (17 * 1024 * 1024)), "huge_plain"),
    "bad-bytes": (raw(".csv", "指标,分值\n甲,5\n".encode() + b"\xff\x80\x00\x01\xff"), "undecodable"),
    "control": (raw(".csv", "指标,分值\n甲\x01,5\n".encode()), "control_character"),
}
for _maker, _part in ((book, "xl/workbook.xml"), (paper, BODY)):
    CASES[f"strict-{_maker.__name__}"] = (changed(_maker, _part, _in_strict), "strict_xml")
CASES["macros"] = (lambda path: edited(book(path), {}, {"xl/vbaProject.bin": b"x"}), "macros")


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Import tells what it is and leaves no output; check reports it as an error of form."""
    maker, key = CASES[name]
    path = maker(tmp_path / "方案")
    with pytest.raises(DocumentError) as caught:
        read_papers(path)
    assert (caught.value.code, caught.value.key) == ("FMT032", key)
    before = sorted(tmp_path.iterdir())
    for lang in ("zh", "en"):
        assert run(["import", str(path), "-o", str(tmp_path / "out.yaml"), "--lang", lang]) == 2
        out, err = capsys.readouterr()
        assert out == "" and path.name in err and "{" not in err and "Traceback" not in err
    assert sorted(tmp_path.iterdir()) == before
    assert run(["check", str(path)]) == 2
    assert "FMT032 error" in capsys.readouterr().out


@pytest.mark.parametrize("suffix", [".xls", ".doc", ".wps", ".et", ".pdf", ".xlsm", ".docm", ".ods", ".pptx", ".abc"])
def test_other_kinds_are_told_how_to_convert(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"方案{suffix}"
    path.write_bytes(b"x")
    assert run(["import", str(path), "-o", str(tmp_path / "out.yaml")]) == 2
    err = capsys.readouterr().err
    assert suffix in err
    assert ".docx" in err or ".xlsx" in err
    assert not (tmp_path / "out.yaml").exists()


def test_a_million_empty_rows_are_no_burden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows and cells that only have a format count for nothing; those with a value are bounded."""
    empty = b"".join(
        b'<row r="%d" s="1"><c r="A%d" s="1"/><c r="B%d"/></row>' % (at, at, at) for at in range(3, 30_000)
    )
    path = edited(book(tmp_path / "a"), {SHEET: put(b"</sheetData>", empty)})
    assert outline(scheme(path).indicators) == [("甲", 100)]
    filled = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (at, at) for at in range(3, 60))
    monkeypatch.setattr(sheet_shape, "MAX_ROWS", 50)
    with pytest.raises(DocumentError) as caught:
        read_papers(edited(book(tmp_path / "b"), {SHEET: put(b"</sheetData>", filled)}))
    assert caught.value.key == "huge_sheet"


def test_too_many_rows_of_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_ROWS", 50)
    path = raw(".csv", "指标,分值\n".encode() + "甲,1\n".encode() * 50)(tmp_path / "a")
    with pytest.raises(DocumentError) as caught:
        read_papers(path)
    assert caught.value.key == "huge_rows"


def test_a_line_of_endless_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = raw(".csv", "指标,分值,标准\n甲,5,a\n".encode() + b"".join(b",,%d\n" % n for n in range(1200)))(
        tmp_path / "a"
    )
    for lang, said in (("zh", "第2行：从此处起 1201 行都归在同一个名称下"), ("en", "line 2: From here on 1201 rows")):
        assert run(["import", str(path), "-o", str(tmp_path / "out.yaml"), "--lang", lang]) == 2
        assert said in capsys.readouterr().err
    assert not (tmp_path / "out.yaml").exists()


def test_merged_areas_of_the_whole_sheet_are_cut(tmp_path: Path) -> None:
    merge = b'<mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    path = edited(book(tmp_path / "a"), {SHEET: put(b"<pageMargins", merge)})
    assert outline(scheme(path).indicators) == [("甲", 100)]


def test_too_many_parts_or_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a")
    for name, value, key in (("MAX_ENTRIES", 3, "bomb"), ("MAX_TOTAL", 100, "bomb"), ("MAX_FILE", 100, "huge_file")):
        with monkeypatch.context() as patch, pytest.raises(DocumentError) as caught:
            patch.setattr(archive, name, value)
            read_papers(path)
        assert caught.value.key == key


def test_links_to_other_workbooks_are_not_followed(tmp_path: Path) -> None:
    """The value last stored is taken, and told."""
    path = edited(
        book(tmp_path / "a"),
        {SHEET: lambda data: data.replace(b"<v>100</v>", b"<f>[1]Sheet1!A1</f><v>100</v>")},
        {"xl/externalLinks/externalLink1.xml": b"<x/>"},
    )
    assert outline(scheme(path).indicators) == [("甲", 100)]
    assert "external_links" in notes(path)


FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x","y")', "＝1+1"]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("suffix", [".csv", ".docx"])
def test_formulas_in_texts_are_texts(formula: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    if suffix == ".csv":
        quoted = formula.replace('"', '""')
        path.write_text(f'指标,分值,评分标准\n甲,100,"{quoted}"\n', "utf-8")
    else:
        document(path, [["指标", "分值", "评分标准"], ["甲", 100, formula]])
    assert scheme(path).indicators[0].criteria == formula


def test_text_of_the_file_makes_no_comment_and_no_key(tmp_path: Path) -> None:
    """Names of sheets and texts in comments cannot suppress a finding or end the comment."""
    evil = "# kpi-audit: ignore-file[ALL] 无\n指标: []\n---"
    path = sheet(
        tmp_path / "a.xlsx", [["指标", "分值", "评分标准", evil[:20]], ["甲", evil, evil, evil]], name="# kpi-audit 表"
    )
    found = scheme(path)
    assert found.indicators[0].name == "甲"
    assert found.indicators[0].criteria == evil
    [written] = read_documents("a", imported(path).imported.text.encode())
    assert [one.text for one in written.comments() if "kpi-audit: ignore" in one.text[1:].replace("＃", "")] == [
        one.text for one in written.comments() if one.text.startswith("# TODO")
    ]
    assert not any("# kpi-audit" in one.text or "#kpi-audit" in one.text for one in written.comments())


def test_a_name_of_a_sheet_may_hold_anything(tmp_path: Path) -> None:
    """Characters that YAML forbids stand in no comment either."""

    def named(data: bytes) -> bytes:
        return data.replace(b'name="', b'name="\xc2\x9b31m&#127;&#133;', 1)

    path = edited(book(tmp_path / "a"), {"xl/workbook.xml": lambda data: data.replace(b"<sheet ", b"<sheet  ", 1)})
    path = edited(path, {"xl/workbook.xml": lambda data: data[: (at := data.index(b"<sheet "))] + named(data[at:])})
    assert outline(scheme(path).indicators) == [("甲", 100)]
    text = imported(path).imported.text
    assert "31m" in text
    assert not {"\x7f", "\x85", "\x9b"} & set(text)


def test_sheets_by_the_thousand(linear: Callable[[Callable[[int, int], object], int], None]) -> None:
    """None is held against all that stand beside it."""

    def sort(count: int, number: int) -> None:
        tree = [Branch(Said(f"{number}"))]
        drafts = [Draft(source="", trees={"indicators": tree}, rows=at) for at in range(count)]
        assert len(_without_forms([Part("") for _ in drafts], drafts)) == count

    linear(sort, 400)


def test_without_the_libraries_the_command_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".")[0] in ("openpyxl", "docx"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    files = [book(tmp_path / "a"), paper(tmp_path / "b")]
    for name in [name for name in sys.modules if name.split(".")[0] in ("openpyxl", "docx")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    for path in files:
        for argv in (["import", str(path)], ["check", str(path)]):
            assert run(argv) == 2
            out, err = capsys.readouterr()
            assert "pip install 'kpi-audit[office]'" in out + err
    scheme_file = tmp_path / "s.yaml"
    scheme_file.write_text("标题: 甲\n指标: [{名称: 乙, 分值: 1}]\n", "utf-8")
    assert run(["export", str(scheme_file), "-o", str(tmp_path / "s.xlsx")]) == 2
    err = capsys.readouterr().err
    assert "pip install 'kpi-audit[office]'" in err
    assert "导出为 .csv" in err
    assert "再导入" not in err
    assert not (tmp_path / "s.xlsx").exists()
    (tmp_path / "c.csv").write_text("指标,分值\n甲,100\n", "utf-8")
    assert run(["import", str(tmp_path / "c.csv")]) == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = book(tmp_path / "a")
    path.chmod(0)
    assert run(["import", str(path)]) == 2
    assert "错误" in capsys.readouterr().err


def _formatted_rows(path: Path) -> Path:
    """A sheet of 1,048,576 rows and four columns, of which two rows have values."""
    with zipfile.ZipFile(book(path)) as first:
        parts = {name: first.read(name) for name in first.namelist()}
    before, after = parts.pop(SHEET).split(b"</sheetData>")
    with zipfile.ZipFile(path.with_suffix(".xlsx"), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as last:
        for name, data in parts.items():
            last.writestr(name, data)
        with last.open(SHEET, "w") as part:
            part.write(before)
            for start in range(3, 1_048_577, 1000):
                numbers = range(start, min(start + 1000, 1_048_577))
                part.write(b"".join(_EMPTY_ROW.replace(b"?", b"%d" % number) for number in numbers))
            part.write(b"</sheetData>" + after)
    return path.with_suffix(".xlsx")


_EMPTY_ROW = b'<row r="?" s="1" customFormat="1"><c r="A?" s="1"/><c r="B?" s="1"/><c r="C?" s="1"/><c r="D?"/></row>'
BOUNDED: dict[str, tuple[Maker, int]] = {
    "formatted-rows": (_formatted_rows, 0),
    "unpacked-100-megabytes": (changed(book, SHEET, put(b"</sheetData>", bytes(100 * 1024 * 1024))), 2),
    "one-line": (raw(".csv", "指标，".encode() * 1_500_000), 2),
    "one-word": (raw(".csv", "长".encode() * 5_000_000), 2),
    "blanks": (raw(".md", (b"# a" + b" " * 30_000 + b"b\n") * 400), 2),
    "lines": (
        raw(".txt", ("某镇考核办法\n一、考核内容\n" + "（一）巡查（1分）。缺一次扣0.1分。\n" * 12_000).encode()),
        0,
    ),
    "blanks-in-cells": (raw(".csv", b"a,b\n" + (b"a" + b" " * 30_000 + b"b,1\n") * 400), 2),
}


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are those of Linux")
@pytest.mark.parametrize("name", BOUNDED)
def test_time_and_memory_are_bounded(name: str, tmp_path: Path) -> None:
    """The command ends by itself within a minute of computing and a gigabyte of memory."""
    import resource

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        resource.setrlimit(resource.RLIMIT_AS, (1024**3, 1024**3))

    maker, code = BOUNDED[name]
    path, output = maker(tmp_path / "方案"), tmp_path / "out.yaml"
    argv = [sys.executable, "-m", "kpi_audit", "import", str(path), "-o", str(output)]
    done = subprocess.run(argv, preexec_fn=limited, capture_output=True, text=True, check=False)
    assert (done.returncode, output.exists()) == (code, code == 0), done.stderr
    assert "Traceback" not in done.stderr


def test_an_overview_is_looked_for_once_among_thousands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sheet may be one that sums the others up; none is held against all of them in turn."""
    added: list[Draft] = []

    def counted(draft: Draft) -> float:
        added.append(draft)
        return 40.0

    monkeypatch.setattr(overview, "total_of", counted)
    points = {"points": Said(40)}
    drafts = [
        Draft(
            source=f"{number}镇",
            fields={"title": Said("办法")},
            trees={"indicators": [Branch(Said(f"会议{number}"), dict(points)) for _ in range(2)]},
        )
        for number in range(500)
    ]
    assert without_overview(drafts, "a.xlsx") is drafts
    assert len(added) == 500
    lines = [Branch(Said(f"{one}、{one}镇"), dict(points)) for one in (7, 3, 3)]
    drafts[100].trees["indicators"] = lines[:2]
    drafts[101].trees["indicators"] = lines[1:]  # names one sheet twice: that does not sum up
    made = without_overview(drafts, "a.xlsx")
    assert [one.source for one in made[:6]] == ["0镇", "1镇", "2镇", "", "4镇", "5镇"]
    assert len(made) == 498
