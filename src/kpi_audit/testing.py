"""Running the cases and examples of rules: shipped, so that authors of rules need no runner of their own.

``check_family(module, folder)`` is all that a package of rules has to call in its tests.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from .audit import Auditor
from .errors import PluginError
from .findings.report import DocumentReport, Report
from .registry import admit, book
from .rules.base import Rule
from .scheme.dossier import Extras
from .scheme.library import display_name
from .scheme.run.reach import Reach
from .source.plain import load_data
from .startup import patterns as re
from .startup.records import dataclass, replace
from .words.cards import Card
from .words.phrase import placeholders
from .words.voice import Voice

_PART = re.compile(r"^# (file|scheme): (\S+)[ \t]*\n", re.MULTILINE)
_FIRST = "scheme.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """One named case: schemes, the options of the rule, and the findings they must give (none: it passes)."""

    name: str
    text: str
    options: Mapping[str, Any]
    expect: tuple[Mapping[str, Any], ...]


def load_cases(path: Path) -> list[Case]:
    """The cases of a file: ``passes`` (not even an info), or ``fails`` and ``expect``; AssertionError for another."""
    data = load_data(path)
    assert isinstance(data, list)
    return [_case(entry) for entry in data]


def _case(entry: Mapping[str, Any]) -> Case:
    expect = tuple(entry.get("expect") or ())
    wanted = {"fails", "expect"} if expect else {"passes"}
    told = set(entry) - {"options"} == {"name", *wanted} and all(expect)  # {} would be any finding
    assert told, f"{entry['name']}: passes, or fails with what it expects"
    return Case(str(entry["name"]), str(entry["fails" if expect else "passes"]), entry.get("options") or {}, expect)


def audit_case(rule: type[Rule], text: str, options: Mapping[str, Any] | None = None) -> Report:
    """Audit a scheme with one rule.

    Further files follow lines ``# file: NAME`` and may be named by the scheme; those after ``# scheme: NAME`` are
    audited in the same run, as its siblings if they are.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pieces = _PART.split(text)
        (folder / _FIRST).write_text(pieces[0], "utf-8")
        audited = [_FIRST]
        for kind, file, content in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(content, "utf-8")
            audited += [file] if kind == "scheme" else []
        extras = Extras(reach=Reach.within([folder]))
        report = Auditor([rule(options)], extras, reraise=True).audit_files([folder / file for file in audited])
        prefix = display_name(folder) + "/"
        return replace(report, documents=tuple(_renamed(document, prefix) for document in report.documents))


def _renamed(document: DocumentReport, prefix: str) -> DocumentReport:
    """The report with paths from the folder of the case."""
    findings = tuple(
        replace(
            one,
            path=one.path.removeprefix(prefix),
            related=tuple(replace(spot, path=spot.path.removeprefix(prefix)) for spot in one.related),
        )
        for one in document.findings
    )
    return replace(document, path=document.path.removeprefix(prefix), findings=findings)


def mismatch(rule: type[Rule], case: Case) -> str | None:
    """What a case got wrong, None when all is as it says. ``expect`` compares only the parts that it names."""
    report = audit_case(rule, case.text, case.options)
    said = [
        {
            "path": one.path,
            "key": one.finding.key,
            "line": one.region.line,
            "column": one.region.column,
            "severity": one.finding.severity.value,
            "confidence": one.finding.confidence.value,
            "id": one.finding.indicator.id if one.finding.indicator else None,
            "evidence": [text for text, _ in one.evidence],
            "args": dict(one.finding.args),
            "metrics": dict(one.finding.metrics),
            "basis": list(one.finding.basis or ()),
            "related": [f"{spot.path}:{spot.region.line}" for spot in one.related],
            "code": one.finding.code,
        }
        for one in report.findings()
    ]
    if any(entry["code"] != rule.code for entry in said):
        return f"the scheme itself is not clean: {[entry for entry in said if entry['code'] != rule.code]}"
    left = list(said)
    for wanted in case.expect:
        hit = next((entry for entry in left if _fits(wanted, entry)), None)
        if hit is None:
            return f"missing {dict(wanted)}; got {left}"
        left.remove(hit)
    return f"unexpected {left}" if left else None


def check_family(family: ModuleType, cases: Path) -> list[str]:
    """Everything that is wrong with a family of rules; an empty list when it may be published.

    The family must be let in by the door of installed packages, each card must say the same in both languages, its
    bad example must be found and its good one be silent, and the cases in ``<cases>/<code>_<slug>.yaml`` must hold,
    some of them with a finding and some without.
    """
    try:
        chapter = admit(family, family.__name__, [one for one in book().chapters if not one.package])
    except PluginError as error:
        return [Voice("en").error(error)]
    found = []
    for rule in chapter.rules:
        problems = [*_card_problems(rule, chapter.cards[rule.code]), *_case_problems(rule, cases)]
        found += [f"{rule.code}: {problem}" for problem in problems]
    return found


def _card_problems(rule: type[Rule], card: Card) -> Iterator[str]:
    for key, message in card.messages.items():
        for text in filter(None, (message.text, message.advice)):
            if placeholders(text.zh) != placeholders(text.en):
                yield f"message {key} has other placeholders in Chinese than in English"
    for name in ("bad", "good"):
        if name not in card.examples:
            yield f"the card has no {name} example"
            continue
        codes = {one.finding.code for one in audit_case(rule, card.examples[name]).findings()}
        if codes != ({rule.code} if name == "bad" else set()):
            yield f"the {name} example of the card gives {sorted(codes) or 'no finding'}"


def _case_problems(rule: type[Rule], folder: Path) -> Iterator[str]:
    file = folder / f"{rule.code.lower()}_{rule.slug.replace('-', '_')}.yaml"
    if not file.is_file():
        yield f"there are no cases: {file.name}"
        return
    cases = load_cases(file)
    if not any(case.expect for case in cases) or all(case.expect for case in cases):
        yield f"{file.name} needs cases that fail and cases that pass"
    for case in cases:
        problem = mismatch(rule, case)
        if problem is not None:
            yield f"case {case.name}: {problem}"


def _fits(wanted: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    for name, value in wanted.items():
        if isinstance(value, Mapping):
            if not _fits(value, entry[name]):
                return False
        elif isinstance(value, float) and isinstance(entry.get(name), (int, float)):
            if abs(entry[name] - value) > 0.001:
                return False
        elif name not in entry or entry[name] != value:
            return False
    return True
