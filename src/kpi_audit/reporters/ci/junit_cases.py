"""JUnit XML from test cases: unique names, and no character that XML 1.0 forbids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree

from ...startup.records import dataclass, replace
from ..base import visible

PASSED, FAILURE, ERROR, SKIPPED = "passed", "failure", "error", "skipped"


@dataclass(frozen=True, slots=True)
class Case:
    """A test case; ``title`` and ``lines`` say why it did not pass, ``kind`` is the type of a failure."""

    name: str
    outcome: str = PASSED
    title: str = ""
    lines: Sequence[str] = ()
    kind: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Suite:
    """The cases of one document; ``file`` is None where they are about none."""

    name: str
    file: str | None
    cases: Sequence[Case]


def xml(suites: Iterable[Suite]) -> str:
    """The XML of these suites, without times and hosts: the same report gives the same bytes."""
    root = ElementTree.Element("testsuites", {"name": "kpi-audit"})
    totals = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for suite in suites:
        counts = _suite(root, suite)
        totals = {name: totals[name] + counts[name] for name in totals}
    for name, total in totals.items():
        root.set(name, str(total))
    root.set("time", "0")
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(root: ElementTree.Element, suite: Suite) -> dict[str, int]:
    outcomes = [case.outcome for case in suite.cases]
    counts = {
        "tests": len(outcomes),
        "failures": outcomes.count(FAILURE),
        "errors": outcomes.count(ERROR),
        "skipped": outcomes.count(SKIPPED),
    }
    name = visible(suite.name)
    element = ElementTree.SubElement(root, "testsuite", {"name": name})
    for key, count in counts.items():
        element.set(key, str(count))
    element.set("time", "0")
    for case in _unique(suite.cases):
        _case(element, name, suite.file, case)
    return counts


def _unique(cases: Iterable[Case]) -> Iterator[Case]:
    """The cases with ``#2``, ``#3`` … after names that were there before: of equal names GitLab keeps one."""
    used: set[str] = set()
    numbers: Counter[str] = Counter()  # of the last that each name got: a thousand of one name are not tried anew
    for case in cases:
        name = plain = visible(case.name)
        number = numbers[plain] or 1
        while name in used:
            number += 1
            name = f"{plain} #{number}"
        numbers[plain] = number
        used.add(name)
        yield replace(case, name=name)


def _case(parent: ElementTree.Element, suite: str, file: str | None, case: Case) -> None:
    attributes = {"classname": suite, "name": case.name}
    if file is not None:
        attributes["file"] = visible(file)
    if case.line is not None:
        attributes["line"] = str(case.line)
    element = ElementTree.SubElement(parent, "testcase", {**attributes, "time": "0"})
    if case.outcome != PASSED:
        told = ElementTree.SubElement(element, case.outcome, {"message": visible(case.title)})
        if case.kind:
            told.set("type", visible(case.kind))
        told.text = "\n".join(map(visible, case.lines)) or None
