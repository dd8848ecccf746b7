"""What the page says of one document, ready for the template: texts chosen, numbers written, nothing computed there."""

from __future__ import annotations

from functools import cached_property

from ...findings.crowd import crowded
from ...findings.finding import Severity
from ...findings.report import DocumentReport, Report
from ...startup.records import dataclass
from ...words.voice import Voice
from ..digest import entries, leading, opposing, same_kind, verdict, without
from ..outline import checked, facts, families, materials, not_checked, rule_title, setting
from .aside_view import of_the_past, set_aside
from .composition_view import CompositionView
from .duty_view import DutyView
from .finding_view import EntryView, FindingView, RuleView
from .ladder_view import LadderView
from .load_view import BurdenView
from .tree_view import Branch, branches


@dataclass(frozen=True)
class DocumentView:
    """One document on the page; ``number`` counts from 1 and tells its anchors from those of the others."""

    document: DocumentReport
    report: Report
    voice: Voice
    number: int

    @property
    def title(self) -> str:
        """Its title, or the path of a file that has none."""
        return self.document.title or self.document.path

    @property
    def about(self) -> list[tuple[str, str]]:
        """Issuer, levels, year and file, as far as they are known."""
        document = self.document
        kind = None if document.document == "scheme" else self.voice.term("document", document.document)
        rows = [
            (self._text("markdown.document"), kind),
            (self._text("markdown.issuer"), document.issuer),
            (self._text("markdown.levels"), setting(document, self.voice)),
            (self._text("markdown.year"), None if document.year is None else str(document.year)),
            (self._text("markdown.file"), document.path),
            (self._text("material.against"), self._text("report.joiner").join(materials(document, self.voice))),
        ]
        return [(name, value) for name, value in rows if value]

    @property
    def verdict(self) -> str:
        """Two sentences."""
        return verdict(self.document, self.voice)

    @property
    def figures(self) -> list[str]:
        """The figures of the scheme, and how much was looked at."""
        said = facts(self.document, self.voice)
        return [*said, checked(self.document, self.voice)] if self.document.checked else said

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """Severity, its word, how many."""
        return [(one.value, self._text(f"severity.{one}"), self.document.count(one)) for one in Severity]

    @cached_property
    def leading(self) -> list[EntryView]:
        """The kinds of problem that matter most."""
        views = {id(one.located): one for one in self.findings}
        return [
            EntryView(views[id(entry.first)], same_kind(entry, self.voice)) for entry in leading(entries(self.document))
        ]

    @property
    def crowded(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Indicators that several rules reach: id, name, and the codes with their titles."""
        return [
            (about.id, about.name, [(code, self.voice.title(code)) for code in codes])
            for about, codes in crowded(self.document.findings)
        ]

    @cached_property
    def levels(self) -> LadderView | None:
        """The levels side by side."""
        return None if self.document.ladder is None else LadderView(self.document, self.voice)

    @cached_property
    def duties(self) -> DutyView | None:
        """The scheme beside its duty list."""
        table = self.document.duty_table
        return None if table is None else DutyView(table, self.voice)

    @cached_property
    def burden(self) -> BurdenView | None:
        """What it asks of a unit in a year; None where it asks nothing that is known."""
        view = None if self.document.burden is None else BurdenView(self.document.burden, self.voice)
        return view if view is not None and (view.figures or view.dated) else None

    @property
    def without(self) -> str:
        """What would be left without them."""
        found = self.document.what_if
        return "" if found is None else without(found, self.document, self.voice)

    @property
    def opposing(self) -> list[str]:
        """Advice to be weighed together."""
        return opposing(self.document, self.voice)

    @property
    def composition(self) -> CompositionView:
        """What the points reward, in numbers and drawn."""
        return CompositionView(self.document, self.voice)

    @property
    def vetoes(self) -> list[tuple[str, str, str, str]]:
        """Matter, form, basis, place."""
        return [
            (
                veto.matter,
                self._text("report.disguised" if veto.disguised else "report.open"),
                veto.basis or self._text("report.no_basis"),
                self.voice.place(veto.region),
            )
            for veto in self.document.vetoes
        ]

    @property
    def unchecked(self) -> list[tuple[str, str]]:
        """Reason, and the rules."""
        grouped: dict[str, list[str]] = {}
        for entry in not_checked(self.document, self.report):
            grouped.setdefault(entry.reason, []).append(f"{entry.code} {rule_title(entry, self.voice)}".strip())
        joiner = self._text("list.joiner")
        return [(self.voice.reason(reason), joiner.join(names)) for reason, names in sorted(grouped.items())]

    @cached_property
    def findings(self) -> list[FindingView]:
        """Every finding in the order of the annex."""
        ordered = [one for _, group in families(self.document.findings) for one in group]
        return [
            FindingView(one, self.document, self.voice, f"d{self.number}f{count}")
            for count, one in enumerate(ordered, 1)
        ]

    @cached_property
    def annex(self) -> list[tuple[str, str, list[RuleView]]]:
        """Families with their rules and findings: prefix, name, rules."""
        grouped: dict[str, dict[str, list[FindingView]]] = {}
        for finding in self.findings:
            grouped.setdefault(finding.family, {}).setdefault(finding.code, []).append(finding)
        return [
            (family, self.voice.family(family), [self._rule(code, found) for code, found in rules.items()])
            for family, rules in grouped.items()
        ]

    def _rule(self, code: str, found: list[FindingView]) -> RuleView:
        return RuleView(code, found, self.voice, f"d{self.number}-{code}")

    @cached_property
    def rules(self) -> dict[str, RuleView]:
        """The rules that found something, by code."""
        return {rule.code: rule for _, _, rules in self.annex for rule in rules}

    @cached_property
    def tree(self) -> list[Branch]:
        """The indicators as nested branches with the findings at their nodes."""
        return branches(self.document, self.findings, self.voice)

    @property
    def sections(self) -> list[tuple[str, str]]:
        """What the page has, in order: anchor and name."""
        present = {
            "first": self.leading,
            "crowded": self.crowded,
            "opposing": self.opposing,
            "kinds": self.composition.by_kind,
            "levels": self.levels,
            "duties": self.duties,
            "vetoes": self.vetoes,
            "burden": self.burden,
            "tree": self.tree,
            "unchecked": self.unchecked,
            "aside": self.set_aside or self.of_the_past,
            "annex": self.annex,
        }
        return [(key, self._text(f"html.contents_of.{key}")) for key, there in present.items() if there]

    @property
    def set_aside(self) -> list[tuple[str, str, str, str]]:
        """What comments set aside: place, finding, reason, last day."""
        return set_aside(self.document, self.voice)

    @property
    def of_the_past(self) -> str:
        """How much the baseline holds."""
        return of_the_past(self.document, self.voice)

    def _text(self, key: str, **args: object) -> str:
        return self.voice.text(key, **args)
