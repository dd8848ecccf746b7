"""What may be set aside, and on which day: the terms under which suppressions and the baseline work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ..findings.finding import Finding
from ..startup import patterns as re
from ..startup.records import dataclass

_PREFIX = re.compile(r"[A-Z]{3}[0-9]{0,2}")
_OWN = ("FMT", "SUP")
"""Faults of form, and findings on the setting aside itself: nothing silences them."""


@dataclass(frozen=True, slots=True)
class Policy:
    """``slugs``: what may be suppressed, code → slug; ``mandatory``: rules that nothing silences, as the
    configuration says; ``today``: the day by which expiry goes; ``nearest``: the code that was probably meant;
    ``muted``: SUP codes that are not reported.
    """

    slugs: Mapping[str, str]
    today: date
    mandatory: frozenset[str] = frozenset()
    nearest: Callable[[str], str | None] = lambda said: None  # noqa: ARG005
    muted: frozenset[str] = frozenset()

    def meant(self, selector: str) -> frozenset[str]:
        """The codes that a selector means; none for one that is unknown or that nothing silences."""
        if selector in self.slugs:
            return frozenset((selector,))
        if selector.startswith(_OWN):
            return frozenset()
        if _PREFIX.fullmatch(selector):
            return frozenset(code for code in self.slugs if code.startswith(selector))
        return frozenset(code for code, slug in self.slugs.items() if slug == selector)

    def is_own(self, selector: str) -> bool:
        """Whether a selector names a fault of form or a finding on suppressions."""
        return selector.startswith(_OWN) and selector not in self.slugs

    def is_code(self, word: str) -> bool:
        """Whether a word can stand between the brackets."""
        return bool(self.meant(word)) or (self.is_own(word) and re.fullmatch(r"[A-Z]{3}[0-9]{0,3}", word) is not None)

    def is_fixed(self, finding: Finding) -> bool:
        """Whether nothing may set a finding aside."""
        return finding.code not in self.slugs or finding.code in self.mandatory
