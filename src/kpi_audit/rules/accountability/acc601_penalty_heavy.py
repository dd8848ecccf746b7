"""What can be lost should stand in proportion to what can be won."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.accountability.balance import CLAUSE, Balance, Sanction, balance_of
from ...facts.facts import Facts
from ...findings.finding import Confidence, Evidence, Finding, Severity, Term
from ...source.location import Place
from ...startup.records import replace
from ..base import Rule, RuleOptions


class PenaltyHeavy(Rule):
    """重罚轻奖: one finding on the balance, one for each sanction that follows of itself."""

    code = "ACC601"
    slug = "penalty-heavy"
    family = "accountability"

    class Options(RuleOptions):
        """How many times the possible loss may exceed the possible gain."""

        ratio: float = 3.0

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Plain deductions alone never fire."""
        found = balance_of(facts)
        for sanction in found.sanctions:
            if sanction.always:
                yield self._always(sanction)
        if found.loss > 0:
            yield from self._balance(facts, found)

    def _always(self, sanction: Sanction) -> Finding:
        return self.finding(
            "always",
            at=sanction.evidence.place,
            node=sanction.node,
            severity=Severity.ERROR,
            evidence=[sanction.evidence],
            basis=("accountability", "correction"),
            clause=sanction.evidence.text.strip(" ;；。"),
        )

    def _balance(self, facts: Facts, found: Balance) -> Iterator[Finding]:
        gain = found.gain
        if gain is None:  # bonus points without a limit
            return
        if gain <= 0:
            key = "unrewarded"
        elif found.loss > self.options.ratio * gain + 1e-9:
            key = "ratio"
        else:
            return
        said = _losses(found)
        yield self.finding(
            key,
            at=said[0].place if said else _penalties(facts),
            confidence=Confidence.HEURISTIC,
            evidence=said[:5],
            basis=("accountability", "measure"),
            metrics={
                "loss": round(found.loss, 4),
                "gain": round(gain, 4),
                "vetoes": len(found.vetoes),
                "clauses": len(found.sanctions),
                "spilled": round(found.spilled, 4),
            },
            losses=_parts(found),
            vetoes=len(found.vetoes),
            clauses=len(found.sanctions),
            spilled=found.spilled,
            loss=found.loss,
            gain=gain,
            limit=self.options.ratio,
            clause=CLAUSE,
        )


def _losses(found: Balance) -> list[Evidence]:
    return [*(veto.words for veto in found.vetoes), *(one.evidence for one in found.sanctions)]


def _parts(found: Balance) -> list[str]:
    """What makes up the loss, as terms of the catalogue."""
    parts: list[str] = []
    if found.vetoes:
        parts.append(Term("loss.vetoes"))
    if found.sanctions:
        parts.append(Term("loss.clauses"))
    if found.spilled:
        parts.append(Term("loss.spilled"))
    return parts


def _penalties(facts: Facts) -> Place:
    field = "penalties" if facts.scheme.penalties is not None else "indicators"
    return replace(facts.scheme.place(field), key=True)
