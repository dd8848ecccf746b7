"""The indicators as the page has them: nested, each finding at its node, each quoted line once."""

from __future__ import annotations

from collections.abc import Sequence

from ...findings.report import DocumentReport
from ...findings.tree import TreeRow
from ...startup.records import dataclass, field, replace
from ...words.voice import Voice
from .finding_view import FindingView
from .source_view import Line, lines


@dataclass(frozen=True)
class Branch:
    """One node of the tree with what was found there."""

    name: str
    about: str
    findings: list[FindingView]
    source: list[Line]
    whole: bool = False  # the scheme itself
    children: list[Branch] = field(default_factory=list)

    @property
    def within(self) -> int:
        """Findings here and below."""
        return len(self.findings) + sum(child.within for child in self.children)


def branches(document: DocumentReport, findings: Sequence[FindingView], voice: Voice) -> list[Branch]:
    """The tree; first, where there is anything, the scheme itself with what is about no single indicator."""
    known = {row.id for row in document.tree}
    placed: dict[str, list[FindingView]] = {}
    for finding in findings:
        placed.setdefault(finding.indicator_id if finding.indicator_id in known else "", []).append(finding)
    roots: list[Branch] = []
    whole = placed.pop("", [])
    if whole:
        roots.append(replace(_branch(voice.text("html.whole"), "", whole, document), whole=True))
    trail: list[Branch] = []
    for row in document.tree:
        # the name stands here once; a repeated id has its findings at its first place
        branch = _branch(_named(row), _about(row, voice), placed.pop(row.id, []), document)
        del trail[row.depth - 1 :]
        (trail[-1].children if trail else roots).append(branch)
        trail.append(branch)
    return roots


def _branch(name: str, about: str, findings: list[FindingView], document: DocumentReport) -> Branch:
    return Branch(name, about, findings, lines((one.located for one in findings), document.path))


def _named(row: TreeRow) -> str:
    """An id that only numbers positions is left out."""
    return row.name if row.id.startswith("#") else f"{row.id} {row.name}"


def _about(row: TreeRow, voice: Voice) -> str:
    """Points, kind, role."""
    said = [row.id] if row.id.startswith("#") else []
    if row.points is not None:
        said.append(voice.text(f"inspect.{'estimated' if row.estimated else 'points'}", n=row.points))
    said += [voice.text(f"kind.{row.kind}")] if row.kind else []
    said += [voice.text(f"inspect.role_{row.role}")] if row.role else []
    return " · ".join(said)
