"""The matters that deductions are for: whether they are one or several, and how many a text names."""

from __future__ import annotations

from collections.abc import Sequence

from ...startup import patterns as re
from ..text.line import Passage
from .scores import Step

_ESCALATES = re.compile(r"情节|严重|后果|(?<!未)已|但|再次|其中|不规范|仍|加重")
_DEGREE = re.compile(
    "(?:总体|整体|基本)?(?:特别|较为|比较)?(?:优秀|优良|良好|优|良|一般|不?(?:合格|称职|满意|达标)|较?差|较?好|中)(?:等级?|级|档)?|"
    "不|较|为|的|被?评(?:定|价)?"
)
_HALF_DONE = re.compile(
    "[^,。;扣]{0,10}(?:不(?:够)?(?:健全|完善|完整|规范|齐全|全面|细化|具体|力|到位|彻底)|未(?:严格)?按[^,。;扣]{1,10}(?:执行|落实)|[不未](?:能)?(?:有效|真正)?落实|流于形式)"
)
_EITHER = re.compile(
    r"只[^,。;扣]{1,10},?(?:但|而)?(?:不|未|没)[^,。;扣]{1,10}|既(?:不|未|没)[^,。;扣]{1,10}[,、]?(?:也|又)(?:不|未|没)"
)
"""One of cases that exclude each other: 只巡查,不登记的; 既不巡查,也不登记的."""
_MISSING = re.compile("未(?:能)?(?:建立|制定|制订|成立|设立|开展|配备|编制|出台|健全)|没有|无(?!故|法)")
_LACKS = re.compile(r"[\s,，、;；(（\d.)）①-⑳]*(?:且|并)?(?:[^,，。;；、\d扣每]{2,12}?)?(?:未|无|没有)")
_MEASURED = re.compile(r"[\d%％]|[一二两三四五六七八九十]次")
_MANNER = re.compile(
    r"[\s\d,，、;；.()（）①-⑳的]|未|无|没有|按(?:照)?|要求|规定|及时|建立|健全|制定|制订|成立|开展|落实|工作|组织|或者?|和|及|与|并|且|扣"
)
_LACKING = re.compile("每?[缺少][一1]项")
_SAID = 80
"""How far before its deduction a list is looked for."""


def escalates(words_before: str) -> bool:
    """Whether a deduction is the harder form of the one before it, not one besides."""
    return bool(_ESCALATES.search(words_before))


def apart(lead: str, before: Sequence[str]) -> bool:
    """Whether what lacks is another matter than those before it in its sentence (无警务室的,未成立小组的)."""
    if not (_LACKS.match(lead) and all(map(_LACKS.match, before))) or _MEASURED.search(lead):
        return False
    told = lead.strip(" ,，")
    for other in (one.strip(" ,，") for one in before):
        alike = next((at for at, (a, b) in enumerate(zip(told, other, strict=False)) if a != b), 0)
        own = _pairs(told[alike:])  # 机构人员未到位的, 机构经费未到位的: behind what they have in common
        if not own or not own.isdisjoint(_pairs(other[alike:])):
            return False
    return bool(_pairs(lead))


def _pairs(lead: str) -> set[str]:
    bare = _MANNER.sub("", lead)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def alternative(lead: str, before: str) -> bool:
    """Whether two deductions are degrees of one matter: 评价一般的, 不合格的; 未建立制度的, 制度不健全的; 只查不记."""
    if _EITHER.search(lead) and _EITHER.search(before):
        return True
    same = _DEGREE.sub("", lead.strip(" ,;。"))
    if len(same) > 1 and same != lead.strip(" ,;。") and same == _DEGREE.sub("", before.strip(" ,;。")):
        return True
    half = _HALF_DONE.match(lead) if _MISSING.search(before) else None
    return half is not None and not _pairs(half[0]).isdisjoint(_pairs(before))


def listed_items(text: str) -> int:
    """How many matters a text enumerates, asides left out."""
    bare = re.sub(r"\([^()]*\)", "", text)
    return max((part.count("、") + 1 for part in re.split(r"[,。;:]", bare) if "、" in part), default=0)


def named_before(step: Step, passages: Sequence[Passage]) -> float | None:
    """How many matters the sentence names of which each that lacks costs points (制度、经费齐全,每缺一项扣 2 分)."""
    if not _LACKING.match(step.words.text):
        return None
    raw = next((part.raw for part in passages if part.field == step.words.field), "")
    said = re.split("[。；;:：]", raw[max(0, step.words.start - _SAID) : step.words.start])[-1]
    return listed_items(said.replace("（", "(").replace("）", ")")) or None
