"""Triage: the findings of a run are sorted into those that count and those set aside, with a reason or by the past."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from ..findings.finding import Finding
from ..findings.report import DocumentReport, Located, Report
from ..source.document import Document, document_name
from ..source.location import Place
from ..startup.records import dataclass, replace
from .baseline import Baseline, Entry, Matched, match
from .notices import STALE, notice
from .policy import Policy
from .suppressions import Sheet, suppress

Locate = Callable[[Iterable[Finding]], tuple[Located, ...]]


@dataclass(frozen=True, slots=True)
class Triage:
    """What sets findings aside in a run. Without ``policy`` nothing does; ``comments``: whether those in files may."""

    policy: Policy | None = None
    baseline: Baseline | None = None
    comments: bool = True

    @property
    def key(self) -> tuple[int, int, bool]:
        """What tells it from others: two of the same policy and baseline are one."""
        return id(self.policy), id(self.baseline), self.comments

    def obeyed(self, report: Report, documents: Mapping[str, Document], locate: Locate) -> Report:
        """The report on a file after its comments were obeyed; what is wrong with them is reported too."""
        if self.policy is None or not self.comments:
            return report
        return _obey_comments(report, documents, locate, self.policy)

    def held(self, report: Report, locate: Locate) -> Report:
        """The report of a run held against the baseline; entries that nothing needs are reported too."""
        if self.policy is None or self.baseline is None:
            return report
        matched = self.matched(report)
        return matched.report if STALE in self.policy.muted else _told(matched.report, matched, self.baseline, locate)

    def matched(self, report: Report) -> Matched:
        """A report held against the baseline."""
        assert self.policy is not None and self.baseline is not None
        return match(report, self.baseline, self.policy.is_fixed, lambda document: ran(document, report))


def told_once(documents: Iterable[DocumentReport]) -> tuple[DocumentReport, ...]:
    """The documents of several triages with what two of them tell of one baseline told by the first only."""
    seen: set[tuple[str, int]] = set()
    after: list[DocumentReport] = []
    for document in documents:
        kept = [
            one for one in document.findings if one.finding.code != STALE or (one.path, one.region.offset) not in seen
        ]
        seen.update((one.path, one.region.offset) for one in kept if one.finding.code == STALE)
        after.append(replace(document, findings=tuple(kept)))
    return tuple(after)


def ran(document: DocumentReport, report: Report) -> frozenset[str]:
    """The codes of the rules that looked at a document and did not fail."""
    return document.ran - {crash.where for crash in report.crashes if crash.path == document.path}


def _obey_comments(report: Report, documents: Mapping[str, Document], locate: Locate, policy: Policy) -> Report:
    after: list[DocumentReport] = []
    for _, group in groupby(report.documents, key=lambda document: document.path):
        sheets = [Sheet(documents[document_name(one.path, one.number)], one, ran(one, report)) for one in group]
        after += [_with(document, locate(said)) for document, said in suppress(sheets, policy)]
    return replace(report, documents=tuple(after))


def _with(document: DocumentReport, located: Sequence[Located]) -> DocumentReport:
    if not located:
        return document
    findings = sorted((*document.findings, *located), key=lambda one: one.order)
    return replace(document, findings=tuple(findings))


def _told(report: Report, matched: Matched, baseline: Baseline, locate: Locate) -> Report:
    """The report with a finding for each entry that nothing needs, and one for each file that is gone."""
    if not matched.stale:
        return report
    homes = {baseline.relative(document.path): number for number, document in reversed([*enumerate(report.documents)])}
    said: dict[int, list[Finding]] = {}
    for path, entries in groupby(sorted(matched.stale, key=lambda one: one.order), key=lambda one: one.path):
        group = list(entries)
        told = [_stale(entry, baseline) for entry in group] if path in homes else [_gone(group, baseline)]
        said.setdefault(homes.get(path, 0), []).extend(told)  # what has no file any more stands at the first
    documents = (
        _with(document, locate(said[number])) if number in said else document
        for number, document in enumerate(report.documents)
    )
    return replace(report, documents=tuple(documents))


def _stale(entry: Entry, baseline: Baseline) -> Finding:
    key = "stale" if entry.indicator else "stale_plain"
    return notice(STALE, key, _place(entry, baseline), "", rule=entry.code, about=entry.indicator, n=entry.count)


def _gone(entries: Sequence[Entry], baseline: Baseline) -> Finding:
    return notice(STALE, "gone", _place(entries[0], baseline), "", file=entries[0].path, n=len(entries))


def _place(entry: Entry, baseline: Baseline) -> Place:
    return Place(baseline.document.name, (), *entry.at, raw=True)
