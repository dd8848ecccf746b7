"""Line hashes against those that GitHub's upload action computes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.reporters.ci.line_hash import WINDOW, line_hashes


def hashes(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    found = line_hashes(text, range(1, lines + 1))
    return [found[number] for number in range(1, lines + 1)]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("", "c129715d7a2bc9a3:1"),
        (" a\nb\n  \t\tc\n d", "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1"),
        (
            "x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n",
            "e54938cc54b302f1:1 bb609acbe9138d60:1 1131fd5871777f34:1 5c482a0f8b35ea28:1"
            " 54517377da7028d2:1 2c644846cb18d53e:1 f1b89f20de0d133:1 c129715d7a2bc9a3:1",
        ),
        (
            "Lorem ipsum dolor sit amet.\n" * 10,
            "a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 a7f2ff13bc495cf2:4 a7f2ff13bc495cf2:5"
            " a7f2ff13bc495cf2:6 a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1"
            " c129715d7a2bc9a3:1",
        ),
    ],
)
def test_hashes_of_the_upload_action(text: str, known: str) -> None:
    """The values that the tests of the action itself expect."""
    assert hashes(text) == known.split()


def test_line_ends_are_alike() -> None:
    text = " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"
    assert hashes(text) == hashes(text.replace("\n", "\r\n")) == hashes(text.replace("\n", "\r"))


def test_only_lines_that_were_asked_for() -> None:
    assert list(line_hashes("a\nb\nc\n", {2, 99})) == [2]
    assert line_hashes("a", ()) == {}


def rolled(text: str) -> list[str]:
    """The same by a rolling window, character after character, as the action goes through a stream."""
    window, marks = [0] * WINDOW, [False] * WINDOW
    value, at, after_cr, at_start = 0, 0, False, True
    counts: dict[int, int] = {}
    found: list[str] = []

    def tell() -> None:
        if marks[at]:
            counts[value] = counts.get(value, 0) + 1
            found.append(f"{value:x}:{counts[value]}")
            marks[at] = False

    def roll(unit: int) -> None:
        nonlocal value, at
        value = (value * 37 + unit - pow(37, WINDOW, 1 << 64) * window[at]) % (1 << 64)
        window[at] = unit
        at = (at + 1) % WINDOW

    data = text.encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(data[place : place + 2], "little") for place in range(0, len(data), 2)]
    for unit in [*units, 0xFFFF]:
        if unit in (32, 9) or (after_cr and unit == 10):
            after_cr = False
            continue
        after_cr = unit == 13
        unit = 10 if unit == 13 else unit
        tell()
        if at_start:
            marks[at], at_start = True, False
        at_start = at_start or unit == 10
        roll(unit)
    for _ in range(WINDOW):
        tell()
        roll(0)
    return found


@given(st.text(alphabet=st.sampled_from("a \t\r\n考𠮷\ufeff\u2028\x85") | st.characters(), max_size=400))
def test_any_text_as_by_the_rolling_window(text: str) -> None:
    assert hashes(text) == rolled(text)


@given(st.text(alphabet="ab\n", max_size=600), st.integers(1, 4))
def test_repeated_lines_are_counted(text: str, times: int) -> None:
    assert hashes(text * times) == rolled(text * times)
