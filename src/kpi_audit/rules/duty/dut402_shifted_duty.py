"""A duty of the level above, or its lead part, may not be scored as the unit's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...facts.duty.duties import FOUND, Duties, DutyMatch
from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.level.copies import Copies, copies
from ...facts.readings import evidence_of
from ...findings.finding import Confidence, Evidence, Finding, Related, Severity
from ..base import Material, Rule, RuleOptions

_LOCAL = "山东"


class ShiftedDuty(Rule):
    """责任转嫁: taken-back duties, cooperative ones of which the outcome is scored, and lines passed on as received."""

    code = "DUT402"
    slug = "shifted-duty"
    family = "duty"
    severity = Severity.ERROR
    needs = frozenset({Material.DUTY_LIST})
    alone = True  # what is passed on is seen without a list

    class Options(RuleOptions):
        """Scores of a match read from text, and shares of the lines, 0 to 1."""

        certain: float = FOUND  # below it a match read from text gives a warning only
        passed_on: float = 0.60
        least: int = 5  # fewer copies tell nothing

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every leaf that rests on a taken-back duty, or scores more than the part of a cooperative one; the whole
        scheme when it hands down what it received."""
        handed = copies(facts)
        if len(handed.copied) >= self.options.least and handed.share >= self.options.passed_on - 1e-9:
            yield self._passed_on(facts, handed)
        duties = facts.duties
        if duties is None:
            return
        local = any(
            _LOCAL in (text or "") for text in (facts.scheme.jurisdiction, facts.scheme.issuer, facts.scheme.title)
        )
        for leaf in facts.leaves:
            match = duties.match(leaf)
            if match.catch_all:
                continue
            if match.list == "taken_back":
                yield self._finding("taken_back", duties, leaf, match)
            elif match.list == "cooperative":
                if match.as_lead or facts.reading(leaf).flag("veto"):
                    yield self._finding("as_lead", duties, leaf, match)
                elif local:
                    yield self._finding("part", duties, leaf, match, Severity.INFO)

    def _passed_on(self, facts: Facts, handed: Copies) -> Finding:
        first, upper = handed.copied[0]
        declared = all(counterpart.declared for _, counterpart in handed.copied)
        numbers = {"share": handed.share, "copied": len(handed.copied), "handed": len(handed.handed)}
        return self.finding(
            "passed_on",
            at=replace(facts.scheme.place("indicators"), key=True),
            severity=Severity.WARNING,
            confidence=Confidence.DECLARED if declared else Confidence.HEURISTIC,
            evidence=[Evidence(leaf.indicator.place("name"), leaf.name) for leaf, _ in handed.copied],
            related=[Related(upper.node.indicator.place("name"), "received", {"name": first.name})],
            metrics=numbers,
            basis=("shift", "ours"),
            args=numbers,
        )

    def _finding(
        self, key: str, duties: Duties, leaf: Node, match: DutyMatch, severity: Severity | None = None
    ) -> Finding:
        declared = match.matched_by == "declared"
        if severity is None:
            severity = Severity.ERROR if declared or match.score >= self.options.certain else Severity.WARNING
        known = [(each, duty) for each in match.ids if (duty := duties.duty(each)) and duty.list == match.list]
        duty_id, duty = known[0]
        args: dict[str, Any] = {"name": leaf.name, "id": duty_id, "owner": (duty.takeover or duty.lead or "")}
        if not args["owner"]:
            key = f"{key}_nobody"
        return self.finding(
            key,
            at=leaf.indicator.place("duty_ref" if declared else "name"),
            node=leaf,
            severity=severity,
            confidence=Confidence.DECLARED if declared else Confidence.HEURISTIC,
            evidence=evidence_of(leaf.indicator, match.scored or match.words),
            related=[Related(each.place("item"), "entry", {"id": ref, "item": each.item}) for ref, each in known],
            metrics={"score": round(match.score, 4)},
            basis=("shandong",) if severity is Severity.INFO else ("shift", "lists", "ours"),
            reason=leaf.indicator.reason,
            **args,
        )
