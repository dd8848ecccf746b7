"""The doors of kpi-audit for hostile files: every command in a folder, under a watchdog, and what must hold after it."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import io
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import FrameType
from unittest import mock

from hostile_outputs import FORMATS, check_text
from hostile_places import check_places
from hypothesis import HealthCheck, settings

from kpi_audit.cli.app import run

examples = settings(
    max_examples=int(os.environ.get("KPI_AUDIT_EXAMPLES", "8")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""How many: few in the suite. To search: ``KPI_AUDIT_EXAMPLES=5000 HYPOTHESIS_PROFILE=searching pytest tests/hostile``."""

PATIENCE = 20
"""Seconds that a tiny input may take; a hundredth is usual."""


class Hung(BaseException):
    """A command that did not come to an end."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str


@contextlib.contextmanager
def watched(seconds: int = PATIENCE) -> Iterator[None]:
    """Raise Hung when the block takes longer, where the system has alarms."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def bark(number: int, frame: FrameType | None) -> None:
        raise Hung(f"more than {seconds} s")

    # of the processor, for the machine may be busy; and of the clock, for it may wait for something
    timers = ((signal.SIGPROF, signal.ITIMER_PROF, 1), (signal.SIGALRM, signal.ITIMER_REAL, 15))
    before = [signal.signal(number, bark) for number, _, _ in timers]
    for _, timer, factor in timers:
        signal.setitimer(timer, seconds * factor)
    try:
        yield
    finally:
        for (number, timer, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


@contextlib.contextmanager
def folder_of(files: Mapping[str, bytes | str]) -> Iterator[Path]:
    """A folder with these files as the working directory."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for each, data in files.items():
            (folder / each).parent.mkdir(parents=True, exist_ok=True)
            (folder / each).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(here)
            _give_back()


def _give_back() -> None:
    """Memory that is free to the system: glibc keeps what lxml used, ten megabytes an example, and thousands follow."""
    if next(_examples) % 20 == 0 and sys.platform.startswith("linux"):
        gc.collect()
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


_examples = count()


def call(*argv: str, seconds: int = PATIENCE) -> Said:
    """Run the command line as a shell would: streams of bytes, no exception, and never the code of a defect."""
    out, err = io.BytesIO(), io.BytesIO()
    streams = [io.TextIOWrapper(one, "utf-8", write_through=True) for one in (out, err)]
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = streams
    try:
        with watched(seconds):
            code = run([*argv])
    finally:
        sys.stdout, sys.stderr = before
    said = Said(code, out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8"))
    assert said.code in (0, 1, 2, 3), said.err
    check_text("terminal", said.err)
    return said


def audit(paths: tuple[str, ...] = ("scheme.yaml",), *options: str, formats: tuple[str, ...] = FORMATS) -> Said:
    """Check files in every format, twice; every report is valid, harmless, in place and the same again."""
    Path("out").mkdir(exist_ok=True)
    twice = []
    for _ in range(2):
        targets = [word for each in formats for word in ("-o", f"{each}:out/{each}")]
        said = call("check", *paths, "--select", "ALL", "--today", "2026-06-01", "--format", "json", *targets, *options)
        files = {each: Path("out", each).read_bytes() for each in formats if Path("out", each).exists()}
        twice.append((said, files))
    assert twice[0] == twice[1]
    if said.out:
        data = json.loads(said.out, parse_constant=_no_constant)
        assert data["exit_code"] == said.code
        check_places(data)
        assert set(files) == set(formats)
    for each, raw in files.items():
        check_text(each, raw)
    return said


def _no_constant(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


def others(name: str = "scheme.yaml") -> None:
    """Every other command on a file, and what each says."""
    for argv, form in (
        (("inspect", name), "terminal"),
        (("inspect", name, "--format", "json"), "json"),
        (("diff", name, name), "terminal"),
        (("diff", name, name, "--format", "json", "-o", "diff.html"), "json"),
        (("diff", name, name, "--format", "markdown"), "markdown"),
        (("check", name, "--format", "rich", "--tree", "--verbose", "--width", "60"), "terminal"),
        (("fix", name, "--diff", "--unsafe"), "diff"),
        (("baseline", name, "-o", "baseline.json"), "terminal"),
        (("check", name, "--baseline", "baseline.json"), "terminal"),
        *(((("export", name, "-o", f"table.{end}", "--force")), "terminal") for end in ("xlsx", "docx", "csv", "md")),
    ):
        with mock.patch.dict(os.environ, {"CI": "true"}):  # which reads what is printed for commands
            said = call(*argv)
        if said.out:
            check_text(form, said.out)
    for file, form in (("table.xlsx", "xlsx"), ("table.docx", "docx"), ("table.csv", "csv"), ("table.md", "table")):
        if Path(file).exists():
            check_text(form, Path(file).read_bytes())
            assert call("import", file, "-o", "again.yaml", "--force").code in (0, 2)
    if Path("baseline.json").exists():
        check_text("json", Path("baseline.json").read_bytes())
    if Path("diff.html").exists():
        check_text("html", Path("diff.html").read_bytes())
