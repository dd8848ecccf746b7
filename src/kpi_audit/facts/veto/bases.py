"""How high the documents stand that something rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...reading.veto.documents import document_standing
from ...scheme.names import LADDER
from ...scheme.parts import Basis
from ...scheme.scheme import Scheme

Footing = Literal["enough", "low", "unknown", "none"]
"""Whether a basis is as high as asked for; ``unknown`` when no name tells how high it is."""

_RANK = {"law": 0, "national": 0, "province": 1, "city": 2, "county": 3, "township": 4, "village": 5}


def rank(basis: Basis, scheme: Scheme) -> int | None:
    """0 for the centre and national law, 1 province … 4 township; None when nothing tells."""
    if basis.level is not None:
        return _RANK.get(basis.level)
    if basis.type == "law":
        return 0
    own = own_rank(scheme)
    if basis.type == "local":
        return own
    if own is not None and scheme.jurisdiction and scheme.jurisdiction in basis.document:
        return own
    standing = document_standing(basis.document)
    return None if standing is None else _RANK[standing]


def own_rank(scheme: Scheme) -> int | None:
    """The rank of the issuer; None for organisations and where it is not said."""
    return _RANK.get(scheme.level) if scheme.level in LADDER else None


def footing(bases: Iterable[Basis], scheme: Scheme, highest: int) -> Footing:
    """Whether one of the documents stands at ``highest`` or above."""
    ranks = [rank(basis, scheme) for basis in bases]
    if not ranks:
        return "none"
    if any(one is not None and one <= highest for one in ranks):
        return "enough"
    return "unknown" if None in ranks else "low"
