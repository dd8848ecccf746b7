"""Fits the weights of the evidence for duties (``facts/duty/scores.py``) to the judged lines of our own township.

Run: python benchmarks/duty_weights.py. Prints log odds before rounding: those in use are three quarters of them, moved
so that a score of 0.6 is a line whose best entry is as often right as not. Weights set by judgement stay as they are.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence

from duties import OWN, answers_of_own, model, thinned

from kpi_audit.facts.duty.duty_ranking import Ranking
from kpi_audit.facts.duty.scores import WEIGHTS
from kpi_audit.facts.hierarchy import Hierarchy
from kpi_audit.facts.readings import line_of
from kpi_audit.reading.duty.departments import told
from kpi_audit.reading.duty.wording import read_wording
from kpi_audit.scheme.duty import DutyList
from kpi_audit.scheme.scheme import Scheme

SCALE = 0.75
SET = {"same_word", "clash", "other_object", "other_scope", "general", "preparing", "taken_other_step"}
SET |= {"its_department", "other_department", "context", "other_word"}
THIN = ((0.0, 1.0), (0.3, 0.5), (0.6, 0.5), (1.0, 0.5))
"""Shares of the thesaurus that are dropped, and what a line counts that is read so."""
STEPS, RATE, DECAY = 500, 0.05, 1e-4

Row = tuple[tuple[tuple[int, float], ...], float, bool, float]
"""Free evidence by number, the odds of what is set, whether the entry is right, what the row counts."""


def rows(free: Sequence[str]) -> list[Row]:
    """Every line with every entry that may be meant."""
    number = {name: index for index, name in enumerate(free)}
    answers, found = answers_of_own(), list[Row]()
    entries = model((OWN / "duty-list.yaml").read_text("utf-8"), DutyList)
    lines = model((OWN / "scheme.yaml").read_text("utf-8"), Scheme)
    assert isinstance(entries, DutyList)
    assert isinstance(lines, Scheme)
    for share, counts in THIN:
        thinned(share, 1)
        ranking = Ranking(entries.duties)
        for leaf in Hierarchy(lines).leaves:
            line = line_of(leaf)
            wording = read_wording(line)
            if wording.rules or wording.catch_all:
                continue
            for one in ranking.candidates(wording, told(line)):
                known = sum(WEIGHTS[name] / SCALE * value for name, value in one.evidence.items() if name in SET)
                own = tuple((number[name], value) for name, value in one.evidence.items() if name in number and value)
                found.append((own, known, entries.duties[one.number].id in answers[leaf.id].duties, counts))
    return found


def fitted(data: Sequence[Row], count: int) -> tuple[float, list[float]]:
    """Bias and weights of a logistic regression (Adam, all rows at once; no chance in it)."""
    weights, mean, spread = [0.0] * (count + 1), [0.0] * (count + 1), [0.0] * (count + 1)
    weights[count] = -2.0
    total = sum(row[3] for row in data)
    for step in range(1, STEPS + 1):
        slope = [DECAY * weight for weight in weights[:count]] + [0.0]
        for own, known, right, counts in data:
            odds = weights[count] + known + sum(weights[index] * value for index, value in own)
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - right) * counts / total
            slope[count] += error
            for index, value in own:
                slope[index] += error * value
        for index, one in enumerate(slope):
            mean[index] = 0.9 * mean[index] + 0.1 * one
            spread[index] = 0.999 * spread[index] + 0.001 * one * one
            ahead = mean[index] / (1 - 0.9**step)
            weights[index] -= RATE * ahead / (math.sqrt(spread[index] / (1 - 0.999**step)) + 1e-9)
    return weights[count], weights[:count]


def main() -> int:
    """Print what the fit says beside what is in use."""
    free = [name for name in WEIGHTS if name not in SET]
    bias, weights = fitted(rows(free), len(free))
    print(f"{'bias':18} {bias:6.2f}")
    for name, weight in zip(free, weights, strict=True):
        print(f"{name:18} {weight:6.2f}  in use {WEIGHTS[name] / SCALE:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
