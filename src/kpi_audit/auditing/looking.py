"""One look at schemes that belong together: their facts, what each rule says, what comments set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from ..facts.duty import duty_table
from ..facts.facts import Company, Facts
from ..facts.level import table
from ..findings.finding import Finding
from ..findings.load import LoadTable
from ..findings.report import Crash, DocumentReport, Located, NotChecked, Report
from ..findings.shelf import Packed, packed
from ..locating import Locator
from ..overview import tree_of, what_if
from ..reading.text.vocabulary import Vocabulary, speaking
from ..rules.base import Rule
from ..rules.plan import Plan
from ..scheme.dossier import Assembler
from ..scheme.faults import Fault
from ..scheme.library import Library
from ..scheme.load import Loaded
from ..scheme.run.enrolled import Enrolled
from ..scheme.run.header import Header
from ..scheme.run.siblings import Kin
from ..source.document import Document, document_name
from ..startup.memory import next_document
from ..startup.records import dataclass, field, replace
from ..summary import burden, load_table, summarise, veto_inventory
from .tasks import Task


@dataclass(slots=True)
class Looked:
    """What came of one task; ``schemes``: how many were audited, ``packed``: their reports, put away if need be."""

    schemes: int = 0
    reports: list[DocumentReport] = field(default_factory=list)
    packed: list[Packed] = field(default_factory=list)
    loads: list[LoadTable] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    crashes: list[Crash] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Look:
    """Audits the documents of a task. What it reads for one it forgets before the next, but for the last few files.

    ``headers``: the documents of the run by name, ``kin``: how its schemes belong together, ``many``: whether they are
    so many that what is reported on each is put away; ``brief``: whether only a line a finding is shown of them.
    """

    plans: Callable[[Path], Plan]
    library: Library
    enrolled: Enrolled
    headers: Mapping[str, Header]
    kin: Kin
    reraise: bool = False
    many: bool = False
    brief: bool = False

    def __call__(self, task: Task) -> Looked:
        """The reports of a task."""
        looked = Looked(task.size)
        known = set(self.library.documents)
        assembler = Assembler(self.library, self.enrolled.extras, self.enrolled)
        facts: dict[tuple[str, int], Facts] = {}
        for group in task.groups:
            facts |= self._look(group, task.part, assembler, looked)
        for name in task.others:
            loaded, plan = self._loaded(name), self.plans(self.headers[name].file)
            looked.reports.append(unread(loaded, plan, self.library.documents))
        looked.texts = texts_of(one for name, one in self.library.documents.items() if name not in known)
        self._obey(looked, facts)
        if self.many:
            looked.packed, looked.reports = [packed(one) for one in looked.reports], []
        self.library.trim()
        return looked

    def _loaded(self, name: str) -> Loaded:
        return self.library.document(self.headers[name].file, name)

    def _look(
        self, group: Sequence[str], part: frozenset[str] | None, assembler: Assembler, looked: Looked
    ) -> dict[tuple[str, int], Facts]:
        """The facts of each scheme that was audited, by where its report stands."""
        members = [(self._loaded(name), self.headers[name].file) for name in group]
        dossiers = assembler.assemble_group(members, self.kin)
        companies: dict[Vocabulary, Company] = {}  # facts live as long as their task is looked at
        known: dict[tuple[str, int], Facts] = {}
        for dossier, (loaded, file) in zip(dossiers, members, strict=True):
            if part is not None and dossier.path not in part:
                continue
            plan = self.plans(file)
            with speaking(plan.vocabulary):
                if plan.vocabulary not in companies:
                    companies[plan.vocabulary] = Company(dossiers)
                known[dossier.order] = facts = companies[plan.vocabulary].of(dossier)
                looked.reports.append(self._audit(loaded, facts, assembler.faults(dossier), plan, looked.crashes))
                looked.loads += self._load(facts, looked.crashes)
        return known

    def _obey(self, looked: Looked, facts: Mapping[tuple[str, int], Facts]) -> None:
        """Set aside what comments of the files say; then tell what the scheme would be without its worst lines."""
        locate = Locator(self.library.documents).locate
        files: dict[str, list[DocumentReport]] = {}
        for one in sorted(looked.reports, key=lambda report: report.order):
            files.setdefault(one.path, []).append(one)
        looked.reports = []
        for group in files.values():
            plan = self.plans(self.headers[document_name(group[0].path, group[0].number)].file)
            report = Report(tuple(group), tuple(looked.crashes))
            obeyed = plan.triage.obeyed(report, self.library.documents, locate).documents
            with speaking(plan.vocabulary):
                looked.reports += [
                    replace(one, what_if=what_if(facts[one.order], one.findings))
                    if one.order in facts and not self.brief
                    else one
                    for one in obeyed
                ]

    def _audit(
        self, loaded: Loaded, facts: Facts, faults: Iterable[Fault], plan: Plan, crashes: list[Crash]
    ) -> DocumentReport:
        next_document()
        findings = [*loaded.findings, *(fault.finding() for fault in faults)]
        not_checked: list[NotChecked] = []
        for rule in plan.rules:
            reason = missing(rule, facts)
            if reason is not None:
                not_checked.append(NotChecked(rule.code, rule.slug, reason))
            if reason is None or rule.alone:
                findings += self._ask(rule, facts, crashes)
        located = Locator(self.library.documents, quoting=not self.brief).locate(findings)
        ran = frozenset(rule.code for rule in plan.rules) - {entry.code for entry in not_checked}
        not_checked += [NotChecked(rule.code, rule.slug, "set_aside") for rule in plan.set_aside]
        report = self._report(loaded, facts, located, not_checked)
        return replace(report, checked=len(ran), ran=ran, config=plan.config, fail_on=plan.fail_on)

    def _ask(self, rule: Rule, facts: Facts, crashes: list[Crash]) -> list[Finding]:
        try:
            return list(rule.check(facts))
        except Exception as error:  # a defect of ours must not hide what the other rules found
            if self.reraise:
                raise
            crashes.append(Crash(rule.code, facts.dossier.path, f"{type(error).__name__}: {error}"))
            return []

    def _load(self, facts: Facts, crashes: list[Crash]) -> list[LoadTable]:
        try:
            found = load_table(facts)
        except Exception as error:
            if self.reraise:
                raise
            crashes.append(Crash("loads", facts.dossier.path, f"{type(error).__name__}: {error}"))
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
        report = DocumentReport(
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
        )
        if self.brief:
            return report
        return replace(
            report,
            vetoes=veto_inventory(facts, self.library.documents),
            tree=tree_of(facts, loaded.document),
            duty_table=None if facts.dossier.duty_list is None else duty_table.duty_table(facts),
            ladder=table.ladder(facts) if facts.dossier.uppers else None,
            burden=burden(facts),
        )


def unread(loaded: Loaded, plan: Plan, documents: Mapping[str, Document]) -> DocumentReport:
    """The report on a document that is no scheme, or none that can be read."""
    spots = Locator(documents).locate(loaded.findings)
    unchecked = plan.rules if loaded.kind == "scheme" else ()
    missed = tuple(NotChecked(rule.code, rule.slug, "format_errors") for rule in unchecked)
    title = getattr(loaded.model, "title", None)
    report = DocumentReport(loaded.document.path, loaded.kind, title=title, findings=spots, not_checked=missed)
    return replace(report, number=loaded.document.number, config=plan.config, fail_on=plan.fail_on)


def texts_of(documents: Iterable[Document]) -> dict[str, str]:
    """Every UTF-8 file as it stands on disk, with its byte order mark."""
    marks = {"utf-8": "", "utf-8-sig": "\ufeff"}
    return {one.path: marks[one.encoding] + one.text for one in documents if one.encoding in marks}


def missing(rule: Rule, facts: Facts) -> str | None:
    """The reason why a rule cannot look at this scheme, if there is one."""
    return next((need.value for need in sorted(rule.needs) if not facts.has(need.value)), None)
