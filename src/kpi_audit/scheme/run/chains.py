"""Schemes held against schemes, level by level and year by year: links that lead in a circle are faults."""

from __future__ import annotations

from collections.abc import Callable

from ...startup.records import dataclass, field
from .references import Opened, Reference, References


@dataclass(frozen=True, slots=True)
class Link:
    """A scheme that another one is held against, with the reference that says so."""

    reference: Reference
    target: Opened


@dataclass(slots=True)
class Chains:
    """The links between schemes, each resolved once; ``wanted`` tells what a scheme refers to."""

    references: References
    wanted: Callable[[Opened], list[Reference]]
    _links: dict[str, list[Link]] = field(default_factory=dict)
    _sound: dict[str, list[Link]] = field(default_factory=dict)

    def links(self, start: Opened) -> list[Link]:
        """The links of a scheme that do not lead back to it."""
        if start.name not in self._sound:
            self._sound[start.name] = [link for link in self._resolved(start) if not self._circular(start, link)]
        return self._sound[start.name]

    def _resolved(self, start: Opened) -> list[Link]:
        if start.name not in self._links:
            found = [(one, target) for one in self.wanted(start) if (target := self.references.open(one)) is not None]
            self._links[start.name] = [Link(one, target) for one, target in found]
        return self._links[start.name]

    def _circular(self, start: Opened, link: Link) -> bool:
        seen: set[str] = set()
        edge = [link.target]
        while edge:
            one = edge.pop()
            if one.name == start.name:
                self.references.fault(link.reference, "FMT020", "cycle")
                return True
            for further in self._resolved(one):
                if further.target.name not in seen:
                    seen.add(further.target.name)
                    edge.append(further.target)
        return False
