"""Time limits that begin with an event, and how many days they are."""

from __future__ import annotations

import pytest

from kpi_audit.reading.quantity.spans import days, find_limits
from kpi_audit.reading.text.line import line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("信访事项自受理之日起60日内办结，超期一件扣0.5分。", [(60, "日", "60日内")]),
        ("人大代表建议三个月内答复。", [(3, "个月", "三个月内")]),
        (
            "咨询类2个工作日以内答复，投诉类15个工作日之内办结。",
            [(2, "个工作日", "2个工作日以内"), (15, "个工作日", "15个工作日之内")],
        ),
        ("接到通知后24小时内响应。", [(24, "小时", "24小时内")]),
        ("同一事项3个月内累计投诉3次以上的，扣1分。", []),
        ("24小时内降雨量超过100毫米的，启动响应。", []),
        ("每3个月内办结一批。", []),
        ("近3个月内办结的工单随机抽查。", []),
        ("10月底前办结。", []),
    ],
)
def test_limits(text: str, said: list[tuple[float, str, str]]) -> None:
    """A limit ends with what is to be over by then; spans in which something happens are none."""
    found = find_limits(line(name="办理", criteria=text))
    assert [(one.value, one.unit, one.words.text) for one in found] == said


@pytest.mark.parametrize(
    ("value", "unit", "span"),
    [
        (60, "日", (60, 60)),
        (48, "小时", (2, 2)),
        (2, "周", (14, 14)),
        (3, "个月", (88, 93)),
        (1, "个工作日", (1, 3)),
        (5, "个工作日", (5, 7)),
        (10, "个工作日", (12, 14)),
        (3, "次", None),
    ],
)
def test_days(value: float, unit: str, span: tuple[float, float] | None) -> None:
    """Months and working days are spans of least and most days."""
    assert days(value, unit) == span
