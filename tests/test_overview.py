"""The tree of a report and its what-if, on a scheme that can be checked by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_audit import audit_file
from kpi_audit.cli.app import run
from kpi_audit.overview import what_is_left

SCHEME = """\
title: 青禾县2026年度乡镇考核办法
indicators:
  - name: 党建
    points: 40
    children:
      - {id: A1, name: 专题会议, points: 20,
         criteria: "每月召开专题会议不少于2次，查阅会议记录、签到册、照片，每少一次扣5分；在市级以上刊物刊发信息的每篇加1分。"}
      - {id: A2, name: 软弱涣散村转化率, points: 20, criteria: "转化率达到85%得20分，每低1个百分点扣1分，扣完为止。"}
  - {id: B1, name: 群众满意度, points: 60, criteria: "第三方电话调查，按满意率折算。"}
"""


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    path = tmp_path / "scheme.yaml"
    path.write_text(SCHEME, "utf-8")
    return path


def test_the_tree_is_that_of_the_scheme(scheme: Path) -> None:
    (document,) = audit_file(scheme).documents
    assert [(row.id, row.depth, row.leaf, row.points, row.line) for row in document.tree] == [
        ("#1", 1, False, 40, 3),
        ("A1", 2, True, 20, 6),
        ("A2", 2, True, 20, 8),
        ("B1", 1, True, 60, 9),
    ]
    assert [row.share for row in document.tree] == [0.4, 0.2, 0.2, 0.6]
    assert document.tree[3].kind == "satisfaction"


def test_without_its_worst_line(scheme: Path) -> None:
    (document,) = audit_file(scheme).documents
    found = document.what_if
    assert found is not None and found.removed == ("A1",)
    assert (found.leaves, found.points, found.process_share) == (2, 80, 0.0)
    assert document.summary is not None and document.summary.process_share == 0.2
    on_the_line = [one for one in document.findings if one.finding.indicator and one.finding.indicator.id == "A1"]
    assert found.cleared == len(on_the_line) >= 3


def test_a_scheme_of_one_line_has_no_what_if(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(SCHEME.split("      - {id: A2")[0], "utf-8")
    (document,) = audit_file(path).documents
    assert document.what_if is None


def test_what_is_set_aside_is_not_counted(scheme: Path) -> None:
    """Findings that a comment or the baseline sets aside are gone already; they do not go with the line."""
    (before,) = audit_file(scheme).documents
    comment = "      # kpi-audit: 忽略[PRC102] 省里规定的次数\n      - {id: A1"
    scheme.write_text(SCHEME.replace("      - {id: A1", comment), "utf-8")
    (after,) = audit_file(scheme).documents
    assert before.what_if is not None and after.what_if is not None
    assert [one.finding.code for one in after.suppressed] == ["PRC102"]
    assert after.what_if.cleared == before.what_if.cleared - 1
    left = tuple(one for one in before.findings if one.finding.code != "PRC102")
    held = what_is_left(replace(before, findings=left))
    assert held == after.what_if
    assert what_is_left(replace(before, findings=())) is None


def test_a_share_that_would_not_fall_is_not_promised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line of results is named for what is wrong with it; that the rest would look worse is no advice."""
    path = tmp_path / "results.yaml"
    path.write_text(
        """\
title: 青禾县2026年度乡镇考核办法
indicators:
  - {id: A1, name: 制度建设, points: 20, criteria: "健全值班值守制度得20分。"}
  - {id: A2, name: 软弱涣散村转化率, points: 40, criteria: "转化率达到85%得40分，每低1个百分点扣1分，扣完为止。"}
  - {id: B1, name: 群众满意度, points: 40,
     criteria: "第三方电话调查，按满意率折算，获得领导批示的每次加1分，效果酌情加1-3分，发现一起扣50分。"}
""",
        encoding="utf-8",
    )
    (document,) = audit_file(path).documents
    found, summary = document.what_if, document.summary
    assert found is not None and summary is not None
    assert found.process_share is not None and summary.process_share is not None
    assert found.process_share >= summary.process_share
    run(["check", str(path), "--format", "rich"])
    said = capsys.readouterr().out
    assert "如果删去" in said and "变为" not in said


def test_lines_of_one_name_are_named_once(tmp_path: Path) -> None:
    path = tmp_path / "same.yaml"
    path.write_text(
        """\
title: 青禾县2026年度乡镇考核办法
indicators:
  - {name: 台账管理, points: 30, criteria: "查阅台账，齐全得30分。"}
  - {name: 台账管理, points: 30, criteria: "查阅会议记录，齐全得30分。"}
  - {name: 群众满意度, points: 40, criteria: "第三方电话调查，按满意率折算。"}
""",
        encoding="utf-8",
    )
    (document,) = audit_file(path).documents
    heavy = next(one.finding for one in document.findings if one.finding.code == "PRC101")
    assert heavy.args["heaviest"] == ["“台账管理”"]
