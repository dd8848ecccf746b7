"""Suppressions that do not do what they say are findings, with their place and what to do."""

from __future__ import annotations

from datetime import date

import pytest
from triage_sample import TODAY, aside, audited, counted, notices

from kpi_audit.audit import Auditor
from kpi_audit.findings.finding import Severity
from kpi_audit.ruleset import choose, policy
from kpi_audit.triage.notices import CODES
from kpi_audit.triage.triage import Triage
from kpi_audit.words.cards import card
from kpi_audit.words.voice import Voice

MEETING = "每月召开会议不少于1次，每少一次扣1分。"


def scheme(comment: str) -> str:
    """The comment stands in line 4, from column 36."""
    return f"标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: {MEETING}  {comment}\n"


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# kpi-audit: ignore[PRC102]", [("SUP002", "no_reason", 4, 35)]),
        ("# kpi-audit: ignore[PRC102] TODO", [("SUP002", "no_reason", 4, 35)]),
        ("# kpi-audit: ignore[PRC102] until=2026-05-31 县委文件", [("SUP003", "expired", 4, 35)]),
        ("# kpi-audit: ignore[PRC120] 县委文件", [("SUP004", "unknown", 4, 53)]),
        ("# kpi-audit: ignore[prc102] 县委文件", [("SUP004", "unknown", 4, 53)]),
        ("# kpi-audit: ignore[以次数论绩] 县委文件", [("SUP004", "unknown", 4, 53)]),
        ("# kpi-audit: ignore[会议] 县委文件", [("SUP004", "unknown_plain", 4, 53)]),
        ("# kpi-audit: ignore[ALL] 县委文件", [("SUP004", "all", 4, 53)]),
        ("# kpi-audit：ignore[PRC102] 县委文件", [("SUP005", "wide_colon", 4, 35)]),
        ("# kpi-audit: ignore-file[PRC102] 县委文件", [("SUP006", "not_at_head", 4, 35)]),
        ("# kpi-audit: ignore[FMT011] 县委文件", [("SUP007", "form", 4, 53)]),
        ("# kpi-audit: ignore[FMT] 县委文件", [("SUP007", "form", 4, 53)]),
        ("# kpi-audit: ignore[SUP001] 县委文件", [("SUP007", "own", 4, 53)]),
    ],
)
def test_what_does_not_hold_suppresses_nothing(comment: str, expected: list[tuple[str, str, int, int]]) -> None:
    report = audited(scheme(comment))
    # the place of a column: 2 blanks, the sign and a blank stand before the name of the tool
    start = scheme(comment).splitlines()[3].index("kpi-audit") + 1
    shifted = [(code, key, line, column - 35 + start) for code, key, line, column in expected]
    if expected[0][3] == 53:
        shifted = [(code, key, line, start + len("kpi-audit: ignore[")) for code, key, line, _ in expected]
    assert notices(report) == shifted
    assert (aside(report), ("PRC102", 4) in counted(report)) == ([], True)


def test_the_last_day_still_counts() -> None:
    text = scheme("# kpi-audit: ignore[PRC102] until=2026-06-01 县委文件")
    assert aside(audited(text)) == [("PRC102", 4)]
    record = audited(text).suppressed()[0].suppressed
    assert record is not None and record.until == "2026-06-01"
    assert aside(audited(text, today=date(2026, 6, 2))) == []


def test_the_message_says_until_when_and_not_the_day_of_the_run() -> None:
    text = scheme("# kpi-audit: ignore[PRC102] until=2026-05-31 县委文件")
    for day in (TODAY, date(2030, 1, 1)):
        (found,) = [one.finding for one in audited(text, today=day).findings() if one.finding.code == "SUP003"]
        assert Voice("zh").say(found) == "这条豁免有效期至 2026-05-31，已经到期，不再生效"


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("标题: 甲\n指标:\n  - 名称: 乙\n# kpi-audit: ignore[PRC102] 县委文件\n", "nothing_follows", 4),
        (
            "标题: 甲\n指标:\n  - 名称: 乙\n---  # kpi-audit: ignore[PRC102] 县委文件\n标题: 丙\n指标: [{名称: 丁}]\n",
            "nothing_here",
            4,
        ),
        (
            "标题: 甲\n指标:\n  - 名称: 乙\n# kpi-audit: ignore-file[PRC102] 县委文件\n---\n标题: 丙\n指标: [{名称: 丁}]\n",
            "not_at_head",
            4,
        ),
        (
            "标题: 甲\n指标:\n  - 名称: 乙\n    分值: 3\n    # kpi-audit: ignore[PRC102] 县委文件\n"
            f"  - 名称: 丙\n    评分标准: {MEETING}\n",
            "block_ends",
            5,
        ),
        (
            "标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: |\n      按年计分。\n      # kpi-audit: ignore[PRC102] 县委文件\n",
            "in_text",
            6,
        ),
        ('标题: 甲\n指标:\n  - 名称: "乙 # kpi-audit: ignore[PRC102] 县委文件"\n', "in_text", 3),
        ("标题: 甲\n指标:\n  - 名称: 乙# kpi-audit: ignore[PRC102] 县委文件\n", "in_text", 3),
        ("标题: 甲\n指标:\n  - 名称: 乙 ＃ kpi-audit: ignore[PRC102] 县委文件\n", "in_text", 3),
        (
            "标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: |\n      按年计分。\n      # KPI_AUDIT：忽略【PRC102】\n",
            "in_text",
            6,
        ),
    ],
)
def test_what_binds_to_nothing(text: str, key: str, line: int) -> None:
    report = audited(text)
    assert [(code, told, at) for code, told, at, _ in notices(report)] == [("SUP006", key, line)]
    assert aside(report) == []


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_a_line_that_is_many_to_yaml_takes_no_suppression(end: str) -> None:
    """It would hold for all that an editor shows on the line, or for less: neither is what its author sees."""
    line = f"  - 名称: 乙{end}    评分标准: {MEETING}  # kpi-audit: ignore[PRC102] 县委文件{end}  - 名称: 丙"
    report = audited(f"标题: 甲\n指标:\n{line}{end}    评分标准: {MEETING}\n")
    assert ("SUP006", "unseen_break", 3) in [(code, told, at) for code, told, at, _ in notices(report)]
    assert aside(report) == []
    plain = audited(f"标题: 甲\n指标:\n{line.replace(end, chr(10))}\n    评分标准: {MEETING}\n")
    assert aside(plain) == [("PRC102", 4)]


def test_a_comment_less_indented_than_what_follows_is_for_what_follows() -> None:
    report = audited(f"标题: 甲\n指标:\n# kpi-audit: ignore[PRC102] 县委文件\n  - 名称: 乙\n    评分标准: {MEETING}\n")
    assert aside(report) == [("PRC102", 5)]
    report = audited(
        f"标题: 甲\n指标:\n      # kpi-audit: ignore[PRC102] 县委文件\n  - 名称: 乙\n    评分标准: {MEETING}\n"
    )
    assert aside(report) == [("PRC102", 5)]


@pytest.mark.parametrize(
    ("comment", "key"),
    [
        ("  # kpi-audit: ignore[PRC103] 县委文件\n  - 名称: 乙\n", "unused_tree"),
        ("  - 名称: 乙  # kpi-audit: ignore[PRC103] 县委文件\n", "unused_node"),
    ],
)
def test_an_unused_suppression_names_what_it_holds_for(comment: str, key: str) -> None:
    report = audited(f"标题: 甲\n指标:\n{comment}")
    assert [(code, told) for code, told, _, _ in notices(report)] == [("SUP001", key)]
    (found,) = [one.finding for one in report.findings() if one.finding.code == "SUP001"]
    assert "- 名称: 乙" in Voice("zh").say(found)
    assert found.severity is Severity.WARNING


def test_each_code_of_a_list_must_be_used() -> None:
    text = scheme("# kpi-audit: ignore[VET202, PRC102, PRC103] 县委文件")
    line = text.splitlines()[3]
    assert notices(audited(text)) == [
        ("SUP001", "unused_node", 4, line.index("VET202") + 1),
        ("SUP001", "unused_node", 4, line.index("PRC103") + 1),
    ]


def test_a_rule_that_did_not_run_is_not_called_unused() -> None:
    """Not selected, without its material, or in a scheme that could not be read."""
    text = scheme("# kpi-audit: ignore[SCO806, LVL301, DUT] 县委文件")
    assert notices(audited(text)) == []
    broken = audited(scheme("# kpi-audit: ignore[PRC102] 县委文件") + "    分质: 3\n")
    assert broken.invalid and notices(broken) == []


def test_a_broken_scheme_still_has_its_comments_read() -> None:
    report = audited(scheme("# kpi-audit: ignore PRC102 县委文件") + "    分质: 3\n")
    assert report.invalid
    assert [code for code, _, _, _ in notices(report)] == ["SUP005"]


def test_faults_of_form_stay() -> None:
    report = audited("标题: 甲\n指标:\n  - 名称: 乙\n    分质: 3  # kpi-audit: ignore[FMT010] 暂用\n")
    assert [one.finding.code for one in report.findings()] == ["FMT010", "SUP007"]
    assert report.invalid


def test_a_remark_on_the_encoding_may_be_suppressed() -> None:
    text = "# kpi-audit: ignore-file[FMT003] 本单位统一用 GBK\n标题: 甲\n指标:\n  - 名称: 乙\n"
    report = audited(text.encode("gb18030"))
    assert [one.finding.code for one in report.suppressed()] == ["FMT003"]


def test_mandatory_rules_are_not_suppressed() -> None:
    text = scheme("# kpi-audit: ignore[PRC102] 县委文件")
    report = audited(text, "PRC102")
    assert [(code, key) for code, key, _, _ in notices(report)] == [("SUP007", "mandatory")]
    assert (aside(report), ("PRC102", 4) in counted(report)) == ([], True)
    prefix = audited(scheme("# kpi-audit: ignore[PRC] 县委文件"), "PRC102")
    assert [(code, key) for code, key, _, _ in notices(prefix)] == [("SUP007", "mandatory")]
    assert aside(prefix) == []


def test_sup_codes_can_be_left_out_of_a_run() -> None:
    text = scheme("# kpi-audit: ignore PRC102 县委文件")
    for ignored, left in (("SUP005", []), ("SUP", []), ("SUP001", ["SUP005"])):
        triage = Triage(policy(today=TODAY, ignore=[ignored]))
        report = Auditor(choose(select=["PRC102"]), triage=triage).audit_text("x.yaml", text.encode())
        assert [code for code, _, _, _ in notices(report)] == left


def test_comments_can_be_left_unread() -> None:
    for comment in ("# kpi-audit: ignore[PRC102] 县委文件", "# kpi-audit: ignore PRC102"):
        triage = Triage(policy(today=TODAY), comments=False)
        report = Auditor(choose(select=["PRC102"]), triage=triage).audit_text("x.yaml", scheme(comment).encode())
        assert {one.finding.code for one in report.findings()} == {"PRC102"}


def test_many_comments_each_cover_their_own_line() -> None:
    lines = [f"  - {{名称: 乙{n}, 评分标准: {MEETING}}}  # kpi-audit: ignore[PRC102] 县委文件" for n in range(300)]
    report = audited("标题: 甲\n指标:\n" + "\n".join(lines) + "\n")
    assert len(aside(report)) == 300


@pytest.mark.parametrize("code", [code for code in CODES if code != "SUP008"])
def test_the_examples_of_the_cards(code: str) -> None:
    """The bad example gives the finding and the good one none of the family."""
    rules = choose(select=["ALL"])
    for name, text in card(code).examples.items():
        report = Auditor(rules, triage=Triage(policy(today=TODAY))).audit_text("x.yaml", text.encode())
        found = {one.finding.code for one in report.findings() if one.finding.code.startswith("SUP")}
        assert found == ({code} if name == "bad" else set()), name


def test_every_key_has_its_words() -> None:
    keys = {
        "SUP004": ("unknown", "unknown_plain", "all"),
        "SUP005": (
            *("no_tool", "tool", "case", "no_colon", "wide_colon", "no_verb", "verb", "unclosed", "no_bracket"),
            *("brackets", "no_codes", "separator", "until", "until_place"),
        ),
        "SUP006": ("nothing_follows", "nothing_here", "block_ends", "not_at_head", "unseen_break", "in_text"),
    }
    for code, wanted in keys.items():
        assert set(card(code).messages) == set(wanted)
