"""What the page says of a scheme beside its duty list: how much is on it, by category, and each indicator's duty."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from ...findings.duty_table import DutyTable
from ...startup.records import dataclass
from ...words.phrase import percent
from ...words.voice import Voice
from ..duties.wording import bare, by_category, counts, notes, outside
from ..tables.figures import Grid
from .charts import single, swatch

ANSWERS = ("listed", "possible", "outside", "aside")
Pair = tuple[str, list[str]]


@dataclass(frozen=True)
class DutyView:
    """A duty table as drawings, rows and sentences."""

    table: DutyTable
    voice: Voice

    @property
    def counts(self) -> str:
        """How many duties have an indicator, and how many indicators have no duty."""
        return counts(self.table, self.voice)

    @cached_property
    def _shares(self) -> list[tuple[str, float]]:
        """What of the scheme each answer has, as shares of 1."""
        backing = [one for row in self.table.duties for one in row.backed_by]
        amounts = {
            "listed": sum(one.weight for one in backing if one.sure),
            "possible": sum(one.weight for one in backing if not one.sure),
            "outside": self.table.outside_weight,
            "aside": self.table.aside,
        }
        whole = sum(amounts.values())
        return [(answer, amounts[answer] / whole) for answer in ANSWERS if whole and amounts[answer] > 0]

    @property
    def legend(self) -> list[tuple[Markup, str]]:
        """Samples with the answers and their shares."""
        return [(swatch(answer), f"{self._answer(answer)} {percent(share)}") for answer, share in self._shares]

    @property
    def drawn(self) -> Markup:
        """One bar of the whole."""
        said = self.voice.text("markdown.comma").join(
            f"{self._answer(answer)} {percent(share)}" for answer, share in self._shares
        )
        return single(self._shares, f"{self.voice.text('duties.title')}{self.voice.text('markdown.colon')}{said}")

    @property
    def grid(self) -> Grid:
        """Categories and lists."""
        return by_category(self.table, self.voice)

    @property
    def bare(self) -> list[str]:
        """Core duties without points."""
        return bare(self.table, self.voice, every=True)

    @property
    def outside(self) -> str:
        """Indicators that were not found in the list."""
        return outside(self.table, self.voice, every=True)

    @property
    def groups(self) -> list[tuple[str, list[Pair]]]:
        """Duties with their indicators: what has to be looked at first, then what is sure."""
        groups = []
        for answer in ("possible", "listed"):
            pairs: list[Pair] = []
            for row in self.table.duties:
                names = [f"{one.id} {one.name}" for one in row.backed_by if one.sure == (answer == "listed")]
                if names:
                    pairs.append((row.item if row.id.startswith("#") else f"{row.id} {row.item}", names))
            if pairs:
                leaves = len({name for _, names in pairs for name in names})
                groups.append((self.voice.text("html.duty_group", answer=self._answer(answer), n=leaves), pairs))
        return groups

    @property
    def notes(self) -> list[str]:
        """How to read it."""
        return notes(self.table, self.voice)

    def _answer(self, answer: str) -> str:
        return self.voice.text(f"html.duty.{answer}")
