from __future__ import annotations

import pytest

from kpi_audit.reading.proof.evidence import Evidence, read_evidence
from kpi_audit.reading.text.line import line


@pytest.mark.parametrize(
    ("text", "verify", "items"),
    [
        (
            "查阅方案、会议记录、台账、照片，缺一项扣1分",
            ("documents", "photos"),
            ["方案", "会议记录", "台账", "照片"],
        ),
        ("台账资料不齐全的，每处扣1分", ("documents",), ["台账", "资料"]),
        ("第三方电话抽查500户并现场核查10处", ("onsite", "survey", "third_party"), []),
        ("以统计局公布的数据为准", ("third_party",), []),
        ("按系统数据计分", ("system",), []),
        ("根据审计报告认定", ("audit",), []),
        ("由审计局评分", (), []),
        ("将养护责任落实地段、落实到人", (), []),
        ("接受县里委托承建的单位加2分", (), []),
        ("做好常住人口的入户调查工作", (), []),
        ("查看票据和账簿", ("documents",), ["票据"]),
        ("召开现场会推广经验", (), []),
        ("全年召开专题会议不少于12次", (), []),
        ("制定方案。现场查看设施", ("onsite",), []),
    ],
)
def test_ways_of_verifying(text: str, verify: tuple[str, ...], items: list[str]) -> None:
    evidence = read_evidence(line(criteria=text))
    assert evidence.verify == verify
    assert [words.text for words in evidence.items] == items
    assert all(text[words.start : words.end] == words.text for words in (*evidence.items, *evidence.words))


def test_declared_fields_are_read_whole() -> None:
    evidence = read_evidence(line(name="演练", verify="documents、现场", evidence="演练脚本\n签到表、照片"))
    assert evidence.verify == ("documents", "photos", "onsite")
    assert [words.text for words in evidence.items] == ["演练脚本", "签到表", "照片"]
    assert {words.field for words in evidence.items} == {"evidence"}


def test_a_silent_line_has_no_evidence() -> None:
    assert read_evidence(line(name="完成造林1000亩", assessor="审计组")) == Evidence()
