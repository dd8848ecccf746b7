"""Where keys and values of TOML stand: whatever the style, the places are those of the words."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.config.scan import KeyPath, Scan

NAMES = st.one_of(st.sampled_from(["a", "b-1", "档位", 'q"t', "c.d", ""]), st.text("abc_-0", min_size=1, max_size=3))
SCALARS = st.one_of(
    st.booleans(),
    st.integers(-99, 99),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6),
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=5)
TABLES = st.recursive(
    st.dictionaries(NAMES, VALUES, max_size=3),
    lambda inner: st.dictionaries(
        NAMES, st.one_of(VALUES, inner, st.lists(inner, min_size=1, max_size=3)), min_size=1, max_size=3
    ),
    max_leaves=8,
)


def quoted(text: str) -> str:
    """A basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def name(key: str) -> str:
    """A key, bare where it may be."""
    bare = key.isascii() and key.replace("-", "a").replace("_", "a").isalnum()
    return key if bare else quoted(key)


def inline(value: Any, draw: Any) -> str:
    """A value on one line, arrays sometimes over several lines with remarks."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        gap = draw(st.sampled_from([" ", "", "\n  # 注, ]\n  "]))
        items = f",{gap}".join(inline(one, draw) for one in value)
        return f"[{gap}{items}{draw(st.sampled_from(['', ' ']))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name(key)} = {inline(one, draw)}" for key, one in value.items()) + "}"
    return repr(value)


def written(table: dict[str, Any], path: tuple[str, ...], draw: Any) -> str:
    """A table in sections, inline tables or arrays of tables, as it is drawn."""
    lines, sections = [], []
    for key, value in table.items():
        tables = isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
        if isinstance(value, dict) and draw(st.booleans()):
            head = ".".join(map(name, (*path, key)))
            sections.append(f"[{head}]  # 节\n" + written(value, (*path, key), draw))
        elif tables and draw(st.booleans()):
            head = ".".join(map(name, (*path, key)))
            sections += [f"[[ {head} ]]\n" + written(one, (*path, key), draw) for one in value]
        else:
            lines.append(f"{name(key)} = {inline(value, draw)}\n")
    return "".join([*lines, *sections])


def leaves(value: Any, path: KeyPath = ()) -> list[tuple[KeyPath, Any]]:
    """Every scalar with its path."""
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in leaves(one, (*path, key))]
    if isinstance(value, list):
        return [leaf for number, one in enumerate(value) for leaf in leaves(one, (*path, number))]
    return [(path, value)]


@given(TABLES, st.data())
def test_every_value_and_key_stands_where_the_scan_says(table: dict[str, Any], data: st.DataObject) -> None:
    text = written(table, (), data.draw)
    parsed = tomllib.loads(text)
    assert parsed == table
    scan = Scan(text)
    for path, value in leaves(table):
        start, end = scan.values[path]
        assert tomllib.loads(f"x = {text[start:end]}") == {"x": value}
        for depth in range(1, len(path) + 1):
            if isinstance(path[depth - 1], str):
                first, last = scan.keys[path[:depth]]
                assert tomllib.loads(f"{text[first:last]} = 1") == {path[depth - 1]: 1}


def test_long_strings_dates_and_dotted_keys() -> None:
    """Forms that the property above does not write."""
    text = 'a.b."c.d" = """x\n"y"""""\nd = 2026-01-01 08:00:00 # 时间\ne = \'\'\'it\'s\'\'\'\nf = {g.h = 1}\n'
    assert tomllib.loads(text)["a"]["b"]["c.d"] == 'x\n"y""'
    scan = Scan(text)
    said = {path: text[start:end] for path, (start, end) in scan.values.items()}
    assert said["a", "b", "c.d"] == '"""x\n"y"""""'
    assert said[("d",)] == "2026-01-01 08:00:00"
    assert said[("e",)] == "'''it's'''"
    assert said["f", "g", "h"] == "1"
    start, end = scan.keys["f", "g", "h"]
    assert text[start:end] == "h"
