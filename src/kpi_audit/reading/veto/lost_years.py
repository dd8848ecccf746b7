"""Sentences by which a whole year counts for nothing: a veto that does not call itself one."""

from __future__ import annotations

from ...startup import patterns as re

_WHOLE_LOST = re.compile(
    r"(?:本年度?|当年|全年|年度内?|年内|考核期内?)[^,。;:]{0,6}(?:发生|出现)[^,。;:]{2,24}的,?(?P<none>(?:一律|直接|均)?不(?:予)?[计记得]分)(?=[。;]|\s*\Z)"
)


def whole_lost(text: str) -> list[tuple[int, int]]:
    """Where a sentence of running text says that the year counts for nothing (本年度出现疫情的不计分)."""
    lost = _WHOLE_LOST.search(text) if "分" in text else None
    return [] if lost is None else [lost.span("none")]
