"""Quantities that a line asks for, too many to hold each against each of another line: which of them is asked there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from ..quantity.targets import Target
from ..sameness.calling import alike
from .contained import Contained
from .quantities import Quantity


class Asked:
    """The targets of a line, by the quantities that they are figures of; ``here`` and ``there``: all that the two
    lines say."""

    def __init__(self, targets: Iterable[tuple[Quantity, Target]], here: str, there: str) -> None:
        self._said = here, there
        first: dict[tuple[Quantity, bool], Target] = {}
        for what, target in targets:
            first.setdefault((what, target.firm == "aim"), target)
        self._listed = [(what, aim, target) for (what, aim), target in first.items()]
        self._labels = Contained([what.label for what, _, _ in self._listed])
        self._found: dict[tuple[tuple[Quantity, ...], bool], tuple[Target, ...]] = {}
        self._taken: set[int] = set()

    def take(self, all_of_ours: Iterable[Sequence[Quantity]]) -> None:
        """Keep the targets that some of our figures are of in the very words from those that are so in nearly the
        same (诉求办结 is not 疑难诉求办结, where both are told)."""
        ours = {(what.label, what.kind) for whats in all_of_ours for what in whats}
        self._taken = {id(target) for what, _, target in self._listed if (what.label, what.kind) in ours}

    def of(self, whats: Sequence[Quantity], aim: bool) -> tuple[Target, ...]:
        """The first target for one of some quantities: in the very words before nearly the same; of a floor and an aim
        the one that is like ours. Where each of several is asked in the very words, one for each of them."""
        key = tuple(whats), aim
        if key not in self._found:
            like = [
                (what.label != its.label, aimed != aim, place, target)
                for place, what in enumerate(whats)
                for its, aimed, target in map(self._listed.__getitem__, self._labels.near(what.label))
                if alike(what, its, *self._said) and (what.label == its.label or id(target) not in self._taken)
            ]
            first: dict[int, Target] = {}
            for other, _, place, target in sorted(like, key=itemgetter(0, 1)):
                if not other:
                    first.setdefault(place, target)
            each = tuple({id(target): target for target in first.values()}.values())
            self._found[key] = each or tuple(target for *_, target in sorted(like, key=itemgetter(0, 1))[:1])
        return self._found[key]
