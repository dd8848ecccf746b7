"""Grades of the final score in running text: 90 分以上为优秀,80—89 分为良好,60 分以下为不合格."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.numbers import find_numbers
from .intervals import GRADE, Interval, interval

_AFTER = re.compile(rf"(?:为|评为|定为|评定为|确定为|列为|属于?|是|即|:)\s?[“\"]?({GRADE})(?:等次|等级|档次|单位|档)?")
_BEHIND = re.compile(rf"(?<=[%上下内)])[“\"]?({GRADE})(?:等次|等级|档次|档)?\s?\Z")
"""A grade right behind its share (90% 以上优秀)."""
_LISTED = re.compile(
    rf"[“\"]?({GRADE})[”\"]?(?:等次|等级|档次|单位|档)?\s?(?:[:为]|(?P<open>\())\s?(?P<scores>[^();。,\n]{{1,8}}(?:\([^()]*\))?[^();。,\n]{{0,12}}?)"
    rf"(?=[);。,\n]|、[“\"]?{GRADE}|\Z)"
)
_SEGMENT = re.compile(r"(?:[^,;。\n、]|、(?!\d\d)|(?<=[分的]),(?=(?:考核|考评)?(?:结果|等次)?(?:评|定|评定|确定)?为))+")
_AWARDED = re.compile(r"[扣加计奖给减](?:分)?\s?\d|(?<![取总])得(?:分)?\s?\d(?!\d{0,2}分?(?:以|及以|至|-|—))")
_SCORES = re.compile(r"[^\d,。;]{0,6}[1-9]\d(?:\.\d)?[-—~至][1-9]\d(?:\.\d)?(?:\([^()]{0,8}\))?")
"""Scores of two digits that are not called points (考核 80—90 为达标)."""
_NEAR = 14
"""How many characters may stand between one grade and the next of the same list."""


@dataclass(frozen=True, slots=True)
class GradeBand:
    """A grade with its scores; offsets in the normal text."""

    name: str
    interval: Interval
    start: int
    end: int


def grade_lists(text: str, unit: str = "分") -> list[list[GradeBand]]:
    """Lists of two or more grades, each by its interval of scores, or of shares (``unit`` %)."""
    listed = [
        _band(found[1], found["scores"], (found.start(), found.end() + bool(found["open"])), unit)
        for found in _LISTED.finditer(text)
    ]
    told = [_told(segment[0], segment.start(), unit) for segment in _SEGMENT.finditer(text)]
    for bands in (listed, told):
        lists = [one for one in _runs([band for band in bands if band is not None]) if len(one) > 1]
        if lists:
            return lists
    return []


def _runs(bands: list[GradeBand]) -> list[list[GradeBand]]:
    found: list[list[GradeBand]] = []
    for band in bands:
        last = found[-1] if found else None
        if last and band.start - last[-1].end <= _NEAR and band.name not in {one.name for one in last}:
            last.append(band)
        else:
            found.append([band])
    return found


def _told(segment: str, base: int, unit: str) -> GradeBand | None:
    named = _AFTER.search(segment) or (_BEHIND.search(segment) if unit == "%" else None)
    if named is None or _AWARDED.search(segment):
        return None
    start = base + len(segment) - len(segment.lstrip())
    return _band(named[1], segment[: named.start()], (start, base + len(segment.rstrip())), unit)


def _band(name: str, scores: str, place: tuple[int, int], unit: str) -> GradeBand | None:
    numbers = find_numbers(scores)
    if any(number.unit not in (unit, "") for number in numbers):
        return None
    if not any(number.unit == unit for number in numbers) and not (unit == "分" and _SCORES.fullmatch(scores)):
        return None
    span = interval(scores)
    return None if span is None or span.low == span.high else GradeBand(name, span, *place)
