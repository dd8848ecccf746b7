"""What takes or gives points should mean the same to everyone who reads it."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.clarity.wording import VagueLine, vague_lines
from ...facts.facts import Facts
from ...findings.finding import Finding
from ..base import Rule


class VagueWording(Rule):
    """用语含糊: vague conditions of points, and slogans where a standard belongs; one finding a leaf."""

    code = "SCO806"
    slug = "vague-wording"
    family = "scoring"
    profile = "strict"

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Leaves in their order, then running text."""
        for found in vague_lines(facts):
            yield self._finding(found)

    def _finding(self, found: VagueLine) -> Finding:
        return self.finding(
            found.kind,
            at=found.evidence[0].place,
            node=found.node,
            evidence=found.evidence,
            metrics={"words": len(found.evidence)},
            said=list(dict.fromkeys(item.text for item in found.evidence)),
        )
