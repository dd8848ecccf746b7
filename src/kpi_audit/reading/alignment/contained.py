"""Labels that are parts of others, found among so many that one cannot hold each against each."""

from __future__ import annotations

from collections.abc import Sequence


class Contained:
    """Labels by their characters: for another one those that may have all of its characters, or none but its."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._having: dict[str, list[int]] = {}
        for place, label in enumerate(labels):
            for char in set(label):
                self._having.setdefault(char, []).append(place)
        self._rarest: dict[str, list[int]] = {}
        for place, label in enumerate(labels):
            if label:
                self._rarest.setdefault(min(label, key=self._often), []).append(place)

    def near(self, label: str) -> list[int]:
        """The places of all labels that hold this one, or that it holds, and of a few others: in order."""
        longer = min((self._having.get(char, []) for char in label), key=len, default=[])
        shorter = (place for char in set(label) for place in self._rarest.get(char, ()))
        return sorted({*longer, *shorter})

    def _often(self, char: str) -> int:
        return len(self._having[char])
