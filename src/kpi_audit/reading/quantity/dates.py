"""The deadline that an indicator sets, as a calendar date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date as day_of
from datetime import timedelta

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.fields import looked_at
from ..text.line import Line, Passage, Words
from ..text.vocabulary import gathered
from .numerals import figure


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: ``date`` as ISO text (2018-07-31), the words that say it."""

    date: str
    words: Words


_FIELDS = ("deadline", "target", "name", "description", "criteria", "text")
_MONTH = "[0-9]{1,2}|十[一二]?|[一二三四五六七八九]"
_DAY = "[0-9]{1,2}|(?:二十|三十|十)?[一二三四五六七八九]|[二三]?十"
_CUE = r"(?:之?前|以前|为止|止|内|完成|前后)"
_DEADLINE = re.compile(
    rf"""
  (?P<iso>(?P<iso_year>(?:19
      |20)[0-9]{{2}})[-./](?P<iso_month>[0-9]{{1,2}})[-./](?P<iso_day>[0-9]{{1,2}})(?![0-9]))日?(?P<iso_cue>{_CUE})?
| (?:(?P<year>(?:19|20)[0-9]{{2}}|[二两][0零〇一二三四五六七八九]{{3}})年度?|(?P<rel>今年|本年度?|当年
    |明年|次年|翌年|下一年度?)的?)?
  (?:
    (?P<half>[上下])半年(?P<half_cue>{_CUE}|底|末|结束)?
  | 前?第?(?P<quarter>[一二三四1-4])(?:个)?季度(?P<quarter_cue>(?:底|末|结束){_CUE}?|{_CUE})?
  | (?<![0-9第])(?P<month>{_MONTH})月份?(?:(?P<day>{_DAY})[日号])?(?P<part>底|末|初|上旬|中旬
      |下旬)?(?P<cue>{_CUE})?
  | (?P<year_end>年[底末终]|(?<![0-9一二两三四五六七八九十半])年度?内|岁末)(?P<year_cue>{_CUE})?
  )
| (?P<holiday>(?:[“"‘'](?:五一|六一|七一|八一|十一)[”"’']|(?<![一二三四五六七八九十])(?:五一|六一|七一|八一)
    |国庆)(?:劳动节|儿童节|建党节|建军节|国庆节|节)?(?:假期|长假)?(?:之?前|以前|前夕))
| (?P<only>(?:19|20)[0-9]{{2}})年(?P<only_end>底|末)?(?P<only_cue>之?前|以前|内|完成)?(?![0-9])
""",
    re.VERBOSE,
)
_MONTHLY = re.compile(rf"(?:次|下个?)月(?P<day>{_DAY})[日号](?:之?前|以前)")
_FEASTS = {"国庆": 10, "十一": 10, "五一": 5, "六一": 6, "七一": 7, "八一": 8}
_HINT = re.compile("[月季年节前0-9]")
_BEFORE = re.compile(r"(?:于|在|至|到|截至|截止到?|限|按)(?:[0-9]{4}年|今年|本年|当年)?\Z")
_DONE = re.compile(
    r"[^,。;]{0,8}?(?:完成|建成|办结|达到|实现|报送|上报|提交|出台|印发|到位|落实|开工|完工|竣工|交付|通车|投产|验收|上线|投用|启用|整改|销号|全部)"
)
_ATTAINED = re.compile(r"[^,。;]{0,16}(?:率|比例|占比|比重|数|面积|规模)[^,。;0-9]{0,6}[0-9]")
"""A figure that a year's end is said of: 年底就业率90%以上."""
_REPEATED = re.compile(r"(?:每|逐|各|按|次|当|上|下)(?:个)?\Z")
_GONE = ("上", "去", "前", "上年", "去年", "前年")
_GOAL = re.compile(r"(?:到|至|截至|截止到?|确保|力争|争取)在?\Z")
_REACHED = re.compile(r"(?!的|度?[底末]?(?:已|共))[^。;]{0,24}?(?:完成|建成|达到|实现|全部|消除|摘帽|覆盖)")
_EVERY_YEAR = re.compile(r"每年(?:的|度)?\Z")


def read_deadlines(line: Line, year: int | None) -> list[Deadline]:
    """The deadlines of the line, the declared one first, then by field and place.

    ``year`` is the assessed year, for dates that name none; without it such dates are no deadlines.
    """
    return list(_deadlines(line, year))


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """The day of the next month by which something is due month after month (次月8日前)."""

    day: int
    words: Words


def days_of_month(line: Line) -> list[DayOfMonth]:
    """The days of the next month that a line sets, by field and place."""
    passages = looked_at(line, _FIELDS, _MONTHLY)
    found = [(passage, match) for passage in passages for match in _MONTHLY.finditer(passage.text)]
    return [DayOfMonth(int(figure(match["day"])), passage.found(match)) for passage, match in found]


def read_deadline(line: Line, year: int | None) -> Deadline | None:
    """The first deadline of the line."""
    return next(_deadlines(line, year), None)


def _deadlines(line: Line, year: int | None) -> Iterator[Deadline]:
    for passage in looked_at(line, _FIELDS, _HINT):
        yield from _due(passage, year)


@gathered
def _due(passage: Passage, year: int | None) -> Iterator[Deadline]:
    for match in _DEADLINE.finditer(passage.text):
        date = _date(passage, match, year)
        if date is not None:
            yield Deadline(date, passage.found(match))


def _date(passage: Passage, match: re.Match[str], assessed: int | None) -> str | None:
    """The date that a match names, None when it is no deadline or its year is unknown."""
    text = passage.text
    before = text[max(0, match.start() - 8) : match.start()]
    if _REPEATED.search(before) and not match["rel"] and not _EVERY_YEAR.search(before):
        return None
    base = _year(match, assessed)
    declared = passage.field == "deadline"
    # 到2030年…实现: the year alone is a deadline when it is a goal
    goal = bool(match["only"]) and _GOAL.search(before) is not None and _REACHED.match(text, match.end()) is not None
    bound = declared or goal or (not match["only"] and _BEFORE.search(before) is not None)
    done = _DONE.match(text[match.end() : match.end() + 14]) is not None
    if match["year_end"] and not before.endswith(_GONE):
        done = done or _ATTAINED.match(text, match.end()) is not None
    for reader in _READERS:
        found = reader(match, bound, done)
        if found is not None and base is not None:
            month, day = found
            last = 31 if month == 12 else (day_of(base, month + 1, 1) - timedelta(days=1)).day
            return f"{base:04d}-{month:02d}-{min(day or last, last):02d}"
    return None


def _year(match: re.Match[str], assessed: int | None) -> int | None:
    written = match["iso_year"] or match["year"] or match["only"]
    if written:
        value = int(figure(written.replace("〇", "零")))
        return value if 1900 <= value <= 2999 else None
    if assessed is None:
        return None
    later = (match["rel"] or "")[:1] in ("明", "次", "翌", "下")
    return assessed + later if 1 <= assessed <= 9998 else None


Found = tuple[int, int | None] | None
"""Month and day (None: the last day of the month)."""


def _valid(month: int, day: int | None) -> Found:
    return (month, day) if 1 <= month <= 12 and (day is None or 1 <= day <= 31) else None


def _iso(match: re.Match[str], bound: bool, done: bool) -> Found:
    if not match["iso"] or not (bound or done or match["iso_cue"]):
        return None
    return _valid(int(match["iso_month"]), int(match["iso_day"]))


def _half(match: re.Match[str], bound: bool, done: bool) -> Found:
    if not match["half"] or not (bound or done or match["half_cue"]):
        return None
    return (6, None) if match["half"] == "上" else (12, None)


def _quarter(match: re.Match[str], bound: bool, done: bool) -> Found:
    if not match["quarter"] or not (bound or done or match["quarter_cue"]):
        return None
    last = int(figure(match["quarter"])) * 3
    early = match["quarter_cue"] in ("前", "之前", "以前") and last > 3  # 四季度前: before October begins
    return last - 3 if early else last, None


def _month(match: re.Match[str], bound: bool, done: bool) -> Found:
    if not match["month"]:
        return None
    month, part, cue = int(figure(match["month"])), match["part"], match["cue"]
    if not (bound or done or cue or part in ("底", "末")):
        return None
    if match["day"]:
        return _valid(month, int(figure(match["day"])))
    if part in ("初", "上旬"):
        return _valid(month, 10)
    if part == "中旬":
        return _valid(month, 20)
    if part is None and cue in ("前", "之前", "以前") and month > 1:  # 10月前: before October begins
        return _valid(month - 1, None)
    return _valid(month, None)


def _year_end(match: re.Match[str], bound: bool, done: bool) -> Found:
    end = match["year_end"]
    if end:
        return (12, None) if bound or done or match["year_cue"] or match["year"] else None
    return (12, None) if match["only"] and (match["only_end"] or match["only_cue"] or bound) else None


def _holiday(match: re.Match[str], _bound: bool, _done: bool) -> Found:
    """The end of the month before a feast that always falls on its first day."""
    found = next((month for name, month in _FEASTS.items() if name in (match["holiday"] or "")), None)
    return None if found is None else (found - 1, None)


_READERS: tuple[Callable[[re.Match[str], bool, bool], Found], ...] = (
    _iso,
    _half,
    _quarter,
    _month,
    _year_end,
    _holiday,
)
