"""Counterparts of the level above as inspect shows them, and what findings say of a match that rests on wording."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kpi_audit.cli.app import run

UPPER = """title: 市对县考核
level: city
indicators:
  - {id: A1, name: 农村户厕改造完成率, points: 10, target: "≥90%"}
  - {id: A2, name: 农村户厕改造满意率, points: 10, target: "≥85%"}
  - {id: A3, name: 学校安全隐患整改率, points: 10, target: "≥95%"}
  - {id: A4, name: 城镇生活污水治理率, points: 10, target: "≥95%"}
"""
LOWER = """title: 县对乡镇考核
level: county
upper: [city.yaml]
indicators:
  - {id: X1, name: （一）农村厕所改造完成率, points: 20, target: "≥98%"}
  - {id: X2, name: 安全隐患整改率, points: 20, target: "≥98%"}
  - {id: X3, name: 农村生活污水治理率, points: 20, target: "≥98%"}
  - {id: X4, name: 户厕管护, points: 20, target: "≥98%", upper_ref: A1}
  - {id: X5, name: 夜市经济, points: 20, upper_ref: local}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A county's scheme below a city's."""
    (tmp_path / "city.yaml").write_text(UPPER, "utf-8")
    (tmp_path / "county.yaml").write_text(LOWER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refs(capfd: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """``upper_ref`` of every row of the county's scheme."""
    assert run(["inspect", "county.yaml", "--format", "json"]) == 0
    (document,) = json.loads(capfd.readouterr().out)["documents"]
    return {row["id"]: row["upper_ref"] for row in document["indicators"]}


def test_a_match_by_wording(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The counterpart with its score, and the runner-up behind it."""
    found = refs(capfd)["X1"]
    assert (found["id"], found["path"], found["matched_by"]) == ("A1", "city.yaml", "text")
    assert found["score"] >= 0.8
    assert [one["id"] for one in found["candidates"]][:1] == ["A1"]
    scores = [one["score"] for one in found["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert found["score"] == scores[0]


def test_a_low_score_is_a_candidate_only(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is taken for the counterpart; the near one is shown with its score."""
    found = refs(capfd)["X2"]
    assert (found["id"], found["path"], found["matched_by"]) == (None, None, "none")
    assert [one["id"] for one in found["candidates"]] == ["A3"]
    assert 0.55 <= found["score"] < 0.8


def test_on_a_terminal(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The terminal names sure counterparts only."""
    assert run(["inspect", "county.yaml"]) == 0
    said = capfd.readouterr().out
    assert "上级指标 A1" in said
    assert "A3" not in said


def test_another_object_is_no_candidate(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """农村 and 城镇 contradict each other; a local priority has no counterpart."""
    found = refs(capfd)
    assert found["X3"] is None
    assert found["X5"] is None


def test_a_reference_decides(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With a reference nothing is looked for."""
    found = refs(capfd)["X4"]
    assert (found["id"], found["matched_by"], found["score"], found["candidates"]) == ("A1", "declared", 1, [])


def test_of_several_schemes_above_the_best(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each is searched; the nearest indicator of all is taken, of equals that of the first scheme."""
    other = 'title: 市卫健委对县考核\nindicators: [{id: H1, name: 农村厕所改造完成率, points: 10, target: "≥92%"}]\n'
    (folder / "health.yaml").write_text(other, "utf-8")
    lower = LOWER.replace("[city.yaml]", "[city.yaml, health.yaml]")
    (folder / "county.yaml").write_text(lower, "utf-8")
    found = refs(capfd)["X1"]
    assert {one["path"] for one in found["candidates"]} == {"city.yaml", "health.yaml"}
    assert found["path"] == "city.yaml"


def test_the_finding_shows_match_score_and_runner_up(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What rests on wording says with what it was matched, how surely, and what else it might be."""
    city = UPPER + '  - {id: A5, name: 农村户厕改造完成情况抽查合格率, points: 10, target: "≥95%"}\n'
    (folder / "city.yaml").write_text(city.replace("满意率", "完成率提升幅度"), "utf-8")
    assert run(["check", "county.yaml", "--format", "json", "--select", "LVL301", "--fail-on", "never"]) == 0
    findings = json.loads(capfd.readouterr().out)["documents"][0]["findings"]
    said = next(one for one in findings if one["indicator"]["id"] == "X1")
    assert "据文字对应上级“农村户厕改造完成率”，得分 1；其次“" in said["message"]
    assert said["confidence"] == "heuristic"
    assert said["related"][0]["message"] == "市级目标“≥90%”"


def test_schemes_that_name_each_other(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A circle of upper schemes is told, and no chain runs for ever."""
    (folder / "city.yaml").write_text(UPPER.replace("level: city", "level: city\nupper: county.yaml"), "utf-8")
    code = run(["check", "county.yaml", "city.yaml", "--format", "json", "--select", "LVL", "--fail-on", "never"])
    assert code in (0, 2)
    assert json.loads(capfd.readouterr().out)["documents"]
