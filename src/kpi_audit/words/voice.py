"""The voice: findings, references and keys as sentences in one language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ..errors import ConfigError, KpiAuditError
from ..findings.finding import Finding, Phrase, Term
from ..source.location import Origin, Region
from ..startup.records import dataclass, field
from .cards import Card, Ground, Message, card
from .catalog import catalogue
from .norms import Bilingual, norms
from .phrase import fill

TOLD = 20
"""Faults of a configuration that are told one by one."""
QUOTED = 4096
"""Characters of a word of the user that an error repeats in full."""


class Wording(StrEnum):
    """How strongly a reference may be worded. Only a binding one can be violated (违反、不符合)."""

    BINDING = "binding"  # bound schemes of that year
    LATER = "later"  # a rule now in force; the scheme is older, or one of the dates is not known
    GUIDANCE = "guidance"  # local rules of elsewhere, analogies, practice
    THRESHOLD = "threshold"  # a figure of ours
    OWN = "own"  # a rule or a figure of the office itself, or of a package of rules


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
class Phrases:
    """The words of rules that do not stand in our catalogue: cards by code, titles of families by prefix."""

    cards: Mapping[str, Card] = field(default_factory=dict)
    families: Mapping[str, Bilingual] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language. A missing text is shown as its key: words never stop a report."""

    lang: str = "zh"
    phrases: Phrases = field(default_factory=Phrases)

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

    def card(self, code: str) -> Card | None:
        """The card of a rule, None when there is none."""
        found = self.phrases.cards.get(code)
        return found or _card(code)

    def family(self, prefix: str) -> str:
        """The title of the family whose codes begin so."""
        titled = self.phrases.families.get(prefix)
        return self.term("family", prefix) if titled is None else titled.spoken(self.lang)

    def title(self, code: str) -> str:
        """The title of a rule."""
        found = self.card(code)
        return code if found is None else found.title.spoken(self.lang)

    def say(self, finding: Finding) -> str:
        """What a finding says."""
        return self._message(finding.code, finding.key, finding.args)

    def related(self, finding: Finding, key: str, args: Mapping[str, object]) -> str:
        """What a related place has to do with the finding."""
        return self._message(finding.code, key, args)

    def advice(self, finding: Finding) -> str:
        """What would clear this finding: the advice of its message, else the remedy of the rule."""
        found = self.card(finding.code)
        if found is None:
            return ""
        message = _spoken_by(found, finding.key, finding.args)
        advice = found.remedy if message is None or message.advice is None else message.advice
        return fill(advice.spoken(self.lang), self._phrased(finding.code, finding.args), self.terms)

    def references(self, finding: Finding, year: int | None) -> list[Reference]:
        """What the finding rests on, worded for a scheme of ``year``."""
        found = self.card(finding.code)
        grounds = () if found is None else found.basis
        chosen = [ground for ground in grounds if finding.basis is None or ground.id in finding.basis]
        tuned = [self._own(finding)] if finding.tuned else []
        return [*tuned, *(self._reference(ground, year) for ground in chosen)]

    def cite(self, reference: Reference) -> str:
        """A reference in short: document and clause, worded by its strength."""
        if reference.wording is Wording.THRESHOLD:
            return reference.document
        named = reference.document
        if reference.clause:
            named = self.text("reference.clause", document=reference.document, clause=reference.clause)
        return self.text(f"reference.{reference.wording}", named=named)

    def place(self, region: Region) -> str:
        """Where something stands, in words."""
        if region.origin is not None:
            return self.origin(region.origin)
        return self.text("report.place", line=region.line, column=region.column)

    def spot(self, region: Region) -> str:
        """Where something stands, in short: line and column, or the place in the file that was imported."""
        if region.origin is None:
            return f"{region.line}:{region.column}"
        return str(region.origin.row) if region.origin.kind == "line" else self.origin(region.origin)

    def origin(self, origin: Origin) -> str:
        """A place in a file that was imported."""
        args = {name: getattr(origin, name) for name in ("sheet", "cell", "table", "row", "column")}
        return self.text(f"origin.{origin.kind}", **args)

    def error(self, error: KpiAuditError) -> str:
        """An error of the run; one whose ``nearest`` is unknown speaks its ``_plain`` text."""
        plain = f"error.{error.key}_plain"
        lost = error.args_by_name.get("nearest") is None and plain in self.terms
        return self.text(plain if lost else f"error.{error.key}", **_quoted(error.args_by_name))

    def complaints(self, error: KpiAuditError) -> list[str]:
        """An error of the run in lines: a fault of a configuration on one of its own, with its place.

        Of many faults the first are told, and how many there are besides: often all come from one slip.
        """
        if not isinstance(error, ConfigError):
            return [self.error(error)]
        left = len(error.faults) - TOLD
        return [
            self.text(
                "error.at",
                file=fault.file,
                line=fault.line,
                column=fault.column,
                said=self.text(f"error.{fault.key}", **_quoted(fault.args)),
            )
            for fault in error.faults[:TOLD]
        ] + ([self.text("error.more_faults", n=left)] if left > 0 else [])

    def _message(self, code: str, key: str, args: Mapping[str, object]) -> str:
        found = self.card(code)
        message = None if found is None else _spoken_by(found, key, args)
        args = self._phrased(code, args)
        return f"{code}.{key}" if message is None else fill(message.text.spoken(self.lang), args, self.terms)

    def _phrased(self, code: str, args: Mapping[str, object]) -> Mapping[str, object]:
        """The arguments of a sentence, phrases among them spoken."""
        return {name: value if type(value) in _AS_IT_IS else self._phrase(code, value) for name, value in args.items()}

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
        if ground.document is not None:
            document = ground.document.spoken(self.lang)
            return Reference(document, clause, "practice", None, None, says, Wording.OWN)
        if norm is None:
            document = self.text("reference.threshold")
            return Reference(document, clause, "practice", None, None, says, Wording.THRESHOLD)
        wording = Wording.GUIDANCE
        if norm.bearing == "binding" and norm.level != "practice":
            wording = Wording.BINDING if norm.in_force(year) else Wording.LATER
        document = norm.title.spoken(self.lang)
        return Reference(document, clause, norm.level, norm.date, norm.url, says, wording)

    def _own(self, finding: Finding) -> Reference:
        """The thresholds that the office has set itself, each beside that of the tool."""
        from dataclasses import asdict

        tuned = [self.text("reference.tuned", **asdict(one)) for one in finding.tuned]
        document = self.text("reference.own_threshold", tuned=tuned)
        return Reference(document, None, "practice", None, None, None, Wording.OWN)


_AS_IT_IS = frozenset({str, int, float, bool, Term, type(None)})
"""Types of arguments with no phrase in them."""


def _card(code: str) -> Card | None:
    try:
        return card(code)
    except KeyError:
        return None


def _quoted(args: Mapping[str, object]) -> dict[str, object]:
    """What an error quotes, a name of a million letters by its ends; a path of a file is never so long."""
    long = {name: value for name, value in args.items() if isinstance(value, str) and len(value) > QUOTED}
    return {**args, **{name: f"{value[:200]}…{value[-100:]}" for name, value in long.items()}}


def _spoken_by(found: Card, key: str, args: Mapping[str, object]) -> Message | None:
    """The message of ``key``, or the closer one that a syntax error's ``hint`` names."""
    return found.messages.get(str(args.get("hint"))) or found.messages.get(key)
