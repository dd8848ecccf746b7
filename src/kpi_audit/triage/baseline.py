"""The baseline: findings of the past that do not count, known again by what they say and not by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..findings.finding import Finding, Severity
from ..findings.identity import digest, identity, is_general
from ..findings.report import BASELINE, DocumentReport, Located, Report, Suppressed
from ..source.document import Document
from ..startup.records import dataclass, field, replace
from .renames import Findings, renamed

_SAID = 80  # characters of the words of a finding that are kept for the reader


@dataclass(frozen=True, slots=True)
class Entry:
    """Findings of one file that say the same; ``at`` is the stretch of the entry in the text of the baseline.

    ``indicator`` and ``said`` are for people who read the file; findings are known by ``id``.
    """

    path: str  # of the scheme, from the folder of the baseline
    code: str
    severity: Severity
    indicator: str
    said: str
    general: bool
    count: int
    id: str
    at: tuple[int, int] = (0, 0)

    @property
    def order(self) -> tuple[str, ...]:
        """A total order that lines moved in a scheme do not change."""
        return (self.path, self.code, self.indicator, self.said, self.id)


@dataclass(frozen=True, slots=True)
class Baseline:
    """Entries and the file they come from; ``relative`` names a path of this run as the baseline does.

    ``data`` is the file as it was read.
    """

    document: Document
    entries: tuple[Entry, ...]
    relative: Callable[[str], str]
    exists: Callable[[str], bool]  # whether a path, named as the baseline does, leads to a file
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Matched:
    """A report held against a baseline. ``stale`` are entries (with the count that is left) that nothing needs."""

    report: Report
    kept: tuple[Entry, ...]
    stale: tuple[Entry, ...]
    moved: Mapping[str, str] = field(default_factory=dict)  # old path → new path


def entries_of(report: Report, relative: Callable[[str], str], fixed: Callable[[Finding], bool]) -> list[Entry]:
    """The entries that would set aside every finding of a report that counts and may be set aside."""
    found: dict[tuple[str, str], Entry] = {}
    for located in report.findings():
        if fixed(located.finding):
            continue
        entry = _entry(located, relative(located.path))
        before = found.get((entry.path, entry.id))
        if before is not None:
            worst = min(before.severity, entry.severity, key=lambda severity: severity.rank)
            entry = replace(entry, count=before.count + 1, severity=worst)
        found[(entry.path, entry.id)] = entry
    return list(found.values())


def match(
    report: Report,
    baseline: Baseline,
    fixed: Callable[[Finding], bool],
    ran: Callable[[DocumentReport], frozenset[str]],
) -> Matched:
    """Set aside what the baseline knows. A finding that is worse than it was then counts again."""
    moved = _moved(report, baseline, fixed)
    pool = _Pool(baseline, moved)
    documents = tuple(_without(document, baseline, pool, fixed) for document in report.documents)
    checked: dict[str, set[str]] = {}
    for document in report.documents:
        checked.setdefault(baseline.relative(document.path), set()).update(ran(document))
    left = [entry for entry in pool.left() if _is_stale(entry, checked, baseline)]
    return Matched(replace(report, documents=documents), tuple(pool.kept(left)), tuple(left), moved)


def _entry(located: Located, path: str) -> Entry:
    finding = located.finding
    about = finding.indicator
    name = "" if about is None else about.name if about.id.startswith("#") else f"{about.id} {about.name}"
    said = " … ".join(dict.fromkeys(item.text for item in finding.evidence))
    return Entry(
        path=path,
        code=finding.code,
        severity=finding.severity,
        indicator=" ".join(name.split()),
        said="" if is_general(finding) else _cut(" ".join(said.split())),
        general=is_general(finding),
        count=1,
        id=digest(identity(finding)),
    )


def _cut(text: str) -> str:
    return text if len(text) <= _SAID else text[:_SAID] + "…"


class _Pool:
    """What of the baseline has not been used yet."""

    def __init__(self, baseline: Baseline, moved: Mapping[str, str]) -> None:
        self._entries: dict[tuple[str, str], Entry] = {}
        self._left: dict[tuple[str, str], int] = {}
        for entry in baseline.entries:
            at = replace(entry, path=moved.get(entry.path, entry.path))
            self._entries[(at.path, at.id)] = at
            self._left[(at.path, at.id)] = at.count

    def take(self, path: str, finding: Finding) -> Entry | None:
        """The entry that knows a finding; each knows as many as it counts."""
        key = (path, digest(identity(finding)))
        entry = self._entries.get(key)
        if entry is None or not self._left[key]:
            return None
        self._left[key] -= 1
        return None if finding.severity.rank < entry.severity.rank else entry

    def left(self) -> list[Entry]:
        """The entries of which something is left, counting only that."""
        return [replace(self._entries[key], count=count) for key, count in self._left.items() if count]

    def kept(self, stale: Iterable[Entry]) -> Iterable[Entry]:
        """The entries without what is stale."""
        gone = {(entry.path, entry.id): entry.count for entry in stale}
        for key, entry in self._entries.items():
            count = entry.count - gone.get(key, 0)
            if count:
                yield replace(entry, count=count)


def _without(
    document: DocumentReport, baseline: Baseline, pool: _Pool, fixed: Callable[[Finding], bool]
) -> DocumentReport:
    left: list[Located] = []
    aside: list[Located] = []
    path = baseline.relative(document.path)
    for located in document.findings:
        entry = None if fixed(located.finding) else pool.take(path, located.finding)
        if entry is None:
            left.append(located)
        else:
            region = baseline.document.span(*entry.at)
            record = Suppressed(BASELINE, baseline.document.path, region.line, region.column)
            aside.append(replace(located, suppressed=record))
    if not aside:
        return document
    return replace(document, findings=tuple(left), suppressed=(*document.suppressed, *aside))


def _is_stale(entry: Entry, checked: Mapping[str, set[str]], baseline: Baseline) -> bool:
    """Whether an entry has lost its finding: its rule looked at its file, or the file is gone."""
    if entry.path in checked:
        return entry.code in checked[entry.path]
    return not baseline.exists(entry.path)


def _moved(report: Report, baseline: Baseline, fixed: Callable[[Finding], bool]) -> dict[str, str]:
    """Files that were renamed since: a path that is gone, and a file new to the baseline that says mostly the same.

    A copy beside the old file is not renamed but new, and what it says counts.
    """
    known = {entry.path for entry in baseline.entries}
    gone = [path for path in known if not baseline.exists(path)]
    if not gone:
        return {}
    then: dict[str, list[Entry]] = {path: [] for path in gone}
    for entry in baseline.entries:
        if entry.path in then:
            then[entry.path].append(entry)
    fresh: dict[str, list[Entry]] = {}
    for entry in entries_of(report, baseline.relative, fixed):
        if entry.path not in known:
            fresh.setdefault(entry.path, []).append(entry)
    before, now = ({path: _in_short(found) for path, found in side.items()} for side in (then, fresh))
    return renamed(before, now)


def _in_short(entries: Sequence[Entry]) -> Findings:
    """What is said of a file by identity: of its lines, or of the whole where there is nothing else."""
    own = [entry for entry in entries if not entry.general]
    return Findings(not own, {entry.id: entry.count for entry in own or entries})
