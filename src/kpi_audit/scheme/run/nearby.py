"""Materials that a scheme does not name and that are plainly its own: in its file, or the only list for its units."""

from __future__ import annotations

from typing import TypeVar
from unicodedata import normalize

from ...startup import patterns as re
from ...startup.records import dataclass, field
from ..duty import DutyList
from ..element import Element
from ..load import Loaded
from .references import Opened

T = TypeVar("T", bound=Element)


@dataclass(slots=True)
class Nearby:
    """The documents of a run that are no schemes."""

    _documents: list[Loaded] = field(default_factory=list)

    def add(self, loaded: Loaded) -> None:
        """One more document of the run."""
        self._documents.append(loaded)

    def find(self, one: Opened, model: type[T]) -> T | None:
        """The one document of a kind in the scheme's own file, else the one duty list of the run for its units."""
        found = [each for each in self._documents if isinstance(each.model, model)]
        beside = [each.model for each in found if each.document.path == one.loaded.document.path]
        if len(beside) == 1:
            return beside[0] if isinstance(beside[0], model) else None
        lists = {each.document.name: each.model for each in found if _fits(one, each.model)}
        chosen = next(iter(lists.values()), None) if len(lists) == 1 and not beside else None
        return chosen if isinstance(chosen, model) else None


def _fits(one: Opened, found: Element | None) -> bool:
    """Whether a duty list says that it is for the units of the scheme; a guess would be worse than none."""
    if not isinstance(found, DutyList) or found.level is None or not found.jurisdiction:
        return False
    scheme = one.scheme
    place = scheme.jurisdiction
    return found.level == scheme.assesses and place is not None and _plain(found.jurisdiction) == _plain(place)


def _plain(name: str) -> str:
    return re.sub(r"\s", "", normalize("NFKC", name))
