"""What a line is about: matters, steps, catch-all and exempt wording, and the portion that is scored."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpi_audit.reading
from kpi_audit.reading.duty.departments import departments, told
from kpi_audit.reading.duty.fields import matters_covered
from kpi_audit.reading.duty.members import members
from kpi_audit.reading.duty.offices import office
from kpi_audit.reading.duty.plain import core
from kpi_audit.reading.duty.portions import read_portion
from kpi_audit.reading.duty.thesaurus import thesaurus
from kpi_audit.reading.duty.wording import read_text, read_wording
from kpi_audit.reading.text.line import line
from kpi_audit.source.plain import load_data


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("控烟", "控制吸烟宣传"),
        ("12345热线", "及时办理辖区内的诉求"),
        ("接诉即办", "办理群众诉求"),
        ("征兵", "兵役登记和兵员征集"),
        ("改厕", "农村户厕改造"),
        ("两违管控", "违法建设日常巡查"),
        ("河(湖)长制", "落实河长湖长巡查"),
        ("医保电子凭证", "医保码激活"),
        ("讨薪", "拖欠农民工工资问题处置"),
        ("双拥", "拥军优属"),
    ],
)
def test_synonyms(one: str, other: str) -> None:
    """Official, short and colloquial names lead to the same matter."""
    assert set(read_text(one).subject) & set(read_text(other).subject)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("农村户厕改造", "镇区公厕维护"),
        ("城镇污水处理厂提标改造", "农村生活污水处理设施管护"),
        ("新建高标准农田", "永久基本农田巡查"),
        ("医保参保", "医保电子凭证激活"),
        ("新能源汽车充电桩", "电动自行车充电"),
    ],
)
def test_same_head_other_object(one: str, other: str) -> None:
    """Clashing matters are told apart."""
    mine, theirs = read_text(one).subject, read_text(other).subject
    assert mine[0] != theirs[0]


def test_clashes_work_both_ways() -> None:
    """户厕 is no 公厕, 公厕 no 户厕."""
    book = thesaurus()
    assert book.clash("户厕", "公厕")
    assert book.clash("公厕", "户厕")
    assert not book.clash("户厕", "禁烧")


def test_compound_has_several_matters() -> None:
    """食品药品安全 is food and medicines."""
    assert {"食品安全监管", "药品"} <= set(read_text("食品、药品安全").subject)


def test_core_drops_boilerplate_and_scoring() -> None:
    """Subject formulas, figures and deductions are no content."""
    said = core("乡镇人民政府、街道办事处应当按照职责做好本辖区内的殡葬管理相关工作,每发现一起扣0.5分,扣完为止")
    assert "殡葬管理" in said
    for word in ("人民政府", "街道办事处", "辖区", "扣", "0.5", "相关"):
        assert word not in said


@pytest.mark.parametrize(
    "text",
    [
        "完成县委、县政府交办的其他工作任务",
        "做好上级安排的临时性工作",
        "领导交办事项按时完成",
        "本办法未列入的工作,因属地原因失分的由乡镇承担",
    ],
)
def test_catch_all(text: str) -> None:
    """No matter is named."""
    assert read_text(text).catch_all


@pytest.mark.parametrize("text", ["做好其他河道的保洁工作", "完成秸秆禁烧其他工作", "安排防汛值班"])
def test_no_catch_all(text: str) -> None:
    """A matter is named after all."""
    assert not read_text(text).catch_all


@pytest.mark.parametrize(
    "text", ["得分按百分制折算", "12月底前报送自评报告", "同一事项只计一次,不重复加分", "获市级表彰的加1分"]
)
def test_rules_of_scoring(text: str) -> None:
    """Rules of scoring are no duty."""
    assert read_text(text).rules


@pytest.mark.parametrize("text", ["表彰孝老爱亲的老人家庭,老年助餐点正常运行", "信访积案化解率90%"])
def test_no_rules_of_scoring(text: str) -> None:
    """A line with a matter is one."""
    assert not read_text(text).rules


def test_steps() -> None:
    """Who does what: finding and enforcing are different steps."""
    find = read_text("巡查发现违法建设及时劝阻上报")
    enforce = read_text("对违法建设立案处罚")
    assert "find" in find.steps
    assert "enforce" not in find.steps
    assert "enforce" in enforce.steps


def test_departments_are_no_matter() -> None:
    """The office that supplies the figures is not what is scored."""
    said = read_wording(line(name="村道优良路率", criteria="由县统计局电话调查,县信访局提供数据"))
    assert not {"统计", "信访"} & set(said.subject)


def test_words_stand_in_the_original() -> None:
    """Words are placed in the raw text, full-width characters and quotes included."""
    raw = "清理“三无”船舶，落实河（湖）长制"
    for words in read_wording(line(criteria=raw)).words.values():
        for one in words:
            assert raw[one.start : one.end] == one.text


def test_group_names_help_lines_without_a_matter() -> None:
    """“未按规定开展的” under 秸秆禁烧 is about burning straw; under a chapter it is about nothing."""
    assert read_wording(line(("(三)秸秆禁烧",), name="未按规定开展的", criteria="扣2分")).matters["禁烧"] > 0.5
    assert not read_wording(line(("三、信访与综合治理",), name="未按规定开展的", criteria="扣2分")).subject


@pytest.mark.parametrize(
    ("criteria", "lead"),
    [
        ("每发生一起欠薪扣2分", True),
        ("协助做好休渔管理,凡有船偷捕的每艘扣1分", True),
        ("全年拆除2万平方米,按完成比例得分", True),
        ("接种率95%", True),
        ("由镇负总责", True),
        ("发现线索当天移交,漏报1次扣0.2分", False),
        ("反馈率100%", False),
        ("协助送达文书、维护秩序", False),
        ("协助张贴公告,不考核签约进度", False),
        ("县里通知后派人到场安抚,不评欠薪件数", False),
    ],
)
def test_portion(criteria: str, lead: bool) -> None:
    """The outcome, or only the unit's own part."""
    assert read_portion(line(criteria=criteria)).as_lead is lead


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("做好辖区内湿地保护相关工作", True),
        ("根据上级要求,做好公益林建设的具体工作", True),
        ("应当采取措施,促进农业技术推广", True),
        ("开展湿地日常巡查", False),
        ("负责兵役登记工作", False),
    ],
)
def test_general_clauses(text: str, general: bool) -> None:
    """Whatever is needed in a field is nothing in particular."""
    assert read_text(text).general is general


@pytest.mark.parametrize(
    ("text", "preparing"),
    [
        ("根据实际需要明确负责河长制工作的机构", True),
        ("制定农村生活污水处理设施建设计划", True),
        ("制定应急预案,组织演练", False),
        ("开展河道巡查", False),
    ],
)
def test_preparing_clauses(text: str, preparing: bool) -> None:
    """Setting up a body or drawing up a plan is not doing the work."""
    assert read_text(text).preparing is preparing


def test_scopes() -> None:
    """What an object is limited to, in the name."""
    assert "area.urban" in read_text("城镇生活污水处理").scopes
    assert "area.rural" in read_text("农村生活污水处理").scopes
    assert not read_text("生活污水处理").scopes


def test_longer_words_hide_those_inside() -> None:
    """卫生厕所 in 公共卫生厕所 is no household toilet."""
    assert "户厕" in read_text("卫生厕所").matters
    assert read_text("建设公共卫生厕所").subject[0] == "公厕"
    assert "户厕" not in read_text("建设公共卫生厕所").subject


def test_what_goes_along_is_no_matter() -> None:
    """“结合…工作” says when, not what; a department's name is no object either."""
    assert read_text("农村改厕防疫").subject == ("户厕",)
    assert "户厕" not in read_text("结合农村改厕防疫等工作,推广户用沼气").matters
    assert read_text("做好食品药品监督管理").matters
    assert not read_text("将备案信息告知食品药品监督管理部门").matters


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县住房和城乡建设局", {"住建"}),
        ("县住建局、县城管局", {"住建", "城管"}),
        ("市生态环境局青禾分局", {"生态环境"}),
        ("县人社局", {"人社"}),
        ("县消防救援大队", {"消防"}),
        ("群众满意度", set()),
    ],
)
def test_departments(text: str, names: set[str]) -> None:
    """By full and by short name."""
    assert departments(text) == names


def test_whom_a_line_reports_to() -> None:
    """Only those told or worked with, not those who score."""
    assert told(line(criteria="发现隐患当天报县应急局,由县统计局抽查核实")) >= {"应急"}
    assert told(line(criteria="县应急局每季抽查一次")) == frozenset()


def test_members() -> None:
    """What a name enumerates and single sentences, each at its place in the whole."""
    raw = "１．户厕能用；２．垃圾日清"
    found = list(members(line(name="户厕、公厕和垃圾", criteria=raw)))
    assert [each.passages[0].text for each in found[:3]] == ["户厕", "公厕", "垃圾"]
    words = [part.words(0, len(part.text)) for part in (each.passages[0] for each in found[3:])]
    assert any("户厕能用" in one.text for one in words)
    for one in words:
        assert raw[one.start : one.end] == one.text
    assert list(members(line(name="征兵", criteria="登记率100%"))) == []


@pytest.mark.parametrize(
    ("criteria", "own", "theirs", "lead"),
    [
        ("租客信息登记率95%", "协助登记租客信息", "查处违规出租", None),
        ("处罚率95%", "协助登记租客信息", "依法处罚", "outcome"),
        ("野塘竖牌、专人守塘", "设置水塘警示牌，安排专人巡看", "组织学校教育", None),
        ("按部门排序给分", "协助联系项目单位", "审核申报", "unlimited"),
        ("发生严重精神障碍患者伤人案件的，每起扣1分", "提醒监护人", "随访", "outcome"),
        ("不考核签约进度", "", "", None),
    ],
)
def test_lead_by_the_division_of_work(criteria: str, own: str, theirs: str, lead: str | None) -> None:
    """What a list leaves to the unit is its own part, by whatever words."""
    assert read_portion(line(name="事项", criteria=criteria)).lead(own, theirs) == lead


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("妇女联合会", "妇联"),
        ("共青团委员会", "团县委"),
        ("人力资源和社会保障局", "人社局"),
        ("发展和改革委员会", "发改局"),
        ("卫生健康委员会", "卫健局"),
        ("委宣传部", "宣传部"),
        ("纪委监委", "纪律检查委员会"),
        ("城东区市场监督管理局", "城东区市监局"),
    ],
)
def test_an_office_by_any_name(one: str, other: str) -> None:
    assert office(one) == office(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("委办公室", "政府办公室"),
        ("城管局", "综合执法局"),
        ("城东区教育局", "城西区教育局"),
        ("宣传部", "网信办"),
        ("公安局", "派出所"),
        ("科协", "科技局"),
        ("老龄办", "文明办"),
    ],
)
def test_other_offices(one: str, other: str) -> None:
    """Offices below or beside another, and those of other places, are not the same."""
    assert office(one) != office(other)


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("负责民政、社会保障等社会事务", {"社会救助", "养老保险"}),
        ("负责辖区内林业和草原工作", {"林长制"}),
        ("搞好社区服务、民政和其他社会管理工作", {"社会救助"}),
        ("管理劳动和社会保障工作", {"就业", "养老保险"}),
    ],
)
def test_fields_named_whole(text: str, some: set[str]) -> None:
    """An entry that only names fields has their matters."""
    assert some <= matters_covered(text)


@pytest.mark.parametrize(
    "text",
    [
        "开展安全生产、消防宣传",
        "做好教育、卫生健康设施用地的协调",
        "协助做好民政工作",
        "结合教育、卫生工作开展宣传",
        "开展安全生产检查",
        "负责志愿者招募、教育、管理、监督和服务",
        "完成上级交办的其他工作",
        "",
    ],
)
def test_fields_not_named_whole(text: str) -> None:
    """Something in particular of a field, help in it, or nothing at all is no field."""
    assert matters_covered(text) == frozenset()


def test_matters_of_fields_are_matters() -> None:
    """The table of fields names none that the list of matters has not, and no field twice the same."""
    data = load_data(Path(kpi_audit.reading.__file__).parent / "lexicons" / "fields.yaml")
    assert isinstance(data, dict)
    for field, body in data.items():
        names, bar, matters = str(body).partition(" | ")
        assert bar, field
        assert len(names.split()) == len(set(names.split())), field
        assert set(matters.split()) <= set(thesaurus().usual), field
