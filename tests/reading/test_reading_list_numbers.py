"""Where the numbered items of a text begin."""

from __future__ import annotations

import pytest

from kpi_audit.reading.text.list_numbers import items


@pytest.mark.parametrize(
    ("text", "starts", "in_clauses"),
    [
        ("1.巡河得2分；2.上报得6分", [0, 8], [0, 8]),
        ("（1）巡河。 （2）上报；③整改\n4、销号", [0, 6, 13, 17], [0, 6, 13, 17]),
        ("标准：(1)巡河，(2)上报", [], [3, 9]),
        ("增长1.5%，达到2.5%", [], []),
        ("每周2次", [], []),
        ("", [], []),
    ],
)
def test_items(text: str, starts: list[int], in_clauses: list[int]) -> None:
    assert (items(text), items(text, clauses=True)) == (starts, in_clauses)
