"""One line of the level above may not become a crowd of lines here, nor a figure of the economy a village's task."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.demand.macro import macro_figures
from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.level import fanout, rung, telling
from ...findings.finding import Confidence, Evidence, Finding, Related, Severity, Term
from ...startup.records import replace
from ..base import Material, Rule, RuleOptions


class DecompositionExplosion(Rule):
    """指标套娃: lines that one upper line has become, lines of the whole scheme, macro figures handed down."""

    code = "LVL304"
    slug = "decomposition-explosion"
    family = "level"
    needs = frozenset({Material.UPPER})
    alone = True  # macro figures are seen without the scheme above

    class Options(RuleOptions):
        """Numbers of lines, and lines here for one line above; ``least``: fewer lines above tell nothing."""

        warn_fan_out: int = 3
        error_fan_out: int = 8
        warn_ratio: float = 2.0
        error_ratio: float = 4.0
        least: int = 5
        shown: int = 6

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every upper line that became too many, the scheme when all did, every macro figure."""
        if facts.dossier.uppers:
            yield from self._against_above(facts)
        yield from (self._macro(facts, leaf) for leaf in macro_figures(facts))

    def _against_above(self, facts: Facts) -> Iterator[Finding]:
        for found in fanout.fan_outs(facts):
            if found.kinds > self.options.warn_fan_out:
                yield self._fan_out(found)
        grown = fanout.growth(facts)
        if grown.above >= self.options.least and grown.ratio > self.options.warn_ratio:
            yield self._grown(facts, grown)

    def _fan_out(self, found: fanout.FanOut) -> Finding:
        upper, first = found.upper, found.leaves[0]
        severe = found.kinds > self.options.error_fan_out
        shown = found.leaves[: self.options.shown]
        return self.finding(
            "fan_out",
            at=first.indicator.place("name"),
            node=first,
            severity=Severity.ERROR if severe else Severity.WARNING,
            confidence=Confidence.DECLARED if found.declared else Confidence.HEURISTIC,
            evidence=[Evidence(leaf.indicator.place("name"), leaf.name) for leaf in shown],
            related=[
                Related(
                    upper.node.indicator.place("name"),
                    "upper",
                    {"level": rung.name_of(upper.rung), "name": upper.node.name},
                )
            ],
            metrics={"fan_out": found.kinds, "leaves": len(found.leaves)},
            name=upper.node.name,
            level=rung.name_of(upper.rung),
            kinds=found.kinds,
            names=[leaf.name for leaf in shown],
            etc=Term("report.etc") if len(found.leaves) > len(shown) else "",
            score=upper.score,
            match=telling.match_of(upper),
        )

    def _grown(self, facts: Facts, grown: fanout.Growth) -> Finding:
        return self.finding(
            "ratio",
            at=replace(facts.scheme.place("indicators"), key=True),
            severity=Severity.ERROR if grown.ratio > self.options.error_ratio else Severity.WARNING,
            confidence=Confidence.EXACT,
            metrics={"here": grown.here, "above": grown.above, "ratio": grown.ratio},
            here=grown.here,
            above=grown.above,
            ratio=round(grown.ratio, 1),
        )

    def _macro(self, facts: Facts, leaf: Node) -> Finding:
        return self.finding(
            "macro",
            at=leaf.indicator.place("name"),
            node=leaf,
            evidence=[Evidence(leaf.indicator.place("name"), leaf.name)],
            name=leaf.name,
            assessed=Term(f"level.{facts.scheme.assesses or 'township'}"),
            reason=leaf.indicator.reason,
        )
