"""What an accident is one of, beyond the matters that the lists of events name: its own cause, its own matter."""

from __future__ import annotations

from ...startup import patterns as re

DEGREES = "特别重大|重特大|一般|较大|重大|特大"
"""How grave an accident is."""
_CAUSE = re.compile("(?:因|由于)?([^,。;、]{2,14}?)(?:而)?(?:造成|导致|引发|酿成|引起)[^,。;、]{0,8}\\Z")
_ANY_CAUSE = re.compile(
    "不力|不到位|不落实|不履|失职|失责|渎职|不作为|不当|责任|管理|监管|工作|违规|违章|违反|原因|措施|隐患|发生|出现"
)
"""A fault that any accident may be laid to; another one (预报失误造成事故) tells which accident is meant."""
_MATTER = re.compile(
    f"(?:发生|出现|造成|导致|引发|[、,;。:或及和]|\\A)(?:{DEGREES})?([\u4e00-\u9fff]{{2,6}}?)(?:{DEGREES})?安全(?:责任)?\\Z"
)
"""What no list names (文物安全事故, 节庆活动重大安全事故): an accident of that and of nothing else."""
_ANYWHERE = re.compile(
    "[本全各其此该任一].{0,5}|.{0,4}(?:发生|出现|造成|导致|引发).{0,4}|.{0,5}(?:以上|以下|级|次|起|内|年度)"
    f"|{DEGREES}|相关|有关|所有|辖区|单位|部门|人身|人员|群众|公共|严重|恶性|直接"
)
"""Words before it that tell no matter."""


def accident_of(before: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """The matters of an accident, by the words before it and those that a list has ``named``."""
    return (*named, *_cause(before)) or _matter(before)


def _cause(before: str) -> tuple[str, ...]:
    """The fault of its own that an accident is laid to (未预报造成, 误操作导致)."""
    found = _CAUSE.search(before)
    return () if found is None or _ANY_CAUSE.search(found[1]) else (found[1],)


def _matter(before: str) -> tuple[str, ...]:
    """What an accident is one of, where no list has it."""
    found = _MATTER.search(before) if before.endswith(("安全", "安全责任")) else None
    return () if found is None or _ANYWHERE.fullmatch(found[1]) else (found[1],)
