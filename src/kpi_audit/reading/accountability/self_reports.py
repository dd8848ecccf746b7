"""Figures that those assessed report themselves, and words by which somebody else looks at them."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import sentences
from ..text.line import Passage, Words
from ..text.vocabulary import per_vocabulary

_UNIT = (
    r"(?:各|被考核|被考评|本|所在|责任|参评|受评|考核对象)?"
    r"(?:乡镇|镇|乡|街道|村|社区|区县|县区|(?<=[各核评本在任象])[县区市]|[县区市](?![^,。;()]{1,10}(?:局|办|部|室|组|队|委|中心)(?:统一|负责)?提供)"
    r"|单位|部门|学校|企业|医院|科室|园区|场站|站所|机构)(?:\(?[^,。;()]{0,6}\)?)?"
)
_FIGURES = r"(?:数据?|人数|情况|数量|金额|户数|面积|起数|报表|统计表|结果|得分|进度)"
_SELF = re.compile(
    rf"(?:由|据|根据|依据|按照?|以){_UNIT}(?:自行|自主)?(?:上报|报送|申报|填报|提供|统计|汇总|报告)[^,。;、]{{0,14}}?"
    rf"(?:为准|为依据|计分|评分|得分|打分|计算|核算|{_FIGURES}(?:为准|为依据|计分)?(?=[,。;]|为|计|\Z)|(?=[,。;]|\Z))"
    rf"|(?:以|按照?|根据|依据)(?:{_UNIT})?(?:自报|自评|自查|(?:申报|上报|填报)(?![^,。;]{{0,8}}(?:率|比例|及时)))[^,。;]{{0,10}}?(?:为准|为依据|计分|评分|得分|计算)"
    rf"|(?<!未按)(?:自评|自查自评|自我测评|自我评价|自报自评)(?:得分|打分|分值?|结果|计分)(?!与)[^,。;]{{0,8}}(?:占|计入|折|为准|作为)"
    rf"|测评\(自评\)|\(自评\)|{_UNIT}自评计分|自报自评|(?:由)?{_UNIT}(?:自行|自主)?(?:自评|自我|自行)(?:打分|评分|计分)(?=[,。;]|\Z)"
)
_PAPERS = re.compile(r"材料|资料|台账|档案|总结|方案|稿件|照片|报告")
"""Papers that are handed in are no figures; whether they are looked at alone is a question of its own."""
_DUTY = re.compile(r"(?:未|不|迟|漏|没有|逾期|按时|及时|每月|每季|按月|按季|定期)[^,。;]{0,12}\Z")
_CHECKED = re.compile(
    r"抽查|抽检|抽样|抽审|核查|核实|核验|复核|复查|查实|审核认定|审计|暗访|现场|实地|入户|访谈|谈话|座谈|电话|回访|比对|交叉检查|第三方|统计(?:局|部门)|调查队|"
    r"系统(?:自动|数据|统计|提取|为准)|平台(?:自动|数据|统计|提取|为准)|在线监测|遥感|卫星|检测机构|会同[^,。;]{0,12}(?:认定|核定)|联合(?:认定|核定)"
)
_UNCHECKED = re.compile(r"(?:不再|不作|不进行|无需|不)(?:抽查|核查|核实|复核|审计|现场)")
_GENERAL = re.compile(
    r"(?:上报|自报|申报|填报|报送|自评|数据|指标完成)[^。]{0,40}?(?:抽查|抽检|核查|核实|复核|审计|核验|比对|实地|暗访)"
    r"|(?:抽查|核查|核实|复核|审计|核验|比对|实地|暗访)[^。]{0,30}?(?:上报|自报|申报|填报|报送|自评|数据)"
)
_OWN_PROVIDER = re.compile(r"^(?:各|被考核|被考评|被评|参评|受评|本|责任|所在|考核对象)|自报|自评|本单位|自行")
_LEVELS = {
    "village": "村|社区|居委",
    "township": "乡镇|街道|镇|乡",
    "county": "县|区|旗",
    "city": "市|州",
    "organization": "部门|单位|学校|企业|医院|科室",
    "individual": "本人|个人|干部|员工",
}


@dataclass(frozen=True, slots=True)
class SelfReport:
    """Words that take figures from those assessed."""

    words: Words


@per_vocabulary
def self_reported(passage: Passage) -> SelfReport | None:
    """The words by which a line is scored on what those assessed report; a duty to report is none."""
    for sentence in sentences(passage.text):
        for match in _SELF.finditer(sentence.text):
            if not _DUTY.search(sentence.text[: match.start()]) and not _PAPERS.search(match[0]):
                at = sentence.start + match.start()
                return SelfReport(passage.words(at, sentence.start + match.end()))
    return None


def is_checked(text: str) -> bool:
    """Whether somebody else looks at the figures, by the words of a line."""
    return bool(_CHECKED.search(_UNCHECKED.sub("", text)))


def checks_all(text: str) -> bool:
    """Whether running text has reported figures checked for the whole scheme."""
    return bool(_GENERAL.search(_UNCHECKED.sub("", text)))


def own_provider(provider: str, assesses: str | None, units: tuple[str, ...]) -> bool:
    """Whether a provider of figures is the assessed unit itself."""
    name = provider.strip()
    if name in units or _OWN_PROVIDER.search(name):
        return True
    level = _LEVELS.get(assesses or "")
    return (
        level is not None
        and re.fullmatch(rf"(?:{level}|[、及和/])+(?:政府|党委|人民政府|办事处|委员会)?", name) is not None
    )
