"""Indicators against a duty list, by hand; and against the invented list of the corpus, where it is at hand."""

from __future__ import annotations

import datetime

import pytest

from kpi_audit.facts.duty.certainty import FOUND, POSSIBLE
from kpi_audit.facts.duty.duties import Duties
from kpi_audit.facts.duty.duty_match import DutyMatch
from kpi_audit.facts.hierarchy import Hierarchy
from kpi_audit.reading.duty.wording import read_text
from kpi_audit.scheme.duty import DutyList
from kpi_audit.scheme.load import load
from kpi_audit.scheme.scheme import Scheme
from kpi_audit.source.document import read_documents

LIST = """
document: duty_list
duties:
  - {id: B-1, list: basic, item: "开展违法建设日常巡查,对新增违法建设及时劝阻并上报"}
  - {id: B-2, list: basic, item: 组织农村户厕改造摸排和后续管护}
  - {id: B-3, list: basic, item: 负责农村生活污水处理设施日常管护}
  - {id: B-4, list: basic, item: 落实田长制，开展永久基本农田日常巡查}
  - {id: B-5, list: basic, item: 完成上级交办的其他工作}
  - {id: B-6, list: basic, item: 做好森林防灭火宣传和野外火源管控}
  - {id: C-1, list: cooperative, item: 违法建筑拆除, lead: 县城市管理局, cooperation_duty: 维护现场秩序}
  - {id: C-2, list: cooperative, item: 食品安全监管, lead: 县市场监督管理局, lead_duty: 查处违法案件}
  - {id: T-1, list: taken_back, item: 违法建设立案处罚, takeover: 县城市管理局}
  - {list: basic, item: 做好兵役登记和兵员征集}
admissions:
  - {item: 协助做好水库除险加固群众安置, date: 2026-03-01, until: 2026-12-31}
"""


def _model(text: str) -> object:
    (document,) = read_documents("x.yaml", text.encode())
    loaded = load(document)
    assert loaded.model is not None, loaded.faults
    return loaded.model


def _duties(year: int | None = None) -> Duties:
    duty_list = _model(LIST)
    assert isinstance(duty_list, DutyList)
    dates = None if year is None else (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return Duties(duty_list, (), dates=dates)


def _match(name: str, criteria: str = "", refs: str = "", year: int | None = None) -> DutyMatch:
    said = (
        f'name: "{name}"' + (f', criteria: "{criteria}"' if criteria else "") + (f", duty_ref: {refs}" if refs else "")
    )
    scheme = _model(f"title: 县对乡镇考核\nindicators:\n  - {{{said}, points: 5}}\n")
    assert isinstance(scheme, Scheme)
    return _duties(year).match(Hierarchy(scheme).leaves[0])


@pytest.mark.parametrize(
    ("name", "criteria", "duty"),
    [
        ("两违防控", "新增两违当场叫停并报县局,漏报一处扣1分", "B-1"),
        ("拆违", "拆除违法建筑2万平方米", "C-1"),
        ("违建案件", "全年立案处罚10件", "T-1"),
        ("厕所革命", "卫生厕所正常使用率90%", "B-2"),
        ("征兵", "应征青年报名参军人数", "#10"),
    ],
)
def test_object_and_step(name: str, criteria: str, duty: str) -> None:
    """The same noun at another step is another duty; entries without an id count by position."""
    match = _match(name, criteria)
    assert match.ids == (duty,)
    assert match.score >= POSSIBLE
    assert match.matched_by == "text"


@pytest.mark.parametrize(
    ("name", "criteria"),
    [
        ("城镇污水处理厂提标", "当年完工"),
        ("镇区公厕建设", "新建公厕3座"),
        ("高标准农田建设", "新建高标准农田1000亩"),
        ("数字人民币推广", "新开钱包1000个"),
        ("党报党刊征订", "完成征订任务"),
    ],
)
def test_not_found(name: str, criteria: str) -> None:
    """A shared tail or head noun is no match."""
    match = _match(name, criteria)
    assert match.ids == ()
    assert match.score < POSSIBLE
    assert match.list is None


def test_declared_wins() -> None:
    """Whatever the words say; the strictest of several lists decides, unknown ids are told."""
    match = _match("数字人民币推广", "新开钱包1000个", "[B-2, X-9]")
    assert (match.ids, match.unknown_refs, match.list, match.matched_by) == (("B-2",), ("X-9",), "basic", "declared")
    assert _match("违建", "", "[B-1, T-1]").list == "taken_back"
    assert _match("违建", "", "X-1").unknown_refs == ("X-1",)
    assert _match("征兵", "", '"#10"').ids == ("#10",)


def test_cooperative_part_and_lead() -> None:
    """Only the outcome makes it a lead."""
    lead, part = _match("拆违", "拆除面积2万平方米", "C-1"), _match("拆违", "派人维护现场秩序", "C-1")
    assert lead.as_lead
    assert lead.scored
    assert not part.as_lead


def test_catch_all_and_exempt() -> None:
    """Neither matches, not even the catch-all of the list."""
    assert _match("其他工作", "完成县委县政府交办的其他工作").catch_all
    assert _match("其他工作", "完成县委县政府交办的其他工作", "B-5").catch_all
    assert _match("自评材料", "12月底前报送自评报告").exempt
    assert _match("机关后勤", "公务用车集中停放").exempt


def test_admissions_by_year() -> None:
    """In force, they back a line; expired ones do not."""
    name, criteria = "水库除险加固群众安置", "协助做好群众安置"
    assert _match(name, criteria, year=2026).matched_by == "admission"
    assert _match(name, criteria).matched_by == "admission"
    assert _match(name, criteria, year=2027).matched_by != "admission"


def test_words_of_the_match() -> None:
    """What a match rests on stands in the line."""
    assert {words.text for words in _match("厕所革命", "户厕正常使用率90%").words} >= {"厕所革命"}


def test_group_ref_holds_for_its_lines() -> None:
    """What an author declares for a group holds for its lines."""
    scheme = _model(
        "title: 县对乡镇考核\nindicators:\n  - name: 征兵\n    duty_ref: B-2\n"
        "    children: [{name: 数字人民币推广, points: 5}, {name: 兵役登记, points: 5, duty_ref: B-1}]\n"
    )
    assert isinstance(scheme, Scheme)
    duties = _duties()
    assert [duties.match(leaf).ids for leaf in Hierarchy(scheme).leaves] == [("B-2",), ("B-1",)]


def test_admission_in_a_part_of_the_period() -> None:
    """An admission that covers a part of the assessed period backs a line; one that is over is told."""
    half = (datetime.date(2026, 12, 1), datetime.date(2027, 5, 31))
    scheme = _model("title: 考核\nindicators: [{name: 水库除险加固群众安置, points: 5, criteria: 协助做好群众安置}]\n")
    duty_list = _model(LIST)
    assert isinstance(scheme, Scheme)
    assert isinstance(duty_list, DutyList)
    leaf = Hierarchy(scheme).leaves[0]
    assert Duties(duty_list, (), dates=half).match(leaf).matched_by == "admission"
    over = Duties(duty_list, (), dates=(half[1], half[1])).match(leaf)
    assert over.expired is not None
    assert over.expired.item == "协助做好水库除险加固群众安置"


@pytest.mark.parametrize(
    ("name", "criteria", "doubt"),
    [
        ("新增违法建设案件查处", "立案处罚10件", None),  # taken back: the same step
        ("森林防火违法用火", "查处违法野外用火10起", "step"),
        ("城镇生活污水处理设施", "日常管护到位", "object"),
    ],
)
def test_doubts_hold_back(name: str, criteria: str, doubt: str | None) -> None:
    """The same object at another step, or limited to something else, is a candidate at most."""
    match = _match(name, criteria)
    if doubt is None:
        assert match.score >= FOUND
    else:
        assert match.score < FOUND
        assert match.doubt == doubt or not match.ids


def test_general_clause_is_a_candidate_at_most() -> None:
    """“做好…相关工作” asks for nothing in particular."""
    duty_list = _model("document: duty_list\nduties: [{list: basic, item: 做好辖区内湿地保护相关工作}, {item: 征兵}]\n")
    scheme = _model("title: 考核\nindicators: [{name: 湿地保护, points: 5, criteria: 无垃圾堆放}]\n")
    assert isinstance(duty_list, DutyList)
    assert isinstance(scheme, Scheme)
    match = Duties(duty_list, ()).match(Hierarchy(scheme).leaves[0])
    assert (match.ids, match.doubt) == (("#1",), "general")
    assert POSSIBLE <= match.score < FOUND


def _first(line: str, *items: str) -> str:
    """The first of several basic duties for a line: given as a mapping, or as a name."""
    duty_list = _model(
        "document: duty_list\nduties:\n" + "".join(f"  - {{list: basic, item: {one}}}\n" for one in items)
    )
    scheme = _model(f"title: 考核\nindicators: [{line if line.startswith('{') else f'{{name: {line}}}'}]\n")
    assert isinstance(duty_list, DutyList)
    assert isinstance(scheme, Scheme)
    return items[int(Duties(duty_list, ()).match(Hierarchy(scheme).leaves[0]).candidates[0][0][1:]) - 1]


def test_whole_field_is_backed_by_its_general_clause() -> None:
    """A line that names a field and nothing in particular of it asks for what the general clause gives."""
    duty_list = _model("document: duty_list\nduties: [{list: basic, item: 做好辖区内湿地保护相关工作}, {item: 征兵}]\n")
    scheme = _model("title: 考核\nindicators: [{name: 湿地保护工作, points: 5}]\n")
    assert isinstance(duty_list, DutyList)
    assert isinstance(scheme, Scheme)
    match = Duties(duty_list, ()).match(Hierarchy(scheme).leaves[0])
    assert (match.ids, match.doubt) == (("#1",), None)


@pytest.mark.parametrize(
    ("line", "duty", "other"),
    [
        ("河长巡河、河道保洁", "做好河道日常巡查和保洁", "与村级河长签订协议书，明确河长的职责、经费保障和责任"),
        ("森林火灾零发生", "做好森林防火工作", "根据森林火灾应急预案制定森林火灾应急处置办法"),
        ("农村生活污水处理站建设", "统筹建设农村生活污水处理设施", "对农村生活污水处理设施出水水质进行监测"),
    ],
)
def test_work_goes_before_what_prepares_or_follows_it(line: str, duty: str, other: str) -> None:
    """Plans, agreements and another step of the same matter stand behind the work itself, however alike their words."""
    assert _first(line, other, duty) == duty


def test_helping_is_a_role_and_no_step() -> None:
    """“协助…做好” is about every step of its matter: it loses nothing against a clause on another case of it."""
    duty_list = _model(
        "document: duty_list\nduties:\n"
        "  - {list: basic, item: 加强河湖流域水产养殖管理，限制围网养殖，减少水产养殖污染}\n"
        "  - {list: cooperative, item: 协助有关部门做好畜禽养殖污染防治工作}\n"
    )
    scheme = _model("title: 考核\nindicators: [{name: 加强监督检查，限养区养殖场粪污不直排}]\n")
    assert isinstance(duty_list, DutyList)
    assert isinstance(scheme, Scheme)
    assert Duties(duty_list, ()).match(Hierarchy(scheme).leaves[0]).candidates[0][0] == "#2"


def test_only_setting_up_prepares() -> None:
    """建设、立案 are no 设立."""
    assert not read_text("违法建设立案处罚").preparing
    assert read_text("设立村级调解组织").preparing


def test_bodies_are_no_matter() -> None:
    """Who does a thing is not what it is about: 街道办事处 is no 办事."""
    assert not read_text("街道办事处、县(市、区)人民政府和村民委员会").matters


def test_members_of_a_compound_line() -> None:
    """What a name enumerates is looked up one by one; a sentence on a taken-back duty is told."""
    assert set(_match("户厕管护、兵役登记", "户厕能用，兵员登记率100%").ids) == {"B-2", "#10"}
    match = _match("森林防灭火宣传", "野外火源管控到位;违法建设立案处罚10件以上,每少1件扣0.1分")
    assert match.ids == ("B-6",)
    assert [(part.id, part.list) for part in match.parts] == [("T-1", "taken_back")]


def test_departments_speak_for_their_duties() -> None:
    """By any name: a line that the 住建局 scores or is told of is likelier its duty."""
    duty_list = _model(
        "document: duty_list\nduties:\n"
        "  - {id: C-1, list: cooperative, item: 房屋安全隐患排查, lead: 县住房和城乡建设局}\n"
        "  - {id: C-2, list: cooperative, item: 学校安全隐患排查, lead: 县教育局}\n"
    )
    assert isinstance(duty_list, DutyList)
    for said, duty in (("assessor: 县住建局", "C-1"), ("criteria: 隐患当天报县教体局", "C-2")):
        scheme = _model(f"title: 考核\nindicators:\n  - name: 安全隐患排查\n    points: 5\n    {said}\n")
        assert isinstance(scheme, Scheme)
        assert Duties(duty_list, ()).match(Hierarchy(scheme).leaves[0]).candidates[0][0] == duty


def test_list_divides_the_work() -> None:
    """A rate of what the list leaves to the unit is its own part; the unit named as lead is the lead."""
    entry = (
        "{id: C-1, list: cooperative, item: 流动人口管理, lead: 县公安局, cooperation_duty: 协助登记出租房和租客信息}"
    )
    duty_list = _model(f"document: duty_list\nduties:\n  - {entry}\n")
    assert isinstance(duty_list, DutyList)
    lines = (
        "{name: 流动人口登记, criteria: 租客信息登记率95%}",
        "{name: 流动人口管理, criteria: 流动人口发案率下降10%}",
        "{name: 流动人口管理, criteria: 按季抽查, lead: 各乡镇}",
    )
    scheme = _model("title: 考核\nindicators:\n" + "".join(f"  - {line}\n" for line in lines))
    assert isinstance(scheme, Scheme)
    leads = [Duties(duty_list, ()).match(leaf).as_lead for leaf in Hierarchy(scheme).leaves]
    assert leads == [None, "outcome", "named"]


def test_same_duty_twice_in_a_list() -> None:
    """Clauses of several places that say the same back a line together."""
    items = ("应当协助有关部门做好本辖区内的电梯安全监督管理工作", "应当协助有关部门依法履行电梯安全监督管理职责")
    duty_list = _model(
        "document: duty_list\nduties:\n" + "".join(f"  - {{list: cooperative, item: {one}}}\n" for one in items)
    )
    scheme = _model("title: 考核\nindicators: [{name: 电梯安全监督管理, points: 5}]\n")
    assert isinstance(duty_list, DutyList)
    assert isinstance(scheme, Scheme)
    assert set(Duties(duty_list, ()).match(Hierarchy(scheme).leaves[0]).ids) == {"#1", "#2"}


def test_thresholds_are_in_order() -> None:
    """A candidate is less than found."""
    assert 0 < POSSIBLE < FOUND < 1
