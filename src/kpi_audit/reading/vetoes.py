"""Words that set a veto, open or disguised, in a sentence of running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN = re.compile(r"一票否[决优]|(?:实行|予以|给予|直接)否决|“?否优”?|一票否决制")
_TOPS = r"(?:优秀|优胜|先进|一等|[一二]等奖|好等次|第一等次|“好”等次|优良)"
_DISGUISED = re.compile(
    r"(?:取消|撤销|丧失|失去|不予|不具备?)[^,。;]{0,10}?(?:评优|评先|评奖|评选|参评|表彰|奖励)[^,。;]{0,8}?(?:资格)?"
    rf"|(?:不得|不能|不予|一律不)(?:被)?(?:参加|参与)?(?:评[为定选]?|确定为|列为|定为)?[^,。;]{{0,6}}?{_TOPS}"
    r"|(?:不得|不能|一律不|不予)参(?:加|与)(?:年度)?(?:评优|评先|评比|评选)"
    r"|(?:直接)?(?:评|定|确定|列|降|降低)为(?:末等|末位|较差|不合格|不称职|不达标|差|一般|基本合格|最低)(?:等次|档次|档|等)?"
    r"|(?:降低?|下调)(?:一|1|两|二)个?(?:等次|档次|档|等级)"
    r"|(?:总分|得分|成绩|年度考核|该项总分)[^,。;]{0,6}?(?:清零|归零|按(?:0|零)分|计(?:0|零)分|为(?:0|零)分)"
    r"|零容忍[^,。;]{0,10}?(?:降|取消|不得)"
)
# What follows or precedes turns the words into their denial, or into a report on a veto set by others.
_CLEARED = re.compile(
    r"(?:不(?:再)?(?:实行|设置|设|搞|作为|使用)|取消|清理|严禁(?:设置)?|不得(?:随意|擅自)?(?:设置|增设)|严格控制|减少|规范)[^,。;]{0,12}?[“\"]?一票否"
    r"|一票否决[”\"]?(?:事项)?(?:清理|精简|减少|取消)"
)
# “60分以下为不合格” defines a grade by the score; it takes nothing away.
_GRADES = re.compile(
    r"\d分?(?:以上|以下|至|-|—|~)[^。;]{0,12}?(?:为|评为|确定为)|(?:得分|总分|低于|不足|未达到?)[^。;,]{0,8}?\d+分[^。;]{0,8}?为"
)
_ELSEWHERE = re.compile(
    r"(?:应予|应当|按规定|依法|规定)[^。;]{0,24}?一票否决[^。;]{0,14}?(?:未|没有|不)(?:执行|落实|实行|兑现)"
    r"|(?:未|没有|不)(?:执行|落实|实行|兑现|严格执行)[^。;]{0,12}?一票否决"
    r"|(?:落实|执行|建立|完善|健全)[^。;,]{0,14}?一票否决[”\"]?(?:制|制度|规定|权)"
)


@dataclass(frozen=True, slots=True)
class VetoWords:
    """Words that set a veto; ``open`` when they call it one. Offsets in the normal text."""

    start: int
    end: int
    open: bool


def veto_words(text: str) -> list[VetoWords]:
    """Where a sentence sets a veto; a sentence that does away with vetoes sets none."""
    if _CLEARED.search(text) or _GRADES.search(text):
        return []
    found = [VetoWords(match.start(), match.end(), True) for match in _OPEN.finditer(text)]
    found += [VetoWords(match.start(), match.end(), False) for match in _DISGUISED.finditer(text)]
    return sorted(found, key=lambda words: (not words.open, words.start))


def carried_out_elsewhere(text: str) -> bool:
    """Whether a sentence only asks that a veto set by others be carried out."""
    return bool(_ELSEWHERE.search(text))
