"""Several figures of several things in one clause (小学、初中巩固率分别达到99%、97%): which figure is of which."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..quantity.numbers import Number, find_numbers
from ..quantity.operators import comparison
from ..quantity.targets import Target
from ..text.line import Passage
from .labels import BETWEEN, EACH, label
from .quantities import folded

_LONGEST = 80
_STOP = re.compile(r"[,。;:!?\n]")
_LISTED = re.compile(r"(?:[、和及与]|以及)\Z")
_DATED = re.compile(r"年|月|期")
_MOST = 8
_SHORTEST = 2
_MEASURE = 3
"""So many characters at the end of a label say how something is measured."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of several things of a clause: ``label`` is what it is called there, ``tail`` the label of the last of them,
    which says how all are measured, ``head`` that of the first, which says of what."""

    label: str
    head: str
    tail: str
    target: Target

    def named_by(self, said: str) -> bool:
        """Whether a label is one of this thing: 氨氮排放总量, of 化学需氧量、氨氮、氮氧化物排放总量."""
        if said.startswith(self.label):
            rest = said[len(self.label) :]
            return self.tail.endswith(rest) and self.tail != rest
        ahead = said[: -len(self.label)]  # 事故起数、死亡人数分别下降…: 事故死亡人数
        return said.endswith(self.label) and len(ahead) >= _SHORTEST and self.head.startswith(ahead)


def respective(passage: Passage, targets: Sequence[Target], fold: Callable[[str], str]) -> list[Member]:
    """The things of a text that are told their figures one after another, each with its own; none where the numbers of
    both differ, or the things are dates."""
    if EACH not in passage.text:
        return []
    numbers = find_numbers(passage.text)
    starts = [passage.words(one.start, one.start + 1).start for one in numbers]
    found: list[Member] = []
    for target in targets:
        if target.value is not None and target.words.field == passage.field:
            at = bisect_left(starts, target.words.start)
            if at < len(starts) and starts[at] < target.words.end:
                found += _members(passage, target, numbers, at, fold)
    return found


def _members(
    passage: Passage, first: Target, numbers: Sequence[Number], at: int, fold: Callable[[str], str]
) -> list[Member]:
    """The things whose figures are ``first``, the number at ``at``, and those that follow it."""
    text = passage.text
    clause = _STOP.split(text[max(0, numbers[at].start - _LONGEST) : numbers[at].start])[-1]
    head, each, _ = clause.rpartition(EACH)
    things = [fold(one) for one in BETWEEN.split(head)]
    if not each or not 1 < len(things) <= _MOST or any(_DATED.search(one) for one in things[:-1]):
        return []
    found, end = [first], comparison(text, numbers[at]).end
    for number in numbers[at + 1 : at + _MOST]:
        if not _LISTED.match(text[end : number.start]) or number.unit != first.unit:
            break
        said = comparison(text, number)
        op, bound = (said.op, said.bound) if said.after else (first.op, first.bound)
        words = passage.words(number.start, said.end)
        found.append(replace(first, value=number.value, high=number.high, op=op, bound=bound, words=words))
        end = said.end
    *before, last = found
    if last.bound != "exact" and all(one.bound == "exact" for one in before):  # 分别增长5%、7%以上
        found = [*(replace(one, op=last.op, bound=last.bound) for one in before), last]
    labels = [folded(label(one, str)) for one in things]
    if len(found) != len(labels) or any(len(one) < _SHORTEST for one in labels):
        return []
    return [Member(one, labels[0], labels[-1], target) for one, target in zip(labels, found, strict=True)]


class Named:
    """Things of a text and what its other figures are called, too many to hold each against each: which of them is the
    first that is told to be of the same thing."""

    def __init__(self, members: Iterable[tuple[int, Member]], labels: Iterable[tuple[int, str]]) -> None:
        self._alike: dict[tuple[str, str], int] = {}
        self._members: dict[str, dict[tuple[str, str], tuple[int, Member]]] = {}
        for place, one in members:
            self._alike.setdefault(_like(one), place)
            self._members.setdefault(one.label, {}).setdefault((one.head, one.tail), (place, one))
        self._labels: dict[str, dict[str, int]] = {}
        for place, said in labels:
            for end in _ends(said):
                self._labels.setdefault(end, {}).setdefault(said, place)

    def first(self, member: Member | None, labels: Iterable[str]) -> int | None:
        """The place of the first that is a member, or is called by a name of it; that a label is a name of."""
        places = [place for label in labels for place in self._named(label)]
        if member is not None:
            places += [place for said, place in self._labels.get(member.label, {}).items() if member.named_by(said)]
            places += [self._alike[key] for key in [_like(member)] if key in self._alike]
        return min(places, default=None)

    def _named(self, said: str) -> list[int]:
        ends = _ends(said) & self._members.keys() if self._members else ()
        return [place for end in ends for place, one in self._members[end].values() if one.named_by(said)]


def same_thing(one: Member, other: Member) -> bool:
    """Whether two things, each told together with others, are one."""
    return _like(one) == _like(other)


def _like(member: Member) -> tuple[str, str]:
    return member.label, member.tail[-_MEASURE:]


def _ends(said: str) -> set[str]:
    """Whatever a label begins or ends with, in as many characters as a thing is called at most."""
    sizes = range(1, min(len(said), _LONGEST) + 1)
    return {said[:size] for size in sizes} | {said[-size:] for size in sizes}
