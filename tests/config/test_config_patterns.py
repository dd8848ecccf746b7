"""Patterns for files: what they mean, what cannot be one, and what they cost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from kpi_audit.config.patterns import _spec, fault_of

NAMES = st.text("ab.c", min_size=1, max_size=5)
PARTS = st.sampled_from(["a", "b", "*", "*", "?", "[ab]", ".", "**"])
PIECES = st.sampled_from(["**", "*", "a"]) | st.lists(PARTS, min_size=1, max_size=5).map("".join)
SAID = st.builds(
    lambda head, pieces, tail: head + "/".join(pieces) + tail,
    st.sampled_from(["", "", "/", "!"]),
    st.lists(PIECES, min_size=1, max_size=6),
    st.sampled_from(["", "", "/"]),
)


@given(st.lists(SAID, min_size=1, max_size=3), st.lists(NAMES, min_size=1, max_size=6).map("/".join))
def test_a_pattern_means_what_the_library_says(patterns: list[str], file: str) -> None:
    assert bool(_spec(tuple(patterns)).match_file(file)) is bool(GitIgnoreSpec.from_lines(patterns).match_file(file))


@pytest.mark.parametrize(
    "pattern", ["*a" * 8 + "*b", "*" * 40 + "b", "**/a/" * 8 + "b", "/".join(["**", "*a*a*a*b"] * 5), "*?" * 9 + "b/"]
)
@pytest.mark.parametrize("name", ["a", "a/", "aaaaaaaa/"])
def test_stars_cost_no_more_than_the_path_is_long(
    pattern: str, name: str, linear: Callable[[Callable[[int, int], object], int], None]
) -> None:
    """A star that went back to those before it took hours for one name of 200 letters."""
    spec = _spec((pattern,))
    linear(lambda size, _: spec.match_file(name * size + "c"), 200)


@pytest.mark.parametrize("pattern", ["[z-a].yaml", "[[:alpha:]].yaml", "[a&&b]", "[a--z]", "[a||b]", "#甲.yaml", "/"])
def test_what_means_no_file_is_no_pattern(pattern: str) -> None:
    """Some are errors or warnings of the library, some it passes over in silence."""
    assert fault_of(pattern) == "broken"
    assert fault_of(pattern, negated=True) == "broken"
