"""The best counterpart of each line among the lines of another scheme, its score and the runners-up."""

from __future__ import annotations

from collections.abc import Sequence

from ...startup.records import dataclass
from ..duty.similarity import Index, grams
from .likeness import likeness
from .sayings import keys
from .subjects import Subject

FOUND = 0.8
"""From this score a line is taken for the counterpart."""
POSSIBLE = 0.55
"""From this score a line is a candidate that somebody has to look at."""
SHOWN = 3
"""How many candidates are kept."""
CLOSE = 0.02
"""A runner-up that is nearer than this leaves the best one in doubt."""
_SHORTEST = 2
_MATTER = 2.0
"""What a shared matter weighs beside a character pair when candidates are looked for."""


@dataclass(frozen=True, slots=True)
class Match:
    """A line of the other scheme by its number, with its score; ``measured``: it asks the same quantity."""

    number: int
    score: float
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """The nearest lines, best first; ``tied``: the first two are equally near; ``measured``: all that ask the same
    quantity, were there more of them than are kept."""

    matches: tuple[Match, ...] = ()
    tied: bool = False
    measured: tuple[Match, ...] = ()

    @property
    def found(self) -> Match | None:
        """The counterpart, when the best is sure enough and stands alone."""
        sure = bool(self.matches) and self.matches[0].score >= FOUND and not self.tied
        return self.matches[0] if sure else None

    @property
    def runner_up(self) -> Match | None:
        """The second best, if it is a candidate at all."""
        return self.matches[1] if len(self.matches) > 1 else None


class Aligner:
    """The lines that others are held against; an inverted index finds the few that are compared in full."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._subjects = subjects
        self._index = Index([_features(subject) for subject in subjects])

    def align(self, subject: Subject) -> Alignment:
        """The nearest lines of one line; a name of nothing but figures has none."""
        if len(subject.plain) < _SHORTEST:
            return Alignment()
        query = self._index.query(_features(subject))
        matches = []
        for number in sorted(self._index.candidates(query)):
            found = likeness(subject, self._subjects[number], self._index.rarity)
            if found.score >= POSSIBLE:
                matches.append(Match(number, found.score + self._tie(subject, number), found.measured))
        matches.sort(key=lambda match: (-match.score, match.number))
        _put_measured_first(matches)
        tied = len(matches) > 1 and matches[0].score - matches[1].score < CLOSE
        near = [Match(one.number, min(1.0, round(one.score, 4)), one.measured) for one in matches]
        return Alignment(tuple(near[:SHOWN]), tied, tuple(one for one in near if one.measured))

    def near(self, subject: Subject) -> list[int]:
        """The numbers of the lines that share most of what a line says, however little that is."""
        return sorted(self._index.candidates(self._index.query(_features(subject))))

    def _tie(self, subject: Subject, number: int) -> float:
        """A little for groups with common words: equal names in several chapters are told apart by them."""
        other = self._subjects[number]
        mine, theirs = set(grams(subject.groups)), set(grams(other.groups))
        return 0.05 * len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _put_measured_first(matches: list[Match]) -> None:
    """Of two lines that are equally near the one that asks the same quantity is nearer than one that is only called
    alike."""
    if len(matches) > 1 and matches[0].score - matches[1].score < CLOSE:
        first, second = matches[:2]
        if second.measured and not first.measured and first.score < 1:
            matches[:2] = Match(second.number, first.score, measured=True), first


def _features(subject: Subject) -> dict[str, float]:
    features = grams(subject.plain)
    features.update(dict.fromkeys((f"#{matter}" for matter in subject.matters), _MATTER))
    features["=" + subject.name] = _MATTER
    features.update(dict.fromkeys((f"~{key}" for key in keys(subject.sayings)), _MATTER))
    features.update((f"%{pair}", 1.0) for one in subject.quantities for pair in grams(one.label))
    return features
