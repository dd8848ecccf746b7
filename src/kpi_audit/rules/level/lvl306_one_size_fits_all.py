"""Units that differ in kind or size cannot owe one and the same quantity."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.demand.uniforms import Uniform, uniforms
from ...facts.facts import Facts
from ...findings.finding import Confidence, Finding, Severity, Value
from ..base import Rule, RuleOptions


class OneSizeFitsAll(Rule):
    """一刀切: one quantity for units of several kinds, or of very different base values."""

    code = "LVL306"
    slug = "one-size-fits-all"
    family = "level"

    class Options(RuleOptions):
        """``variation`` is the coefficient of variation of base values above which units are unlike."""

        variation: float = 0.30

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a leaf."""
        for found in uniforms(facts, self.options.variation):
            yield self._finding(found, post=facts.scheme.assesses == "individual")

    def _finding(self, found: Uniform, *, post: bool) -> Finding:
        args: dict[str, Value] = {
            "said": found.quota.words.text,
            "word": found.word,
            "kinds": list(found.kinds),
            "count": len(found.kinds),
            "spread": None if found.spread is None else round(found.spread, 2),
            "threshold": self.options.variation,
        }
        if found.largest is not None and found.smallest is not None:
            args |= {"big": found.largest, "small": found.smallest, "times": round(found.times, 1)}
        return self.finding(
            _key(found),
            at=found.evidence[0].place,
            node=found.node,
            severity=_severity(found),
            confidence=Confidence.EXACT if found.declared else Confidence.HEURISTIC,
            evidence=found.evidence,
            basis=("cadre", *(("post",) if post else ()), *(("threshold",) if found.ground == "bases" else ())),
            metrics={"value": found.quota.value, "kinds": len(found.kinds), "variation": args["spread"]},
            args=args,
        )


def _key(found: Uniform) -> str:
    """The message: why the units are unlike, and whether their sizes are known."""
    if found.quota.rate:
        return "rate"
    if found.ground == "categories" and _severity(found) is Severity.INFO:
        return "doing"
    key = "ranked" if found.ranked and found.ground == "categories" else found.ground
    return f"{key}_sized" if found.largest is not None else key


def _severity(found: Uniform) -> Severity:
    """What the text itself calls uniform, or ranks, is an error; counts of mere activity are only noted."""
    if found.ground == "said" or found.ranked:
        return Severity.ERROR
    return Severity.INFO if found.doing else Severity.WARNING
