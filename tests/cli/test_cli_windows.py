"""What is otherwise on Windows, as far as it can be had elsewhere: paths, device names, line ends, code pages."""

from __future__ import annotations

import io
import json
import ntpath
import os
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from kpi_audit.cli import files, output
from kpi_audit.cli.app import run
from kpi_audit.cli.inputs import apart
from kpi_audit.errors import UsageError
from kpi_audit.findings.report import Whereabouts
from kpi_audit.reporters.ci import paths

SCHEME = "标题: 某镇考核办法\r\n指标:\r\n  - {名称: 会议台账, 分值: １０, 评分标准: 每月召开例会，台账资料齐全，缺一次扣1分。}\r\n"
CALLS = {
    **{
        f"check {name}": ["check", "a.yaml", "--format", name]
        for name in "concise json jsonl markdown html sarif github gitlab junit junit-rules docx xlsx".split()
    },
    "inspect json": ["inspect", "a.yaml", "--format", "json"],
    "fix": ["fix", "a.yaml", "--diff"],
    "explain": ["explain", "PRC101"],
    "rules": ["rules"],
    "schema": ["schema"],
    "starter": ["init", "-"],
    "statistics": ["check", "a.yaml", "--statistics"],
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_bytes(SCHEME.encode())


def said(monkeypatch: pytest.MonkeyPatch, argv: list[str], encoding: str, newline: str) -> bytes:
    """The bytes of a call whose standard output is set up as the system sets up its own."""
    stream = io.BytesIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(stream, encoding, newline=newline))
        run(argv)
        sys.stdout.flush()
        return stream.getvalue()


@pytest.mark.parametrize(
    "argv", [["inspect", "a.yaml"], ["diff", "a.yaml", "a.yaml"], ["check", "a.yaml", "--format", "rich"]]
)
def test_pages_for_a_console_are_in_its_code_page(monkeypatch: pytest.MonkeyPatch, argv: list[str]) -> None:
    text = said(monkeypatch, argv, "cp936", "\r\n").decode("cp936")
    assert "会议台账" in text or "考核办法" in text
    assert "\r\r\n" not in text


@pytest.mark.parametrize("name", CALLS)
def test_a_pipe_gets_the_same_bytes(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """``> file`` on a Chinese Windows (cp936, CRLF) is the file that other systems write."""
    plain = said(monkeypatch, CALLS[name], "utf-8", "\n")
    assert said(monkeypatch, CALLS[name], "cp936", "\r\n").replace(b"\r\n", b"\n") == plain.replace(b"\r\n", b"\n")
    if name.partition(" ")[2] in ("json", "jsonl", "sarif", "gitlab", "junit", "github", "docx", "xlsx"):
        assert said(monkeypatch, CALLS[name], "cp936", "\r\n") == plain


def test_a_console_of_a_code_page_is_written_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What GBK lacks becomes an escape; nothing ends in an exception, and no line ends twice."""
    Path("a.yaml").write_text(
        "标题: 𠮷镇🙂考核办法\n指标: [{名称: 会议台账, 分值: 10, 评分标准: 查阅台账。}]\n", "utf-8"
    )
    stream = io.BytesIO()
    console = io.TextIOWrapper(stream, "cp936", newline="\r\n")
    monkeypatch.setattr(console, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", console)
    assert run(["check", "a.yaml", "--format", "rich", "--width", "80", "--color", "never"]) in (0, 1)
    console.flush()
    text = stream.getvalue().decode("cp936")
    assert "会议台账" in text
    assert "\r\r\n" not in text
    assert "\\U0001f642" in text


WINDOWS = {
    r"D:\考核 方案\县 #1?.yaml": "file:///D:/%E8%80%83%E6%A0%B8%20%E6%96%B9%E6%A1%88/%E5%8E%BF%20%231%3F.yaml",
    r"\\server\share\100%\方案.yaml": "file://server/share/100%25/%E6%96%B9%E6%A1%88.yaml",
    r"方案\乡镇\a:b.yaml": "%E6%96%B9%E6%A1%88/%E4%B9%A1%E9%95%87/a%3Ab.yaml",
    r"..\上级\city.yaml": "../%E4%B8%8A%E7%BA%A7/city.yaml",
    "aux.yaml": "aux.yaml",
}


@pytest.mark.parametrize("name", WINDOWS)
def test_paths_become_uris(name: str) -> None:
    assert paths.uri(PureWindowsPath(name).as_posix()) == WINDOWS[name]


@pytest.mark.parametrize(
    ("name", "want"),
    [("乡镇/a.yaml", "方案/乡镇/a.yaml"), ("../b.yaml", "b.yaml"), ("E:/别处/c.yaml", "E:/别处/c.yaml")],
)
def test_paths_from_the_root_of_the_repository(monkeypatch: pytest.MonkeyPatch, name: str, want: str) -> None:
    monkeypatch.setattr(paths, "os", SimpleNamespace(path=ntpath, sep="\\"))
    assert paths.repository_path(name, Whereabouts("D:/仓库/方案", "D:/仓库")) == want


class _There(PureWindowsPath):
    """A path of Windows with every folder there, and no file."""

    def is_dir(self) -> bool:
        return not self.suffix


@pytest.mark.parametrize(
    ("asked", "form", "path"),
    [
        (r"C:\out\审核意见.md", "markdown", r"C:\out\审核意见.md"),
        (r"json:D:\out\结果", "json", r"D:\out\结果.x"),
        (r"\\server\share\a.sarif", "sarif", r"\\server\share\a.sarif"),
        (r"C:a.html", "html", "C:a.html"),
        ("con.md", "markdown", "con.md"),
    ],
)
def test_a_drive_is_no_format(monkeypatch: pytest.MonkeyPatch, asked: str, form: str, path: str) -> None:
    monkeypatch.setattr(output, "Path", _There)
    asked = asked if "." in asked else asked + ".x"
    target = output.parse_target(asked)
    assert (target.format, str(target.path)) == (form, path)


@pytest.mark.parametrize("name", ["CON.yaml", "nul.yml", "aux.yaml", "com1.yaml", "LPT9.yml", "方案 .yaml"])
def test_names_that_windows_keeps_to_itself(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """In a repository written elsewhere they are files like others."""
    Path(name).write_bytes(SCHEME.encode())
    assert run(["check", ".", "--format", "json", "-o", "aux.sarif"]) in (0, 1)
    assert {one["path"] for one in json.loads(capsys.readouterr().out)["documents"]} == {"a.yaml", name}
    run_ = json.loads(Path("aux.sarif").read_text("utf-8"))["runs"][0]
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run_["results"]}
    assert {paths.uri(name), "a.yaml"} == uris


def test_names_that_differ_in_their_case(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where they are one file, a report is not written over another."""
    monkeypatch.setattr(os.path, "normcase", ntpath.normcase)
    assert run(["check", "a.yaml", "-o", "审核.md", "-o", "json:审核.MD"]) == 2
    assert "审核.MD" in capsys.readouterr().err
    assert [path.name for path in Path().iterdir()] == ["a.yaml"]


def test_files_without_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on some drives of a network: names tell them apart. A device without one is not the console, which has none."""
    Path("b.yaml").write_bytes(b"")
    real = Path.stat

    def stat(path: Path, **how: bool) -> os.stat_result:
        return os.stat_result((real(path, **how).st_mode, 0, 0, *range(7)))

    monkeypatch.setattr(Path, "stat", stat)
    apart.keep_apart([Path("a.yaml")], [Path("b.yaml")])
    with pytest.raises(UsageError):
        apart.keep_apart([Path("a.yaml")], [Path("./a.yaml")])
    monkeypatch.setattr(os, "fstat", lambda _: Path("a.yaml").stat())
    monkeypatch.setattr(sys, "stdout", sys.__stdout__)
    assert not files._is_stdout(Path("a.yaml").stat())
