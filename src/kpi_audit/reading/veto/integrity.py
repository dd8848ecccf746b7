"""Vetoes that need no document from above: party discipline, and cheating in the assessment itself."""

from __future__ import annotations

from ...startup import patterns as re

_DISCIPLINE = re.compile(
    r"违纪违法|违法违纪|违规违纪|违反.{0,6}纪律|党风廉政|廉洁|廉政|腐败|贪污|受贿|行贿|党纪|政务处分|政纪|刑事责任|刑事处罚|"
    r"立案审查|留置|纪律处分|违法犯罪|红包|回扣|礼金|吃拿卡要|以权谋私|优亲厚友|公款|公车私用|八项规定|四风|酒驾|醉驾"
)
_CHEATING = re.compile(
    r"(?:考核|考评|评估|评选|评比|测评|申报|自评|自查|材料|资料|数据|台账)[^,;。]{0,8}(?:弄虚作假|造假|作假|虚报|谎报|虚假|伪造)|"
    r"(?:提供|报送|提交|出具)[^,;。]{0,4}(?:虚假|不实|伪造)|"
    r"(?:伪造|编造|虚构|涂改)[^,;。]{0,6}(?:档案|材料|资料|记录|台[账帐]|签名|签字|考勤)|\A[^,;。]{0,2}弄虚作假"
)
_OTHER = re.compile(r"通报|事故|上访|信访|排名|位次|污染|舆情|火灾|指标|任务")


def concerns_discipline(trigger: str) -> bool:
    """Whether nothing but breaches of discipline sets a veto off."""
    return bool(_DISCIPLINE.search(trigger)) and not _OTHER.search(trigger)


def concerns_cheating(trigger: str) -> bool:
    """Whether nothing but cheating in the assessment sets a veto off."""
    return bool(_CHEATING.search(trigger)) and not _OTHER.search(trigger)
