"""What the texts of each indicator say: declared fields first, the reader's inference otherwise."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from ..findings.finding import Evidence
from ..reading.meaning.kinds import common_words
from ..reading.meaning.marks import Marks, about_platform
from ..reading.proof.evidence import Evidence as Proof
from ..reading.quantity.dates import Deadline
from ..reading.quantity.frequency import Frequency
from ..reading.quantity.targets import Target
from ..reading.scoring.scoring import Scoring
from ..reading.text.line import Line, Passage, Words, line
from ..reading.text.numbering import unnumbered
from ..scheme.indicator import Indicator
from ..source.location import Place
from ..startup.records import dataclass
from .alike import (
    Alike,
    TextReading,
    cues_said,
    deadline_said,
    deadlines_said,
    frequencies_said,
    kind_said,
    marks_said,
    proof_said,
    scoring_said,
    targets_said,
)
from .hierarchy import Node
from .spelled import criteria_said, place_of_spelt, target_said

T = TypeVar("T")
_UNKNOWN: Any = object()
ARCHIVES = "档案"


@dataclass(frozen=True, slots=True)
class KindFact:
    """The kind of an indicator; ``declared`` when its author said so. Confidence runs from 0 to 1.

    ``sided`` is the confidence that it is doing (input, process) or a result, whichever of them.
    """

    kind: str
    declared: bool
    confidence: float
    words: tuple[Words, ...] = ()
    sided: float = 1.0


def line_of(node: Node) -> Line:
    """The texts of an indicator, with the names of the groups above it."""
    return line(node.names[:-1], **_texts_of(node.indicator))


def _texts_of(indicator: Indicator) -> dict[str, str | None]:
    return {
        "name": indicator.name,
        "description": indicator.description,
        "criteria": criteria_said(indicator),
        "target": target_said(indicator.target),
        "deadline": indicator.deadline,
        "data_source": indicator.data_source.text if indicator.data_source is not None else None,
    }


Likeness = tuple[Any, ...]


def likeness(node: Node) -> Likeness:
    """What indicators have in common whose texts differ at most in the running numbers of their names.

    The names of the groups, whether another text repeats the name, the name without such a number, the other texts.
    """
    name, *others = _texts_of(node.indicator).values()
    repeated = name is not None and name != "" and any(text and name in text for text in others)
    return (node.names[:-1], repeated, name if repeated or not name else unnumbered(name), *others)


class Reading:
    """The reading of one indicator; each part is worked out when first asked for. ``alike``: the lines like it."""

    def __init__(
        self, node: Node, year: int | None, common: Callable[[], frozenset[str]], alike: Alike, title: str = ""
    ) -> None:
        self.node = node
        self._title, self._year = title, year
        self._common = common  # the words of the scheme's subject
        self._alike, self._agreed = alike, alike.agreed
        alike.add(node.indicator.name)

    @cached_property
    def texts(self) -> TextReading:
        """The reading of its own texts."""
        return TextReading(line_of(self.node), self._year, self._common, self._alike.family)

    def says(self, reader: Callable[..., T], *args: Hashable) -> T:
        """What a reader makes of the texts of the line, and of all lines that say the same."""
        if self._alike.lines == 1:
            return self.texts.says(reader, *args)
        asked = (reader, *args)
        said: T = self._agreed.get(asked, _UNKNOWN)  # the quick way: every rule asks every line, some several times
        if said is _UNKNOWN:
            said = self._alike.says(asked, self.texts)
        return said

    @cached_property
    def line(self) -> Line:
        """Its texts."""
        return self.texts.line

    @property
    def said(self) -> tuple[Passage, ...]:
        """What it says itself; a name that its other texts repeat is read once."""
        return self.texts.said

    @cached_property
    def kind(self) -> KindFact:
        """What the points reward."""
        declared = next((kind for node in self._upwards if (kind := node.indicator.kind) is not None), None)
        if declared is not None:
            return KindFact(declared, True, 1.0)
        read = self.says(kind_said)
        return KindFact(read.kind, False, read.confidence, read.words, read.sided)

    @cached_property
    def marks(self) -> Marks:
        """Trace, app, veto, ranking, voluntary objects, activities."""
        return self.says(marks_said)

    @cached_property
    def proof(self) -> Proof:
        """How the score is established, as the text says it."""
        return self.says(proof_said)

    @cached_property
    def scoring(self) -> Scoring:
        """Awards, deductions, bonuses, caps and floors."""
        return self.says(scoring_said)

    @cached_property
    def targets(self) -> list[Target]:
        """Every target, the declared one first."""
        return self.says(targets_said)

    @cached_property
    def deadline(self) -> Deadline | None:
        """When it must be done."""
        return self.says(deadline_said)

    @cached_property
    def deadlines(self) -> list[Deadline]:
        """Every date by which something must be done: stages, and the end."""
        return self.says(deadlines_said)

    @cached_property
    def frequencies(self) -> list[Frequency]:
        """How often things are done, said in the texts."""
        return self.says(frequencies_said)

    @property
    def verify(self) -> tuple[str, ...]:
        """Ways of verification: the declared list, else what the text says."""
        declared: tuple[str, ...] = next((ways for node in self._upwards if (ways := node.indicator.verify)), ())
        return declared or self.proof.verify

    @property
    def _upwards(self) -> tuple[Node, ...]:
        """The node and its groups: what an author declares for a group holds for its lines."""
        return (self.node, *self.node.ancestors)

    def declared_flag(self, name: str) -> bool | None:
        """A yes/no field of the author (``ranked``, ``veto``, ``voluntary``), None when absent."""
        value: bool | None = getattr(self.node.indicator, name)
        return value

    def flag(self, name: str) -> bool:
        """A mark by its name: the declared field wins over the text."""
        declared = self.declared_flag(name) if name in ("ranked", "veto", "voluntary") else None
        if name == "trace" and self._proved_on_paper:
            return True
        return bool(self.mark(name)) if declared is None else declared

    def mark(self, name: str) -> tuple[Words, ...]:
        """The words of a mark: a trace also in a platform, a veto also by what it does."""
        words: tuple[Words, ...] = getattr(self.marks, {"trace": "traces", "veto": "barred"}.get(name, name))
        if name == "trace" and ARCHIVES in self._title:  # archives are what such a scheme is about
            words = tuple([one for one in words if one.text != ARCHIVES])
        if name in ("app", "trace") and not words and self._on_platform:
            return self.marks.online if name == "app" else self.marks.entered
        return words

    @property
    def _on_platform(self) -> bool:
        """Whether the scheme or a group is about the use of a platform, or a platform is who assesses."""
        assessed = any(one.endswith("平台") for one in self.node.indicator.assessor)
        return bool(self.marks.online) and (assessed or any(map(about_platform, (self._title, *self.node.names[:-1]))))

    @property
    def _proved_on_paper(self) -> bool:
        """Whether the author says that papers or photos are the only proof."""
        indicator = self.node.indicator
        paper = set(indicator.verify) <= {"documents", "photos"}
        return paper and bool(indicator.verify or indicator.evidence)


def subject_words(leaves: Iterable[Reading]) -> frozenset[str]:
    """The words that most leaves of a scheme hold."""
    return common_words([leaf.says(cues_said) for leaf in leaves])


def evidence_of(indicator: Indicator, words: Iterable[Words]) -> tuple[Evidence, ...]:
    """Words of an indicator's texts as evidence with their places, in the order of the text."""
    words = tuple(words)
    if len(words) < 2:
        return tuple([Evidence(place_of(indicator, one), one.text) for one in words])
    found = {(one.field, one.start, one.end): one for one in words}
    ordered = sorted(found.values(), key=lambda one: (_FIELDS.index(one.home), one.start))
    return tuple(Evidence(place_of(indicator, one), one.text) for one in ordered)


def said_at(node: Node, words: Words) -> Evidence:
    """Words of an indicator's texts as evidence, with their place."""
    return Evidence(place_of(node.indicator, words), words.text)


def place_of(indicator: Indicator, words: Words) -> Place:
    """The place of words that were read in one of an indicator's texts."""
    spelt = place_of_spelt(indicator, words)
    return indicator.place(*words.field.split(".")).words(words.start, words.end) if spelt is None else spelt


_FIELDS = (
    "name",
    "description",
    "criteria",
    "target",
    "deadline",
    "data_source",
    "verify",
    "evidence",
    "assessor",
    "text",
)
