"""Rule cards: the words, the basis and the examples of one rule, loaded when first asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from ..source.plain import load_data
from ..startup.records import dataclass
from .norms import Bilingual, bilingual

_PACKAGE = Path(__file__).parent.parent
_FAMILIES = ("sup", "fmt")
"""Families without a folder of rules: their cards stand in this room."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a finding says, and what would clear this very finding (None: the remedy of the card)."""

    text: Bilingual
    advice: Bilingual | None


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing a rule stands on: a clause of a norm, or (``norm`` None) a threshold of ours."""

    id: str
    norm: str | None
    clause: Bilingual | None
    says: Bilingual | None
    document: Bilingual | None = None  # of an office or a package of rules, which answers for it


@dataclass(frozen=True, slots=True)
class Card:
    """The words of one rule."""

    code: str
    slug: str
    title: Bilingual
    what: Bilingual
    why: Bilingual
    remedy: Bilingual
    worked: Bilingual | None  # what the remedy changes, in numbers
    false_positives: Bilingual | None
    basis: tuple[Ground, ...]
    messages: Mapping[str, Message]
    options: Mapping[str, Bilingual]
    examples: Mapping[str, str]  # "bad" and "good": small schemes


@cache
def card(code: str) -> Card:
    """The card of a rule. Raises KeyError when there is none."""
    path = _index().get(code)
    if path is not None:
        return read_card(code, path)
    try:
        data = _shared(code[:3].lower())[code]
    except FileNotFoundError:
        raise KeyError(code) from None
    return parse_card(code, str(data["slug"]), data)


def codes() -> tuple[str, ...]:
    """Every code that has a card: the rules in order, then those whose cards stand in this room."""
    return (*sorted(_index()), *(code for family in _FAMILIES for code in sorted(_shared(family))))


def read_card(code: str, path: Path) -> Card:
    """A card that is a file of its own, named ``<code>_<slug>.yaml``."""
    slug = path.stem.split("_", 1)[1].replace("_", "-")
    return parse_card(code, slug, cast("dict[str, Any]", load_data(path)))


def parse_card(code: str, slug: str, data: Mapping[str, Any]) -> Card:
    """A card from its data. Raises KeyError for a part that it must have."""
    return Card(
        code=code,
        slug=slug,
        title=bilingual(data["title"]),
        what=bilingual(data["what"]),
        why=bilingual(data["why"]),
        remedy=bilingual(data["remedy"]),
        worked=_optional(data.get("worked")),
        false_positives=_optional(data.get("false_positives")),
        basis=tuple(_ground(entry) for entry in data.get("basis") or ()),
        messages={key: _message(entry) for key, entry in data["messages"].items()},
        options={key: bilingual(entry) for key, entry in (data.get("options") or {}).items()},
        examples={key: str(text) for key, text in (data.get("examples") or {}).items()},
    )


@cache
def _index() -> Mapping[str, Path]:
    """Where each rule's card stands, read from the file names alone."""
    rooms = [room for room in sorted((_PACKAGE / "rules").iterdir()) if room.is_dir()]
    files = [(room, name) for room in rooms for name in sorted(os.listdir(room)) if name.endswith(".yaml")]  # noqa: PTH208
    return {name.split("_", 1)[0].upper(): room / name for room, name in files if "_" in name}


@cache
def _shared(prefix: str) -> Mapping[str, Mapping[str, Any]]:
    """The cards of a family without a folder of rules, by code."""
    return cast("dict[str, dict[str, Any]]", load_data(Path(__file__).with_name(f"{prefix}.yaml")))


def _message(entry: Any) -> Message:
    return Message(bilingual(entry), _optional(entry.get("advice")))


def _ground(entry: Any) -> Ground:
    document = _optional(entry.get("document"))
    norm = entry.get("norm") if document else entry["norm"]
    return Ground(entry["id"], norm, _optional(entry.get("clause")), _optional(entry.get("says")), document)


def _optional(entry: Any) -> Bilingual | None:
    return None if entry is None else bilingual(entry)
