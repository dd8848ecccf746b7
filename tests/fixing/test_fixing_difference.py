"""Unified diffs of fixes: whoever applies one to the old text gets the new one, whatever the line ends."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.cli.app import run
from kpi_audit.findings.fix import Edit
from kpi_audit.fixing.applying import edited
from kpi_audit.fixing.difference import unified

HEAD = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def patched(text: str, diff: str) -> str:
    """What ``patch`` makes of a text; every line that a hunk quotes is held against it."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    out: list[str] = []
    at = 0
    rows = re.findall(r"[^\n]*\n", diff)
    assert not diff or [rows[0], rows[1]] == ["--- a\n", "+++ b\n"]
    for number, row in enumerate(rows[2:], 2):
        if found := HEAD.match(row):
            start = int(found[1]) - (found[2] != "0")
            out += lines[at:start]
            at = start
            assert len(out) == int(found[3]) - (found[4] != "0")
            continue
        if row.startswith("\\"):
            continue
        body = row[1:]
        if number + 1 < len(rows) and rows[number + 1].startswith("\\"):
            body = body[:-1]
        if row[0] in " -":
            assert lines[at] == body
            at += 1
        if row[0] in " +":
            out.append(body)
    return "".join(out + lines[at:])


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    piece = st.sampled_from(["甲", "乙乙", "\n", "\n", "\r\n", "\r", "\u2028", "分值: １０\n", " "])
    text = "".join(draw(st.lists(piece, max_size=60)))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [Edit(first, last, draw(piece | st.just(""))) for first, last in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, edits


@given(changes())
def test_a_diff_makes_the_new_text_of_the_old(change: tuple[str, list[Edit]]) -> None:
    text, edits = change
    assert patched(text, "".join(unified(text, edits, "a", "b"))) == edited(text, edits)


def test_a_diff_is_the_one_that_everybody_knows() -> None:
    old = "".join(f"第{n}行\n" for n in range(40))
    edits = [Edit(old.index(f"第{n}行"), old.index(f"第{n}行") + 1, "改") for n in (0, 5, 20, 21, 39)]
    edits.append(Edit(old.index("第30行"), old.index("第30行"), "新的一行\n"))
    known = difflib.unified_diff(old.splitlines(keepends=True), edited(old, edits).splitlines(keepends=True), "a", "b")
    assert "".join(unified(old, edits, "a", "b")) == "".join(known)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_at_the_head_stay(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    end: str,
    last: str,
    mark: str,
) -> None:
    """Files as Windows writes them: every other byte stays, and the diff can be applied to what is there."""
    monkeypatch.chdir(tmp_path)
    rows = ["标题: 甲", "指标:", "  - 名称: 信访  工作", "    分值: 60", "  - 名称: 乙", "    分值: ４０"]
    text = mark + end.join(rows) + (last and end)
    Path("scheme.yaml").write_bytes(text.encode())
    assert run(["fix", "scheme.yaml", "--diff"]) == 1
    diff = (
        capsysbinary.readouterr()
        .out.decode()
        .replace("--- a/scheme.yaml", "--- a")
        .replace("+++ b/scheme.yaml", "+++ b")
    )
    assert run(["fix", "scheme.yaml"]) == 0
    want = [rows[0], "文档类型: 考核方案", rows[1], "  - 名称: 信访工作", *rows[3:5], "    分值: 40"]
    after = Path("scheme.yaml").read_bytes().decode()
    assert after == mark + end.join(want) + (last and end)
    assert mark + patched(text.removeprefix(mark), diff) == after
    assert ("\\ No newline at end of file" in diff) is not bool(last)


@pytest.mark.parametrize("runner", [None, "CI", "TF_BUILD", "TEAMCITY_VERSION"])
def test_no_line_of_a_scheme_is_a_command_to_ci(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], runner: str | None
) -> None:
    """Runners look for commands behind blanks, some of them anywhere; elsewhere the diff is what ``patch`` needs."""
    for name in ("CI", "TF_BUILD", "TEAMCITY_VERSION"):
        monkeypatch.delenv(name, raising=False)
    if runner:
        monkeypatch.setenv(runner, "true")
    monkeypatch.chdir(tmp_path)
    text = "title: 甲\nindicators:\n- name: 乙\n  points: ４０\n  criteria: |-\n    ::error::丙\n    ##vso[task.x]丁\n"
    Path("scheme.yaml").write_text(text, "utf-8")
    assert run(["fix", "scheme.yaml", "--diff"]) == 1
    diff = capsys.readouterr().out
    assert "+  points: 40\n" in diff
    assert (" ::error::" in diff, "##vso[" in diff) == (runner is None, runner is None)
    assert ("丙" in diff, "丁" in diff) == (True, True)


def test_a_name_ends_no_line_of_the_diff() -> None:
    """As git writes it, which ``patch`` and ``git apply`` read; Chinese, blanks and colons stay as they are."""

    def heads(name: str) -> list[str]:
        return list(unified("甲  乙\n", [Edit(1, 3, " ")], f"a/{name}", f"b/{name}"))[:2]

    for name in ("方案 库/县　办法：1.yaml", "a'b.yaml"):
        assert heads(name) == [f"--- a/{name}\n", f"+++ b/{name}\n"]
    for name, said in (
        ("x\n+++ b/y", "x\\012+++ b/y"),
        ('"q\\".yaml', "\\042q\\134\\042.yaml"),
        ("\x1b[31m\udcff\u202e.yaml", "\\033[31m\\377\\342\\200\\256.yaml"),
    ):
        assert heads(name) == [f'--- "a/{said}"\n', f'+++ "b/{said}"\n']
