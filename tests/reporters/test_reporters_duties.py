"""The duty table: by list and category, core duties without points, lines outside the list; folded and in full."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from kpi_audit import audit_file
from kpi_audit.cli.app import run
from kpi_audit.findings.duty_table import DutyTable
from kpi_audit.reporters.formats import render
from kpi_audit.words.voice import Voice

SCHEME = """
title: 县对乡镇考核
year: 2026
duty_list: list.yaml
indicators:
  - {id: A1, name: 户厕改造和管护, points: 10, criteria: "户厕正常使用率90%，每低1个百分点扣1分"}
  - {id: A2, name: 征兵, points: 6, criteria: "兵役登记率100%"}
  - {id: A3, name: 民兵整组和兵役登记, points: 4, criteria: "按期完成", duty_ref: [B-3, B-4]}
  - {id: A4, name: 数字人民币推广, points: 5, criteria: "新开钱包1000个"}
  - {id: A5, name: 其他工作, points: 5, criteria: "完成县委、县政府交办的其他任务"}
  - {id: A6, name: 群众满意度, points: 20, criteria: "第三方电话调查，按满意率折算"}
  - {id: A7, name: 拖拉机年检, points: 2, criteria: "检验率80%", duty_ref: T-1}
  - {id: A8, name: 燃气检查, points: 3, duty_ref: X-9}
"""
LIST = """
document: duty_list
title: 某镇清单
duties:
  - {id: B-1, list: basic, category: 乡村振兴, item: 组织农村户厕改造摸排和后续管护, core: true}
  - {id: B-2, list: basic, category: 民生服务, item: 开展留守儿童走访关爱, core: true}
  - {id: B-3, list: basic, category: 人民武装, item: 做好兵役登记和兵员征集}
  - {id: B-4, list: basic, category: 人民武装, item: 负责民兵整组和训练}
  - {id: C-1, list: cooperative, category: 乡村振兴, item: 高标准农田建设, lead: 县农业农村局}
  - {id: T-1, list: taken_back, category: 乡村振兴, item: 拖拉机年检, takeover: 县农业农村局}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A scheme and its list."""
    (tmp_path / "scheme.yaml").write_text(SCHEME, "utf-8")
    (tmp_path / "list.yaml").write_text(LIST, "utf-8")
    return tmp_path


def _table(folder: Path) -> DutyTable:
    table = audit_file(folder / "scheme.yaml").documents[0].duty_table
    assert table is not None
    return table


def test_sums(folder: Path) -> None:
    """Every point is on a duty, outside the list or on no single duty; a line on two duties is divided."""
    table = _table(folder)
    sums = {(one.list, one.category): one for one in table.sections}
    basic, arms = sums["basic", None], sums["basic", "人民武装"]
    assert (basic.duties, basic.backed, basic.leaves, basic.weight) == (4, 3, 3, 20)
    assert (arms.backed, arms.weight) == (2, 10)
    assert sums["taken_back", None].weight == 2
    assert sums["cooperative", None].backed == 0
    rows = {row.id: row for row in table.duties}
    assert [(one.id, one.weight) for one in rows["B-3"].backed_by] == [("A2", 6), ("A3", 2)]
    assert [row.id for row in table.bare] == ["B-2"]
    assert [(row.id, row.why) for row in table.outside] == [
        ("A4", "not_found"),
        ("A5", "catch_all"),
        ("A8", "unknown_ref"),
    ]
    assert (table.aside_leaves, table.aside) == (1, 20)
    on_duties = sum(one.weight for one in table.sections if one.category is None)
    assert on_duties + table.outside_weight + table.aside == table.whole == 55


def test_without_points_and_without_list(tmp_path: Path) -> None:
    """Lines are counted where there are no points; without a list there is no table."""
    lines = "indicators: [{name: 征兵}, {name: 户厕改造}]\n"
    duty_list = "duty_list: {duties: [{item: 征兵}, {item: 农村户厕改造}, {item: 河道保洁}]}\n"
    (tmp_path / "a.yaml").write_text(f"title: 考核\n{lines}{duty_list}", "utf-8")
    (tmp_path / "b.yaml").write_text(f"title: 考核\n{lines}", "utf-8")
    table = _table_of(tmp_path / "a.yaml")
    assert table is not None
    assert (table.by_leaves, table.whole, table.marked) == (True, 2, False)
    assert [(one.list, one.category, one.backed) for one in table.sections] == [(None, None, 2), (None, "", 2)]
    assert _table_of(tmp_path / "b.yaml") is None


def _table_of(path: Path) -> DutyTable | None:
    return audit_file(path).documents[0].duty_table


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_terminal(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int, lang: str
) -> None:
    """The table fits the page and names core duties without points and lines outside the list."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", str(width))
    run(["check", "scheme.yaml", "--format", "rich", "--lang", lang, "--fail-on", "never"])
    said = capfd.readouterr().out
    part = said[said.index("\n职责清单对照" if lang == "zh" else "\nDuty list") :]
    assert all(cell_len(line) <= width for line in part.splitlines())
    flat = "".join(part.split())
    for words in ("B-2开展留守儿童走访关爱", "A4数字人民币推广", "人民武装"):
        assert words in flat
    assert "A1户厕改造和管护" not in flat.partition("清单外" if lang == "zh" else "outside")[0]


def test_in_full(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Verbose, every duty is shown with its lines."""
    monkeypatch.chdir(folder)
    run(["check", "scheme.yaml", "--format", "rich", "--verbose", "--fail-on", "never"])
    flat = "".join(capfd.readouterr().out.split())
    assert "B-1组织农村户厕改造摸排和后续管护：A1户厕改造和管护" in flat
    assert "B-3做好兵役登记和兵员征集：A2征兵、A3民兵整组和兵役登记" in flat


def test_markdown(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A table whose cells cannot break, then the names."""
    monkeypatch.chdir(folder)
    run(["check", "scheme.yaml", "--format", "markdown", "--fail-on", "never"])
    said = capfd.readouterr().out
    assert "职责清单对照" in said
    assert "| 类别 | 基本履职 | 分值 | 配合履职 | 分值 | 上级收回 | 分值 |" in said
    assert "| 人民武装 | 2/2 | 10 |   |   |   |   |" in said
    assert "| **合计** | 3/4 | 20 | 0/1 | 0 | 1/1 | 2 |" in said
    assert "- B-2 开展留守儿童走访关爱" in said
    assert (
        "清单外指标 3 项（13 分）：A4 数字人民币推广、A5 其他工作（兜底条款）、A8 燃气检查（写明的编号清单中没有）"
        in said
    )


def test_json(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every duty with its lines, under a key of its own; without a list there is no such key."""
    monkeypatch.chdir(folder)
    run(["check", "scheme.yaml", "--format", "json", "--fail-on", "never"])
    data = json.loads(capfd.readouterr().out)["documents"][0]["duties"]
    assert data["measure"] == "points"
    assert data["whole"] == 55
    assert data["bare"] == ["B-2"]
    assert data["duties"][0]["indicators"] == [{"id": "A1", "name": "户厕改造和管护", "weight": 10, "sure": True}]
    assert data["outside"][0] == {"id": "A4", "name": "数字人民币推广", "weight": 5, "why": "not_found"}
    assert data["aside"] == {"leaves": 1, "weight": 20}
    (folder / "bare.yaml").write_text("title: 考核\nindicators: [{name: 征兵, points: 5}]\n", "utf-8")
    run(["check", "bare.yaml", "--format", "json", "--fail-on", "never"])
    assert "duties" not in json.loads(capfd.readouterr().out)["documents"][0]


def test_text_of_a_list_stays_text(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Markup in categories, items and names is shown, never obeyed."""
    scheme = SCHEME.replace("其他工作", "'[red]x[/red]<b>|其他工作'")
    (tmp_path / "scheme.yaml").write_text(scheme, "utf-8")
    (tmp_path / "list.yaml").write_text(LIST.replace("人民武装", "'[bold]a|b[/bold]'"), "utf-8")
    monkeypatch.chdir(tmp_path)
    run(["check", "scheme.yaml", "--format", "rich", "--fail-on", "never"])
    assert "[bold]a|b[/bold]" in capfd.readouterr().out
    run(["check", "scheme.yaml", "--format", "markdown", "--fail-on", "never"])
    said = capfd.readouterr().out
    assert "\\[bold\\]a\\|b\\[/bold\\]" in said
    assert "<b>" not in said.replace("\\<b", "")


def test_on_a_page(folder: Path) -> None:
    """Every indicator with its answer and its duty; what was taken back is not counted as a duty of the unit."""
    text = render("html", audit_file(str(folder / "scheme.yaml"), select=["DUT"]), Voice("zh"), 1)
    section = re.search(r'<section aria-labelledby="d1-duties">.*?</section>', text, re.DOTALL)
    assert section is not None
    rows = re.findall(r'scope="rowgroup" colspan="2">([^<]*)<|<tr><td>([^<]*)</td><td>([^<]*)</td>', section[0])
    assert [tuple(filter(None, row)) for row in rows] == [
        ("上级已收回：1 项指标",),
        ("T-1 拖拉机年检", "A7 拖拉机年检"),
        ("在清单内：3 项指标",),
        ("B-1 组织农村户厕改造摸排和后续管护", "A1 户厕改造和管护"),
        ("B-3 做好兵役登记和兵员征集", "A2 征兵、A3 民兵整组和兵役登记"),
        ("B-4 负责民兵整组和训练", "A3 民兵整组和兵役登记"),
    ]
    drawn = re.search(r'role="img" aria-label="([^"]*)"', section[0])
    assert drawn is not None
    assert drawn[1] == "职责清单对照：在清单内 36.4%，上级已收回 3.6%，未在清单中找到 23.6%，不对应单一职责 36.4%"
