"""Within how long something is to be done (自受理之日起60日内办结), and how many days a span is."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ...startup import patterns as re
from ..text.fields import looked_at
from ..text.line import Line, Passage
from ..text.vocabulary import gathered
from .numerals import FIGURE, figure
from .targets import Target
from .units import ratio

_FIELDS = ("name", "description", "criteria")
_HINT = re.compile("[日月时周天钟]之?以?内")
_UNIT = "个?工作日|个?自然日|个月|小时|分钟|周|天|日"
_ENDED = (
    "办结|办毕|完成|答复|回复|反馈|办理|作出|做出|处置|处理|响应|送达|公开|公示|签收|整改|到位|联系|支付|拨付|发放|兑现"
    "|上报|报送|报告|受理|审核|审批|出具|移交|归档|救助|到达|到场|到岗|见面|劝阻|恢复|核查|核实"
    "|录入|上传|填报|入库|建档|备案|派发|转办|交付|[入纳]统|开工|投产|投用|竣工|销号|修复|清运|立案|复工|退还"
)
"""What is over when the time is: 三个月内累计三次 sets no limit."""
LIMIT = re.compile(
    rf"(?<!\d,)(?<![每近前第./\d])(?P<value>{FIGURE})\s?(?P<unit>{_UNIT})(?:以内|之内|内)(?=[^,。;:、]{{0,14}}?(?:{_ENDED}))"
)
_WORKING = 5
_NATURAL = ("自然日", "个自然日")


def find_limits(line: Line) -> list[Target]:
    """The time limits of a line, by field and place."""
    return [one for passage in looked_at(line, _FIELDS, _HINT) for one in _limits(passage)]


@gathered
def _limits(passage: Passage) -> Iterator[Target]:
    for found in LIMIT.finditer(passage.text):
        words = passage.words(*found.span())
        yield Target("<=", figure(found["value"]), found["unit"], words, bound="at_most", direction="lower")


def days(value: float, unit: str) -> tuple[float, float] | None:
    """The least and the most days that a span is: a month has 28 to 31, working days have weekends between them;
    None for what is no span."""
    match unit:
        case "小时" | "分钟":
            part = value / (24 if unit == "小时" else 24 * 60)
            return part, part
        case "个月":
            return value * 30 - 2, value * 31
        case "工作日" | "个工作日":
            weekends = max(0, math.ceil(value / _WORKING) - 1)
            return value + 2 * weekends, value + 2 * (weekends + 1)
        case _:
            each = ratio("日" if unit in _NATURAL else unit, "日")
            return None if each is None else (value * each, value * each)
