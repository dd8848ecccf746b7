"""The requirements of a line, sentence by sentence, without scoring; which two of them say the same."""

from __future__ import annotations

from collections.abc import Iterable

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import sentences
from ..text.lexicon import Hit, lexicon
from ..text.line import Line, Passage, Words

_FIELDS = ("name", "description", "criteria", "target", "text", "item")
_SCORING = re.compile(
    r"(?<![^,;。])[^,;。]*?(?:(?:扣|得|加|计|减|记|奖)\s*\d+(?:\.\d+)?\s*分|不得分|得满分|扣完为止|酌情|按比例|一票否决|折算)[^,;。]*"
)
_WEAK = re.compile(
    r"应当|必须|务必|可以|至少|最少|不少于|不低于|一般|原则上|均|都|应|须|要|需|每\s*(?:\d+|[一二两三四五六])?个?(?:年|半年|季度?|月|周|日|天|旬|学[期年])|每半年|全年|当年"
    r"|\d+(?:\.\d+)?\s*(?:%|次|场|个|户|家)?|[一二两三四五六七八九十]{1,6}[次场]|[省市县区镇乡村]级|全[省市县区镇乡村国]|辖区内?|本(?:行政)?区域内?|范围内|组织|开展|进行|实施|加强|做好"
)
_PLACE = re.compile(r"\A\s*[一-鿿]{2,4}(?:省|市|县|区|镇|乡)(?=[一-鿿]{4})")
_PUNCTUATION = re.compile(r"[\s,、:;。()\[\]“”\"'《》.·\-—]")
SHORT, NAME = 4, 5
"""A requirement, or a name, of fewer characters says too little to be recognised."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A sentence at ``start`` to ``end`` of a passage. ``bare``: without scoring, figures, duty words, words for “all”
    and marks."""

    passage: Passage
    start: int
    end: int
    text: str
    bare: str

    @property
    def words(self) -> Words:
        """The sentence where it stands."""
        return self.passage.words(self.start, self.end)


def requirements(line: Line) -> list[Requirement]:
    """The sentences of a line that require something, by field and place."""
    found = []
    for passage in line.passages:
        if passage.field not in _FIELDS:
            continue
        for one in sentences(passage.text):
            said = _SCORING.sub(lambda cut: " " * len(cut[0]), one.text)
            bare = _PUNCTUATION.sub("", _PLACE.sub("", _WEAK.sub("", _unscoped(said))))
            lead = len(one.text) - len(one.text.lstrip())
            if len(bare) >= (NAME if passage.field == "name" else SHORT):
                start = one.start + lead
                found.append(Requirement(passage, start, start + len(one.text.strip()), said[lead:].rstrip(), bare))
    return found


def bared(text: str) -> str:
    """A text without figures, duty words and marks."""
    return _PUNCTUATION.sub("", _WEAK.sub("", text))


def scope_words(text: str) -> dict[str, list[Hit]]:
    """Words that limit a requirement, that leave nothing out, and that add objects (``lexicons/limits.yaml``)."""
    found: dict[str, list[Hit]] = {"limit": [], "all": [], "extend": []}
    for hit in lexicon("limits", layered=True).scan(text):
        if hit.name in found:
            found[hit.name].append(hit)
    return found


def _unscoped(text: str) -> str:
    """The text without its words for “all”."""
    taken = {at for hit in scope_words(text)["all"] for at in range(hit.start, hit.end)}
    return "".join(char for at, char in enumerate(text) if at not in taken)


def same(one: str, other: str) -> float:
    """How much of the shorter text stands in the longer, in order; 0 to 1."""
    from rapidfuzz.distance import LCSseq

    shorter = min(len(one), len(other))
    return float(LCSseq.similarity(one, other)) / shorter if shorter else 0.0


class Requirements:
    """The requirements of a line, for those of another one to be found among them."""

    def __init__(self, found: Iterable[Requirement]) -> None:
        self._first: dict[tuple[str, bool], Requirement] = {}
        for one in found:
            self._first.setdefault((one.bare, one.passage.field == "name"), one)
        self._bare, self._named = [bare for bare, _ in self._first], [named for _, named in self._first]
        self._listed = list(self._first.values())
        self._shortest = min(map(len, self._bare), default=0)

    def nearest(self, one: Requirement, least: float) -> Requirement | None:
        """The requirement that says the same, if one shares at least so much: a sentence before a name, then the
        nearest, of equals one of like length."""
        from rapidfuzz.distance import LCSseq
        from rapidfuzz.process import extract_iter

        named = one.passage.field == "name"
        found = self._first.get((one.bare, named))
        if found is not None or not self._listed:
            return found
        size = len(one.bare)
        cutoff = int(least * min(size, self._shortest))
        rated = [
            (named == self._named[place], shared / min(size, len(bare)), -abs(size - len(bare)), -place)
            for bare, shared, place in extract_iter(one.bare, self._bare, scorer=LCSseq.similarity, score_cutoff=cutoff)
        ]
        best = max((one for one in rated if one[1] >= least), default=None)
        return None if best is None else self._listed[-best[-1]]
