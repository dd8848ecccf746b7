"""Every fix that a file allows, in the order of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..facts.facts import Facts
from ..findings.fix import Fix
from ..scheme.load import Loaded
from ..scheme.scheme import Scheme
from ..source.document import Document
from .characters import narrow_numbers, single_blanks
from .header import document_kind, issuer_level
from .scoring import missing_floors, missing_points
from .values import meant_values

_ON_TEXT: tuple[Callable[[Scheme, Document], Iterator[Fix]], ...] = (
    narrow_numbers,
    single_blanks,
    document_kind,
    issuer_level,
)
_ON_FACTS: tuple[Callable[[Facts, Document], Iterator[Fix]], ...] = (missing_points, missing_floors)


def proposals(facts: Facts, document: Document) -> list[Fix]:
    """Fixes of one document of a file, by place."""
    found = [fix for propose in _ON_TEXT for fix in propose(facts.scheme, document)]
    found += [fix for look in _ON_FACTS for fix in look(facts, document)]
    return sorted(found, key=lambda fix: fix.order)


def mendings(loaded: Loaded) -> list[Fix]:
    """Fixes of a document whose form is at fault, by place: values that have one meaning only."""
    return sorted(meant_values(loaded), key=lambda fix: fix.order)
