"""The story of an audit: load, gather the dossier, derive facts, ask each rule, locate what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .facts.duty.duty_table import duty_table
from .facts.facts import Company, Facts
from .facts.level.table import ladder
from .findings.finding import Finding
from .findings.load import LoadTable
from .findings.report import Crash, DocumentReport, Located, NotChecked, Report, RuleRun
from .locating import Locator
from .overview import tree_of, what_if
from .rules.base import Rule
from .scheme.dossier import Assembler, Extras
from .scheme.faults import Fault
from .scheme.library import Library
from .scheme.load import Loaded
from .scheme.run.siblings import Kin
from .scheme.scheme import Scheme
from .summary import load_table, summarise, veto_inventory
from .triage.triage import Triage


@dataclass(slots=True)
class Auditor:
    """Audits documents of one run with the given rules; files are read once."""

    rules: Sequence[Rule]
    extras: Extras = field(default_factory=Extras)
    triage: Triage = field(default_factory=Triage)
    library: Library = field(default_factory=Library)
    crashes: list[Crash] = field(default_factory=list)
    asked: dict[str, RuleRun] = field(default_factory=dict)
    reraise: bool = False

    def audit_files(self, paths: Iterable[Path]) -> Report:
        """The report on every document in the files. Raises OSError for a file that cannot be opened."""
        return self.audit([(loaded, path) for path in paths for loaded in self.library.read(path)])

    def audit_text(self, name: str, data: bytes) -> Report:
        """The report on text that is in no file (standard input); references resolve against its name."""
        return self.audit([(loaded, Path(name)) for loaded in self.library.parse(name, data)])

    def audit(self, members: Iterable[tuple[Loaded, Path]]) -> Report:
        """The report on the documents of a run: schemes on the same units are looked at together."""
        listed = list(members)
        self.asked.update((rule.code, _as_run(rule)) for rule in self.rules if rule.code not in self.asked)
        schemes = {loaded.document.name: (loaded, path) for loaded, path in listed if isinstance(loaded.model, Scheme)}
        assembler = Assembler(self.library, self.extras)
        assembler.enrol(listed)
        kin = Kin(assembler.outline(loaded, path) for loaded, path in schemes.values())
        reports = [self._unread(loaded) for loaded, _ in listed if loaded.document.name not in schemes]
        loads: list[LoadTable] = []
        for group in kin.groups():
            dossiers = assembler.assemble_group([schemes[name] for name in group], kin)
            company = Company(dossiers)  # facts live as long as their group is looked at
            for dossier in dossiers:
                loaded, _ = schemes[dossier.path]
                reports.append(self._audit(loaded, company.of(dossier), assembler.faults(dossier)))
                loads += self._load(company.of(dossier))
        return self._triaged(
            Report(
                tuple(sorted(reports, key=lambda report: report.order)),
                tuple(self.crashes),
                tuple(self.asked.values()),
                texts=self._texts(),
                loads=tuple(sorted(loads, key=lambda load: load.rows[0].path)),
            )
        )

    def _triaged(self, report: Report) -> Report:
        """The report without what comments and the baseline set aside."""
        documents = self.library.documents
        if self.triage.baseline is not None:
            documents[self.triage.baseline.document.name] = self.triage.baseline.document
        return self.triage.apply(report, documents, Locator(documents).locate)

    def _texts(self) -> dict[str, str]:
        """Every UTF-8 file as it stands on disk, with its byte order mark."""
        marks = {"utf-8": "", "utf-8-sig": "\ufeff"}
        documents = sorted(self.library.documents.values(), key=lambda document: document.path)
        return {one.path: marks[one.encoding] + one.text for one in documents if one.encoding in marks}

    def _unread(self, loaded: Loaded) -> DocumentReport:
        """The report on a document that is no scheme, or none that can be read."""
        spots = Locator(self.library.documents).locate(loaded.findings)
        unchecked = self.rules if loaded.kind == "scheme" else ()
        missed = tuple(NotChecked(rule.code, rule.slug, "format_errors") for rule in unchecked)
        number = loaded.document.number
        return DocumentReport(loaded.document.path, loaded.kind, number=number, findings=spots, not_checked=missed)

    def _audit(self, loaded: Loaded, facts: Facts, faults: Iterable[Fault]) -> DocumentReport:
        findings = [*loaded.findings, *(fault.finding() for fault in faults)]
        not_checked: list[NotChecked] = []
        for rule in self.rules:
            reason = missing(rule, facts)
            if reason is not None:
                not_checked.append(NotChecked(rule.code, rule.slug, reason))
            if reason is None or rule.alone:
                findings += self._ask(rule, facts)
        located = Locator(self.library.documents).locate(findings)
        return self._report(loaded, facts, located, not_checked)

    def _ask(self, rule: Rule, facts: Facts) -> list[Finding]:
        try:
            return list(rule.check(facts))
        except Exception as error:  # a defect of ours must not hide what the other rules found
            if self.reraise:
                raise
            self.crashes.append(Crash(rule.code, facts.dossier.path, f"{type(error).__name__}: {error}"))
            return []

    def _load(self, facts: Facts) -> list[LoadTable]:
        try:
            found = load_table(facts)
        except Exception as error:
            if self.reraise:
                raise
            self.crashes.append(Crash("loads", facts.dossier.path, f"{type(error).__name__}: {error}"))
            return []
        return [] if found is None else [found]

    def _report(
        self,
        loaded: Loaded,
        facts: Facts,
        located: tuple[Located, ...],
        not_checked: list[NotChecked],
    ) -> DocumentReport:
        scheme = facts.scheme
        return DocumentReport(
            path=loaded.document.path,
            document=loaded.kind,
            number=loaded.document.number,
            title=scheme.title,
            issuer=scheme.issuer,
            level=scheme.level,
            assesses=scheme.assesses,
            year=facts.year,
            status=scheme.status,
            materials=facts.dossier.materials,
            siblings=len(facts.dossier.siblings),
            summary=summarise(facts),
            findings=located,
            not_checked=tuple(not_checked),
            vetoes=veto_inventory(facts, self.library.documents),
            checked=len(self.rules) - len(not_checked),
            ran=frozenset(rule.code for rule in self.rules) - {entry.code for entry in not_checked},
            tree=tree_of(facts, loaded.document),
            what_if=what_if(facts, located),
            duty_table=duty_table(facts),
            ladder=ladder(facts),
        )


def _as_run(rule: Rule) -> RuleRun:
    needs = tuple(need.value for need in sorted(rule.needs))
    options = {name: getattr(rule.options, name) for name in type(rule.options).model_fields}
    return RuleRun(rule.code, rule.slug, rule.family, rule.severity, rule.profile, needs, options)


def missing(rule: Rule, facts: Facts) -> str | None:
    """The reason why a rule cannot look at this scheme, if there is one."""
    return next((need.value for need in sorted(rule.needs) if not facts.has(need.value)), None)
