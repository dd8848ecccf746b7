"""Small reports by hand, with cards of their own, for the tests of the reporters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from kpi_audit.findings.finding import Confidence, Evidence, Finding, IndicatorRef, Severity
from kpi_audit.findings.report import (
    DocumentReport,
    KindTotal,
    Located,
    NotChecked,
    Quote,
    RelatedSpot,
    Report,
    RuleRun,
    Summary,
    Suppressed,
    VetoEntry,
)
from kpi_audit.source.location import Place, Region
from kpi_audit.words import cards
from kpi_audit.words.cards import Card, parse_card

LINE = "    评分标准: 每月召开专题会议不少于1次，查阅会议记录、照片等台账资料，每少一次扣0.5分，扣完为止"

RULES = (
    RuleRun("PRC101", "process-heavy", "process", Severity.WARNING, "basic", (), {"warn": 0.3}),
    RuleRun("PRC102", "activity-count", "process", Severity.WARNING, "standard"),
    RuleRun("DUT401", "out-of-list-duty", "duty", Severity.WARNING, "standard", ("no_duty_list",)),
)
"""Rules that ran: the first two were asked, the last one lacked its list."""

TRICKS = (
    "::set-output name=x::1",
    "\n::error::x",
    "##[group]x",
    "##vso[task.x]y",
    "%0A%25,:",
    "]]>",
    "<!--",
    "&lt;",
    "\x00\x08\x0b\x1b[31m",
    "\u202e\u2066",
    "\ufffe\uffff",
    "\ud800",
    "\r\n",
    "\x85\u2028",
    "[a](https://x)",
    "](1)",
    "{0}",
    "{{",
    "</testcase>",
    '"',
    "'",
)
"""What would be a command, a link, a placeholder, a tag or no character at all."""

hostile: st.SearchStrategy[str] = st.lists(st.sampled_from(TRICKS) | st.text(st.characters()), max_size=6).map("".join)
"""Any text at all, often with tricks in it."""


def both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def card(title: str, said: str, norm: str | None, advice: str | None = None) -> dict[str, Any]:
    message: dict[str, Any] = both(said, f"en {said}")
    if advice is not None:
        message["advice"] = both(advice, f"en {advice}")
    return {
        "title": both(title, f"en {title}"),
        "what": both("查", "what"),
        "why": both("因", "why"),
        "remedy": both("改为考结果。", "Assess results."),
        "basis": [{"id": "a", "norm": norm, "clause": both("第三部分", "Part 3"), "says": both("不得", "do not")}],
        "examples": {"bad": "title: 办法\nindicators: []\n", "good": "title: 办法\n"},
        "messages": {"said": message, "upper": both("上级目标 {value}", "upper target {value}")},
    }


CARDS = {
    "PRC101": card("过程指标过重", "占 {share:pct}：{text}", "provisions", "改 {n} 项。"),
    "PRC102": card("以次数论绩", "以次数计分：{text}", "provisions"),
    "VET201": card("一票否决过多", "共 {n} 项：{text}", "integration-2019"),
    "SCO806": card("用语含糊", "用了“{text}”", None),
}


def use_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the voice read these cards instead of those of the rules."""

    def found(code: str) -> Card:
        return parse_card(code, "x", CARDS[code]) if code in CARDS else cards.card(code)

    monkeypatch.setattr("kpi_audit.words.voice.card", found)


def region(line: int, column: int, end: int) -> Region:
    return Region(line, column, line, end, 0, 0)


def located(
    code: str,
    *,
    text: str = "台账",
    name: str = "专题会议",
    severity: Severity = Severity.WARNING,
    line: int = 12,
    column: int = 11,
    source: str = LINE,
    indicator: str | None = "A1.2",
    confidence: Confidence = Confidence.HEURISTIC,
    reason: str | None = None,
    related: tuple[RelatedSpot, ...] = (),
    path: str = "schemes/county.yaml",
) -> Located:
    """A finding whose message, evidence and quoted line hold the given text."""
    where = region(line, column, column + 4)
    about = None if indicator is None else IndicatorRef(indicator, name, ("组织领导", name))
    finding = Finding(
        code=code,
        name="some-slug",
        family="process",
        key="said",
        severity=severity,
        confidence=confidence,
        place=Place(path, ("indicators", 0)),
        indicator=about,
        evidence=(Evidence(Place(path, ("indicators", 0)), text),),
        args={"share": 0.63, "text": text, "n": 6, "value": 0.5},
        metrics={"share": 0.63, "threshold": 0.5, "whole": 3.0},
        related=(),
        reason=reason,
    )
    quote = Quote(line, source, column, column + 4)
    return Located(finding, path, "/indicators/0", where, ((text, where),), related, (quote,), "f00d")


def set_aside(found: Located, kind: str, reason: str | None = None, until: str | None = None) -> Located:
    """The finding as one that does not count."""
    return replace(found, suppressed=Suppressed(kind, found.path, 5, 7, found.finding.code, reason, until))


def document(*findings: Located, title: str | None = "青禾县2026年度乡镇综合考核办法", **more: Any) -> DocumentReport:
    """A county's scheme with these findings."""
    kinds = {"input": KindTotal(7, 12), "process": KindTotal(23, 51), "output": KindTotal(16, 37)}
    known: dict[str, Any] = {
        "path": "schemes/county.yaml",
        "document": "scheme",
        "title": title,
        "issuer": "中共青禾县委办公室",
        "level": "county",
        "assesses": "township",
        "year": 2026,
        "summary": Summary(46, 100.0, 100.0, 0.63, 2, 3, False, False, kinds),
        "not_checked": (NotChecked("DUT401", "out-of-list-duty", "no_duty_list"),),
        "vetoes": (
            VetoEntry("安全生产", "中发〔2016〕32号", False, region(77, 5, 9)),
            VetoEntry("凡被通报批评的", None, True, region(78, 5, 9)),
        ),
        "checked": 41,
        "ran": frozenset({"PRC101", "PRC102"}),
    }
    return DocumentReport(**{**known, "findings": tuple(findings), **more})


def report(*findings: Located, **more: Any) -> Report:
    """A run on one scheme."""
    return Report((document(*findings, **more),))
