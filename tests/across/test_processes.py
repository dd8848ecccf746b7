"""However many processes share a run, and however they are started, the report has the same bytes."""

from __future__ import annotations

import errno
import gc
import io
import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kpi_audit import audit
from kpi_audit.auditing import tasks
from kpi_audit.cli.app import run
from kpi_audit.findings.report import Located
from kpi_audit.findings.shelf import Shelf
from kpi_audit.registry import rules
from kpi_audit.reporters import json_report
from kpi_audit.reporters.formats import FORMATS
from kpi_audit.scheme import library
from kpi_audit.spreading import processes

HEAD = "考核对象: 乡镇\n年度: 2026\n"
LINES = """\
指标:
  - 名称: 秸秆禁烧
    分值: 60
    评分标准: 每月巡查不少于2次，查阅巡查台账，发现一处火点扣2分。
  - 名称: 群众满意度
    分值: 40
    目标值: ≥{value}%
    评分标准: 第三方电话调查，每低1个百分点扣1分，扣完为止。
"""
CITY = "标题: 云岭市考核办法\n考核对象: 县\n年度: 2026\n" + LINES.format(value=90)


def scheme(office: str, county: str, *lines: str, value: int = 95) -> str:
    """The scheme of an office for the townships of a county."""
    head = f"标题: {county}{office}2026年乡镇考核办法\n印发机关: {county}{office}\n地区: {county}\n{HEAD}"
    return "\n".join([head + "上级方案: city.yaml", *lines, LINES.format(value=value)])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two counties with offices whose schemes meet, comments that set aside, lists, files that cannot be read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KPI_AUDIT_TODAY", "2026-06-01")
    duties = "文档类型: 职责清单\n标题: {0}清单\n地区: {0}\n层级: 乡镇\n职责:\n  - {{编号: B-1, 清单: 基本履职, 事项: 秸秆禁烧巡查}}\n"
    for number, county in enumerate(("青禾县", "云溪县")):
        for office in ("农业农村局", "生态环境局", "应急管理局"):
            (tmp_path / f"{number}-{office}.yaml").write_text(scheme(office, county), "utf-8")
        (tmp_path / f"{number}-duties.yaml").write_text(duties.format(county), "utf-8")
    (tmp_path / "city.yaml").write_text(CITY, "utf-8")
    several = (
        "# kpi-audit: 忽略文件[PRC103] 县里统一要求\n"
        + scheme("林业局", "青禾县")
        + "---\n"
        + scheme("水利局", "云溪县")
    )
    (tmp_path / "several.yaml").write_text(several + "---\n" + duties.format("双河县"), "utf-8")
    (tmp_path / "broken.yaml").write_text("标题: 甲\n指标:\n  - 名称: [\n", "utf-8")
    (tmp_path / "wrong.yaml").write_text("标题: 乙\n指标: []\n", "utf-8")
    (tmp_path / "ci.yml").write_text("on: push\n", "utf-8")
    (tmp_path / "kpi-audit.toml").write_text('[per-file-ignores]\n"0-*.yaml" = ["SCO"]\n', "utf-8")
    return tmp_path


def report(capfdbinary: pytest.CaptureFixture[bytes], *argv: str) -> tuple[int, bytes, bytes]:
    """Exit code and both outputs."""
    code = run(["check", *argv, "--select", "ALL", "--format", "json"])
    said = capfdbinary.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_the_bytes_do_not_depend_on_processes(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    """One process, two forked, two started anew: the same report, the same exit code, the same remarks."""
    assert folder.is_dir()
    if start == "fork" and sys.platform != "linux":
        pytest.skip("processes are not forked here")
    one = report(capfdbinary, ".", "--jobs", "1")
    monkeypatch.setattr(processes, "method", lambda: start)
    assert report(capfdbinary, ".", "--jobs", "2") == one
    code, out, _ = one
    assert code == 2  # two files are no valid schemes
    data = json.loads(out)
    assert len(data["documents"]) == 14
    assert {"DUP702", "LVL301", "PRC103"} <= {each["code"] for one in data["documents"] for each in one["findings"]}
    assert data["summary"]["suppressed"]


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_work_is_done_elsewhere(monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    """Results come in the order of the tasks, from other processes; work that cannot be sent stays here."""
    if start == "fork" and sys.platform != "linux":
        pytest.skip("processes are not forked here")
    monkeypatch.setattr(processes, "method", lambda: start)
    before = threading.active_count()
    assert list(processes.spread(abs, [-3, 2, -1], 2)) == [3, 2, 1]
    assert threading.active_count() == before  # Python warns who forks beside a thread
    here = "test_processes" in sys.modules or __name__ in sys.modules
    seen: list[int] = []
    list(processes.spread(lambda task: seen.append(task), [1, 2, 3], 2))
    assert seen == ([1, 2, 3] if start == "spawn" else [])
    assert here


HALF = """\
import os, signal, struct, sys, time
from kpi_audit.spreading.processes import spread

def half(task):  # the head of an answer of a thousand bytes, and no more
    frame = sys._getframe()
    while "result_queue" not in frame.f_locals:
        frame = frame.f_back
    if task:  # who reads it sends out no more tasks: this one is the last
        os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1000) + b"x")
    {then}

def interrupt(*_):
    raise KeyboardInterrupt

def again(*_):  # while the first process ends the others
    os.kill(os.getppid(), signal.SIGINT)
    time.sleep(1)
    os._exit(1)

signal.signal(signal.SIGALRM, interrupt)
signal.alarm({seconds})
try:
    list(spread(half, range(2), 2))
except BaseException as error:
    print(type(error).__name__, flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")
@pytest.mark.parametrize(
    ("then", "seconds", "said"),
    [
        ("signal.pause()", 1, "KeyboardInterrupt"),
        ("signal.signal(signal.SIGTERM, again); signal.pause()", 1, "KeyboardInterrupt"),
        ("os.kill(os.getpid(), signal.SIGKILL) if task else signal.pause()", 50, "BrokenProcessPool"),
    ],
    ids=["interrupted", "interrupted-again", "ended-by-the-system"],
)
def test_an_answer_that_was_begun_is_not_waited_for(then: str, seconds: int, said: str) -> None:
    """The pipe of the answers has an end at our side too: nobody would ever see that it is over."""
    script = HALF.format(then=then, seconds=seconds)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.strip() == said, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "refusal", [OSError(errno.EMFILE, ""), OSError(errno.ENOSYS, ""), ImportError("no semaphores")]
)
def test_where_no_process_can_be_had_one_does_it_all(monkeypatch: pytest.MonkeyPatch, refusal: Exception) -> None:
    """Few files may be open, there is no shared memory, no room for a process or a thread."""

    def refuse(*_: object, **__: object) -> None:
        raise refusal

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor.__init__", refuse)
    assert list(processes.spread(abs, [-3, 2, -1], 2)) == [3, 2, 1]


@pytest.mark.parametrize("refusal", [BlockingIOError(errno.EAGAIN, ""), RuntimeError("can't start new thread")])
def test_where_no_process_begins_one_does_it_all(monkeypatch: pytest.MonkeyPatch, refusal: Exception) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise refusal

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor.map", refuse)
    assert list(processes.spread(abs, [-3, 2, -1], 2)) == [3, 2, 1]


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another kind")
@pytest.mark.parametrize("most", [7, 8, 9, 12])
def test_few_files_may_be_open(folder: Path, most: int) -> None:
    """What was made halfway holds files of its own, so that nothing more could be loaded to say so."""
    words = f"{sys.executable} -m kpi_audit check . --format json --jobs"
    one, two = (
        subprocess.run(["sh", "-c", said], cwd=folder, capture_output=True, check=False)
        for said in (f"{words} 1", f"ulimit -n {most}; {words} 2")
    )
    assert (two.returncode, two.stdout) == (one.returncode, one.stdout)
    assert b"Traceback" not in two.stderr


def test_a_large_group_is_shared(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Siblings that several processes share are found as in one."""
    (folder / "several.yaml").unlink()
    one = report(capfdbinary, ".", "--jobs", "1")
    monkeypatch.setattr(tasks, "_LARGE", 1)
    assert report(capfdbinary, ".", "--jobs", "3") == one


def test_a_long_report_is_written_by_several(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents stand in their order, however many are written at a time, on standard output and in a file."""
    one = report(capfdbinary, ".", "--jobs", "1")
    monkeypatch.setattr(json_report, "AT_A_TIME", 4)
    monkeypatch.setattr(json_report, "PORTION", 1)
    assert report(capfdbinary, ".", "--jobs", "3", "-o", "out.json") == one
    assert (folder / "out.json").read_bytes() == one[1]
    (folder / "out.json").unlink()


def test_little_is_kept(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that forgets nearly everything at once reads again, and the report is the same."""
    assert folder.is_dir()
    one = report(capfdbinary, ".")
    monkeypatch.setattr(library, "KEPT", 1)
    assert report(capfdbinary, ".") == one


def test_standard_input_is_sent_along(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be read again is known to every process."""
    text = scheme("财政局", "青禾县").encode()
    said = []
    for jobs, start in (("1", "fork"), ("2", "spawn")):
        monkeypatch.setattr(processes, "method", lambda start=start: start)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        said.append(report(capfdbinary, "0-农业农村局.yaml", "-", "--stdin-filename", "新.yaml", "--jobs", jobs))
    assert said[0] == said[1]
    assert [one["path"] for one in json.loads(said[0][1])["documents"]] == ["0-农业农村局.yaml", "新.yaml"]
    assert not (folder / "新.yaml").exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_goes_away(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """A file that is deleted between the survey and the audit is told, whichever process wanted it."""
    survey = processes.spread

    def then_delete(work, files, *args, **options):  # type: ignore[no-untyped-def]
        yield from survey(work, files, *args, **options)
        (folder / "1-应急管理局.yaml").unlink(missing_ok=True)

    monkeypatch.setattr(library, "KEPT", 1)
    monkeypatch.setattr("kpi_audit.audit.spread", then_delete)
    code, out, err = report(capfdbinary, ".", "--jobs", jobs)
    assert (code, out) == (2, b"")
    assert "1-应急管理局.yaml" in err.decode()
    assert "Traceback" not in err.decode()


@pytest.mark.parametrize("form", [*FORMATS, "statistics"])
def test_what_is_put_away_comes_out_the_same(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """The documents of a large run are packed: no format can tell, with or without a baseline."""
    how = ["--statistics"] if form == "statistics" else ["--format", form]
    if form in ("docx", "xlsx"):
        pytest.importorskip("docx" if form == "docx" else "openpyxl")
        how = ["-o", f"out.{form}"]
    run(["baseline", "0-农业农村局.yaml", "several.yaml", "-o", "base.yaml"])
    capfdbinary.readouterr()
    said = []
    for many in (1, 1000):
        monkeypatch.setattr(audit, "_MANY", many)
        for more in ([], ["--baseline", "base.yaml"]):
            code = run(["check", ".", *how, *more, "--jobs", "1", "--width", "100"])
            written = folder / f"out.{form}"
            said.append((code, capfdbinary.readouterr(), written.read_bytes() if written.exists() else b""))
    assert said[:2] == said[2:]
    assert said[0] != said[1]


def test_of_a_large_run_no_finding_is_kept_in_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is reported on each document is one packed object until it is read, and again after it."""

    def alive() -> int:
        gc.collect()
        return sum(isinstance(one, Located) for one in gc.get_objects())

    before = alive()
    files = sorted(folder.glob("[01]-*局.yaml"))
    assert len(files) == 6
    monkeypatch.setattr(audit, "_MANY", 6)
    found = audit.Auditor([rule() for rule in rules().values()]).audit_files(files)
    assert isinstance(found.documents, Shelf)
    assert alive() == before
    count = found.count()
    assert count == sum(1 for _ in found.findings()) > 20
    assert alive() == before
    assert [one.order for one in found.documents] == sorted(one.order for one in found.heads)
    assert found.documents[0].findings == found.documents[0:1][0].findings != ()
    assert found.texts["0-农业农村局.yaml"] == files[0].read_text("utf-8")
    assert (len(found.texts), "x" in found.texts) == (len(list(found.texts)), False)
