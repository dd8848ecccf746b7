"""What a change introduced: a report without what an earlier report of the same schemes said already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ..findings.finding import Severity
from ..findings.identity import identity
from ..findings.report import DocumentReport, Located, Report
from ..startup.records import replace


def introduced(new: Report, old: Report, *, changed: Collection[str], origins: Mapping[str, str]) -> Report:
    """The changed documents, and others with findings that are new, with these findings alone.

    ``origins`` leads from the path of a renamed file to its old one. A finding that became worse is new. The faults
    of form of a changed document stay: they say why it could not be audited.
    """
    before = _by_file(old)
    documents: list[DocumentReport] = []
    for document in new.documents:
        known = before.get(origins.get(document.path, document.path), _Known((), ()))
        whole = document.path in changed
        findings = tuple(one for one in document.findings if (whole and _is_form(one)) or not known.has(one))
        if whole or findings:
            suppressed = tuple(one for one in document.suppressed if not known.has_aside(one))
            documents.append(replace(document, findings=findings, suppressed=suppressed))
    return replace(new, documents=tuple(documents))


class _Known:
    """The findings of one file before; each of them explains one of today."""

    def __init__(self, findings: Iterable[Located], aside: Iterable[Located]) -> None:
        self._findings = _ranks(findings)
        self._aside = _ranks(aside)

    def has(self, located: Located) -> bool:
        """Whether a finding was there, no less bad."""
        return _take(self._findings, located)

    def has_aside(self, located: Located) -> bool:
        """Whether a finding was set aside before as well."""
        return _take(self._aside, located)


def _ranks(findings: Iterable[Located]) -> dict[str, list[int]]:
    """The severities of the findings that share an identity, the worst first."""
    found: dict[str, list[int]] = {}
    for located in findings:
        found.setdefault(identity(located.finding), []).append(located.finding.severity.rank)
    return {same: sorted(ranks) for same, ranks in found.items()}


def _take(ranks: Mapping[str, list[int]], located: Located) -> bool:
    left = ranks.get(identity(located.finding), [])
    fit = [number for number, rank in enumerate(left) if rank <= located.finding.severity.rank]
    if not fit:
        return False
    del left[fit[-1]]
    return True


def _by_file(report: Report) -> dict[str, _Known]:
    findings: dict[str, list[Located]] = {}
    aside: dict[str, list[Located]] = {}
    for document in report.documents:
        findings.setdefault(document.path, []).extend(document.findings)
        aside.setdefault(document.path, []).extend(document.suppressed)
    return {path: _Known(findings[path], aside[path]) for path in findings}


def _is_form(located: Located) -> bool:
    return located.finding.code.startswith("FMT") and located.finding.severity is Severity.ERROR
