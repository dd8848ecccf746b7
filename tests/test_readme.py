"""The README against the code: its commands run, its table and its claims are fresh."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kpi_audit.cli.app import run
from kpi_audit.cli.commands.rules import rules_table
from kpi_audit.reporters.formats import FORMATS, SUFFIXES
from kpi_audit.words.voice import Voice

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def _between(name: str) -> list[str]:
    return re.findall(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", README, re.DOTALL)


def _commands() -> list[str]:
    blocks = "\n".join(_between("tour"))
    return re.findall(r"^\.venv/bin/(kpi-audit .+)$", blocks, re.MULTILINE)


def test_rules_table_is_fresh(request: pytest.FixtureRequest) -> None:
    """The table is generated from the cards; ``--update-golden`` writes it."""
    table = rules_table(Voice("zh")).strip()
    if request.config.getoption("--update-golden"):
        text = re.sub(
            r"(<!-- rules -->\n).*?(<!-- /rules -->)", lambda m: m[1] + table + "\n" + m[2], README, flags=re.DOTALL
        )
        (ROOT / "README.md").write_text(text, "utf-8", newline="\n")
        return
    assert [block.strip() for block in _between("rules")] == [table]


@pytest.mark.parametrize("command", _commands())
def test_tour_commands_run(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the tours works as it is written."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    assert run(shlex.split(command)[1:]) == 0


def test_every_format_is_in_the_table() -> None:
    """Formats, and the endings of files that mean them."""
    (table,) = _between("formats")
    rows = re.findall(r"^\| `([a-z-]+)` \| `([^`]+)` \|", table, re.MULTILINE)
    assert [name for name, _ in rows] == sorted(FORMATS, key=[name for name, _ in rows].index)
    assert {ending: name for name, ending in rows if ending.startswith(".")} == SUFFIXES
    assert all(ending == f"{name}:文件" for name, ending in rows if not ending.startswith("."))


def test_first_screen() -> None:
    """What it is, then the two commands, before the picture and before any other section."""
    head = README.split("\n## ")[0]
    assert len(_between("audit-command")) == len(_between("test-command")) == 1
    assert head.index("<!-- audit-command -->") < head.index("<!-- test-command -->") < head.index("report.svg")
    assert (ROOT / "examples/qinghe-county/report.svg").exists()


def test_yaml_in_the_readme_is_a_scheme(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The scheme that the tour shows loads and is audited."""
    own = re.sub(r"<!-- pipeline: .*?<!-- /pipeline -->", "", README, flags=re.DOTALL)
    (example,) = re.findall(r"```yaml\n(.*?)```", own, re.DOTALL)
    (tmp_path / "scheme.yaml").write_text(example, "utf-8")
    assert run(["check", str(tmp_path / "scheme.yaml"), "--fail-on", "never"]) == 0
    assert "PRC103" in capfd.readouterr().out


def test_settings_in_the_readme_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The configuration that is shown is one, and the scheme of the tour is audited by it."""
    (shown,) = _between("config")
    monkeypatch.chdir(tmp_path)
    Path("kpi-audit.toml").write_text(re.sub(r"^```.*$", "", shown, flags=re.MULTILINE), "utf-8")
    assert run(["config"]) == 0


def test_files_named_exist() -> None:
    """No path in the README leads nowhere."""
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists(), path


def test_suppressions_in_the_readme_work() -> None:
    """The example sets aside what it names, and nothing in it is misspelt, misplaced or unused."""
    from datetime import date

    from kpi_audit.audit import Auditor
    from kpi_audit.ruleset import choose, policy
    from kpi_audit.triage.triage import Triage

    (example,) = re.findall(r"```yml\n(.*?)```", README, re.DOTALL)
    auditor = Auditor(choose(), triage=Triage(policy(today=date(2026, 6, 1))))
    report = auditor.audit_text("scheme.yaml", example.encode())
    assert {one.finding.code for one in report.suppressed()} == {"BUR502", "PRC102", "PRC103"}
    assert [one.finding.code for one in report.findings() if one.finding.code.startswith(("SUP", "FMT"))] == []
