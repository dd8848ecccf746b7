"""What is scored must be on the unit's duty list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...facts.duty.duties import Duties
from ...facts.duty.duty_match import DutyMatch
from ...facts.duty.scores import FOUND, POSSIBLE
from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.readings import evidence_of
from ...findings.finding import Confidence, Finding, Related, Severity
from ..base import Material, Rule, RuleOptions


class OutOfListDuty(Rule):
    """清单外事项: not found in the given list, which may be incomplete; entries taken back are DUT402's."""

    code = "DUT401"
    slug = "out-of-list-duty"
    family = "duty"
    needs = frozenset({Material.DUTY_LIST})

    class Options(RuleOptions):
        """Scores of a match read from text, 0 to 1."""

        found: float = FOUND  # from here on a line is taken to be on the list
        possible: float = POSSIBLE  # from here on the nearest entry is shown as a candidate

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every leaf that no entry backs, and every catch-all."""
        duties = facts.duties
        if duties is None:
            return
        for leaf in facts.leaves:
            match = duties.match(leaf)
            if match.catch_all:
                yield self._finding("catch_all", leaf, match, Severity.WARNING)
            elif match.unknown_refs:
                yield self._unknown(leaf, match)
            elif match.matched_by in ("text", "none") and not match.exempt:
                yield from self._by_text(facts, duties, leaf, match)

    def _by_text(self, facts: Facts, duties: Duties, leaf: Node, match: DutyMatch) -> Iterator[Finding]:
        if match.score >= self.options.found or (match.list == "taken_back" and match.score >= self.options.possible):
            return
        if facts.kind(leaf).kind == "satisfaction":
            return  # how people rate a unit is no matter of its own that a list could name
        if match.score < self.options.possible or not match.candidates:
            yield self._finding("not_found", leaf, match, Severity.WARNING)
            return
        nearest, score = match.candidates[0]
        duty = duties.duty(nearest)
        related = [] if duty is None else [Related(duty.place("item"), "entry", {"id": nearest, "item": duty.item})]
        yield self._finding("candidate", leaf, match, Severity.INFO, related, id=nearest, nearness=score)

    def _unknown(self, leaf: Node, match: DutyMatch) -> Finding:
        return self.finding(
            "unknown_ref" if not match.ids else "unknown_ref_besides",
            at=leaf.indicator.place("duty_ref"),
            node=leaf,
            severity=Severity.WARNING if match.ids else Severity.ERROR,
            confidence=Confidence.DECLARED,
            metrics={"unknown": len(match.unknown_refs)},
            name=leaf.name,
            refs=list(match.unknown_refs),
        )

    def _finding(
        self,
        key: str,
        leaf: Node,
        match: DutyMatch,
        severity: Severity,
        related: list[Related] | None = None,
        **args: Any,
    ) -> Finding:
        return self.finding(
            key,
            at=leaf.indicator.place("name"),
            node=leaf,
            severity=severity,
            confidence=Confidence.HEURISTIC,
            evidence=evidence_of(leaf.indicator, match.words),
            related=related or (),
            metrics={"score": round(match.score, 4)},
            reason=leaf.indicator.reason,
            name=leaf.name,
            **args,
        )
