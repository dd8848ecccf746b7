"""Amounts of points as written (10 分、5 分; 1—3 分) and the words around them that say what they are."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.memory import remembering
from ..quantity.numerals import figure
from .score_tokens import FIGURE, LISTED, RANGE
from .scores import Kind

CAP_AFTER = re.compile(r"(?:\s?为?(?:封顶|上限|限|止)|以内(?=[,。;)]|\Z))")
_LIMIT_AFTER = re.compile(
    r"\s?(?:\(不?含\)|及?以[上下]|之间|的?[为评定]为?[优良中合不基较差一]|[的者]?[得计记赋给](?=\d|满分))"
)
_SCORES_AFTER = re.compile(r"\)的?[得计记赋](?=\d|满分)")
"""What stands behind scores in brackets that earn points (良好(80—90 分)得 6 分)."""
_LIMIT_BEFORE = re.compile(r"(?:[低高少大小]于|不足|不满|达到?|满|超过|[<>≥≤=]|在)\Z")
_BONUS_AFTER = re.compile(r"[,]?为?(?:奖励?(?:性)?分|加分|附加分)")
VERB_AFTER = re.compile(r"的?(?:标准|比例)?(?:予以|进行|给予)?(扣|加分|奖)")
_TIMES_OVER = re.compile(r"[×*✕]([2-9]|1[0-9])[项个类条](?![0-9])")
_OPEN = re.compile(r"\((?:共计?|满分|总计|计|占|分值|本项|权重|总分|基础分|标准分|最高)?:?\Z")
GRADED = re.compile(
    r"(?<![得很更做较])(?:优秀?|良好?|中|一般|合格|及格|差|较差|较好|好|满意|[A-D]级?|[一二三]等奖?"
    r"|第[一二三四五六七八九十0-9]{1,2}名)\Z"
)
AWARD_BEFORE = re.compile(r"(?:[的者],|[的者:名级上下%间好良优中差格般是为]|等次|[一-十]等奖?)\Z")
_ASIDE = re.compile(r"(?:[低高少大小]于|不足|不满|达到?|超过)[0-9]{1,4}(?:\.[0-9])?分\([^()。;0-9]{1,8}\Z")
"""A threshold, and an aside that names others for whom it is another (积分未达 40 分(班长 30 分))."""
_TAKEN_FROM = re.compile(r"扣(?:除)?[^,。;0-9分]{2,8}[0-9]{1,3}(?:\.[0-9]{1,2})?分\Z")
_NEXT_PERSON = re.compile(
    r"[,、](?:对)?[^,、。;:0-9扣]{0,6}(?:人员?|者|单位|部门|科室|村|社区|小组|领导|干部|队员|班组|组长|站长|所长|主任|书记|校长|教师)"
)
"""Who loses points by the verb that stands before another (扣负责人 5 分,当事人 20 分)."""
_HEAD = re.compile(r"\s*+(?:\(?[0-9一二三四五六七八九十]{1,2}[.、)])?\s*+\Z")
_SIGN = re.compile(r"(?<![^,、:;(\s的次起例项处个件天人名篇条户])[+-]")
_FAULT = re.compile(
    r"(?:未(?!成年|来|婚)|没有|无(?!障碍|偿|公?害|烟|线)|不(?!定期|动产|满意|合格|称职|达标|及格|少于|低于|太?好)|缺(?!陷)|违[反规纪]|造成|发生|出现|被"
    r"|(?:事故|上访|投诉)(?!预防|防[范控治]|处[理置]|办理|调处|管理|应急|报告|受理|率))[^。;:()0-9-]{0,16}-[0-9.]{1,4}分"
    r"|[1一](?:人?次|起|处|项|例|件)-[0-9.]{1,4}分"
)
"""What went wrong, and a sign behind it (计划未制定-2 分): points behind that sign are lost in all of the text."""
END = re.compile(r"\s|[.。,;:)(]|\Z")

_COSTS = re.compile("[迟漏错缺旷违未不无误逾超]|脱岗|早退|事故|投诉|差错|问题|通报")
"""What is priced by the piece and costs points (迟到 1 分/次)."""
_CASE = 24
_WORTH = re.compile(r"\s?[0-9]{1,3}(?:\.[0-9]{1,2})?分")
"""Points right behind a colon: what they are for stands before it (建立信息库:3 分)."""
_RUNG = re.compile(
    r"(?P<range>[0-9.]{1,6}[-—~至到])?[0-9.]{1,6}(?P<unit>[个次场件户家人名天篇条项期]|小时|公里|万元|%)(?:及?以[上下内])?\Z"
)
_NEXT_RUNG = re.compile(r"[,;、]\s?[0-9.]{1,6}(?P<range>[-—~至到][0-9.]{1,6})?")

Amount = tuple[float, float | None]
"""Points, and the upper end of a range."""
_KEPT = 1 << 12
"""Lists of amounts that are remembered: a scheme writes the same few again and again."""


@remembering(_KEPT)
def amounts(listed: str) -> tuple[Amount, ...]:
    """The amounts of 10 分、5 分 or 1-3 分."""
    values: list[Amount] = []
    for part in LISTED.split(listed):
        span, one = RANGE.search(part), FIGURE.search(part)
        if span:
            values.append((figure(span[1]), figure(span[2])))
        elif one:
            values.append((figure(one[0]), None))
    return tuple(values)


def kind_of(word: str, other: Kind | None) -> Kind | None:
    """The kind of points that a word like 扣分, 加分, 奖励 speaks of; ``other`` where it names none."""
    if "扣" in word:
        return "deduction"
    return "bonus" if "加" in word or "奖" in word else other


def signed(text: str, start: int) -> tuple[Kind, int, int] | None:
    """The kind of points behind a sign at ``start`` that is no operator (每起 -1 分, 违规 (-2 分)), and its place."""
    if _SIGN.match(text, start) is None and not (text[start] == "-" and _faulted(text)):
        return None
    return "deduction" if text[start] == "-" else "bonus", start, start


@remembering(_KEPT)
def _faulted(text: str) -> bool:
    return _FAULT.search(text) is not None


def times_over(text: str, end: int) -> float:
    """How often the same points are given (12 分×2 项)."""
    said = _TIMES_OVER.match(text, end)
    return float(said[1]) if said else 1.0


def own_points(text: str, start: int, end: int, *, headed: bool) -> tuple[int, int, bool] | None:
    """Where the words reach that state an item's own points (and whether as a bonus); None if they do not.

    ``headed``: a word like 本项, 满分, 共 stands directly before.
    """
    before = text[max(0, start - 12) : start]
    opened = _OPEN.search(before)
    if opened and GRADED.search(before[: opened.start()]):
        return None  # 优秀(10 分) is a level
    bonus = _BONUS_AFTER.match(text, end)
    leading = start < 12 and _HEAD.match(before) is not None and END.match(text, end) is not None
    if not (opened or bonus or headed or leading):
        return None
    first = start - len(before) + opened.start() if opened else start
    stop = bonus.end() if bonus else end
    if opened and text[stop : stop + 1] == ")":
        stop += 1
    return first, stop, bonus is not None


def is_threshold(text: str, start: int) -> bool:
    """Whether points at ``start`` are a score to reach or to fall short of."""
    near = text[max(0, start - 24) : start]
    return _LIMIT_BEFORE.search(near[-4:]) is not None or _ASIDE.search(near) is not None


def to_reach(text: str, end: int, value: Amount) -> bool:
    """Whether what stands behind points makes them scores that earn something (90 分以上得 10 分)."""
    return bool(_LIMIT_AFTER.match(text, end) or (value[1] is not None and _SCORES_AFTER.match(text, end)))


def goes_on(text: str, last: int, start: int) -> bool:
    """Whether points at ``start`` follow others that end at ``last`` by the same verb."""
    if text[last:start] in ("", "、", "/", ","):
        return True
    taken = _NEXT_PERSON.fullmatch(text, last, start) is not None
    return taken and _TAKEN_FROM.search(text[max(0, last - 20) : last]) is not None


def awarded(text: str, start: int) -> bool:
    """Whether what stands before points is a level or a condition that earns them (优秀 10 分, 95%以上的,5 分)."""
    before = text[max(0, start - 6) : start]
    return bool(AWARD_BEFORE.search(before) or GRADED.search(before)) or before.endswith("(")


def priced(text: str, first: int, points: re.Match[str]) -> bool:
    """Whether points without a verb are those of each piece (省级媒体 1 分/篇), or of a rung; none of a fault are.

    A rung stands between figures in one unit, a range among them (5-10 家 3 分,10 家以上 5 分).
    """
    start, end = points.span()
    if points["slash"]:
        return _COSTS.search(text, max(first, start - _CASE), start) is None
    before = _RUNG.search(text, max(0, start - _CASE), start)
    after = _NEXT_RUNG.match(text, end) if before else None
    if before is None or after is None or not (before["range"] or after["range"]):
        return False
    return text.startswith(before["unit"], after.end())


def by_themselves(text: str, points: re.Match[str], amount: Amount) -> bool:
    """Whether points stand by themselves at the end of what they are for."""
    ended = END.match(text, points.end()) or text.startswith("、", points.end())
    return bool(ended) and amount[1] is None and not points["slash"]


def worth_follows(text: str, at: int) -> bool:
    """Whether points follow a colon at once: what they are for stands before it (建立信息库:3 分)."""
    return _WORTH.match(text, at) is not None
