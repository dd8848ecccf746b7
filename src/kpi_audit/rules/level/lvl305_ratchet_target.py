"""A target that follows last year's result makes good work the reason for more."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.demand.ratchets import Climb, Ratchet, Tilt, climbs, ratchets, tilts
from ...facts.facts import Facts
from ...findings.finding import Confidence, Finding
from ..base import Rule, RuleOptions, Share


class RatchetTarget(Rule):
    """鞭打快牛: read in the text; with last year's scheme and results also reckoned."""

    code = "LVL305"
    slug = "ratchet-target"
    family = "level"

    class Options(RuleOptions):
        """Rank correlation of last result and this year's increase, from -1 to 1."""

        correlation: Share = 0.6

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a leaf (or sentence of running text); one for each line that is shared out among units."""
        climbed = {climb.node: climb for climb in climbs(facts)}
        for found in ratchets(facts):
            if found.node is None or found.node not in climbed:
                yield self._said(found)
        for climb in climbed.values():
            yield self._climbed(climb)
        for tilt in tilts(facts):
            if tilt.correlation > self.options.correlation + 1e-9:
                yield self._tilted(tilt)

    def _said(self, found: Ratchet) -> Finding:
        return self.finding(
            "next_base" if found.next_base else "own_last",
            at=found.evidence[0].place,
            node=found.node,
            confidence=Confidence.DECLARED if found.declared else Confidence.HEURISTIC,
            evidence=found.evidence,
            basis=("ratchet",),
            said=found.evidence[0].text,
            more=found.evidence[-1].text,
        )

    def _climbed(self, climb: Climb) -> Finding:
        return self.finding(
            "climb",
            at=climb.node.indicator.place("target" if climb.node.indicator.target is not None else "name"),
            node=climb.node,
            confidence=Confidence.EXACT,
            basis=("ratchet",),
            metrics={"targets": list(climb.targets), "results": list(climb.results)},
            targets=[f"{value:g}{climb.unit}" for value in climb.targets],
            results=[f"{value:g}{climb.unit}" for value in climb.results],
            years=len(climb.results),
        )

    def _tilted(self, tilt: Tilt) -> Finding:
        first = tilt.nodes[0]
        return self.finding(
            "tilt",
            at=first.indicator.place("name"),
            node=first,
            confidence=Confidence.EXACT,
            basis=("ratchet", "threshold"),
            metrics={"correlation": tilt.correlation, "units": tilt.units, "threshold": self.options.correlation},
            correlation=round(tilt.correlation, 2),
            units=tilt.units,
            threshold=self.options.correlation,
        )
