from __future__ import annotations

import pytest

from kpi_audit.reading.burden.reductions import find_reductions, taken_over
from kpi_audit.reading.duty.means import forced, given, withheld
from kpi_audit.reading.meaning.conflicts import quantity_before, settled
from kpi_audit.reading.text.normal import normalise


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("乡镇无行政执法权，由乡镇负总责", [("power", "无行政执法权")]),
        ("执法权在县市场监管局", [("power", "执法权在县")]),
        ("经费由各乡镇（街道）自筹解决", [("funds", "经费由各乡镇(街道)自筹解决")]),
        ("人员由各村内部调剂", [("staff", "人员由各村内部调剂")]),
        ("无审批权限擅自审批的扣2分", []),
        ("不得以没有执法权为由推诿", []),
        ("没有执法权的事项不考核", []),
        ("不安排专项资金的扣2分", []),
        ("项目资金由企业自筹", []),
        ("不得新增编制", []),
    ],
)
def test_means_withheld(text: str, found: list[tuple[str, str]]) -> None:
    normal = normalise(text).text
    assert [(one.means, normal[one.start : one.end]) for one in withheld(normal)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("所需经费由县财政统筹安排", {"funds"}),
        ("县局选派2名执法人员", {"staff"}),
        ("已下放行政处罚权", {"power"}),
        ("权限、经费见附件3", {"power", "funds"}),
        ("未下放执法权", set()),
        ("县财政不安排经费", set()),
        ("委托第三方实施调查", set()),
    ],
)
def test_means_given(text: str, found: set[str]) -> None:
    assert given(normalise(text).text) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("散乱污企业取缔率100%", "取缔率"),
        ("全年立案处罚不少于20件", "立案处罚不少于20件"),
        ("旱厕拆除率100%", None),
        ("协助取缔散乱污企业5家", None),
    ],
)
def test_coercive_acts(text: str, said: str | None) -> None:
    normal = normalise(text).text
    span = forced(normal)
    assert (None if span is None else normal[slice(*span)]) == said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本年度考核指标较上年减少50%以上", [("leaves", 0.5, None, False)]),
        ("指标数量由40项减至25项", [("leaves", None, 25.0, True)]),
        ("一票否决事项减少3项", [("vetoes", None, 3.0, False)]),
        ("报表减少一半", [("forms", 0.5, None, False)]),
        ("将一级指标压减至5个", []),
        ("各单位要将报表压减一半", []),
        ("信访量减少10%", []),
    ],
)
def test_promised_reductions(text: str, found: list[tuple[str, float | None, float | None, bool]]) -> None:
    said = find_reductions(normalise(text).text)
    assert [(one.measure, one.share, one.count, one.to) for one in said] == found


def test_a_promise_against_another_year_says_so() -> None:
    assert [one.year for one in find_reductions("指标数量较2024年减少50%")] == [2024]
    assert [one.limit(40) for one in find_reductions("考核指标减少到原来的一半")] == [20]


def test_lines_taken_over() -> None:
    assert taken_over("原河长制专项考核并入本办法")
    assert not taken_over("纳入本办法考核的单位")


def test_what_goes_first() -> None:
    assert settled("安全优先,产量目标相应核减", here=False)
    assert settled("自愿不参保的从分母中剔除", here=True)
    assert not settled("加强统筹协调", here=True)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("严格管理，一般性支出压减幅度不低于", "一般性支出压减幅度"),
        ("上半年预算支出进度不超过", None),
        ("达到", None),
    ],
)
def test_the_quantity_before_a_figure(raw: str, name: str | None) -> None:
    assert quantity_before(raw, len(raw)) == name
