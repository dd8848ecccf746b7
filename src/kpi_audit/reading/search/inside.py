"""Names that stand within texts, looked for all at once: each text is read once, whatever the number of names."""

from __future__ import annotations

from collections.abc import Iterable


class Inside:
    """Names of ``least`` characters or more, to be found wherever they stand in a text."""

    def __init__(self, names: Iterable[str], least: int) -> None:
        self._least = least
        self._known = frozenset(name for name in names if len(name) >= least)
        lengths: dict[str, set[int]] = {}
        for name in self._known:
            lengths.setdefault(name[:least], set()).add(len(name))
        self._lengths = {head: tuple(found) for head, found in lengths.items()}

    def of(self, text: str) -> set[str]:
        """The names that a text has within it."""
        found: set[str] = set()
        for start in range(len(text) - self._least + 1) if self._known else ():
            for length in self._lengths.get(text[start : start + self._least], ()):
                if text[start : start + length] in self._known:
                    found.add(text[start : start + length])
        return found
