"""A duty of the level above, or its lead part, may not be scored as the unit's own."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.across import duties
from ...facts.duty import shifts
from ...facts.duty.certainty import FOUND
from ...facts.facts import Facts
from ...facts.level import copies
from ...facts.readings import evidence_of
from ...findings.finding import Confidence, Evidence, Finding, Related, Severity, Term, Value
from ...scheme.duty import Duty
from ...startup.records import replace
from ..base import Material, Rule, RuleOptions


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
        if facts.dossier.uppers:
            handed = copies.copies(facts)
            if len(handed.copied) >= self.options.least and handed.share >= self.options.passed_on - 1e-9:
                yield self._passed_on(facts, handed)
        if facts.duties is not None:
            unled = list(duties.unled(facts))
            owned = {one.leaf for one in unled}
            yield from (
                self._shifted(one) for one in shifts.shifts_of(facts) if one.kind != "allowed" or one.leaf not in owned
            )
            yield from map(self._unled, unled)

    def _unled(self, found: duties.Unled) -> Finding:
        """The lead scores the unit's part, and its own scheme in the run has nothing on the duty."""
        return self.finding(
            "unled",
            at=found.leaf.indicator.place("name"),
            node=found.leaf,
            severity=Severity.WARNING,
            related=[Related(found.own.scheme.place("title"), "scheme", {"title": found.own.scheme.title})],
            basis=("shift", "lists"),
            reason=found.leaf.indicator.reason,
            name=found.leaf.name,
            id=found.id,
            owner=found.duty.lead or found.duty.takeover or "",
        )

    def _passed_on(self, facts: Facts, handed: copies.Copies) -> Finding:
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

    def _shifted(self, shift: shifts.Shift) -> Finding:
        member = shift.kind.startswith("member")
        sure = shift.declared or shift.score >= self.options.certain
        certain = sure and not (member or shift.delegated or (shift.unlimited and not shift.declared))
        note = Term("duty.delegated") if shift.delegated else "" if sure else Term("duty.uncertain")
        duty_id, duty = shift.duties[0]
        return self.finding(
            shift.kind if member or shift.owner else f"{shift.kind}_nobody",
            at=shift.at,
            node=shift.leaf,
            severity=Severity.INFO if shift.kind in shifts.PART else Severity.ERROR if certain else Severity.WARNING,
            confidence=Confidence.DECLARED if shift.declared else Confidence.HEURISTIC,
            evidence=evidence_of(shift.leaf.indicator, shift.words),
            related=[_entry(ref, one) for ref, one in shift.duties],
            metrics={"score": round(shift.score, 4)},
            basis={"part": ("shandong",), "allowed": ("lists",)}.get(shift.kind, ("shift", "lists", "ours")),
            reason=shift.leaf.indicator.reason,
            name=shift.leaf.name,
            id=duty_id,
            owner=shift.owner,
            note=note,
            nearness=round(shift.score, 2),
            said=shift.words[0].text if shift.words else duty.item,
        )


def _entry(ref: str, duty: Duty) -> Related:
    """The entry of the list, with what this level has to do of it where the list says so."""
    args: dict[str, Value] = {"id": ref, "item": duty.item, "part": duty.cooperation_duty or ""}
    return Related(duty.place("item"), "entry_part" if duty.cooperation_duty else "entry", args)
