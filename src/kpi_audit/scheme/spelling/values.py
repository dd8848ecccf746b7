"""What a value that the format does not have was meant for, by the names that offices give such a thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from unicodedata import normalize

from ...startup import patterns as re
from ...startup.records import NamedTuple
from ..names import LEVELS, STATUSES

_LISTED = {frozenset(LEVELS): "level", frozenset(STATUSES): "status"}
_APART = re.compile("[、,;/|和与及()《》“”\"' ]+")
_LED = re.compile("^(?:各|全|所有)?(?:(?:[省市县区州盟旗乡镇]|街道|乡镇)(?:直属?|级|属|有关|各)各?)?(?=.)")
_OFFICE = re.compile("(?:人民政府|政府|党委|党工委|工委|办事处)$")
_LONGEST = 40
"""Characters of a value that may be the name of a kind of unit."""


class Meant(NamedTuple):
    """A value of the format; ``certain``: nothing else can be meant."""

    value: str
    certain: bool


def meant_value(said: str, names: Mapping[str, str]) -> Meant | None:
    """The value among ``names`` (canonical, Chinese) that ``said`` is another name of; None where that is open.

    Several kinds of unit in one value (镇和街道) are meant for one only when all of them are of it.
    """
    listed = _LISTED.get(frozenset(names))
    if listed is None or len(said) > _LONGEST:
        return None
    parts = [part for part in _APART.split(normalize("NFKC", said)) if part]
    whole = _named("".join(parts), listed)
    found = {whole} if whole is not None else {_named(part, listed) for part in parts}
    return found.pop() if len(found) == 1 else None


def _named(said: str, listed: str) -> Meant | None:
    known = _known(listed)
    led = _LED.sub("", said)
    return next((known[one] for one in (said, led, _OFFICE.sub("", led)) if one in known), None)


@cache
def _known(listed: str) -> Mapping[str, Meant]:
    """Other name → what it means, the Chinese names of the format among them."""
    from ...source.plain import load_data

    data = load_data(Path(__file__).with_suffix(".yaml"))
    assert isinstance(data, dict)
    own = {"level": LEVELS, "status": STATUSES}[listed]
    found = {chinese: Meant(value, certain=True) for value, chinese in own.items()}
    for kind, tables in data.items():
        others: Mapping[str, Iterable[str]] = tables.get(listed, {})
        found |= {str(name): Meant(value, kind == "certain") for value, names in others.items() for name in names}
    return found
