"""Readers of unclear standards: what they find in single texts, and that hostile texts do not hold them up."""

from __future__ import annotations

import pytest

from kpi_audit.reading.clarity.delegation import find_delegated_text, find_elsewhere
from kpi_audit.reading.clarity.discretion import described, find_discretion, find_rated, sentences_of
from kpi_audit.reading.clarity.incentives import find_perverse
from kpi_audit.reading.clarity.measures import find_gaps
from kpi_audit.reading.clarity.parts import figures, measured, parts
from kpi_audit.reading.clarity.vagueness import read_vague
from kpi_audit.reading.quantity.targets import find_targets
from kpi_audit.reading.scoring.scoring import read_scoring
from kpi_audit.reading.text.line import Line, line, passage


def _line(criteria: str) -> Line:
    return line((), name="某项工作", criteria=criteria)


def test_points_and_their_denominators_measure_nothing() -> None:
    assert [number.text for number in figures("每发现一起扣2分,每低0.1个百分点扣1分,不少于4次")] == ["4次"]
    assert not measured("进一步完善,得5分")
    assert measured("7月底前完成")
    assert not figures("评分标准见附件2")


def test_asides_on_checking_are_no_parts() -> None:
    found = [part.text for part in parts(passage("criteria", "建立制度【查看资料】有,得1分;无,不得分"))]
    assert found == ["建立制度", "有,得1分", "无,不得分"]


def test_semicolons_join_a_sentence() -> None:
    assert [one.text for one in sentences_of("甲;乙。丙")] == ["甲;乙", "丙"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("推进不力的扣1分", "degree"),
        ("未及时报告的扣1分", "time"),
        ("未在2小时内及时报告的扣1分", None),
        ("处理不及时(超过24小时)的扣1分", None),
        ("发生较大规模事件的扣1分", "amount"),
        ("发生较大事故的扣1分", None),
        ("造成不良影响的扣1分", "effect"),
        ("资料不全的酌情扣分", "discretion"),
        ("视情节扣1-3分", None),
        ("进一步加强管理,得3分", "slogan"),
        ("建立台账,得3分", None),
        ("推进不力的不作为扣分依据", None),
        ("对学员一视同仁,未同等施教的不得分", None),
    ],
)
def test_vague(text: str, kind: str | None) -> None:
    found = read_vague(_line(text))
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("资料不全的,酌情扣分", ["资料不全的,酌情扣分"]),
        ("视情节严重扣2-10分", ["视情节严重扣2-10分"]),
        ("酌情减免扣分", []),
        ("酌情扣分:轻微的扣0.5分,严重的扣2分", []),
    ],
)
def test_discretion(text: str, said: list[str]) -> None:
    assert [one.words.text for one in find_discretion(passage("criteria", text))] == said


def test_described_levels() -> None:
    assert described("轻微的扣0.5分,较重的扣1分")
    assert not described("每起扣1分,每件扣2分")


@pytest.mark.parametrize(
    ("text", "rated"),
    [
        ("由县领导综合评定打分", True),
        ("由各部门对乡镇打分", True),
        ("由第三方评价打分", False),
        ("由专家组按评分表打分", False),
        ("带教医师对学员实施综合评价", False),
    ],
)
def test_rated(text: str, rated: bool) -> None:
    assert bool(find_rated(_line(text))) == rated


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("评分标准由县公安局另行制定", "later"),
        ("按《某县平安建设考核办法》执行", "document"),
        ("引用年度考核得分", "score"),
        ("评分标准见附件2", "annex"),
        ("按照《中华人民共和国统计法》执行", None),
        ("不得另行制定评分标准", None),
    ],
)
def test_elsewhere(text: str, kind: str | None) -> None:
    found = find_elsewhere(passage("criteria", text))
    assert (found.kind if found else None) == kind


def test_other_schemes_are_no_delegation() -> None:
    assert find_delegated_text(passage("text", "县直部门考核办法另行制定。")) is None
    assert find_delegated_text(passage("text", "具体评分细则由各牵头单位制定。")) is not None


_HOSTILE = "较大 及时, 酌情扣分; 由各部门 每少一次扣1分; ( 1 扣1-2分、 查处 立案处罚不少于 按《 提高率 推进, 造成严重 发现; 率逐年"


@pytest.mark.parametrize("unit", _HOSTILE.split(" "))
def test_hostile_repetition(unit: str) -> None:
    """Patterns are bounded: a quadratic one would not end here."""
    one = _line(unit * (20_000 // len(unit)))
    text = one.passages[1]
    read_vague(one)
    find_discretion(text)
    find_rated(one)
    find_perverse(one)
    find_elsewhere(text)
    found = list(find_gaps(one, read_scoring(one), find_targets(one), heavy=True))
    assert all(gap.words.end <= len(text.raw) for gap in found)
