"""Packages of rules are found without importlib.metadata being asked where there are none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kpi_audit.startup.offers import may_offer

GROUP = "kpi_audit.rules"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the path."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "absent")])
    monkeypatch.setattr(sys, "meta_path", [one for one in sys.meta_path if not hasattr(one, "find_distributions")])
    for name, said in {"a-1.dist-info": "[console_scripts]\na = a:main\n", "b-1.dist-info": None}.items():
        (tmp_path / name).mkdir()
        if said:
            (tmp_path / name / "entry_points.txt").write_text(said, "utf-8")
    (tmp_path / "old.egg-info").write_text("Name: old", "utf-8")
    return tmp_path


def test_nothing(site: Path) -> None:
    """Packages without rules; one without entry points; a file of an old kind; a folder that is not there."""
    assert site.is_dir()
    assert not may_offer(GROUP)


@pytest.mark.parametrize("kind", ["c-1.dist-info", "c.egg-info"])
def test_a_package(site: Path, kind: str) -> None:
    """One that offers rules."""
    (site / kind).mkdir()
    (site / kind / "entry_points.txt").write_text(f"[{GROUP}]\nc = c\n", "utf-8")
    assert may_offer(GROUP)


def test_what_is_not_certain(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Archives, and finders that know packages in their own way: importlib.metadata is asked."""
    (site / "x.egg").write_bytes(b"")
    assert may_offer(GROUP)
    (site / "x.egg").unlink()
    archive = site / "lib.pyz"
    archive.write_bytes(b"")
    monkeypatch.setattr(sys, "path", [str(site), str(archive)])
    assert may_offer(GROUP)
    monkeypatch.setattr(sys, "path", [str(site)])
    assert not may_offer(GROUP)

    class Finder:
        """One of another kind."""

        find_distributions = find_spec = staticmethod(lambda *_: None)

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    assert may_offer(GROUP)


def test_the_working_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty entry of the path is the folder one stands in."""
    (site / "c.dist-info").mkdir()
    (site / "c.dist-info" / "entry_points.txt").write_text(f"[{GROUP}]\nc = c\n", "utf-8")
    monkeypatch.setattr(sys, "path", [""])
    monkeypatch.chdir(site)
    assert may_offer(GROUP)
