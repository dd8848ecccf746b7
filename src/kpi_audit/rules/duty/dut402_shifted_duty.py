"""A duty of the level above, or its lead part, may not be scored as the unit's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...facts.duty.duties import Duties
from ...facts.duty.duty_match import DutyMatch, Part
from ...facts.duty.means import delegated
from ...facts.duty.scores import FOUND
from ...facts.duty.setting import in_shandong
from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.readings import evidence_of
from ...findings.finding import Confidence, Finding, Related, Severity, Term
from ..base import Material, Rule, RuleOptions


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
        local = in_shandong(facts)
        for leaf in facts.leaves:
            match = duties.match(leaf)
            if match.catch_all:
                continue
            if match.list == "taken_back":
                yield self._finding("taken_back", facts, duties, leaf, match)
            elif match.list == "cooperative":
                if match.as_lead or facts.reading(leaf).flag("veto"):
                    yield self._finding("as_lead", facts, duties, leaf, match)
                elif local:
                    yield self._finding("part", facts, duties, leaf, match, Severity.INFO)
            for part in match.parts:
                if match.list != "taken_back" and (part.list == "taken_back" or part.as_lead == "outcome"):
                    yield self._member(duties, leaf, part)

    def _finding(
        self, key: str, facts: Facts, duties: Duties, leaf: Node, match: DutyMatch, severity: Severity | None = None
    ) -> Finding:
        declared = match.matched_by == "declared"
        given = severity is None and delegated(facts, leaf)
        if severity is None:
            certain = declared or (match.score >= self.options.certain and match.as_lead != "unlimited")
            severity = Severity.ERROR if certain and not given else Severity.WARNING
        known = [(each, duty) for each in match.ids if (duty := duties.duty(each)) and duty.list == match.list]
        duty_id, duty = known[0]
        args: dict[str, Any] = {"name": leaf.name, "id": duty_id, "owner": (duty.takeover or duty.lead or "")}
        doubtful = not declared and match.score < self.options.certain
        args["note"] = Term("duty.delegated") if given else Term("duty.uncertain") if doubtful else ""
        args["nearness"] = round(match.score, 2)
        if not args["owner"]:
            key = f"{key}_nobody"
        holder = next((one for one in (leaf, *leaf.ancestors) if one.indicator.duty_ref), leaf)
        return self.finding(
            key,
            at=holder.indicator.place("duty_ref") if declared else leaf.indicator.place("name"),
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

    def _member(self, duties: Duties, leaf: Node, part: Part) -> Finding:
        duty = duties.by_id[part.id]
        return self.finding(
            "member_taken_back" if part.list == "taken_back" else "member_as_lead",
            at=leaf.indicator.place("name"),
            node=leaf,
            severity=Severity.WARNING,
            evidence=evidence_of(leaf.indicator, part.words),
            related=[Related(duty.place("item"), "entry", {"id": part.id, "item": duty.item})],
            metrics={"score": round(part.score, 4)},
            basis=("shift", "lists", "ours"),
            reason=leaf.indicator.reason,
            name=leaf.name,
            said=part.words[0].text if part.words else duty.item,
            id=part.id,
        )
