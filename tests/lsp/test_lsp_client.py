"""A scripted editor talks to the server over its pipes: open, type, hover, fix, close."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

TEXT = """\
文档类型: 考核方案
标题: 𠮷某镇考核办法
指标:
  - 名称: 𠮷会议  台账
    分值: １０
    评分标准: 每月召开会议，台账齐全，缺一次扣1分，扣完为止。
  - 名称: 群众满意度
    分值: 90
    评分标准: 第三方电话调查，按满意率折算。
"""


class Editor:
    """Sends requests and reads what comes back, in order."""

    def __init__(self, folder: Path, *argv: str) -> None:
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kpi_audit", "lsp", *argv],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=env,
        )
        self.number = 0
        self.waiting: list[dict[str, Any]] = []

    def send(self, method: str, params: dict[str, Any], *, request: bool = False) -> Any:
        message: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
        if request:
            self.number += 1
            message["id"] = self.number
        data = json.dumps(message, ensure_ascii=False).encode("utf-8")
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()
        return self.read(lambda got: got.get("id") == self.number)["result"] if request else None

    def read(self, wanted: Any) -> dict[str, Any]:
        for number, got in enumerate(self.waiting):
            if wanted(got):
                return self.waiting.pop(number)
        while True:
            assert self.process.stdout is not None
            length = 0
            while (line := self.process.stdout.readline().strip()) or not length:
                if line.lower().startswith(b"content-length"):
                    length = int(line.split(b":")[1])
                assert line or length, "the server is gone"
            got = json.loads(self.process.stdout.read(length))
            if wanted(got):
                return got  # type: ignore[no-any-return]
            self.waiting.append(got)

    def diagnostics(self) -> list[dict[str, Any]]:
        got = self.read(lambda one: one.get("method") == "textDocument/publishDiagnostics")
        return got["params"]["diagnostics"]  # type: ignore[no-any-return]


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    one = Editor(tmp_path)
    one.send("initialize", {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}}, request=True)
    one.send("initialized", {})
    yield one
    one.send("shutdown", {}, request=True)
    one.send("exit", {})
    assert one.process.wait(20) == 0
    for stream in (one.process.stdin, one.process.stdout):
        assert stream is not None
        stream.close()


def start(editor: Editor, path: Path, text: str = TEXT) -> list[dict[str, Any]]:
    document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
    editor.send("textDocument/didOpen", {"textDocument": document})
    return editor.diagnostics()


def test_a_session(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "考核 办法.yaml"
    uri = path.as_uri()
    found = {one["code"]: one for one in start(editor, path)}
    trace = found["PRC103"]
    assert trace["range"]["start"]["line"] == 5 and "台账" in trace["message"] and "建议：" in trace["message"]
    assert trace["severity"] == 2 and trace["source"] == "kpi-audit"

    at = trace["range"]["start"]
    page = editor.send("textDocument/hover", {"textDocument": {"uri": uri}, "position": at}, request=True)
    assert "# PRC103 以痕代绩" in page["contents"]["value"]

    line = {"start": {"line": 3, "character": 0}, "end": {"line": 4, "character": 20}}
    asked = {"textDocument": {"uri": uri}, "range": line, "context": {"diagnostics": []}}
    actions = editor.send("textDocument/codeAction", asked, request=True)
    titles = {one["title"]: one for one in actions}
    (edit,) = titles["全角数字“１０”改为“10”"]["edit"]["changes"][uri]
    assert edit == {
        "range": {"start": {"line": 4, "character": 8}, "end": {"line": 4, "character": 10}},
        "newText": "10",
    }
    (blank,) = titles["删去 1 处重复的空格"]["edit"]["changes"][uri]
    # the character before the blanks takes two units of UTF-16, in which an editor counts
    assert blank["range"]["start"] == {"line": 3, "character": 12}

    change = {"range": edit["range"], "text": "5"}
    editor.send("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]})
    assert editor.diagnostics()
    editor.send("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.diagnostics() == []


def test_nothing_is_offered_for_a_text_that_is_gone(editor: Editor, tmp_path: Path) -> None:
    """Closed while the editor still asks, never opened, or typed on while the configuration cannot be used."""
    path = tmp_path / "scheme.yaml"
    uri = {"uri": path.as_uri()}
    hover: dict[str, Any] = {"textDocument": uri, "position": {"line": 0, "character": 0}}
    lines = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
    action = {"textDocument": uri, "range": lines, "context": {"diagnostics": []}}

    def offered() -> tuple[Any, Any]:
        asked = [("textDocument/hover", hover), ("textDocument/codeAction", action)]
        page, fixes = (editor.send(method, params, request=True) for method, params in asked)
        return page, fixes

    assert offered() == (None, [])
    hover["position"] = start(editor, path)[-1]["range"]["start"]
    assert all(offered())
    (tmp_path / "kpi-audit.toml").write_text('profil = "strict"\n', "utf-8")
    change = {"textDocument": {**uri, "version": 2}, "contentChanges": [{"text": "标题: 甲\n" + TEXT[40:]}]}
    editor.send("textDocument/didChange", change)
    assert editor.diagnostics()
    assert offered() == (None, [])
    editor.send("textDocument/didClose", {"textDocument": uri})
    assert editor.diagnostics() == []
    assert offered() == (None, [])


def test_text_that_is_half_typed(editor: Editor, tmp_path: Path) -> None:
    (broken,) = start(editor, tmp_path / "a.yaml", "标题: [甲")
    assert broken["code"].startswith("FMT") and broken["severity"] == 1
    empty = start(editor, tmp_path / "b.yaml", "")
    assert [one["code"] for one in empty] == ["FMT004"]


def test_the_upper_scheme_is_read_beside_the_text(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text("title: 市\nindicators: [{id: A1, name: 参保率, target: ≥95%}]\n", "utf-8")
    text = "title: 县\nupper: city.yaml\nindicators: [{name: 参保率, target: ≥99%, upper_ref: A1}]\n"
    assert "LVL301" in {one["code"] for one in start(editor, tmp_path / "county.yaml", text)}


def test_without_the_extra_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from kpi_audit.cli.app import run

    monkeypatch.setitem(sys.modules, "kpi_audit.lsp.server", None)
    assert run(["lsp"]) == 2
    assert "pip install 'kpi-audit[lsp]'" in capfd.readouterr().err


def test_an_editor_sees_what_a_comment_does(editor: Editor, tmp_path: Path) -> None:
    """What is suppressed is not underlined; a suppression that is misspelt is, with the way to write it."""
    told = TEXT.replace("扣完为止。", "扣完为止。  # kpi-audit: ignore[PRC102, PRC103] 省条例要求")
    codes = {one["code"] for one in start(editor, tmp_path / "a.yaml", told)}
    assert not codes & {"PRC103", "SUP001", "SUP005"}
    wide = told.replace("kpi-audit:", "kpi-audit：")
    found = {one["code"]: one for one in start(editor, tmp_path / "b.yaml", wide)}
    assert "PRC103" in found
    slip = found["SUP005"]
    assert slip["range"]["start"]["line"] == 5
    assert "# kpi-audit: ignore[PRC102, PRC103] 省条例要求" in slip["message"]


def test_the_configuration_holds_in_the_editor(editor: Editor, tmp_path: Path) -> None:
    """House rules are found and explained; a broken configuration is told, and once it is right again, forgotten."""
    settings = tmp_path / "kpi-audit.toml"
    settings.write_text(
        'select = ["OFF"]\n[[rules]]\ncode = "OFF001"\ntitle = "台账"\nwords = ["台账"]\nmessage = "不得以{words}计分"\n',
        "utf-8",
    )
    path = tmp_path / "scheme.yaml"
    found = start(editor, path)
    assert {(one["code"], one["message"].splitlines()[0]) for one in found} == {("OFF001", "不得以台账计分")}
    at = {"textDocument": {"uri": path.as_uri()}, "position": found[0]["range"]["start"]}
    assert "本单位规定" in editor.send("textDocument/hover", at, request=True)["contents"]["value"]
    settings.write_text('profil = "strict"\n', "utf-8")
    saved = {"textDocument": {"uri": path.as_uri()}}
    editor.send("textDocument/didSave", saved)
    (told,) = editor.diagnostics()
    assert told["message"].endswith("kpi-audit.toml:1:1：没有“profil”这一项，是否应为“profile”？")
    settings.write_text('select = ["PRC103"]\n', "utf-8")
    editor.send("textDocument/didSave", saved)
    assert {one["code"] for one in editor.diagnostics()} == {"PRC103"}


@pytest.mark.parametrize(
    "head",
    [
        "Content-Length: 100000000000000000000",
        "Content-Length: 1000000000000",
        "Content-Length: " + "9" * 5000,
        "Content-Length: -5",
        "Content-Length: 1e3",
        "Content-Length: 甲",
        "Content-Length:",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Type: application/json",
        "标题" + "甲" * 100_000,
        "title \x1b]0;x\x07",
    ],
    ids=lambda head: ascii(head[:40]),  # a longer name is no variable of the environment
)
def test_a_wrong_head_is_the_end(head: str, tmp_path: Path) -> None:
    """The server neither waits for the rest nor makes room for it; it says what it was told, and ends."""
    done = subprocess.run(
        [sys.executable, "-m", "kpi_audit", "lsp"],
        input=head.encode() + b"\r\n\r\n" + b"{}",
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"},
        timeout=60,
        check=False,
    )
    said = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert said.count("\n") == 1 and "kpi-audit check" in said and len(said) < 400 and "\x1b" not in said


def test_a_head_in_small_letters_is_a_head(editor: Editor, tmp_path: Path) -> None:
    assert editor.process.stdin is not None
    told = b'{"jsonrpc": "2.0", "method": "$/setTrace", "params": {"value": "off"}}'
    editor.process.stdin.write(b"content-type: x\r\ncontent-length:%d\n\n" % len(told) + told)
    editor.process.stdin.flush()
    assert start(editor, tmp_path / "a.yaml")


def test_messages_that_mean_nothing_are_told_to_the_editor(tmp_path: Path) -> None:
    """Neither a traceback nor a word on standard error; a file that is not open is not read when it is saved."""
    start = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {}}}
    never = {"textDocument": {"uri": "file:///dev/zero"}}
    told = [
        *(json.dumps(start).encode(), b"{", b"\xff\xfe", b"[" * 100_000, b"[1]", b"null", b"[{}]"),
        *(json.dumps({"jsonrpc": "2.0", "id": 2, "method": one, "params": 5}).encode() for one in ("x", "shutdown")),
        json.dumps({"jsonrpc": "2.0", "method": "textDocument/didSave", "params": never}).encode(),
        *(b'{"jsonrpc": "2.0", "id": 3, "method": "shutdown"}', b'{"jsonrpc": "2.0", "method": "exit"}'),
    ]
    assert "window/showMessage" in {one.get("method") for one in _session(told, tmp_path)}


def test_a_request_that_cannot_be_met_gets_its_error(tmp_path: Path) -> None:
    """An editor waits for an answer: to parameters that are none, to what is no request, before and after its time."""
    begin: dict[str, Any] = {"processId": None, "capabilities": {}}
    place = {"textDocument": {"uri": "file:///a.yaml"}, "position": {"line": 0, "character": 0}}
    inner = {"jsonrpc": "2.0", "id": 99, "method": 5}  # looks like a request, and is a parameter
    asked: list[tuple[object, object, object]] = [
        *((1, "textDocument/hover", place), (2, "initialize", begin), (3, "textDocument/hover", {"x": 1})),
        *((4, "textDocument/hover", None), (5, [], {}), (6, "textDocument/hover", {**place, "position": inner})),
        *((7, "kpi/none", place), (8, "textDocument/hover", {**place, "position": {"line": -1, "character": 10**30}})),
        *((9, "textDocument/hover", place), (10, "shutdown", None), (11, "textDocument/hover", place)),
    ]
    told = [{"jsonrpc": "2.0", "id": one, "method": method, "params": params} for one, method, params in asked]
    answers = _session([json.dumps(one).encode() for one in (*told, {"jsonrpc": "2.0", "method": "exit"})], tmp_path)
    codes = {one["id"]: one["error"]["code"] if "error" in one else None for one in answers if "id" in one}
    invalid = {3: -32602, 4: -32602, 5: -32600, 6: -32602, 7: -32601, 8: -32602}
    assert codes == {1: -32002, 2: None, **invalid, 9: None, 10: None, 11: -32600}
    assert len(answers) == len(told)  # and nothing is shown to people who did not ask


def _session(told: list[bytes], folder: Path) -> list[dict[str, Any]]:
    """What the server answers to messages, one after the other."""
    done = subprocess.run(
        [sys.executable, "-m", "kpi_audit", "lsp"],
        input=b"".join(b"Content-Length: %d\r\n\r\n" % len(one) + one for one in told),
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    parts = done.stdout.split(b"Content-Length: ")[1:]
    return [json.loads(part.partition(b"\r\n\r\n")[2]) for part in parts]
