"""Pledge letters may not multiply, stand beside scored lines on the same matter, or earn points by being signed."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.veto.letters import LetterFact, SigningFact, find_letters, find_signing
from ...findings.finding import Confidence, Finding, Related, Severity
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
        letters = find_letters(facts)
        counted = [letter for letter in letters if not letter.required]
        if len(counted) >= self.options.warn:
            yield self._many(facts, letters, counted)
        for letter in counted:
            if letter.scored is not None or not letter.basis:
                yield self._letter(letter)
        for signing in find_signing(facts):
            yield self._signing(signing)

    def _many(self, facts: Facts, letters: list[LetterFact], counted: list[LetterFact]) -> Finding:
        place = facts.scheme.place("letters")
        declared = all(letter.declared for letter in counted)
        required = [letter.topic for letter in letters if letter.required]
        return self.finding(
            "many_required" if required else "many",
            at=Place(place.document, place.path, key=True) if facts.scheme.letters else counted[0].place,
            severity=Severity.ERROR if len(counted) >= self.options.error else Severity.WARNING,
            confidence=Confidence.EXACT if declared else Confidence.HEURISTIC,
            evidence=[letter.evidence for letter in counted],
            metrics={"letters": len(counted), "required": len(required)},
            basis=("provisions-3", "integration-5", "threshold")
            if facts.scheme.assesses == "township"
            else ("provisions-3", "threshold"),
            count=len(counted),
            names=[letter.topic for letter in counted],
            required=required,
            limit=self.options.warn - 1,
        )

    def _letter(self, letter: LetterFact) -> Finding:
        """A letter without a basis, or on what is scored anyway."""
        key = "no_basis" if letter.scored is None else "double" if letter.basis else "double_no_basis"
        related = []
        if letter.scored is not None:
            related = [Related(letter.scored.indicator.place("name"), "scored_line", {"name": letter.scored.name})]
        return self.finding(
            key,
            at=letter.place,
            severity=Severity.WARNING,
            confidence=Confidence.HEURISTIC
            if letter.scored is not None or not letter.declared
            else Confidence.DECLARED,
            evidence=[letter.evidence],
            related=related,
            metrics={"double": letter.scored is not None, "basis": bool(letter.basis)},
            basis=("provisions-3",),
            topic=letter.topic,
            name=letter.scored.name if letter.scored is not None else None,
        )

    def _signing(self, signing: SigningFact) -> Finding:
        return self.finding(
            "signing",
            at=signing.evidence.place,
            node=signing.node,
            severity=Severity.WARNING,
            evidence=[signing.evidence],
            basis=("provisions-3",),
            name=signing.node.name,
            words=signing.evidence.text,
        )
