"""How many there are for one: persons by bed, by thousand people, by the other kind of staff."""

from __future__ import annotations

import pytest

from kpi_audit.reading.alignment.ratios import find_ratios
from kpi_audit.reading.text.line import line


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("医护人员按1：1.25的比例配备", [(1.25, "名/名", "按1：1.25的比例")]),
        ("医护人员按1.25：1的比例配备", [(1.25, "名/名", "按1.25：1的比例")]),
        ("医护人员按2：3的比例配备", []),  # neither is counted by the other
        ("考核与民主测评按1：2的比例计分", []),
    ],
)
def test_staff_by_staff(text: str, wanted: list[tuple[float, str, str]]) -> None:
    found = find_ratios(line(name="人员配备", criteria=text))
    assert [(one.value, one.unit, one.words.text) for one in found] == wanted
