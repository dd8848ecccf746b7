"""What is handed on: the wheel and the source archive are whole, repeatable, and need what they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from ruamel.yaml import YAML

from kpi_audit import __version__

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NEEDED = [
    Requirement(one)
    for one in (
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *(each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra),
    )
    if not one.startswith("kpi-audit")
]
CHECKERS = {"ruff", "mypy", "types-jsonschema", "types-openpyxl"}
"""Used on the code, never with it: their oldest version says nothing."""


def pins(name: str) -> dict[str, str]:
    """The lines of a file of constraints; every one of them must be a pin."""
    lines = (ROOT / "constraints" / name).read_text("utf-8").splitlines()
    pairs = [re.fullmatch(r"([A-Za-z0-9._-]+)==([0-9][0-9a-z.]*)", line) for line in lines if line[:1] != "#"]
    assert all(pairs)
    return {canonical(pair[1]): pair[2] for pair in pairs if pair}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_oldest_versions_are_those_that_are_tested() -> None:
    """One bound from below for each dependency, and exactly that version in the constraints."""
    lowest: dict[str, Version] = {}
    for one in NEEDED:
        (bound,) = [spec.version for spec in one.specifier if spec.operator == ">="]
        lowest.setdefault(canonical(one.name), Version(bound))
    tested = {name: Version(version) for name, version in pins("minimum.txt").items()}
    assert tested == {name: bound for name, bound in lowest.items() if name not in CHECKERS}


def test_the_locked_versions_will_do() -> None:
    """Every dependency is locked at a version that is allowed."""
    locked = pins("locked.txt")
    for one in NEEDED:
        assert one.specifier.contains(locked[canonical(one.name)]), one


def test_the_workflow_tests_what_the_metadata_promises() -> None:
    jobs = YAML(typ="safe", pure=True).load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))["jobs"]
    said = [one.rpartition(" ")[2] for one in PROJECT["project"]["classifiers"] if re.search(r":: 3\.\d+$", one)]
    assert jobs["test"]["strategy"]["matrix"]["python"] == said
    oldest, newest = jobs["dependencies"]["strategy"]["matrix"]["include"]
    assert PROJECT["project"]["requires-python"] == f">={oldest['python']}" == f">={said[0]}"
    assert newest["python"] == said[-1]
    assert jobs["test"]["env"]["PIP_CONSTRAINT"] == "constraints/locked.txt"
    assert (oldest["constraint"], newest["constraint"]) == ("constraints/minimum.txt", "")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the source archive."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=ROOT, check=True, capture_output=True
    )
    (wheel,), (archive,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, archive


def sources() -> set[str]:
    """Every file of the package, compiled ones left out."""
    found = (path for path in (ROOT / "src").rglob("*") if path.is_file() and path.suffix not in (".pyc", ".pyo"))
    return {path.relative_to(ROOT / "src").as_posix() for path in found}


def test_the_wheel_is_whole(built: tuple[Path, Path]) -> None:
    """Code, cards, words, lexicons, templates and the mark of types; no tests, and nothing of this machine."""
    with zipfile.ZipFile(built[0]) as wheel:
        names = set(wheel.namelist())
        ours = {name for name in names if ".dist-info/" not in name}
        assert ours == sources()
        assert "kpi_audit/py.typed" in ours
        assert {Path(name).suffix for name in ours} >= {".py", ".yaml", ".css", ".js", ".txt", ".json"}
        about = f"kpi_audit-{__version__}.dist-info"
        assert f"{about}/licenses/LICENSE" in names
        assert wheel.read(f"{about}/entry_points.txt").decode().split("\n")[1] == "kpi-audit = kpi_audit.__main__:main"
        metadata = wheel.read(f"{about}/METADATA").decode()
    assert "License-Expression: MIT" in metadata
    assert "Description-Content-Type: text/markdown" in metadata


def test_the_archive_has_what_its_tests_need(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = [ROOT / one for one in ("tests", "examples", "benchmarks", "constraints", ".github", ".ci")]
    files = {
        path.relative_to(ROOT).as_posix()
        for folder in needed
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files - names == set()
    assert names >= {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "action.yml", ".pre-commit-hooks.yaml"}


@pytest.mark.parametrize("argv", [("check", "scheme.yaml"), ("--help",), ("--lang", "en", "rules")])
def test_a_wheel_that_is_not_installed_says_what_to_do(
    built: tuple[Path, Path], tmp_path: Path, argv: tuple[str, ...]
) -> None:
    """Python runs code from an archive; what it reads beside its code it reads from files."""
    done = subprocess.run(
        [sys.executable, "-m", "kpi_audit", *argv],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(built[0]), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 2 and "pip install" in done.stderr and "Errno" not in done.stderr


def test_the_wheel_says_the_same_from_an_empty_folder(built: tuple[Path, Path], tmp_path: Path) -> None:
    """It needs nothing of the folder that it was built in."""
    with zipfile.ZipFile(built[0]) as wheel:
        wheel.extractall(tmp_path / "site")
        assert len({entry.date_time for entry in wheel.infolist()}) == 1
    empty = tmp_path / "empty"
    empty.mkdir()
    scheme = ROOT / "examples" / "qinghe-county" / "scheme.yaml"
    argv = ["-m", "kpi_audit", "check", str(scheme), "--format", "html", "--fail-on", "never"]
    said = [
        subprocess.run(
            [sys.executable, *argv],
            cwd=empty,
            env={**os.environ, "PYTHONPATH": str(home)},
            capture_output=True,
            check=True,
        ).stdout
        for home in (tmp_path / "site", ROOT / "src")
    ]
    assert said[0] == said[1]
    assert "综合考核".encode() in said[0]


def test_the_same_bytes_when_built_again(built: tuple[Path, Path], tmp_path: Path) -> None:
    """Wheel and archive: times are those of SOURCE_DATE_EPOCH, the order is fixed, and no umask or name comes in."""
    umask = os.umask(0o077)
    try:
        command = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    finally:
        os.umask(umask)
    for one in built:
        assert (tmp_path / one.name).read_bytes() == one.read_bytes()
