"""The bar from which a case counts (年经营性收入25万元以上的村占比): the share may be the same, and more is asked."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.line import Line
from .numbers import find_numbers
from .targets import Target

_BAR = re.compile(r"及?以上的(?!扣|加|得|奖|不)")
_MARKS = ",;:。\n"
_COUNTED = re.compile(r"[^,。;]{0,12}?(?:占比|比例|比重|覆盖率|数量?(?:达|不少))")
_FIELDS = ("description", "criteria", "target")


def find_bar(line: Line) -> Target | None:
    """The bar that a line sets for its cases; None when it sets none or several."""
    found = []
    for passage in line.passages:
        if passage.field not in _FIELDS:
            continue
        for number in find_numbers(passage.text):
            end = _BAR.match(passage.text, number.end)
            if end is not None and not number.percent and number.unit and _COUNTED.match(passage.text, end.end()):
                start = max(passage.text.rfind(mark, 0, number.start) for mark in _MARKS) + 1
                words = passage.words(start, end.end() - 1)
                found.append(Target(">=", number.value, number.unit, words, bound="at_least"))
    return found[0] if len(found) == 1 else None
