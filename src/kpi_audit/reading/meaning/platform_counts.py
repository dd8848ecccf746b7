"""What platforms count: who checked in, who follows an account."""

from __future__ import annotations

from collections.abc import Collection

from ...startup import patterns as re
from ..text.line import Passage, Words

_TRACED = re.compile(
    r"(?:打卡|签到)(?:完成|达标)?率|粉丝(?:人?数|量|总数)|(?<!重点)关注(?:人数|数(?!据)|量(?!化)|率(?=[^。]{0,12}\d))"
)
"""What platforms count: who checked in, who follows an account."""
_TRACES = ("打卡", "签到", "粉丝", "关注")
_PRESENCE = re.compile(
    "考勤|上下?班|出勤|坐班|值班|到岗|(?:APP|app|小程序|客户端|学习强国)|(?:社会|群众|媒体|舆论)关注"
)
"""Presence at work is no trace; in an app such a rate is content that must not be assessed (PRC105)."""


def traced(passages: Collection[Passage]) -> Words | None:
    """The words that score how many checked in or follow an account (打卡率, 粉丝数); None without any."""
    for passage in passages:
        text = passage.text
        said = _TRACED.search(text) if any(word in text for word in _TRACES) else None
        if said is not None:
            return None if any(_PRESENCE.search(one.text) for one in passages) else passage.found(said)
    return None
