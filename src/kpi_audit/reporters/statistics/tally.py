"""The findings of a run counted by rule."""

from __future__ import annotations

from ...findings.finding import Severity
from ...findings.report import BASELINE, Located, Report
from ...startup.records import dataclass, field


@dataclass(slots=True)
class Tally:
    """The findings of one rule. ``documents`` are those in which some of them count."""

    code: str
    name: str
    family: str
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    suppressed: int = 0
    baselined: int = 0
    documents: int = 0

    @property
    def findings(self) -> int:
        """How many count."""
        return sum(self.counts.values())


def tallies(report: Report) -> list[Tally]:
    """A tally for each rule that found something, the most frequent first."""
    found: dict[str, Tally] = {}

    def tally(located: Located) -> Tally:
        finding = located.finding
        return found.setdefault(finding.code, Tally(finding.code, finding.name, finding.family))

    for document in report.documents:
        for located in document.findings:
            tally(located).counts[located.finding.severity] += 1
        for located in document.suppressed:
            aside = located.suppressed
            if aside is not None and aside.kind == BASELINE:
                tally(located).baselined += 1
            else:
                tally(located).suppressed += 1
        for code in {located.finding.code for located in document.findings}:
            found[code].documents += 1
    return sorted(found.values(), key=lambda one: (-one.findings, one.code))
