"""What the texts of each indicator say: declared fields first, the reader's inference otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from ..findings.finding import Evidence
from ..reading.meaning.evidence import Evidence as Proof
from ..reading.meaning.evidence import read_evidence
from ..reading.meaning.kinds import KindReading, common_words, read_kind
from ..reading.meaning.marks import Marks, read_marks
from ..reading.quantity.dates import Deadline, read_deadline, read_deadlines
from ..reading.quantity.frequency import Frequency, find_frequencies
from ..reading.quantity.targets import Target, find_targets
from ..reading.scoring.scoring import Scoring, read_scoring
from ..reading.text.line import Line, Passage, Words, line
from ..scheme.indicator import Indicator
from ..source.location import Place
from ..startup.records import dataclass, replace
from .hierarchy import Node


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
    indicator = node.indicator
    target = indicator.target.text if indicator.target is not None else None
    source = indicator.data_source.text if indicator.data_source is not None else None
    return line(
        node.names[:-1],
        name=indicator.name,
        description=indicator.description,
        criteria=indicator.criteria,
        target=target,
        deadline=indicator.deadline,
        data_source=source,
    )


def written_out(indicator: Indicator) -> list[Target]:
    """A target given as fields (``{op: ≥, value: 95, unit: "%"}``), read as the words that it stands for."""
    spec = indicator.target
    if spec is None or spec.value is None:
        return []
    figure = f"{spec.value:g}{spec.unit or ''}"
    op = spec.op or ""
    said = f"{figure}{op}" if op in _BEHIND else f"{op}{figure}"
    place = "target.value"
    return [replace(target, words=Words(place, 0, len(figure), said)) for target in find_targets(line(target=said))[:1]]


_SAID = ("name", "description", "criteria", "target")
_BEHIND = frozenset({"左右", "以上", "及以上", "以下", "以内", "之内"})
"""Operators that Chinese puts behind the figure."""


class Reading:
    """The reading of one indicator; each part is worked out when first asked for."""

    def __init__(self, node: Node, year: int | None, common: Callable[[], frozenset[str]]) -> None:
        self.node = node
        self._year = year
        self._common = common  # the words of the scheme's subject

    @cached_property
    def line(self) -> Line:
        """Its texts."""
        return line_of(self.node)

    @cached_property
    def said(self) -> tuple[Passage, ...]:
        """What it says itself; a name that its other texts repeat is read once."""
        own = [passage for passage in self.line.passages if passage.field in _SAID]
        name = own[0].text.strip() if own and own[0].field == "name" else None
        if name is not None:
            for other in own[1:]:
                if name in other.text:
                    return tuple(own[1:])
        return tuple(own)

    @cached_property
    def kind(self) -> KindFact:
        """What the points reward."""
        declared = next((kind for node in self._upwards if (kind := node.indicator.kind) is not None), None)
        if declared is not None:
            return KindFact(declared, True, 1.0)
        read: KindReading = read_kind(self.line, self._common())
        return KindFact(read.kind, False, read.confidence, read.words, read.sided)

    @cached_property
    def marks(self) -> Marks:
        """Trace, app, veto, ranking, voluntary objects, activities."""
        return read_marks(self.line)

    @cached_property
    def proof(self) -> Proof:
        """How the score is established, as the text says it."""
        return read_evidence(self.line)

    @cached_property
    def scoring(self) -> Scoring:
        """Awards, deductions, bonuses, caps and floors."""
        return read_scoring(self.line)

    @cached_property
    def targets(self) -> list[Target]:
        """Every target, the declared one first: written out field by field, or in the texts."""
        return [*written_out(self.node.indicator), *find_targets(self.line)]

    @cached_property
    def deadline(self) -> Deadline | None:
        """When it must be done."""
        return read_deadline(self.line, self._year)

    @cached_property
    def deadlines(self) -> list[Deadline]:
        """Every date by which something must be done: stages, and the end."""
        return read_deadlines(self.line, self._year)

    @cached_property
    def frequencies(self) -> list[Frequency]:
        """How often things are done, said in the texts."""
        return find_frequencies(self.line)

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
        return words

    @property
    def _proved_on_paper(self) -> bool:
        """Whether the author says that papers or photos are the only proof."""
        indicator = self.node.indicator
        paper = set(indicator.verify) <= {"documents", "photos"}
        return paper and bool(indicator.verify or indicator.evidence)


def subject_words(leaves: Iterable[Reading]) -> frozenset[str]:
    """The words that most leaves of a scheme hold."""
    return common_words([leaf.line for leaf in leaves])


def evidence_of(indicator: Indicator, words: Iterable[Words]) -> tuple[Evidence, ...]:
    """Words of an indicator's texts as evidence with their places, in the order of the text."""
    words = tuple(words)
    if len(words) < 2:
        return tuple([Evidence(place_of(indicator, one), one.text) for one in words])
    found = {(one.field, one.start, one.end): one for one in words}
    ordered = sorted(found.values(), key=lambda one: (_FIELDS.index(one.home), one.start))
    return tuple(Evidence(place_of(indicator, one), one.text) for one in ordered)


def place_of(indicator: Indicator, words: Words) -> Place:
    """The place of words that were read in one of an indicator's texts."""
    return indicator.place(*words.field.split(".")).words(words.start, words.end)


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
