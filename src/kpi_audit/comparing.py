"""Two versions of one scheme compared: what a revision changed, and what that did to the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from .audit import Auditor
from .errors import UsageError
from .facts.facts import Facts
from .facts.hierarchy import Node
from .facts.versions.edits import edits, entries
from .facts.versions.matching import Matching, match
from .findings.comparison import Comparison, Edit, IndicatorChange, ListChange, Status
from .findings.report import Crash, DocumentReport, Located
from .rules.base import Rule
from .scheme.dossier import Assembler, Extras
from .scheme.scheme import Scheme
from .source.location import Place
from .startup import patterns as re
from .triage.triage import Triage

Identity = tuple[str, ...]
_YEAR = re.compile(r"(?:19|20)\d\d\s*(?:年度?)?")


class Version:
    """One version: its report, its facts and the way to its lines."""

    def __init__(self, path: Path, rules: Sequence[Rule], extras: Extras, triage: Triage) -> None:
        self.auditor = Auditor(rules, extras, triage)
        report = self.auditor.audit_files([path])
        loaded = [one for one in self.auditor.library.read(path) if isinstance(one.model, Scheme)]
        if not loaded:
            raise UsageError("not_a_scheme", file=path.as_posix())
        self.report: DocumentReport = next(one for one in report.documents if one.path == loaded[0].document.path)
        self._document = loaded[0].document
        self.facts = Facts(Assembler(self.auditor.library, extras).assemble(loaded[0], path))

    def line(self, place: Place) -> int:
        """The line of a place, from 1."""
        return self._document.region(place).line

    @property
    def crashes(self) -> list[Crash]:
        """Defects of ours on the way."""
        return self.auditor.crashes


def compare_files(
    old: Path,
    new: Path,
    rules: Sequence[Rule],
    extras: Extras = Extras(),  # noqa: B008
    triage: Triage = Triage(),  # noqa: B008
) -> Comparison:
    """What ``new`` changed against ``old``, each audited on its own; what ``triage`` sets aside is left out.

    Raises OSError for a file that cannot be opened, UsageError for one that holds no valid scheme.
    """
    before, after = Version(old, rules, extras, triage), Version(new, rules, extras, triage)
    matching = match(before.facts, after.facts)
    added, cleared, kept = _findings(before, after, matching)
    shifted = tuple(_shifted(added, cleared, {old.id: new.id for old, new in matching.pairs}))
    moved = {id(one) for pair in shifted for one in pair}
    return Comparison(
        old=before.report,
        new=after.report,
        indicators=tuple(_indicators(before, after, matching)),
        lists=tuple(_lists(before, after)),
        added=tuple(one for one in added if id(one) not in moved),
        cleared=tuple(one for one in cleared if id(one) not in moved),
        shifted=shifted,
        kept=kept,
        crashes=(*before.crashes, *after.crashes),
    )


def _indicators(before: Version, after: Version, matching: Matching) -> Iterator[IndicatorChange]:
    """Changes in the order of the new version; what was removed comes last."""
    for node in after.facts.hierarchy.nodes:
        old = matching.before.get(node)
        if old is None:
            yield _change("added", node, after)
            continue
        found = tuple(edits(old, node, before.facts, after.facts))
        if found:
            yield _change("changed", node, after, found)
    for node in matching.removed:
        yield _change("removed", node, before)


def _change(status: Status, node: Node, version: Version, found: tuple[Edit, ...] = ()) -> IndicatorChange:
    points = version.facts.points.stated(node)
    where = version.line(node.indicator.place())
    return IndicatorChange(status, node.id, node.name, node.names, node.is_leaf, points, where, found)


def _lists(before: Version, after: Version) -> Iterator[ListChange]:
    """Entries that only one version has; one given twice counts twice, the year of a document makes no other of it."""
    was: Counter[Identity] = Counter((room, _timeless(said)) for room, said, *_ in entries(before.facts.scheme))
    now: Counter[Identity] = Counter((room, _timeless(said)) for room, said, *_ in entries(after.facts.scheme))
    sides: tuple[tuple[Status, Version, Counter[Identity], Counter[Identity]], ...]
    sides = (("added", after, now, was), ("removed", before, was, now))
    for status, version, here, there in sides:
        left = here - there
        for room, said, parts, place in entries(version.facts.scheme):
            if left[room, _timeless(said)] > 0:
                left[room, _timeless(said)] -= 1
                yield ListChange(room, status, said, version.line(place), parts)


def _timeless(said: str) -> str:
    """An entry without the years in it: this year's rules are named after this year."""
    return _YEAR.sub("", said)


def _findings(
    before: Version, after: Version, matching: Matching
) -> tuple[tuple[Located, ...], tuple[Located, ...], int]:
    """Findings that came, that went, and how many stayed: the same fault of the same indicator, whatever its words."""
    after_ids = {old.id: new.id for old, new in matching.pairs}

    def identity(located: Located, ids: dict[str, str] | None) -> Identity:
        finding = located.finding
        if finding.indicator is None:
            field = next((str(part) for part in finding.place.path if isinstance(part, str)), "")
            words = "\x1e".join(text for text, _ in located.evidence) if _is_entry(located) else ""
            return (finding.code, finding.key, field, words)
        about = finding.indicator.id
        return (finding.code, finding.key, ids.get(about, f"\x00{about}") if ids is not None else about)

    was = Counter(identity(one, after_ids) for one in before.report.findings)
    now = Counter(identity(one, None) for one in after.report.findings)
    added = _surplus(after.report.findings, now - was, lambda one: identity(one, None))
    cleared = _surplus(before.report.findings, was - now, lambda one: identity(one, after_ids))
    return added, cleared, len(after.report.findings) - len(added)


def _shifted(
    added: Sequence[Located], cleared: Sequence[Located], ids: dict[str, str]
) -> Iterator[tuple[Located, Located]]:
    """What came and went for one rule at one place: the fault is there still, milder or worse or put otherwise."""
    waiting: dict[tuple[str, str | None], list[Located]] = {}
    for one in cleared:
        about = one.finding.indicator
        waiting.setdefault(
            (one.finding.code, None if about is None else ids.get(about.id, f"\x00{about.id}")), []
        ).append(one)
    for one in added:
        about = one.finding.indicator
        before = waiting.get((one.finding.code, None if about is None else about.id))
        if before and not _is_entry(one):
            yield before.pop(0), one


def _is_entry(located: Located) -> bool:
    """Whether a finding is about one entry of a list or one passage of the text, told from others by its words."""
    path = located.finding.place.path
    return located.finding.indicator is None and ("text" in path or any(isinstance(part, int) for part in path))


def _surplus(
    found: Sequence[Located], left: Counter[Identity], identity: Callable[[Located], Identity]
) -> tuple[Located, ...]:
    """Of the findings of one identity, the last ones: as many as there are more."""
    chosen: list[Located] = []
    for one in reversed(found):
        mark = identity(one)
        if left[mark] > 0:
            left[mark] -= 1
            chosen.append(one)
    return tuple(reversed(chosen))
