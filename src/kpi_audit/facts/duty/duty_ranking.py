"""Entries of a duty list ranked by how likely a line is about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...reading.duty.matters import FIRM
from ...reading.duty.similarity import Index, loose_grams, merged
from ...reading.duty.wording import Wording
from ...scheme.duty import Admission, Duty
from ...startup.records import dataclass
from .certainty import DOUBTED, POSSIBLE
from .entries import HALF, Entry, entry_of
from .evidence import Overlap, covers, evidence, shared_word, within
from .scores import Doubt, doubt_of, scored

DIVISION = 0.4
"""What a matter in the division of work of an entry counts against one in its title."""
SHARED_WORK = 0.5
"""The same of its characters."""
STEPS = 0.5
"""What words for steps count among the characters: steps are weighed by themselves."""
REST = 0.6
"""What the characters of a line's description and criteria count against those of its name."""
LIKELY, CHARACTERS = 24, 3.0
"""So many entries are weighed in full, by likeness of matters and (times 3, as it is smaller) of characters."""
RARE = 2
"""A word is rare that no more entries have."""
AMONG = 300
"""A list is read as if it had so many entries at least: as many as a township's three lists have."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry by its number in the list, what speaks for and against it, its score and why that may not be enough."""

    number: int
    evidence: Mapping[str, float]
    score: float
    doubt: Doubt | None

    @property
    def held(self) -> float:
        """The score, held below what counts as found while there is a doubt."""
        return self.score if self.doubt is None else min(self.score, DOUBTED)

    @property
    def standing(self) -> float:
        """What decides between entries: a line on several matters is nearer to the one that it is most about."""
        return self.score if self.doubt == "part" else self.held


class Ranking:
    """A list made ready for look-ups: near linear, as only entries that share rarer features are compared."""

    def __init__(self, duties: Sequence[Duty | Admission]) -> None:
        self.entries = [entry_of(each) for each in duties]
        self._matters = Index([_matters(entry) for entry in self.entries], among=AMONG)
        titles = [_grams(entry.title.name, entry.title.objects[0]) for entry in self.entries]
        divisions = (_grams(entry.division.name, entry.division.objects[0], SHARED_WORK) for entry in self.entries)
        self._grams = Index([merged(both) for both in zip(titles, divisions, strict=True)], among=AMONG)
        others = [{} if entry.kind == "basic" else title for entry, title in zip(self.entries, titles, strict=True)]
        self._titles = Index(others, among=AMONG)
        self._broad = [number for number, entry in enumerate(self.entries) if entry.covered]

    def candidates(self, wording: Wording, departments: frozenset[str]) -> list[Candidate]:
        """The entries that may be meant, best first."""
        name = _grams(wording.name, wording.objects[0])
        said = merged((name, _grams(wording.rest, wording.objects[1], REST)))
        matters, grams, names, whole = (
            self._matters.query(wording.matters),
            self._grams.query(said),
            self._grams.query(name),
            self._titles.query(said),
        )
        likely: list[tuple[float, int, float, float]] = []
        for number in self._matters.candidates(matters) | self._grams.candidates(grams):
            if not self.entries[number].title.catch_all:
                alike = self._matters.likeness(matters, number), self._grams.likeness(grams, number)
                likely.append((-alike[0] - CHARACTERS * alike[1], number, *alike))
        found: list[Candidate] = []
        nearest = sorted(likely)[:LIKELY]
        seen = {one[1] for one in nearest}
        broad = [one for one in self._broad if one not in seen and covers(wording, self.entries[one])]
        nearest += [(0.0, number, 0.0, 0.0) for number in broad]
        for _, number, same_matters, same_characters in nearest:
            overlap = Overlap(
                same_matters,
                self._matters.coverage(matters, number),
                same_characters,
                self._grams.coverage(names, number),
                self._titles.contained(whole, number),
            )
            proof = evidence(overlap, wording, self.entries[number], departments)
            doubt = doubt_of(wording, self.entries[number], proof)
            score = scored(proof, len(self.entries))
            entry = self.entries[number]
            if score < POSSIBLE and (self._names_rarely(wording, entry) or within(wording, entry)):
                score, doubt = POSSIBLE, "field" if covers(wording, entry) else doubt or "object"
            found.append(Candidate(number, proof, score, doubt))
        return sorted(found, key=lambda one: (-one.standing, -one.score, one.number))

    def _names_rarely(self, wording: Wording, entry: Entry) -> bool:
        """Whether an entry of the unit's own list has a word of the line's name that hardly another entry has."""
        if entry.kind != "basic":
            return False
        word = shared_word(wording.objects[0], entry.title.text)
        return bool(word) and sum(word in one.title.text for one in self.entries) <= RARE


def _matters(entry: Entry) -> Mapping[str, float]:
    """The matters of an entry: those of its title, hints halved beside them; those of its division of work for less."""
    title = entry.title
    helped = {name: DIVISION * weight for name, weight in entry.division.matters.items() if weight >= FIRM}
    named = {
        name: weight if weight >= HALF or not title.subject else weight * 0.5 for name, weight in title.matters.items()
    }
    return merged((named, helped))


def _grams(core: str, objects: str, weight: float = 1.0) -> dict[str, float]:
    return merged((loose_grams(objects, weight), loose_grams(core, STEPS * weight)))
