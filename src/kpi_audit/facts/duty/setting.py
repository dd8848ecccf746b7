"""Whether the list at hand is one of the assessed units, and where they are."""

from __future__ import annotations

from typing import Literal

from ...reading.duty.wording import is_party_work
from ...reading.text.normal import normalise
from ...startup import patterns as re
from ..facts import Facts
from ..hierarchy import Node

Misfit = Literal["other_place", "other_level"]
_SHANDONG = re.compile(
    r"山东|鲁(?=[政办字发])|(?:济南|青岛|淄博|枣庄|东营|烟台|潍坊|济宁|泰安|威海|日照|临沂|德州|聊城|滨州|菏泽)市"
)


def misfit(facts: Facts) -> Misfit | None:
    """Why the list may be another unit's: it is of another place, or for units of another level."""
    duty_list, scheme = facts.dossier.duty_list, facts.scheme
    if duty_list is None:
        return None
    place, theirs = (normalise(one or "").text.strip() for one in (scheme.jurisdiction, duty_list.jurisdiction))
    if place and theirs and place not in theirs and theirs not in place:
        return "other_place"
    if duty_list.level and scheme.assesses and duty_list.level != scheme.assesses:
        return "other_level"
    return None


def listed_elsewhere(facts: Facts, leaf: Node) -> bool:
    """Whether a line is on party work and the list has none at all: it stands in a list of its own then."""
    return is_party_work(leaf.name) and facts.duties is not None and not facts.duties.has_party_work


def in_shandong(facts: Facts) -> bool:
    """Whether the assessed units are in Shandong, as the scheme, its list or a scheme above says."""
    dossier = facts.dossier
    said = [facts.scheme.jurisdiction, facts.scheme.issuer, facts.scheme.title]
    said += [upper.scheme.jurisdiction for upper in dossier.uppers]
    said += [dossier.duty_list.jurisdiction] if dossier.duty_list is not None else []
    return any(_SHANDONG.search(text) for text in said if text)
