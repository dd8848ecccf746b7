"""Several figures of several things in one clause (小学、初中巩固率分别达到99%、97%): which figure is of which."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..quantity.numbers import find_numbers
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
    found: list[Member] = []
    for target in targets:
        if target.value is not None and target.words.field == passage.field:
            found += _members(passage, target, fold)
    return found


def _members(passage: Passage, first: Target, fold: Callable[[str], str]) -> list[Member]:
    text = passage.text
    numbers = find_numbers(text)
    at = next((place for place, one in enumerate(numbers) if _covers(passage, first, one.start)), None)
    if at is None:
        return []
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


def _covers(passage: Passage, target: Target, start: int) -> bool:
    words = passage.words(start, start + 1)
    return target.words.start <= words.start < target.words.end
