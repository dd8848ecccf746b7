"""Numbers that nothing can be reckoned with are told at their place; all others are audited."""

from __future__ import annotations

import json

import pytest
from hostile_doors import audit, folder_of

SCHEME = """title: 考核办法
assesses: township
units: [{{name: 甲镇, staff: {0}, base_values: {{A1: {0}}}}}]
grades: [{{name: 优, min: 0, max: {0}}}, {{min: 0, max: 60}}]
inspections: [{{by: 县局, subject: 安全, frequency: {{times: {0}, per: day}}, days: {0}}}]
capacity: {{units: [{{name: 甲镇, staff: 3}}], tasks: [{{name: 巡查, hours: {0}}}]}}
indicators:
- {{name: 满意度, id: A1, points: 10, target: {{op: '>=', value: {0}, base_year: 2025}}, reports: [{{form: 表, frequency: {{times: {0}}}, hours: {0}}}]}}
- {{name: 覆盖率, points: 10, target: ≥{0}%, scoring: {{mode: bands, steps: [{{min: {0}, points: 5}}, {{max: 60, points: 0}}]}}}}
- {{name: 产量, criteria: "完成{0}%得10分，每低{0}个百分点扣{0}分", weight: "{0}%"}}
"""


@pytest.mark.parametrize("number", [".inf", ".nan", "-.inf", "1e308", "1e999", "1e16", "9" * 400, "一亿亿亿"])
def test_what_cannot_be_reckoned_with(number: str) -> None:
    with folder_of({"scheme.yaml": SCHEME.format(number)}):
        said = audit(formats=("rich",))
        assert said.code == 2
        found = [one for document in json.loads(said.out)["documents"] for one in document["findings"]]
        assert {one["code"] for one in found} <= {"FMT013", "FMT019"}
        assert {one["line"] for one in found} >= {3, 4, 5, 6, 8}


@pytest.mark.parametrize("number", ["1e15", "1e14", "0", "5e-324", "0." + "3" * 500, "1"])
def test_what_can(number: str) -> None:
    """Every evidence stands in the file as it is quoted, whatever it was that was declared."""
    with folder_of({"scheme.yaml": SCHEME.format(number)}):
        assert audit(formats=("rich", "markdown", "html", "xlsx")).code in (0, 1)
