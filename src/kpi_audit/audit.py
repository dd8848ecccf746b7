"""The story of an audit: survey the files, tell which belong together, look at each group, triage, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from .auditing.looking import Look, Looked, texts_of
from .auditing.survey import Survey, Surveyed
from .auditing.tasks import tasks_of
from .findings.report import Crash, DocumentReport, Report, RuleRun
from .findings.shelf import Shelf, Texts
from .locating import Locator
from .overview import what_is_left
from .reading.text.vocabulary import spoken
from .rules.base import Rule
from .rules.plan import Plan
from .scheme.dossier import Assembler, Extras
from .scheme.library import Library
from .scheme.load import Loaded
from .scheme.run.enrolled import Enrolled
from .scheme.run.header import Header, header_of
from .scheme.run.siblings import Kin
from .spreading.processes import processes, spread
from .startup.records import dataclass, field, replace
from .triage.triage import Triage, told_once

_FILES_AT_A_TIME = 16
"""A survey of one file is short: so many are sent to a process together."""
_MANY = 300
"""Schemes from which what is reported on each is put away until it is shown: memory stays that of the processes."""


@dataclass(slots=True)
class Auditor:
    """Audits documents of one run with the given rules.

    ``plans`` gives each file a plan of its own; without it every file is asked the same ``rules``. ``jobs`` processes
    share the work (None: as many as it is worth); ``progress`` is told how many schemes are done more, and of how many.
    ``brief``: of each finding a line is shown; what else a report has (quotes, tree, tables) is not worked out.
    What a process keeps in memory is the group of schemes that it looks at, and a few files.
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
    brief: bool = False
    progress: Callable[[int, int], None] = lambda *_: None
    _surveyed: dict[Path, Surveyed] = field(default_factory=dict)

    def survey(self, files: Sequence[Path]) -> list[Surveyed]:
        """What stands in each file; a file is read once, however often it is asked for."""
        new = [file for file in dict.fromkeys(files) if file not in self._surveyed]
        pipes = [file for file in new if file.exists() and not file.is_file()]  # can be read once, in this process
        plain = [file for file in new if file not in pipes]
        look = Survey(self.library)
        self._surveyed |= zip(pipes, map(look, pipes), strict=True)
        self._surveyed |= zip(plain, spread(look, plain, self.jobs, portion=_FILES_AT_A_TIME), strict=True)
        return [self._surveyed[file] for file in files]

    def audit_files(self, paths: Iterable[Path]) -> Report:
        """The report on every document in the files. Raises OSError for a file that cannot be opened."""
        files = list(paths)
        headers: list[Header] = []
        for file, found in zip(files, self.survey(files), strict=True):
            if found.problem is not None:
                found = Surveyed(tuple(header_of(one, file) for one in self.library.read(file)))
            headers += found.headers
        return self._audited(headers)

    def audit_text(self, name: str, data: bytes) -> Report:
        """The report on text that is in no file (standard input); references resolve against its name."""
        return self.audit([(loaded, Path(name)) for loaded in self.library.parse(name, data)])

    def audit(self, members: Iterable[tuple[Loaded, Path]]) -> Report:
        """The report on loaded documents of the library."""
        return self._audited([header_of(loaded, path) for loaded, path in members])

    def _audited(self, listed: Sequence[Header]) -> Report:
        """The report on the documents of a run: schemes on the same units are looked at together.

        Each is read with the words of its own plan, and so are the others as far as it is held against them.
        """
        plans = {header.name: self.plan(header.file) for header in listed}
        for plan in [*plans.values()] or [self.plan(Path())]:
            self.asked.update((rule.code, _as_run(rule)) for rule in plan.rules if rule.code not in self.asked)
        headers = {header.name: header for header in listed}
        enrolled = Enrolled(self.extras)
        for header in listed:
            enrolled.add(header, plans[header.name].extras)
        schemes = [header for header in headers.values() if header.outline is not None]
        assembler = Assembler(self.library, self.extras, enrolled)
        kin = Kin(assembler.outlined(header) for header in schemes)
        shares = processes(self.jobs, len(schemes))
        tasks = tasks_of([*headers.values()], kin.groups(), shares)
        many = shares > 1 or len(schemes) >= _MANY
        planned = self.plan if self.plans is None else self.plans
        look = Look(planned, self.library, enrolled, headers, kin, self.reraise, many, self.brief)
        whole = Looked()
        texts = Texts()
        texts.add(texts_of(self.library.documents.values()))
        for looked in spread(look, tasks, self.jobs, size=len(schemes)):
            whole.reports += looked.reports
            whole.packed += looked.packed
            whole.loads += looked.loads
            texts.add(looked.texts)
            self.crashes += looked.crashes
            if looked.schemes:
                self.progress(looked.schemes, len(schemes))
        report = Report(
            Shelf(whole.packed) if many else tuple(sorted(whole.reports, key=lambda report: report.order)),
            tuple(self.crashes),
            tuple(self.asked.values()),
            texts=texts,
            loads=tuple(sorted(whole.loads, key=lambda load: load.rows[0].path)),
        )
        return self._triaged(report, {(one.path, one.number): plans[one.name].triage for one in listed})

    def plan(self, path: Path) -> Plan:
        """The plan of a file."""
        if self.plans is not None:
            return self.plans(path)
        return Plan(self.rules, vocabulary=spoken(), extras=self.extras, triage=self.triage)

    def _triaged(self, report: Report, triages: Mapping[tuple[str, int], Triage]) -> Report:
        """The report without what baselines set aside; documents of one triage are sorted together."""
        if all(triage.baseline is None for triage in triages.values()):
            return report
        documents = self.library.documents
        locate = Locator(documents).locate
        after: dict[tuple[str, int], DocumentReport] = {}
        for key, triage in {triage.key: triage for triage in triages.values()}.items():
            if triage.baseline is not None:
                documents[triage.baseline.document.name] = triage.baseline.document
            group = tuple(one for one in report.documents if triages[one.order].key == key)
            held = triage.held(replace(report, documents=group), locate).documents
            if triage.baseline is not None:
                held = tuple(replace(one, what_if=what_is_left(one)) for one in held)
            after |= {one.order: one for one in held}
        return replace(report, documents=told_once(after[one.order] for one in report.documents))


def _as_run(rule: Rule) -> RuleRun:
    needs = tuple(need.value for need in sorted(rule.needs))
    defaults = {name: field.get_default() for name, field in type(rule.options).model_fields.items()}
    own = {one.name: one.value for one in rule.tuned}
    return RuleRun(rule.code, rule.slug, rule.family, rule.grade, rule.profile, needs, defaults, own)
