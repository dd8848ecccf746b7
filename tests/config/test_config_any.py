"""Whatever stands in a configuration: it holds, or every fault is told at a place of the file; nothing else happens."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_audit.config.declared import KEYS as RULE_KEYS
from kpi_audit.config.find import Finder
from kpi_audit.config.read import KEYS
from kpi_audit.errors import ConfigError, UsageError
from kpi_audit.planning.planner import Planner
from kpi_audit.words.voice import Voice

TOKENS = (
    "PRC101 PRC ALL process-heavy OFF001 OFF002 warn error info strict 2026 zh vague slogan leaf group scheme points "
    "kind 过程 criteria >=5 >20% 30% 打造样板 *.yaml (甲|乙 … [a !x .. {name} {x} add drop \u202e a\\b never off SUP001"
)
WORDS = st.sampled_from([*TOKENS.split(), "", " "])
SCALARS = WORDS | st.booleans() | st.integers(-2, 60) | st.floats(width=16)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2), max_leaves=4
)
TABLE = st.dictionaries(WORDS, SCALARS, max_size=2)
TABLES = st.dictionaries(WORDS, TABLE | VALUES, max_size=2)


@st.composite
def rule(draw: st.DrawFn) -> dict[str, Any]:
    """A declared rule, or nearly one."""
    keys = {"code", "title", "message"} | draw(st.sets(st.sampled_from(sorted(RULE_KEYS)), max_size=4))
    return {key: "OFF001" if key == "code" and draw(st.booleans()) else draw(VALUES) for key in sorted(keys)}


@st.composite
def configuration(draw: st.DrawFn) -> dict[str, Any]:
    """Settings, or nearly."""
    said: dict[str, Any] = {}
    for key in sorted(draw(st.sets(st.sampled_from(sorted(KEYS)), max_size=6))):
        table = key in ("severity", "thresholds", "per-file-ignores", "lexicon")
        said[key] = draw(st.lists(rule(), max_size=2) if key == "rules" else TABLES if table else VALUES)
    return said


def toml(value: Any) -> str:
    """A value as TOML, on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(one)}" for key, one in value.items()) + "}"
    return repr(value)


@settings(max_examples=150)
@given(configuration())
def test_any_settings(said: dict[str, Any]) -> None:
    text = "\n".join(f"{key} = {toml(value)}" for key, value in said.items())
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "kpi-audit.toml"
        file.write_text(text, "utf-8")
        try:
            planner = Planner(Finder(file))
            planner.plan(Path(name) / "scheme.yaml")
            planner.left_out(Path(name) / "scheme.yaml")
        except ConfigError as error:
            for fault in error.faults:
                assert fault.file.endswith("kpi-audit.toml")
                line = text.splitlines()[fault.line - 1]
                assert 1 <= fault.column <= len(line) + 1
            for lang in ("zh", "en"):
                for complaint in Voice(lang).complaints(error):
                    assert "error." not in complaint
        except UsageError as error:
            raise AssertionError(f"no place: {error.key} in {text}") from error
