"""Papers that are one matter beside others: handed in as one duty of several, or beside results that are scored."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ...startup import patterns as re
from ..text.clauses import sentences
from ..text.line import Line, Passage, Words

_HANDED = re.compile("报送|上报|上传|提交|呈报|报备|[迟漏瞒谎错缺虚晚未]报")
_COSTS = re.compile(
    r"[扣得加计奖][^,;。]{0,8}\d|不得分|酌情|满分|(?<!\d)\d{1,2}(?:\.\d)?分(?=[。;]|\Z)|扣减|扣除|扣分|分值"
)
_ACHIEVED = re.compile(
    "验收|建成|竣工|投产|(?:排查|整改|处置|化解|办理|落实|建设|治理)到位|(?:试点|工程|项目|改造|建设|任务)[^,。;]{0,6}完成|取得[^,。;]{0,6}(?:成效|效果|进展)"
)
"""Something achieved stands in the same sentence: the papers about it only come in with it."""
_LOOKED_THROUGH = re.compile("查|核|凭|为准|为依据|提供|附|佐证|印证|听取|不全|不齐|齐全|完整|记录")
_GONE_THROUGH = re.compile("[查察][看阅验]|核[查对实]|调阅|听取|为准|为依据|佐证|提供")
_WRONG = re.compile("差错|误差|逻辑错误|(?:数据|数字|情况|内容)[^,。;]{0,4}(?:错误|不准|不实|不真实|失实|有误)")
"""What was handed in is looked at for its errors: the figures are the work."""
_TIMELY = re.compile("[迟漏瞒错虚]报|逾期|错误|差错|误差|不准|不实|不真实|失实|有误|占[^,。;]{1,16}比例")
_WHEN = re.compile("以[^,。;]{0,30}(?:时间|日期)为准")
_FORMS = frozenset({"报表", "统计表", "月报表"})
_FIGURES = re.compile("(?:数据|报表|统计)(?:的)?(?:质量|准确|真实)")
"""A line about the figures themselves, whose forms are the work."""
_COSTING = re.compile("[^,。;]{0,40},?[^,。;]{0,12}(?:扣(?![完光满])|不得分)")
_SHARE = re.compile("占[^,。;]{1,16}比例,[^。;]{0,8}[0-9]%")
_SEEN_BESIDES = re.compile(
    "(?:查看|察看|查验|检查|看)[^,。;]{0,20}(?:记录|台[账帐]|资料|材料|档案)[和及与、][^,。;、录账帐料案]{0,6}"
    "(?:门店|店|商铺|摊位|工地|库房|仓库|食堂|车间|公厕|垃圾房|站点|厂区|实物)(?![^,。;]{0,4}(?:记录|台[账帐]|资料|材料|档案))"
)
"""A place that is looked at beside papers (查看巡查记录和农资店)."""
_SEVERAL, _ASIDE = 2, 120
"""Marks between the matters in brackets from which on they are several; characters from there to either bracket."""
_LISTS = frozenset({"名单", "花名册", "名册"})
_SENT = re.compile(r"[^()（）,，。;；]{0,12}报[^()（）,，。;；扣]{2,30}[)）]")
_CLAUSE = re.compile(r"(?:[^,;。\n]|(?<=的),(?=[得计记]\s?\d))+")
"""A clause, with the points that it is given behind a comma (建立名录的,计 1 分)."""
_GIVEN = re.compile(r"[得计记](?![划录])[^0-9扣减]{0,3}([0-9]{1,3}(?:\.[0-9])?)分")
_PART = re.compile(r"(?<![0-9.扣减加])([0-9]{1,2}(?:\.[0-9])?)分\)?(?=[,。;]|\Z)")
"""The points of a part that stand behind it without a verb (不少于 4 篇 4 分,少一篇扣 1 分)."""
_LOOKED_FOR_ALL = re.compile("[查察][看阅验]|核[查对实]|调阅|为准|为依据")
_RESULTS = re.compile(
    r"率[^,。;]{0,8}(?:不达标|未达|低于|不足|每[低少降])[^。;]{0,14}扣"
    r"|(?<!未)(?:发生|造成|引发|导致)[^,。;]{1,24},?(?:每(?:发生)?(?:1|一)?[起件例人]|的)[^,。;不]{0,6}扣"
)
"""Results that cost points by themselves: rates, what happened."""

_COUNTED = re.compile(
    r"[0-9](?:人?次|篇|条|期|场|份|部|个(?!月|工作日|百分点)|户|幅|遍|回)|每[^,。;]{0,8}(?:次|篇|条|期|场|份|部)|次数|篇数"
)


def handed_in_besides(passages: Sequence[Passage], found: Sequence[Words]) -> bool:
    """Whether papers only come in as one duty of several that are scored (…扣 1 分;未按要求报送材料的扣 0.5 分)."""
    other = False
    for passage in passages:
        starts = sorted(words.start for words in found if words.field == passage.field)
        for sentence in sentences(passage.text):
            start, end = passage.origin(sentence.start, sentence.end)
            if bisect_left(starts, start) < bisect_left(starts, end):
                if _LOOKED_THROUGH.search(sentence.text) or not _HANDED.search(sentence.text):
                    return False
                other = other or _ACHIEVED.search(sentence.text) is not None
            elif _COSTS.search(sentence.text) and (not _HANDED.search(sentence.text) or _WRONG.search(sentence.text)):
                other = True
    return other


def gives(passage: Passage) -> bool:
    """Whether a text gives points (得 2 分)."""
    return _GIVEN.search(passage.text) is not None


def minor_award(passages: Sequence[Passage], found: Sequence[Words]) -> bool:
    """Whether papers only earn the smaller part of what a line gives (有台账得 2 分,化解率达标得 8 分).

    Papers that are looked through for all of it stand in a clause without points of its own.
    """
    papers = others = 0.0
    for passage in passages:
        starts = sorted(words.start for words in found if words.field == passage.field)
        end = 0
        for clause in _CLAUSE.finditer(passage.text):
            given = _GIVEN.search(clause[0])
            start, end = passage.origin(clause.start(), clause.end())
            inside = bisect_left(starts, start) < bisect_left(starts, end)
            if inside and (given is None or _LOOKED_FOR_ALL.search(clause[0])):
                return False
            points = 0.0 if given is None else float(given[1])
            papers, others = papers + points * inside, others + points * (not inside)
    return 0.0 < papers <= others


def delivered_right(passages: Sequence[Passage], found: Sequence[Words]) -> bool:
    """Whether papers are only named, as what is handed in, and the standard scores how late or wrong they came."""
    said = [passage.text for passage in passages if passage.field == "criteria"]
    named = all(words.field == "name" for words in found)
    if not found or not said or any(_LOOKED_FOR_ALL.search(_WHEN.sub("", text)) for text in said):
        return False
    if all(words.text in _FORMS for words in found) and any(_FIGURES.search(one.text) for one in passages[:1]):
        return True
    if all((_TIMELY if named else _SHARE).search(text) for text in said):
        return True
    costs = [cost[0] for text in said for cost in _COSTING.finditer(text)]
    right = any(map(_WRONG.search, costs)) or any(map(_WHEN.search, said))
    return right and all(map(_TIMELY.search, costs))


def seen_besides(passages: Sequence[Passage], found: Sequence[Words]) -> bool:
    """Whether a place is looked at beside the papers that were found."""
    return bool(found) and any(_SEEN_BESIDES.search(passage.text) for passage in passages)


def told_aside(line: Line, words: Words) -> bool:
    """Whether a list is only said in brackets to go somewhere ((责任人名单及联系电话报办公室))."""
    passage = line.passage(words.field) if words.text in _LISTS else None
    return passage is not None and _SENT.match(passage.raw, words.end) is not None


def listed_aside(passage: Passage, at: int) -> bool:
    """Whether what stands there is one of several matters in brackets (示范点(成立小组,建立档案,悬挂牌匾))."""
    text = passage.text
    start, stop = text.rfind("(", max(0, at - _ASIDE), at), text.find(")", at, at + _ASIDE)
    if passage.field == "name" or start < 0 or stop < 0 or text.find(")", start, at) >= 0:
        return False
    inside = text[start + 1 : stop]
    return sum(map(inside.count, ",、;")) >= _SEVERAL and not re.search("[扣得加计]", inside)


def results_besides(passages: Sequence[Passage], found: Sequence[Words]) -> bool:
    """Whether a sentence without papers takes points off for results (有台账,缺一项扣 1 分;引发上访的每起扣 2 分)."""
    results = False
    for passage in passages:
        starts = sorted(words.start for words in found if words.field == passage.field)
        for sentence in sentences(passage.text):
            start, end = passage.origin(sentence.start, sentence.end)
            if bisect_left(starts, start) == bisect_left(starts, end):
                results = results or _RESULTS.search(sentence.text) is not None
            elif _GONE_THROUGH.search(sentence.text):
                return False
    return results


def _part(text: str) -> float:
    found = _PART.search(text)
    return 0.0 if found is None else float(found[1])


def counted_part(passages: Sequence[Passage], count: Words, points: float) -> float:
    """How much of a line's points hangs on counts.

    Other sentences may earn points of their own (到位的记 50 分;研究 4 次的记 10 分).
    """
    counted = others = 0.0
    for passage in passages:
        for sentence in sentences(passage.text):
            given = sum(float(found[1]) for found in _GIVEN.finditer(sentence.text)) or _part(sentence.text)
            start, end = passage.origin(sentence.start, sentence.end)
            if (passage.field == count.field and start <= count.start < end) or _COUNTED.search(sentence.text):
                counted += given
            else:
                others += given
    if not counted:
        return 1.0
    return min(1.0, max(counted, points - others) / points)
