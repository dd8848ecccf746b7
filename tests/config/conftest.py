"""An office with one scheme, and the command line run in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from config_office import SCHEME, Office

from kpi_audit.cli.app import run


@pytest.fixture
def office(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with one scheme and no configuration yet."""
    monkeypatch.chdir(tmp_path)

    def call(*argv: str) -> tuple[int, str, str]:
        code = run(list(argv))
        said = capfd.readouterr()
        return code, said.out, said.err

    made = Office(tmp_path, call)
    made.write("scheme.yaml", SCHEME)
    return made
