"""What scheme text goes through, and the concise format: one harmless line per finding."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporters_sample import located, report, use_cards

from kpi_audit.errors import UsageError
from kpi_audit.findings.finding import Severity
from kpi_audit.reporters.base import terminal, terminal_parts, visible
from kpi_audit.reporters.formats import FORMATS, format_of, render
from kpi_audit.words.voice import Voice

ZH = Voice("zh")


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("台账", "台账"),
        ("a\tb", "a\\tb"),
        ("一\n二\r\n三\r四", "一 二 三 四"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("\x1b[31m", "\\u001b[31m"),
        ("\u2028\x85\x0b", "\\u2028\\u0085\\u000b"),
        ("\ud800", "\\ud800"),
        ("\U000e0001", "\\U000e0001"),
        ("\u3164", "\\u3164"),
        ("𠮷\U00031350", "𠮷\U00031350"),
        ("\u3000全角", "\u3000全角"),
    ],
)
def test_what_hides_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", ":\\:error:\\:x"),
        (":::", ":\\:\\:"),
        ("##[group]", "##\\[group]"),
        ("##vso[a.b]c", "##\\vso[a.b]c"),
        ("##teamcity[a]", "##\\teamcity[a]"),
        ("## 一[a]", "## 一[a]"),
        ("a:b", "a:b"),
    ],
)
def test_commands_of_ci_runners_are_broken(text: str, shown: str) -> None:
    assert terminal(text) == shown


@given(st.text(alphabet=":#[a\u200b\t台"), st.text(alphabet=":#[a"), st.text(alphabet=":#[a"))
def test_parts_of_a_line_are_as_harmless_as_the_line(before: str, words: str, after: str) -> None:
    parts = terminal_parts(before, words, after)
    assert "".join(parts) == terminal(before + words + after)
    assert "##[" not in "".join(parts) and "::" not in "".join(parts)
    assert [part.replace("\\", "") for part in parts[1:]] == [words, after]


def test_a_concise_line() -> None:
    text = render("concise", report(located("PRC101", severity=Severity.ERROR), located("PRC102")), ZH, 1)
    assert text == (
        "schemes/county.yaml:12:11: PRC101 error 占 63%：台账\n"
        "schemes/county.yaml:12:11: PRC102 warning 以次数计分：台账\n"
    )


def test_nothing_found_is_no_text() -> None:
    assert render("concise", report(), ZH, 0) == ""


@given(text=st.text(), path=st.text(min_size=1))
def test_concise_is_one_line_per_finding(text: str, path: str) -> None:
    run = report(located("PRC102", text=text, path=path), located("SCO806", text=text, path=path))
    written = render("concise", run, ZH, 1)
    assert written.count("\n") == 2
    assert len(written.splitlines()) == 2
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in written.splitlines())
    written.encode("utf-8")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError):
        render("pdf", report(), ZH, 0)
    assert {"rich", "concise", "json", "jsonl", "markdown", "sarif", "github", "gitlab", "junit"} <= set(FORMATS)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("a.md", "markdown"),
        ("a.JSON", "json"),
        ("a.jsonl", "jsonl"),
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("TEST-a.xml", "junit"),
        ("a.txt", "concise"),
        ("a", None),
        ("json", None),
        ("a.exe", None),
    ],
)
def test_the_format_that_a_file_name_means(name: str, meant: str | None) -> None:
    assert format_of(name) == meant


def test_text_formats_do_not_load_rich() -> None:
    """``rich`` takes longer to import than a small audit."""
    program = (
        "import sys\n"
        "from kpi_audit.findings.report import Report\n"
        "from kpi_audit.reporters.formats import FORMATS, render\n"
        "from kpi_audit.words.voice import Voice\n"
        "for name in set(FORMATS) - {'rich', 'docx', 'xlsx'}:\n"
        "    render(name, Report(), Voice('zh'), 3)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('rich', 'pydantic')])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
