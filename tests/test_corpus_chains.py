"""Real chains of targets through the levels, where they are at hand: what each step is said to be, edge by edge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kpi_audit import audit_file

BELOW = {"national": "province", "province": "city", "city": "county", "county": "township", "township": "village"}
CODES = {
    "higher": "LVL301",
    "stricter_lower": "LVL301",
    "operator_stricter": "LVL301",
    "relative_above_average": "LVL301",
    "deadline_earlier": "LVL302",
    "scope_wider": "LVL303",
    "frequency_higher": "LVL303",
}
"""Which rule sees a relation; the others are no step up, and no rule may see one."""


def _scheme(chain: dict[str, Any], number: int) -> dict[str, Any]:
    """One level of a chain as a scheme that says its target as it was written."""
    level = chain["levels"][number]
    indicator = {"id": "A1", "name": chain["indicator"], "points": 10, "criteria": level["target_text"]}
    scheme: dict[str, Any] = {
        "title": f"{level['place']}目标任务考核",
        "level": level["level"],
        "assesses": BELOW[level["level"]],
        "indicators": [indicator],
    }
    if level["year"]:
        scheme["year"] = level["year"]
    if number:
        scheme["upper"] = f"{number - 1}.yaml"
        indicator["upper_ref"] = "A1"
    return scheme


@pytest.mark.parametrize("declared", [True, False], ids=["by reference", "by text"])
def test_steps_of_chains(declared: bool, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step that reviewers agree on is seen by the rule that it belongs to, and no other step is."""
    monkeypatch.chdir(tmp_path)
    wrong: list[tuple[str, str, list[str]]] = []
    steps = 0
    for chain in json.loads((corpus / "chains" / "chains.json").read_text("utf-8")):
        for number in range(len(chain["levels"])):
            scheme = _scheme(chain, number)
            if not declared:
                scheme["indicators"][0].pop("upper_ref", None)
            Path(f"{number}.yaml").write_text(json.dumps(scheme, ensure_ascii=False), "utf-8")
        for number, edge in enumerate(chain["edges"], 1):
            if edge["ambiguous"]:
                continue
            steps += 1
            report = audit_file(f"{number}.yaml", select=["LVL301", "LVL302", "LVL303"])
            said = sorted({one.finding.code for one in report.findings()})
            expected = CODES.get(edge["relation"])
            assert (expected is not None) is bool(edge["stacked"])
            if (expected not in said) if expected else said:
                wrong.append((chain["id"], edge["relation"], said))
    assert steps >= 90
    assert len(wrong) <= 0.03 * steps, wrong
