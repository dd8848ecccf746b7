"""The settings of an office: every value with where it comes from. They know names, not what the names mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..startup.records import dataclass
from .origin import Item

if TYPE_CHECKING:
    from .declared import Declared

_PROFILE, _FAIL_ON, _NOT_FORCED = Item("standard"), Item("error"), Item(False)


@dataclass(frozen=True, slots=True)
class Grade:
    """A severity for the rules that a selector means."""

    rules: Item[str]
    severity: Item[str]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A value for an option of one rule."""

    rule: Item[str]
    option: Item[str]
    value: Item[object]


@dataclass(frozen=True, slots=True)
class FileIgnore:
    """Rules that are not asked about the files that a pattern matches."""

    pattern: Item[str]
    rules: tuple[Item[str], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that are added to a class of a word list, and words that are left out of it."""

    list: Item[str]
    name: Item[str]
    add: tuple[Item[str], ...] = ()
    drop: tuple[Item[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the files below a configuration file, or, without one, for all.

    ``files`` is the chain from the nearest file to the last one that it extends, as shown. ``select`` replaces the
    profile; None says that nothing was selected. Paths are resolved against the folder of the file that names them.
    """

    files: tuple[str, ...] = ()
    edition: Item[str] | None = None
    profile: Item[str] = _PROFILE
    select: tuple[Item[str], ...] | None = None
    extend_select: tuple[Item[str], ...] = ()
    ignore: tuple[Item[str], ...] = ()
    mandatory: tuple[Item[str], ...] = ()
    severity: tuple[Grade, ...] = ()
    fail_on: Item[str] = _FAIL_ON
    per_file_ignores: tuple[FileIgnore, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    lexicon: tuple[Wording, ...] = ()
    lang: Item[str] | None = None
    baseline: Item[Path] | None = None
    exclude: tuple[Item[str], ...] = ()
    force_exclude: Item[bool] = _NOT_FORCED
    duty_list: Item[Path] | None = None
    upper: tuple[Item[Path], ...] = ()
    rules: tuple[Declared, ...] = ()
