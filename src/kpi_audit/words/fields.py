"""What each key of the format means, in both languages, with examples."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from ..source.plain import load_data
from ..startup.records import dataclass
from .norms import Bilingual, bilingual

RECORD = "record"
"""The name under which a record itself is described."""


@dataclass(frozen=True, slots=True)
class Described:
    """A key of a record, or a record: what it is, and values it may have."""

    text: Bilingual
    title: Bilingual | None  # of a record; a key is titled by its names
    examples: tuple[object, ...]


@cache
def descriptions() -> Mapping[str, Mapping[str, Described]]:
    """Every record of the format, and each of its keys."""
    data = cast("dict[str, dict[str, Any]]", load_data(Path(__file__).with_name("fields.yaml")))
    return {
        record: {
            name: Described(
                bilingual(entry),
                bilingual(entry["title"]) if "title" in entry else None,
                tuple(entry.get("examples") or ()),
            )
            for name, entry in keys.items()
        }
        for record, keys in data.items()
    }
