"""A deadline may not be earlier than the one it carries out without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.level.levels import Advance
from ...facts.readings import evidence_of, place_of
from ...findings.finding import Confidence, Finding, Related, Severity, Term, Value
from ..base import Material, Rule, RuleOptions, Share


class AdvancedDeadline(Rule):
    """层层提前: days earlier than above, against the length of the assessed period."""

    code = "LVL302"
    slug = "advanced-deadline"
    family = "level"
    needs = frozenset({Material.UPPER})

    class Options(RuleOptions):
        """Days, and shares of the assessed period (a calendar year when none is stated)."""

        warn_days: int = 15
        warn_share: Share = 0.10
        error_share: Share = 0.30
        aggregation_days: int = 10  # time that the upper level needs to add up results, with a reason

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every leaf whose deadline is earlier than its counterpart's."""
        period = _period_days(facts)
        for leaf in facts.hierarchy.leaves:
            found = facts.levels.advanced(leaf)
            if found is None:
                continue
            reason = leaf.indicator.reason or _says_why(facts, found)
            if reason and found.days <= self.options.aggregation_days:
                continue
            yield self._finding(facts, found, period, reason)

    def _finding(self, facts: Facts, found: Advance, period: int, reason: str | None) -> Finding:
        upper = found.counterpart
        above = upper.rung.levels.advanced(upper.node)
        share = found.days / period
        severity = self._severity(found.days, share, chain=above is not None, reason=reason)
        ours, theirs = facts.reading(found.node).deadline, upper.rung.reading(upper.node).deadline
        assert ours is not None
        assert theirs is not None
        args: dict[str, Value] = {
            "name": found.node.name,
            "ours": found.ours.isoformat(),
            "theirs": found.theirs.isoformat(),
        }
        if above is not None:
            args["top"] = above.theirs.isoformat()
        return self.finding(
            "chain" if above is not None else "earlier",
            at=place_of(found.node.indicator, ours.words),
            node=found.node,
            severity=severity,
            confidence=Confidence.DECLARED
            if upper.declared and ours.words.field == "deadline"
            else Confidence.HEURISTIC,
            evidence=evidence_of(found.node.indicator, [ours.words]),
            related=[
                Related(
                    place_of(upper.node.indicator, theirs.words),
                    "upper",
                    {"theirs": found.theirs.isoformat()},
                )
            ],
            metrics={"days": found.days, "share": share, "levels": 1 if above is None else 2},
            reason=reason,
            days=found.days,
            share=share,
            score=upper.score,
            match=Term("match.declared") if upper.declared else Term("match.by_name"),
            args=args,
        )

    def _severity(self, days: int, share: float, *, chain: bool, reason: str | None) -> Severity:
        options = self.options
        if chain or share > options.error_share:
            severity = Severity.ERROR
        elif days > options.warn_days or share > options.warn_share:
            severity = Severity.WARNING
        else:
            return Severity.INFO
        if reason:
            return Severity.WARNING if severity is Severity.ERROR else Severity.INFO
        return severity


def _period_days(facts: Facts) -> int:
    period = facts.scheme.period
    if period is not None and period.start is not None and period.end is not None:
        return max(1, (period.end - period.start).days + 1)
    return 365


def _says_why(facts: Facts, found: Advance) -> str | None:
    """A reason in the text itself: time for adding up, checking or acceptance."""
    for passage in facts.reading(found.node).line.passages:
        for word in ("汇总", "集中验收", "留足审核", "预留"):
            if word in passage.text:
                return word
    return None
