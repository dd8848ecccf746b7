"""The schemes that lie on the same units, and who issues each of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ...reading.duty.offices import office
from ...startup import patterns as re
from ..facts import Facts

_CENTRES = 200
"""Schemes around which circles are drawn."""
_JOINT = re.compile(r"[、,，;；]|\s+")
_PARTY = re.compile(r"^中(?:国)?共(?:产党)?")
_RANK = re.compile(r"^(?:省|市(?!场)|县|区|乡|镇)(?=..)")


def clan(facts: Facts) -> tuple[Facts, ...]:
    """A scheme with its siblings, theirs and so on, in the order of the run; the same tuple for each of them."""
    return facts.company.once(("clan", facts.path), partial(_gathered, facts))


def _gathered(facts: Facts) -> tuple[Facts, ...]:
    seen = {facts.path: facts}
    edge = [facts]
    while edge:
        for sibling in edge.pop().siblings:
            if sibling.path not in seen:
                seen[sibling.path] = sibling
                edge.append(sibling)
    found = tuple(sorted(seen.values(), key=lambda one: one.dossier.order))
    for one in found[1:]:
        one.company.once(("clan", one.path), lambda: found)
    return found


def circles(family: Sequence[Facts]) -> list[tuple[Facts, ...]]:
    """Sets of schemes that are all siblings of one another, each of them around one scheme of the family.

    Mostly the family is one such set; not where a scheme that states no year or lists no units is a sibling of others
    that have nothing to do with each other.
    """
    if all(len(facts.siblings) == len(family) - 1 for facts in family):
        return [tuple(family)]
    near = {facts.path: {sibling.path for sibling in facts.siblings} for facts in family}
    found: dict[tuple[str, ...], tuple[Facts, ...]] = {}
    for facts in family[:_CENTRES]:
        circle = [facts]
        for sibling in facts.siblings:
            if all(one.path in near[sibling.path] for one in circle):
                circle.append(sibling)
        ordered = tuple(sorted(circle, key=lambda one: one.dossier.order))
        found.setdefault(tuple(one.path for one in ordered), ordered)
    return list(found.values())


def issuer_of(facts: Facts) -> str:
    """Who issues a scheme, for comparison: without the name of the place; the document where nobody is named."""
    issuer = facts.scheme.issuer
    if not issuer or not issuer.strip():
        return f"\x00{facts.path}"
    return facts.company.once(("issuer", facts.path), partial(plain_name, facts, issuer))


def called(facts: Facts) -> str:
    """Who issues a scheme, in a few characters: the first of several, 县 for the name of the county; else the title."""
    issuer, place = facts.scheme.issuer, (facts.scheme.jurisdiction or "").strip()
    if not issuer or not issuer.strip():
        return facts.scheme.title
    first = _JOINT.split(issuer.strip())[0]
    before, found, after = _PARTY.sub("", first).partition(place) if len(place) > 1 else (first, "", "")
    own = found and not before.endswith("局")  # 市生态环境局青禾县分局 is no body of the county
    return f"{before}{place[-1]}{after}" if own else first


def plain_name(facts: Facts, name: str) -> str:
    """The name of a department without its place: 青禾县教育局, 县教育局, 教育局 and 县教委 are one."""
    text = re.sub(r"\s", "", name)
    place = (facts.scheme.jurisdiction or "").strip()
    if len(place) > 1:
        text = text.replace(place, "")
    return office(_RANK.sub("", _PARTY.sub("", text)))
