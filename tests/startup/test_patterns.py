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
    """The same text, flags and groups; the code is that of ``re`` behind what a match may begin with."""
    assert sum(plain != restored for plain, restored in again) > 300
    for plain, restored in again:
        assert plain.pattern == restored.pattern
        assert (plain.flags, plain.groups, plain.groupindex) == (restored.flags, restored.groups, restored.groupindex)


@given(text=TEXTS)
def test_restored_finds_the_same(again: list[tuple[re.Pattern[str], re.Pattern[str]]], text: str) -> None:
    """Every pattern over any text: the same places, groups and names."""
    for plain, restored in again:
        one, other = plain.search(text), restored.search(text)
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert (one.regs, one.groupdict(), one.lastgroup) == (other.regs, other.groupdict(), other.lastgroup)


def test_restored_finds_the_same_in_our_words(again: list[tuple[re.Pattern[str], re.Pattern[str]]]) -> None:
    """Every pattern over sentences that hold what patterns look for: all places, from wherever one begins to look.

    A third of the sentences of all cards: more of them hold hardly anything else that patterns look for.
    """
    cards = sorted(SOURCE.rglob("rules/*/*.yaml"))
    lines = [
        line.strip() for card in cards for line in card.read_text("utf-8").splitlines() if "：" in line or "，" in line
    ]
    text = "\n".join(lines[::3]).replace("，", ",").replace("；", ";").replace("（", "(").replace("）", ")")
    assert sum(plain.search(text) is not None for plain, _ in again) > 0.55 * len(again)
    for plain, restored in again:
        assert [one.regs for one in plain.finditer(text)] == [one.regs for one in restored.finditer(text)], (
            plain.pattern
        )
        one, other = plain.search(text, 17, 4_000), restored.search(text, 17, 4_000)
        assert (one and one.regs) == (other and other.regs), plain.pattern


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "(?:甲乙|丙?丁)",
            "(?:(?:甲|乙)丙)+丁",
            "(?<!甲)乙",
            r"(?:\b|甲)乙",
            "(?=甲)[甲乙]丙",
            "(?:甲|[丁-乙])?戊",
            "(?P<n>甲|)乙",
        ),
        *(
            r"[\d甲](?:次|场)",
            "(?>甲|乙丙)丁",
            "(?:甲|(?i:Ab))乙",
            "[^甲]乙",
            ".甲",
            r"(?:甲|\s)乙",
            "(甲)?(?(1)乙|丙)",
            "甲{0}乙|丙",
        ),
        *(
            "(?:[一-鿿]|甲)乙",
            "(?:甲{2,3}?|乙*)丙",
            "(?!甲)(?:乙|丙)",
            "^(?:甲|乙丙)",
            "(?:甲|乙丙)$",
            "a(?:甲)|甲(?:a)",
            "(?:)",
        ),
    ],
)
@given(text=st.text(st.sampled_from("甲乙丙丁戊aAbB1次场 \n"), max_size=12))
def test_any_beginning(pattern: str, text: str) -> None:
    """Whatever a pattern begins with, it finds what ``re`` finds."""
    plain, ours = re.compile(pattern, re.MULTILINE), kept.Kept().compiled(pattern, re.MULTILINE)
    assert [one.regs for one in ours.finditer(text)] == [one.regs for one in plain.finditer(text)]
    assert (ours.match(text) is None, ours.fullmatch(text) is None) == (
        plain.match(text) is None,
        plain.fullmatch(text) is None,
    )
    assert ours.sub("_", text) == plain.sub("_", text)
    assert ours.split(text) == plain.split(text)


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
    exceptions = {
        "vagueness.py",
        "per_unit.py",
        "standing.py",
        "tables.py",
    }  # patterns made of words that may be an office's
    for room in ("reading", "facts"):
        for path in (SOURCE / room).rglob("*.py"):
            slow = "\nimport re\n" in path.read_text("utf-8")
            assert not slow or path.name in exceptions, f"{path.name}: from …startup import patterns as re"
