"""Tasks, forms and inspections must fit into the hours that the staff can work."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.burden.workload import HOURS_PER_YEAR, Workload, workloads
from ...facts.facts import Facts
from ...findings.finding import Confidence, Finding, Related, Severity, Value
from ...startup.records import replace
from ..base import Material, Rule, RuleOptions, Share


class WorkloadOverCapacity(Rule):
    """任务超编制: one finding, at the unit that is worst off; estimated hours alone never make an error."""

    code = "BUR505"
    slug = "workload-over-capacity"
    family = "burden"
    needs = frozenset({Material.CAPACITY})

    class Options(RuleOptions):
        """Shares of the usable hours; ``usable``: the part of the working hours that is left for such work."""

        warn: float = 0.85
        error: float = 1.0
        usable: Share = 0.85
        hours: float = HOURS_PER_YEAR

    def check(self, facts: Facts) -> Iterator[Finding]:
        """At most one finding; the other overloaded units are listed with it."""
        found = [unit for unit in workloads(facts, self.options.hours) if self._ratio(unit) > self.options.warn + 1e-9]
        if not found:
            return
        worst = max(found, key=self._ratio)
        low, high = worst.work.sure / self._room(worst), self._ratio(worst)
        error = any(unit.work.sure / self._room(unit) > self.options.error + 1e-9 for unit in found)
        severity = Severity.ERROR if error else Severity.WARNING
        estimated = high - low > 1e-9
        over_error = high > self.options.error + 1e-9
        key = ("interval" if estimated else "over") + ("" if len(found) == 1 else "_several")
        yield self.finding(
            key,
            at=replace(facts.scheme.place("capacity"), key=True),
            severity=severity,
            confidence=Confidence.DECLARED,
            related=[self._related(unit) for unit in sorted(found, key=self._ratio, reverse=True)],
            metrics={
                "ratio": round(high, 4),
                "ratio_min": round(low, 4),
                "hours": round(worst.work.all, 1),
                "hours_stated": round(worst.work.sure, 1),
                "available": round(self._room(worst), 1),
                "threshold": self.options.error if over_error else self.options.warn,
                "units": len(found),
            },
            unit=worst.name,
            count=len(found),
            staff=worst.staff,
            hours=round(worst.work.all),
            sure=round(worst.work.sure),
            available=round(self._room(worst)),
            gross=round(worst.gross),
            usable=self.options.usable,
            ratio=high,
            low=low,
            limit=self.options.warn,
            cut=round(worst.work.all - self.options.warn * self._room(worst)),
            largest=list(worst.work.largest),
        )

    def _room(self, unit: Workload) -> float:
        room: float = unit.gross * self.options.usable
        return max(room, 1e-9)

    def _ratio(self, unit: Workload) -> float:
        return unit.work.all / self._room(unit)

    def _related(self, unit: Workload) -> Related:
        args: dict[str, Value] = {
            "unit": unit.name,
            "staff": unit.staff,
            "hours": round(unit.work.all),
            "ratio": self._ratio(unit),
        }
        return Related(unit.place, "unit", args)
