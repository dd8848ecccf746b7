"""The report: what an audit found in each document, located, ordered and ready to be rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..source.location import Origin, Region
from ..startup.records import dataclass, field
from .duty_table import DutyTable
from .finding import Finding, Severity
from .ladder import Ladder
from .load import LoadRow, LoadTable
from .shelf import Head, Shelf, head_of
from .tree import TreeRow, WhatIf


@dataclass(frozen=True, slots=True)
class Quote:
    """A source line to show under a finding: its number, its text and the stretch to underline (columns from 1).

    Of a very long line, ``text`` is the stretch around the words, and the columns are those inside it.
    """

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


INLINE, FILE, BASELINE = "inline", "file", "baseline"
"""How a finding was set aside: by a comment at its node, by one at the head of the file, by the baseline."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Why a finding does not count: the comment or the entry of the baseline, and where it stands."""

    kind: str  # INLINE, FILE or BASELINE
    path: str
    line: int
    column: int
    selector: str | None = None  # the code, slug or prefix in the brackets
    reason: str | None = None
    until: str | None = None  # ISO date, the last day on which it holds


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
    suppressed: Suppressed | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """A total order: path, line, column, code, then what tells two findings at one place apart."""
        return (self.path, self.region.line, self.region.column, self.finding.code, self.finding.key, self.fingerprint)


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
    """What was found in one document, ``number`` in its file from 0. ``year`` dates it; norms are worded by it.

    ``findings`` are those that count; ``suppressed`` are set aside, each with its reason. ``ran``: the codes of the
    rules that looked at it. ``materials``: what it was held against, by kind and path; ``siblings``: how many other
    schemes of the run lie on the same units. ``config`` is the configuration that it was audited by, as shown,
    ``fail_on`` the severity from which it fails. ``burden``: what it asks in a year of the unit with most to bear.
    """

    path: str
    document: str
    number: int = 0
    title: str | None = None
    issuer: str | None = None
    level: str | None = None
    assesses: str | None = None
    year: int | None = None
    status: str | None = None
    materials: tuple[tuple[str, str], ...] = ()
    siblings: int = 0
    summary: Summary | None = None
    findings: tuple[Located, ...] = ()
    suppressed: tuple[Located, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    vetoes: tuple[VetoEntry, ...] = ()
    checked: int = 0
    ran: frozenset[str] = frozenset()
    config: str | None = None
    fail_on: str = "error"
    tree: tuple[TreeRow, ...] = ()
    what_if: WhatIf | None = None
    duty_table: DutyTable | None = None
    ladder: Ladder | None = None
    burden: LoadRow | None = None

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands in the report, however the files were given."""
        return (self.path, self.number)

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
class RuleRun:
    """A rule of the run, as it was set: ``needs`` are keys of missing materials, ``options`` its thresholds, ``own``
    those that the office has set."""

    code: str
    name: str
    family: str
    severity: Severity
    profile: str
    needs: tuple[str, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)
    own: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path that was named and could not be read, with the key of the reason (``no_such_file`` …)."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The working directory and the root of the repository around it, absolute, with ``/``; empty when not known."""

    folder: str = ""
    root: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run. ``rules`` are those that ran or were to run, ``texts`` the UTF-8 files that findings stand in.

    ``loads``: for schemes on the same units, what they ask together. The ``documents`` of a large run are put away.
    """

    documents: Sequence[DocumentReport] = ()
    crashes: tuple[Crash, ...] = ()
    rules: tuple[RuleRun, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    whereabouts: Whereabouts = Whereabouts()
    loads: tuple[LoadTable, ...] = ()
    _heads: list[Head] = field(default_factory=list, init=False, repr=False, compare=False)

    def findings(self) -> Iterator[Located]:
        """Every finding that counts, in report order."""
        return (located for document in self.documents for located in document.findings)

    def suppressed(self) -> list[Located]:
        """Every finding that was set aside."""
        return [located for document in self.documents for located in document.suppressed]

    @property
    def heads(self) -> Sequence[Head]:
        """What the report on each document says in short."""
        if not self._heads:
            there = self.documents.heads if isinstance(self.documents, Shelf) else map(head_of, self.documents)
            self._heads.extend(there)
        return self._heads

    def count(self, *severities: Severity) -> int:
        """How many findings of the run count, or have one of these severities."""
        counts = (each for head in self.heads for each in head.counts.items())
        return sum(count for (_, severity), count in counts if not severities or severity in severities)

    @property
    def invalid(self) -> bool:
        """Whether some file is no valid document of ours (an FMT error)."""
        return any(head.invalid for head in self.heads)

    def aside(self, *kinds: str) -> int:
        """How many findings were set aside in these ways."""
        return sum(head.aside.get(kind, 0) for head in self.heads for kind in kinds)
