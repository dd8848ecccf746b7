"""The story of an audit: load, gather the dossier, derive facts, ask each rule, locate what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from .facts.duty.duty_table import duty_table
from .facts.facts import Company, Facts
from .facts.level.table import ladder
from .findings.finding import Finding
from .findings.load import LoadTable
from .findings.report import Crash, DocumentReport, Located, NotChecked, Report, RuleRun
from .locating import Locator
from .overview import tree_of, what_if
from .reading.text.vocabulary import Vocabulary, speaking, spoken
from .rules.base import Rule
from .rules.plan import Plan
from .scheme.dossier import Assembler, Extras
from .scheme.faults import Fault
from .scheme.library import Library
from .scheme.load import Loaded
from .scheme.run.siblings import Kin
from .scheme.scheme import Scheme
from .source.document import Document
from .spreading.processes import spread
from .startup.records import dataclass, field, replace
from .summary import burden, load_table, summarise, veto_inventory
from .triage.triage import Triage, told_once


@dataclass(slots=True)
class _Looked:
    """What came of one group of a run."""

    reports: list[DocumentReport] = field(default_factory=list)
    loads: list[LoadTable] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    crashes: list[Crash] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Run:
    """The schemes of a run by name, each with its file and its plan, and how they belong together."""

    schemes: Mapping[str, tuple[Loaded, Path]]
    plans: Mapping[str, Plan]
    assembler: Assembler
    kin: Kin


@dataclass(slots=True)
class Auditor:
    """Audits documents of one run with the given rules; files are read once.

    ``plans`` gives each file a plan of its own; without it every file is asked the same ``rules``. ``jobs`` processes
    share the work (None: as many as it is worth); ``progress`` is told how many schemes are done more, and of how many.
    """

    rules: Sequence[Rule] = ()
    extras: Extras = field(default_factory=Extras)
    triage: Triage = field(default_factory=Triage)
    library: Library = field(default_factory=Library)
    crashes: list[Crash] = field(default_factory=list)
    asked: dict[str, RuleRun] = field(default_factory=dict)
    reraise: bool = False
    plans: Callable[[Path], Plan] | None = None
    jobs: int | None = None
    progress: Callable[[int, int], None] = lambda *_: None

    def audit_files(self, paths: Iterable[Path]) -> Report:
        """The report on every document in the files. Raises OSError for a file that cannot be opened."""
        return self.audit([(loaded, path) for path in paths for loaded in self.library.read(path)])

    def audit_text(self, name: str, data: bytes) -> Report:
        """The report on text that is in no file (standard input); references resolve against its name."""
        return self.audit([(loaded, Path(name)) for loaded in self.library.parse(name, data)])

    def audit(self, members: Iterable[tuple[Loaded, Path]]) -> Report:
        """The report on the documents of a run: schemes on the same units are looked at together.

        Each is read with the words of its own plan, and so are the others as far as it is held against them.
        """
        listed = list(members)
        plans = {loaded.document.name: self.plan(path) for loaded, path in listed}
        for plan in [*plans.values()] or [self.plan(Path())]:
            self.asked.update((rule.code, _as_run(rule)) for rule in plan.rules if rule.code not in self.asked)
        schemes = {loaded.document.name: (loaded, path) for loaded, path in listed if isinstance(loaded.model, Scheme)}
        assembler = Assembler(self.library, self.extras)
        for loaded, path in listed:
            assembler.enrol([(loaded, path)], plans[loaded.document.name].extras)
        kin = Kin(assembler.outline(loaded, path) for loaded, path in schemes.values())
        reports = [
            self._unread(loaded, plans[loaded.document.name])
            for loaded, _ in listed
            if loaded.document.name not in schemes
        ]
        texts = _texts(self.library.documents.values())
        loads: list[LoadTable] = []
        run = _Run(schemes, plans, assembler, kin)
        for looked in spread(partial(self._look, run), kin.groups(), self.jobs):
            reports += looked.reports
            loads += looked.loads
            texts |= looked.texts
            self.crashes += looked.crashes
            self.progress(len(looked.reports), len(schemes))
        report = Report(
            tuple(sorted(reports, key=lambda report: report.order)),
            tuple(self.crashes),
            tuple(self.asked.values()),
            texts=dict(sorted(texts.items())),
            loads=tuple(sorted(loads, key=lambda load: load.rows[0].path)),
        )
        triages = {(one.document.path, one.document.number): plans[one.document.name].triage for one, _ in listed}
        return self._triaged(report, triages)

    def _look(self, run: _Run, group: tuple[str, ...]) -> _Looked:
        """One group; in a process of its own, what it reads and what crashes there must be handed back."""
        known, crashed = set(self.library.documents), len(self.crashes)
        looked = _Looked()
        dossiers = run.assembler.assemble_group([run.schemes[name] for name in group], run.kin)
        companies: dict[Vocabulary, Company] = {}  # facts live as long as their group is looked at
        for dossier in dossiers:
            plan = run.plans[dossier.path]
            with speaking(plan.vocabulary):
                if plan.vocabulary not in companies:
                    companies[plan.vocabulary] = Company(dossiers)
                facts = companies[plan.vocabulary].of(dossier)
                loaded, _ = run.schemes[dossier.path]
                looked.reports.append(self._audit(loaded, facts, run.assembler.faults(dossier), plan))
                looked.loads += self._load(facts)
        looked.texts = _texts(one for name, one in self.library.documents.items() if name not in known)
        looked.crashes, self.crashes[crashed:] = self.crashes[crashed:], []
        return looked

    def plan(self, path: Path) -> Plan:
        """The plan of a file."""
        if self.plans is not None:
            return self.plans(path)
        return Plan(self.rules, vocabulary=spoken(), extras=self.extras, triage=self.triage)

    def _triaged(self, report: Report, triages: Mapping[tuple[str, int], Triage]) -> Report:
        """The report without what comments and baselines set aside; documents of one triage are sorted together."""
        documents = self.library.documents
        locate = Locator(documents).locate
        after: dict[tuple[str, int], DocumentReport] = {}
        for key, triage in {triage.key: triage for triage in triages.values()}.items():
            if triage.baseline is not None:
                documents[triage.baseline.document.name] = triage.baseline.document
            group = tuple(one for one in report.documents if triages[one.order].key == key)
            after |= {
                one.order: one for one in triage.apply(replace(report, documents=group), documents, locate).documents
            }
        return replace(report, documents=told_once(after[one.order] for one in report.documents))

    def _unread(self, loaded: Loaded, plan: Plan) -> DocumentReport:
        """The report on a document that is no scheme, or none that can be read."""
        spots = Locator(self.library.documents).locate(loaded.findings)
        unchecked = plan.rules if loaded.kind == "scheme" else ()
        missed = tuple(NotChecked(rule.code, rule.slug, "format_errors") for rule in unchecked)
        report = DocumentReport(loaded.document.path, loaded.kind, findings=spots, not_checked=missed)
        return replace(report, number=loaded.document.number, config=plan.config, fail_on=plan.fail_on)

    def _audit(self, loaded: Loaded, facts: Facts, faults: Iterable[Fault], plan: Plan) -> DocumentReport:
        findings = [*loaded.findings, *(fault.finding() for fault in faults)]
        not_checked: list[NotChecked] = []
        for rule in plan.rules:
            reason = missing(rule, facts)
            if reason is not None:
                not_checked.append(NotChecked(rule.code, rule.slug, reason))
            if reason is None or rule.alone:
                findings += self._ask(rule, facts)
        located = Locator(self.library.documents).locate(findings)
        ran = frozenset(rule.code for rule in plan.rules) - {entry.code for entry in not_checked}
        not_checked += [NotChecked(rule.code, rule.slug, "set_aside") for rule in plan.set_aside]
        report = self._report(loaded, facts, located, not_checked)
        return replace(report, checked=len(ran), ran=ran, config=plan.config, fail_on=plan.fail_on)

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
            tree=tree_of(facts, loaded.document),
            what_if=what_if(facts, located),
            duty_table=duty_table(facts),
            ladder=ladder(facts),
            burden=burden(facts),
        )


def _texts(documents: Iterable[Document]) -> dict[str, str]:
    """Every UTF-8 file as it stands on disk, with its byte order mark."""
    marks = {"utf-8": "", "utf-8-sig": "\ufeff"}
    return {one.path: marks[one.encoding] + one.text for one in documents if one.encoding in marks}


def _as_run(rule: Rule) -> RuleRun:
    needs = tuple(need.value for need in sorted(rule.needs))
    defaults = {name: field.get_default() for name, field in type(rule.options).model_fields.items()}
    own = {one.name: one.value for one in rule.tuned}
    return RuleRun(rule.code, rule.slug, rule.family, rule.grade, rule.profile, needs, defaults, own)


def missing(rule: Rule, facts: Facts) -> str | None:
    """The reason why a rule cannot look at this scheme, if there is one."""
    return next((need.value for need in sorted(rule.needs) if not facts.has(need.value)), None)
