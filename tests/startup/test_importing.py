"""Our modules are found as Python finds them, with the byte code that it made; in any other case Python is asked."""

from __future__ import annotations

import importlib.util
import os
import py_compile
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from py_compile import PycInvalidationMode
from types import ModuleType
from typing import Any

import pytest

from kpi_audit.startup.importing import LATE, Entry, Finder, ahead

TAG = str(sys.implementation.cache_tag)
FINDER = Finder(TAG)


def module(folder: Path, name: str, source: str, mode: PycInvalidationMode = PycInvalidationMode.TIMESTAMP) -> Path:
    """A module with its byte code."""
    file = folder / f"{name}.py"
    file.parent.mkdir(exist_ok=True)
    file.write_text(source, "utf-8")
    py_compile.compile(str(file), doraise=True, invalidation_mode=mode)
    return file


def found(folder: Path, name: str) -> ModuleSpec | None:
    return FINDER.find_spec(f"kpi_audit.{name}", [str(folder)])


def run(spec: ModuleSpec | None) -> ModuleType:
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize(("file", "name"), [("plain", "plain"), ("whole/__init__", "whole")])
def test_as_python_finds_it(tmp_path: Path, file: str, name: str) -> None:
    """A module and a package: the same names and places, the code once by us and again by Python."""
    module(tmp_path, file, '"""Says so."""\nVALUE = 7\n')
    ours, theirs = found(tmp_path, name), PathFinder.find_spec(f"kpi_audit.{name}", [str(tmp_path)])
    assert ours is not None and theirs is not None
    for said in ("name", "origin", "cached", "parent", "has_location", "submodule_search_locations"):
        assert getattr(ours, said) == getattr(theirs, said), said
    made = run(ours)
    assert (made.VALUE, made.__doc__, made.__file__) == (7, "Says so.", theirs.origin)
    assert made.__package__ == theirs.parent
    loader = ours.loader
    assert loader.get_source(ours.name) == '"""Says so."""\nVALUE = 7\n'  # type: ignore[union-attr]
    assert loader.get_code(ours.name).co_filename == theirs.origin  # type: ignore[union-attr]


def test_the_byte_code_is_what_is_run(tmp_path: Path) -> None:
    """Nothing is compiled anew: a source of the same size and time is not looked into."""
    file = module(tmp_path, "plain", "VALUE = 7\n")
    times = file.stat()
    file.write_text("VALUE = 8\n", "utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert run(found(tmp_path, "plain")).VALUE == 7


def longer(file: Path, _: Path) -> None:
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")


def later(file: Path, _: Path) -> None:
    os.utime(file, (2_000_000_000, 2_000_000_000))


def without(_: Path, compiled: Path) -> None:
    compiled.unlink()


def empty(_: Path, compiled: Path) -> None:
    compiled.write_bytes(b"")


def of_another(_: Path, compiled: Path) -> None:
    compiled.write_bytes(b"\x00" + compiled.read_bytes()[1:])


def hashed(file: Path, _: Path) -> None:
    py_compile.compile(str(file), doraise=True, invalidation_mode=PycInvalidationMode.CHECKED_HASH)


@pytest.mark.parametrize("change", [longer, later, without, empty, of_another, hashed])
def test_python_is_asked(tmp_path: Path, change: Callable[[Path, Path], None]) -> None:
    """Byte code that is stale, missing, damaged, of another Python, or goes by another rule: the source is run."""
    file = module(tmp_path, "plain", "VALUE = 7\n")
    file.write_text("VALUE = 8\n", "utf-8")
    change(file, tmp_path / "__pycache__" / f"plain.{TAG}.pyc")
    assert run(found(tmp_path, "plain")).VALUE == 8


def test_not_ours(tmp_path: Path) -> None:
    """Other packages, the package itself, a path of several folders, and what is not there."""
    module(tmp_path, "plain", "VALUE = 7\n")
    here = [str(tmp_path)]
    assert FINDER.find_spec("json.plain", here) is None
    assert FINDER.find_spec("kpi_audit", None) is None
    assert FINDER.find_spec("kpi_audit.plain", [*here, *here]) is None
    assert FINDER.find_spec("kpi_audit.absent", here) is None
    assert FINDER.find_spec("kpi_audit.plain", here) is not None


WAITING = LATE[0].removeprefix("kpi_audit.")
"""A room whose modules wait."""


def waiting(folder: Path, source: str) -> ModuleType:
    """A module of such a room, imported."""
    module(folder, "one", source)
    return run(FINDER.find_spec(f"kpi_audit.{WAITING}one", [str(folder)]))


def test_a_module_waits(tmp_path: Path) -> None:
    """It runs when somebody asks for a name, once; what is everybody's it has before."""
    (tmp_path / "ran").touch()
    made = waiting(
        tmp_path,
        "from pathlib import Path\nran = Path(__file__).with_name('ran')\nran.write_text(ran.read_text() + '.')\nVALUE = 7\n",
    )
    assert (made.__name__, made.__file__) == (f"kpi_audit.{WAITING}one", str(tmp_path / "one.py"))
    assert not hasattr(made, "__path__")
    assert (tmp_path / "ran").read_text() == ""
    assert made.VALUE == 7
    assert made.VALUE == 7
    assert type(made) is ModuleType
    with pytest.raises(AttributeError, match="OTHER"):
        made.OTHER  # noqa: B018
    assert (tmp_path / "ran").read_text() == "."


def test_a_module_that_waited_and_fails(tmp_path: Path) -> None:
    """Whoever asks is told why, each time anew."""
    made = waiting(tmp_path, "SEEN = 1\nraise ValueError('broken')\n")
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            made.VALUE  # noqa: B018


def test_a_module_that_asks_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it runs it has the names that it has, as any module in a circle."""
    made = waiting(tmp_path, "import itself\nFOUND = hasattr(itself, 'LATER')\nLATER = 1\n")
    monkeypatch.setitem(sys.modules, "itself", made)
    assert (made.FOUND, made.LATER) == (False, 1)


def test_a_module_keeps_every_name_of_its_own(tmp_path: Path) -> None:
    """Whatever it calls its things: what was noted while it waited stands in nobody's way."""
    made = waiting(tmp_path, "lock = runs = loader = 7\n")
    assert (made.runs, made.lock, made.loader) == (7, 7, 7)


def test_threads_that_ask_at_once(tmp_path: Path) -> None:
    """One of them runs it, the others wait for what they asked for."""
    made = waiting(tmp_path, "import time\nEARLY = []\ntime.sleep(0.05)\nEARLY.append(1)\nVALUE = 7\n")
    with ThreadPoolExecutor(8) as pool:
        assert [*pool.map(lambda _: (made.VALUE, made.EARLY), range(8))] == [(7, [1])] * 8


PROBE = """\
import sys
from kpi_audit.startup import importing
importing.begin()
importing.begin()
import kpi_audit.source.lines as lines
print(sum(isinstance(each, importing.Finder) for each in sys.meta_path), type(lines.__loader__).__module__)
"""


@pytest.mark.parametrize(
    ("flags", "environ", "said"),
    [
        ((), {}, "1 kpi_audit.startup.importing"),
        (("-O",), {}, "0 importlib.machinery"),
        ((), {"PYTHONPYCACHEPREFIX": "elsewhere"}, "0 importlib.machinery"),
    ],
)
def test_where_it_begins(tmp_path: Path, flags: tuple[str, ...], environ: dict[str, str], said: str) -> None:
    """Once, and only where Python keeps its byte code as usual."""
    import kpi_audit.source.lines as lines

    py_compile.compile(str(lines.__file__), doraise=True)
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPYCACHEPREFIX", "PYTHONOPTIMIZE")}
    argv = [sys.executable, *flags, "-c", PROBE]
    done = subprocess.run(argv, cwd=tmp_path, env=kept | environ, capture_output=True, check=True)
    told = done.stdout.decode().split()
    assert " ".join(told).replace("_frozen_importlib_external", "importlib.machinery") == said


@pytest.mark.skipif(sys.version_info < (3, 15), reason="imports of Python are not lazy before")
def test_where_every_import_is_lazy(tmp_path: Path) -> None:
    """Under ``-X lazy_imports=all`` a check says what it says without."""
    (tmp_path / "scheme.yaml").write_text("标题: 某镇考核\n指标: [{名称: 会议台账, 分值: 10}]\n", "utf-8")
    told = []
    for lazy in ("normal", "all"):
        argv = [sys.executable, "-X", f"lazy_imports={lazy}", "-m", "kpi_audit", "check", "scheme.yaml", "--no-cache"]
        done = subprocess.run(argv, cwd=tmp_path, capture_output=True, check=False)
        told.append((done.returncode, done.stdout, done.stderr))
    assert told[0] == told[1]
    assert b"PRC" in told[1][1]


def entry(name: str) -> Entry:
    """A module of the room to be run ahead, with its code."""
    folder = Path(sys.modules["kpi_audit.room"].__path__[0], *name.split(".")[2:-1])
    spec = FINDER.find_spec(name, [str(folder)])
    assert spec is not None
    loader: Any = spec.loader
    return (name, *loader.stamp, loader.get_code(name))


def test_code_that_is_known(tmp_path: Path, room: ModuleType) -> None:
    """It is run instead of the byte code beside the source, as long as the source is as it was; else that is."""
    file = module(tmp_path, "one", "VALUE = 7\n")
    known = entry("kpi_audit.room.one")
    compiled = tmp_path / "__pycache__" / f"one.{TAG}.pyc"
    compiled.unlink()
    try:
        for source, as_it_was in (("VALUE = 7\n", True), ("VALUE = 88\n", False)):
            if not as_it_was:
                file.write_text(source, "utf-8")
            assert ahead([known]) is as_it_was
            assert (7 if as_it_was else 88) == sys.modules.pop("kpi_audit.room.one").VALUE
            assert compiled.exists() is not as_it_was or sys.dont_write_bytecode
    finally:
        sys.modules.pop("kpi_audit.room.one", None)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package of ours in the test's folder, whose modules are found; all is forgotten after the test."""
    package = ModuleType("kpi_audit.room")
    package.__path__ = [str(tmp_path)]
    monkeypatch.setitem(sys.modules, "kpi_audit.room", package)
    monkeypatch.setattr(sys, "meta_path", [Finder(TAG), *sys.meta_path])
    for name in ("one", "two", "broken", "inner", "inner.deep"):
        monkeypatch.delitem(sys.modules, f"kpi_audit.room.{name}", raising=False)
    return package


def test_ahead(tmp_path: Path, room: ModuleType) -> None:
    """Each module is run once, with all that an import gives it, and stands in its package; a package may come last."""
    log = "import kpi_audit.room as room\nroom.__dict__.setdefault('log', []).append(__name__.rpartition('.')[2])\n"
    module(tmp_path, "one", f"{log}VALUE = 7\n")
    module(tmp_path, "two", f"{log}from .one import VALUE\n")
    module(tmp_path, "inner/deep", f"{log}from ..two import VALUE\n")
    module(tmp_path, "inner/__init__", f"{log}from .deep import VALUE\n")
    names = [f"kpi_audit.room.{name}" for name in ("one", "two", "inner.deep", "inner")]
    imported = {}
    try:
        assert ahead(map(entry, names))
        assert ahead(map(entry, names))
        imported = {name: sys.modules[name] for name in names}
    finally:
        made = [sys.modules.pop(name, None) for name in names]
    assert room.log == ["one", "two", "deep", "inner"]
    for name, one in imported.items():
        assert one.VALUE == 7
        assert one.__spec__ is not None and one.__loader__ is one.__spec__.loader
        assert (one.__name__, one.__package__) == (name, one.__spec__.parent)
        assert (one.__file__, vars(one)["__cached__"]) == (one.__spec__.origin, one.__spec__.cached)
    assert made[2] is imported["kpi_audit.room.inner"].deep
    assert room.inner is made[3] and room.two is made[1]


@pytest.mark.parametrize("left", ["gone", "broken"])
def test_ahead_of_what_is_not_there_any_more(tmp_path: Path, room: ModuleType, left: str) -> None:
    """A module that is gone, or that fails, ends it; whoever imports the failing one is told why."""
    module(tmp_path, "broken", "raise ValueError('broken')\n")
    module(tmp_path, "one", "VALUE = 7\n")
    try:
        assert not ahead([(f"kpi_audit.room.{left}", 0, 0, None), entry("kpi_audit.room.one")])
        assert f"kpi_audit.room.{left}" not in sys.modules
        assert not hasattr(room, left)
        with pytest.raises(ModuleNotFoundError if left == "gone" else ValueError):
            importlib.import_module(f"kpi_audit.room.{left}")
    finally:
        sys.modules.pop("kpi_audit.room.one", None)


RUN_AHEAD = """\
import os, sys
from kpi_audit.startup import importing
importing.begin()
from kpi_audit.startup import cache
kept = cache.begin([])
from kpi_audit.cli.app import run
cache.get_ready()
ready = {name for name in sys.modules if name.startswith("kpi_audit")}
unbound = [name for name in ready if name.count(".") and not hasattr(sys.modules[name.rpartition(".")[0]], name.rpartition(".")[2])]
run(["check", "scheme.yaml", "--quiet"])
cache.end(kept)
print(len(ready), unbound, len([name for name in sys.modules if name.startswith("kpi_audit")]) - len(ready))
"""


def test_a_check_leaves_word_to_the_next(tmp_path: Path) -> None:
    """What every check imports is run ahead by the second one: next to nothing is imported after it."""
    (tmp_path / "scheme.yaml").write_text("标题: 某镇考核\n指标: [{名称: 满意率, 分值: 10}]\n", "utf-8")
    environ = {**os.environ, "KPI_AUDIT_CACHE_DIR": str(tmp_path / "cache")}
    environ.pop("KPI_AUDIT_NO_CACHE", None)
    told = []
    for _ in range(2):
        argv = [sys.executable, "-c", RUN_AHEAD]
        done = subprocess.run(argv, cwd=tmp_path, env=environ, capture_output=True, check=True)
        told.append(done.stdout.decode().splitlines()[-1])
    first, second = (int(one.split(" ", 1)[0]) for one in told)
    assert first < 60 < 400 < second
    assert "[]" in told[1]
    assert int(told[1].rsplit(" ", 1)[1]) < 10
