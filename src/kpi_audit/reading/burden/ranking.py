"""Ranking said in texts: everything ranked, the tail made to pay, ranking that is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import Clause, sentences
from ..text.line import Words
from ..text.vocabulary import gathered

_TAIL = re.compile(
    r"末[位尾](?:[一二两三]?[名位])?|倒数(?:第)?(?:[一二两三四五六七八九十\d]{1,3}(?:[、至到-][一二两三四五六七八九十\d]{1,3})?[名位]?)?|垫底|最后(?:一|[两三])?[名位]"
    r"|(?<![前滞延落推随其之以先日此今事会课开点])后(?:[一二两三四五六七八九十]{1,2}|\d{1,2})(?:[名位]|个(?![月工小季年半星周]))|末[一二两三\d][名位]|排[名位序](?:靠后|落后|居后|末尾)"
    r"|(?:排名|名列|位列|位居|排在|处于)[^,。;]{0,4}[后末]\d{1,2}%"
)
PUT_LAST = re.compile(r"(?:结果|成绩|等次|名次)(?:直接)?(?:列|排|计)(?:为|在|入)?(?:最后|最末|末|后)")
"""Who is put last for another fault (本年度考核结果列最后 1 位): a consequence, no ranking."""
_CONSEQUENCE = re.compile(
    r"表态|检讨|约谈|淘汰|问责|追责|追究|通报批评|诫勉|免职|(?:调整|调离)[^,。;]{0,6}(?:岗位|职务|负责人|班子)|对[^,。;]{0,16}(?:负责人|负责同志|班子|领导|干部|所长|站长|书记)[^,。;]{0,8}(?:调整|调离|撤换|更换)|组织调整|组织处理|作[^,。;]{0,6}(?:说明|检查|解释)"
    r"|书面(?:检查|说明)|[黄红黑]牌|流动黑旗|警示(?!教育)|谈话|取消[^,。;]{0,16}(?:资格|评|奖)|不得(?:评|参评|参加评|提拔|推荐|晋|列为)"
    r"|不(?:予|能)?评[先优为]|否优|一票否|扣(?:发|减|除)[^,。;]{0,8}(?:奖|绩效|工资|经费|金)|降[^,。;]{0,4}[等档]|较差|不合格|不称职"
    r"|曝光|点名批评|挂牌督办|停职|辞退|解聘"
)
_POINTS = re.compile(
    r"(?:的|者)?[^,。;]{0,8}?,?(?:每次|各|分别|一次|当月|该月|本月|当季|另|再|也){0,6}(?:倒?扣|减)[^,。;]{0,6}?\d[\d.、]*分?|(?:的|者)?[^,。;]{0,6}?,?(?:不得分|[计记得]?[0零]分)"
)
_AHEAD = re.compile(rf"(?:{_CONSEQUENCE.pattern})[^,。;或]{{0,14}}$")
_REST = re.compile(r"[^,。;\d]{1,8}(?=[,。;]|$)")
_RANKED = re.compile(r"(?:考核|考评|得分|进度|综合)?(?:排名|位次|名次|排位)[^,。;]{0,4}$")
_GRADED = re.compile(r"每[进退后降低]|及以[上前]|以[上前]")
_DENIED = re.compile(
    r"(?:不搞|不设|不实行|不得(?:搞|实行|设|以|将|按|把)|不再|取消|禁止|严禁|杜绝|不以|不按|不采取|不作)[^,。;]{0,10}$"
)
_PASS_MARK = re.compile(
    r"(?:低于|不足|未达到?|达不到|不满|少于)[^,。;]{0,10}?(?:\d|分|%|目标|标准|任务|线|平均)|(?:合格|及格|达标|基准)(?:线|分|标准)"
    r"|未完成[^,。;]{0,10}?(?:任务|目标|指标|计划)|(?:达到|完成|高于|超过)[^。;]{0,16}?(?:的)?(?:除外|不(?:再|予)?(?:约谈|扣分|处理|问责))|不达标|未达标"
    r"|(?:不合格|不及格|不称职)[的,]{0,2}(?:并?且|同时)"
)
_OR = re.compile(r"或者?")
_CONTEST = re.compile(
    r"竞赛|比赛|大赛|比武|竞争性|择优|招标|投标|竞标|竞选|竞聘|不分先后|为序|姓氏|笔画|轻重缓急|优先级|录取"
)
_SORTING = re.compile(r"得分|[得计][0-9]|考核|考评|通报|末|名|位次|成绩|排序(?:计分|赋分|打分)")
_ALL = re.compile(
    r"(?:各项|每项|逐项|所有|全部|单项|[\d一二两三四五六七八九十]{1,3}项)[^,。;]{0,10}?(?:指标|任务|工作|内容|事项)[^。;]{0,16}?(?:排名|排位|名次|位次)"
)
_SUM = re.compile(r"之和|总分|总得分|总成绩|汇总|综合|合计|累计|加权|最终|折算")
_GROUPED = re.compile(r"分组|分类|同类|同组|类别内|组内|同一类|分片|同档")


@dataclass(frozen=True, slots=True)
class Tail:
    """What befalls the last: a ``consequence`` beyond the score, or ``points`` taken."""

    start: int
    end: int
    effect: Literal["consequence", "points"]


@gathered
def find_tails(text: str, *, threatened: bool = False) -> list[Tail]:
    """Where the last of a ranking pay, whatever they attained; ``threatened``: the text stands under a veto."""
    found = [_tail(sentence, threatened=threatened) for sentence in sentences(text) if _TAIL.search(sentence.text)]
    return [tail for tail in found if tail is not None]


def tail_of_field(text: str) -> Sequence[Tail]:
    """What a field that is about the last says: it need not name them again."""
    found: Sequence[Tail] = find_tails(text)
    if not found and _CONSEQUENCE.search(text) and not _PASS_MARK.search(text):
        found = [] if re.match(r"\s*(?:不|无|没有)", text) else [Tail(0, len(text.rstrip()), "consequence")]
    return found


@gathered
def ranks_everything(text: str) -> list[tuple[int, int]]:
    """Where a text has each of the tasks ranked for itself; a ranking by the total is none."""
    return [
        (match.start(), match.end())
        for match in _ALL.finditer(text)
        if not _SUM.search(match[0]) and not _DENIED.search(_head(text, match))
    ]


def within_groups(text: str) -> bool:
    """Whether the ranking is among units alike."""
    return bool(_GROUPED.search(text))


def is_ranking(raw: str, words: Words) -> bool:
    """Whether words of rank put units in order; contests, tenders and sorting by urgency do not."""
    first, last = max(0, words.start - 120), words.end + 120
    start = max(first, *(raw.rfind(mark, first, words.start) + 1 for mark in "。;；\n"))
    ends = [end for mark in "。;；\n" if (end := raw.find(mark, words.end, last)) >= 0]
    sentence = raw[start : min(ends, default=last)]
    if _CONTEST.search(sentence) or _DENIED.search(raw[max(start, words.start - 60) : words.start]):
        return False
    return words.text != "排序" or bool(_SORTING.search(sentence))


def _tail(sentence: Clause, *, threatened: bool) -> Tail | None:
    text, base = sentence.text, sentence.start
    if _CONTEST.search(text) or PUT_LAST.search(text):
        return None
    for match in _TAIL.finditer(text):
        if _DENIED.search(_head(text, match)) or _passed(text, match):
            continue
        start = base + _opening(text, match.start())
        behind = text[match.end() : match.end() + 48]
        hit = _CONSEQUENCE.search(behind)
        if hit:
            rest = _REST.match(behind, hit.end())
            return Tail(start, base + match.end() + (rest or hit).end(), "consequence")
        ahead = _AHEAD.search(_head(text, match))
        if threatened or ahead:
            return Tail(
                base + max(0, match.start() - 60) + ahead.start() if ahead else start, base + match.end(), "consequence"
            )
        taken = _POINTS.match(behind)
        if taken and not _GRADED.search(taken[0]):
            return Tail(start, base + match.end() + taken.end(), "points")
    return None


def _opening(text: str, start: int) -> int:
    """Where the words of the ranking begin (排名后三位)."""
    before = _RANKED.search(text, max(0, start - 20), start)
    return before.start() if before else start


def _passed(text: str, tail: re.Match[str]) -> bool:
    """Whether a fixed standard stands beside the rank: only who misses both pays."""
    for mark in _PASS_MARK.finditer(text, max(0, tail.start() - 80), tail.end() + 80):
        low, high = sorted((mark, tail), key=lambda one: one.start())
        if not _OR.search(text[low.end() : high.start()]):
            return True
    return False


def _head(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 60) : match.start()]
