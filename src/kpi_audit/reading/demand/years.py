"""The years that figures are of: what a change is counted from (比2020年下降18%), and what was reached before."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.targets import Target
from ..text.clauses import said_before
from ..text.line import Passage

_STOP = re.compile(r"[,，。;；:：、\n]")
_YEAR = re.compile(r"(?<![\d比较以从由自])((?:19|20)\d\d)年")
_REACHED = re.compile(r"[（(]?(?:实绩|实际完成|已完成|已达)")
_BASE = re.compile(
    r"[比较](?P<year>(?:19|20)\d\d)年|(?P<last>同比|[比较](?:上年|去年|上一年))"
    r"|[比较][“\"]?十(?P<plan>[二三四五])五[”\"]?(?:时期)?期?末"
)
_PLANS = {"二": 2015, "三": 2020, "四": 2025, "五": 2030}
"""The last years of the five-year plans."""


def past(passage: Passage, target: Target, assessed: int | None) -> bool:
    """Whether a figure in running text tells what was reached: said of a year before the assessed one, or as such."""
    said = said_before(_STOP, passage.raw, target.words.start)
    years = [int(year) for year in _YEAR.findall(said)]
    if _REACHED.match(passage.raw[target.words.end : target.words.end + 8]):
        return True
    return bool(years) and assessed is not None and max(years) < assessed


@dataclass(frozen=True, slots=True)
class Base:
    """The year that a change is counted from, and how many years before the assessed one that is, where known."""

    year: int
    ago: int | None


def base_of(passage: Passage, target: Target, assessed: int | None) -> Base | None:
    """What a change is counted from, where the text says it; ``assessed``: the assessed year, for 同比 and 比上年."""
    if not target.growth:
        return None
    said = said_before(_STOP, passage.raw, target.words.start) + target.words.text
    found = max(_BASE.finditer(said), key=lambda each: each.start(), default=None)
    if found is None or (found["last"] and assessed is None):
        return None
    if found["last"] and assessed is not None:
        return Base(assessed - 1, 1)
    year = int(found["year"]) if found["year"] else _PLANS[found["plan"]]
    return Base(year, None if assessed is None else assessed - year)


def apart(one: Base | None, other: Base | None) -> bool:
    """Whether two changes are counted from different years; what schemes of two years each count from the year before
    is one demand, made anew."""
    return one is not None and other is not None and one.year != other.year and one.ago != other.ago
