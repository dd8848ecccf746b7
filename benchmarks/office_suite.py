"""Office files as LibreOffice writes them, imported and compared with what they should become.

Run: python benchmarks/office_suite.py [FOLDER …] [--update]. It needs ``soffice`` and the extra ``office``.

1. The sources in benchmarks/office (HTML and separated values, as people copy tables together), and a workbook and a
   document made here (several sheets, formulas, hidden rows; a table split over pages), are converted by LibreOffice.
   The YAML that each becomes is kept beside it; ``--update`` writes it anew: read the difference.
2. Every scheme and list of duties of examples/, and of each FOLDER, is exported to all kinds of files; workbooks and
   documents pass through LibreOffice. What comes back is compared with what was sent. The exit code is 1 where
   anything differs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kpi_audit.errors import DocumentError, UsageError
from kpi_audit.exporters.plain_data import data_of
from kpi_audit.exporters.story import SUFFIXES, export
from kpi_audit.importers.door import FileImporter
from kpi_audit.importers.paper import cleaned
from kpi_audit.importers.story import import_file
from kpi_audit.importers.wishes import Wishes
from kpi_audit.scheme.library import Library
from kpi_audit.scheme.load import Loaded
from kpi_audit.words.voice import Voice

HERE = Path(__file__).parent
SOURCES = HERE / "office"
WRITERS = {".xlsx": "xlsx:Calc Office Open XML", ".docx": "docx:MS Word 2007 XML"}
CONVERTED = {  # source: what LibreOffice makes of it, and the filter that reads it
    "county.html": (".xlsx", "HTML (StarCalc)"),
    "street.html": (".xlsx", "HTML (StarCalc)"),
    "departments.csv": (".xlsx", "CSV:44,34,UTF-8"),
    "village.html": (".docx", ""),
    "prose.html": (".docx", ""),
    "duties.html": (".docx", ""),
    "sheets.xlsx": (".xlsx", ""),
    "pages.docx": (".docx", ""),
}


def convert(soffice: str, source: Path, folder: Path, suffix: str, reading: str = "") -> Path:
    """The file that LibreOffice makes of another. Raises RuntimeError where it makes none."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [soffice, f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}", "--headless"]
    command += [f"--infilter={reading}"] if reading else []
    command += ["--convert-to", WRITERS[suffix], "--outdir", str(folder), str(source)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    made = folder / f"{source.stem}{suffix}"
    if not made.is_file():
        raise RuntimeError(f"{source.name}: {said.stdout}{said.stderr}")
    return made


def sheets(path: Path) -> Path:
    """A workbook: a cover, two sheets of one scheme, formulas, hidden rows and columns, a hidden sheet."""
    from openpyxl import Workbook

    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "封面"
    cover.append(["红岭县2026年度县直部门绩效考核指标"])
    for name, lines in {
        "共性指标": [("机关党建", 20, "未落实的每项扣1分"), ("平安建设", 20, "发生案件的每起扣2分")],
        "业务指标": [("重点项目", 40, "按完成率计分"), ("信息报送", 20, "少一条扣0.1分")],
    }.items():
        sheet: Any = book.create_sheet(name)
        sheet.append(["序号", "指标", "分值", "计分办法", "自评分"])
        for number, (heading, points, text) in enumerate(lines, 1):
            sheet.append([number, heading, f"={points}+0", text, None])
        sheet.append([9, "去年的指标", 5, "已取消", None])
        sheet.row_dimensions[4].hidden = True
        sheet.append([None, "合计", "=SUM(C2:C3)"])
        sheet.column_dimensions["A"].hidden = True
    old = book.create_sheet("2025年旧表")
    old.append(["指标", "分值"])
    old.sheet_state = "hidden"
    book.save(path)
    return path


def pages(path: Path) -> Path:
    """A document whose table is split over two pages, the header and the name of the group written again."""
    from docx import Document

    paper: Any = Document()
    paper.add_paragraph("柳溪乡2026年村级河长制工作考核评分表")
    paper.add_paragraph("（满分100分）")
    head = ("类别", "考核内容", "分值", "评分标准")
    for rows in (
        [("日常巡查", "巡河频次", "30", "每月不少于4次，少一次扣1分"), ("", "问题上报", "20", "瞒报的每处扣2分")],
        [
            ("日常巡查", "问题整改", "20", "逾期未整改的每处扣2分"),
            ("水域管护", "河道保洁", "30", "发现垃圾的每处扣0.5分"),
        ],
    ):
        table = paper.add_table(rows=0, cols=4)
        for row in (head, *rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        paper.add_paragraph("")
    paper.save(str(path))
    return path


def imports(soffice: str, work: Path, *, update: bool) -> Iterator[str]:
    """A line for each converted file that does not become what it should."""
    for name, (suffix, reading) in CONVERTED.items():
        maker = {"sheets.xlsx": sheets, "pages.docx": pages}.get(name)
        source = SOURCES / name if maker is None else maker(work / name)
        made = convert(soffice, source, work / "made", suffix, reading)
        text = import_file(made, Wishes(), Voice("zh")).imported.text
        expected = SOURCES / f"{source.stem}.yaml"
        if update:
            expected.write_text(text, "utf-8", newline="\n")
        elif expected.read_text("utf-8") != text:
            made.with_suffix(".yaml").write_text(text, "utf-8")
            yield f"{name}: {made.with_suffix('.yaml')} differs from {expected}"


def kept(value: Any) -> Any:
    """What a cell keeps: no blanks at the ends of lines, nothing empty."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, dict):
        pairs = ((key, kept(one)) for key, one in value.items() if key != "document")
        return {key: one for key, one in pairs if one not in ("", [], {})}
    if isinstance(value, list):
        return [one for one in map(kept, value) if one not in ("", [], {})]
    return value


def journeys(soffice: str, work: Path, folders: list[Path]) -> Iterator[tuple[str, bool]]:
    """Kind of file and whether the document came back the same, for every document and kind."""
    schemes = (path for folder in folders for path in sorted(folder.rglob("*.yaml")))
    for path in schemes:
        try:
            documents = Library().read(path)
        except DocumentError:
            continue
        for loaded in documents:
            if loaded.model is not None:
                for suffix in SUFFIXES:
                    yield suffix, _comes_back(soffice, work, path, loaded, suffix)


def _comes_back(soffice: str, work: Path, path: Path, loaded: Loaded, suffix: str) -> bool:
    assert loaded.model is not None
    sent = work / f"x{suffix}"
    try:
        sent.write_bytes(export(loaded, suffix, chinese=True))
    except UsageError as error:
        print(f"{path}: {suffix}: not exported: {error.key}")
        return False
    if suffix in (".xlsx", ".docx"):
        sent = convert(soffice, sent, work / "back", suffix)
    documents = Library(importer=FileImporter("zh")).read(sent)
    model = documents[0].model
    same = len(documents) == 1 and model is not None and kept(data_of(model)) == kept(data_of(loaded.model))
    if not same:
        print(f"{path}: {suffix}: comes back different")
    return same


def main(argv: list[str]) -> int:
    """Run both parts and print what differs and the shares."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("LibreOffice (soffice) is not installed: nothing was checked")
        return 0
    folders = [HERE.parent / "examples", *(Path(one) for one in argv if one != "--update")]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        wrong = list(imports(soffice, work, update="--update" in argv))
        print("\n".join([*wrong, f"{len(CONVERTED) - len(wrong)} of {len(CONVERTED)} files become what they should"]))
        came = list(journeys(soffice, work, folders))
    for suffix in SUFFIXES:
        same = [one for kind, one in came if kind == suffix]
        print(f"{suffix}: {sum(same)} of {len(same)} documents come back the same")
    return int(bool(wrong) or not all(one for _, one in came))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
