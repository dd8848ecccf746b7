"""One layer of settings above another: a file above the one it extends, the command line above the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..startup.records import dataclass, replace
from .origin import COMMAND, Item
from .settings import Settings

ADDED = ("extend_select", "mandatory", "per_file_ignores", "rules")
"""Lists that grow from file to file; every other value is that of the nearest file that has it."""
MERGED = ("severity", "thresholds", "lexicon")
"""Tables that are merged entry by entry; the nearest file decides about an entry."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says; None and empty lists say nothing."""

    profile: str | None = None
    select: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fail_on: str | None = None
    force_exclude: bool = False


def above(base: Settings, file: str, values: Mapping[str, Any]) -> Settings:
    """What a file says above the settings that it extends."""
    changes = dict(values)
    for name in (*ADDED, *MERGED):  # tables are read from the farthest file to the nearest, so the nearest one wins
        if name in changes:
            changes[name] = (*getattr(base, name), *changes[name])
    if "profile" in changes and "select" not in changes:
        changes["select"] = None  # a profile of one's own says what is asked, whatever was selected below
    return replace(base, files=(file, *base.files), **changes)


def commanded(settings: Settings, given: Given) -> Settings:
    """The command line above a file.

    ``--select`` asks for just these rules: what the file selects, adds and ignores is set aside. ``--profile`` sets
    aside what the file selects. ``--extend-select`` beats what the file ignores, ``--ignore`` beats everything.
    """
    changes: dict[str, Any] = {}
    if given.profile is not None:
        changes.update(profile=Item(given.profile, COMMAND), select=None)
    if given.select:
        changes.update(select=_items(given.select), extend_select=(), ignore=())
    if given.fail_on is not None:
        changes["fail_on"] = Item(given.fail_on, COMMAND)
    if given.force_exclude:
        changes["force_exclude"] = Item(True, COMMAND)
    settings = replace(settings, **changes)
    return replace(
        settings,
        extend_select=(*settings.extend_select, *_items(given.extend_select)),
        ignore=(*settings.ignore, *_items(given.ignore)),
    )


def _items(said: Sequence[str]) -> tuple[Item[str], ...]:
    return tuple(Item(one, COMMAND) for one in said)
