"""What every rule is: code, options and one method that looks at facts and yields findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, ClassVar

from ..facts.facts import Facts
from ..facts.hierarchy import Node
from ..findings.finding import Confidence, Evidence, Finding, Related, Severity, Tuned, Value
from ..source.location import Place
from ..startup.records import dataclass
from .options import Amount, Count, RuleOptions, Share

__all__ = ["PROFILES", "Amount", "Count", "Family", "Material", "Rule", "RuleOptions", "Share"]

PROFILES = ("basic", "standard", "strict")
"""The profiles; each has the rules of those before it."""


class Material(StrEnum):
    """What a rule may need beside the scheme; the value is the key of the reason when it is missing."""

    UPPER = "no_upper"
    DUTY_LIST = "no_duty_list"
    SIBLINGS = "no_siblings"
    PREVIOUS = "no_previous"
    CAPACITY = "no_capacity"


@dataclass(frozen=True, slots=True)
class Family:
    """A chapter of the catalogue; a family from another package brings its title in both languages."""

    prefix: str
    slug: str
    zh: str = ""
    en: str = ""


class Rule:
    """One fault. Subclasses set the class attributes and write ``check``."""

    code: ClassVar[str]
    slug: ClassVar[str]
    family: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING  # the default; a finding may say another
    needs: ClassVar[frozenset[Material]] = frozenset()
    alone: ClassVar[bool] = False  # whether a part of it can be checked without what it needs
    profile: ClassVar[str] = "standard"  # the first profile that has it: basic, standard or strict
    since: ClassVar[str] = "2026"  # the edition that it came with
    strict: ClassVar[Mapping[str, Any]] = {}  # options that the strict profile sets otherwise

    class Options(RuleOptions):
        """No options."""

    def __init__(
        self, options: Mapping[str, Any] | None = None, *, graded: Severity | None = None, strict: bool = False
    ) -> None:
        """``options`` are an office's own thresholds, ``graded`` the severity that it gives to the rule."""
        kept = {**(self.strict if strict else {}), **(options or {})}
        # without options there is nothing to validate, and no validator need be built
        self.options: Any = self.Options(**kept) if kept else self.Options.model_construct()
        self._graded = graded
        self.tuned = tuple(  # thresholds other than the tool's
            Tuned(name, getattr(self.options, name), default)
            for name in options or ()
            if getattr(self.options, name) != (default := self.Options.model_fields[name].get_default())
        )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every occurrence of the fault."""
        raise NotImplementedError

    def finding(
        self,
        key: str,
        *,
        at: Place,
        node: Node | None = None,
        severity: Severity | None = None,
        confidence: Confidence = Confidence.HEURISTIC,
        evidence: Iterable[Evidence] = (),
        related: Iterable[Related] = (),
        basis: tuple[str, ...] | None = None,
        metrics: Mapping[str, Value] | None = None,
        reason: str | None = None,
        args: Mapping[str, Value] | None = None,
        **more: Value,
    ) -> Finding:
        """A finding, stamped with code and default severity; the arguments of its message are keywords, or ``args``."""
        return Finding(
            code=self.code,
            name=self.slug,
            family=self.family,
            key=key,
            severity=self._grade(severity or self.severity),
            confidence=confidence,
            place=at,
            indicator=None if node is None else node.ref,
            evidence=tuple(evidence),
            args={**(args or {}), **more},
            metrics=metrics or {},
            related=tuple(related),
            basis=basis,
            reason=reason,
            tuned=self.tuned,
        )

    @property
    def grade(self) -> Severity:
        """The severity of the rule: the office's, else its own."""
        return self._graded or self.severity

    def _grade(self, severity: Severity) -> Severity:
        """The office's severity; what the rule itself lowers to a remark is never raised by it."""
        if self._graded is None:
            return severity
        remark = severity is Severity.INFO and self.severity is not Severity.INFO
        return severity if remark else self._graded
