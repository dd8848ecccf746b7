"""A scheme may not add what the level above did not ask, nor ask it oftener or of more."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.level import additions, rung, sources, telling
from ...findings.finding import Confidence, Evidence, Finding, Related, Severity, Term, Value
from ...startup.records import replace
from ..base import Material, Rule, RuleOptions, Share


class AddedRequirement(Rule):
    """逐级添项: points without a source above, raised frequency, widened scope."""

    code = "LVL303"
    slug = "added-requirement"
    family = "level"
    needs = frozenset({Material.UPPER})

    class Options(RuleOptions):
        """Shares of the scheme, 0 to 1; ``shown``: the heaviest lines that are named."""

        warn: Share = 0.20
        error: Share = 0.40
        shown: int = 5

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding on all lines without a source, one for each that is asked oftener or of more."""
        found = sources.sourcing(facts)
        if found.share > self.options.warn + 1e-9:
            yield self._unsourced(facts, found)
        yield from map(self._added, additions.additions(facts))

    def _unsourced(self, facts: Facts, found: sources.Sourcing) -> Finding:
        heaviest = sorted(found.added, key=lambda leaf: -found.shares.own(leaf))[: self.options.shown]
        some_refer = any(node.indicator.upper_ref is not None for node in facts.hierarchy.nodes)
        # where no line refers to the level above, all rests on wording: no error
        severe = found.share > self.options.error + 1e-9 and some_refer
        return self.finding(
            _key(found),
            at=replace(facts.scheme.place("indicators"), key=True),
            severity=Severity.ERROR if severe else Severity.WARNING,
            confidence=Confidence.DECLARED if found.declared else Confidence.HEURISTIC,
            evidence=[_name(leaf) for leaf in heaviest],
            metrics={
                "share": found.share,
                "added": len(found.added),
                "unclear": len(found.unclear),
                "local": len(found.local),
                "sourced": len(found.above),
            },
            share=found.share,
            leaves=len(found.added),
            points=round(found.shares.weigh(found.added), 2),
            names=[leaf.name for leaf in heaviest],
            etc=Term("report.etc") if len(found.added) > len(heaviest) else "",
            unclear=Term("match.unclear") if found.unclear else "",
            n=len(found.unclear),
        )

    def _added(self, found: additions.Addition) -> Finding:
        upper, reason = found.counterpart, found.node.indicator.reason
        args: dict[str, Value] = {"name": found.node.name, "level": rung.name_of(upper.rung)}
        args |= {"times": found.times, "above": found.times_above, "limit": found.limit}
        key = found.kind if found.ours or found.kind != "frequency" else "frequency_field"
        return self.finding(
            key,
            at=found.place,
            node=found.node,
            severity=Severity.INFO if reason else Severity.WARNING,
            confidence=Confidence.DECLARED if found.declared else Confidence.HEURISTIC,
            evidence=found.evidence,
            related=[
                Related(found.above, "upper" if found.theirs else "upper_field", {**args, "theirs": found.theirs})
            ],
            metrics={"per_year": found.times, "per_year_above": found.times_above} if found.times else None,
            reason=reason,
            ours=found.ours,
            theirs=found.theirs,
            score=upper.score,
            match=telling.match_of(upper),
            args=args,
        )


def _key(found: sources.Sourcing) -> str:
    if not (found.above or found.local or found.unclear):
        return "unrelated"  # not one line in common: the scheme above may be that of other work
    return "unsourced" if found.shares.measure == "points" else "unsourced_leaves"


def _name(leaf: Node) -> Evidence:
    return Evidence(leaf.indicator.place("name"), leaf.name)
