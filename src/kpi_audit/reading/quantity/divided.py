"""A total given out in running text: 河口镇6.2万吨、柳林镇5.6万吨、大泉镇5.1万吨."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.line import Line, Passage, Words
from ..text.vocabulary import noted_all
from .numbers import Number, find_numbers

_FIELDS = ("target", "description", "criteria", "text")
_PART = re.compile(
    r"(?:\A|[,、;。:\n(])\s{0,8}+(?:其中[:,]?)?(?P<place>(?!各|每|其|全)[一-鿿]{1,7}?(?<![各每全本])(?:镇|乡|街道|开发区|农场|林场|社区|村|县|区|市))"
    r"[^0-9,、;。:\n(]{0,8}\Z"
)
_FIRST = re.compile(r"[一-鿿]{2}(?P<place>[一-鿿]{2}(?<![各每全本])(?:镇|乡|街道|县|区|市))\Z")
"""The first place of a list that goes on with others, told at once after what is done (改造城关镇50户、柳林镇30户)."""
_HINT = re.compile("[镇乡道区场村县市]")
_WINDOW = 24
LEAST = 2
"""So many places that are given a part make a division."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What one place is given."""

    place: str
    value: float
    words: Words


@dataclass(frozen=True, slots=True)
class Division:
    """What the places of a list are given, in ``unit``, and the words of the whole list."""

    portions: tuple[Portion, ...]
    unit: str
    words: Words

    @property
    def total(self) -> float:
        """What all of them are given together."""
        return round(sum(one.value for one in self.portions), 6)

    def of(self, name: str) -> Portion | None:
        """What a place is given that is named so, be it with the names of the places it lies in (青岚市禾丰县), or
        behind a verb (改造禾丰县)."""
        return next((one for one in self.portions if name.endswith(one.place) or one.place.endswith(name)), None)


def divisions(line: Line) -> list[Division]:
    """The totals that the texts of a line give out place by place."""
    found: list[Division] = []
    for passage in line.passages:
        if passage.field in _FIELDS and _HINT.search(passage.text):
            found += _divisions(passage)
    return found


@noted_all
def _divisions(passage: Passage) -> list[Division]:
    found: list[Division] = []
    run: list[tuple[str, Number]] = []
    for place, number in _parts(passage.text):
        if run and (number.unit != run[0][1].unit or place in {name for name, _ in run}):
            found += _listed(passage, run)
            run = []
        run.append((place, number))
    return found + _listed(passage, run)


def _parts(text: str) -> Iterator[tuple[str, Number]]:
    first: tuple[str, Number] | None = None
    for number in find_numbers(text):
        told = _PART.search(text, max(0, number.start - _WINDOW), number.start)
        if not number.unit or number.percent or number.high is not None:
            first = None
        elif told is not None:
            if first is not None and first[1].unit == number.unit:
                yield first
            first = None
            yield told["place"], number
        else:
            found = _FIRST.search(text, max(0, number.start - _WINDOW), number.start)
            first = (found["place"], number) if found and text.startswith("、", number.end) else None


def _listed(passage: Passage, run: list[tuple[str, Number]]) -> list[Division]:
    if len(run) < LEAST:
        return []
    starts = [passage.text.rfind(place, 0, number.start) for place, number in run]
    portions = tuple(
        Portion(place, number.value, passage.words(start, number.end))
        for start, (place, number) in zip(starts, run, strict=True)
    )
    return [Division(portions, run[0][1].unit, passage.words(starts[0], run[-1][1].end))]
