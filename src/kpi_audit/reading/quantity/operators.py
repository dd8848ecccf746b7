"""Comparison words around a figure: 不低于 95%, 95% 以上, 控制在 3‰ 以内, 低于 80% 的扣分."""

from __future__ import annotations

from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from .numbers import Number

Op = Literal[">=", "<=", ">", "<", "=", "~"]
Bounds = Literal["around", "exact", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a figure is compared.

    ``start`` to ``end`` holds the words with the figure, ``lead`` the words before them in the
    clause, ``gap`` those between operator and figure; ``missed``: they name a failure (未达到 90%).
    """

    op: Op
    bound: Bounds
    start: int
    end: int
    lead: str
    gap: str
    before: str
    after: str
    missed: bool

    @property
    def stated(self) -> bool:
        """Whether there is any comparison word at all."""
        return bool(self.before or self.after)


_GE = (
    "(?:不(?:得|能|应|可|宜)?|绝不|原则上不)(?:低于|少于|小于|下于|差于)|至少(?:要)?|最少|最低|起码|不少|≥|>=|≧"
    "|[大高多]于(?:或者?)?等于"
)
_LE = (
    "(?:不(?:得|能|应|可|宜)?|绝不|原则上不)(?:高于|超过|超出|大于|多于|突破|超)|至多|最多|≤|<=|≦"
    "|[小低少]于(?:或者?)?等于"
    "|控制(?:在|到)|(?:下降|降低|减少|压减|压降|缩短|压缩)(?:到|至|为)|降(?:到|至|为)|减至"
)
_MISS = "(?:未|没有?|不能|未能)(?:达到?|完成|满|足)|达不到|完不成|不足|不满|不到|不达"
_HIT = "达到?|达成|保持(?:在)?|稳定(?:在|到)|维持在|(?:提高|提升|增加|增长|上升|扩大)(?:到|至)|升至|增至|完成|实现|突破"
_BEFORE = re.compile(
    rf"(?:(?P<ge>{_GE})|(?P<le>{_LE})|(?P<miss>{_MISS})|(?P<lt>低于|少于|小于|<)|(?P<gt>超过|超出|高于"
    rf"|大于|多于|优于|>)"
    rf"|(?P<hit>{_HIT}))"
    r"(?P<gap>(?:[^0-9,。;:、]{0,12}的)?|(?<=[低少小]于)[^0-9,。;:、的]{0,10}"
    r"|(?<=[超过破在])(?:核定|设计|批准|许可|环评)(?:的?生产)?(?:能力|产能|规模|总量|限额)"
    r"|(?<=至少)[^0-9,。;:、]{0,8}|(?<=最少)[^0-9,。;:、]{0,8})"
    r"(?:到|至|在|为|约|有|了|了约)?(?:每(?:亩|公顷|(?:[十百]?[千万]|10万)人口?))?\Z"
)
_ABOUT = ("约", "大概", "接近")
_AFTER = re.compile(
    r"\s?(?:\([^()]{0,6}\))?(?:(?P<ge>(?:\(含\)|含)?及?以上|之上|(?<=[次个])及?以上)|(?P<le>及?以下"
    r"|及?以内|之内|范围内|(?<=[日天月时年周])内)"
    r"|(?P<about>左右|上下)|(?P<flip>[≤<≥>](?=[^0-9=])))(?:\((?P<mark>不?含[^()]{0,6})\))?"
)
_MARKS = re.compile(r"[,。;:!?\n()、]")
_WORDS = re.compile("[于少多低≥≤≧≦<>=达到至在成满足过超出破持现完实起突]")
_LOSS = re.compile(
    r"(扣|不得分|不计分|零分|不给分|否决|取消|减分)|(?<![取获值])得(?!到)|(?<![增参追附更])加(?=[0-9])"
    r"|奖|(?<![统设累合])计(?=[0-9])"
)
_MISSED = re.compile(r"[^,扣得]{0,4},[^,扣得]{0,8}?(?:未|没有|否则|达不到|完不成)")
_LACKING = re.compile(r"[^扣得]{0,30}?,每?(?:缺少?|少|差|短缺|不足|不够)(?![报交])")
_SHORT_OF = re.compile(r"[^扣得]{0,40}?,每(?:再|又|新)?(?:低|[下减]?降|减少?|下滑)|[^,扣得]{0,6},低于")
_BEYOND = re.compile(r"[^扣得]{0,40}?,每(?:再|又|新)?(?:超|高|多|增|上升)|[^,扣得]{0,6},(?:超过?|高于|多于)")
"""What loses points after a floor (the two before), or after a ceiling: the figure before it is what is asked."""
_STOP = re.compile("[。;\n]")
_WINDOW = 28


def comparison(text: str, number: Number) -> Comparison:
    """The comparison that the words before and after a figure make of it."""
    lead = _MARKS.split(text[max(0, number.start - _WINDOW) : number.start])[-1]
    before = _BEFORE.search(lead) if _WORDS.search(lead) else None
    after = _AFTER.match(text, number.end)
    about = lead.endswith(_ABOUT) or bool(after and after["about"])
    start = number.start - (len(lead) - before.start() if before else 0)
    end = after.end() if after else number.end
    op, bound, missed = _weigh(before, after)
    if about and op in ("=", ">=", "<=") and not (before and (before["ge"])):
        op, bound = "~", "around"
    return Comparison(
        op,
        bound,
        start,
        end,
        lead[: before.start()] if before else lead,
        before["gap"] if before else "",
        before[0] if before else "",
        after[0] if after else "",
        missed,
    )


def _weigh(before: re.Match[str] | None, after: re.Match[str] | None) -> tuple[Op, Bounds, bool]:
    up, down = (bool(after["ge"]), bool(after["le"])) if after else (False, False)
    if after and after["flip"] and before is None:  # 90% ≤ 完成率
        flipped: dict[str, tuple[Op, Bounds, bool]] = {
            "≤": (">=", "at_least", False),
            "<": (">", "at_least", False),
            "≥": ("<=", "at_most", False),
            ">": ("<", "at_most", False),
        }
        return flipped[after["flip"]]
    excluded = bool(after and (after["mark"] or "").startswith("不"))
    kind = before.lastgroup if before else None
    if kind == "gap" and before:
        kind = next(name for name in ("ge", "le", "miss", "lt", "gt", "hit") if before[name])
    if kind == "miss":  # 未达到 90% names the target itself
        return ">=", "at_least", True
    if kind == "ge" or (kind in ("hit", "gt", None) and up):
        return (">" if excluded else ">="), "at_least", False
    if kind in ("le", "lt") and not (kind == "lt" and not down):
        return ("<" if excluded else "<="), "at_most", False
    if down:
        return ("<" if excluded else "<="), "at_most", False
    if kind == "lt":
        return "<", "at_most", False
    if kind == "gt":
        return ">", "at_least", False
    if kind == "hit":
        return ">=", "exact", False
    return "=", "exact", False


def loses(text: str, end: int, op: str = "") -> bool:
    """Whether what follows takes points away (or the text ends in 的, its consequence elsewhere).

    ``op``: how the figure is compared; what is lost for coming short of it (60%以上,每低1个百分点扣1分) is not its own.
    """
    rest = text[end : end + 60]
    rest = _STOP.split(rest, 1)[0]
    if _MISSED.match(rest):  # 1 名以上,两年未发展的不得分
        return False
    if op.startswith("<"):
        if _BEYOND.match(rest):
            return False
    elif _LACKING.match(rest) or (op and _SHORT_OF.match(rest)):
        return False
    outcome = _LOSS.search(rest)
    if outcome is None:
        return bool(rest) and rest.rstrip().endswith("的") and not rest.strip().strip("的")
    return outcome[1] is not None
