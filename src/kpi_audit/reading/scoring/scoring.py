"""How a line is scored, read from its texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.fields import looked_at
from ..text.line import Line, Passage, Words
from ..text.vocabulary import noted
from .ladders import ladders
from .scores import Band, Cap, Formula, Kind, Level, Outcome, StatedPoints, Step
from .sheet import Sheet
from .steps import Walk

__all__ = ["Band", "Cap", "Formula", "Level", "Outcome", "Scoring", "StatedPoints", "Step", "read_scoring"]


@dataclass(frozen=True, slots=True)
class Scoring:
    """What the scoring clauses of a line say, in the order of fields and places.

    ``zeros`` are all-or-nothing clauses (不得分, 全扣), ``fulls`` full marks (得满分), ``spills`` deductions
    that reach beyond the item, ``unread`` points that no reading explains, ``outcomes`` every flat
    result with its condition.
    """

    awards: tuple[Step, ...] = ()
    deductions: tuple[Step, ...] = ()
    bonuses: tuple[Step, ...] = ()
    caps: tuple[Cap, ...] = ()
    floors: tuple[Words, ...] = ()
    discretion: tuple[Words, ...] = ()
    zeros: tuple[Words, ...] = ()
    fulls: tuple[Words, ...] = ()
    spills: tuple[Words, ...] = ()
    stated: tuple[StatedPoints, ...] = ()
    formulas: tuple[Formula, ...] = ()
    ladders: tuple[tuple[Level, ...], ...] = ()
    unread: tuple[Words, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of all ladders."""
        return tuple(level for ladder in self.ladders for level in ladder)


_FIELDS = ("name", "description", "criteria", "text")
_HINT = re.compile("分|扣|酌|比例|折算|视情|满|[得加] ?[0-9]")
_BARE = re.compile(r"\(([0-9]{1,3}(?:\.[0-9])?)\)\s*\Z")
_BRACKETED = re.compile(r"\([0-9]{1,3}(?:\.[0-9])?\)")


def read_scoring(line: Line) -> Scoring:
    """All scoring of a line. A name that the criteria repeat is read once, in the criteria."""
    passages = looked_at(line, _FIELDS, _HINT)
    bare: list[StatedPoints] = []
    for passage in line.passages:
        if passage.field in _FIELDS:
            bare += _bare(passage)
    if len(passages) == 1 and not bare:
        return _alone(passages[0])
    return _scoring([_sheet(passage) for passage in passages], bare) if passages or bare else _NOTHING


@noted
def _alone(passage: Passage) -> Scoring:
    """The scoring of a line that has it in one text only: the same for all lines of that text."""
    return _scoring([_sheet(passage)], ())


def _scoring(sheets: Sequence[Sheet], bare: Iterable[StatedPoints]) -> Scoring:
    def words(name: str) -> tuple[Words, ...]:
        return tuple([word for sheet in sheets for word in sheet.found[name]])

    def steps(kind: Kind) -> tuple[Step, ...]:
        return tuple([step for sheet in sheets for step in sheet.steps[kind]])

    return Scoring(
        awards=steps("award"),
        deductions=steps("deduction"),
        bonuses=steps("bonus"),
        caps=(*[cap for sheet in sheets for cap in sheet.caps], *[Cap(None, "item", said) for said in words("filled")]),
        floors=words("floor"),
        discretion=words("vague"),
        zeros=words("zero"),
        fulls=words("full"),
        spills=words("spill"),
        stated=(*[stated for sheet in sheets for stated in sheet.stated], *bare),
        formulas=tuple([formula for sheet in sheets for formula in sheet.formulas]),
        ladders=tuple([ladder for sheet in sheets for ladder in ladders(sheet.outcomes)]),
        unread=words("unread"),
        outcomes=tuple([outcome for sheet in sheets for outcome in sheet.outcomes]),
    )


_NOTHING = Scoring()


@noted
def _sheet(passage: Passage) -> Sheet:
    """What one passage says; nobody writes on it any more."""
    return Walk(passage).run()


def _bare(passage: Passage) -> tuple[StatedPoints, ...]:
    """Points in brackets at the end without 分: 水质监测(20); the last of several is the figure of one part."""
    if not passage.text.rstrip().endswith(")"):
        return ()
    match = _BARE.search(passage.text[-12:])
    base = len(passage.text) - len(passage.text[-12:])
    if match is None or not match.start() or _BRACKETED.search(passage.text, 0, base + match.start()):
        return ()
    words = passage.words(base + match.start(), base + match.end(1) + 1)
    return (StatedPoints(float(match[1]), False, words),)
