"""Shared fixtures: golden files, the corpus when it is there, a stable environment."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# No time limit on a shared machine; the same examples every time, so that a change is judged by itself. To search for
# new ones: HYPOTHESIS_PROFILE=searching.
settings.register_profile("fixed", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
collect_ignore = ["fixtures"]  # packages with tests of their own, run where they are installed
SARIF_SCHEMA = ROOT.parent / "shared" / "spec" / "sarif-schema-2.1.0.json"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files instead of comparing them")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Reports speak Chinese without colour whatever the machine's environment says; the user's cache is left alone."""
    monkeypatch.setenv("KPI_AUDIT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    for name in ("KPI_AUDIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")


QUICK = 0.15
"""Seconds of the processor below which a size is quick whatever smaller ones take."""


@pytest.fixture
def linear() -> Callable[[Callable[[int, int], object], int], None]:
    """Assert that four times the size takes no eight times as long: the least of some tries, on a shared machine.

    The work is given the size and the number of the try, so that nothing it remembers makes a later try cheap.
    """

    def seconds(work: Callable[[int, int], object], size: int, number: int) -> float:
        begun = time.thread_time()
        work(size, number)
        return time.thread_time() - begun

    def check(work: Callable[[int, int], object], size: int) -> None:
        costs: list[tuple[float, float]] = []
        for number in range(4):
            costs.append((seconds(work, size, number), seconds(work, 4 * size, number)))
            short, long = (min(column) for column in zip(*costs, strict=True))
            if long < max(8 * short, QUICK):
                return
        raise AssertionError(costs)

    return check


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or rewrite the file under ``--update-golden``."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text, "utf-8", newline="\n")
        assert path.read_text("utf-8") == text

    return check


@pytest.fixture
def corpus() -> Path:
    """The folder of real schemes; tests that need it are skipped where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not here")
    return CORPUS


@pytest.fixture(scope="session")
def sarif_schema() -> dict[str, Any]:
    """The schema of SARIF 2.1.0; tests that need it are skipped where it is absent."""
    if not SARIF_SCHEMA.is_file():
        pytest.skip("the schema of SARIF is not here")
    schema: dict[str, Any] = json.loads(SARIF_SCHEMA.read_text("utf-8"))
    return schema
