"""No pattern backtracks without end: what a text costs grows with its length, whatever stands in it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import json, sys
sys.path.insert(0, sys.argv[1])
from hostile_patterns import every_pattern, probe
patterns = every_pattern()
slow = {one.pattern: found for one in patterns if (found := probe(one, most=6)) is not None}
print(json.dumps({"patterns": len(patterns), "slow": slow}))
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs alarms of the processor's time")
def test_every_pattern_is_linear_on_texts_made_to_stop_it() -> None:
    """In a process of its own, which sees every pattern as it is compiled."""
    command = [sys.executable, "-c", PROBE, str(Path(__file__).parent)]
    said = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    assert said["patterns"] > 700
    assert said["slow"] == {}


def test_the_probe_finds_what_is_slow() -> None:
    """A scan from every start, nested repeats, and two repeats that share their characters."""
    from hostile_patterns import Known, probe

    slow = ["(?:a+)+b", r"\s*、\s*$", "甲.*?乙.*?丙"]
    fast = [r"\([^()]{0,40}\)", "[a-z]{1,9}b", "甲[^乙]{0,12}乙", r"(?<!\d)\d+人"]
    assert [one for one in slow if probe(Known(one, 0, "x"), most=30) is None] == []
    assert [one for one in fast if probe(Known(one, 0, "x"), most=4) is not None] == []
    assert probe(Known(r"\s*、", 0, "x", scans=False), most=30) is None
