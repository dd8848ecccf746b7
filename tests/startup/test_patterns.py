"""Patterns of this package: compiled late, or restored from their code, and the same as from ``re``."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kpi_audit
from kpi_audit.startup import kept, patterns

SOURCE = Path(kpi_audit.__file__).parent


def _patterns() -> list[tuple[str, int]]:
    """Every pattern that a module of ours makes when it is imported."""
    found: dict[tuple[str, int], None] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if "import patterns as re" not in path.read_text("utf-8"):
            continue
        try:
            module = import_module(".".join(("kpi_audit", *parts)).removesuffix(".__init__"))
        except ModuleNotFoundError:  # of an extra that is not installed
            continue
        for late in _within(list(vars(module).values())):
            found[late._text, late._flags] = None
    return list(found)


def _within(values: object) -> Iterator[patterns._Late]:
    if isinstance(values, patterns._Late):
        yield values
    elif isinstance(values, list | tuple):
        for value in values:
            yield from _within(value)
    elif isinstance(values, dict):
        yield from _within(list(values.values()))


ALL = _patterns()
TEXTS = st.text(
    st.one_of(st.sampled_from("每少缺一次项个扣分县乡镇会议台账,。;:()0123456789.%\n"), st.characters()), max_size=40
)


@pytest.fixture(scope="module")
def again() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Every pattern from ``re``, and from its code as a second run has it."""
    first, second = kept.Kept(), kept.Kept()
    first.open({}, {})
    for text, flags in ALL:
        first.compiled(text, flags)
    second.open(first.patterns, first.data)
    pairs: list[tuple[re.Pattern[str], re.Pattern[str]]] = []
    for text, flags in ALL:
        restored = second.restored(text, flags)
        assert restored is not None
        pairs.append((re.compile(text, flags), restored))
    return pairs


def test_there_are_many() -> None:
    """The search finds the patterns, or the tests below would say nothing."""
    assert len(ALL) > 600


def test_restored_as_compiled(again: list[tuple[re.Pattern[str], re.Pattern[str]]]) -> None:
    """``re`` calls two patterns equal that have the same text, flags and code; groups are compared besides."""
    for plain, restored in again:
        assert plain == restored
        assert (plain.flags, plain.groups, plain.groupindex) == (restored.flags, restored.groups, restored.groupindex)


@given(text=TEXTS)
def test_restored_finds_the_same(again: list[tuple[re.Pattern[str], re.Pattern[str]]], text: str) -> None:
    """Every pattern over any text: the same places, groups and names."""
    for plain, restored in again:
        one, other = plain.search(text), restored.search(text)
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert (one.regs, one.groupdict(), one.lastgroup) == (other.regs, other.groupdict(), other.lastgroup)


def test_late() -> None:
    """A pattern answers as one of ``re``, goes between processes, and tells a fault when it is used."""
    late, plain = patterns.compile(r"(?P<n>\d+)(?:次|场)", re.IGNORECASE), re.compile(r"(?P<n>\d+)(?:次|场)", re.I)
    assert late == plain
    assert hash(late) == hash(plain)
    assert repr(late) == repr(plain)
    assert (late.pattern, late.flags, late.groupindex) == (plain.pattern, plain.flags, plain.groupindex)
    assert late.findall("开会3次、检查12场") == ["3", "12"]
    assert late.sub("多", "开会3次") == "开会多"
    assert pickle.loads(pickle.dumps(late)).search("1次")["n"] == "1"
    assert patterns.compile("a") != patterns.compile("b")
    faulty = patterns.compile("(")
    with pytest.raises(re.error):
        faulty.search("")


def test_functions() -> None:
    """Those of ``re`` under the same names."""
    assert patterns.search("b", "abc") and not patterns.match("b", "abc") and patterns.fullmatch("a.c", "abc")
    assert patterns.split("[,;]", "a,b;c", maxsplit=1) == ["a", "b;c"]
    assert patterns.sub(r"\d", "*", "1a2", count=1) == "*a2"
    assert [found[0] for found in patterns.finditer("[ab]", "cabC", patterns.IGNORECASE)] == ["a", "b"]


def test_the_slow_door_is_not_used() -> None:
    """Whoever reads imports the patterns of this package; the standard ``re`` is for bytes and for what is quoted."""
    exceptions = {"vagueness.py", "per_unit.py", "standing.py"}  # patterns made of words that may be an office's
    for room in ("reading", "facts"):
        for path in (SOURCE / room).rglob("*.py"):
            slow = "\nimport re\n" in path.read_text("utf-8")
            assert not slow or path.name in exceptions, f"{path.name}: from …startup import patterns as re"
