"""Demands that are measured by the unit's own last result (不低于上年、比上年增长、与上年相比每增加 1 起)."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import Clause, sentences
from ..text.fields import looked_at
from ..text.line import Line, Passage, Words


@dataclass(frozen=True, slots=True)
class OwnLast:
    """The words that tie a demand to the last result; ``next_base``: what is beaten becomes the next base."""

    words: Words
    next_base: Words | None = None


_FIELDS = ("target", "name", "description", "criteria", "text")
_LAST = "(?:上年|去年|上一?年度|上一年|前一年|往年|历史最[好高佳]水平|{year})"
_HINT = re.compile(
    "上年|去年|上一年|上年度|前一年|往年|历史最|同比|[12][0-9]{3}年|每年(?:递增|增长|提高)|下一?年|次年|来年|明年"
)
_DENIED = re.compile("(?:不(?:再|得|宜|应|能)?(?:以|将|把|与|同|和|跟|按)|不搞|取消|严禁以|禁止以|避免以)[^,。;]{0,4}$")
_MOVE = "(?:增长|提高|提升|上升|增加|递增|上浮|下降|降低|减少|减排|压减|递减|反弹|持平|(?<![新净])[升降增减](?=[0-9]))"
_NOT_BAD = (
    "(?:不低于|不少于|不得低于|不得少于|不高于|不超过|不得超过|不得高于|不突破"
    "|低于|少于|高于|超过|超出|多于|达到|优于|好于)"
)
# Steady: several years, or a figure beside which last year's is only one road of two.
_STEADY = re.compile(
    "以后每年|此后每年|逐年分别|[前近过往][一二两三四五六七八九十0-9]年|[二两三四五][个]?年(?:的)?平均|年均(?:值|数)?|多年平均|历年平均|五年规划|规划期"
    "|一定[三五]年|[三五]年不变"
)
_CEILING = re.compile(
    "视[同为](?:已)?(?:完成|达标|达到|持平)|(?:超出|超额|超过|增量|超收|多完成)[^,。;]{0,14}(?:不计入|不作为|不纳入|不列入|不再作为|不抬高|不调高)"
    "|不(?:再)?(?:作为|计入|纳入|列入|抬高|调高)[^,。;]{0,8}(?:基数|基准)|封顶|饱和|天花板"
    "|(?:已经?|凡)?(?:达到|达|超过|高于|保持在?|稳定在)[^,。;]{0,16}(?:后|以上|的)?[^。;]{0,6}"
    "(?:视为完成|视同完成|视为达标|视同达标|视同持平|视为持平|不再要求|不再提高|保持即可|保持稳定即可|持平即可|不作要求|不要求)"
)
_OTHERWISE = re.compile(
    "(?:或者?|或是)(?:[^,。;]{0,4})(?:达到|不低于|高于|优于|位居|在)|(?:未达到|未达|达不到|未完成|低于目标)[^。;]{0,16}但"
    "|(?:达到|达(?=[0-9])|不低于|高于|优于|完成)[^,。;]{0,16},?或者?[^,。;]{0,10}(?:上年|去年|同比)"
)
_LAGGARDS = re.compile(
    "(?:低于|未达到?|不足)[^,。;]{0,16}(?:平均|目标|标准|的)[^。;]{0,30}(?:高于|达到|超过|已达)[^。;]{0,20}"
    "|基数(?:较?[小低高大]|排名)|分[档类][^,。;]{0,8}(?:增长|增幅|下降|降幅)|梯次"
)
_OUTSIDE = re.compile(
    "(?:高于|不低于|达到|超过|快于|好于|优于|同步|低于|不高于|不超过)[^,。;]{0,4}"
    "(?:全国|全省|全市|全县|全区|全州|全镇|省|市|县|区)[^,。;]{0,14}(?:平均|增速|增幅|降幅|水平)"
)
_NATURAL = re.compile(
    "GDP|生产总值|增加值|固定资产投资|固投|投资增速|社会消费品|零售总?额|社零|可支配收入|物价|消费价格"
)
_BASE = re.compile(
    "(?:以|把|将)?[^,。;]{0,6}(?:当年|本年|实际)[^,。;]{0,8}(?:完成数?|实绩|数|值)?(?:作为|为|计入|列入|作)"
    "(?:下年|次年|明年|下一年|来年)度?[^,。;]{0,4}(?:基数|任务|目标|基准)"
)
_FULL = re.compile(
    "未(?:能)?(?:实现|达到|达)(?:全覆盖|满分|饱和|清零|百分之百|100%)|"
    "(?:等级|级别|评级|档次|星级|等次)(?:比|较|与)?[^,。;]{0,16}(?:下降|降低|下滑|降级|降档)"
)
"""Who has reached the whole is scored apart; and of grades, which end by themselves, only a fall is punished."""
_REWARDED = re.compile(r"每[^,。;]{0,12}[加奖]\s?\d[^。;]{0,8}最[多高]")
"""Only a bonus, and a limited one, for doing better than last year."""
_SHORTFALL = re.compile(
    "(?:未完成|未达到?|没有完成|完不成)[^,。;]{0,16}(?:指标|任务|目标)[^,。;]{0,4},[^。;]{0,30}(?:上年|去年|同期)[^。;]{0,10}扣"
)
"""A target from elsewhere was missed; last year only tells by how much (未完成下达指标的,与去年持平扣 0.1 分)."""
_FIGURE = re.compile(r"(?:(?<=[0-9.])|(?<=[得扣加计记]))[0-9.]+(?:%|个?百分点|分)?|(?<=[0-9])(?:%|个?百分点|分)")
"""The rest of a figure at which the words would break off."""
_WORSE = re.compile(
    r"(?:比|较|与|同)[^,。;:]{0,6}(?:上年|去年|上一?年度|往年|同期)度?(?:同期)?(?:相?比)?,?[^,。;:增减少低降每]{0,12}"
    r"(?:上升|增加|增多|反弹|回升)的?,?(?:(?!每)[^,。;0-9]{0,6})[扣减]"
    r"|(?:同比|[比较](?:上年|去年)(?:同期)?)(?:有所)?(?:下降|减少),(?:同比)?(?:有所)?(?:上升|增加|增多|反弹|回升)的?,?(?:本项)?(?:不得分|不计分|[扣减])"
)
"""Only that things became worse costs points (事故起数比上年有上升减 5 分): nothing more than last year is asked."""
_LEVEL = re.compile(
    rf"{_MOVE}[^,。;]{{0,4}}[0-9][0-9.]{{0,9}}[^,。;0-9]{{0,5}}[,(][^,。;()0-9未没不扣]{{0,8}}?达到?[^,。;()0-9扣得]{{0,6}}[0-9]"
)
"""The level that is to be reached is told with the step to it (较上年提高2个百分点,达到92%): an absolute target."""
_CLEAR = (_REWARDED, _LEVEL, _FULL, _WORSE, _SHORTFALL, _STEADY, _CEILING, _OTHERWISE, _LAGGARDS, _OUTSIDE)


def find_own_last(line: Line, year: int | None) -> OwnLast | None:
    """The first demand of a line that rests on the unit's own last result with nothing to limit it."""
    passages = looked_at(line, _FIELDS, _HINT)
    first = next((found for passage in passages if (found := own_last_in(passage, year))), None)
    if first is None:
        return None
    whole = "。".join(passage.text for passage in line.passages if passage.field in _FIELDS)
    return None if any(pattern.search(whole) for pattern in (*_CLEAR, _NATURAL)) else first


def own_last_in(passage: Passage, year: int | None) -> OwnLast | None:
    """The same in one passage; a sentence that limits the demand clears its own words."""
    for sentence in sentences(passage.text):
        if _HINT.search(sentence.text) and not any(pattern.search(sentence.text) for pattern in _CLEAR):
            base = _BASE.search(sentence.text)
            found = re.search(_demand(year), sentence.text) or base
            if found is None or _NATURAL.search(sentence.text) or _DENIED.search(sentence.text[: found.start()]):
                continue
            if found is not base or _next_base(passage) is not None:
                return OwnLast(_placed(passage, sentence, found), _next_base(passage))
    return None


def _demand(year: int | None) -> str:
    last = _LAST.format(year=f"{year - 1}年" if year is not None else "上年度")
    return (
        rf"{_NOT_BAD}[^,。;:0-9]{{0,8}}{last}度?[末底]?(?:(?:同期|实际|实绩|水平|完成|总数|总量|数|值|的)[^,。;]{{0,16}}|(?=[,。;)\s]|$))"
        rf"|(?:(?<!占)比|较|与|同|跟|和|在)[^,。;:]{{0,6}}{last}[^。;:]{{0,20}}?{_MOVE}[^,。;]{{0,12}}"
        rf"|{last}[^,。;]{{0,10}}(?:为基数|基础上|的基础|作基数)[^。;]{{0,16}}"
        rf"|同比(?!例|[^,。;]{{0,6}}负)[^,。;]{{0,6}}{_MOVE}[^,。;]{{0,10}}"
        rf"|(?:次年|下一?年度?|来年|明年)[^。;]{{0,12}}?(?:当年|本年)[^,。;]{{0,10}}?基础上[^,。;]{{0,4}}{_MOVE}[^,。;]{{0,10}}"
        rf"|每年(?:递增|增长|提高)[^,。;]{{0,4}}[0-9]+(?:\.[0-9]+)?(?:%|个百分点)"
    )


def _next_base(passage: Passage) -> Words | None:
    found = _BASE.search(passage.text)
    return passage.found(found) if found and not re.search("不(?:作|计|列|纳)", found[0]) else None


def _placed(passage: Passage, sentence: Clause, found: re.Match[str]) -> Words:
    words = found[0].rstrip(" ,、的")
    start = sentence.start + found.start()
    end = start + len(words)
    figure = _FIGURE.match(passage.text, end)
    return passage.words(start, figure.end() if figure else end)
