"""Every amount of points in the reference schemes is explained by some reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kpi_audit.reading.scoring.scoring import Scoring, read_scoring
from kpi_audit.reading.text.line import line
from kpi_audit.source.plain import load_data

_SCHEMES = Path(__file__).parents[3] / "shared" / "corpus" / "schemes"
_POINTS = re.compile(r"[0-9]\s?分(?![之钟制类析布别])")

pytestmark = pytest.mark.skipif(not _SCHEMES.is_dir(), reason="reference schemes not at hand")


def _leaves(node: object) -> Iterator[dict[str, str]]:
    assert isinstance(node, dict)
    children = node.get("children")
    if children:
        for child in children:
            yield from _leaves(child)
    else:
        yield {key: str(node[key]) for key in ("name", "description", "criteria") if node.get(key)}


def _spans(scoring: Scoring, field: str) -> list[tuple[int, int]]:
    steps = (*scoring.awards, *scoring.deductions, *scoring.bonuses)
    words = [
        *(step.words for step in steps),
        *(cap.words for cap in scoring.caps),
        *(stated.words for stated in scoring.stated),
        *(formula.words for formula in scoring.formulas),
        *scoring.zeros,
    ]
    return [(one.start, one.end) for one in words if one.field == field]


def test_every_amount_is_understood() -> None:
    missed: list[str] = []
    amounts = 0
    for path in sorted(_SCHEMES.glob("*.yaml")):
        scheme = load_data(path)
        assert isinstance(scheme, dict)
        for top in scheme["indicators"]:
            for texts in _leaves(top):
                scoring = read_scoring(line((), **texts))
                assert not scoring.unread
                for field, raw in texts.items():
                    if field == "name" and raw in texts.get("criteria", ""):
                        continue
                    spans = _spans(scoring, field)
                    for match in _POINTS.finditer(raw):
                        amounts += 1
                        if not any(start <= match.start() < end for start, end in spans):
                            missed.append(f"{path.name}: {raw}")
    assert amounts > 300
    assert missed == []
