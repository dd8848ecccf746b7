"""A veto must rest on a document high enough and say exactly when it strikes, whom and for how long."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.veto.veto_fact import VetoFact
from ...facts.veto.veto_faults import Fault, faults, needed_rank
from ...findings.finding import Confidence, Finding, Severity, Term, Value
from ..base import Rule, RuleOptions

_KEYS = {"no_basis": "no_basis", "low_basis": "low_basis", "unstated_basis": "unstated_basis", "obsolete": "obsolete"}
_NEEDED = {
    0: Term("veto_need.national"),
    1: Term("veto_need.province"),
    2: Term("veto_need.city"),
    3: Term("veto_need.county"),
}


class UnfoundedVeto(Rule):
    """否决无据或条件含糊: one finding a veto that lists all of its faults; party discipline is left out."""

    code = "VET202"
    slug = "unfounded-veto"
    family = "veto"
    profile = "basic"

    class Options(RuleOptions):
        """From how many kinds of consequences on they are too many."""

        consequences: int = 3

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every veto with a fault."""
        for veto in facts.vetoes:
            if veto.integrity:
                continue
            found = faults(veto, facts.scheme, facts.year, self.options.consequences)
            if found:
                yield self._finding(facts, veto, found)

    def _finding(self, facts: Facts, veto: VetoFact, found: list[Fault]) -> Finding:
        main = found[0]
        key = _KEYS.get(main.name, "unclear")
        listed = found if key == "unclear" else found[1:]
        if key != "unclear" and listed:
            key += "_also"
        shown = [fault.evidence for fault in found if fault.evidence is not None]
        need: Value = _NEEDED.get(needed_rank(facts.scheme), Term("veto_need.above"))
        if facts.scheme.assesses in ("township", "village"):
            need = Term("veto_need.township")
        return self.finding(
            key,
            at=veto.place,
            node=veto.node,
            severity=Severity(main.weight),
            confidence=Confidence.DECLARED if veto.veto is not None else Confidence.HEURISTIC,
            evidence=shown or [veto.words],
            metrics={"faults": [fault.name for fault in found], "disguised": veto.disguised},
            basis=_grounds(facts, found),
            matter=veto.matter,
            document=veto.basis_text,
            need=need,
            faults=[Term(f"veto_fault.{fault.name}") for fault in listed],
            fixes=[Term(f"veto_fix.{fault.name}") for fault in found],
        )


def _grounds(facts: Facts, found: list[Fault]) -> tuple[str, ...]:
    """What this finding stands on: the clause on towns only where towns or villages are assessed."""
    names = {fault.name for fault in found}
    chosen = ["provisions-3"]
    if facts.scheme.assesses == "township" and names & {"no_basis", "low_basis"}:
        chosen.append("integration-5")
    return (*chosen, "ours")
