"""One event should be answered for in one place."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.accountability.charges import Charge
from ...facts.accountability.doubles import Double, find_doubles
from ...facts.across import penalties
from ...facts.across.clan import called
from ...facts.facts import Facts
from ...facts.process.labels import label, quoted
from ...findings.finding import Finding, Related, Severity, Term
from ..base import Rule, RuleOptions

_SHOWN = 4
"""Places named in the message; all of them are related to the finding."""


class DoublePenalty(Rule):
    """一事多罚: one finding for each line whose event is punished elsewhere too."""

    code = "ACC603"
    slug = "double-penalty"
    family = "accountability"

    class Options(RuleOptions):
        """``places`` and ``loss`` (points together, as a multiple of the line's points) from which it is an error."""

        places: int = 3
        loss: float = 1.5

    def check(self, facts: Facts) -> Iterator[Finding]:
        """In document order, those without a line first."""
        for double in find_doubles(facts):
            yield self._finding(double)
        if facts.siblings:
            yield from (self._across(one) for one in penalties.punished_across(facts))

    def _across(self, found: penalties.Across) -> Finding:
        own, places = found.charge, len(found.others) + 1
        callers = list(dict.fromkeys(called(one) for one, _ in found.others))
        return self.finding(
            "across",
            at=own.evidence.place,
            node=own.node,
            severity=Severity.ERROR if places >= self.options.places else Severity.WARNING,
            evidence=[own.evidence],
            related=[
                Related(one.evidence.place, "also_of", args | {"name": _name(one), "said": one.evidence.text})
                for args, one in (({"caller": called(scheme)}, one) for scheme, one in found.others)
            ],
            metrics={"places": places},
            event=Term(f"event.{own.event.kind}") if own.event is not None else "",
            places=places,
            callers=callers[:_SHOWN],
            etc=Term("report.etc") if len(callers) > _SHOWN else "",
        )

    def _finding(self, double: Double) -> Finding:
        first, others = double.first, double.charges[1:]
        heavy = double.leaf_points is not None and double.loss > self.options.loss * double.leaf_points + 1e-9
        many = len(double.charges) >= self.options.places
        return self.finding(
            "ranked" if first.where == "ranking" else "summed" if _all_points(double) else "places",
            at=first.evidence.place,
            node=first.node,
            severity=Severity.ERROR if many or heavy else Severity.WARNING,
            evidence=[one.evidence for one in double.charges],
            related=[Related(one.evidence.place, f"also_{one.where}", {"name": _name(one)}) for one in others],
            metrics={"places": len(double.charges), "loss": double.loss, "leaf": double.leaf_points},
            event=Term(f"event.{first.event.kind}") if first.event is not None else Term("event.phrase"),
            places=len(double.charges),
            kinds=[Term(f"place.{where}") for where in dict.fromkeys(one.where for one in double.charges)],
            names=[_name(one) for one in double.charges[:_SHOWN]],
            etc=Term("report.etc") if len(double.charges) > _SHOWN else "",
            loss=double.loss,
            highest=double.highest,
        )


def _all_points(double: Double) -> bool:
    return all(one.points is not None for one in double.charges)


def _name(charge: Charge) -> str:
    """The line's name, the matter of the veto, or the words themselves."""
    if charge.node is not None:
        return label(charge.node)
    return quoted(charge.name or charge.evidence.text)
