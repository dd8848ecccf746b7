"""Pledge letters of a scheme, and those of all departments on the same units: how many, and what they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar

from ...findings.finding import Related
from ...reading.text.normal import normalise
from ...reading.veto.topics import Cores, core
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..veto.letters import LONGEST, LetterFact, counted_letters, find_letters
from .clan import called, clan, issuer_of

MOST = 12
"""Letters and lines of others that are listed."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LetterSum:
    """Too many letters: ``counted`` of the scheme, ``everyone``'s where it is the sum (then ``related`` tells whose).

    ``required`` are the topics that law or the centre asks for.
    """

    counted: tuple[LetterFact, ...]
    everyone: tuple[LetterFact, ...]
    issuers: int
    required: tuple[str, ...]
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class LetterFault:
    """``key``: no_basis; double (scored here), elsewhere (scored by others), twice (signed by others too).

    The last three may end in ``_no_basis``. ``name``: the scored line; ``callers``: who else asks.
    """

    letter: LetterFact
    key: str
    related: tuple[Related, ...] = ()
    name: str | None = None
    callers: tuple[str, ...] = ()


def letter_sum(facts: Facts, limits: Sequence[int]) -> LetterSum | None:
    """Set where a scheme reaches one of the limits, or reaches a higher one together with its siblings."""
    counted = tuple(counted_letters(facts))
    required = tuple(letter.topic for letter in find_letters(facts) if letter.required)
    others = [(one, letter) for one in facts.siblings for letter in counted_letters(one)] if counted else []
    everyone = (*counted, *(letter for _, letter in others))
    if _reached(len(everyone), limits) > _reached(len(counted), limits):
        issuers = {issuer_of(facts), *(issuer_of(one) for one, _ in others)}
        related = tuple(_letter_of(one, letter) for one, letter in others[:MOST])
        return LetterSum(counted, everyone, len(issuers), required, related)
    return LetterSum(counted, counted, 1, required, ()) if _reached(len(counted), limits) else None


def letter_faults(facts: Facts) -> Iterator[LetterFault]:
    """At most one for each counted letter, the gravest."""
    for letter in counted_letters(facts):
        bare = "" if letter.basis else "_no_basis"
        if letter.scored is not None:
            related = Related(letter.scored.indicator.place("name"), "scored_line", {"name": letter.scored.name})
            yield LetterFault(letter, f"double{bare}", (related,), letter.scored.name)
            continue
        scored, signed = _elsewhere(facts, letter) if facts.siblings else (None, [])
        also = tuple(_letter_of(one, other) for one, other in signed)
        if scored is not None:
            one, node = scored
            line = Related(node.indicator.place("name"), "line_of", {"caller": called(one), "name": node.name})
            yield LetterFault(letter, f"elsewhere{bare}", (line, *also), node.name, (called(one),))
        elif signed:
            callers = tuple(dict.fromkeys(called(one) for one, _ in signed))
            yield LetterFault(letter, f"twice{bare}", also, callers=callers)
        elif bare:
            yield LetterFault(letter, "no_basis")


def _elsewhere(facts: Facts, letter: LetterFact) -> tuple[tuple[Facts, Node] | None, list[tuple[Facts, LetterFact]]]:
    """What siblings ask on the topic of a letter: the first line that scores it, the first letters of their own."""
    family = clan(facts)
    lines, letters = facts.company.once(("cores", family[0].path), lambda: (_lines(family), _letters(family)))
    near = facts.once("near", lambda: {sibling.path for sibling in facts.siblings})
    own = core(normalise(letter.topic).text)
    return next(lines.like(own, near), None), [*islice(letters.like(own, near), MOST)]


class _Named(Generic[T]):
    """What schemes have under names, found by the cores of the names."""

    def __init__(self, found: Sequence[tuple[str, Facts, T]]) -> None:
        self._found = found
        self._cores = Cores([name for name, _, _ in found])

    def like(self, own: str, near: Collection[str]) -> Iterator[tuple[Facts, T]]:
        """Those on the topic with this core, of the schemes of these paths."""
        found = (self._found[place] for place in self._cores.like(own))
        return ((facts, thing) for _, facts, thing in found if facts.path in near)


def _lines(family: Sequence[Facts]) -> _Named[Node]:
    found = ((core(normalise(leaf.name).text), facts, leaf) for facts in family for leaf in facts.leaves)
    return _Named([one for one in found if len(one[0]) <= LONGEST])


def _letters(family: Sequence[Facts]) -> _Named[LetterFact]:
    found = ((facts, letter) for facts in family for letter in counted_letters(facts))
    return _Named([(core(normalise(letter.topic).text), facts, letter) for facts, letter in found])


def _reached(letters: int, limits: Sequence[int]) -> int:
    return sum(letters >= limit for limit in limits)


def _letter_of(facts: Facts, letter: LetterFact) -> Related:
    return Related(letter.place, "letter_of", {"caller": called(facts), "topic": letter.topic})
