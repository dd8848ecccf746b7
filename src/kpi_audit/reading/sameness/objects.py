"""What a demand is about beside the forms of work and the words of a broad matter."""

from __future__ import annotations

from collections.abc import Iterable

from ...startup import patterns as re
from ..duty.similarity import gram_set

# How work is done, shown and written down: beside a matter these words name no other object.
FORM = re.compile(
    r"工作|台账|档案|资料|材料|记录|日志|情况|落实|到位|责任制?|措施|机制|制度|专项|行动|活动|整治|治理|综合|日常|常态化?|长效|宣传|教育|关爱|培训|演练|巡查|检查|督查|排查|走访|探访|督导|巡护"
    r"|管理|管控|防控|防范|预防|处置|处理|严防|暑[期假]|寒假|假期|学生|青少年|儿童|未成年人?|群众|志愿者?|服务|会议|方案|计划|总结|信息|报送|上报|[日周月季年]报|报表|统计表|汇总表|表|册|书"
    r"|农村|乡村|城乡|辖区内?|全[县市镇乡]|各[村镇]|承诺|签订|警示|建设|推进|开展|组织|全面|做好|加强|强化|提升|年度|常规|进度|进展|推进|任务|完成|防|的|及|和|与"
)
_MATTERLESS = re.compile(r"\s|安全|隐患|生产|排查|对|进行|不少|至少|次|每|各类?|所有|全部|全覆盖")
"""What says nothing of what is looked at, beside the words of a broad matter."""
SHORT = 4
"""A name or a text of fewer characters says too little to be compared."""
ALIKE = 0.5
"""Share of the shorter text that the longer has, below which equal names head different contents."""
SAYS = 2
"""A text of fewer characters beside the name names no object."""


def other_objects(one: str, other: str, words: Iterable[str]) -> bool:
    """Whether each of two texts names an object that the other does not (安全隐患排查 of firms, and of houses), beside
    the ``words`` of a matter of both and what else they share."""
    mine, theirs = (_without(each, words) for each in (one, other))
    shared = _pairs(mine) & _pairs(theirs)
    own, its = (_MATTERLESS.sub("", FORM.sub("", _apart(each, shared))) for each in (mine, theirs))
    return min(len(own), len(its)) >= SAYS and set(own).isdisjoint(its)


def shared_object(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether texts speak of a matter by one word that is a thing to be worked on (河道), no form of work (演练)."""
    return any(len(_MATTERLESS.sub("", FORM.sub("", word))) >= SAYS for word in set(one) & set(other))


def alike(one: str, other: str) -> bool:
    """Whether the longer text has half of the shorter; a text that says next to nothing is like any other."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORT:
        return True
    wanted, had = gram_set(short), gram_set(long)
    return not wanted or len(wanted & had) >= ALIKE * len(wanted)


def _apart(text: str, shared: set[str]) -> str:
    """The characters of a text that stand in no pair that another text has too."""
    taken = {place for at in range(len(text) - 1) if text[at : at + 2] in shared for place in (at, at + 1)}
    return "".join(char for at, char in enumerate(text) if at not in taken)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, " ")
    return text
