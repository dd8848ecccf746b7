"""Typed values out of a located TOML file; what is not as it should be is noted with its place, and told at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import ConfigFault
from ..findings.finding import Term
from .origin import Item, Origin
from .scan import KeyPath
from .toml import Toml

SUGGESTIONS = 200
"""Faults of a file after which no nearest name is sought: that takes longer than all the rest, and few are told."""


class Reader:
    """Reads one file; ``faults`` collects everything that is wrong with it."""

    def __init__(self, toml: Toml) -> None:
        self.toml = toml
        self.faults: list[ConfigFault] = []

    def fault(self, at: Origin, key: str, /, **args: object) -> None:
        """Note a fault at a place."""
        self.faults.append(at.fault(key, **args))

    def value(self, path: KeyPath) -> Any:
        """The data at a path."""
        found: Any = self.toml.data
        for part in path:
            found = found[part]
        return found

    def entries(self, path: KeyPath) -> dict[str, KeyPath]:
        """The keys of a table as they are written, with their paths; empty for what is no table."""
        found = self.value(path)
        if isinstance(found, Mapping):
            return {key: (*path, key) for key in found}
        self.wrong(path, "section")
        return {}

    def record(self, path: KeyPath, names: Mapping[str, str]) -> dict[str, KeyPath]:
        """The keys of a table by their canonical names; an unknown key, or one written twice, is noted."""
        found: dict[str, KeyPath] = {}
        meant = {alias: name for name, alias in names.items()} | {name: name for name in names}
        for written, at in self.entries(path).items():
            name = meant.get(written) or meant.get(written.replace("_", "-"))
            if name is None:
                self.unknown(self.toml.key_at(at), "config_unknown_key", written, [*names, *names.values()], names)
            elif name in found:
                self.fault(self.toml.key_at(at), "config_same_key", key=written, name=name)
            else:
                found[name] = at
        return found

    def unknown(self, at: Origin, key: str, said: str, known: Iterable[str], shown: Iterable[str] = ()) -> None:
        """Note a name that nothing has; the nearest one is named, or else all that there are."""
        known = list(known)
        near = nearest(said, known) if len(self.faults) < SUGGESTIONS else None
        allowed = list(shown) or known
        if near is None:
            self.fault(at, f"{key}_plain", said=said, allowed=allowed)
        else:
            self.fault(at, key, said=said, nearest=near, allowed=allowed)

    def text(self, path: KeyPath) -> Item[str] | None:
        """A text that is not empty."""
        found = self.value(path)
        if isinstance(found, str) and found.strip():
            return Item(found.strip(), self.toml.at(path))
        if isinstance(found, str):
            self.fault(self.toml.at(path), "config_empty", key=_name(path))
        else:
            self.wrong(path, "text")
        return None

    def texts(self, path: KeyPath) -> tuple[Item[str], ...]:
        """A list of texts; one text stands for a list of one."""
        found = self.value(path)
        if isinstance(found, str):
            one = self.text(path)
            return () if one is None else (one,)
        if not isinstance(found, list):
            self.wrong(path, "texts")
            return ()
        said = [self.text((*path, number)) for number in range(len(found))]
        return tuple(one for one in said if one is not None)

    def flag(self, path: KeyPath) -> Item[bool] | None:
        """True or false."""
        found = self.value(path)
        if isinstance(found, bool):
            return Item(found, self.toml.at(path))
        self.wrong(path, "boolean")
        return None

    def choice(self, path: KeyPath, names: Mapping[str, str]) -> Item[str] | None:
        """One of some names, or of what they are called in Chinese."""
        said = self.text(path)
        if said is None:
            return None
        for name, alias in names.items():
            if said.value.lower() == name or said.value == alias:
                return Item(name, said.origin)
        self.unknown(said.origin, "config_bad_choice", said.value, [*names, *filter(None, names.values())], names)
        return None

    def wrong(self, path: KeyPath, expected: str) -> None:
        """Note that a value is not of the kind that belongs here."""
        found = Term(f"found.{_kind(self.value(path))}")
        args = {"key": _name(path), "expected": Term(f"expected.{expected}"), "found": found}
        self.fault(self.toml.at(path), "config_wrong_type", **args)


def nearest(said: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant."""
    from difflib import get_close_matches

    names = {name.lower(): name for name in known}
    close = get_close_matches(said.lower(), names, n=1, cutoff=0.65)
    return names[close[0]] if close else None


def _name(path: KeyPath) -> str:
    """The key that a value belongs to."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "text" if value.strip() else "empty"
    if isinstance(value, list):
        return "list"
    return "section" if isinstance(value, Mapping) else "date"
