"""The catalogue of every text that belongs to no rule: one flat table of keys per language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ..source.plain import load_data

LANGUAGES = ("zh", "en")


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """Every text of a language by its dotted key. Raises KeyError for an unknown language."""
    if lang not in LANGUAGES:
        raise KeyError(lang)
    return dict(_flat("", load_data(Path(__file__).parent / f"{lang}.yaml")))


def _flat(prefix: str, data: object) -> Iterator[tuple[str, str]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _flat(f"{prefix}.{key}" if prefix else str(key), value)
    else:
        yield prefix, str(data)
