"""What every rule is: code, options and one method that looks at facts and yields findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from ..facts.facts import Facts
from ..facts.hierarchy import Node
from ..findings.finding import Confidence, Evidence, Finding, Related, Severity, Value
from ..source.location import Place


class Material(StrEnum):
    """What a rule may need beside the scheme; the value is the key of the reason when it is missing."""

    UPPER = "no_upper"
    DUTY_LIST = "no_duty_list"
    SIBLINGS = "no_siblings"
    PREVIOUS = "no_previous"
    CAPACITY = "no_capacity"


@dataclass(frozen=True, slots=True)
class Family:
    """A chapter of the catalogue."""

    prefix: str
    slug: str


class RuleOptions(BaseModel):
    """Thresholds of a rule; every option has a default and stands on the card."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Rule:
    """One fault. Subclasses set the class attributes and write ``check``."""

    code: ClassVar[str]
    slug: ClassVar[str]
    family: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING  # the default; a finding may say another
    needs: ClassVar[frozenset[Material]] = frozenset()
    alone: ClassVar[bool] = False  # whether a part of it can be checked without what it needs
    profile: ClassVar[str] = "standard"  # the first profile that has it: basic, standard or strict

    class Options(RuleOptions):
        """No options."""

    def __init__(self, options: Mapping[str, Any] | None = None) -> None:
        # without options of the user there is nothing to validate, and no validator need be built
        self.options: Any = self.Options(**options) if options else self.Options.model_construct()

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
        """A finding of this rule: code and default severity are stamped here, so no rule can misreport itself.

        The arguments of its message come as keywords, or as ``args`` where they were gathered before.
        """
        return Finding(
            code=self.code,
            name=self.slug,
            family=self.family,
            key=key,
            severity=severity or self.severity,
            confidence=confidence,
            place=at,
            indicator=None if node is None else node.ref,
            evidence=tuple(evidence),
            args={**(args or {}), **more},
            metrics=metrics or {},
            related=tuple(related),
            basis=basis,
            reason=reason,
        )
