"""Points should reward results; meetings, ledgers and other doings may hold only a small part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.process.composition import Composition, composition, lightened, words_of
from ...facts.process.labels import label, labels
from ...facts.process.statutes import law_of
from ...findings.finding import Confidence, Finding, Related, Severity, Term, Value
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share


class ProcessHeavy(Rule):
    """过程指标过重: the share of input and process, by points where they are known, by leaves otherwise."""

    code = "PRC101"
    slug = "process-heavy"
    family = "process"
    profile = "basic"

    class Options(RuleOptions):
        """Shares of the scheme; ``doubtful``: from this share of unsure leaves the message gives an interval."""

        warn: Share = 0.30
        error: Share = 0.50
        doubtful: Share = 0.20
        shown: int = 5  # the heaviest leaves that are named

    def check(self, facts: Facts) -> Iterator[Finding]:
        """At most one finding; the surely read leaves alone must pass the threshold."""
        found = composition(facts)
        threshold = self._passed(found.low)
        if threshold is None:
            return
        severity = Severity.ERROR if threshold == self.options.error else Severity.WARNING
        if found.shares.measure == "partial":  # leaves say nothing of weights that are missing: no error
            severity, threshold = Severity.WARNING, self.options.warn
        named = self._named(found)
        shown = named[: self.options.shown]
        declared = all(facts.kind(leaf).declared for leaf in found.doing)
        yield self.finding(
            self._key(found, facts.points.estimated or bool(found.shares.parted)),
            at=replace(facts.scheme.place("indicators"), key=True),
            severity=severity,
            confidence=Confidence.DECLARED if declared else Confidence.HEURISTIC,
            evidence=[item for leaf in shown for item in words_of(facts, leaf)],
            related=[_related(leaf) for leaf in found.lawful],
            metrics=self._metrics(found, threshold),
            threshold=threshold,
            **self._args(found, named),
        )

    def _passed(self, share: float) -> float | None:
        limits: tuple[float, float] = (self.options.error, self.options.warn)
        return next((limit for limit in limits if share > limit + 1e-9), None)

    def _key(self, found: Composition, estimated: bool) -> str:
        if found.shares.measure != "points":
            return found.shares.measure
        key = "interval" if self._unsure(found) else "heavy"
        return f"{key}_estimated" if estimated else key

    def _named(self, found: Composition) -> Sequence[Node]:
        """The leaves that may be named: where the finding goes by the least value, only those that it counts."""
        return found.firm if self._unsure(found) else found.doing

    def _unsure(self, found: Composition) -> bool:
        return found.shares.measure == "points" and found.shares.of(found.doubtful) > self.options.doubtful

    def _args(self, found: Composition, leaves: Sequence[Node]) -> dict[str, Any]:
        changed, after = lightened(found, self.options.warn, leaves)
        named = changed[:3]
        return {
            "share": found.share,
            "by_leaves": found.by_leaves,
            "low": found.low,
            "high": found.high,
            "doubtful": len(found.doubtful),
            "points": round(found.shares.weigh(found.doing), 2),
            "total": found.shares.total,
            "heaviest": labels(leaves, self.options.shown),
            "etc": Term("report.etc") if len(leaves) > self.options.shown else "",
            "changes": labels(named, len(named)),
            "changes_etc": Term("report.etc") if len(changed) > len(named) else "",
            "remove": len(changed),
            "removed": round(found.shares.weigh(changed), 2),
            "after": after,
        }

    def _metrics(self, found: Composition, threshold: float) -> dict[str, Value]:
        by_points = found.shares.measure == "points"
        return {
            "share": round(found.share, 4),
            "share_by_leaves": round(found.by_leaves, 4),
            "share_min": round(found.low, 4),
            "share_max": round(found.high, 4),
            "threshold": threshold,
            "process_points": round(found.shares.weigh(found.doing), 2) if by_points else None,
            "total": found.shares.total if by_points else None,
            "leaves": len(found.doing),
        }


def _related(leaf: Node) -> Related:
    law = law_of(leaf)
    assert law is not None
    return Related(leaf.indicator.place("name"), "lawful", {"name": label(leaf), "law": law.document})
