"""What a command imports: nothing that its answer does not need. No times are asserted; these are what times hang on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCHEME = """\
标题: 某镇考核
年度: 2026
考核周期: {开始: 2026-01-01, 结束: 2026-12-31}
指标:
  - {名称: 群众满意率, 分值: 10, 权重: 20%, 评分标准: 由第三方电话调查，按满意率折算。}
  - {名称: 会议, 分值: 5, 评分标准: 每季度开会1次，少一次扣1分。}
"""
PROBE = """\
import sys
sys.argv = ["kpi-audit", *sys.argv[1:]]
from kpi_audit.__main__ import answer
answer()
print(sorted(name for name, module in sys.modules.items() if type(module).__name__ != "Late"), file=sys.stderr)
"""


def modules(folder: Path, *argv: str) -> set[str]:
    """Names of all modules that a call has loaded; those that wait to be asked for something are not."""
    (folder / "scheme.yaml").write_text(SCHEME, "utf-8")
    done = subprocess.run([sys.executable, "-c", PROBE, *argv], cwd=folder, capture_output=True, check=True)
    return set(done.stderr.decode().rstrip("\n").rpartition("\n")[2].strip("[]").replace("'", "").split(", "))


def test_version(tmp_path: Path) -> None:
    """The version alone: no library, no rule, no cache; but streams that may be closed."""
    loaded = modules(tmp_path, "--version")
    assert not {"pydantic", "rich", "typer", "ruamel", "json", "re"} & loaded - {"re"}
    ours = {name for name in loaded if name.startswith("kpi_audit")}
    assert ours == {"kpi_audit", "kpi_audit.__main__", "kpi_audit.cli", "kpi_audit.cli.streams"}


@pytest.mark.parametrize("report", ["json", "concise", "rich"])
def test_plain_check(tmp_path: Path, report: str) -> None:
    """A check of a scheme in order needs neither pydantic nor the parser of command lines, nor other commands' rooms."""
    loaded = modules(tmp_path, "check", "scheme.yaml", "--format", report)
    assert "kpi_audit.rules.process.prc101_process_heavy" in loaded
    assert not {"pydantic", "typer", "click", "jinja2", "openpyxl", "docx", "importlib.metadata", "email"} & loaded
    assert ("rich" in loaded) == (report == "rich")
    assert ("threading" in loaded) == (report == "rich")  # without it there is nobody to wait for at the end
    rooms = {".".join(name.split(".")[1:3]) for name in loaded if name.startswith("kpi_audit.")}
    assert not {"exporters", "lsp", "fixing", "cli.commands", "cli.parser", "scheme.forming.strict"} & rooms
    assert "kpi_audit.scheme.forming.strict" not in loaded


def test_no_other_document(tmp_path: Path) -> None:
    """A scheme alone needs nothing of what is known about the one above, duty lists and last year's; nor what writes
    YAML."""
    loaded = modules(tmp_path, "check", "scheme.yaml")
    others = {"level.levels", "level.chains", "duty.duties", "across.overlaps", "versions.matching"}
    assert not {f"kpi_audit.facts.{name}" for name in others} & loaded
    assert "kpi_audit.reading.alignment.aligner" not in loaded
    assert not {"ruamel.yaml", "ruamel.yaml.constructor", "ruamel.yaml.emitter"} & loaded
    (tmp_path / "upper.yaml").write_text(SCHEME, "utf-8")
    assert "kpi_audit.facts.level.levels" in modules(tmp_path, "check", "scheme.yaml", "--upper", "upper.yaml")


def test_the_rest_of_the_library_of_yaml(tmp_path: Path) -> None:
    """What waited is all there when it is wanted: times between brackets are read by the library's own parser."""
    (tmp_path / "brackets.yaml").write_text("标题: 某镇考核\n指标:\n  - {名称: 9:30 前到岗率, 分值: 10}\n", "utf-8")
    assert {"ruamel.yaml", "ruamel.yaml.constructor"} <= modules(tmp_path, "check", "brackets.yaml")


def test_to_a_pipe(tmp_path: Path) -> None:
    """Where nobody looks, the report needs no rich."""
    assert "rich" not in modules(tmp_path, "check", "scheme.yaml")


def test_what_is_needed_is_imported(tmp_path: Path) -> None:
    """Help needs the parser of command lines; the probe can tell."""
    assert "typer" in modules(tmp_path, "check", "--help")
