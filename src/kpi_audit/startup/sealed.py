"""Data of which a run needs a few: kept value by value, and read when one is asked for."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from typing import Any, TypeVar

T = TypeVar("T")


def sealed(values: Mapping[str, Any]) -> dict[str, bytes]:
    """Plain values, each as what reads back as it was."""
    return {key: marshal.dumps(value) for key, value in values.items()}


class Opened(dict[str, T]):
    """Sealed values: one that is asked for by its key is read and stays; the keys of all are in ``known``."""

    def __init__(self, known: Mapping[str, bytes]) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, key: str) -> T:
        value: T = marshal.loads(self.known[key])
        self[key] = value
        return value
