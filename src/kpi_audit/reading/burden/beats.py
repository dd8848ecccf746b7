"""What is done in which rhythm: 每月检查评分, 月通报、季考核, 每周通报排名, 每月25日前报送."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import Clause, sentences
from ..text.lexicon import Hit, Taken, lexicon
from ..text.vocabulary import per_vocabulary
from .periods import Period, find_periods

REACH = 42
"""How many characters after a period what is done may stand."""
HEAD = 60
"""How much of the sentence before a period is looked at."""
ROW = 5
"""How many rhythms may stand in a row."""
_HINT = re.compile("[日天周旬月季年期]")
_PRESS = re.compile("发表|刊[登载发播]|发稿|用稿|上稿|报刊|报纸|电视台|广播电台|新华社|头版")
"""Words beside the name of a newspaper."""
_CLAUSE = re.compile(r"[,:()]")
_DATE = re.compile(r"[\s\d日号底末初中上下旬工作前后起止至到由]*(?:之前|以前|结束后)?")
_BODY = re.compile(r"办(?![法理])")
_ROW = re.compile(r"(?:[、,和与及或\s]|季度|半年度?|[周旬])*")
_SHORT = re.compile(r"[考评](?![察虑古论价估审选优先为勤试证场点据生])")
_DENIED = re.compile(
    r"(?:不搞|不得|不再|取消|不开展|不组织|不进行|禁止|严禁|不实行|不设|不按|不以|杜绝|避免|停止)[^,。;]{0,12}$"
)
_NOT = re.compile(r"(?:不|不再|不得|不予|不作|不搞|不进行|不列|无需|取消)(?:公布|公开|通报|发布|宣布)?$")
_YEARS = re.compile("(?:年内|全年|年度|年终|年底)[^,。;]{0,10}\\Z")
_SUMMED = re.compile("(?:的)?(?:考核|考评|测评)?(?:总|平均|累计|合计)(?:成绩|得分|分)")
"""Months summed up for the one ranking of the year (按年内月度考核总成绩排名)."""
_RESULT = re.compile("得分|(?:考核|考评|测评)(?:结果|成绩)")
_LAWFUL = re.compile(r"依法|法定|依照?法律|[法例]》")


@dataclass(frozen=True, slots=True)
class Beat:
    """``acts`` (score, rank, circular, dispatch, check, report) in order, so often a year.

    ``start`` to ``end`` are the words from the period to the deciding act; ``before`` and ``after`` stand around
    the period in its sentence.
    """

    per_year: float
    acts: tuple[str, ...]
    start: int
    end: int
    before: str
    after: str

    @property
    def scores(self) -> bool:
        """Points are given: outright, or by a check or a meeting that ends in points."""
        told = self.acts[0] == "circular" and _RESULT.search(self.after)  # what is told every month was worked out
        return self.acts[0] == "score" or bool(told) or (self.acts[0] in ("check", "dispatch") and "score" in self.acts)

    @property
    def ranks(self) -> bool:
        """Units are put in order; what law has published is none, nor what is counted up once a year."""
        ranked = "rank" in self.acts and self.acts[0] != "report"
        if ranked and _YEARS.search(self.before) and _SUMMED.match(self.after):
            return False
        return ranked and not ("circular" in self.acts and _LAWFUL.search(self.before + self.after))


@per_vocabulary  # several rules ask for the same lines
def find_beats(text: str) -> tuple[Beat, ...]:
    """The beats of a normal text in order; periods with no known act give none."""
    found: list[Beat] = []
    for sentence in sentences(text):
        if _HINT.search(sentence.text):
            found += _sentence(sentence)
    return tuple(found)


def acts_in(text: str) -> list[Hit]:
    """What is done in a text: words of ``lexicons/burden.yaml`` by their start."""
    hits = lexicon("burden", layered=True).scan(text)
    taken = Taken(hits)
    kept = [hit for hit in hits if not hit.name.startswith("not_") and not taken.holds(hit)]
    kept.sort(key=_start)
    return [
        hit
        for hit in kept
        if not (hit.name == "score" and _BODY.match(text, hit.end))
        and not _NOT.search(text[max(0, hit.start - 5) : hit.start])
    ]


def _sentence(sentence: Clause) -> Iterator[Beat]:
    text = sentence.text
    periods = find_periods(text)
    hits = acts_in(text) if periods else []
    for number, period in enumerate(periods):
        after = _limit(text, periods, number)
        head = text[max(0, period.start - HEAD) : period.start]
        before = periods[number - 1].end if number else 0
        if _DENIED.search(head):
            continue
        reached = _forward(text, period, after, hits) or _backward(text, period, before, hits)
        if reached:
            first, last = reached[0], _deciding(reached)
            yield Beat(
                period.per_year if first.name in ("score", "check", "rank") else period.base,
                tuple(hit.name for hit in reached),
                sentence.start + min(period.start, first.start),
                sentence.start + max(period.end, last.end),
                head,
                text[period.end : min(after, period.end + REACH)],
            )


def _limit(text: str, periods: list[Period], number: int) -> int:
    """Where the next rhythm begins to speak; rhythms in a row (月度、季度、年度考核) share what follows."""
    for index in range(number, min(len(periods), number + ROW) - 1):
        if not _ROW.fullmatch(text, periods[index].end, periods[index + 1].start):
            return periods[index + 1].start
    return len(text)


def _forward(text: str, period: Period, limit: int, hits: list[Hit]) -> list[Hit]:
    """What follows the period: its own clause must say it, or the next where only a date stands between."""
    first = bisect_left(hits, period.end, key=_start)
    last = bisect_left(hits, min(limit, period.end + REACH), key=_start)
    near = hits[first:last]
    if not near or near[0].start > period.end:
        near = [*_bare(text, period.end), *near]
    if not near:
        return []
    between = text[period.end : near[0].start]
    comma = _CLAUSE.search(between)
    if comma and not _DATE.fullmatch(between[: comma.start()]):
        return []
    return near


def _bare(text: str, at: int) -> Iterator[Hit]:
    """月考, 季评, 周报: the act in one character; a paper that prints articles (人民日报) is none."""
    if _SHORT.match(text, at):
        yield Hit(at, at + 1, "score")
    elif text.startswith("报", at) and not _PRESS.search(text, max(0, at - HEAD), at + HEAD):
        yield Hit(at, at + 1, "report")


def _backward(text: str, period: Period, limit: int, hits: list[Hit]) -> list[Hit]:
    """考核每月一次, 评分按月进行: said before the period in its clause."""
    start = max(limit, period.start - 10)
    start = max([start, *(mark.end() for mark in _CLAUSE.finditer(text, start, period.start))])
    near = hits[bisect_left(hits, start, key=_start) : bisect_left(hits, period.start, key=_start)]
    return [hit for hit in near if hit.end <= period.start][-1:]


def _start(hit: Hit) -> int:
    return hit.start


def _deciding(hits: list[Hit]) -> Hit:
    """The act that a finding is about: the ranking or the points, else the first."""
    for name in ("rank", "score"):
        for hit in hits:
            if hit.name == name:
                return hit
    return hits[0]
