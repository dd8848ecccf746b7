"""`--help` and what a wrong command line is told: in the language of the run, whole, and within the width."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from rich.cells import cell_len

from kpi_audit.cli.app import run
from kpi_audit.cli.command_line.help_page import GROUPS
from kpi_audit.cli.command_line.parser import COMMANDS

_ENGLISH = re.compile(r"Usage|Options|Arguments|Commands|Show |Install|default|required|range|<\w+")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def page(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """The help of a command."""
    code = run([*argv, "--help"])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_a_page_is_chinese_and_fits(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, columns: int
) -> None:
    """No word of the parser's own page is left, and no line is wider than the terminal, but for a name of an option."""
    monkeypatch.setenv("COLUMNS", str(columns))
    said = page(capsys, *filter(None, [command]))
    assert said.startswith(f"用法：kpi-audit {command}".rstrip() + " [选项]")
    assert not _ENGLISH.search(said)
    wide = [line for line in said.splitlines() if cell_len(line) > columns and _HAN.search(line)]
    assert wide == []


def test_every_command_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    """The page of the program has a line for each, in their order, that begins with a sentence."""
    _, _, listed = page(capsys).partition("命令：\n")
    found = re.findall(r"^  ([a-z]+) +(\S.*)$", listed, re.MULTILINE)
    assert [name for name, _ in found] == list(COMMANDS)
    assert [said for name, said in found if name in ("check", "init")] == [
        "检查方案，报告问题。",
        "生成一份带注释的方案样本。",
    ]


@pytest.mark.parametrize("command", ["", "check"])
def test_a_page_is_english_for_those_who_ask(command: str) -> None:
    """As a process of its own, for the words of an option are those of the run that began."""
    argv = [sys.executable, "-m", "kpi_audit", "--lang", "en", *filter(None, [command]), "--help"]
    said = subprocess.run(argv, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert said.startswith("Usage: kpi-audit")
    assert not _HAN.search(said.replace("考核方案", ""))


def test_every_option_stands_once_under_a_heading(capsys: pytest.CaptureFixture[str]) -> None:
    """The long page of check is in chapters, and no option is lost between them."""
    said = page(capsys, "check")
    options = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", said, re.MULTILINE)
    assert len(options) == len(set(options)) > sum(map(len, GROUPS.values()))
    headings = [line for line in said.splitlines() if line.endswith("：") and not line.startswith(" ")]
    assert headings == ["参数：", "查哪些规则、哪些文件：", "方案以外的材料：", "怎样算通过：", "报告：", "选项："]
    assert said.splitlines()[:5] == ["用法：kpi-audit check [选项] PATH…", "", "  检查方案，报告问题。", "", "参数："]
    assert "PATH…  方案文件" in said
    assert "  --color auto|always|never  是否使用颜色。（默认 auto）\n" in said
    assert "（必填）" in said
    assert "（不小于 40）" in said


@pytest.mark.parametrize(
    ("argv", "zh", "en"),
    [
        ("chekc 方案.yaml", "没有命令“chekc”，是否应为 check？", "there is no command “chekc”; did you mean check?"),
        ("体检 方案.yaml", "没有命令“体检”。", "there is no command “体检”."),
        ("explain", "缺少 CODE。", "missing CODE."),
        ("diff a b c d", "多出“c d”，这个命令用不上。", "“c d” is too much for this command."),
        (
            "check --width 3 x",
            "选项 --width 应为不小于 40 的整数。",
            "option --width must be a whole number of at least 40.",
        ),
        (
            "check --width 宽 x",
            "选项 --width 应为不小于 40 的整数。",
            "option --width must be a whole number of at least 40.",
        ),
        ("check --jobs", "选项 --jobs 后面缺一个值。", "option --jobs lacks its value."),
        ("check --quiet=1 x", "选项 --quiet 不带值。", "option --quiet takes no value."),
        ("check --jbos 2 x", "没有选项 --jbos，是否应为 --jobs？", "there is no option --jbos; did you mean --jobs?"),
    ],
)
def test_a_wrong_command_line(capsys: pytest.CaptureFixture[str], argv: str, zh: str, en: str) -> None:
    """One sentence on standard error, exit code 2."""
    for lang, sentence in (("zh", f"错误：{zh}"), ("en", f"error: {en}")):
        assert run(["--lang", lang, *argv.split()]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(sentence)
        assert err.count("\n") == 1


def test_no_arguments_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    """The page of help on standard error, as the shell expects of a call that did nothing."""
    assert run([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("用法：kpi-audit [选项] 命令")
