"""What a key that the format does not have was meant for: by the names people give such a thing, then by spelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path


def meant(said: str, record: str, options: Iterable[str]) -> str | None:
    """The key of a record (``Scheme``, ``Indicator`` …) that was meant by a name it does not have, else None."""
    named = next((key for key, others in _others(record).items() if said.strip().lower() in others), None)
    return named or nearest_of(said, options)


def nearest_of(said: str, options: Iterable[str]) -> str | None:
    """The option that was probably meant, by its spelling; None when nothing is near."""
    from difflib import get_close_matches  # only a faulty file pays for it

    options = list(options)
    close = get_close_matches(said, options, n=3, cutoff=0.5)  # two Chinese characters with one wrong are half alike
    if close:
        return next((option for option in close if option in said), close[0])  # 每半年: 半年, not 每年
    shared = [option for option in options if len(said) >= 2 and (said in option or option in said)]
    return min(shared, key=len) if shared else None


@cache
def _others(record: str) -> Mapping[str, frozenset[str]]:
    from ...source.plain import load_data

    data = load_data(Path(__file__).with_suffix(".yaml"))
    assert isinstance(data, dict)
    return {key: frozenset(str(name).lower() for name in names) for key, names in data.get(record, {}).items()}
