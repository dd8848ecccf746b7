"""What the page says of the load on one unit: of one scheme, or of all schemes that lie on it."""

from __future__ import annotations

from markupsafe import Markup

from ...findings.load import MONTHS, LoadRow, LoadTable
from ...startup.records import dataclass
from ...words.phrase import number
from ...words.voice import Voice
from ..loads.wording import by_issuer, by_month, has_months, merged, notes, title
from ..tables.figures import Grid
from .charts import columns, swatch

PARTS = ("inspections", "submissions", "deadlines")


@dataclass(frozen=True)
class BurdenView:
    """The load of one scheme, or the sum of several: figures of a year, and the months drawn."""

    row: LoadRow
    voice: Voice

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Name and figure of a year: inspections, submissions, hours, letters; those that there are."""
        names = ("inspections", "submissions", "hours", "letters")
        found = [(self.voice.text(f"html.burden.{name}"), float(getattr(self.row, name))) for name in names]
        return [(name, number(round(value) if value >= 10 else round(value, 1))) for name, value in found if value]

    @property
    def dated(self) -> bool:
        """Whether anything is known to be due in some month."""
        return any(self.row.months[:MONTHS])

    @property
    def legend(self) -> list[tuple[Markup, str]]:
        """Samples of what is due."""
        return [(swatch(part), self._part(part)) for part in PARTS if any(self._months(part))]

    @property
    def drawn(self) -> Markup:
        """A column a month."""
        heads = [self.voice.text("load.month", n=month) for month in range(1, MONTHS + 1)]
        stacks = [[(part, self._months(part)[month]) for part in PARTS] for month in range(MONTHS)]
        sums = [number(round(value)) for value in self.row.months[:MONTHS]]
        said = self.voice.text("markdown.comma").join(
            f"{head} {value}" for head, value in zip(heads, sums, strict=True)
        )
        return columns(
            stacks, heads, sums, f"{self.voice.text('load.by_month')}{self.voice.text('markdown.colon')}{said}"
        )

    def _months(self, part: str) -> tuple[float, ...]:
        months: tuple[float, ...] = getattr(self.row, f"{part}_by_month")
        return months

    def _part(self, part: str) -> str:
        return self.voice.text(f"html.due.{part}")


@dataclass(frozen=True)
class LoadView:
    """A load table; ``number`` tells its anchor."""

    load: LoadTable
    voice: Voice
    number: int

    @property
    def title(self) -> str:
        """What the load is on."""
        return title(self.load, self.voice)

    @property
    def total(self) -> BurdenView:
        """All schemes together, drawn."""
        return BurdenView(self.load.total, self.voice)

    @property
    def by_issuer(self) -> Grid:
        """Counts of a year."""
        return by_issuer(self.load, self.voice)

    @property
    def by_month(self) -> Grid | None:
        """What is due in each month; None where nothing is dated."""
        return by_month(self.load, self.voice) if has_months(self.load) else None

    @property
    def notes(self) -> list[str]:
        """How to read the tables."""
        return notes(self.load, self.voice)

    @property
    def merges(self) -> list[str]:
        """What could be asked once."""
        return merged(self.load, self.voice)
