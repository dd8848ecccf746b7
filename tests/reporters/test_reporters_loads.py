"""The load table: which months stand out."""

from __future__ import annotations

import pytest

from kpi_audit.findings.load import LoadRow, LoadTable
from kpi_audit.reporters.loads.wording import by_month
from kpi_audit.words.voice import Voice


def load(months: list[float]) -> LoadTable:
    none = (0.0,) * 13
    row = LoadRow("县农业农村局", "a.yaml", "甲", 3, 0, 0, sum(months), 0, 0, (*months, 0.0), none, none)
    return LoadTable("", 0, True, "township", 1, (row,), row, ())


@pytest.mark.parametrize(
    ("months", "busiest"),
    [
        ([1, 2, 5, 1, 1, 5, 1, 1, 1, 1, 1, 1], (2, 5)),
        ([1, 2, 5.1, 1, 1, 4.9, 1, 1, 1, 1, 1, 1], (2, 5)),  # both are shown as 5
        ([1, 2, 5, 1, 1, 4, 1, 1, 1, 1, 1, 1], (2,)),
        ([3] * 12, ()),
    ],
)
def test_months_that_read_alike_are_marked_alike(months: list[float], busiest: tuple[int, ...]) -> None:
    """Every month with the highest figure; none where all are the same."""
    assert by_month(load(months), Voice()).busiest == busiest
