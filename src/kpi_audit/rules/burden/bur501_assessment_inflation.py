"""Few indicators that matter, not a catalogue of everything down to hundredths of a point."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.points.shares import shares_of
from ...facts.points.tasks import key_tasks, smallest_step, thousands
from ...facts.points.unit_sets import Load, load_of, tiers
from ...facts.readings import evidence_of, place_of
from ...findings.finding import Confidence, Finding, Severity
from ...startup.records import replace
from ..base import Rule, RuleOptions


class AssessmentInflation(Rule):
    """考核膨胀: leaves that apply to one unit, tiers, lines under one key task, thousand-point scales, tiny steps."""

    code = "BUR501"
    slug = "assessment-inflation"
    family = "burden"

    class Options(RuleOptions):
        """Counts; ``step`` is a share of the total."""

        warn: int = 40
        error: int = 80
        tiers: int = 3
        task: int = 5
        scale: float = 1000
        step: float = 0.001

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding for each way in which the scheme is too much."""
        load = load_of(facts)
        number = len(load.leaves)
        if number > self.options.warn:
            error = number > self.options.error
            yield self.finding(
                "many_each" if load.several else "many",
                at=replace(facts.scheme.place("indicators"), key=True),
                severity=Severity.ERROR if error else Severity.WARNING,
                confidence=Confidence.EXACT,
                metrics={"leaves": number, "threshold": self.options.error if error else self.options.warn},
                leaves=number,
                threshold=self.options.error if error else self.options.warn,
            )
        yield from self._tiers(facts)
        yield from self._tasks(facts, load)
        yield from self._scale(facts, number)
        yield from self._step(facts)

    def _tiers(self, facts: Facts) -> Iterator[Finding]:
        depth, deepest = tiers(facts)
        if deepest is not None and depth > self.options.tiers:
            yield self.finding(
                "deep",
                at=deepest.indicator.place("name"),
                node=deepest,
                confidence=Confidence.EXACT,
                metrics={"depth": depth, "threshold": self.options.tiers},
                depth=depth,
                threshold=self.options.tiers,
            )

    def _tasks(self, facts: Facts, load: Load) -> Iterator[Finding]:
        for task in key_tasks(facts, load.leaves):
            if len(task.leaves) > self.options.task:
                node = task.group or task.leaves[0]
                yield self.finding(
                    "task" if task.group else "upper_task",
                    at=node.indicator.place("name"),
                    node=node,
                    confidence=Confidence.HEURISTIC if task.group else Confidence.DECLARED,
                    metrics={"leaves": len(task.leaves), "threshold": self.options.task},
                    name=task.name,
                    leaves=len(task.leaves),
                    threshold=self.options.task,
                )

    def _scale(self, facts: Facts, number: int) -> Iterator[Finding]:
        said = thousands(facts)
        stated = facts.scheme.total_points
        total = facts.points.total if stated is None else stated
        if said is None and total < self.options.scale:
            return
        heavy = number > self.options.warn
        place = facts.scheme.place("title" if stated is None else "total_points")
        yield self.finding(
            "double" if said else "thousand" if heavy else "scale",
            at=said.place if said else place,
            severity=Severity.ERROR if said else Severity.WARNING if heavy else Severity.INFO,
            confidence=Confidence.HEURISTIC if said else Confidence.EXACT,
            evidence=() if said is None else (said,),
            metrics={"total": total, "leaves": number},
            said=said.text if said else "",
            total=total,
            leaves=number,
        )

    def _step(self, facts: Facts) -> Iterator[Finding]:
        stated = facts.scheme.total_points
        total = stated or (facts.points.total if shares_of(facts).measure == "points" else 0.0)
        step = smallest_step(facts)
        if step is None or not total or step.points / total >= self.options.step - 1e-12:
            return
        yield self.finding(
            "step",
            at=place_of(step.node.indicator, step.words),
            node=step.node,
            severity=Severity.INFO,
            evidence=evidence_of(step.node.indicator, [step.words]),
            metrics={"step": step.points, "total": total, "threshold": self.options.step},
            step=step.points,
            total=total,
            threshold=self.options.step,
        )
