"""What the page says of the levels side by side: the raised targets drawn step by step, and the table of all."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from ...findings.ladder import Row
from ...findings.report import DocumentReport
from ...startup.records import dataclass
from ...words.voice import Voice
from ..ladder.wording import cell, counts, heads, name
from .charts import Stair, stairs

DRAWN = 24
"""Targets that are drawn; the table has all."""


@dataclass(frozen=True)
class LadderView:
    """The ladder of one document."""

    document: DocumentReport
    voice: Voice

    @cached_property
    def heads(self) -> list[str]:
        """The indicator, then the levels from the top down."""
        return [] if self.document.ladder is None else heads(self.document.ladder, self.voice)

    @property
    def rows(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Names with cells: the target, and what was added."""
        ladder = self.document.ladder
        return [] if ladder is None else [(name(row, self.voice), self._cells(row)) for row in ladder.rows]

    @property
    def told(self) -> str:
        """What they amount to."""
        return counts(self.document, self.voice)

    @property
    def drawn(self) -> list[tuple[str, Markup]]:
        """Each raised target with its way down, as far as its levels have figures."""
        ladder = self.document.ladder
        rows = [] if ladder is None else [row for row in ladder.rows if row.raised]
        found = [(name(row, self.voice), self._stairs(row)) for row in rows]
        return [(title, Markup(stairs(steps, self._said(title, steps)))) for title, steps in found if len(steps) > 1][
            :DRAWN
        ]

    def _stairs(self, row: Row) -> list[Stair]:
        cells = zip(self.heads[1:], row.cells, self._cells(row), strict=True)
        return [
            Stair(head, one.value, target, added)
            for head, one, (target, added) in cells
            if one is not None and one.value is not None
        ]

    def _said(self, title: str, steps: list[Stair]) -> str:
        return (
            title
            + self.voice.text("markdown.colon")
            + self.voice.text("markdown.comma").join(f"{one.head} {one.label} {one.added}".strip() for one in steps)
        )

    def _cells(self, row: Row) -> list[tuple[str, str]]:
        return [cell(one, self.voice) for one in row.cells]
