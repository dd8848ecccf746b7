"""On a terminal: how wide, how coloured, and that nothing is cut that means something only as a whole."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len

from kpi_audit.cli.app import run
from kpi_audit.cli.screen import columns

SCHEME = """\
title: 某镇考核办法
total_points: 100
indicators:
  - {name: 会议台账, points: 10, criteria: 每月召开例会，台账资料齐全，缺一次扣1分。}
  - {name: 秸秆综合利用率, points: 30, target: 不低于97.5%, criteria: 每季度报送报表，资料齐全，缺一次扣2分。}
  - {name: 秸秆综合利用率, points: 30, target: 不低于97.5%, criteria: 每季度报送报表，资料齐全，缺一次扣2分。}
"""
TABLE = """\
编号,一级指标,指标名称,分值,评分标准,完成时限
ZB-2026-001,党的建设,理论学习中心组专题学习,10,集中学习每月不少于1次，专题研讨每季度不少于1次，缺一次扣0.5分,2026-11-20
ZB-2026-002,党的建设,“三会一课”,5,按时召开，记录完整,2026-12-31
"""


class Terminal(StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


Shown = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Runs a command on a terminal: its exit code, and what it says on both streams."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "xterm-256color")
    (tmp_path / "a.yaml").write_text(SCHEME, "utf-8")
    (tmp_path / "bad.yaml").write_text("title: 甲镇\nindicators:\n  - {name: 会议, points: 许多}\n bad: [\n", "utf-8")
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")

    def show(*argv: str, width: int = 40) -> tuple[int, str, str]:
        out, err = Terminal(), Terminal()
        with monkeypatch.context() as patch:
            patch.setenv("COLUMNS", str(width))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            return run([*argv]), out.getvalue(), err.getvalue()

    return show


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "argv",
    [
        "check a.yaml",
        "check a.yaml -v --tree",
        "check a.yaml bad.yaml nosuch.yaml",
        "check a.yaml --statistics",
        "check a.yaml --format nope",
        "check a.yaml --select PRC999,LVL",
        "check a.yaml -o a.zzz",
        "check --nope",
        "inspect a.yaml",
        "inspect bad.yaml",
        "diff a.yaml a.yaml",
        "diff bad.yaml a.yaml",
        "import t.csv --preview",
        "import t.csv -o t.yaml",
        "import nosuch.xlsx",
        "import bad.yaml",
        "fix a.yaml",
        "fix bad.yaml",
        "baseline a.yaml",
        "baseline a.yaml --prune",
        "rules",
        "config",
        "init new.yaml",
    ],
)
def test_forty_columns_hold_every_line(shown: Shown, argv: str, lang: str) -> None:
    """Both streams; what may be left to the terminal is a name or a command that is wider than a line."""
    _, out, err = shown(*argv.split(), "--lang", lang)
    lines = (out + err).split("\n")
    assert len(lines) > 1
    assert [line for line in lines if cell_len(line) > 40] == []


@pytest.mark.parametrize("width", [40, 60, 100])
def test_statistics_keep_every_figure(shown: Shown, width: int) -> None:
    """Beside the title, or behind its head under it; zeros are left out there."""
    code, said, _ = shown("check", "a.yaml", "--statistics", width=width)
    assert code == 1
    words = said.split()
    _, wide, _ = shown("check", "a.yaml", "--statistics", width=200)
    rows = [line.split() for line in wide.splitlines()[1:-1]]
    assert len(rows) > 3
    for row in rows:
        at = words.index(row[0])
        figures = [figure for figure in row if figure.isdigit()]
        assert len(figures) == 5
        kept = [word for word in words[at : at + 20] if word.isdigit()]
        wanted = figures if "规则" in words else [figure for figure in figures if figure != "0"]
        assert kept[: len(wanted)] == wanted


def test_statistics_in_a_pipe_are_as_wide_as_they_are(capsys: pytest.CaptureFixture[str], shown: Shown) -> None:
    """No line is too long for a file, unless a width is asked for."""
    assert shown("check", "a.yaml", "--statistics", width=300)[1].splitlines()[0].startswith("规则  ")
    assert run(["check", "a.yaml", "--statistics", "--format", "rich", "--lang", "en"]) == 1
    table = capsys.readouterr().out
    assert table.startswith("Rule  ")
    assert run(["check", "a.yaml", "--statistics", "--format", "rich", "--lang", "en", "--width", "40"]) == 1
    assert max(map(cell_len, capsys.readouterr().out.splitlines())) <= 40 < max(map(cell_len, table.splitlines()))


def test_preview_folds_its_cells_and_cuts_no_code_in_two(shown: Shown) -> None:
    """The columns share the width; in a pipe there is no width, and a column is as wide as its longest text."""
    code, said, _ = shown("import", "t.csv", "--preview")
    assert code == 0
    assert "ZB-2026-001" in said
    assert "2026-11-20" in said
    assert "集中学习每月" not in said.splitlines()[6]
    assert "集中学习每月不少于1次" in shown("import", "t.csv", "--preview", width=120)[1]


def test_a_command_in_a_message_stays_whole(shown: Shown) -> None:
    """It is there to be copied."""
    said = shown("diff", "bad.yaml", "a.yaml")[2]
    assert said.count("\n") > 1
    assert any("kpi-audit check bad.yaml" in line for line in said.splitlines())


@pytest.mark.parametrize(
    ("environment", "option", "coloured"),
    [
        ({}, (), True),
        ({}, ("--color", "never"), False),
        ({"TERM": ""}, (), False),
        ({"TERM": "dumb"}, (), False),
        ({"TERM": "unknown"}, (), False),
        ({"TERM": "dumb"}, ("--color", "always"), True),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": ""}, (), True),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, (), False),
        ({"FORCE_COLOR": "0"}, (), False),
        ({"FORCE_COLOR": "false", "CLICOLOR_FORCE": "1"}, (), False),
        ({"CLICOLOR": "0"}, (), False),
        ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, (), True),
        ({"CLICOLOR": "1"}, (), True),
    ],
    ids=str,
)
@pytest.mark.parametrize("command", ["check", "inspect", "config"])
def test_colours(
    monkeypatch: pytest.MonkeyPatch,
    shown: Shown,
    command: str,
    environment: dict[str, str],
    option: tuple[str, ...],
    coloured: bool,
) -> None:
    """The option, then the conventions of the environment, then whether the terminal knows colours."""
    monkeypatch.setattr("os.name", "posix")
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    _, said, _ = shown(command, "a.yaml", *option)
    assert ("\x1b[" in said) is coloured


@pytest.mark.parametrize(
    "argv",
    [
        ["check", "a.yaml"],
        ["check", "a.yaml", "--quiet"],
        ["check", "a.yaml", "--format", "json"],
        ["inspect", "a.yaml", "--format", "json"],
        ["diff", "a.yaml", "a.yaml", "--format", "markdown"],
        ["config", "--format", "json"],
    ],
)
@pytest.mark.usefixtures("shown")
def test_a_word_for_colours_that_is_none(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    """Told before anything is read, whether or not there would be colours."""
    assert run([*argv, "--color", "alway"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "--color" in said.err and "always" in said.err


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, False), ({"FORCE_COLOR": "1"}, True), ({"CLICOLOR_FORCE": "1"}, True)]
)
def test_colours_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    shown: Shown,
    environment: dict[str, str],
    coloured: bool,
) -> None:
    """None unless they are forced."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run(["check", "a.yaml", "--format", "rich"])
    assert ("\x1b[" in capsys.readouterr().out) is coloured
    assert shown("check", "a.yaml")[0] == 1


@pytest.mark.parametrize("term", ["", "dumb", "xterm"])
def test_a_poor_terminal_is_as_wide_as_it_says(monkeypatch: pytest.MonkeyPatch, shown: Shown, term: str) -> None:
    """And as it is told to be."""
    monkeypatch.setenv("TERM", term)
    assert max(map(cell_len, shown("check", "a.yaml", width=50)[1].splitlines())) == 50
    assert max(map(cell_len, shown("check", "a.yaml", "--width", "60", width=50)[1].splitlines())) == 60


@pytest.mark.parametrize(
    "argv", [["check", "a.yaml"], ["check", "a.yaml", "--statistics"], ["inspect", "a.yaml"], ["config"]]
)
def test_a_width_that_no_page_has(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shown: Shown, argv: list[str]
) -> None:
    """Lines are filled up to the width asked for: as far as memory and the numbers of the machine go."""
    for width, option in ((40, ["--width", "9" * 400]), (10**14, [])):
        code, out, err = shown(*argv, *option, width=width)
        assert code in (0, 1)
        assert err == ""
        assert max(map(cell_len, out.splitlines())) <= 10_000
    monkeypatch.setenv("COLUMNS", "9" * 14)
    assert run([*argv, *(["--format", "rich"] if argv[0] == "check" else [])]) == code
    said = capsys.readouterr()
    assert said.err == ""
    assert max(map(cell_len, said.out.splitlines())) <= 10_000
    for none in ("0", "00", ""):  # nothing at all was written on a page without a column
        monkeypatch.setenv("COLUMNS", none)
        assert run([*argv, *(["--format", "rich"] if argv[0] == "check" else [])]) == code
        said = capsys.readouterr()
        assert said.err == ""
        assert 10 < max(map(cell_len, said.out.splitlines())) <= 80


def test_a_width_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe has no width; a terminal that does not say, or says nonsense, has the usual one."""
    assert columns(StringIO()) is None
    for said in ("", "x", "0", "-3"):
        monkeypatch.setenv("COLUMNS", said)
        assert columns(Terminal()) == 80
