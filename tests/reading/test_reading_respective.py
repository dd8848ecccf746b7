"""Things that a clause tells together, each with its own figure (分别达到99%、97%)."""

from __future__ import annotations

import pytest

from kpi_audit.reading.alignment.names import standard
from kpi_audit.reading.alignment.respective import respective
from kpi_audit.reading.quantity.targets import find_targets
from kpi_audit.reading.text.line import line


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("氨氮排放总量", True),
        ("氨氮", True),
        ("氨氮去除率", False),  # measured otherwise than they all are
        ("氨氮氮氧化物排放总量", False),  # a thing of its own
        ("氮氧化物排放总量", False),
    ],
)
def test_what_the_middle_one_is_called(said: str, is_one: bool) -> None:
    read = line(name="减排", criteria="化学需氧量、氨氮、氮氧化物排放总量分别下降5%、6%、7%。")
    (passage,) = [one for one in read.passages if one.field == "criteria"]
    members = respective(passage, find_targets(read), standard)
    assert [(one.label, one.target.value) for one in members] == [
        ("化学需氧量", 5),
        ("氨氮", 6),
        ("氮氧化物排放总量", 7),
    ]
    assert members[1].named_by(said) is is_one
