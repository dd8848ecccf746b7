"""The voice: messages, advice, references worded by date and bearing; a missing word never stops a report."""

from __future__ import annotations

from typing import Any

import pytest

from kpi_audit.errors import UsageError
from kpi_audit.findings.finding import Confidence, Finding, Severity
from kpi_audit.source.location import Place
from kpi_audit.words import cards
from kpi_audit.words.cards import Card, parse_card
from kpi_audit.words.voice import Voice, Wording

ZH, EN = Voice("zh"), Voice("en")


def both(text: str) -> dict[str, str]:
    return {"zh": text, "en": f"en {text}"}


CARD: dict[str, Any] = {
    "title": both("过程指标过重"),
    "what": both("查什么"),
    "why": both("为什么"),
    "remedy": both("通用办法"),
    "basis": [
        {"id": "provisions-3", "norm": "provisions", "clause": both("第三部分"), "says": both("不得…")},
        {"id": "local", "norm": "shandong-township", "clause": both("第十九条"), "says": both("不得…")},
        {"id": "law", "norm": "road-law", "clause": both("第八十六条"), "says": both("禁止…")},
        {"id": "threshold", "norm": None, "says": both("30%")},
    ],
    "messages": {
        "heavy": {**both("占 {share:pct}"), "advice": both("改 {n} 项")},
        "plain": both("占 {share:pct}"),
    },
}


@pytest.fixture(autouse=True)
def _card(monkeypatch: pytest.MonkeyPatch) -> None:
    def card(code: str) -> Card:
        return parse_card("PRC101", "process-heavy", CARD) if code == "PRC101" else cards.card(code)

    monkeypatch.setattr("kpi_audit.words.voice.card", card)


def finding(key: str = "heavy", code: str = "PRC101", **more: Any) -> Finding:
    more = {"args": {"share": 0.63, "n": 6}, **more}
    place = Place("a.yaml", ())
    return Finding(code, "x", "process", key, Severity.ERROR, Confidence.EXACT, place, **more)


def test_a_finding_is_said_in_both_languages() -> None:
    assert (ZH.say(finding()), EN.say(finding())) == ("占 63%", "en 占 63%")


def test_advice_is_that_of_the_message_else_the_remedy() -> None:
    assert ZH.advice(finding("heavy")) == "改 6 项"
    assert ZH.advice(finding("plain")) == "通用办法"


def test_missing_words_show_their_keys() -> None:
    assert ZH.say(finding("gone")) == "PRC101.gone"
    assert ZH.say(finding(code="ZZZ999")) == "ZZZ999.heavy"
    assert ZH.title("ZZZ999") == "ZZZ999"
    assert ZH.advice(finding(code="ZZZ999")) == ""
    assert ZH.references(finding(code="ZZZ999"), 2026) == []
    assert ZH.text("no.such.key", key=1) == "no.such.key"
    assert ZH.reason("no_such_reason") == "no_such_reason"


def test_a_hint_speaks_the_closer_message() -> None:
    args: dict[str, Any] = {"problem": "mapping values", "hint": "fullwidth_colon"}
    assert "全角冒号" in ZH.say(finding("syntax", "FMT001", args=args))
    assert "mapping values" in ZH.say(finding("syntax", "FMT001", args={**args, "hint": None}))


def test_wording_goes_by_date_and_bearing() -> None:
    def wordings(year: int | None) -> list[str]:
        return [reference.wording.value for reference in ZH.references(finding(), year)]

    assert wordings(2026) == ["binding", "guidance", "later", "threshold"]
    assert wordings(2018) == ["later", "guidance", "later", "threshold"]
    assert wordings(None) == ["later", "guidance", "later", "threshold"]


def test_references_are_those_the_finding_rests_on() -> None:
    (reference,) = ZH.references(finding(basis=("provisions-3",)), 2024)
    assert reference.document == "《整治形式主义为基层减负若干规定》"
    assert (reference.clause, reference.level, reference.date) == ("第三部分", "policy", "2024-08-06")
    assert reference.wording is Wording.BINDING
    assert ZH.cite(reference) == "《整治形式主义为基层减负若干规定》第三部分"


def test_citations_by_wording() -> None:
    cited = [ZH.cite(reference) for reference in ZH.references(finding(), 2018)]
    assert cited == [
        "现行规定《整治形式主义为基层减负若干规定》第三部分",
        "参考《山东省乡镇人民政府工作条例》第十九条",
        "现行规定《中华人民共和国道路交通安全法》第八十六条",
        "工具默认阈值",
    ]


def test_errors_have_words_and_a_plain_form_without_a_suggestion() -> None:
    near = UsageError("unknown_rule", selector="PRC11", nearest="PRC101")
    lost = UsageError("unknown_rule", selector="QQ", nearest=None)
    assert "PRC101" in ZH.error(near)
    assert "None" not in ZH.error(lost) and "QQ" in ZH.error(lost)
