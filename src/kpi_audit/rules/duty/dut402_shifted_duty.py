"""A duty of the level above, or its lead part, may not be scored as the unit's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...facts.across.duties import lead_without
from ...facts.duty.duties import FOUND, Duties, DutyMatch
from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.readings import evidence_of
from ...findings.finding import Confidence, Finding, Related, Severity
from ..base import Material, Rule, RuleOptions

_LOCAL = "山东"


class ShiftedDuty(Rule):
    """责任转嫁: taken-back duties, and cooperative ones of which the outcome is scored."""

    code = "DUT402"
    slug = "shifted-duty"
    family = "duty"
    severity = Severity.ERROR
    needs = frozenset({Material.DUTY_LIST})

    class Options(RuleOptions):
        """Scores of a match read from text, 0 to 1."""

        certain: float = FOUND  # below it a match read from text gives a warning only

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every leaf that rests on a taken-back duty, or scores more than the part of a cooperative one."""
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
                yield from self._unled(facts, duties, leaf, match)

    def _unled(self, facts: Facts, duties: Duties, leaf: Node, match: DutyMatch) -> Iterator[Finding]:
        """The lead scores the unit's part, and its own scheme in the run has nothing on the duty."""
        duty = duties.duty(match.ids[0])
        own = lead_without(facts, leaf, match.ids[0], duty, duties) if duty is not None and facts.siblings else None
        if duty is None or own is None or match.as_lead:
            return
        yield self.finding(
            "unled",
            at=leaf.indicator.place("name"),
            node=leaf,
            severity=Severity.WARNING,
            confidence=Confidence.HEURISTIC,
            related=[Related(own.scheme.place("title"), "scheme", {"title": own.scheme.title})],
            basis=("shift", "lists"),
            reason=leaf.indicator.reason,
            name=leaf.name,
            id=match.ids[0],
            owner=duty.lead or duty.takeover or "",
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
