"""The second opinion on the kind: what the sums of letters and pairs come to, as one would work them out one by one."""

from __future__ import annotations

import json
import math
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_audit.reading.meaning import second_opinion
from kpi_audit.reading.meaning.second_opinion import CALM, SCALE, SHORT, by_letter, pairs, shares
from kpi_audit.reading.text.line import Line, line

MODEL = json.loads(Path(second_opinion.__file__).with_suffix(".json").read_text("utf-8"))
TEXTS = st.text(st.sampled_from("会议记录每少一次扣分。满意率办结，\n"), max_size=60)


def _one_by_one(said: Line) -> dict[str, float]:
    """Shares of the kinds: each pair counts by its rarity, again and again by a logarithm, over the line's length."""
    found = pairs(said)
    values = {
        pair: (1 + math.log(often)) * MODEL["weights"][pair][0]
        for pair, often in found.items()
        if pair in MODEL["weights"]
    }
    length = math.sqrt(sum(value**2 for value in values.values()))
    if not length:
        return {}
    sums = [
        bias + sum(value * MODEL["weights"][pair][kind] for pair, value in values.items()) / length
        for kind, bias in enumerate(MODEL["bias"], 1)
    ]
    raised = [math.exp(each / SCALE / CALM) for each in sums]
    return {kind: each / sum(raised) for kind, each in zip(MODEL["kinds"], raised, strict=True)}


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_as_worked_out_one_by_one(name: str, description: str, criteria: str, group: str) -> None:
    """Whatever the texts have in common."""
    said = line((group,) if group else (), name=name, description=description, criteria=criteria)
    found, expected = shares(said), _one_by_one(said)
    if len("".join([one.text for one in said.passages])) + len(group) < SHORT:
        return
    assert found.keys() == expected.keys()
    assert all(math.isclose(found[kind], expected[kind], abs_tol=1e-9) for kind in found)


def test_weights_stand_side_by_side() -> None:
    """One number holds all of a pair, whatever is above or below zero."""
    weights = {"会": [300, -700, 0, 5, 900, -1], "会议": [118, 1, 1, 1, 1, 1]}
    said = by_letter(weights)["会"]
    for pair, (rarity, *each) in weights.items():
        assert second_opinion._lanes(said[pair]) == [rarity * rarity, *(rarity * one for one in each)]
    both = [sum(one) for one in zip(*map(second_opinion._lanes, said.values()), strict=True)]
    assert second_opinion._lanes(sum(said.values())) == both
