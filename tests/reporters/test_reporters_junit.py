"""JUnit XML: well formed whatever the text, counts that add up, names that tell cases apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from reporters_sample import RULES, document, hostile, located, report, set_aside, use_cards

from kpi_audit.findings.finding import Severity
from kpi_audit.findings.report import Crash, NotChecked, Report, Unreadable, Whereabouts
from kpi_audit.reporters.formats import render
from kpi_audit.words.voice import Voice

ZH = Voice("zh")
COUNTS = {"tests", "failures", "errors", "skipped"}
ATTRIBUTES = {
    "testsuites": {"name", "time", *COUNTS},
    "testsuite": {"name", "time", *COUNTS},
    "testcase": {"classname", "name", "file", "line", "time"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": {"message"},
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "error", "skipped"},
    "failure": set(),
    "error": set(),
    "skipped": set(),
}


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


def parsed(given_report: Report, exit_code: int = 0, name: str = "junit") -> ElementTree.Element:
    """The root, checked against what readers of JUnit expect."""
    text = render(name, given_report, ZH, exit_code)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
    root = ElementTree.fromstring(text.encode("utf-8"))
    for element in root.iter():
        assert set(element.attrib) <= ATTRIBUTES[element.tag], element.attrib
        assert {child.tag for child in element} <= CHILDREN[element.tag]
        if element.tag in ("testsuite", "testsuites"):
            cases = list(element.iter("testcase"))
            assert int(element.get("tests", "")) == len(cases)
            for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
                assert int(element.get(attribute, "")) == sum(case.find(tag) is not None for case in cases)
        if element.tag == "testcase":
            assert len(element) <= 1 and element.get("name") and element.get("classname")
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)
    return root


def outcomes(root: ElementTree.Element) -> list[tuple[str | None, str]]:
    return [(case.get("name"), case[0].tag if len(case) else "passed") for case in root.iter("testcase")]


def test_a_case_for_every_finding() -> None:
    found = [located("PRC101", severity=Severity.ERROR), located("PRC102"), located("PRC102", line=14)]
    whole = replace(report(*found, located("SCO806", indicator=None)), whereabouts=Whereabouts("/r/plans", "/r"))
    root = parsed(whole, 1)
    assert outcomes(root) == [
        ("PRC101 过程指标过重 A1.2 专题会议", "failure"),
        ("PRC102 以次数论绩 A1.2 专题会议", "failure"),
        ("PRC102 以次数论绩 A1.2 专题会议 #2", "failure"),
        ("SCO806 用语含糊", "failure"),
    ]
    case = root.find("testsuite/testcase")
    assert case is not None
    path = "plans/schemes/county.yaml"
    assert (case.get("classname"), case.get("file"), case.get("line")) == (path, path, "12")
    assert (case[0].get("message"), case[0].get("type")) == ("占 63%：台账", "error")
    assert case[0].text == (
        f"{path}:12:11\n占 63%：台账\n原文：“台账”\n建议：改 6 项。\n"
        "依据：《整治形式主义为基层减负若干规定》第三部分：不得"
    )


def test_clean_has_a_case_that_passed() -> None:
    assert outcomes(parsed(report())) == [("未发现问题", "passed")]


def test_a_case_for_every_rule() -> None:
    whole = replace(
        report(located("PRC102"), located("PRC102", severity=Severity.ERROR), located("FMT003")), rules=RULES
    )
    root = parsed(whole, 1, "junit-rules")
    assert outcomes(root) == [
        ("PRC101 过程指标过重", "passed"),
        ("PRC102 以次数论绩", "failure"),
        ("DUT401 清单外事项", "skipped"),
        ("FMT003 文件不是 UTF-8 编码", "failure"),
    ]
    failed, skipped = root.find(".//failure"), root.find(".//skipped")
    assert failed is not None and skipped is not None
    assert (failed.get("type"), failed.get("message")) == ("error", "以次数计分：台账（同类共 2 处）")
    assert (failed.text or "").count("以次数计分：台账") == 2
    assert skipped.get("message") == "缺职责清单"


def test_what_was_set_aside_is_skipped_with_its_reason() -> None:
    aside = (
        set_aside(located("PRC101"), "inline", "上级规定，见第三条"),
        set_aside(located("PRC102"), "baseline"),
    )
    whole = replace(report(located("PRC102", line=14), suppressed=aside), rules=RULES)
    root = parsed(whole, 1)
    assert outcomes(root) == [
        ("PRC102 以次数论绩 A1.2 专题会议", "failure"),
        ("PRC101 过程指标过重 A1.2 专题会议", "skipped"),
        ("PRC102 以次数论绩 A1.2 专题会议 #2", "skipped"),
    ]
    assert [one.get("message") for one in root.iter("skipped")] == [
        "已豁免：上级规定，见第三条",
        "存量问题，已列入基线",
    ]
    root = parsed(whole, 1, "junit-rules")
    assert [outcome for _, outcome in outcomes(root)] == ["skipped", "failure", "skipped"]
    assert [one.get("message") for one in root.iter("skipped")] == ["已豁免：上级规定，见第三条", "缺职责清单"]
    assert outcomes(parsed(report(suppressed=aside[:1]))) == [("PRC101 过程指标过重 A1.2 专题会议", "skipped")]


def test_a_duty_list_is_asked_no_rules() -> None:
    whole = Report((document(path="list.yaml", document="duty_list", not_checked=(), ran=frozenset()),), rules=RULES)
    assert outcomes(parsed(whole, 0, "junit-rules")) == [("未发现问题", "passed")]


def test_a_rule_that_did_not_look_is_no_case() -> None:
    """Files may have rules of their own."""
    whole = Report((document(not_checked=(), ran=frozenset({"PRC102"})),), rules=RULES)
    assert outcomes(parsed(whole, 0, "junit-rules")) == [("PRC102 以次数论绩", "passed")]


def test_a_broken_scheme_skips_the_rules() -> None:
    missed = tuple(NotChecked(rule.code, rule.name, "format_errors") for rule in RULES)
    whole = Report((document(located("FMT001", severity=Severity.ERROR), not_checked=missed),), rules=RULES)
    assert [outcome for _, outcome in outcomes(parsed(whole, 2, "junit-rules"))] == ["skipped"] * 3 + ["failure"]
    assert [outcome for _, outcome in outcomes(parsed(whole, 2))] == ["failure"]


@pytest.mark.parametrize("name", ["junit", "junit-rules"])
def test_what_went_wrong_is_an_error(name: str) -> None:
    whole = Report(
        (document(not_checked=()),),
        (Crash("PRC102", "schemes/county.yaml", "ValueError: x"),),
        RULES,
        (Unreadable("b.yaml", "no_such_file"),),
    )
    root = parsed(whole, 4, name)
    errors = [
        (case.get("classname"), case.get("name")) for case in root.iter("testcase") if case.find("error") is not None
    ]
    assert errors == [("schemes/county.yaml", "PRC102 以次数论绩"), ("kpi-audit", "b.yaml")]
    assert [error.get("type") for error in root.iter("error")] == ["crash", "unreadable"]
    assert outcomes(parsed(Report(), 3, name)) == [("kpi-audit", "error")]


@pytest.mark.parametrize("name", ["junit", "junit-rules"])
@given(text=hostile, named=hostile, path=hostile.filter(bool), reason=hostile)
def test_no_text_breaks_it(name: str, text: str, named: str, path: str, reason: str) -> None:
    found = [located("PRC102", text=text, name=named, path=path, reason=reason) for _ in range(2)]
    found.append(located("PRC102", text=text, name=f"{named} #2", path=path))
    whole = Report((document(*found, path=path, title=text),), (Crash("PRC101", path, text),), RULES)
    root = parsed(whole, 4, name)
    assert root.find("testsuite") is not None


def test_the_same_bytes_without_times() -> None:
    whole = report(located("PRC101"))
    assert render("junit", whole, ZH, 1) == render("junit", whole, ZH, 1)
    assert "timestamp" not in render("junit", whole, ZH, 1)
