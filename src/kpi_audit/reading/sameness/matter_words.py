"""What ``lexicons/common_matters.yaml`` says of matters: which are common to all, and what they are called where."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ...source.plain import load_data


@cache
def common(name: str) -> frozenset[str]:
    """Matters that are ways of work, or of which every department has a part."""
    data = load_data(Path(__file__).parents[1] / "lexicons" / "common_matters.yaml")
    assert isinstance(data, dict)
    return frozenset(str(data[name]).split())


@cache
def in_villages() -> dict[str, str]:
    """What a matter is called where it is said of villages."""
    return dict(pair.split("=") for pair in common("villages"))


@cache
def names() -> dict[str, str]:
    """The first of the names of one thing, by each of the others."""
    groups = (group.split("=") for group in common("names"))
    return {name: first for first, *others in groups for name in others}
