"""Schemes whose product is papers or figures: they are what is kept and judged, not a trace left of other work."""

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
