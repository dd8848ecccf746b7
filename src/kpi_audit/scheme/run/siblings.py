"""Which schemes of a run lie on the same units, and which carry out the same upper scheme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from .outline import Outline

_COPY = 0.5
"""Share of first-level indicators from which two schemes of one title and issuer are drafts of one scheme."""


class Kin:
    """Siblings and peers of every scheme of a run, in the order of the run; each answer worked out when asked for.

    Siblings assess the same level in the same jurisdiction and, where both list units, a unit in common. Peers carry
    out the same upper scheme. Neither holds between a scheme and one that it is held against (its upper schemes, last
    year's), between schemes of different years, nor between copies of one scheme: to the others, copies count once.
    """

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._outlines = {one.name: one for one in sorted(outlines, key=lambda one: one.order)}
        self._rank = {name: rank for rank, name in enumerate(self._outlines)}

    def siblings(self, name: str) -> tuple[str, ...]:
        """The names of a scheme's siblings."""
        return self._ordered(self._siblings(self._outlines[name]))

    def peers(self, name: str) -> tuple[str, ...]:
        """The names of the other schemes that carry out a scheme's upper scheme."""
        return self._ordered(self._peers(self._outlines[name]))

    def groups(self) -> list[tuple[str, ...]]:
        """The run in groups that know nothing of each other: each can be audited by itself."""
        left = set(self._outlines)
        found: list[set[str]] = []
        for name in self._outlines:
            if name not in left:
                continue
            left.discard(name)
            group, edge, known = {name}, [name], set[str]()
            while edge:
                near = self._outlines[edge.pop()]
                kin = self._siblings(near) | self._peers(near)
                new = left & kin
                known |= kin - new - group
                left -= new
                group |= new
                edge += new
            for other in [each for each in found if each & known]:  # a copy knows those that do not know it
                found.remove(other)
                group |= other
            found.append(group)
        return sorted((self._ordered(group) for group in found), key=lambda group: self._rank[group[0]])

    def _ordered(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=self._rank.__getitem__))

    def _siblings(self, one: Outline) -> set[str]:
        if one.assesses is None:
            return set()
        near = self._beside(one, self._by_object[one.assesses, one.jurisdiction])
        if one.jurisdiction is None and one.place is not None:
            near = {name for name in near if _one_place(one, self._outlines[name])}
        if not one.units:
            return near
        near_units = set(self._unlisted)
        for key in one.units:
            near_units.update(self._by_unit.get(key, ()), self._by_number.get(key, ()))
        for number in one.numbers:
            near_units.update(self._by_unit.get(number, ()))
        return near & near_units

    def _peers(self, one: Outline) -> set[str]:
        under: set[str] = set()
        for upper in self._uppers[one.name]:
            under |= self._by_upper[upper]
        return self._beside(one, under)

    def _beside(self, one: Outline, others: set[str]) -> set[str]:
        """The others that stand beside a scheme, not above, before or for it; of several copies the first."""
        original = self._original[one.name]
        near = others & self._originals - {one.name, original} - self._above[one.name] - self._below[one.name]
        near = near & self._replaced if one.name in self._replaced else near - self._replaced
        if one.year is not None:
            near &= self._by_year[one.year] | self._by_year[None]
        return near

    @cached_property
    def _by_object(self) -> Mapping[tuple[str, str | None], set[str]]:
        found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
        for name, one in self._outlines.items():
            if one.assesses is not None:
                found[one.assesses, one.jurisdiction].add(name)
        return found

    @cached_property
    def _by_year(self) -> Mapping[int | None, set[str]]:
        found: dict[int | None, set[str]] = defaultdict(set)
        for name, one in self._outlines.items():
            found[one.year].add(name)
        return found

    @cached_property
    def _unlisted(self) -> set[str]:
        """Schemes that list no units: they assess all."""
        return {name for name, one in self._outlines.items() if not one.units}

    @cached_property
    def _by_unit(self) -> Mapping[str, set[str]]:
        return _inverted({name: one.units for name, one in self._outlines.items()})

    @cached_property
    def _by_number(self) -> Mapping[str, set[str]]:
        return _inverted({name: one.numbers for name, one in self._outlines.items()})

    @cached_property
    def _by_file(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, one in self._outlines.items():
            found.setdefault(one.file, []).append(name)
        return found

    @cached_property
    def _uppers(self) -> Mapping[str, tuple[str, ...]]:
        """What each scheme carries out, by name where it is in the run, else by file."""
        return {
            name: tuple(dict.fromkeys(self._named(file, name) or file for file in one.uppers))
            for name, one in self._outlines.items()
        }

    @cached_property
    def _by_upper(self) -> Mapping[str, set[str]]:
        return _inverted(self._uppers)

    @cached_property
    def _previous(self) -> Mapping[str, str]:
        """Last year's scheme of each, where it is in the run."""
        named = ((name, one.previous) for name, one in self._outlines.items())
        found = ((name, self._named(file, name)) for name, file in named if file is not None)
        return {name: before for name, before in found if before is not None}

    @cached_property
    def _replaced(self) -> set[str]:
        """Schemes that another one of the run takes the place of."""
        return set(self._previous.values())

    @cached_property
    def _above(self) -> Mapping[str, set[str]]:
        """All that a scheme is held against, however many levels up or years back."""
        direct = {name: set(uppers) & self._outlines.keys() for name, uppers in self._uppers.items()}
        for name, before in self._previous.items():
            direct[name].add(before)
        return {name: _reached(name, direct) for name in self._outlines}

    @cached_property
    def _below(self) -> Mapping[str, set[str]]:
        return defaultdict(set, _inverted(self._above))

    @cached_property
    def _original(self) -> Mapping[str, str]:
        """The first copy of each scheme."""
        found: dict[str, str] = {}
        seen: dict[tuple[object, ...], list[Outline]] = defaultdict(list)
        for name, one in self._outlines.items():
            alike = seen[one.title, one.issuer, one.year, one.jurisdiction, one.assesses]
            first = next((each.name for each in alike if _copies(one, each)), None)
            found[name] = name if first is None else first
            if first is None:
                alike.append(one)
        return found

    @cached_property
    def _originals(self) -> set[str]:
        return set(self._original.values())

    def _named(self, file: str, name: str) -> str | None:
        """The scheme that a reference to a file means: the first in it that is not the scheme itself."""
        return next((each for each in self._by_file.get(file, ()) if each != name), None)


def _one_place(one: Outline, other: Outline) -> bool:
    """Whether two schemes without a jurisdiction may be of one place, as issuers and titles name it."""
    if one.place is None or other.place is None:
        return True
    return one.place in other.said or other.place in one.said


def _inverted(found: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    turned: dict[str, set[str]] = defaultdict(set)
    for name, keys in found.items():
        for key in keys:
            turned[key].add(name)
    return turned


def _copies(one: Outline, other: Outline) -> bool:
    """Whether two schemes of one title and issuer are one scheme, or drafts of it."""
    mine, theirs = set(one.heads), set(other.heads)
    return len(mine & theirs) >= _COPY * max(len(mine), len(theirs), 1)


def _reached(name: str, direct: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    edge = [name]
    while edge:
        new = direct.get(edge.pop(), set()) - found
        found |= new
        edge += new
    return found - {name}
