"""Every YAML case and every card example of every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_audit.registry import rules
from kpi_audit.rules.base import Rule
from kpi_audit.testing import Case, audit_case, load_cases, mismatch
from kpi_audit.words.cards import card

HERE = Path(__file__).parent
RULES = list(rules().values())


def _cases() -> list[tuple[type[Rule], Case]]:
    found = []
    for rule in RULES:
        for path in sorted(HERE.glob(f"*/{rule.code.lower()}_*.yaml")):
            found += [(rule, case) for case in load_cases(path)]
    return found


@pytest.mark.parametrize(("rule", "case"), [pytest.param(r, c, id=f"{r.code}:{c.name}") for r, c in _cases()])
def test_case(rule: type[Rule], case: Case) -> None:
    """A case gives exactly the findings that it names."""
    assert mismatch(rule, case) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_card_examples(rule: type[Rule]) -> None:
    """The bad example of a card is found, the good one is silent: the manual cannot lie."""
    examples = card(rule.code).examples
    bad = [one.finding.code for one in audit_case(rule, examples["bad"]).findings()]
    good = [one.finding for one in audit_case(rule, examples["good"]).findings()]
    assert bad
    assert set(bad) == {rule.code}
    assert good == []
