from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kpi_audit.reading.meaning.kinds import read_kind
from kpi_audit.reading.meaning.marks import read_marks
from kpi_audit.reading.text.line import Line, line
from kpi_audit.source.plain import load_data

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
PROCESS = {"input", "process"}


class Case(NamedTuple):
    line: Line
    kinds: set[str]
    flags: dict[str, bool]
    text: str


def side(kind: str) -> str:
    return "unknown" if kind == "unknown" else "process" if kind in PROCESS else "result"


def rates(cases: list[Case]) -> tuple[float, float, list[str]]:
    """Share right by side and by kind, and what went wrong."""
    sides = kinds = 0
    wrong: list[str] = []
    for case in cases:
        said = read_kind(case.line).kind
        sides += side(said) in {side(kind) for kind in case.kinds}
        kinds += said in case.kinds
        if said not in case.kinds:
            wrong.append(f"{'/'.join(sorted(case.kinds))} read as {said}: {case.text}")
    return sides / len(cases), kinds / len(cases), wrong


def f1(cases: list[Case], name: str) -> float:
    count = Counter((bool(getattr(read_marks(case.line), name)), case.flags[name]) for case in cases)
    hit = count[True, True]
    return 2 * hit / (2 * hit + count[True, False] + count[False, True]) if hit else 0.0


def own_lines() -> Iterator[Case]:
    heads: list[list[str]] = []
    for text in (Path(__file__).with_name("kinds_lines.txt")).read_text("utf-8").splitlines():
        if text.startswith(" "):
            heads[-1].append(text.strip())
        elif not text.startswith("#"):
            heads.append([text])
    for head, *criteria in heads:
        label, group, name = (part.strip() for part in head.split("|"))
        kinds, _, marks = label.partition(" ")
        flags = dict(zip(("trace", "app", "veto", "ranked"), (mark in marks for mark in "TAVR"), strict=True))
        yield Case(line((group,), name=name, criteria="".join(criteria)), set(kinds.split("/")), flags, head)


def leaves(items: list[dict[str, Any]], groups: tuple[str, ...] = ()) -> Iterator[tuple[Line, str]]:
    for item in items:
        if "children" in item:
            yield from leaves(item["children"], (*groups, item["name"]))
        else:
            texts = {key: item.get(key) for key in ("name", "description", "criteria", "target")}
            yield line(groups, **texts), str(item["id"])


def corpus() -> list[Case]:
    cases: list[Case] = []
    for file in sorted((CORPUS / "labels").glob("*.json")):
        gold = {str(label["id"]): label for label in json.loads(file.read_text("utf-8"))["labels"]}
        scheme = load_data(CORPUS / "schemes" / f"{file.stem}.yaml")
        assert isinstance(scheme, dict)
        for read, name in leaves(scheme["indicators"]):
            label = gold[name]
            kinds = {label["kind"], label.get("also") or label["kind"]}
            cases.append(Case(read, kinds, label, f"{file.stem} {name}"))
    return cases


def test_own_lines() -> None:
    sides, kinds, wrong = rates(list(own_lines()))
    assert sides >= 0.97 and kinds >= 0.95, "\n".join(wrong)


@pytest.mark.parametrize(("name", "floor"), [("trace", 0.85), ("app", 0.8), ("veto", 0.97), ("ranked", 0.85)])
def test_own_lines_marks(name: str, floor: float) -> None:
    assert f1(list(own_lines()), name) >= floor


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real schemes is not beside the project")
def test_corpus() -> None:
    cases = corpus()
    sides, kinds, wrong = rates(cases)
    assert len(cases) == 437
    assert sides >= 0.975 and kinds >= 0.94, "\n".join(wrong)
    floors = {"trace": 0.89, "app": 0.8, "veto": 0.97, "ranked": 0.97}
    assert {name for name, floor in floors.items() if f1(cases, name) < floor} == set()


@pytest.mark.parametrize(
    ("criteria", "kind", "words"),
    [
        ("将综治经费列入同级财政预算", "input", "经费"),
        ("未建立应急值守制度的扣1分", "input", "建立应急值守制度"),
        ("乡镇领导班子中35岁以下干部比例", "input", "岁以下"),
        ("全年召开专题会议不少于12次,每少1次扣0.5分", "process", "召开"),
        ("协助县级部门拆除违法建筑", "process", "协助"),
        ("制定污水处理厂建设方案", "process", "方案"),
        ("迟报一次扣0.5分,漏报一次扣1分", "process", "迟报"),
        ("完成污水处理厂建设", "output", "建设"),
        ("安全检查覆盖率达到100%", "output", "覆盖率"),
        ("婚前医学检查率达到75%", "output", "率"),
        ("受到省级通报批评的,每次扣2分", "output", "通报批评"),
        ("年内查处非法捕捞案件10例以上", "output", "查处非法捕捞案件"),
        ("发生较大生产安全事故的,每起扣5分", "outcome", "发生较大生产安全事故"),
        ("未按规定巡查引发群体性事件的,每起扣10分", "outcome", "引发群体性事件"),
        ("刑事案件发案率同比下降", "outcome", "发案率"),
        ("空气质量优良天数比率不低于85%", "outcome", "优良天数比率"),
        ("群众满意率低于90%的,每低1个百分点扣1分", "satisfaction", "群众满意率"),
    ],
)
def test_kind_and_its_words(criteria: str, kind: str, words: str) -> None:
    reading = read_kind(line(criteria=criteria))
    assert reading.kind == kind
    assert words in [found.text for found in reading.words]
    assert 0 < reading.confidence <= 1
    assert all(criteria[found.start : found.end] == found.text for found in reading.words)


def test_what_is_only_checked_or_quoted_does_not_decide() -> None:
    plain = read_kind(line(criteria="配备专职管理人员2名"))
    checked = read_kind(line(criteria="配备专职管理人员2名【查看会议记录、培训资料】"))
    assert plain.kind == checked.kind == "input"


def test_an_assessor_with_a_telling_name_does_not_decide() -> None:
    assert read_kind(line(criteria="由市委宣传部按有关办法打分", name="村集体经济收入")).kind == "outcome"


def test_the_group_decides_where_the_line_says_nothing() -> None:
    assert read_kind(line(("宣传教育",), name="第一项")).kind == "process"
    assert read_kind(line(("经费保障",), name="第一项")).kind == "input"


def test_without_any_cue_the_kind_is_unknown() -> None:
    reading = read_kind(line(name="第一项"))
    assert (reading.kind, reading.confidence, reading.words) == ("unknown", 0.0, ())


def test_words_are_placed_in_the_original_text() -> None:
    criteria = "１．全年召開專題會議，每少一次扣１分"
    reading = read_kind(line(criteria=criteria))
    assert reading.kind == "process"
    assert all(criteria[found.start : found.end] == found.text for found in reading.words)
    assert "召開" in [found.text for found in reading.words]


def test_a_clear_line_is_surer_than_a_mixed_one() -> None:
    clear = read_kind(line(criteria="群众满意度测评得分"))
    mixed = read_kind(line(criteria="开展整治"))
    assert clear.confidence > 0.8 > mixed.confidence


def test_hostile_text_is_read_in_linear_time() -> None:
    for piece in ("发生", "由", "按", "(", "建立", "查看", "未", "不", "积极", "、", "率"):
        read_kind(line(criteria=piece * 20000))
        read_marks(line(criteria=piece * 20000))
