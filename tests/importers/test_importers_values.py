"""Headings, points, names and lists as offices write them; texts as YAML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.importers.formats.word.numbering import han_number
from kpi_audit.importers.tables.lexicon import duty_role_of, role_of
from kpi_audit.importers.tables.rows import rank_of, section_role
from kpi_audit.importers.values.lead_ins import consequence_in, opens_list
from kpi_audit.importers.values.lists import beat, documents, papers, units, ways
from kpi_audit.importers.values.names import name_from, whole_name
from kpi_audit.importers.values.points import limit_in, points_in_name, read_points
from kpi_audit.importers.writing import scalars
from kpi_audit.reading.quantity.numerals import figure
from kpi_audit.source.document import read_documents
from kpi_audit.source.plain import plain

HEADINGS = {
    "seq": "序号 序 NO.",
    "id": "编号 指标编号 指标代码",
    "level1": "一级指标 一级项目及分值 1级指标 第一级 Ⅰ级指标 level1",
    "level3": "三级指标 三级目录",
    "category": "考核类别 指标分类 板块 大类",
    "name": "考核项目 指标名称 考核指标 项目 重点任务 考核事项 工作任务 指标及分值 评分项目 年度重点任务 考核子项",
    "content": "考核内容 考核要点 主要内容 指标解释 工作要求 考核内容及要求",
    "points": "分值 分值（分） 基本分 满分 标准分 配分 分值权重 应得分 权重（分） 积分 一级分值 各项分值 本项分值 设定分值 分值100分 量化分值",
    "weight": "权重 权重（%） 占比 权重系数 二级权重 所占权重 权重%",
    "criteria": "评分标准 计分办法 扣分标准 考核办法 考核标准 评分细则 考核内容及评分标准 加分标准 评分依据 计算方法 检查标准 评分准则",
    "target": "目标值 2026年目标值 年度目标 任务数 指标值 全县目标",
    "deadline": "完成时限 完成时间 时间节点",
    "lead": "责任单位 牵头单位 承办科室 责任部门",
    "assessor": "考核单位 评分单位 考核责任单位 负责考核部门 评价主体 责任考核单位 考核小组",
    "data_source": "数据来源 数据提供单位 资料来源",
    "evidence": "佐证材料 备查资料 需提供的材料 查阅资料 资料清单",
    "verify": "考核方式 检查方法 核验方式 检查办法 督查方式 检查考评方法 查验方式",
    "note": "备注 附注",
    "award": "加分值 奖励分值",
    "deduct": "扣分值",
    "grade": "优 良好 A（90-100分） 不合格 第一档",
    "fill": "得分 自评分 自评得分 考核得分 扣分原因 完成情况 初评分 单位自评 自查情况",
    "other": "配合单位 责任人 分管领导",
    "": "乡镇 党的建设 信访工作 会议台账 满分100分 3.2",
}


@pytest.mark.parametrize(("role", "heading"), [(role, one) for role, text in HEADINGS.items() for one in text.split()])
def test_headings(role: str, heading: str) -> None:
    assert role_of(heading) == role
    assert role_of(" ".join(heading)) == role_of("\n".join(heading)) == role  # wrapped and spread out


@pytest.mark.parametrize(
    ("role", "heading"),
    [
        ("item", "事项名称"),
        ("item", "配合事项"),
        ("lead", "对应上级部门"),
        ("lead_duty", "上级部门职责"),
        ("cooperation_duty", "乡镇（街道）配合职责"),
        ("takeover", "承接部门"),
        ("method", "承接部门及工作方式"),
        ("seq", "序号"),
        ("", "分值"),
    ],
)
def test_headings_of_duties(role: str, heading: str) -> None:
    assert duty_role_of(heading) == role


@pytest.mark.parametrize(
    ("text", "meaning", "value"),
    [
        ("10", "points", 10),
        ("１０", "points", 10),
        ("10分", "points", 10),
        (" 0.5 分 ", "points", 0.5),
        ("二十分", "points", 20),
        ("（15）", "points", 15),
        ("满分5分", "points", 5),
        ("最高5分", "points", 5),
        ("20%", "weight", 20),
        ("权重：15％", "weight", 15),
        ("+5", "bonus", 5),
        ("加3分", "bonus", 3),
        ("加分项", "bonus", None),
        ("-2", "penalty", 2),
        ("扣2分", "penalty", 2),
        ("一票否决", "veto", None),
        ("—", "nothing", None),
        ("无", "nothing", None),
        ("3-5", "unclear", None),
        ("每项2分", "unclear", None),
        ("10+5", "unclear", None),
        ("A档", "unclear", None),
        ("99999999999999", "unclear", None),
    ],
)
def test_points(text: str, meaning: str, value: float | None) -> None:
    found = read_points(text)
    assert (found.meaning, found.value) == (meaning, value)


@given(st.text(max_size=20))
def test_any_text_is_some_kind_of_points(text: str) -> None:
    found = read_points(text)
    assert found.value is None or found.value >= 0


@pytest.mark.parametrize(
    ("text", "name", "value", "meaning"),
    [
        ("党的建设（30分）", "党的建设", 30, "points"),
        ("党的建设\n（30 分）", "党的建设", 30, "points"),
        ("经济发展\n20分", "经济发展", 20, "points"),
        ("经济发展【权重20%】", "经济发展", 20, "weight"),
        ("质量（合计：12.5分）", "质量", 12.5, "points"),
        ("党委定期听取汇报，研究解决难点问题（20分）。", "党委定期听取汇报，研究解决难点问题", 20, "points"),
    ],
)
def test_points_in_names(text: str, name: str, value: float, meaning: str) -> None:
    bare, points = points_in_name(text)
    assert points is not None
    assert (bare, points.value, points.meaning) == (name, value, meaning)


@pytest.mark.parametrize("text", ["党的建设", "优秀（90分以上）", "（30分）", "每次扣2分", "得分（分）"])
def test_names_without_points(text: str) -> None:
    assert points_in_name(text) == (text, None)


def test_a_bare_figure_behind_a_name_is_its_points_where_it_is_asked_for() -> None:
    bare, points = points_in_name("安全生产（40）", bare=True)
    assert points is not None
    assert (bare, points.value, points.meaning) == ("安全生产", 40, "points")
    for text in ("安全生产（40）", "重点工作（2026）", "A（40）", "（40）"):
        assert points_in_name(text, bare=not text.startswith("安全")) == (text, None)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("加分项（最高加5分）", 5),
        ("加分项（5分）", 5),
        ("扣分项，累计不超过10分", 10),
        ("加分项", None),
        ("每次加2分", None),
    ],
)
def test_limits(text: str, limit: float | None) -> None:
    assert limit_in(text) == limit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("人居\n环境", "人居环境"),
        ("党 建 工 作", "党建工作"),
        ("APP\n注册率", "APP注册率"),
        ("use of\nAPP", "use of APP"),
        ("国家 5A 景区", "国家 5A 景区"),
    ],
)
def test_wrapped_and_spread_names(text: str, name: str) -> None:
    assert whole_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1.建立台账，得2分", "建立台账"),
        ("（一）落实制度。其他", "落实制度"),
        ("①宣传：每月", "宣传"),
        ("2.5公里道路硬化，验收合格", "2.5公里道路硬化"),
        ("2、100%完成改厕任务计7分，每少一户扣0.5分", "100%完成改厕任务"),
        ("(3)、办好实事2件以上的得2分。", "办好实事2件以上"),
        ("A、班子团结的记10分，有矛盾的酌情扣分", "班子团结"),
        ("A级景区创建", "A级景区创建"),
        ("每项计2分", "每项计2分"),
        ("不得5分", "不得5分"),
        ("，，", "，，"),
        ("长" * 60, "长" * 28 + "…"),
    ],
)
def test_a_name_for_a_line_without(text: str, name: str) -> None:
    assert name_from(text) == name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("加分项", "bonus"),
        ("五、加分项（最高5分）", "bonus"),
        ("附加分", "bonus"),
        ("扣分事项", "penalty"),
        ("负面清单", "penalty"),
        ("一票否决", "veto"),
        ("否决事项：发生事故的", "veto"),
        ("加减分项", "adjust"),
        ("Bonus items (at most 5)", "bonus"),
        ("奖惩制度落实", None),
        ("加分标准", None),
        ("规范一票否决设置工作机制建设", None),
        ("党的建设", None),
    ],
)
def test_sections(text: str, role: str | None) -> None:
    assert section_role(text) == role


def test_ranks() -> None:
    texts = ["第一章 总则", "一、党建", "（一）组织", "1.支部", "1.1 制度", "1.1.1 细则"]
    assert [rank_of(text) for text in texts] == [1, 2, 3, 4, 5, 6]
    assert [rank_of(text) for text in ("2、100%完成", "A、班子建设", "B.“四有”活动")] == [4, 6, 6]
    assert [rank_of(text) for text in ("A级景区", "3、", "V2.0")] == [0, 4, 0]
    assert [rank_of(text) for text in ("党建", "2.5公里道路", "2026年", "一把手责任")] == [0, 0, 0, 0]


def test_lists() -> None:
    assert units("县河长办 县水利局") == ["县河长办", "县水利局"]
    assert units("县农业农村局、县城管局\n各乡镇") == ["县农业农村局", "县城管局", "各乡镇"]
    assert papers("1.会议记录；2.照片。") == ["会议记录", "照片"]
    assert papers("签到表、台账") == ["签到表", "台账"]
    assert papers("查阅“三会一课”记录，看是否规范。") == ["查阅“三会一课”记录，看是否规范"]
    assert documents("《甲条例》第三条、《乙办法》") == ["《甲条例》第三条、《乙办法》"]
    assert documents("《甲条例》、《乙办法》") == ["《甲条例》", "《乙办法》"]
    assert ways("材料、现场") == (["documents", "onsite"], True)
    assert ways("查阅台账，实地抽查") == (["documents", "onsite"], False)
    assert ways("查看文件、值班记录等相关材料") == (["documents"], False)
    assert ways("查看记录和现场") == (["documents", "onsite"], False)
    assert ways("抽查农户") == (["onsite"], False)
    assert ways("待定") == ([], False)
    assert [beat(text) for text in ("每月", "按季度", "半年一次", "年度", "看情况")] == [
        "monthly",
        "quarterly",
        "semiannual",
        "annual",
        None,
    ]


def test_lead_ins() -> None:
    assert opens_list("有下列情形之一的，取消评优资格：")
    assert not opens_list("发生重大事故的")
    assert consequence_in("有下列情形之一的，取消评优资格：") == "取消评优资格"
    assert consequence_in("出现以下问题之一，年度考核直接定为不合格等次。") == "年度考核直接定为不合格等次"
    assert consequence_in("有下列情形之一的，实行一票否决：") is None
    assert consequence_in("一票否决事项：") is None


@given(st.integers(1, 9999))
def test_numbers_of_word_in_chinese(number: int) -> None:
    assert figure(han_number(number)) == number


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0"), (10, "十"), (11, "十一"), (20, "二十"), (110, "一百一十"), (1203, "一千二百零三"), (1020, "一千零二十"), (2001, "二千零一"),
     (9999, "九千九百九十九"), (10000, "10000")],
)  # fmt: skip
def test_numbers_of_word_as_they_are_printed(number: int, said: str) -> None:
    assert han_number(number) == said


@given(st.text(min_size=1), st.booleans())
def test_any_text_is_a_scalar_again(text: str, flow: bool) -> None:
    """Quoted or plain, in a list or alone, the text comes back as text."""
    text = text.encode("utf-8", "replace").decode()
    written = scalars.scalar(text, flow=flow)
    yaml = f"键: [{written}]\n" if flow else f"键: {written}\n"
    [document] = read_documents("a", yaml.encode())
    assert plain(document.root) == {"键": [text] if flow else text}


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=5).map("\n".join))
def test_a_block_comes_back(text: str) -> None:
    if scalars.is_block(text):
        yaml = "\n".join(["键: " + scalars.block(text, "  ")[0], *scalars.block(text, "  ")[1:]]) + "\n后: 1\n"
        [document] = read_documents("a", yaml.encode())
        assert plain(document.root) == {"键": text, "后": 1}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("群众满意度", "群众满意度"),
        ("1.1", "'1.1'"),
        ("no", "no"),
        ("true", "'true'"),
        ("~", "'~'"),
        ("- 甲", "'- 甲'"),
        ("甲: 乙", "'甲: 乙'"),
        ("甲 # 乙", "'甲 # 乙'"),
        ("“引用”", "“引用”"),
        ("it's", "it's"),
        ("'甲'", "'''甲'''"),
        ("甲\n乙", '"甲\\n乙"'),
    ],
)
def test_scalars_are_as_plain_as_may_be(text: str, written: str) -> None:
    assert scalars.scalar(text) == written
