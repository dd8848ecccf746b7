"""How much of the result those outside decide: citizens, third parties, those below."""

from __future__ import annotations

from typing import Literal

from ...findings.finding import Evidence
from ...reading.accountability.judges import asks_people, is_internal, outside_weights
from ...reading.scoring.totals import is_excerpt
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.shares import Shares, shares_of
from ..readings import Reading

OUTSIDE = ("citizen", "third_party", "subordinate")


@dataclass(frozen=True, slots=True)
class Judging:
    """``weight`` of evaluators outside and ``leaves`` that ask people, as shares of 1; None where nobody says.

    ``basis`` tells what the share rests on; ``upward``: whether those below have a say, None where it is not said.
    """

    weight: float | None
    leaves: tuple[Node, ...]
    leaf_share: float
    basis: Literal["evaluators", "text", "points"]
    evidence: tuple[Evidence, ...]
    upward: bool | None
    shares: Shares

    @property
    def share(self) -> float:
        """What those outside decide in all: their weight, and their lines in what is left for the others."""
        weight = self.weight or 0.0
        return weight + (1 - weight) * self.leaf_share


def judging_of(facts: Facts) -> Judging | None:
    """Who judges; None where the scheme tells neither evaluators nor points, or where the question does not arise."""
    scheme = facts.scheme
    if is_excerpt(scheme.title) or (
        scheme.assesses in ("organization", "individual", None) and is_internal(scheme.title)
    ):
        return None
    shares = shares_of(facts)
    leaves = tuple(leaf for leaf in facts.leaves if _asks(facts, leaf))
    leaf_share = shares.of(leaves)
    weighed = [one for one in scheme.evaluators if one.weight is not None]
    if scheme.evaluators:
        total = sum(one.weight or 0.0 for one in weighed)
        outside = sum(one.weight or 0.0 for one in weighed if one.role in OUTSIDE)
        named = any(one.role in OUTSIDE for one in scheme.evaluators)
        if not total and named:  # they have a say, nobody tells how much
            return None
        weight = outside / total if total else 0.0
        upward = any(one.role == "subordinate" for one in scheme.evaluators)
        return Judging(weight, leaves, leaf_share, "evaluators", (), upward, shares)
    said = [(text, one) for text in facts.texts for one in outside_weights(text.passage.text)]
    if said:
        evidence = tuple(text.evidence(one.start, one.end) for text, one in said)
        return Judging(min(1.0, sum(one.weight for _, one in said)), leaves, leaf_share, "text", evidence, None, shares)
    if shares.measure != "points":
        return None
    return Judging(None, leaves, leaf_share, "points", (), None, shares)


def _asks(facts: Facts, leaf: Node) -> bool:
    """Whether a line measures what people say of the work."""
    reading = facts.reading(leaf)
    source = leaf.indicator.data_source
    if leaf.indicator.kind == "satisfaction" or (source is not None and source.type == "survey"):
        text = _text(reading)
        return "自行" not in text and "自测" not in text
    if reading.kind.kind != "satisfaction":
        return False
    return asks_people(_text(reading)) or leaf.indicator.metric == "survey"


def _text(reading: Reading) -> str:
    return "。".join([part.text for part in reading.line.passages])
