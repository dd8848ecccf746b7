"""The levels side by side: one row a shared indicator, one column a level, each raise with its size."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from kpi_audit import audit_file
from kpi_audit.cli.app import run
from kpi_audit.reporters.formats import render
from kpi_audit.reporters.terminal.rich_report import report_lines
from kpi_audit.words.voice import Voice

LEVELS = ("national", "province", "city", "county", "township")
TARGETS = {
    "农作物秸秆综合利用率": ("90%左右", "≥93%", "≥93%", "≥96%", "100%"),
    "城镇登记失业率": ("控制在5.5%以内", "控制在5%以内", "控制在5%以内", "控制在4.5%以内", "控制在4.5%以内"),
    "PM2.5平均浓度下降率": ("下降3%以上", "完成国家下达任务", "完成省定任务", "下降5%", "完成县定任务"),
    "社会公众满意度": (None, None, None, "85%左右", "85%以上"),
    "村史编修": (None, None, None, None, "2部"),
}


@pytest.fixture
def lowest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Five schemes one above the other; the file name of the lowest."""
    monkeypatch.chdir(tmp_path)
    for step, level in enumerate(LEVELS):
        indicators = [
            {"name": name, "points": 10, "target": targets[step]}
            for name, targets in TARGETS.items()
            if targets[step] is not None
        ]
        scheme: dict[str, object] = {"title": f"{level}考核办法", "level": level, "indicators": indicators}
        if step:
            scheme["upper"] = f"{LEVELS[step - 1]}.yaml"
        Path(f"{level}.yaml").write_text(json.dumps(scheme, ensure_ascii=False), "utf-8")
    return "township.yaml"


def table(lowest: str, capfd: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object] | None]]:
    """The rows of the JSON report."""
    assert run(["check", lowest, "--format", "json", "--fail-on", "never"]) == 0
    (document,) = json.loads(capfd.readouterr().out)["documents"]
    assert [column["level"] for column in document["levels"]["columns"]] == list(LEVELS)
    return {row["name"]: row["cells"] for row in document["levels"]["rows"]}


def test_data(lowest: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Every level has its target in its own words; the steps that raised it have their measure and size."""
    rows = table(lowest, capfd)
    assert list(rows) == [name for name in TARGETS if name != "村史编修"]
    for name, cells in rows.items():
        assert tuple(None if cell is None else cell["text"] for cell in cells) == TARGETS[name]
    straw = [None if cell is None else cell["raised"] for cell in rows["农作物秸秆综合利用率"]]
    assert straw == [
        None,
        {"measure": "headroom", "gap": 0.3, "difference": 3, "unit": "%"},
        None,
        {"measure": "headroom", "gap": 0.428571, "difference": 3, "unit": "%"},
        {"measure": "headroom", "gap": 1, "difference": 4, "unit": "%"},
    ]
    raised = {
        name: [level for level, cell in zip(LEVELS, cells, strict=True) if cell and cell["raised"]]
        for name, cells in rows.items()
    }
    assert raised["城镇登记失业率"] == ["province", "county"]
    assert raised["PM2.5平均浓度下降率"] == ["county"]
    assert raised["社会公众满意度"] == ["township"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_on_a_terminal(lowest: str, width: int, lang: str) -> None:
    """No line is wider than the terminal, and no cell is lost."""
    lines = [line.plain for line in report_lines(audit_file(lowest, select=["LVL"]), Voice(lang), width)]
    assert max(map(cell_len, lines)) <= width
    start = next(n for n, line in enumerate(lines) if line.startswith(Voice(lang).text("ladder.title")))
    said = "".join(lines[start:]).replace(" ", "")
    for text in ("90%左右", "≥93%", "100%", "▲4", "▲0.5"):
        assert text in said


def test_in_a_line_of_letters(lowest: str) -> None:
    """A console that has only ASCII marks a raise with a caret."""
    report = audit_file(lowest, select=["LVL"])
    lines = [line.plain for line in report_lines(report, Voice("en"), 120, ascii_only=True)]
    assert any("^ 4" in line for line in lines)
    assert not any("▲" in line for line in lines)


def test_in_markdown(lowest: str) -> None:
    """A table of its own chapter; the mark stands behind the target."""
    text = render("markdown", audit_file(lowest, select=["LVL"]), Voice("zh"), 1)
    lines = text.splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith("| 指标 | 国家 | 省级 | 市级 | 县级 | 乡镇 |"))
    assert "层级对照" in lines[head - 4]
    assert lines[head + 2] == (
        "| 农作物秸秆综合利用率（同名） | 90%左右 | ≥93% ▲ 3 个百分点 | ≥93% | ≥96% ▲ 3 个百分点 | 100% ▲ 4 个百分点 |"
    )
    assert lines[head + 5] == "| 社会公众满意度（同名） |   |   |   | 85%左右 | 85%以上 ▲ 措辞更硬 |"


def test_text_of_a_scheme_is_inert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names, titles and targets from schemes make no markup."""
    monkeypatch.chdir(tmp_path)
    name = "秸秆[综合](http://x)|利用率<b>"
    for file, upper, target in (("a.yaml", "", "≥90%"), ("b.yaml", "a.yaml", "[bold]≥95%")):
        scheme = {"title": "某|方案", "indicators": [{"name": name, "points": 10, "target": target}]}
        scheme |= {"upper": upper} if upper else {}
        Path(file).write_text(json.dumps(scheme, ensure_ascii=False), "utf-8")
    report = audit_file("b.yaml", select=["LVL301"])
    text = render("markdown", report, Voice("zh"), 1)
    row = next(line for line in text.splitlines() if "综合" in line and line.startswith("| "))
    assert row.startswith(r"| 秸秆\[综合\](http\://x)\|利用率\<b\>（同名） | ≥90% | ")
    lines = [line.plain for line in report_lines(report, Voice("zh"), 100)]
    assert any("[bold]≥95%" in line for line in lines)


def test_none_without_a_scheme_above(lowest: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The highest scheme has no table, and no key for one."""
    assert run(["check", "national.yaml", "--format", "json", "--fail-on", "never"]) == 0
    (document,) = json.loads(capfd.readouterr().out)["documents"]
    assert "levels" not in document
    text = render("markdown", audit_file("national.yaml"), Voice("zh"), 0)
    assert "层级对照" not in text


def test_many_rows_are_folded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows the raised ones first and counts the rest; --verbose and Markdown show all."""
    monkeypatch.chdir(tmp_path)
    names = [f"第{number}类检查合格率" for number in "甲乙丙丁戊己庚辛壬癸子丑寅卯"]
    for file, last in (("a.yaml", "≥90%"), ("b.yaml", "≥97%")):
        indicators = [
            {"id": f"X{n}", "name": name, "points": 1, "target": last if n == len(names) - 1 else "≥90%"}
            | ({"upper_ref": f"X{n}"} if file == "b.yaml" else {})
            for n, name in enumerate(names)
        ]
        scheme = {"title": "某方案", "indicators": indicators} | ({"upper": "a.yaml"} if file == "b.yaml" else {})
        Path(file).write_text(json.dumps(scheme, ensure_ascii=False), "utf-8")
    report = audit_file("b.yaml", select=["LVL301"])
    short = [line.plain for line in report_lines(report, Voice("zh"), 80)]
    assert any(names[-1] in line for line in short)
    assert not any(names[-2] in line for line in short)
    assert any("其余 2 项" in line for line in short)
    whole = [line.plain for line in report_lines(report, Voice("zh"), 80, verbose=True)]
    assert all(any(name in line for line in whole) for name in names)


def test_on_a_page(lowest: str) -> None:
    """The HTML page draws the same table, and says it for those who cannot see the drawing."""
    text = render("html", audit_file(lowest, select=["LVL"]), Voice("zh"), 1)
    assert "层级对照" in text
    [drawing] = re.findall(r'<svg[^>]*aria-label="([^"]*≥93%[^"]*)"', text)
    assert "≥93% ▲ 3 个百分点" in drawing
