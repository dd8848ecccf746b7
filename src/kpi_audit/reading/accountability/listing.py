"""What a list of events says of each of them: 进京访、到省访、到市访."""

from __future__ import annotations

from collections.abc import Sequence

from ...startup import patterns as re
from ..text.lexicon import Hit

_BETWEEN = re.compile("[、,]|以及|或者?")
_STOP = re.compile("[;。]")
_HAPPENS = re.compile("发生|出现|造成|引发|导致")


def member(text: str, hit: Hit, alike: Sequence[Hit]) -> str:
    """The words on one of several events of a kind, with those ahead of the list that hold for each of them; empty
    where nothing tells it from the others."""
    low = max((one.end for one in alike if one.end <= hit.start), default=-1)
    high = min((one.start for one in alike if one.start >= hit.end), default=-1)
    ahead = _BETWEEN.search(text, low, hit.start) if low >= 0 else None
    behind = _BETWEEN.search(text, hit.end, high) if high >= 0 else None
    if (ahead is None and behind is None) or (low >= 0 and ahead is None) or (high >= 0 and behind is None):
        return ""
    start = ahead.end() if ahead else 0
    end = behind.start() if behind else len(text)
    own = _STOP.split(text[start : hit.start])[-1] + _STOP.split(text[hit.start : end])[0]
    lead = _HAPPENS.split(text[: min(one.start for one in alike)])
    return own if ahead is None or len(lead) < 2 else f"{_STOP.split(lead[0])[-1]},{own}"
