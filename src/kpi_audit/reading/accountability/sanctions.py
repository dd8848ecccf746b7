"""Sanctions beyond points that follow of themselves, the steps they may have, and what a text promises instead."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import sentences
from ..text.vocabulary import gathered

_SANCTION = re.compile(
    r"(?:启动|实施|进行|予以|给予|严肃|追究[^,。;]{0,10})?(?:问责|追责|约谈|诫勉|免职|撤职|停职|降职|就地免职|末位淘汰|调整岗位|组织处理|党纪政务处分|纪律处分|引咎辞职)"
    r"|追究[^,。;]{0,12}责任|通报批评|(?:一律|一概)(?:予以|进行|给予)?通报(?!表[扬彰]|结果|情况)|(?:全[县市区省镇]|在[^,。;]{0,8}范围内)(?:予以|进行)?通报(?!表[扬彰])|表态发言|作(?:出)?(?:书面)?检[讨查]|扣[减发][^,。;]{0,12}(?:奖金|绩效奖?|工资)|不得提拔|不予提拔"
)
_TRIGGER = re.compile(
    r"未完成|未达到?|没有完成|完不成|未能完成|低于|不足|排名|排位|位次|名次|末[位尾]|倒数|后[一二三两\d]{1,2}[位名]|进度[^,。;]{0,6}(?:慢|滞后|缓慢)|逾期|未按时|未按期|"
    r"不力|不到位|发生|出现|造成|导致|较差|不合格|未落实|不达标|得分[^,。;]{0,6}以下|被"
)
_ALWAYS = re.compile(
    r"一律|一概|一并|无条件|直接(?=问责|约谈|免职|启动|追责)|全部(?=问责|约谈|免职)|零容忍|即(?:行)?(?=问责|免职|约谈|启动)|必(?:须)?(?=问责|约谈|追责)"
)
_GRADED = re.compile(
    r"情节|视情|轻重|分别|逐级|梯次|递进|分级|第一次|首次|再次|仍[未不]|连续|累计|两次|三次|轻微|严重程度|根据[^,。;]{0,10}(?:原因|责任|程度)|先[^,。;]{0,12}[再后]|提醒|函询|给予[^,。;]{0,10}整改|限期整改"
)
_LAWFUL = re.compile(
    r"依法|依规依纪|依纪依法|违法|违纪|违规|弄虚作假|瞒报|谎报|虚报|造假|失职渎职|渎职|犯罪|《[^《》]{1,60}(?:法|条例|规定)》|干扰[^,。;]{0,8}考核|泄密"
)
_DENIED = re.compile(
    r"(?:不得|不能|不以|严禁|避免|防止|不搞|不简单|慎用|杜绝|禁止|不再|免予|不予|不作为)[^,。;]{0,14}(?:问责|约谈|追责|通报|追究|处分)"
)
_SUFFERED = re.compile(r"(?:被|受到?|遭)[^,。;]{0,60}\Z")
_REACH = 64
"""Characters before a sanction in which it is told who was sanctioned."""
_UNENFORCED = re.compile(r"(?:未|没有|不)(?:按|予|执行|落实|及时)?[^,。;]{0,40}(?:追究|问责|追责|约谈)")
_REWARD = re.compile(
    r"通报表[扬彰]|予以表[彰扬]|给予表[彰扬]|表彰奖励|给予[^,。;]{0,10}奖励|予以奖励|奖励[^,。;]{0,12}\d|奖金|奖补|以奖代补|授予[^,。;]{0,24}(?:称号|奖|牌)|"
    r"优先(?:提拔|推荐|使用|安排|考虑|晋升)|评[先优](?:评优|评先|选优)?[^,。;]{0,12}(?:依据|挂钩|参考)|先进(?:单位|集体|个人|乡镇|村)[^,。;]{0,10}(?:表[彰扬]|评选|奖)|优秀[^,。;]{0,6}比例[^,。;]{0,8}(?:提高|上浮|增加)|记功|嘉奖"
    r"|奖(?:励)?(?:人民币)?[\d一二三五][\d.]{0,6}(?:[万千百]?元|[万千百])|设(?:立|置)?[^,。;]{0,6}(?:优秀|优胜|先进|进步|[一二三]等)奖|(?:与|和|加|、)附加分|评选[^,。;]{0,14}(?:先进|优秀)"
    r"|加分?、?(?:减|扣)分|加分(?:和|与|及)[减扣]分|[设有和及、]加分项"
)
_NAMED = r"(?:予以|进行|给予)?(?:约谈|通报批评|通报|问责|追责|诫勉(?:谈话)?|组织处理)"
_BARE = re.compile(rf"\s*(?:提醒(?:谈话)?[、,/和及])?({_NAMED}(?:[、,/和及]{_NAMED})*)[。;]?\s*")
_MARK = re.compile(r"\s*(?:[一二三四五六七八九十]+、|\d{1,2}[.、)]|\([^()]{1,3}\))\s*")
_NO_REWARD = re.compile(r"取消|不设|不得|不予|不再|扣[减发除]|收回|撤销|丧失|不能|无资格|没有")


@dataclass(frozen=True, slots=True)
class Sanctioned:
    """A sentence that attaches a sanction to a result; ``always``: of itself, without steps or looking at the fault."""

    start: int
    end: int
    always: bool
    words: tuple[int, int]


@gathered
def sanctions(text: str) -> Iterator[Sanctioned]:
    """Sanctions that a text attaches to results; legal liability, and words against it, are left out."""
    for sentence in sentences(text):
        said = sentence.text
        found = _first(said)
        if found is None or _LAWFUL.search(said) or _DENIED.search(said):
            continue
        if "扣" in said and _UNENFORCED.search(said):
            continue
        if not _TRIGGER.search(said[: found.start()]) and not _ALWAYS.search(said):
            continue
        always = _ALWAYS.search(said) is not None and _GRADED.search(said) is None
        mark = _MARK.match(said)
        first = sentence.start + (mark.end() if mark else 0)
        yield Sanctioned(first, sentence.end, always, (sentence.start + found.start(), sentence.start + found.end()))


@gathered
def named_sanctions(text: str) -> Iterator[Sanctioned]:
    """Sanctions of a clause that says nothing else, as an entry of the list of consequences may be (约谈)."""
    found = _BARE.fullmatch(text)
    if found is not None:
        yield Sanctioned(found.start(1), found.end(1), False, found.span(1))


@gathered
def rewards(text: str) -> Iterator[tuple[int, int]]:
    """Where a text promises something good to those who do well."""
    for sentence in sentences(text):
        for part in re.finditer(r"[^,，]+", sentence.text):
            found = _REWARD.search(part[0])
            if found and not _NO_REWARD.search(part[0]):
                yield sentence.start + part.start() + found.start(), sentence.start + part.start() + found.end()


def _first(text: str) -> re.Match[str] | None:
    """The first sanction that is a consequence, not what sets one off (被通报批评的,扣5分)."""
    for found in _SANCTION.finditer(text):
        if not suffered(text, found.start()) and not text.endswith("每", 0, found.start()):
            return found
    return None


def suffered(text: str, at: int) -> bool:
    """Whether what stands there was done by others before (受到市政府通报批评的,扣 3 分)."""
    return _SUFFERED.search(text, max(0, at - _REACH), at) is not None
