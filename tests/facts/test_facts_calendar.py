"""In which months of a year what is asked for is due."""

from __future__ import annotations

from pathlib import Path

from kpi_audit.facts.across.calendar import deadline_months
from kpi_audit.facts.facts import Facts
from kpi_audit.scheme.dossier import Assembler
from kpi_audit.scheme.library import Library

SCHEME = """\
标题: 某县2026年度乡镇考核办法
年度: 2026
指标:
  - {名称: 造林, 评分标准: 年底前完成}
  - {名称: 清淤, 评分标准: 12月30日前完成}
  - {名称: 防汛预案, 评分标准: 6月30日前完成修订}
  - {名称: 台账归档, 评分标准: 2027年1月15日前完成}
  - {名称: 群众满意度, 评分标准: 按满意率折算}
"""


def test_deadlines_stand_in_their_months() -> None:
    """The last day of the year is no date of its own, and the year after is another one's."""
    library = Library()
    [loaded] = library.parse("scheme.yaml", SCHEME.encode())
    facts = Facts(Assembler(library).assemble(loaded, Path("scheme.yaml")))
    months = deadline_months(facts, facts.leaves)
    assert {month: times for month, times in enumerate(months, 1) if times} == {6: 1, 12: 1}
