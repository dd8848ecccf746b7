"""What a declared rule may look at in an indicator or a scheme: numbers, names, marks, texts, and what is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from ..facts.facts import Facts
from ..facts.hierarchy import Node
from ..facts.points.shares import shares_of
from ..facts.safeguards import safeguards_of
from ..reading.text.line import Passage, passage
from ..scheme.element import Element
from ..scheme.indicator import Indicator
from ..scheme.names import CLAUSES
from ..scheme.scheme import Scheme
from ..scheme.shape import Field, shape_of
from ..source.location import Place

NUMBERS = {
    "points": "分值",
    "share": "占比",
    "tier": "级次",
    "leaves": "末级指标数",
    "frequency": "频次",
    "evidence": "佐证材料",
}
"""Numbers of an indicator; a frequency is so many times a year, evidence so many papers."""
SCHEME_NUMBERS = {
    "total_points": "总分",
    "leaves": "末级指标数",
    "tiers": "级数",
    "vetoes": "一票否决",
    "letters": "责任状",
}
MARKS = {"veto": "一票否决", "ranked": "排名", "voluntary": "自愿", "trace": "留痕", "app": "政务应用"}
ROLES = {"ordinary": "普通", "bonus": "加分", "penalty": "扣分", "veto": "否决"}
SCHEME_TEXTS = {"title": "标题", "text": "正文", "accountability": "问责", "rewards": "奖励", "ranking": "排名"}
_UNTOLD = {"children", "indicators", "document"}
DEFAULT_TEXTS = ("name", "description", "criteria")
DEFAULT_SCHEME_TEXTS = ("text", "accountability", "rewards")
"""Where words are looked for unless the rule says otherwise."""
_OWN = {"points", "share"}


@cache
def fields_of(scope: str) -> dict[str, str | None]:
    """The fields that a condition may name, with their Chinese names."""
    shape = shape_of(Scheme if scope == "scheme" else Indicator)
    named: dict[str, str | None] = {name: each.alias for name, each in shape.fields.items() if name not in _UNTOLD}
    if scope == "scheme":
        return {**named, **CLAUSES, **SCHEME_NUMBERS}
    return {**named, **NUMBERS, **MARKS, "role": "性质"}


def shape(scope: str, field: str) -> Field | None:
    """What the format says of a field; None for one that is worked out."""
    return shape_of(Scheme if scope == "scheme" else Indicator).fields.get(field)


def names_of(scope: str, field: str) -> dict[str, str] | None:
    """The names that a field may have, with the Chinese ones; None for a field that has no fixed names."""
    if field == "role" and scope != "scheme":
        return ROLES
    found = shape(scope, field)
    return dict(found.names) if found is not None and found.names else None


@cache
def texts_of(scope: str) -> dict[str, str | None]:
    """The fields in which words can be looked for, with their Chinese names."""
    if scope == "scheme":
        return dict(SCHEME_TEXTS)
    fields = shape_of(Indicator).fields
    told = {name: each.alias for name, each in fields.items() if each.text and not each.names and not each.flag}
    return told | {name: fields[name].alias for name in ("target", "data_source", "basis")}


def number(facts: Facts, node: Node | None, field: str) -> float | None:
    """A number of a node, or of the scheme; None when nothing tells it."""
    if node is None:
        return _scheme_number(facts, field)
    if field == "points":
        return facts.points.group_total(node)
    if field == "share":
        shares = shares_of(facts)
        return sum(shares.own(leaf) for leaf in node.leaves())
    if field == "tier":
        return node.depth
    if field == "leaves":
        return sum(1 for _ in node.leaves())
    if field == "evidence":
        return len(node.indicator.evidence)
    declared = node.indicator.frequency
    rates = [] if declared is None or declared.per_year is None else [declared.per_year]
    rates += [] if declared is not None else [one.per_year for one in facts.reading(node).frequencies]
    return max(rates, default=None)


def _scheme_number(facts: Facts, field: str) -> float | None:
    if field == "total_points":
        stated = facts.scheme.total_points
        return facts.points.total or None if stated is None else stated
    if field == "leaves":
        return len(facts.hierarchy.leaves)
    if field == "tiers":
        return facts.hierarchy.max_depth
    return len(facts.vetoes) if field == "vetoes" else len(facts.scheme.letters)


def names(facts: Facts, node: Node | None, field: str) -> tuple[str, ...]:
    """The names that a field of fixed names has, as they are read where the author does not say."""
    if node is None:
        said = getattr(facts.scheme, field)
        return () if said is None else (said,)
    if field == "role":
        return tuple(dict.fromkeys(facts.roles[leaf] for leaf in node.leaves()))
    if field == "kind":
        return (facts.kind(node).kind,)
    if field == "verify":
        return facts.reading(node).verify
    said = getattr(node.indicator, field)
    return () if said is None else said if isinstance(said, tuple) else (said,)


def written(facts: Facts, node: Node | None, field: str) -> bool:
    """Whether a field has something to say: written by the author, or read in the texts where they are read for it."""
    if node is None:
        if field in CLAUSES:
            return _clause(facts, field)
        counted = field in SCHEME_NUMBERS and _scheme_number(facts, field)
        return bool(getattr(facts.scheme, field, None)) or bool(counted)
    if field in MARKS:
        return facts.reading(node).flag(field)
    reading = facts.reading(node)
    read: dict[str, Any] = {"target": reading.targets, "deadline": reading.deadline, "verify": reading.verify}
    if field in _OWN or field == "frequency":
        return number(facts, node, field) is not None
    return bool(getattr(node.indicator, field, None)) or bool(read.get(field))


def _clause(facts: Facts, name: str) -> bool:
    if name == "mutual_recognition":
        clauses = facts.scheme.clauses
        return clauses is not None and bool(clauses.mutual_recognition)
    return name not in safeguards_of(facts).missing


def passages(facts: Facts, node: Node | None, fields: Iterable[str]) -> Iterator[tuple[Place, Passage]]:
    """The texts of some fields with their places."""
    if node is None:
        chosen = set(fields)
        if "title" in chosen:
            yield facts.scheme.place("title"), passage("title", facts.scheme.title)
        yield from ((text.place, text.passage) for text in facts.texts if text.field in chosen)
        return
    for field in fields:
        value = getattr(node.indicator, field)
        many = isinstance(value, tuple)
        for index, one in enumerate(value if many else (value,)):
            raw, place = _text(one), node.indicator.place(field, *((index,) if many else ()))
            if raw:
                yield place, passage(field, raw)


def _text(value: object) -> str | None:
    if isinstance(value, Element):
        return getattr(value, "text", None) or getattr(value, "document", None)
    return value if isinstance(value, str) else None
