"""Which files were renamed since a baseline was made, known by what was and what is found in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import islice
from posixpath import basename

from ..startup.records import dataclass

COMMON = 40
"""A finding that more files have than this tells none of them from another, so that cost stays linear."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is found in a file: how often, by identity. Findings on a scheme as a whole (``general``) read alike in any
    two schemes; they count only where there is nothing else."""

    general: bool
    counts: Mapping[str, int]

    @property
    def key(self) -> Hashable:
        """The same for files that have the same findings."""
        return self.general, frozenset(self.counts.items())

    def shared(self, other: Findings) -> int:
        """How many are alike, 0 where the two are not one file: half of the shorter list must agree."""
        if self.general is not other.general:
            return 0
        shared = sum(min(count, other.counts.get(one, 0)) for one, count in self.counts.items())
        least = min(sum(self.counts.values()), sum(other.counts.values()))
        return shared if shared and shared * 2 >= least else 0


def renamed(gone: Mapping[str, Findings], fresh: Mapping[str, Findings]) -> dict[str, str]:
    """The new path of each old one that is still there under another name: what says the same, then what most is alike.

    Of several that say the same, the first goes on as the first.
    """
    same: defaultdict[Hashable, list[str]] = defaultdict(list)
    for new in sorted(fresh, reverse=True):
        same[fresh[new].key].append(new)
    moved = {old: same[gone[old].key].pop() for old in sorted(gone) if same[gone[old].key]}
    taken = {*moved.values()}
    left = {old: found for old, found in gone.items() if old not in moved}
    free = {new: found for new, found in fresh.items() if new not in taken}
    kin = ((left[old].shared(free[new]), old, new) for old, new in _near(left, free))
    for _, old, new in sorted((-shared, old, new) for shared, old, new in kin if shared):
        if old not in moved and new not in taken:
            moved[old] = new
            taken.add(new)
    return moved


def _near(gone: Mapping[str, Findings], fresh: Mapping[str, Findings]) -> Iterator[tuple[str, str]]:
    """Pairs that share a finding which few files have, or the name in another folder."""
    having: defaultdict[str, list[str]] = defaultdict(list)
    named: defaultdict[str, list[str]] = defaultdict(list)
    for new, found in fresh.items():
        named[basename(new)].append(new)
        for one in found.counts:
            having[one].append(new)
    for old, found in gone.items():
        rare = (having[one] for one in found.counts if len(having.get(one, ())) in range(1, COMMON + 1))
        alike = dict.fromkeys(new for files in rare for new in files)
        for new in dict.fromkeys([*alike, *islice(named.get(basename(old), ()), COMMON)]):
            yield old, new
