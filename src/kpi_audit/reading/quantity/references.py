"""Targets said in words: full coverage, nothing at all, or another figure (上级任务, 上年, 平均水平)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from .operators import loses

Kind = Literal["full", "zero", "upper", "own_last", "average"]


@dataclass(frozen=True, slots=True)
class Worded:
    """A target in words at ``start`` to ``end`` of the text."""

    kind: Kind
    op: Literal[">=", "<=", ">", "<", "="]
    start: int
    end: int


_KINDS: tuple[Kind, ...] = ("full", "zero", "upper", "own_last", "average")
_BELOW = "(?P<{0}_ge>完成|达到|不低于|不少于|不得低于|不得少于|超额完成|未完成|未达到?|达不到|低于|少于|未能完成)"
_ABOVE = "(?P<{0}_le>不超过|不高于|不突破|不得超过|不大于|控制在|超过|超出|突破|高于|大于|多于)"
_GOAL = "(?:任务|目标|指标|计划|控制数|控制线|标准)"
_WORDED = re.compile(
    rf"""
  (?P<full>全覆盖|(?:无|不留)(?:死角|盲区|空白)|一个不(?:漏|落|少)|(?<![个项])百分之?百|应(?P<verb>[一-鿿])尽(?P=verb)
     |一律(?!扣|问责|取消|不得|不予|按|视|通报|否决|追究|实行|为|以|降|给予|从)
     |(?:全部|全员)(?:完成|实现|达到|达标|建成|拆除|清理|整改|落实|纳入|进入|关闭|签订|入户|入库|办结
         |公开|化解|参加|参保|到位))
| (?P<zero>零(?:发生|事故|上访|增长|差错|投诉|死亡|进京|非访|火点|新增|违规|失误|火情|火灾|舆情|返贫
    |伤亡|案件|排放|污染)
     |(?<![得计记总]分)(?:为|是|达到|保持|实现)(?:零|0)(?=[,。;:、)\s]|\Z|起|次|人|例|件|的)
     |杜绝[^,。;]{{0,14}}?(?:发生|出现|现象|行为|事故|事件)|(?:确保|力争|努力)(?:不|无)(?:发生|出现)
         |(?<!未)(?<!果)不发生|无[^,。;、\d]{{0,8}}(?:事故|事件|案件)(?:发生)?)
| (?P<upper>(?:{_BELOW.format("upper")}|{_ABOVE.format("upper")})[^,。;:\d]{{0,12}}?
     (?:(?:下达|分解|交办|核定|规定|确定)(?:的|给)?[^,。;:\d]{{0,10}}?{_GOAL}|(?:[国省市县区乡镇]定|上级
         |[省市县区]里|[省市县区]级)的?[^,。;:\d]{{0,8}}?{_GOAL})(?:数|值|书)?
     |(?:与|同)全[国省市县区](?:平均)?(?:水平)?(?:持平|同步|一致|保持一致)|同全[国省市县区](?=[,。;]|\Z))
| (?P<own_last>(?:{_BELOW.format("own_last")}|{_ABOVE.format("own_last")}|(?:好
    |优)于)[^,。;:\d]{{0,6}}?(?:上年|去年|上一年|前三年|往年|本地前三年)度?(?:同期|水平|实绩|实际
    |平均[数值]?)?)
| (?P<average>(?:{_BELOW.format("average")}|{_ABOVE.format("average")})[^,。;:\d]{{0,14}}?平均(?:水平|数
    |值|线|年龄|分)?)
""",
    re.VERBOSE,
)
_HINT = re.compile("[全零0无杜完达低超高突未控同与不律应百大多少好优尽]")


def worded(text: str) -> Iterator[Worded]:
    """Targets in words, in order."""
    if not _HINT.search(text):
        return
    for match in _WORDED.finditer(text):
        for kind in _KINDS:
            if match[kind]:
                yield Worded(kind, _op(match, kind), match.start(), match.end())


def _op(match: re.Match[str], kind: str) -> Literal[">=", "<=", ">", "<", "="]:
    if kind in ("full", "zero"):
        return "=" if kind == "zero" else ">="
    low, high = match[f"{kind}_ge"], match[f"{kind}_le"]
    if low is None and high is None:
        return "=" if kind == "upper" else ">="
    word = low or high or ""
    if word.startswith(("不", "完", "达到", "超额", "未", "达不", "控")):
        return ">=" if low else "<="
    lost = loses(match.string, match.end(), "<" if low else ">")  # 超过…的扣 sets a ceiling, not a floor
    if low:
        return ">=" if lost else "<"
    return "<=" if lost else ">"
