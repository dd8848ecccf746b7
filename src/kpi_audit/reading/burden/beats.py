"""What is done in which rhythm: 每月检查评分, 月通报、季考核, 每周通报排名, 每月25日前报送."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ..text.clauses import Clause, sentences
from ..text.lexicon import Hit, Taken, lexicon
from .periods import Period, find_periods

REACH = 42
"""How many characters after a period what is done may stand."""
_HINT = re.compile("[日天周旬月季年期]")
_CLAUSE = re.compile(r"[,:()]")
_DATE = re.compile(r"[\s\d日号底末初中上下旬工作前后起止至到由]*(?:之前|以前|结束后)?")
_BODY = re.compile(r"办(?![法理])")
_ROW = re.compile(r"(?:[、,和与及或\s]|季度|半年度?|[周旬])*")
_SHORT = re.compile(r"[考评](?![察虑古论价估审选优先为])")
_DENIED = re.compile(
    r"(?:不搞|不得|不再|取消|不开展|不组织|不进行|禁止|严禁|不实行|不设|不按|不以|杜绝|避免|停止)[^,。;]{0,12}$"
)
_NOT = re.compile(r"(?:不|不再|不得|不予|不作|不搞|不进行|不列|无需|取消)$")
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
        told = self.acts[0] == "circular" and "得分" in self.after  # what is told every month was worked out
        return self.acts[0] == "score" or told or (self.acts[0] in ("check", "dispatch") and "score" in self.acts)

    @property
    def ranks(self) -> bool:
        """Units are put in order; what law has published is none, nor what is counted up once a year."""
        ranked = "rank" in self.acts and self.acts[0] != "report"
        return ranked and not ("circular" in self.acts and _LAWFUL.search(self.before + self.after))


@lru_cache(maxsize=1 << 14)  # several rules ask for the same lines
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
    return [
        hit
        for hit in kept
        if not (hit.name == "score" and _BODY.match(text, hit.end))
        and not _NOT.search(text[max(0, hit.start - 3) : hit.start])
    ]


def _sentence(sentence: Clause) -> Iterator[Beat]:
    text = sentence.text
    periods = find_periods(text)
    hits = acts_in(text) if periods else []
    for number, period in enumerate(periods):
        after = _limit(text, periods[number:])
        before = periods[number - 1].end if number else 0
        if _DENIED.search(text[: period.start]):
            continue
        reached = _forward(text, period, after, hits) or _backward(text, period, before, hits)
        if reached:
            first, last = reached[0], _deciding(reached)
            yield Beat(
                period.per_year if first.name in ("score", "check", "rank") else period.base,
                tuple(hit.name for hit in reached),
                sentence.start + min(period.start, first.start),
                sentence.start + max(period.end, last.end),
                text[: period.start],
                text[period.end : after],
            )


def _limit(text: str, periods: list[Period]) -> int:
    """Where the next rhythm begins to speak; rhythms in a row (月度、季度、年度考核) share what follows."""
    for one, other in pairwise(periods):
        if not _ROW.fullmatch(text, one.end, other.start):
            return other.start
    return len(text)


def _forward(text: str, period: Period, limit: int, hits: list[Hit]) -> list[Hit]:
    """What follows the period: its own clause must say it, or the next where only a date stands between."""
    if _SHORT.match(text, period.end) and not any(hit.start == period.end for hit in hits):
        hits = sorted([*hits, Hit(period.end, period.end + 1, "score")], key=lambda hit: hit.start)
    if text.startswith("报", period.end) and not any(hit.start == period.end for hit in hits):
        hits = sorted([*hits, Hit(period.end, period.end + 1, "report")], key=lambda hit: hit.start)
    near = [hit for hit in hits if period.end <= hit.start < min(limit, period.end + REACH)]
    if not near:
        return []
    between = text[period.end : near[0].start]
    comma = _CLAUSE.search(between)
    if comma and not _DATE.fullmatch(between[: comma.start()]):
        return []
    return near


def _backward(text: str, period: Period, limit: int, hits: list[Hit]) -> list[Hit]:
    """考核每月一次, 评分按月进行: said before the period in its clause."""
    start = max([limit, *(mark.end() for mark in _CLAUSE.finditer(text, 0, period.start)), period.start - 10])
    near = [hit for hit in hits if start <= hit.start and hit.end <= period.start]
    return near[-1:]


def _deciding(hits: list[Hit]) -> Hit:
    """The act that a finding is about: the ranking or the points, else the first."""
    for name in ("rank", "score"):
        for hit in hits:
            if hit.name == name:
                return hit
    return hits[0]
