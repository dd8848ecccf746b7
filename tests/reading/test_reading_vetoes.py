"""Sentences that set a veto, and the words in them that do."""

from __future__ import annotations

import pytest

from kpi_audit.reading.veto.vetoes import setting_sentences


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("发生命案的一票否决。每起扣2分。", [("发生命案的一票否决", ["一票否决"])]),
        ("发生较大安全生产事故的。一票否决。", [("发生较大安全生产事故的。一票否决", ["一票否决"])]),
        (
            "一票否决制。发生较大安全生产事故的取消评优资格。",
            [("一票否决制。发生较大安全生产事故的取消评优资格", ["一票否决"])],
        ),
    ],
)
def test_a_sentence_that_says_no_more_goes_with_its_neighbour(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    """The words stand where they are in both sentences together."""
    found = setting_sentences(text)
    said = [(clause.text, [clause.text[hit.start : hit.end] for hit in hits]) for clause, hits in found]
    assert said[: len(wanted)] == wanted
    assert all(text[clause.start : clause.end] == clause.text for clause, _ in found)
