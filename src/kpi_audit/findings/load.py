"""The load of all schemes on one unit, by issuer and by month: a table of the run, not of one document."""

from __future__ import annotations

from ..startup.records import dataclass

MONTHS = 12


@dataclass(frozen=True, slots=True)
class LoadRow:
    """What one scheme asks of one unit in a year, or all of them together.

    ``inspections``, ``submissions`` and ``hours`` (of reporting) are for a year. The three rows by month have twelve
    months, and last what nobody dates.
    """

    issuer: str
    path: str
    title: str
    leaves: int
    vetoes: int
    letters: int
    inspections: float
    submissions: float
    hours: float
    inspections_by_month: tuple[float, ...]
    submissions_by_month: tuple[float, ...]
    deadlines_by_month: tuple[float, ...]

    @property
    def months(self) -> tuple[float, ...]:
        """Times that something is due: inspections, submissions, deadlines."""
        rows = (self.inspections_by_month, self.submissions_by_month, self.deadlines_by_month)
        return tuple(sum(column) for column in zip(*rows, strict=True))


@dataclass(frozen=True, slots=True)
class MergeEntry:
    """Something that several issuers ask and that could be asked once; ``kind``: indicator, inspection or form."""

    kind: str
    name: str
    issuers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadTable:
    """Schemes on one unit. ``unit`` is empty where no scheme lists units.

    ``units`` is how many units the schemes list; ``alike``: all of them bear the same, else ``unit`` bears most.
    ``total`` has the same form only once.
    """

    unit: str
    units: int
    alike: bool
    assesses: str | None
    issuers: int
    rows: tuple[LoadRow, ...]
    total: LoadRow
    merges: tuple[MergeEntry, ...]
