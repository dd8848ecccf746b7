"""Those who are assessed need a way to object, to explain and to put things right."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.safeguards import Safeguards, safeguards_of
from ...findings.finding import Confidence, Finding, Severity, Term
from ...source.location import Place
from ...startup.records import replace
from ..base import Rule, RuleOptions


class MissingSafeguards(Rule):
    """缺保障条款: one finding that lists what is not in the file."""

    code = "ACC602"
    slug = "missing-safeguards"
    family = "accountability"

    class Options(RuleOptions):
        """Number of missing clauses from which it is a warning."""

        warn: int = 3

    def check(self, facts: Facts) -> Iterator[Finding]:
        """At most one finding."""
        found = safeguards_of(facts)
        if not found.missing:
            return
        key, severity = self._judge(found)
        laws = (
            ("civil-servants", "institutions") if facts.scheme.assesses == "individual" else ("supervision", "shandong")
        )
        yield self.finding(
            key,
            at=_place(facts),
            severity=severity,
            confidence=Confidence.DECLARED if facts.scheme.clauses is not None else Confidence.HEURISTIC,
            evidence=found.threats[:5] if key.startswith("unheard") else (),
            basis=(*laws, "threshold"),
            metrics={"missing": len(found.missing), "clauses": [str(name) for name in found.missing]},
            missing=[Term(f"safeguard.{name}") for name in found.missing],
            count=len(found.missing),
            threats=len(found.threats),
            parents=list(found.parents),
        )

    def _judge(self, found: Safeguards) -> tuple[str, Severity]:
        if found.bare:
            return "bare", Severity.INFO
        if found.unheard and found.threats:
            key, severity = "unheard", Severity.ERROR
        elif len(found.missing) >= self.options.warn:
            key, severity = "missing", Severity.WARNING
        else:
            key, severity = "missing", Severity.INFO
        if found.parents:  # the clause may stand there: look first
            lowered = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}
            return f"{key}_parent", lowered.get(severity, severity)
        return key, severity


def _place(facts: Facts) -> Place:
    """Where the clauses stand or would stand."""
    if facts.scheme.clauses is not None:
        return replace(facts.scheme.place("clauses"), key=True)
    return facts.scheme.place("title")
