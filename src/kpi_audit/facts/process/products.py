"""Lines whose product looks like doing: papers and figures that are the work, acts of law, checks made from outside."""

from __future__ import annotations

from ...startup import patterns as re
from ..facts import Facts
from ..hierarchy import Node

_FILES = re.compile(
    r"(?:档案(?!馆|局)|案卷|卷宗|病历|文书)(?:材料|资料)?(?:质量|工作|业务|规范化?)?"
    r"(?:审核|专审|管理|整理|评审|评查|评估|评定|测评|达标|考评|考核|检查|建设|归档|书写|质量)"
)
_REPORTERS = re.compile(
    "统计(?:局|所|站|科|股|工作|调查|业务|数据|报表|专业|执法)|[普调]查队|气象(?:局|台|站|业务|服务|预报)|天气预报"
    "|(?:政府|部门|门户|政务)网站"
)
_REPORTED = re.compile("报表|数据|统计(?:分析|资料|报告|公报|年鉴|调查)|普查|预[报测警]|网站|栏目")
_FILED = re.compile("归档|立卷|组卷|案卷|卷内|卷宗|档案(?!人员|员|工作|机构|管理机构)")
_FILED_WELL = re.compile("齐全|完整|准确|规范|符合|及时|按时|差错|遗漏")
_GOOD = re.compile("[迟漏错误]报|差错|错误|误差|准确|失实|时效|质量|[漏迟]发|更新|不[错重漏]")
_ENFORCERS = re.compile(
    "执法|公安|派出所|交警|市场监[管督]|海事|环境监察|卫生监督|稽查|渔政|检察|法院|依法行政|法制(?:科|大队|支队|工作)|行政(?:处罚|许可|审批|复议)"
)
_ACT = re.compile(
    "(?:行政(?:执法|许可|审批|处罚|强制|复议|检查|裁决)|执法(?:办案|检查|巡查|程序|行为|质量)|监督(?:检查|执法|抽检)|消防检查"
    "|[办立]案|案件(?:办理|查处|审理|侦办))(?![^,。;]{0,6}(?:培训|宣传|学习|教育|方案|计划|台[账帐]|信息|会议|制度|机制|队伍|人员|证件|报送|总结|经费|领导))"
)
_LAWFULLY = re.compile(
    "依法|法定|法律|程序|合法|证据|事实清楚|文书|超期|错案|撤销|败诉|(?:未|不)(?:予)?立案|应立|规定时限"
)
_COUNTED = re.compile("每[少缺]|不少于|不低于[0-9一二三四五六七八九十]{1,3}[次户家件起]|次数")
_CHECK = re.compile(
    "[^,。;]{0,8}(?:(?:年度|季度|月度|日常|现场|专项|质量|问题|规范性?)(?:检查|核查|抽查|督查|测评|复核))(?:情况|结果|得分)?"
)
_CHECKED = re.compile(
    "(?:主管|有关|管理|业务|监管|上级)部门[^,。;]{0,24}(?:检查|抽查|核查|发现)|(?:检查|抽查|核查)(?:的)?结果|经核查属实"
    "|检查得分|(?:检查|抽查)(?:不)?合格"
)
_TAKEN_OVER = re.compile('(?:考核|考评)(?:结果|等次)(?:为|是|被?[评定]为)[“"]?(?:好|优秀?|良|[ABS]|一等)')


def legal_act(facts: Facts, leaf: Node) -> bool:
    """Whether a line scores how lawfully an enforcing body acts (行政许可: 超期的每件扣 1 分): that is its result.

    The title tells what the body is there for; the number of its acts is none.
    """
    if not facts.once("enforces", lambda: _ENFORCERS.search(facts.scheme.title or "") is not None):
        return False
    texts = [one.text for one in facts.reading(leaf).line.passages]
    return bool(_ACT.search(leaf.name)) and any(map(_LAWFULLY.search, texts)) and not any(map(_COUNTED.search, texts))


def checked_from_outside(facts: Facts, leaf: Node) -> bool:
    """Whether others judge the unit: by a check that names the line (年度检查: 检查结果合格得 20 分), or a grade."""
    told = _CHECKED if _CHECK.fullmatch(leaf.name) else _TAKEN_OVER
    return any(told.search(one.text) for one in facts.reading(leaf).line.passages)


def keeps_files(facts: Facts) -> bool:
    """Whether a scheme assesses the keeping of files, by its title (干部人事档案审核评分标准, 行政处罚案卷评查标准)."""
    return facts.once("keeps files", lambda: _FILES.search(facts.scheme.title or "") is not None)


def good_product(facts: Facts, leaf: Node) -> bool:
    """Whether a line scores how right and timely the figures, or files, are that its units are there to make.

    The title tells what they are there for (统计工作考核, 政府网站考核), the line's name what they make.
    """
    if keeps_files(facts) and _FILED.search(leaf.name):
        return any(_FILED_WELL.search(one.text) for one in facts.reading(leaf).line.passages)
    if not facts.once("makes figures", lambda: _REPORTERS.search(facts.scheme.title or "") is not None):
        return False
    passages = facts.reading(leaf).line.passages
    return bool(_REPORTED.search(leaf.name)) and any(_GOOD.search(one.text) for one in passages)
