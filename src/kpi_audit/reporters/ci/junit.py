"""JUnit XML: a case for every finding, or a case for every rule with what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ...findings.report import BASELINE, DocumentReport, Located, Report
from ...startup.records import dataclass
from ...words.voice import Voice, Wording
from ..outline import not_checked, rule_title
from .incidents import Incident, incidents
from .junit_cases import ERROR, FAILURE, SKIPPED, Case, Suite, xml
from .paths import repository_path

TOOL = "kpi-audit"
"""The suite of what is about no document."""


def render(report: Report, voice: Voice, exit_code: int) -> str:
    """A case for every finding; a document without one has a case that passed."""
    return _Suites(report, voice, _by_path(incidents(report, voice, exit_code))).render(_Suites.finding_cases)


def render_rules(report: Report, voice: Voice, exit_code: int) -> str:
    """A case for every rule and document: passed, failed, or skipped with the reason why it was not checked."""
    return _Suites(report, voice, _by_path(incidents(report, voice, exit_code))).render(_Suites.rule_cases)


@dataclass(frozen=True, slots=True)
class _Suites:
    """A suite for each file of the run."""

    report: Report
    voice: Voice
    incidents: Mapping[str | None, Sequence[Incident]]

    def render(self, cases: Callable[[_Suites, DocumentReport], Iterator[Case]]) -> str:
        suites = []
        for path, documents in groupby(self.report.documents, key=lambda one: one.path):
            name = repository_path(path, self.report.whereabouts)
            suites.append(Suite(name, name, [case for one in documents for case in cases(self, one)]))
        files = {document.path for document in self.report.documents}
        homeless = [one for path, found in self.incidents.items() if path not in files for one in found]
        if homeless:
            suites.append(Suite(TOOL, None, [self._trouble(one, one.path or TOOL) for one in homeless]))
        return xml(suites)

    def finding_cases(self, document: DocumentReport) -> Iterator[Case]:
        """Rules that failed, then the findings, then what was set aside."""
        crashes = self._crashes(document)
        for code, one in crashes.items():
            yield self._trouble(one, f"{code} {self.voice.title(code)}")
        for located in document.findings:
            yield self._failure([located], document, self._named(located))
        for located in document.suppressed:
            told = list(self._told(located, document))
            yield Case(self._named(located), SKIPPED, self._aside(located), told, line=located.region.line)
        if not (crashes or document.findings or document.suppressed):
            yield Case(self.voice.text("pipeline.sound"))

    def rule_cases(self, document: DocumentReport) -> Iterator[Case]:
        """The rules in their order, then codes that no rule class finds."""
        crashes = self._crashes(document)
        reasons = {entry.code: entry for entry in not_checked(document, self.report)}
        findings, aside = _by_code(document.findings), _by_code(document.suppressed)
        looked = document.ran | reasons.keys()
        rules = [rule.code for rule in self.report.rules if rule.code in looked]
        codes = list(dict.fromkeys([*rules, *reasons, *sorted({*findings, *aside})]))
        for code in codes:
            if code in crashes:
                yield self._trouble(crashes[code], f"{code} {self.voice.title(code)}")
            elif code in findings:
                yield self._failure(findings[code], document, f"{code} {self.voice.title(code)}")
            elif code in aside:
                said = list(dict.fromkeys(map(self._aside, aside[code])))
                told = [line for located in aside[code] for line in (*self._told(located, document), "")]
                yield Case(
                    f"{code} {self.voice.title(code)}", SKIPPED, self.voice.text("list.joiner").join(said), told[:-1]
                )
            elif code in reasons:
                title = rule_title(reasons[code], self.voice)
                yield Case(f"{code} {title}", SKIPPED, self.voice.reason(reasons[code].reason))
            else:
                yield Case(f"{code} {self.voice.title(code)}")
        if not codes:
            yield Case(self.voice.text("pipeline.sound"))

    def _crashes(self, document: DocumentReport) -> dict[str, Incident]:
        return {str(one.code): one for one in self.incidents.get(document.path, ()) if one.kind == "crash"}

    def _named(self, located: Located) -> str:
        finding = located.finding
        name = f"{finding.code} {self.voice.title(finding.code)}"
        about = finding.indicator
        return name if about is None else f"{name} {about.id} {about.name}"

    def _aside(self, located: Located) -> str:
        """Why a finding does not count."""
        record = located.suppressed
        if record is None or record.kind == BASELINE:
            return self.voice.text("pipeline.in_baseline")
        return self.voice.text("pipeline.set_aside", reason=record.reason or "")

    def _failure(self, run: Sequence[Located], document: DocumentReport, name: str) -> Case:
        first, title = run[0], self.voice.say(run[0].finding)
        if len(run) > 1:
            title = self.voice.text("pipeline.places", first=title, n=len(run))
        said = [line for located in run for line in (*self._told(located, document), "")]
        return Case(
            name,
            FAILURE,
            title,
            said[:-1],
            min((located.finding.severity for located in run), key=lambda severity: severity.rank).value,
            first.region.line,
        )

    def _told(self, located: Located, document: DocumentReport) -> Iterator[str]:
        """A finding in full, a line for each part."""
        finding, voice = located.finding, self.voice
        path = repository_path(located.path, self.report.whereabouts)
        yield f"{path}:{voice.spot(located.region)}"
        yield voice.say(finding)
        words = dict.fromkeys(text for text, _ in located.evidence if text)
        if words:
            quoted = [voice.text("markdown.quote", text=text) for text in words]
            evidence = voice.text("markdown.evidence") + voice.text("markdown.colon")
            yield evidence + voice.text("list.joiner").join(quoted)
        for spot in located.related:
            said = voice.related(finding, spot.key, spot.args)
            yield f"{voice.text('report.related')}{spot.path}:{voice.spot(spot.region)} {said}"
        if finding.reason:
            yield voice.text("report.reason") + finding.reason
        advice = voice.advice(finding)
        if advice:
            yield voice.text("report.advice") + advice
        for reference in voice.references(finding, document.year):
            says = reference.says or ""
            if reference.wording is not Wording.THRESHOLD or not says:  # a threshold of ours says that it is ours
                says = voice.cite(reference) + (voice.text("markdown.colon") + says if says else "")
            yield voice.text("report.basis") + says

    def _trouble(self, one: Incident, name: str) -> Case:
        return Case(name, ERROR, one.message, [one.message], one.kind)


def _by_path(found: Iterable[Incident]) -> dict[str | None, list[Incident]]:
    grouped: defaultdict[str | None, list[Incident]] = defaultdict(list)
    for one in found:
        grouped[one.path].append(one)
    return dict(grouped)


def _by_code(findings: Iterable[Located]) -> dict[str, list[Located]]:
    found: defaultdict[str, list[Located]] = defaultdict(list)
    for located in findings:
        found[located.finding.code].append(located)
    return dict(found)
