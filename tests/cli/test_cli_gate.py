"""What a gate in CI needs of `check`: exit codes, counts, quiet, standard input, the day of the run."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from rich.cells import cell_len

from kpi_audit import audit_file
from kpi_audit.cli.app import run

BAD = "标题: 某镇考核\n指标:\n  - {名称: 综合, 分值: 10, 下级指标: [{名称: 甲, 分值: 3}, {名称: 乙, 分值: 4}]}\n"
TOLD = BAD.replace("\n  - {", "\n  # kpi-audit: ignore[SCO801] until=2026-12-31 分值待县委会议审定\n  - {")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kpi(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in a folder with a bad scheme, and one whose author has answered."""
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    (tmp_path / "told.yaml").write_text(TOLD, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KPI_AUDIT_TODAY", "2026-06-01")

    def call(*argv: str) -> tuple[int, str, str]:
        code = run(list(argv))
        said = capfd.readouterr()
        return code, said.out, said.err

    return call


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))


@pytest.mark.parametrize("format_", ["concise", "json", "markdown", "rich"])
def test_suppressed_findings_do_not_count_for_the_exit_code(kpi: Run, format_: str) -> None:
    assert kpi("check", "told.yaml", "--select", "SCO801", "--fail-on", "info", "--format", format_)[0] == 0
    assert kpi("check", "told.yaml", "--select", "SCO801", "--no-suppressions", "--format", format_)[0] == 1
    assert kpi("check", "told.yaml", "--select", "SCO801", "--today", "2027-01-01", "--format", format_)[0] == 1


def test_suppressed_findings_stay_in_json_with_their_reason(kpi: Run) -> None:
    _, out, _ = kpi("check", "told.yaml", "--select", "SCO801", "--format", "json")
    data = json.loads(out)
    assert data["summary"] == {
        "documents": 1,
        "findings": 0,
        "error": 0,
        "warning": 0,
        "info": 0,
        "suppressed": 1,
        "baselined": 0,
    }
    (document,) = data["documents"]
    assert document["summary"]["by_severity"]["error"] == 0
    (finding,) = document["findings"]
    assert (finding["code"], finding["severity"], finding["line"]) == ("SCO801", "error", 4)
    assert finding["suppressed"] == {
        "kind": "inline",
        "reason": "分值待县委会议审定",
        "until": "2026-12-31",
        "selector": "SCO801",
        "path": "told.yaml",
        "line": 3,
        "column": 5,
    }


def test_reports_for_people_tell_what_was_suppressed_and_why(kpi: Run) -> None:
    _, out, _ = kpi("check", "told.yaml", "--select", "SCO801", "--format", "markdown")
    assert "已豁免事项" in out
    (row,) = [line for line in out.splitlines() if "SCO801" in line]
    assert "分值待县委会议审定 | 2026-12-31 |" in row
    for width in ("80", "120"):
        _, out, _ = kpi("check", "told.yaml", "--select", "SCO801", "--format", "rich", "--width", width)
        assert len([line for line in out.splitlines() if "已写明理由豁免 1 项" in line]) == 1
        assert max(map(cell_len, out.splitlines())) <= int(width)


def test_a_reason_is_text_and_acts_on_nothing(kpi: Run, tmp_path: Path) -> None:
    evil = "[red]<b>x</b> | `a` ::error::y ##[group] \u202e \\\\"
    (tmp_path / "told.yaml").write_text(TOLD.replace("分值待县委会议审定", evil), "utf-8")
    for format_ in ("rich", "markdown", "json"):
        code, out, err = kpi("check", "told.yaml", "--select", "SCO801", "--format", format_)
        assert (code, err) == (0, "") and out
        if format_ == "markdown":
            (row,) = [line for line in out.splitlines() if "SCO801" in line]
            assert "<b>" not in row.replace("\\<", "") and row.count(" | ") == 3
        if format_ == "rich":
            assert "##[group]" not in out
    written = json.loads(kpi("check", "told.yaml", "--select", "SCO801", "--format", "json")[1])
    assert written["documents"][0]["findings"][0]["suppressed"]["reason"] == evil


def test_the_library_obeys_comments_too(kpi: Run) -> None:
    from datetime import date

    assert kpi("rules")[0] == 0
    day = date(2026, 6, 1)
    report = audit_file("told.yaml", select=["SCO801"], today=day)
    assert (list(report.findings()), len(report.suppressed())) == ([], 1)
    assert len(list(audit_file("told.yaml", select=["SCO801"], today=day, suppressions=False).findings())) == 1
    assert len(list(audit_file("told.yaml", select=["SCO801"], today=date(2027, 1, 1)).findings())) == 2


def test_exit_zero_changes_one_only(kpi: Run, tmp_path: Path) -> None:
    assert kpi("check", "bad.yaml", "--exit-zero")[0] == 0
    assert json.loads(kpi("check", "bad.yaml", "--exit-zero", "--format", "json")[1])["exit_code"] == 0
    assert kpi("check", "nowhere.yaml", "--exit-zero")[0] == 2
    (tmp_path / "broken.yaml").write_text("标题: [\n", "utf-8")
    assert kpi("check", "broken.yaml", "--exit-zero")[0] == 2
    (tmp_path / "empty").mkdir()
    assert kpi("check", "empty", "--exit-zero")[0] == 3


@pytest.mark.parametrize("said", ["2026-02-30", "2026/06/01", "heute", ""])
def test_a_day_that_is_none(kpi: Run, said: str) -> None:
    code, out, err = kpi("check", "bad.yaml", f"--today={said}")
    assert (code, out) == (2, "")
    assert f"“{said}”" in err


def test_the_day_from_the_environment(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPI_AUDIT_TODAY", "2027-01-01")
    assert "SUP003" in kpi("check", "told.yaml", "--select", "SCO801")[1]
    assert "SUP003" not in kpi("check", "told.yaml", "--select", "SCO801", "--today", "2026-06-01")[1]


def test_sup_codes_can_be_ignored(kpi: Run) -> None:
    late = ("check", "told.yaml", "--select", "SCO801", "--today", "2027-01-01")
    assert "SUP003" in kpi(*late)[1]
    assert "SUP003" not in kpi(*late, "--ignore", "SUP003")[1]
    assert "SUP003" not in kpi(*late, "--ignore", "SUP")[1]


def test_statistics_in_a_pipe(kpi: Run) -> None:
    code, out, _ = kpi("check", ".", "--select", "SCO801,ACC602", "--statistics")
    assert code == 1
    assert out == "2\tACC602\t缺保障条款\n1\tSCO801\t分值不合\n"


def test_statistics_as_a_table(kpi: Run) -> None:
    code, out, _ = kpi("check", ".", "--select", "SCO801,ACC602", "--statistics", "--format", "rich")
    assert code == 1
    head, *rows, total = [line.split() for line in out.splitlines()]
    assert head == ["规则", "错误", "警告", "提示", "合计", "文件", "已豁免"]
    assert rows == [
        ["ACC602", "缺保障条款", "0", "0", "2", "2", "2", "0"],
        ["SCO801", "分值不合", "1", "0", "0", "1", "1", "1"],
    ]
    assert total == ["合计", "1", "0", "2", "3", "2", "1"]
    assert len({cell_len(line) for line in out.splitlines()}) == 1


def test_statistics_in_json(kpi: Run) -> None:
    plain = json.loads(kpi("check", ".", "--select", "SCO801", "--format", "json")[1])
    _, out, _ = kpi("check", ".", "--select", "SCO801", "--statistics", "--format", "json")
    data = json.loads(out)
    assert data.pop("statistics") == [
        {
            "code": "SCO801",
            "name": "points-sum-mismatch",
            "family": "scoring",
            "findings": 1,
            "error": 1,
            "warning": 0,
            "info": 0,
            "suppressed": 1,
            "baselined": 0,
            "documents": 1,
        }
    ]
    assert data == plain


def test_statistics_tell_what_the_baseline_holds_apart(kpi: Run) -> None:
    """What a comment sets aside and what the baseline knows have columns of their own."""
    assert kpi("baseline", ".", "--select", "SCO801,ACC602", "-o", "known.json")[0] == 0
    said = ("check", ".", "--select", "SCO801,ACC602", "--baseline", "known.json", "--statistics")
    code, out, _ = kpi(*said, "--format", "rich")
    assert code == 0
    assert [line.split() for line in out.splitlines()] == [
        ["规则", "错误", "警告", "提示", "合计", "文件", "已豁免", "基线"],
        ["ACC602", "缺保障条款", "0", "0", "0", "0", "0", "0", "2"],
        ["SCO801", "分值不合", "0", "0", "0", "0", "0", "1", "1"],
        ["合计", "0", "0", "0", "0", "2", "1", "3"],
    ]
    found = {one["code"]: one for one in json.loads(kpi(*said, "--format", "json")[1])["statistics"]}
    assert [(found[code]["suppressed"], found[code]["baselined"]) for code in ("ACC602", "SCO801")] == [(0, 2), (1, 1)]


def test_statistics_of_nothing_and_of_other_formats(kpi: Run) -> None:
    assert kpi("check", "bad.yaml", "--select", "PRC105", "--statistics")[:2] == (0, "")
    code, out, _ = kpi("check", "bad.yaml", "--select", "PRC105", "--statistics", "--format", "rich")
    assert code == 0 and out.split() == [
        "规则",
        "错误",
        "警告",
        "提示",
        "合计",
        "文件",
        "合计",
        "0",
        "0",
        "0",
        "0",
        "1",
    ]
    code, out, err = kpi("check", "bad.yaml", "--statistics", "--format", "markdown")
    assert (code, out) == (2, "") and "concise" in err


def test_quiet(kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line a finding, on a terminal too, and no remarks; errors are still told."""
    (tmp_path / "ci.yml").write_text("on: push\n", "utf-8")
    loud = kpi("check", ".")
    assert "ci.yml" in loud[2]
    assert kpi("check", ".", "--quiet") == (loud[0], loud[1], "")
    monkeypatch.setattr("kpi_audit.cli.checking.showing.is_terminal", lambda: True)
    assert kpi("check", ".", "-q") == (loud[0], loud[1], "")
    assert kpi("check", ".", "--format", "rich")[1] != loud[1]
    assert "nowhere.yaml" in kpi("check", "nowhere.yaml", "-q")[2]


def test_stdin_has_the_name_of_a_file(kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it refers to is looked for beside it; the file itself need not be there."""
    (tmp_path / "sub").mkdir()
    upper = (
        "标题: 县办法\n层级: 县\n考核对象: 乡镇\n指标:\n  - {编号: U1, 名称: 满意率, 分值: 100, 目标值: 不低于80%}\n"
    )
    (tmp_path / "sub" / "upper.yaml").write_text(upper, "utf-8")
    lower = "标题: 镇办法\n上级方案: upper.yaml\n指标:\n  - {名称: 满意率, 分值: 100, 目标值: 不低于95%, 对应上级指标: U1}\n"
    piped(monkeypatch, lower)
    _, out, _ = kpi("check", "-", "--stdin-filename", "sub/镇 办法.yaml", "--select", "LVL301")
    assert out.startswith("sub/镇 办法.yaml:4:")
    assert "LVL301" in out
    piped(monkeypatch, lower)
    assert "FMT017" in kpi("check", "-", "--select", "LVL301")[1]


def test_the_name_for_stdin_may_lead_nowhere(kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A circle of links, as the name of what is not saved yet, is a name like any other."""
    (tmp_path / "round.yaml").symlink_to("round.yaml")
    piped(monkeypatch, BAD)
    assert kpi("check", "-", "--stdin-filename", "round.yaml", "--select", "SCO801")[1].startswith("round.yaml:")


def test_stdin_stands_for_the_file_on_the_disk(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, BAD.replace("分值: 4", "分值: 7"))
    _, out, _ = kpi("check", "-", "bad.yaml", "told.yaml", "--stdin-filename", "bad.yaml", "--select", "SCO801")
    assert out == ""
    piped(monkeypatch, BAD)
    _, out, _ = kpi("check", ".", "-", "--stdin-filename", "neu.yaml", "--select", "SCO801", "--format", "json")
    assert [document["path"] for document in json.loads(out)["documents"]] == ["bad.yaml", "neu.yaml", "told.yaml"]


def test_a_name_for_stdin_goes_with_stdin(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = kpi("check", "bad.yaml", "--stdin-filename", "x.yaml")
    assert code == 2 and "kpi-audit check -" in err
    piped(monkeypatch, BAD)
    code, _, err = kpi("check", "-", "--stdin-filename", ".")
    assert code == 2 and "文件夹" in err


def test_diff_obeys_comments_too(kpi: Run) -> None:
    """What the author of the new version has answered is not added by it."""
    fine = BAD.replace("分值: 4", "分值: 7")
    for text, added in ((BAD, True), (TOLD, False)):
        Path("old.yaml").write_text(fine, "utf-8")
        Path("new.yaml").write_text(text, "utf-8")
        assert (kpi("diff", "old.yaml", "new.yaml", "--fail-on", "error")[0] == 1) is added
    assert kpi("diff", "old.yaml", "new.yaml", "--fail-on", "error", "--today", "2027-01-01")[0] == 1
