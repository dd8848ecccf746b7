"""What the benchmarks measure on the real schemes can still be measured: their figures stand in our notes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


ROWS = {
    "reading": ["as it is", "lists without each scheme's own words"],
    "second_opinion": ["real schemes, each left out", "our own lines held out"],
}


@pytest.mark.parametrize("name", ROWS)
def test_a_measurement_runs(name: str, corpus: Path) -> None:
    if name == "second_opinion":
        pytest.importorskip("sklearn")
    command = [sys.executable, str(ROOT / "benchmarks" / f"{name}.py"), str(corpus)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    for row in ROWS[name]:
        assert row in done.stdout
