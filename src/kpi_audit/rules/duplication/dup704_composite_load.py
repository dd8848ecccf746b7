"""Every scheme asks little; together they are too much for the one unit that carries them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...facts.across import composite as sums
from ...facts.across.load import Part
from ...facts.burden.grounds import grounds
from ...facts.facts import Facts
from ...findings.finding import Confidence, Finding, Related, Severity, Term
from ..base import Material, Rule, RuleOptions

_SHOWN, _RELATED = 5, 60
"""Issuers named in the message, and those that have a line of their own below it."""


class CompositeLoad(Rule):
    """合成谬误: one finding for all schemes on one unit, at the first of them."""

    code = "DUP704"
    slug = "composite-load"
    family = "duplication"
    needs = frozenset({Material.SIBLINGS})

    class Options(RuleOptions):
        """Limits of a single scheme, for the sum; hours are a share of the unit's working hours."""

        issuers: int = 2
        issuers_warn: int = 10
        issuers_error: int = 50
        leaves_warn: int = 40
        leaves_error: int = 80
        vetoes_warn: int = 3
        vetoes_error: int = 6
        letters_warn: int = 4
        letters_error: int = 11
        inspections_warn: float = 20
        inspections_error: float = 40
        monthly_warn: float = 3
        submissions_warn: float = 500
        submissions_error: float = 1000
        hours_warn: float = 0.10
        hours_error: float = 0.25

    def check(self, facts: Facts) -> Iterator[Finding]:
        """At most one, where the sum passes a limit that no scheme passes alone, or several issue schemes."""
        found = sums.composite(facts)
        if found.parts[0].facts is not facts or len(found.parts) < 2:
            return
        passed = dict(found.passed(self._limits()))
        many = sums.Limit(self.options.issuers_warn, self.options.issuers_error, above=False).level(found.issuers)
        if passed or many:
            yield self._finding(facts, found, passed, max([many, *passed.values()]))
        elif found.issuers >= self.options.issuers and facts.scheme.assesses in ("county", "township", "village"):
            yield self._finding(facts, found, {}, 0)

    def _limits(self) -> dict[sums.Measure, sums.Limit]:
        """Numbers pass a limit when they reach it, amounts and shares when they exceed it, as for single schemes."""
        return {
            name: sums.Limit(
                getattr(self.options, f"{name}_warn"),
                getattr(self.options, f"{name}_error", None),
                above=name not in ("vetoes", "letters", "monthly"),
            )
            for name in sums.MEASURES
        }

    def _finding(self, facts: Facts, found: sums.Composite, passed: Mapping[sums.Measure, int], level: int) -> Finding:
        callers = list(dict.fromkeys(part.caller for part in found.parts))  # one may have several schemes
        shown: Sequence[sums.Measure] = tuple(passed) or ("leaves",)
        worst = max(shown, key=lambda name: self._limits()[name].strain(found.values[name]))
        heaviest = max(found.parts, key=lambda part: sums.value_of(part, worst))
        kind = facts.scheme.assesses or "organization"
        return self.finding(
            "sum" if passed else "issuers",
            at=facts.scheme.place("title"),
            severity=(Severity.INFO, Severity.WARNING, Severity.ERROR)[level],
            confidence=_confidence(found, passed),
            related=[_part(part, shown) for part in found.parts[1 : _RELATED + 1]],
            basis=_basis(facts),
            metrics={
                "issuers": found.issuers,
                "schemes": len(found.parts),
                "passed": list(passed),
                **{name: round(value, 4) for name, value in found.values.items()},
            },
            args={
                **{name: found.values[name] for name in sums.MEASURES},
                **{f"own_{name}": sums.value_of(found.parts[0], name) for name in sums.MEASURES},
                "amounts": [Term(f"load.amount.{name}") for name in shown],
                "own": [Term(f"load.own.{name}") for name in sums.borne(found.parts[0], shown)],
            },
            unit=found.unit if found.unit and not found.alike else Term(f"load.each.{kind}"),
            organiser=Term(f"load.organiser.{kind}"),
            issuers=found.issuers,
            schemes=len(found.parts),
            callers=callers[:_SHOWN],
            etc=Term("report.etc") if len(callers) > _SHOWN else "",
            most=heaviest.caller,
        )


def _confidence(found: sums.Composite, passed: Mapping[sums.Measure, int]) -> Confidence:
    if passed.keys() <= {"leaves"}:
        return Confidence.EXACT
    return Confidence.HEURISTIC if any(part.read for part in found.parts) else Confidence.DECLARED


def _basis(facts: Facts) -> tuple[str, ...]:
    merged = ["merged"] if facts.scheme.assesses in ("county", "township", "village") else []
    return grounds(facts, *merged, "total", "threshold")


def _part(part: Part, shown: Sequence[sums.Measure]) -> Related:
    """The share of one scheme in what the sum is about."""
    args: dict[str, Any] = {name: sums.value_of(part, name) for name in sums.MEASURES}
    amounts = [Term(f"load.amount.{name}") for name in sums.borne(part, shown)]
    return Related(part.facts.scheme.place("title"), "part", {"caller": part.caller, "amounts": amounts, **args})
