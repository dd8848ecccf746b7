"""Targets: operator, value, reference."""

from __future__ import annotations

import pytest

from kpi_audit.reading.quantity.targets import Target, find_targets
from kpi_audit.reading.text.line import Line, line


def read_target(said: Line) -> Target | None:
    """The first target of a line."""
    return next(iter(find_targets(said)), None)


@pytest.mark.parametrize(
    ("text", "op", "value", "unit", "bound", "words"),
    [
        ("满意率≥95%得8分", ">=", 95, "%", "at_least", "≥95%"),
        ("不少于 12 次", ">=", 12, "次", "at_least", "不少于 12 次"),
        ("确保污水处理率达80%以上", ">=", 80, "%", "at_least", "达80%以上"),
        ("全年培训4次以上，每少1次扣0.5分", ">=", 4, "次", "at_least", "4次以上"),
        ("开展活动2次以上，有图片、有总结，缺一样扣1分", ">=", 2, "次", "at_least", "2次以上"),
        ("迟到3次以上的，扣2分", "<", 3, "次", "at_most", "3次以上"),
        ("力争达到90%", ">=", 90, "%", "exact", "达到90%"),
        ("办结率98％", "=", 98, "%", "exact", "98％"),
        ("登记失业率4.5%以内", "<=", 4.5, "%", "at_most", "4.5%以内"),
        ("亩产达到1000斤以上的乡镇不少于4个", ">=", 4, "个", "at_least", "不少于4个"),
        ("差错率小于等于2%", "<=", 2, "%", "at_most", "小于等于2%"),
        ("覆盖率大于或等于90%", ">=", 90, "%", "at_least", "大于或等于90%"),
        ("单位增加值耗电不高于50千克", "<=", 50, "千克", "at_most", "不高于50千克"),
        ("出口额不低于300万美元", ">=", 3_000_000, "美元", "at_least", "不低于300万美元"),
        ("死亡率控制在3‰以内", "<=", 0.3, "%", "at_most", "控制在3‰以内"),
        ("能耗降至0.4以下", "<=", 0.4, "", "at_most", "降至0.4以下"),
        ("35岁及以下的不低于总数的20%", ">=", 20, "%", "at_least", "不低于总数的20%"),
        ("选择至少一个乡镇试点", ">=", 1, "个", "at_least", "至少一个"),
        ("在20个工作日内办结,满意度不低于九成五", ">=", 95, "%", "at_least", "不低于九成五"),
        ("投资不低于15亿元", ">=", 15, "亿元", "at_least", "不低于15亿元"),
        ("比例≥1:100", ">=", 0.01, "", "at_least", "≥1:100"),
        ("覆盖面低于80%的,每降低1个百分点扣1分", ">=", 80, "%", "at_least", "低于80%"),
        ("研究工作少于2次的每少一次扣5分", ">=", 2, "次", "at_least", "少于2次"),
        ("未达到90%的扣2分", ">=", 90, "%", "at_least", "未达到90%"),
        ("超限率超过4.5%的,每项扣5分", "<=", 4.5, "%", "at_most", "超过4.5%"),
        ("达到95%以上得满分,90%以下不得分", ">=", 95, "%", "at_least", "达到95%以上"),
        ("查处案件10例以上;否则按比例得分", ">=", 10, "例", "at_least", "10例以上"),
        ("处置率95%以上,每低1个百分点扣1分", ">=", 95, "%", "at_least", "95%以上"),
        ("处置率95%以上,低于95%的扣2分", ">=", 95, "%", "at_least", "95%以上"),
        ("空置率5%以内,每高1个百分点扣1分", "<=", 5, "%", "at_most", "5%以内"),
        ("空置率低于5%,每高1个百分点扣1分", "<", 5, "%", "at_most", "低于5%"),
        ("空置率高于5%,每高1个百分点扣1分", "<=", 5, "%", "at_most", "高于5%"),
        ("处置率低于95%,每低1个百分点扣1分", ">=", 95, "%", "at_least", "低于95%"),
        ("走访少于10户,每少1户扣1分", ">=", 10, "户", "at_least", "少于10户"),
        ("总氮浓度控制在15毫克/升以内", "<=", 15, "毫克/升", "at_most", "控制在15毫克/升以内"),
        ("目标值20件,完成得满分", "=", 20, "件", "exact", "20件"),
        ("群众满意度不低于85分", ">=", 85, "分", "at_least", "不低于85分"),
    ],
)
def test_operators(text: str, op: str, value: float, unit: str, bound: str, words: str) -> None:
    target = read_target(line(criteria=text))
    assert target is not None
    assert (target.op, target.value, target.unit, target.bound) == (op, value, unit, bound)
    assert target.words.text == words == text[target.words.start : target.words.end]


@pytest.mark.parametrize(
    ("text", "op", "direction", "stricter"),
    [
        ("比上年增长8%以上", ">=", "higher", True),
        ("GDP增长5.5%左右", "~", "higher", True),
        ("PM2.5浓度下降5%以上", ">=", "lower", True),
        ("涨幅控制在2%以内", "<=", "higher", False),
    ],
)
def test_growth(text: str, op: str, direction: str, stricter: bool) -> None:
    target = read_target(line(target=text))
    assert target is not None
    assert (target.op, target.growth, target.direction) == (op, True, direction)
    assert target.larger_is_stricter is stricter


@pytest.mark.parametrize(
    ("text", "op", "reference"),
    [
        ("不低于上年", ">=", "own_last"),
        ("完成省定任务", ">=", "upper"),
        ("完成市下达的目标任务", ">=", "upper"),
        ("同全市", "=", "upper"),
        ("高于全市平均水平得10分,每低1个百分点扣1分", ">", "average"),
        ("死亡人数超过上级下达的控制指标,每超过1人扣5分", "<=", "upper"),
    ],
)
def test_references(text: str, op: str, reference: str) -> None:
    target = read_target(line(criteria=text))
    assert target is not None
    assert (target.op, target.value, target.reference) == (op, None, reference)


def test_absolutes_and_firmness() -> None:
    full = read_target(line(criteria="垃圾分类全覆盖"))
    zero = read_target(line(criteria="信访总量为零,发生一起扣5分"))
    aim = read_target(line(criteria="力争达到90%"))
    ensure = read_target(line(criteria="确保95%以上"))
    assert full is not None and full.full and full.value == 100
    assert zero is not None and zero.zero and zero.words.text == "为零"
    assert aim is not None and aim.firm == "aim"
    assert ensure is not None and ensure.firm == "ensure"


@pytest.mark.parametrize(
    "text",
    [
        "发生10人以上重复集体上访的,每起扣30分",
        "每少一次扣0.5分",
        "40岁以下干部配备情况",
        "中断2小时以上事件的扣5分",
        "考核90分以上为优秀,60分以下为不合格",
        "较大村(常住人口在1000人以上)",
    ],
)
def test_what_is_no_target(text: str) -> None:
    assert read_target(line(criteria=text)) is None


def test_declared_target_comes_first() -> None:
    targets = find_targets(line(criteria="每年不少于4次", target="100%、98%"))
    assert [target.value for target in targets] == [100, 98, 4]
    assert [target.words.field for target in targets] == ["target", "target", "criteria"]


def test_range() -> None:
    target = read_target(line(target="4.5%—5%"))
    assert target is not None
    assert (target.op, target.value, target.high) == ("range", 4.5, 5)


def test_a_target_in_another_unit() -> None:
    target = read_target(line(target="1.2亿元—1.5亿元"))
    assert target is not None
    said = target.in_unit("万元")
    assert said is not None
    assert said.value == pytest.approx(12_000)
    assert said.high == pytest.approx(15_000)
    assert said.unit == "万元"
    assert target.in_unit("亩") is None


@pytest.mark.parametrize(
    "text",
    [
        "每推荐1个加0.5分,最高不超过4分",
        "未完成1次扣1分",
        "按欠分的2倍扣减总分",
        "专项整治中追究一人加2分",
        "弄虚作假的,本项得分为0",
    ],
)
def test_points_and_what_costs_them_are_no_target(text: str) -> None:
    assert find_targets(line(criteria=text)) == []
