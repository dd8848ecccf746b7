"""Pledge letters may not multiply, stand beside scored lines on the same matter, or earn points by being signed."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.across.letters import LetterFault, LetterSum, letter_faults, letter_sum
from ...facts.facts import Facts
from ...facts.process.labels import label
from ...facts.veto.letters import SigningFact, find_signing
from ...findings.finding import Confidence, Finding, Severity
from ...source.location import Place
from ..base import Rule, RuleOptions


class ResponsibilityLetterOveruse(Rule):
    """责任状泛滥: letters that law or the centre asks for are neither counted nor reported."""

    code = "VET203"
    slug = "responsibility-letter-overuse"
    family = "veto"

    class Options(RuleOptions):
        """Numbers of letters."""

        warn: int = 4
        error: int = 11

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding on the number, one a letter, one a line that scores the signing."""
        found = letter_sum(facts, (self.options.warn, self.options.error))
        if found is not None:
            yield self._many(facts, found)
        for fault in letter_faults(facts):
            yield self._letter(fault)
        for signing in find_signing(facts):
            yield self._signing(signing)

    def _many(self, facts: Facts, found: LetterSum) -> Finding:
        place = facts.scheme.place("letters")
        declared = all(letter.declared for letter in found.everyone)
        return self.finding(
            "together" if found.related else "many_required" if found.required else "many",
            at=Place(place.document, place.path, key=True) if facts.scheme.letters else found.counted[0].place,
            severity=Severity.ERROR if len(found.everyone) >= self.options.error else Severity.WARNING,
            confidence=Confidence.EXACT if declared else Confidence.HEURISTIC,
            evidence=[letter.evidence for letter in found.counted],
            related=found.related,
            metrics={
                "letters": len(found.everyone),
                "required": len(found.required),
                **({"own": len(found.counted)} if found.related else {}),
            },
            basis=("provisions-3", "integration-5", "threshold")
            if facts.scheme.assesses == "township"
            else ("provisions-3", "threshold"),
            count=len(found.everyone),
            own=len(found.counted),
            issuers=found.issuers,
            names=[letter.topic for letter in found.counted],
            required=list(found.required),
            limit=self.options.warn - 1,
        )

    def _letter(self, fault: LetterFault) -> Finding:
        """A letter without a basis, or on what is scored or signed anyway, here or by another department."""
        letter = fault.letter
        sure = letter.declared and fault.key == "no_basis"
        return self.finding(
            fault.key,
            at=letter.place,
            severity=Severity.WARNING,
            confidence=Confidence.DECLARED if sure else Confidence.HEURISTIC,
            evidence=[letter.evidence],
            related=fault.related,
            metrics={"double": fault.name is not None, "basis": bool(letter.basis)},
            basis=("provisions-3",),
            topic=letter.topic,
            name=fault.name,
            callers=list(fault.callers),
        )

    def _signing(self, signing: SigningFact) -> Finding:
        return self.finding(
            "signing",
            at=signing.evidence.place,
            node=signing.node,
            severity=Severity.WARNING,
            evidence=[signing.evidence],
            basis=("provisions-3",),
            name=label(signing.node),
            words=signing.evidence.text,
        )
