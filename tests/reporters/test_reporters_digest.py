"""The head of a report: what weighs most, what is folded, where findings pile up, what pulls apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from reporters_sample import document, located, report, use_cards
from test_reporters_rich import printed

from kpi_audit.findings.crowd import crowded
from kpi_audit.findings.finding import Severity
from kpi_audit.registry import rules
from kpi_audit.reporters.digest import TOP, entries, leading, opposing, same_kind, verdict
from kpi_audit.words.balances import balances
from kpi_audit.words.cards import card
from kpi_audit.words.phrase import placeholders
from kpi_audit.words.voice import Voice

ZH = Voice("zh")
ERROR, INFO = Severity.ERROR, Severity.INFO


@pytest.fixture
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


def test_what_weighs_most_comes_first() -> None:
    """Errors before warnings; among them what norms forbid and what is one blow, then the order of the catalogue."""
    found = entries(
        document(
            located("SCO805"),
            located("SCO801", severity=ERROR),
            located("VET201", severity=ERROR),
            located("PRC105", severity=ERROR),
            located("BUR501"),
            located("ACC602", severity=INFO),
        )
    )
    assert [entry.code for entry in found] == ["PRC105", "VET201", "SCO801", "BUR501", "SCO805", "ACC602"]
    assert [entry.code for entry in leading(found)] == ["PRC105", "VET201", "SCO801", "BUR501", "SCO805"][:TOP]


def test_one_entry_a_rule_headed_by_the_worst() -> None:
    (entry,) = entries(
        document(
            located("PRC102", line=5, indicator="A1"),
            located("PRC102", line=9, indicator=None, severity=ERROR),
            located("PRC102", line=7, indicator="A1"),
        )
    )
    assert entry.severity is ERROR and entry.first.region.line == 9
    assert entry.others(entry.located, Voice()) == ("A1",)


def test_other_places_are_lines_in_words() -> None:
    """An office reader does not know what 560:9 is; two places in one line are one."""
    found = [
        located("VET202", line=line, column=column, indicator=None)
        for line, column in ((4, 1), (9, 3), (9, 80), (12, 1))
    ]
    (entry,) = entries(document(*found))
    assert same_kind(entry, Voice()) == "同类共 4 处，另见：第 9 行、第 12 行"
    assert same_kind(entry, Voice("en")) == "4 of the kind, also at line 9, line 12"


def test_what_is_no_scheme_is_not_called_sound() -> None:
    duties = replace(document(), document="duty_list")
    assert verdict(duties, Voice()) == "供方案对照用，本身不作审查；文件格式没有问题。"


@pytest.mark.usefixtures("_cards")
def test_five_in_full_the_rest_in_short() -> None:
    codes = ["PRC105", "VET201", "PRC101", "SCO801", "BUR501", "SCO806", "PRC102"]
    text = printed(report(*(located(code) for code in codes)), verbose=False)
    first, rest = text.split("其余 2 类问题")
    assert "最要紧的 5 类问题" in first
    assert re.findall(r"^! \S+  ([A-Z]+\d+)", first, re.MULTILINE) == ["PRC105", "VET201", "PRC101", "SCO801", "BUR501"]
    assert re.findall(r"^!  ([A-Z]+\d+)", rest, re.MULTILINE) == ["PRC102", "SCO806"]
    assert len(re.findall(r"\^+", first)) == 5 and "^" not in rest
    assert "  用了“台账”。建议：改为考结果。" in rest


def test_indicators_that_many_rules_reach_are_named_once() -> None:
    codes = ["PRC102", "PRC103", "SCO806"]
    busy = document(*(located(code) for code in codes), located("PRC102", indicator="B1"), located("SCO805"))
    ((about, met),) = crowded(busy.findings)
    assert about.id == "A1.2" and met == [*codes, "SCO805"]
    assert crowded(document(*(located(code, severity=INFO) for code in codes)).findings) == []
    both = [located(code, indicator="B1") for code in codes] + [*busy.findings]
    assert [about.id for about, _ in crowded(both)] == ["A1.2", "B1"]


def test_opposing_advice_is_shown_together() -> None:
    """Fewer indicators against covering core duties, with the way out; one side alone is no conflict."""
    (said,) = opposing(document(located("BUR501"), located("DUT404")), ZH)
    assert "BUR501" in said and "DUT404" in said and "指标总数不增加" in said
    assert opposing(document(located("BUR501"), located("DUP701")), ZH) == []


@pytest.mark.parametrize(
    ("severity", "status", "said"),
    [
        (ERROR, "draft", "须改正后再印发：错误 1 处。"),
        (ERROR, "issued", "印发的方案须修订：错误 1 处。"),
        (Severity.WARNING, None, "没有必须改正的错误，宜修改后印发：警告 1 处。"),
        (INFO, "issued", "可以印发，另有可供参考的提示 1 处。"),
    ],
)
def test_the_verdict_is_two_sentences(severity: Severity, status: str | None, said: str) -> None:
    text = verdict(document(located("PRC101", severity=severity), status=status), ZH)
    assert text.startswith(said)
    assert text.count("。") == (1 if severity is INFO else 2)


def test_every_balance_is_about_rules_that_there_are() -> None:
    """Codes exist, no rule stands on both sides, and both languages name both sides."""
    known = set(rules())
    for balance in balances():
        assert balance.one & known and balance.other & known
        assert not balance.one & balance.other
        for text in (balance.text.zh, balance.text.en):
            assert placeholders(text) == {"one", "other"}


BURDEN = re.compile(
    r"(?<!不)(?:增加|新增|增设|另行|另外|再)(?:开展|组织|建立|要求|一次|一项)?[^，。；]{0,6}(?:调查|问卷|报表|台账|检查|会议|材料)"
)


@pytest.mark.parametrize("code", sorted(rules()))
def test_remedies_create_no_new_burden(code: str) -> None:
    """No advice asks for another survey, form, ledger or inspection."""
    found = card(code)
    texts = [found.remedy.zh, *(message.advice.zh for message in found.messages.values() if message.advice)]
    assert [text for text in texts if BURDEN.search(text)] == []
