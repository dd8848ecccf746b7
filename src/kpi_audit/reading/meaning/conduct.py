"""How persons behave: neither an activity that leaves traces nor a result of the work."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.line import Passage
from ..text.vocabulary import noted

_CONDUCT = re.compile(
    "迟到|早退|旷[工课]|缺旷|打架|斗殴|打骂|骂人|辱骂|争吵|吵架|脱岗|离岗|串岗|体罚|甩客|拒载|仪容|仪表|着装|穿戴|服装|普通话|文明用语"
    "|举止|玩手机|聊天|喧哗|流言|搬弄|爱护|攀爬"
)


@noted
def conduct(passage: Passage) -> bool:
    """Whether a text speaks of how persons behave at work or at school."""
    return passage.field in ("name", "description", "criteria") and _CONDUCT.search(passage.text) is not None
