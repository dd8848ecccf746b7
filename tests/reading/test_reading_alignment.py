"""Which line of another scheme says the same: by meaning, one best match, the runner-up kept, no mix-ups."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.reading.alignment.aligner import FOUND, POSSIBLE, SHOWN, Aligner
from kpi_audit.reading.alignment.likeness import likeness
from kpi_audit.reading.alignment.names import standard
from kpi_audit.reading.alignment.places import Places
from kpi_audit.reading.alignment.quantities import read_quantities
from kpi_audit.reading.alignment.subjects import Subject, read_subject
from kpi_audit.reading.sameness.broader import broader
from kpi_audit.reading.sameness.calling import alike
from kpi_audit.reading.text.line import line

PAIRS = [
    entry
    for entry in Path(__file__).with_name("alignment_pairs.txt").read_text("utf-8").splitlines()
    if entry and not entry.startswith("#")
]


def subject(said: str, *groups: str, unit: str = "", growth: bool = False) -> Subject:
    """A line from ``name :: criteria``."""
    name, _, criteria = said.partition("::")
    return read_subject(line(groups, name=name.strip(), criteria=criteria.strip() or None), unit, growth=growth)


@pytest.mark.parametrize("pair", PAIRS)
def test_pairs(pair: str) -> None:
    """The same indicator is found under other words; a similar one with another object, stage or measure never is."""
    relation, (one, other) = pair[0], pair[1:].split(" | ")
    score = likeness(subject(one), subject(other)).score
    assert score == likeness(subject(other), subject(one)).score
    assert (score >= FOUND) is (relation == "=")


@pytest.mark.parametrize(
    ("one", "other", "contrast"),
    [
        ("户厕改造完成率", "公厕改造完成率", "toilet"),
        ("农村生活污水治理率", "城镇生活污水治理率", "area"),
        ("秸秆综合利用率", "秸秆综合利用量", "way"),
        ("新增信访事项化解率", "信访积案化解率", "time"),
        ("垃圾分类覆盖率", "垃圾分类准确率", "rate"),
    ],
)
def test_what_sets_two_lines_apart_is_said(one: str, other: str, contrast: str) -> None:
    """A contradiction is named and keeps the pair below the candidates."""
    found = likeness(subject(one), subject(other))
    assert found.apart == contrast
    assert found.score < POSSIBLE


def test_the_target_tells_a_rate_from_a_total() -> None:
    """Names that do not say how they are measured are told apart by the unit of their targets."""
    rate, total = subject("秸秆综合利用", unit="%"), subject("秸秆综合利用", unit="吨")
    assert likeness(rate, total).apart == "way"
    assert likeness(rate, subject("秸秆综合利用率")).score == 1.0


def test_texts_decide_between_headings() -> None:
    """A heading that says nothing by itself is the same only when what stands under it is."""
    same = "组织领导 :: 成立领导小组，主要负责人任组长，每半年研究一次平安建设。"
    assert likeness(subject(same), subject(same)).score == 1.0
    other = "组织领导 :: 落实招商专项经费，选派专职招商人员，建立重点企业名录。"
    assert likeness(subject(same), subject(other)).score < FOUND


def test_what_the_texts_say_fills_in_the_name() -> None:
    """A qualifier that stands in the group or the text of the other line does not part them."""
    short = "生活污水治理率"
    assert likeness(subject(short), subject("农村生活污水治理率")).score < FOUND
    assert likeness(subject(short, "农村人居环境"), subject("农村生活污水治理率")).score >= FOUND


def test_figures_places_and_numbering_are_no_subject() -> None:
    """Points, list numbers, targets, deadlines and the names of places are left out."""
    one = read_subject(line(name="（三）青禾县秸秆综合利用率达到95%以上（5分）"), places=Places(["青禾县"]))
    assert likeness(one, subject("秸秆综合利用率")).score == 1.0


def test_best_and_runner_up() -> None:
    """One best match, the rest behind it by score, at most so many."""
    names = ["农村生活垃圾收运率", "农村生活垃圾分类覆盖率", "农村生活垃圾分类行政村覆盖率试点", "公厕管护"]
    found = Aligner([subject(name) for name in names]).align(subject("农村生活垃圾分类行政村覆盖率"))
    assert found.found is not None
    assert found.found.number == 1
    assert found.runner_up is not None
    assert found.runner_up.number == 2
    assert found.runner_up.score < found.found.score
    assert len(found.matches) <= SHOWN


def test_a_tie_is_no_finding_unless_the_groups_tell() -> None:
    """Equal names in two chapters: the chapter decides; without it nothing is found, and both are candidates."""
    upper = Aligner([subject("督查考核", "一、安全生产"), subject("督查考核", "二、生态环保")])
    assert upper.align(subject("督查考核")).found is None
    assert len(upper.align(subject("督查考核")).matches) == 2
    told = upper.align(subject("督查考核", "（二）生态环保")).found
    assert told is not None
    assert told.number == 1


def test_nothing_to_align_with() -> None:
    """No lines above, or a name of nothing but figures: no counterpart, no candidate."""
    assert Aligner([]).align(subject("粮食产量")).matches == ()
    assert Aligner([subject("（1）5%")]).align(subject("（2）5%")).matches == ()


TEXT = st.text(alphabet="农村城镇户公厕污水率增长5%（）一、覆盖 量GDP", max_size=24)


@given(TEXT, TEXT)
def test_any_names(one: str, other: str) -> None:
    """Whatever the names: a score from 0 to 1, the same both ways, 1 for a name and itself."""
    first, second = subject(one), subject(other)
    score = likeness(first, second).score
    assert 0 <= score <= 1
    assert score == likeness(second, first).score
    assert likeness(first, first).score == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("免疫抗体合格率80%以上", "抗体合格率常年保持在70%以上", True),
        ("各居民小区垃圾分类投放准确率85%", "生活垃圾分类投放准确率达到80%", True),
        ("年内规范提升食品小作坊120家", "食品小作坊规范提升44家", True),
        ("违法占用耕地面积占新增建设用地占用耕地总面积的比例控制在8%以内", "违法占用耕地面积比例不超过5%", True),
        ("社区矫正对象再犯罪率控制在2‰以内", "社区矫正对象再犯罪率不高于0.2%", True),
        ("推进学校食堂明厨亮灶,覆盖率达到95%", "学校食堂明厨亮灶覆盖率100%", True),
        ("新建茶园300亩", "改造茶园300亩", False),
        ("农村生活污水治理率40%", "城镇生活污水治理率95%", False),
        ("残疾人家庭医生签约率80%", "家庭医生签约率80%", False),
        ("茶叶综合产值18亿元", "茶叶综合产值增长8%", False),
        ("垃圾分类投放准确率85%", "垃圾分类投放覆盖率85%", False),
        ("合格率95%", "合格率90%", False),
        ("粪污资源化利用率、农膜回收利用率达到80%", "农膜回收利用率达到82%", True),
        ("新改造户厕20万户、农村生活污水治理率达到45%", "农村生活污水治理率达到50%", True),
        ("居民健康素养水平提高到30%", "居民健康素养水平达到25%", True),
        ("农田灌溉水有效利用系数达0.60以上", "农田灌溉水有效利用系数达到0.62", True),
        ("人均预期寿命达到79岁", "人均预期寿命提高到80岁", True),
        ("到2026年全县森林覆盖率达到52%", "森林覆盖率达到50%", True),
        ("投诉举报类工单7个工作日内办结", "投诉举报类工单自受理之日起15日内办结", True),
        ("咨询类工单2个工作日内答复", "投诉类工单2个工作日内答复", False),
        ("居民健康素养水平提高5%", "居民健康素养水平达到25%", False),
        ("婴儿死亡率、5岁以下儿童死亡率控制在5‰以内", "婴儿死亡率控制在3‰以内", True),
        ("每低1个百分点扣1分", "每低1个百分点扣2分", False),
    ],
)
def test_quantities(one: str, other: str, same: bool) -> None:
    """What two figures are figures of is known again in nearly the same words; another object or measure is none."""
    mine, yours = (read_quantities([text], standard) for text in (one, other))
    assert any(alike(first, second, one, other) for first in mine for second in yours) is same
    assert any(alike(second, first, other, one) for first in mine for second in yours) is same


@given(st.text("食品小作坊提升率%0123456789,。个亩每年、覆盖达到", max_size=40))
def test_quantities_of_any_text(text: str) -> None:
    """Whatever a text says, its quantities are read, each once, and are like themselves."""
    found = read_quantities([text], standard)
    assert len(found) == len(set(found))
    assert all(alike(one, one, text, text) for one in found)


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("路灯照明设施全部正常运行", "路灯照明设施正常运行率", "share"),
        ("6月底前,快速充电桩安装到位", "快速充电桩安装", "due"),
        ("每年更新图书60种", "更新图书", "count"),
        ("初次来访一次化解率达到90%", "初次来访一次化解率", "share"),
        ("乡镇级湖长每半月巡湖1次", "乡镇级湖长巡湖", "times"),
        ("养老服务满意度达到85分", "养老服务满意度", "index"),
        ("三成以上的村达到星级村建设标准", "村星级村达标率", "share"),
    ],
)
def test_what_a_clause_asks(text: str, label: str, kind: str) -> None:
    """A share of all without a figure, what is due by a date, a yearly number: each by its label and kind."""
    assert (label, kind) in [(one.label, one.kind) for one in read_quantities([text], standard)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("培训 :: 村级动物防疫员培训率98%", "防疫员 :: 村级动物防疫员岗前培训率90%", True),
        ("培训 :: 村级动物防疫员岗前培训率98%", "防疫员 :: 村级动物防疫员培训率90%", False),
        ("培训 :: 村级动物防疫员培训率98%", "防疫员 :: 村级动物防疫员培训合格率90%", False),
        ("整改 :: 安全隐患整改率98%", "校园 :: 学校安全隐患整改率90%", False),
        ("造林 :: 油茶林改造面积600亩", "油茶 :: 新增油茶林改造面积2000亩", False),
    ],
)
def test_a_quantity_asked_of_more(one: str, other: str, found: bool) -> None:
    """A word left out widens; another measure, a stock or a flow, and words that tell little do not."""
    assert broader(subject(one), subject(other)) is found
