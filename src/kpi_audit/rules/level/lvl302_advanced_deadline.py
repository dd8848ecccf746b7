"""A deadline may not be earlier than the one it carries out without a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.level import chains, telling
from ...facts.readings import evidence_of, place_of
from ...findings.finding import Confidence, Finding, Severity, Value
from ..base import Material, Rule, RuleOptions, Share

_ADDING_UP = ("汇总", "集中验收", "留足审核", "预留")


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
            if found is None and (each := facts.levels.monthly(leaf)) is not None:
                yield self._each_month(leaf, each)
            if found is None or self._for_adding_up(found):
                continue
            steps = tuple(takewhile(lambda one: not self._for_adding_up(one), chains.advances(found)))
            yield self._finding(steps, period)

    def _for_adding_up(self, found: chains.Advance) -> bool:
        """Whether the days are those that a level needs to add up results, and it says so."""
        return found.days <= self.options.aggregation_days and _why(found) is not None

    def _finding(self, steps: Sequence[chains.Advance], period: int) -> Finding:
        found, top = steps[0], steps[-1]
        share, total = found.days / period, sum(one.days for one in steps)
        several, reason = len(steps) > 1, _why(found)
        indicator, ours = found.node.indicator, found.ours
        declared = found.counterpart.declared and ours.words.field == "deadline"
        args: dict[str, Value] = {"name": found.node.name, "ours": ours.date, "theirs": found.theirs.date}
        if several:
            args |= {"top": top.theirs.date, "steps": [telling.advance_of(one) for one in reversed(steps)]}
        return self.finding(
            "chain" if several else "earlier",
            at=place_of(indicator, ours.words),
            node=found.node,
            severity=self._severity(found.days, share, chain=several, reason=reason),
            confidence=Confidence.DECLARED if declared else Confidence.HEURISTIC,
            evidence=evidence_of(indicator, [ours.words]),
            related=[telling.upper_deadline(one) for one in steps],
            metrics={"days": found.days, "share": share, "levels": len(steps), "total_days": total},
            reason=reason,
            days=found.days,
            share=share,
            levels=len(steps),
            total=total,
            score=found.counterpart.score,
            match=telling.match_of(found.counterpart),
            args=args,
        )

    def _each_month(self, leaf: Node, found: chains.Monthly) -> Finding:
        """Earlier month after month: a warning at most, as a month's report is no year's work."""
        own, words = leaf.indicator, found.ours.words
        late = found.days / 30 > self.options.warn_share and not own.reason
        return self.finding(
            "each_month",
            at=place_of(own, words),
            node=leaf,
            severity=Severity.WARNING if late else Severity.INFO,
            confidence=Confidence.HEURISTIC,
            evidence=evidence_of(own, [words]),
            related=[telling.upper_day(found)],
            metrics={"days": found.days},
            match=telling.match_of(found.counterpart),
            args={"ours": words.text, "theirs": found.theirs.words.text, "days": found.days},
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


def _why(found: chains.Advance) -> str | None:
    """The author's reason, or one in the text itself: time for adding up, checking or acceptance."""
    if found.node.indicator.reason:
        return found.node.indicator.reason
    texts = [passage.text for passage in found.rung.reading(found.node).line.passages]
    return next((word for text in texts for word in _ADDING_UP if word in text), None)
