"""The units that the schemes of a clan assess, each under all its names."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from ...reading.duty.offices import office
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts

_BODY = re.compile(r"(?:党委|党工委|人民政府|政府|(?<=街道)办事处)$")


@dataclass(frozen=True, slots=True)
class Target:
    """One unit: ``name`` as first written, empty where no scheme lists units; ``names`` by scheme, for those on it.

    The names are its id, name and category in that scheme; none where the scheme lists no units and assesses all.
    """

    name: str
    names: dict[str, frozenset[str]]


def targets(family: Sequence[Facts]) -> list[Target]:
    """Every unit that some scheme lists, in the order of the run; one without a name where none does."""
    listed = [facts for facts in family if any(unit.name or unit.id for unit in facts.scheme.units)]
    everywhere = {facts.path: frozenset[str]() for facts in family if facts not in listed}
    known: dict[str, str] = {}  # ids of named units
    for facts in listed:
        for unit in facts.scheme.units:
            if unit.name and unit.id:
                known.setdefault(plain(unit.id), plain(unit.name))
    found: dict[str, Target] = {}
    for facts in listed:
        for unit in facts.scheme.units:
            said = unit.name or unit.id
            if not said:
                continue
            key = plain(said) if unit.name else known.get(plain(said), plain(said))
            target = found.setdefault(key, Target(said, dict(everywhere)))
            target.names[facts.path] = frozenset(name for name in (unit.id, unit.name, unit.category) if name)
    return list(found.values()) or [Target("", everywhere)]


def plain(name: str) -> str:
    """A unit by its name without blanks and body: 柳林镇 and 柳林镇人民政府 are one, and 县妇联 and 县妇女联合会."""
    return office(_BODY.sub("", re.sub(r"\s", "", normalize("NFKC", name))))
