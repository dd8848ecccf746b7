"""Materials that a scheme does not name and that are plainly its own: in its file, or the only list for its units."""

from __future__ import annotations

from ...startup.records import dataclass, field
from ..scheme import Scheme
from .header import Header, plain_place


@dataclass(slots=True)
class Nearby:
    """The sound documents of a run that are no schemes."""

    _headers: list[Header] = field(default_factory=list)

    def add(self, header: Header) -> None:
        """One more document of the run."""
        self._headers.append(header)

    def find(self, path: str, scheme: Scheme, kind: str) -> Header | None:
        """The one document of a kind in the scheme's own file, else the one duty list of the run for its units."""
        found = [each for each in self._headers if each.kind == kind]
        beside = [each for each in found if each.path == path]
        if len(beside) == 1:
            return beside[0]
        lists = {each.name: each for each in found if _fits(scheme, each)}
        return next(iter(lists.values())) if len(lists) == 1 and not beside else None


def _fits(scheme: Scheme, header: Header) -> bool:
    """Whether a duty list says that it is for the units of the scheme; a guess would be worse than none."""
    if header.kind != "duty_list" or header.level is None or not header.place:
        return False
    return header.level == scheme.assesses and header.place == plain_place(scheme.jurisdiction)
