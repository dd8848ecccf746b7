"""The report: what an audit found in each document, located, ordered and ready to be rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..source.location import Origin, Region
from .finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Quote:
    """A source line to show under a finding: its number, its text and the stretch to underline (columns from 1)."""

    line: int
    text: str
    column: int
    end_column: int
    origin: Origin | None = None  # what stands for the number where the text was imported


@dataclass(frozen=True, slots=True)
class RelatedSpot:
    """A related place, located."""

    path: str
    region: Region
    key: str
    args: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with the regions of its place, its evidence and its related places."""

    finding: Finding
    path: str
    pointer: str
    region: Region
    evidence: tuple[tuple[str, Region], ...]
    related: tuple[RelatedSpot, ...]
    quotes: tuple[Quote, ...]
    fingerprint: str

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """A total order: path, line, column, code, then what tells two findings at one place apart."""
        f = self.finding
        return (self.path, self.region.line, self.region.column, f.code, f.key, self.fingerprint)


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A rule that lacked its material, with the key of the reason (``no_duty_list`` …)."""

    code: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class KindTotal:
    """Leaves and points of one kind of indicator."""

    leaves: int = 0
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class VetoEntry:
    """One veto of the inventory: open (listed as such) or disguised (a clause that works like one)."""

    matter: str
    basis: str | None
    disguised: bool
    region: Region


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of one scheme. ``process_share`` is by points, or by leaves when ``counted_by_leaves``."""

    leaves: int = 0
    points: float = 0.0
    stated_total: float | None = None
    process_share: float | None = None
    vetoes: int = 0
    max_depth: int = 0
    estimated: bool = False
    counted_by_leaves: bool = False
    by_kind: Mapping[str, KindTotal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What was found in one document. ``year`` dates the scheme; norms are worded by it."""

    path: str
    document: str
    title: str | None = None
    issuer: str | None = None
    level: str | None = None
    assesses: str | None = None
    year: int | None = None
    status: str | None = None
    summary: Summary | None = None
    findings: tuple[Located, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    vetoes: tuple[VetoEntry, ...] = ()
    checked: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(located.finding.severity is severity for located in self.findings)


@dataclass(frozen=True, slots=True)
class Crash:
    """A defect of ours: the rule (or phase) that raised, and what."""

    where: str
    path: str
    error: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run."""

    documents: tuple[DocumentReport, ...] = ()
    crashes: tuple[Crash, ...] = ()

    def findings(self) -> Iterator[Located]:
        """Every finding, in report order."""
        for document in self.documents:
            yield from document.findings

    def count(self, severity: Severity) -> int:
        """How many findings of the run have this severity."""
        return sum(document.count(severity) for document in self.documents)

    @property
    def invalid(self) -> bool:
        """Whether some file is no valid document of ours (an FMT error)."""
        return any(
            located.finding.code.startswith("FMT") and located.finding.severity is Severity.ERROR
            for located in self.findings()
        )
