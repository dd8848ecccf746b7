"""Standard streams, consoles and signals: closed, full, left, poor or interrupted, a run ends as it should."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from kpi_audit.cli.app import run

SCHEME = """\
title: 某镇考核办法
total_points: 100
indicators:
  - {name: 会议台账, points: 10, criteria: 每月召开例会，台账资料齐全，缺一次扣1分。}
"""
PROGRAM = [sys.executable, "-m", "kpi_audit"]
FORMATS = "rich concise json jsonl markdown html sarif sarif-active github gitlab junit junit-rules docx xlsx".split()
CALLS = {
    "help": (["--help"], 0),
    "help-check": (["check", "--help"], 0),
    "version": (["--version"], 0),
    "version-in-english": (["--lang", "en", "--version"], 0),
    "rules": (["rules"], 0),
    "manual": (["explain", "--all"], 0),
    "schema": (["schema"], 0),
    "starter": (["init", "-"], 0),
    "inspect": (["inspect", "a.yaml"], 0),
    "config": (["config"], 0),
    "diff": (["diff", "a.yaml", "a.yaml"], 0),
    **{f"check-{name}": (["check", "a.yaml", "--format", name], 1) for name in FORMATS},
}
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="devices and /proc of Linux")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(SCHEME, "utf-8")


def to(stream: int, argv: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of a run whose standard output is ``stream``, which nobody closes under us."""
    with os.fdopen(stream, "w", encoding="utf-8", closefd=False) as text, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", text)
        code = run(argv)
        text.flush()  # as at the end of the program, where an error would be a traceback
    os.close(stream)
    return code


@LINUX
@pytest.mark.parametrize("name", CALLS)
def test_a_reader_that_leaves(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str) -> None:
    """``kpi-audit … | head -1``: not a word, and the code by which shells report a broken pipe."""
    argv, _ = CALLS[name]
    inlet, outlet = os.pipe()
    os.close(inlet)
    assert to(outlet, argv, monkeypatch) == 141
    assert capfd.readouterr().err == ""


@LINUX
@pytest.mark.parametrize("name", CALLS)
def test_a_full_disk(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str) -> None:
    """``> report`` on a full disk is no defect of ours and no success."""
    argv, _ = CALLS[name]
    assert to(os.open("/dev/full", os.O_WRONLY), argv, monkeypatch) == 2
    said = capfd.readouterr().err
    assert said.startswith(("错误：写不到标准输出（", "error: standard output takes nothing ("))
    assert said.count("\n") == 1


@pytest.mark.parametrize("word", ["--version", "-V", "--help", "rules"])
def test_a_full_disk_from_a_shell(word: str) -> None:
    """The quick answer to ``--version`` leaves its words in the stream, for which the long way then has no room."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, word], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1 and b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", CALLS)
def test_closed_streams(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    """``>&- 2>&- <&-``: nothing is said, all else is done; what is read of a closed stream is empty."""
    argv, code = CALLS[name]
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    extra = ["-o", "out.md"] if argv[0] == "check" and code else []
    try:
        assert run([*argv, *extra]) == code
        assert run(["check", "-"]) == 2
        assert run(["check", "missing.yaml"]) == 2
    finally:
        for name in ("stdin", "stdout", "stderr"):
            getattr(sys, name).close()
    assert not extra or (tmp_path / "out.md").stat().st_size > 0


class Sip(io.RawIOBase):
    """A file that takes a part of what it is given, as the rest of a disk does, and a stream without a buffer passes on."""

    def __init__(self) -> None:
        self.taken = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        part = bytes(data[:1000])
        self.taken += part
        return len(part)


@pytest.mark.parametrize("name", ["schema", "help-check", "inspect", *(f"check-{name}" for name in FORMATS)])
def test_a_stream_without_a_buffer_gets_all_of_it(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], name: str
) -> None:
    """PYTHONUNBUFFERED, which containers set: what was not taken at once is not lost."""
    argv, code = CALLS[name]
    assert run([*argv, "--lang", "zh"]) == code
    whole = capsysbinary.readouterr().out
    raw = Sip()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8", write_through=True))  # type: ignore[type-var]
        patch.setattr(sys, "__stdout__", sys.stdout)
        assert run([*argv, "--lang", "zh"]) == code
        sys.stdout.flush()
        assert raw.taken == whole


@LINUX
@pytest.mark.parametrize("name", ["schema", "manual", "check-html", "check-docx"])
def test_a_pipe_that_does_not_wait(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], name: str
) -> None:
    """As Node hands it on: a slow reader gets all of it."""
    argv, code = CALLS[name]
    assert run(argv) == code
    whole = capsysbinary.readouterr().out
    inlet, outlet = os.pipe()
    os.set_blocking(outlet, False)
    got: list[bytes] = []

    def read() -> None:
        time.sleep(0.2)
        with os.fdopen(inlet, "rb") as stream:
            got.append(stream.read())

    reader = Thread(target=read)
    reader.start()
    try:
        assert to(outlet, argv, monkeypatch) == code
    finally:
        reader.join()
    assert got == [whole]


@LINUX
def test_nobody_takes_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard error on a full disk changes no exit code."""
    for argv, code in ((["check", "missing.yaml"], 2), (["check", "--nope"], 2), (["check", "a.yaml", "-v"], 1)):
        with Path("/dev/full").open("w", encoding="utf-8") as full, monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", full)
            assert run(argv) == code


def called(
    argv: list[str], folder: Path, environment: Mapping[str, str], without: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[bytes]:
    told = {key: value for key, value in os.environ.items() if key not in without}
    return subprocess.run([*PROGRAM, *argv], cwd=folder, env={**told, **environment}, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"PYTHONIOENCODING": "ascii"}, "utf-8"),
        ({"PYTHONIOENCODING": "cp1252:strict"}, "utf-8"),
        ({"PYTHONIOENCODING": "cp936"}, "cp936"),
        ({"PYTHONIOENCODING": "big5"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "utf-8"),
    ],
    ids=lambda one: " ".join(f"{key}={value}" for key, value in one.items()) if isinstance(one, dict) else one,
)
def test_consoles(tmp_path: Path, environment: Mapping[str, str], encoding: str) -> None:
    """Chinese in the console's encoding where it has Chinese, else UTF-8; data formats are UTF-8 always."""
    (tmp_path / "a.yaml").write_text(SCHEME.replace("某镇", "某镇😀"), "utf-8")
    rich = called(["check", "a.yaml", "missing.yaml", "--format", "rich", "-o", "a.json"], tmp_path, environment)
    assert rich.returncode == 2
    assert "会议台账" in rich.stdout.decode(encoding)
    assert "找不到“missing.yaml”" in rich.stderr.decode(encoding)
    assert "😀" in (tmp_path / "a.json").read_text("utf-8")
    data = called(["check", "a.yaml", "missing.yaml", "--format", "json"], tmp_path, environment)
    assert data.stdout == (tmp_path / "a.json").read_bytes().replace(b"\r\n", b"\n")


@LINUX
def test_a_locale_that_cannot_spell_a_name(tmp_path: Path) -> None:
    """Is no defect of ours; the way out is told."""
    (tmp_path / "kpi-audit.toml").write_text('extend = "../上级/kpi-audit.toml"\n', "utf-8")
    ascii_names = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = called(["check", "a.yaml"], tmp_path, ascii_names)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "LC_ALL=C.UTF-8" in done.stderr.decode()
    assert "上级”" in done.stderr.decode()


@LINUX
@pytest.mark.parametrize("path", ["-", "pipe"])
def test_a_pipe_without_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str) -> None:
    """It says no size; what comes is read as far as a file may be large, and not for ever."""
    os.mkfifo(tmp_path / "pipe")
    words = f"yes 'a: b' | {sys.executable} -m kpi_audit check -"
    if path != "-":
        words = f"yes 'a: b' > pipe & {sys.executable} -m kpi_audit check pipe; kill $!"
    done = subprocess.run(["sh", "-c", words], cwd=tmp_path, capture_output=True, check=False)
    said = done.stderr.decode("utf-8")
    assert done.stdout == b"" and f"“{path}”有 64 MB 以上" in said and "Traceback" not in said


def test_without_home_terminal_and_width(tmp_path: Path) -> None:
    """Nothing is asked of the home folder, and no environment breaks a report."""
    plain = called(["check", "a.yaml"], tmp_path, {"NO_COLOR": "1"})
    for environment in (
        {"HOME": "/nonexistent", "COLUMNS": "40"},
        {"HOME": "/proc", "XDG_CACHE_HOME": "/proc", "COLUMNS": "x", "TERM": "dumb", "FORCE_COLOR": "1"},
    ):
        done = called(["check", "a.yaml"], tmp_path, environment, without=("HOME", "TERM", "NO_COLOR"))
        assert (done.returncode, done.stdout, done.stderr) == (1, plain.stdout, plain.stderr)
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def children(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(true: Callable[[], object], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False


def heeding() -> None:
    """A run of the tests in the background, or under ``nohup``, ignores signals, and what it starts would as well."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A run over a folder that two processes share, in the middle of it."""
    leaf = "  - {name: 会议台账%d, points: 10, criteria: 每月召开例会，台账资料齐全，缺一次扣1分。}\n"
    for number in range(12):
        text = f"title: 甲{number}镇考核办法\nindicators:\n" + "".join(leaf % line for line in range(600))
        (tmp_path / f"{number}.yaml").write_text(text, "utf-8")
    argv = [*PROGRAM, "check", ".", "--jobs", "2", "-o", "out.md", "--fail-on", "never"]
    pipe = subprocess.PIPE
    with subprocess.Popen(argv, cwd=tmp_path, preexec_fn=heeding, stdout=pipe, stderr=pipe) as process:
        assert until(lambda: process.poll() is not None or len(children(process.pid)) == 2)
        yield process
        if process.poll() is None:
            process.kill()


@LINUX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_interruption(busy: subprocess.Popen[bytes], tmp_path: Path, name: str) -> None:
    """The run ends at once, with the code of an interruption, and leaves neither process nor file."""
    workers = children(busy.pid)
    busy.send_signal(getattr(signal, name))
    out, err = busy.communicate(timeout=60)
    assert busy.returncode == 130
    assert (out, err.decode().strip()) == (b"", "错误：已中断；没有留下写了一半的文件。")
    assert until(lambda: not any(map(alive, workers)), 10)
    assert not [path.name for path in tmp_path.iterdir() if path.suffix != ".yaml"]


@LINUX
def test_processes_end_with_the_first(busy: subprocess.Popen[bytes]) -> None:
    """Even if that one is killed, as by a system without memory."""
    workers = children(busy.pid)
    busy.kill()
    busy.communicate()
    assert until(lambda: not any(map(alive, workers)), 20)


@LINUX
def test_a_process_that_is_ended_by_the_system(busy: subprocess.Popen[bytes]) -> None:
    """Want of memory is no defect of ours; the way out is told."""
    os.kill(children(busy.pid)[0], signal.SIGKILL)
    _, err = busy.communicate(timeout=60)
    assert busy.returncode == 2
    assert "--jobs 1" in err.decode()
    assert "Traceback" not in err.decode()


def test_little_is_loaded_before_an_interruption_is_heeded() -> None:
    """Until then Ctrl-C prints a traceback of the import."""
    source = str(Path(__file__).parents[2] / "src")
    code = (
        f"import sys; sys.path.insert(0, {source!r}); had = {{*sys.modules}}; import kpi_audit.__main__; "
        "print(*sorted({*sys.modules} - had - {'__future__', 'gc'}))"
    )
    found = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.split() == ["kpi_audit", "kpi_audit.__main__"]


EARLY = """\
import sys
class Refusing:
    times = {times}
    def find_spec(self, name, path, target=None):
        if self.times and name.startswith("kpi_audit."):
            self.times -= 1
            raise {error}
from kpi_audit.__main__ import main
sys.meta_path.insert(0, Refusing())
sys.argv = ["kpi-audit", "rules", "--lang", "en"]
main()
"""


@pytest.mark.parametrize(
    ("error", "times", "code", "said"),
    [
        ("KeyboardInterrupt", 1, 130, ""),
        ("MemoryError", 1, 2, "error: there is not enough memory."),
        ("MemoryError", 9, 2, "kpi-audit: MemoryError\n"),
        ("ImportError('a.so')", 1, 4, "error: kpi-audit itself failed: ImportError: a.so"),
        ("ImportError('a.so')", 9, 4, "kpi-audit: ImportError a.so\n"),
    ],
)
def test_what_comes_at_the_first_import(error: str, times: int, code: int, said: str) -> None:
    argv = [sys.executable, "-c", EARLY.format(error=error, times=times)]
    done = subprocess.run(argv, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr.decode().startswith(said)
    assert done.stderr.count(b"\n") == bool(said)


LOST = """\
import os, signal, sys, weakref
from kpi_audit.cli.command_line.signals import heed_signals
heed_signals()
class Thing: pass
def callback(_):
    os.kill(os.getpid(), signal.{name})
    for _ in range(1000): pass
thing = Thing()
kept = weakref.ref(thing, callback)
try:
    del thing
    for _ in range(300): __import__("time").sleep(0.1)
except KeyboardInterrupt:
    print("interrupted")
"""


@LINUX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interruption_in_a_callback_is_not_lost(name: str) -> None:
    """Python would print a traceback and go on."""
    argv = [sys.executable, "-c", LOST.format(name=name)]
    done = subprocess.run(argv, capture_output=True, check=False, preexec_fn=heeding)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"interrupted\n", b"")


AT_ONCE = """\
import os, sys
leave = os._exit
os._exit = lambda code: (os.write(1, b"at once"), leave(code))
sys.argv = ["kpi-audit", "check", "a.yaml", "--format", "json"]
{before}
from kpi_audit.__main__ import main
main()
"""

WAITING = "import threading as t; t.Thread(target=lambda: (t.main_thread().join(), print('done'))).start()"


def _ended(tmp_path: Path, before: str) -> tuple[int, str]:
    """Exit code of a check, and what comes after its whole report."""
    (tmp_path / "a.yaml").write_text(SCHEME, "utf-8")
    command = [sys.executable, "-c", AT_ONCE.format(before=before)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.stderr == b""
    report, end, after = done.stdout.decode().partition("\n}\n")
    assert report.startswith("{\n") and end
    return done.returncode, after.strip()


def test_the_end_of_a_process_is_short(tmp_path: Path) -> None:
    """Nobody waits for it: the report is whole and the code is right, but nothing is taken apart."""
    assert _ended(tmp_path, "") == (1, "at once")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import atexit; atexit.register(print, 'told')", "told"),
        (WAITING, "done"),
        ("sys.setprofile(lambda *_: None)", ""),
        ("sys.settrace(lambda *_: None)", ""),
    ],
    ids=["handler", "thread", "profiler", "debugger"],
)
def test_who_waits_for_the_end_is_told(tmp_path: Path, before: str, after: str) -> None:
    """Then the process ends as usual."""
    assert _ended(tmp_path, before) == (1, after)
