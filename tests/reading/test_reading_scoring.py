"""Scoring clauses: steps, caps, floors, ladders, stated points."""

from __future__ import annotations

import pytest

from kpi_audit.reading.scoring.scores import Band, Step
from kpi_audit.reading.scoring.scoring import Scoring, read_scoring
from kpi_audit.reading.text.line import line

Row = tuple[float, float | None, str | None, float | None, str]


def read(text: str) -> Scoring:
    return read_scoring(line(criteria=text))


def rows(steps: tuple[Step, ...], text: str) -> list[Row]:
    assert all(text[step.words.start : step.words.end] == step.words.text for step in steps)
    return [(step.points, step.high, step.per, step.every, step.words.text) for step in steps]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每少一次扣0.5分", [(0.5, None, "次", 1, "每少一次扣0.5分")]),
        ("每少 1 次扣 0.5 分", [(0.5, None, "次", 1, "每少 1 次扣 0.5 分")]),
        ("每低于目标1个百分点扣0.2分", [(0.2, None, "个百分点", 1, "每低于目标1个百分点扣0.2分")]),
        ("每超过0.1个百分点扣2分", [(2, None, "个百分点", 0.1, "每超过0.1个百分点扣2分")]),
        ("每增加20万元扣1分", [(1, None, "万元", 20, "每增加20万元扣1分")]),
        ("每下降5%扣0.5分", [(0.5, None, "%", 5, "每下降5%扣0.5分")]),
        ("每上升1个百分点,扣2分", [(2, None, "个百分点", 1, "每上升1个百分点,扣2分")]),
        ("每项（次)扣2分", [(2, None, "项", None, "每项（次)扣2分")]),
        ("每村每发现一次扣1分", [(1, None, "次", 1, "每发现一次扣1分")]),
        ("每超1天扣0.1分", [(0.1, None, "天", 1, "每超1天扣0.1分")]),
        ("每超过0.5‰扣2分", [(2, None, "%", 0.05, "每超过0.5‰扣2分")]),
        ("每超千分之一扣10分", [(10, None, "%", 0.1, "每超千分之一扣10分")]),
        ("每少一成扣1分", [(1, None, "%", 10, "每少一成扣1分")]),
        ("每低0.1个点扣0.2分", [(0.2, None, "个百分点", 0.1, "每低0.1个点扣0.2分")]),
        ("每少1个点扣0.5分", [(0.5, None, "个", 1, "每少1个点扣0.5分")]),
        ("每缺一次减记0.5分", [(0.5, None, "次", 1, "每缺一次减记0.5分")]),
        ("每起-1分", [(1, None, "起", None, "每起-1分")]),
        ("违规(－2分)", [(2, None, None, None, "－2分")]),
        ("每逾期1个工作日扣0.5分", [(0.5, None, "个工作日", 1, "每逾期1个工作日扣0.5分")]),
        ("每项每天扣0.1分", [(0.1, None, "天", None, "每天扣0.1分")]),
        ("每例扣零点五分", [(0.5, None, "例", None, "每例扣零点五分")]),
        ("每人次扣0.5分", [(0.5, None, "人次", None, "每人次扣0.5分")]),
        ("发现一处扣2分", [(2, None, "处", 1, "发现一处扣2分")]),
        ("出现1例未处理扣2分", [(2, None, "例", 1, "出现1例未处理扣2分")]),
        ("迟报一次扣2分", [(2, None, "次", 1, "迟报一次扣2分")]),
        ("缺1个科室,扣1分", [(1, None, "个", 1, "缺1个科室,扣1分")]),
        ("晚报1天扣0.2分", [(0.2, None, "天", 1, "晚报1天扣0.2分")]),
        ("未完成1次扣1分", [(1, None, "次", 1, "1次扣1分")]),
        ("按0.5分/个扣分", [(0.5, None, "个", None, "0.5分/个扣")]),
        ("不达标扣5分/项", [(5, None, "项", None, "扣5分/项")]),
        ("每项扣2至5分", [(2, 5, "项", None, "每项扣2至5分")]),
        ("视情节严重扣2-10分", [(2, 10, None, None, "扣2-10分")]),
        ("一次性扣10分", [(10, None, None, None, "扣10分")]),
        ("3个月内未明确的,扣5分", [(5, None, None, None, "扣5分")]),
        ("发现有两次及以上的扣1分", [(1, None, None, None, "扣1分")]),
        ("台账不全扣0.5分", [(0.5, None, None, None, "扣0.5分")]),
    ],
)
def test_deductions(text: str, expected: list[Row]) -> None:
    assert rows(read(text).deductions, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每有1篇加1分", [(1, None, "篇", 1, "每有1篇加1分")]),
        ("每多报告一条线索奖励0.2分", [(0.2, None, "条", 1, "每多报告一条线索奖励0.2分")]),
        ("表彰奖励工作突出的加3分", [(3, None, None, None, "加3分")]),
        ("视情况给予1-3分加分", [(1, 3, None, None, "给予1-3分")]),
        ("国家级加5分/项,省级3分/项", [(5, None, "项", None, "加5分/项"), (3, None, "项", None, "3分/项")]),
    ],
)
def test_bonuses(text: str, expected: list[Row]) -> None:
    assert rows(read(text).bonuses, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推广应用,得2分", [(2, None, None, None, "得2分")]),
        ("每年至少举办一次活动的得一分", [(1, None, None, None, "得一分")]),
        (
            "国家级报刊每篇5分,省级每篇3分",
            [(5, None, "篇", None, "每篇5分"), (3, None, "篇", None, "每篇3分")],
        ),
        ("共4项,1项1分", [(1, None, "项", 1, "1项1分")]),
        ("符合标准,各得1分", [(1, None, "项", None, "得1分")]),
        ("组织实施、评价方案各占1分", [(1, None, "项", None, "1分")]),
        ("每个乡镇省级用稿1篇,市级用稿2篇,得5分", [(5, None, None, None, "得5分")]),
    ],
)
def test_awards(text: str, expected: list[Row]) -> None:
    assert rows(read(text).awards, text) == expected


def test_several_in_one_clause() -> None:
    scoring = read("每次分别扣10分、5分;分别奖20、10分;多投稿一篇按2：1：0.5比例加分")
    assert [(step.points, step.per, step.shared) for step in scoring.deductions] == [
        (10, "次", True),
        (5, "次", True),
    ]
    assert [step.points for step in scoring.bonuses] == [20, 10, 2, 1, 0.5]
    assert scoring.bonuses[-1].per == "篇"


def test_on_top_and_beyond_the_item() -> None:
    scoring = read("每起加扣5分;超过计划数,从总分扣1分")
    assert [step.extra for step in scoring.deductions] == [True, False]
    assert [words.text for words in scoring.spills] == ["从总分"]


@pytest.mark.parametrize(
    ("text", "points", "of", "per", "words"),
    [
        ("最高加5分", 5, "bonus", None, "最高加5分"),
        ("每有1篇加1分,累计不超过3分", 3, "bonus", None, "累计不超过3分"),
        ("酌情扣分,每项最高扣10分", 10, "deduction", "项", "最高扣10分"),
        ("加分上限为15分", 15, "bonus", None, "加分上限为15分"),
        ("每月得分10分封顶", 10, "item", None, "得分10分封顶"),
        ("每例扣1分,扣满5分为止", 5, "deduction", None, "扣满5分为止"),
        ("每推荐1名加0.5分、2分封顶", 2, "bonus", None, "0.5分、2分封顶"),
        ("每条加0.1分,封顶1分", 1, "bonus", None, "封顶1分"),
    ],
)
def test_caps(text: str, points: float, of: str, per: str | None, words: str) -> None:
    (cap,) = read(text).caps
    assert (cap.points, cap.of, cap.per, cap.words.text) == (points, of, per, words)


@pytest.mark.parametrize(
    "words",
    [
        "扣完为止",
        "直至扣完",
        "至本项扣完为止",
        "本项分值扣完为止",
        "扣至零分",
        "不倒扣",
        "不计负分",
        "减完为止",
        "减至0分为止",
    ],
)
def test_floors(words: str) -> None:
    scoring = read(f"每起扣5分,{words}。")
    assert [floor.text for floor in scoring.floors] == [words]
    assert not scoring.caps and not scoring.zeros


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("未完成的,该项不得分", "该项不得分"),
        ("完不成的全扣", "全扣"),
        ("否则不得分", "否则不得分"),
        ("扣除该项全部分值", "扣除该项全部分值"),
        ("不合格得0分", "得0分"),
    ],
)
def test_all_or_nothing(text: str, words: str) -> None:
    scoring = read(text)
    assert [zero.text for zero in scoring.zeros] == [words]
    assert not scoring.deductions and not scoring.awards


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工作计划(12分,7分奖分)", [(12, False), (7, True)]),
        ("完成任务。（2分，为奖励分）", [(2, True)]),
        ("参加会议(2分,少一次扣0.5分)", [(2, False)]),
        ("10分。每少一次扣1分", [(10, False)]),
        ("本项共10分,每缺一项扣2分", [(10, False)]),
        ("水质水量监测（20）", [(20, False)]),
        ("其中:组织领导20分,制度建设30分", [(20, False), (30, False)]),
    ],
)
def test_stated_points(text: str, expected: list[tuple[float, bool]]) -> None:
    scoring = read(text)
    assert [(stated.points, stated.bonus) for stated in scoring.stated] == expected
    assert not scoring.unread


def test_formulas_and_discretion() -> None:
    assert read("(办结数/总数)×150分").formulas[0].points == 150
    assert read("按实际完成比例得分").formulas[0].points is None
    assert [words.text for words in read("资料不齐全酌情扣分").discretion] == ["酌情"]


def test_share_of_the_items_points() -> None:
    (step,) = read("未开展的扣10%").deductions
    assert (step.points, step.percent) == (10, True)


def test_ladder_with_bands() -> None:
    (ladder,) = read("达到95%以上得满分,90%-95%得8分,90%以下不得分").ladders
    assert [(level.points, level.full) for level in ladder] == [(None, True), (8, False), (0, False)]
    assert [level.condition.text for level in ladder] == ["达到95%以上", "90%-95%", "90%以下"]
    assert [level.band for level in ladder] == [
        Band(95, True, None, False, "%", True),
        Band(90, True, 95, True, "%", True),
        Band(None, False, 90, True, "%", True),
    ]


def test_ladder_with_signs() -> None:
    (ladder,) = read("完成率≥100%,得10分;90%≤完成率<100%,得8分;完成率<90%,不得分").ladders
    assert [level.band for level in ladder] == [
        Band(100, True, None, False, "%", False),
        Band(90, True, 100, False, "%", False),
        Band(None, False, 90, False, "%", False),
    ]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("优秀得10分,良好得8分,合格得6分,不合格不得分", [10, 8, 6, 0]),
        ("优秀10分、良好8分、一般5分", [10, 8, 5]),
        ("第一名得10分,第二名得9分", [10, 9]),
        ("非常满意10分,满意8分,基本满意5分,不满意0分", [10, 8, 5, 0]),
    ],
)
def test_graded_ladders(text: str, points: list[float]) -> None:
    (ladder,) = read(text).ladders
    assert [level.points for level in ladder] == points


def test_parts_of_a_sum_are_no_ladder() -> None:
    assert read("1.建立台账,得2分;2.设立公示牌,得6分").ladders == ()
    assert len(read("有制度的得1分,否则不得分;有考核的得1分,否则不得分").ladders) == 2


@pytest.mark.parametrize(
    "text", ["10分钟内到达", "十分重视", "垃圾分类", "按百分制", "得分情况", "分别考核", "三分之一"]
)
def test_what_is_no_score(text: str) -> None:
    assert read(text) == Scoring()


def test_a_name_repeated_in_the_criteria_is_read_once() -> None:
    scoring = read_scoring(line(name="获表彰的加3分", criteria="1.获表彰的加3分,市级加5分"))
    assert [(step.points, step.words.field) for step in scoring.bonuses] == [(3, "criteria"), (5, "criteria")]


@pytest.mark.parametrize(
    ("text", "awards", "deductions", "caps"),
    [
        ("PM2.5年均浓度不高于36微克/立方米得4分,每高1微克扣0.5分", [4], [0.5], []),
        ("差错率不高于2%得1分", [1], [], []),
        ("累计加分最多不超过5分", [], [], [5]),
        ("发现克扣资金的扣2分", [], [2], []),
    ],
)
def test_limits_of_figures_are_no_caps(
    text: str, awards: list[float], deductions: list[float], caps: list[float]
) -> None:
    """“不高于2%得1分” bounds the rate, not the points; 微克扣 is no 克扣."""
    found = read_scoring(line(name="x", criteria=text))
    assert [step.points for step in found.awards] == awards
    assert [step.points for step in found.deductions] == deductions
    assert [cap.points for cap in found.caps] == caps
