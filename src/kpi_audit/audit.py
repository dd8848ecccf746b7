"""The story of an audit: load, gather the dossier, derive facts, ask each rule, locate what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from .facts.facts import Facts
from .findings.finding import Finding
from .findings.report import Crash, DocumentReport, Located, NotChecked, Report
from .locating import Locator
from .overview import tree_of, what_if
from .reading.text.vocabulary import speaking, spoken
from .rules.base import Rule
from .rules.plan import Plan
from .scheme.dossier import Assembler, Dossier, Extras
from .scheme.library import Library
from .scheme.load import Loaded
from .scheme.scheme import Scheme
from .summary import summarise, veto_inventory


@dataclass(slots=True)
class Auditor:
    """Audits documents of one run with the given rules; files are read once.

    ``plans`` gives each file a plan of its own; without it every file is asked the same ``rules``.
    """

    rules: Sequence[Rule] = ()
    extras: Extras = field(default_factory=Extras)
    library: Library = field(default_factory=Library)
    crashes: list[Crash] = field(default_factory=list)
    reraise: bool = False
    plans: Callable[[Path], Plan] | None = None

    def audit_files(self, paths: Iterable[Path]) -> Report:
        """The report on every document in the files. Raises OSError for a file that cannot be opened."""
        reports = [self._audit(loaded, path) for path in paths for loaded in self.library.read(path)]
        return Report(tuple(sorted(reports, key=lambda report: report.path)), tuple(self.crashes))

    def audit_text(self, name: str, data: bytes) -> Report:
        """The report on text that is in no file (standard input); references resolve against its name."""
        reports = [self._audit(loaded, Path(name)) for loaded in self.library.parse(name, data)]
        return Report(tuple(reports), tuple(self.crashes))

    def _audit(self, loaded: Loaded, path: Path) -> DocumentReport:
        plan = self._plan(path)
        with speaking(plan.vocabulary):
            return self._by_plan(loaded, path, plan)

    def _plan(self, path: Path) -> Plan:
        if self.plans is not None:
            return self.plans(path)
        return Plan(self.rules, vocabulary=spoken(), extras=self.extras)

    def _by_plan(self, loaded: Loaded, path: Path, plan: Plan) -> DocumentReport:
        findings = loaded.findings
        locator = Locator(self.library.documents)
        name = loaded.document.path
        scheme = loaded.model
        if not isinstance(scheme, Scheme):
            spots = locator.locate(findings)
            unchecked = plan.rules if loaded.kind == "scheme" else ()
            missed = tuple(NotChecked(rule.code, rule.slug, "format_errors") for rule in unchecked)
            return DocumentReport(name, loaded.kind, findings=spots, not_checked=missed, config=plan.config)
        assembler = Assembler(self.library, plan.extras)
        dossier = assembler.assemble(loaded, path)
        findings += [fault.finding() for fault in assembler.faults]
        facts = Facts(dossier)
        not_checked: list[NotChecked] = []
        for rule in plan.rules:
            reason = missing(rule, facts)
            if reason is not None:
                not_checked.append(NotChecked(rule.code, rule.slug, reason))
            else:
                findings += self._ask(rule, facts)
        ran = len(plan.rules) - len(not_checked)
        not_checked += [NotChecked(rule.code, rule.slug, "set_aside") for rule in plan.set_aside]
        report = self._report(loaded, dossier, facts, locator.locate(findings), not_checked)
        return replace(report, checked=ran, config=plan.config)

    def _ask(self, rule: Rule, facts: Facts) -> list[Finding]:
        try:
            return list(rule.check(facts))
        except Exception as error:  # a defect of ours must not hide what the other rules found
            if self.reraise:
                raise
            self.crashes.append(Crash(rule.code, facts.dossier.path, f"{type(error).__name__}: {error}"))
            return []

    def _report(
        self,
        loaded: Loaded,
        dossier: Dossier,
        facts: Facts,
        located: tuple[Located, ...],
        not_checked: list[NotChecked],
    ) -> DocumentReport:
        scheme = dossier.scheme
        return DocumentReport(
            path=loaded.document.path,
            document=loaded.kind,
            title=scheme.title,
            issuer=scheme.issuer,
            level=scheme.level,
            assesses=scheme.assesses,
            year=facts.year,
            status=scheme.status,
            summary=summarise(facts),
            findings=located,
            not_checked=tuple(not_checked),
            vetoes=veto_inventory(facts, self.library.documents),
            tree=tree_of(facts, loaded.document),
            what_if=what_if(facts, located),
        )


def missing(rule: Rule, facts: Facts) -> str | None:
    """The reason why a rule cannot look at this scheme, if there is one."""
    return next((need.value for need in sorted(rule.needs) if not facts.has(need.value)), None)
