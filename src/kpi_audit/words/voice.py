"""The voice: findings, references and keys as sentences in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..errors import KpiAuditError
from ..findings.finding import Finding, Phrase
from .cards import Card, Ground, Message, card
from .catalog import catalogue
from .norms import Bilingual, norms
from .phrase import fill


class Wording(StrEnum):
    """How strongly a reference may be worded. Only a binding one can be violated (违反、不符合)."""

    BINDING = "binding"  # bound schemes of that year
    LATER = "later"  # a rule now in force; the scheme is older, or one of the dates is not known
    GUIDANCE = "guidance"  # local rules of elsewhere, analogies, practice
    THRESHOLD = "threshold"  # a figure of ours


@dataclass(frozen=True, slots=True)
class Reference:
    """What a finding rests on, in words."""

    document: str
    clause: str | None
    level: str  # law | regulation | policy | practice
    date: str | None
    url: str | None
    says: str | None
    wording: Wording


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language. A missing text is shown as its key: words never stop a report."""

    lang: str = "zh"

    @property
    def terms(self) -> Mapping[str, str]:
        """The catalogue of this language."""
        return catalogue(self.lang)

    def text(self, key: str, /, **args: object) -> str:
        """A text of the catalogue."""
        return fill(self.terms[key], args, self.terms) if key in self.terms else key

    def spoken(self, text: Bilingual, /, **args: object) -> str:
        """A bilingual text in this language, filled."""
        return fill(text.spoken(self.lang), args, self.terms)

    def term(self, room: str, name: str) -> str:
        """The word for ``name`` in a room of the catalogue (``level``, ``kind`` …); else the name."""
        return self.terms.get(f"{room}.{name}", name)

    def reason(self, key: str) -> str:
        """Why a rule was not checked."""
        return self.term("reason", key)

    def title(self, code: str) -> str:
        """The title of a rule."""
        found = _card(code)
        return code if found is None else found.title.spoken(self.lang)

    def say(self, finding: Finding) -> str:
        """What a finding says."""
        return self._message(finding.code, finding.key, finding.args)

    def related(self, finding: Finding, key: str, args: Mapping[str, object]) -> str:
        """What a related place has to do with the finding."""
        return self._message(finding.code, key, args)

    def advice(self, finding: Finding) -> str:
        """What would clear this finding: the advice of its message, else the remedy of the rule."""
        found = _card(finding.code)
        if found is None:
            return ""
        message = _spoken_by(found, finding.key, finding.args)
        advice = found.remedy if message is None or message.advice is None else message.advice
        return fill(advice.spoken(self.lang), self._phrased(finding.code, finding.args), self.terms)

    def references(self, finding: Finding, year: int | None) -> list[Reference]:
        """What the finding rests on, worded for a scheme of ``year``."""
        found = _card(finding.code)
        grounds = () if found is None else found.basis
        chosen = [ground for ground in grounds if finding.basis is None or ground.id in finding.basis]
        return [self._reference(ground, year) for ground in chosen]

    def cite(self, reference: Reference) -> str:
        """A reference in short: document and clause, worded by its strength."""
        if reference.wording is Wording.THRESHOLD:
            return reference.document
        named = reference.document
        if reference.clause:
            named = self.text("reference.clause", document=reference.document, clause=reference.clause)
        return self.text(f"reference.{reference.wording}", named=named)

    def error(self, error: KpiAuditError) -> str:
        """An error of the run; one whose ``nearest`` is unknown speaks its ``_plain`` text."""
        plain = f"error.{error.key}_plain"
        lost = error.args_by_name.get("nearest") is None and plain in self.terms
        return self.text(plain if lost else f"error.{error.key}", **error.args_by_name)

    def _message(self, code: str, key: str, args: Mapping[str, object]) -> str:
        found = _card(code)
        message = None if found is None else _spoken_by(found, key, args)
        args = self._phrased(code, args)
        return f"{code}.{key}" if message is None else fill(message.text.spoken(self.lang), args, self.terms)

    def _phrased(self, code: str, args: Mapping[str, object]) -> Mapping[str, object]:
        """The arguments of a sentence, phrases among them spoken."""
        return {name: self._phrase(code, value) for name, value in args.items()}

    def _phrase(self, code: str, value: object) -> object:
        if isinstance(value, Phrase):
            known = self.terms if value.key in self.terms else None
            return self._message(code, value.key, value.args) if known is None else self.text(value.key, **value.args)
        if isinstance(value, list | tuple):
            return [self._phrase(code, item) for item in value]
        return value

    def _reference(self, ground: Ground, year: int | None) -> Reference:
        says = None if ground.says is None else ground.says.spoken(self.lang)
        clause = None if ground.clause is None else ground.clause.spoken(self.lang)
        norm = None if ground.norm is None else norms().get(ground.norm)
        if norm is None:
            document = self.text("reference.threshold")
            return Reference(document, clause, "practice", None, None, says, Wording.THRESHOLD)
        wording = Wording.GUIDANCE
        if norm.bearing == "binding" and norm.level != "practice":
            wording = Wording.BINDING if norm.in_force(year) else Wording.LATER
        document = norm.title.spoken(self.lang)
        return Reference(document, clause, norm.level, norm.date, norm.url, says, wording)


def _card(code: str) -> Card | None:
    try:
        return card(code)
    except KeyError:
        return None


def _spoken_by(found: Card, key: str, args: Mapping[str, object]) -> Message | None:
    """The message of ``key``, or the closer one that a syntax error's ``hint`` names."""
    return found.messages.get(str(args.get("hint"))) or found.messages.get(key)
