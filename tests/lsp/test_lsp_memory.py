"""A server lives for hours: what an edit leaves behind goes with the next one, and texts are forgotten in time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from kpi_audit.facts.facts import Facts
from kpi_audit.lsp import session
from kpi_audit.reading.text.normal import normalise
from kpi_audit.registry import book
from kpi_audit.rules.plan import Plan
from kpi_audit.startup import memory

SCHEME = """\
标题: 某县2026年度乡镇考核办法
年度: 2026
指标:
  - {{名称: 会议, 分值: 40, 评分标准: "每季度召开会议1次，少一次扣1分{said}"}}
  - {{名称: 群众满意率, 分值: 60, 评分标准: 由第三方电话调查，按满意率折算。}}
"""


@pytest.fixture
def plan() -> Plan:
    """All rules."""
    return Plan([rule() for rule in book().rules.values()])


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """What other tests took in is not counted here."""
    memory.forget()
    yield
    memory.forget()


def edit(number: int, plan: Plan) -> list[tuple[str, int, int]]:
    """The findings of the text as it stands after so many edits."""
    text = SCHEME.format(said="，第" + "一" * number + "次从严掌握" * 20)
    found = session.examine(Path("scheme.yaml"), text, plan).findings
    return [(one.finding.code, one.region.line, one.region.column) for one in found]


def test_nothing_of_an_edit_is_left(plan: Plan) -> None:
    """The facts of a text are gone when it has been answered."""
    before = sum(isinstance(each, Facts) for each in gc.get_objects())
    assert edit(1, plan)
    assert sum(isinstance(each, Facts) for each in gc.get_objects()) <= before


def test_texts_are_forgotten(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often a long text is changed; and what is found in it is the same before and after."""
    monkeypatch.setattr(session, "MOST", 500)
    first, sizes = edit(0, plan), [memory.taken_in()]
    assert first
    for number in range(1, 13):
        assert edit(number, plan) == first
        sizes.append(memory.taken_in())
    assert 500 < max(sizes) < 500 + 2 * sizes[0]
    assert sum(after < before for before, after in pairwise(sizes)) > 1


def test_an_unchanged_text_is_no_new_one(plan: Plan) -> None:
    """Only what is met for the first time counts."""
    edit(3, plan)
    size = memory.taken_in()
    edit(3, plan)
    assert memory.taken_in() == size > 0


def test_forgetting() -> None:
    """What was remembered is worked out again, and comes out the same."""
    calls: list[str] = []

    @memory.remembering(4)
    def doubled(text: str) -> str:
        calls.append(text)
        return text * 2

    first = normalise("全面推行ＡＢ")
    assert [doubled("a"), doubled("a")] == ["aa", "aa"]
    assert normalise("全面推行ＡＢ") is first
    memory.take_in(5)
    assert memory.taken_in() == 5
    memory.forget()
    assert memory.taken_in() == 0
    assert doubled("a") == "aa"
    assert calls == ["a", "a"]
    again = normalise("全面推行ＡＢ")
    assert (again, again is first) == (first, False)
