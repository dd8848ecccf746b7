"""Data of which a run needs a few: kept value by value, and read when one is asked for."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


def sealed(values: Mapping[str, Any]) -> dict[str, bytes]:
    """Plain values, each as what reads back as it was."""
    return {key: marshal.dumps(value) for key, value in values.items()}


class Opened(dict[str, T]):
    """Sealed values by their keys: one is read when it is asked for, and stays."""

    def __init__(self, values: Mapping[str, bytes]) -> None:
        super().__init__()
        self._sealed = values

    def __missing__(self, key: str) -> T:
        value: T = marshal.loads(self._sealed[key])
        self[key] = value
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._sealed)

    def __len__(self) -> int:
        return len(self._sealed)

    def __contains__(self, key: object) -> bool:
        return key in self._sealed
