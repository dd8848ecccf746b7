"""Pledge letters of a scheme, and those of all departments on the same units: how many, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ...findings.finding import Related
from ...reading.text.normal import normalise
from ...reading.veto.topics import core, same_core
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..veto.letters import LetterFact, counted_letters, find_letters
from .clan import called, clan, issuer_of

MOST = 12
"""Letters and lines of others that are listed."""
_LONGEST = 16
"""A longer name is a sentence that mentions many things."""


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
        also = tuple(_letter_of(one, other) for one, other in signed[:MOST])
        if scored is not None:
            one, node = scored
            line = Related(node.indicator.place("name"), "line_of", {"caller": called(one), "name": node.name})
            yield LetterFault(letter, f"elsewhere{bare}", (line, *also), node.name, (called(one),))
        elif signed:
            callers = tuple(dict.fromkeys(called(one) for one, _ in signed[:MOST]))
            yield LetterFault(letter, f"twice{bare}", also, callers=callers)
        elif bare:
            yield LetterFault(letter, "no_basis")


def _elsewhere(facts: Facts, letter: LetterFact) -> tuple[tuple[Facts, Node] | None, list[tuple[Facts, LetterFact]]]:
    """What siblings ask on the topic of a letter: the first line that scores it, letters of their own."""
    family = clan(facts)
    cores = facts.company.once(("cores", family[0].path), partial(_cores, family))
    near = {sibling.path for sibling in facts.siblings}
    own = core(normalise(letter.topic).text)
    scored = next(((one, node) for name, one, node in cores if one.path in near and same_core(own, name)), None)
    letters = ((one, other) for one in facts.siblings for other in counted_letters(one))
    return scored, [(one, other) for one, other in letters if same_core(own, core(normalise(other.topic).text))]


def _cores(family: Sequence[Facts]) -> list[tuple[str, Facts, Node]]:
    found = ((core(normalise(leaf.name).text), facts, leaf) for facts in family for leaf in facts.leaves)
    return [(name, facts, leaf) for name, facts, leaf in found if len(name) <= _LONGEST]


def _reached(letters: int, limits: Sequence[int]) -> int:
    return sum(letters >= limit for limit in limits)


def _letter_of(facts: Facts, letter: LetterFact) -> Related:
    return Related(letter.place, "letter_of", {"caller": called(facts), "topic": letter.topic})
