"""Workflow commands, read back as the runner of GitHub Actions reads a line of the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporters_sample import hostile, located, region, report, set_aside, use_cards

from kpi_audit.findings.finding import Severity
from kpi_audit.findings.report import Crash, Report, Unreadable, Whereabouts
from kpi_audit.reporters.base import visible
from kpi_audit.reporters.ci.github import LIMIT, command
from kpi_audit.reporters.formats import render
from kpi_audit.words.voice import Voice

ZH = Voice("zh")
Command = tuple[str, dict[str, str], str]


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


def read(line: str) -> Command | None:
    """Name, properties and message of a line that the runner takes for a command; None for any other."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return ("##[", {}, line) if "##[" in line else None  # its older form, anywhere in a line
    name, _, said = line[2:end].partition(" ")
    properties = {}
    for pair in said.split(","):
        key, equals, value = pair.partition("=")
        if equals:
            properties[key.strip()] = _unescaped(value, ("%3A", ":"), ("%2C", ","))
    return name, properties, _unescaped(line[end + 2 :])


def _unescaped(text: str, *more: tuple[str, str]) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
        text = text.replace(escape, character)
    return text


def commands(text: str) -> list[Command]:
    return [found for line in text.splitlines() if (found := read(line)) is not None]


def test_an_annotation() -> None:
    whole = replace(report(located("PRC101", severity=Severity.ERROR)), whereabouts=Whereabouts("/r/plans", "/r"))
    assert render("github", whole, ZH, 1) == (
        "::error file=plans/schemes/county.yaml,line=12,endLine=12,col=11,endColumn=15,title=PRC101 过程指标过重"
        "::schemes/county.yaml:12:11: 占 63%25：台账%0A建议：改 6 项。\n"
    )


def test_a_finding_of_several_lines_has_no_columns() -> None:
    """GitHub refuses columns that belong to different lines."""
    several = replace(located("PRC101"), region=replace(region(3, 5, 9), end_line=4))
    ((name, properties, _),) = commands(render("github", report(several), ZH, 0))
    assert name == "warning"
    assert properties == {"file": "schemes/county.yaml", "line": "3", "endLine": "4", "title": "PRC101 过程指标过重"}


def test_clean_is_silent() -> None:
    assert render("github", report(), ZH, 0) == ""
    assert render("github", report(suppressed=(set_aside(located("PRC101"), "inline", "上级规定"),)), ZH, 0) == ""


def test_limits_of_a_step_are_kept_and_nothing_is_lost() -> None:
    """Ten of each level, the errors first; the others as plain lines that nobody takes for commands."""
    levels = [Severity.INFO, Severity.WARNING, Severity.ERROR] * (LIMIT + 2)
    many = report(*(located("PRC102", severity=level, line=n) for n, level in enumerate(levels, 1)))
    lines = render("github", many, ZH, 1).splitlines()
    names = [line.split()[0] for line in lines[: 3 * LIMIT]]
    assert names == ["::error"] * LIMIT + ["::warning"] * LIMIT + ["::notice"] * LIMIT
    assert lines[3 * LIMIT] == "另有 6 项没有标注（GitHub 每步每个等级最多标注 10 项），逐条列出如下："
    rest = lines[3 * LIMIT + 1 :]
    assert [line.split()[2] for line in rest] == ["error"] * 2 + ["warning"] * 2 + ["info"] * 2
    assert all(read(line) is None for line in rest)


def test_what_went_wrong_comes_first() -> None:
    whole = Report(
        (), (Crash("PRC101", "a.yaml", "ValueError: x"),), unreadable=(Unreadable("b.yaml", "no_such_file"),)
    )
    found = commands(render("github", whole, ZH, 4))
    assert [(name, properties) for name, properties, _ in found] == [("error", {"title": "kpi-audit"})] * 2
    assert "PRC101" in found[0][2] and "b.yaml" in found[1][2]
    ((_, _, said),) = commands(render("github", Report(), ZH, 3))
    assert "没有找到考核方案" in said


@given(st.dictionaries(st.sampled_from(["file", "title", "x"]), hostile, min_size=1), hostile)
def test_the_runner_reads_what_was_written(properties: dict[str, str], message: str) -> None:
    line = command("error", properties, message)
    assert "\n" not in line and "\r" not in line
    assert read(line) == ("error", properties, message)


@given(text=hostile, name=hostile, path=hostile.filter(bool))
def test_no_text_makes_a_command(text: str, name: str, path: str) -> None:
    """One command for each finding and not one more, whatever stands in the scheme."""
    found = [located("PRC102", text=text, name=name, path=path) for _ in range(LIMIT + 2)]
    written = render("github", report(*found), ZH, 1)
    written.encode("utf-8")
    lines = written.split("\n")
    assert lines == [*written.splitlines(), ""]
    read_back = [one for line in lines if (one := read(line)) is not None]
    assert [one[0] for one in read_back] == ["warning"] * LIMIT
    assert all(visible(text) in said for _, _, said in read_back)


def test_a_file_is_named_as_it_is() -> None:
    """A line break in a name stays one, for the runner to find the file."""
    found = report(replace(located("PRC101"), path="甲\n乙.yaml"))
    read_back = read(render("github", found, ZH, 1).splitlines()[0])
    assert read_back is not None and read_back[1]["file"] == "甲\n乙.yaml"
