"""The run in portions that know nothing of each other: what one process looks at in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..scheme.run.header import Header
from ..startup.records import dataclass

_LARGE = 24
"""Schemes of one group from which several processes may share it; each reads all of them and audits its part."""


@dataclass(frozen=True, slots=True)
class Task:
    """Groups of schemes by name, with the other documents of their files; ``part``: those audited, if not all."""

    groups: tuple[tuple[str, ...], ...] = ()
    others: tuple[str, ...] = ()
    part: frozenset[str] | None = None

    @property
    def size(self) -> int:
        """How many schemes are audited."""
        return sum(map(len, self.groups)) if self.part is None else len(self.part)


def tasks_of(headers: Sequence[Header], groups: Sequence[tuple[str, ...]], shares: int = 1) -> list[Task]:
    """The tasks in the order of the run. What stands in one file stays together: its comments hold for all of it.

    ``shares``: in how many parts a group may be divided that would keep one process busy when the others are done.
    """
    paths = {header.name: header.path for header in headers}
    large = max(_LARGE, len(paths) // (2 * shares))
    found: list[Task] = []
    for task in _joined(headers, groups):
        divisible = len(task.groups) == 1 and not task.others and task.size > large and shares > 1
        alone = divisible and len({paths[name] for name in task.groups[0]}) == task.size
        found += _divided(task, shares) if alone else [task]
    return found


def _joined(headers: Sequence[Header], groups: Sequence[tuple[str, ...]]) -> Iterator[Task]:
    """Groups united where they share a file."""
    home = {name: number for number, group in enumerate(groups) for name in group}
    parent = list(range(len(groups)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    first: dict[str, int] = {}
    for header in headers:
        if header.name in home:
            one, other = root(first.setdefault(header.path, home[header.name])), root(home[header.name])
            parent[max(one, other)] = min(one, other)
    united: dict[object, list[tuple[str, ...]]] = {}
    others: dict[object, list[str]] = {}
    for number, group in enumerate(groups):
        united.setdefault(root(number), []).append(group)
    for header in headers:
        if header.name not in home:
            others.setdefault(root(first[header.path]) if header.path in first else header.path, []).append(header.name)
    for key in (*united, *(key for key in others if key not in united)):
        yield Task(tuple(united.get(key, ())), tuple(others.get(key, ())))


def _divided(task: Task, shares: int) -> Iterator[Task]:
    [group] = task.groups
    size = -(-len(group) // shares)
    for start in range(0, len(group), size):
        yield Task(task.groups, (), frozenset(group[start : start + size]))
