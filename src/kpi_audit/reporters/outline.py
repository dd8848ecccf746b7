"""The order of a report: families, folds, composition by kind, verdict, what was not checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..findings.report import BASELINE, FILE, INLINE, DocumentReport, KindTotal, Located, NotChecked, Report
from ..startup.records import dataclass
from ..words.voice import Voice

KINDS = ("input", "process", "output", "outcome", "satisfaction", "unknown")
FAMILIES = ("PRC", "VET", "LVL", "DUT", "BUR", "ACC", "DUP", "SCO", "SUP", "FMT")


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of indicator in the composition of a scheme; ``share`` is of the points, or of the leaves."""

    kind: str
    leaves: int
    points: float
    share: float


def prefix(code: str) -> str:
    """The family prefix of a code (``PRC``)."""
    return code.rstrip("0123456789")


def families(findings: Sequence[Located]) -> Iterator[tuple[str, list[Located]]]:
    """Findings by family in catalogue order; in a family the worst first, then by code and place."""
    ordered = sorted(findings, key=_rank)
    for family, group in groupby(ordered, key=lambda located: prefix(located.finding.code)):
        yield family, list(group)


def runs(findings: Sequence[Located]) -> Iterator[list[Located]]:
    """Neighbours of one severity and one code: what may be folded."""
    for _, group in groupby(findings, key=lambda one: (one.finding.severity, one.finding.code)):
        yield list(group)


def _rank(located: Located) -> tuple[object, ...]:
    finding = located.finding
    family = prefix(finding.code)
    place = FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)
    return (place, family, finding.severity.rank, finding.code, located.order)


def composition(document: DocumentReport) -> list[Part]:
    """The kinds that the scheme has, with their share; by leaves where there are no points."""
    summary = document.summary
    if summary is None:
        return []
    totals = [(kind, summary.by_kind.get(kind, KindTotal())) for kind in KINDS]
    by_leaves = counted_by_leaves(document)
    whole = sum(one.leaves if by_leaves else one.points for _, one in totals)
    return [
        Part(kind, one.leaves, one.points, (one.leaves if by_leaves else one.points) / whole)
        for kind, one in totals
        if (one.leaves or one.points) and whole > 0
    ]


def counted_by_leaves(document: DocumentReport) -> bool:
    """Whether shares are of the number of leaves, for want of points."""
    summary = document.summary
    if summary is None:
        return False
    return summary.counted_by_leaves or not any(one.points > 0 for one in summary.by_kind.values())


def checked(document: DocumentReport, voice: Voice) -> str:
    """How much was looked at."""
    if document.summary is None:
        return voice.text("report.checked", rules=document.checked)
    return voice.text("report.checked_all", rules=document.checked, leaves=document.summary.leaves)


def not_checked(document: DocumentReport, report: Report) -> list[NotChecked]:
    """What was not checked for want of material, and what failed in our own hands."""
    known = {entry.code for entry in document.not_checked}
    failed = [
        NotChecked(crash.where, crash.where, "crash")
        for crash in report.crashes
        if crash.path == document.path and crash.where not in known
    ]
    return [*document.not_checked, *failed]


def rule_title(entry: NotChecked, voice: Voice) -> str:
    """The title of a rule that was not checked; its name when it has no card, empty when it has neither."""
    title = voice.title(entry.code)
    name = "" if entry.name == entry.code else entry.name
    return name if title == entry.code else title


def set_aside(report: Report, voice: Voice) -> str:
    """How many findings of the run do not count, and why; empty when there is none."""
    counts = {"suppressed": report.aside(INLINE, FILE), "baselined": report.aside(BASELINE)}
    said = [voice.text(f"report.aside_{way}", n=count) for way, count in counts.items() if count]
    return (
        voice.text("report.aside") + voice.text("report.joiner").join(said) + voice.text("report.stop") if said else ""
    )


def facts(document: DocumentReport, voice: Voice) -> list[str]:
    """The figures of a scheme, each as a short phrase."""
    summary = document.summary
    if summary is None:
        return []
    said = [voice.text("report.leaves", n=summary.leaves)]
    if summary.points:
        key = "points_estimated" if summary.estimated else "points"
        said.append(voice.text(f"report.{key}", n=summary.points))
    if summary.stated_total is not None and abs(summary.stated_total - summary.points) > 0.005:
        said.append(voice.text("report.stated", n=summary.stated_total))
    if summary.max_depth:
        said.append(voice.text("report.depth", n=summary.max_depth))
    if summary.process_share is not None:
        key = "process_leaves" if counted_by_leaves(document) else "process"
        said.append(voice.text(f"report.{key}", share=summary.process_share))
    if summary.vetoes:
        said.append(voice.text("report.vetoes", n=summary.vetoes))
    return said


def setting(document: DocumentReport, voice: Voice) -> str:
    """Who assesses whom; empty when the scheme does not say."""
    level = document.level and voice.term("level", document.level)
    assesses = document.assesses and voice.term("level", document.assesses)
    if level and assesses:
        return voice.text("report.levels", level=level, assesses=assesses)
    if level:
        return voice.text("report.issued_by", level=level)
    return ""


def materials(document: DocumentReport, voice: Voice) -> list[str]:
    """What the scheme was held against: each kind with its files, and the other schemes on the same units."""
    kinds: dict[str, list[str]] = {}
    for role, path in document.materials:
        kinds.setdefault(role, []).append(path)
    said = [voice.text(f"material.{role}", files=files) for role, files in kinds.items()]
    return [*said, *([voice.text("material.siblings", n=document.siblings)] if document.siblings else [])]
