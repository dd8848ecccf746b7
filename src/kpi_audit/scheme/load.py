"""One located document to a model, or to the faults that say why not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from ..findings.finding import Finding, Term
from ..source.document import Document
from ..source.hints import find_fullwidth_colon
from ..source.location import Place
from ..source.nodes import Mapping, Scalar
from ..startup.records import dataclass
from .duty import DutyList
from .element import Element
from .faults import Fault, foreign_encoding
from .forming.building import Unusual, build
from .indicator import Indicator
from .materials import Capacity, Results
from .names import DOCUMENT_KINDS
from .scheme import Scheme
from .shape import shape_of
from .shaping import SUGGESTIONS, Shaper
from .spelling.meant import nearest_of

MODELS: dict[str, type[Element]] = {
    "scheme": Scheme,
    "duty_list": DutyList,
    "capacity": Capacity,
    "results": Results,
}
MOST_KNOWN = 2_000
"""Ids among which the one that a dangling reference means is sought."""
_OURS = ("document", "文档类型", "indicators", "指标", "duties", "职责")
_BOUNDS = {"greater_than_equal": "ge", "less_than_equal": "le", "finite_number": "finite"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with its model (None when its form is at fault) and the faults found while loading."""

    document: Document
    kind: str
    model: Element | None
    faults: tuple[Fault, ...]

    @property
    def is_ours(self) -> bool:
        """Whether the document looks like one of ours at all; a folder may hold other YAML files."""
        root = self.document.root
        return not isinstance(root, Mapping) or any(key in root.entries for key in _OURS)

    @property
    def findings(self) -> list[Finding]:
        """The faults as findings."""
        return [fault.finding() for fault in self.faults]


def load(document: Document) -> Loaded:
    """The model of a document. Never raises: whatever is wrong comes back as faults, all at once."""
    root = document.root
    if not isinstance(root, Mapping):
        return Loaded(document, "scheme", None, (_no_mapping(document),))
    kind = _kind(root)
    shaper = Shaper(document)
    shaper.faults += foreign_encoding(document)
    data = shaper.shape(root, MODELS[kind])
    faults = shaper.faults
    model, problems = _model(MODELS[kind], data)
    if problems:
        seen = {fault.place.path[:size] for fault in faults for size in range(len(fault.place.path) + 1)}
        faults.extend(_explain(document, MODELS[kind], data or {}, problems, seen))
    if isinstance(model, Scheme):
        faults.extend(_identities(model))
        faults.extend(_reversed(model))
    broken = any(fault.blocks for fault in faults)
    return Loaded(document, kind, None if broken else model, tuple(faults))


def _model(kind: type[Element], data: object) -> tuple[Element | None, list[Any]]:
    """The model, or what is wrong with the data in the words of pydantic."""
    try:
        return build(kind, data), []
    except Unusual:
        from .forming.strict import judge

        return judge(kind, data)


def _no_mapping(document: Document) -> Fault:
    """A document that is a text or a list: often every colon in it is a full-width one, or has no space behind it."""
    if isinstance(document.root, Scalar):
        from .spelling.typed import slip_of_pair

        slip = slip_of_pair(document.root.value, shape_of(Scheme).by_key, Place(document.name, ()))
        if slip is not None:
            return slip
    colon = find_fullwidth_colon(document.text, document.start, document.end)
    if colon is None:
        found = Term("found.text" if isinstance(document.root, Scalar) else "found.list")
        args = {"expected": Term("expected.record"), "found": found}
        return Fault("FMT013", "no_mapping", Place(document.name, ()), dict(args))
    first = colon - document.root.start if isinstance(document.root, Scalar) else 0
    bare = Place(document.name, (), first, first + 1)
    return Fault("FMT001", "syntax", bare, {"problem": "", "hint": "fullwidth_colon"})


def _kind(root: Mapping) -> str:
    for name in ("document", "文档类型"):
        node = root.entries.get(name, (None, None))[1]
        if isinstance(node, Scalar):
            text = node.value.strip()
            for canonical, chinese in DOCUMENT_KINDS.items():
                if text in (canonical, chinese):
                    return canonical
    return "scheme"


def _explain(
    document: Document, model: type[Element], data: dict[str, Any], problems: list[Any], seen: set[Any]
) -> Iterator[Fault]:
    """pydantic's complaints as faults at their place; one that the shaper has named already, or one below, is left out.

    ``seen`` are the paths of what it has named, and all above them.
    """
    told: set[tuple[str | int, ...]] = set()
    for problem in problems:
        path = _path(data, problem["loc"])
        starved = problem["type"] == "too_short" and problem["input"]  # items at fault are told one by one
        if path in told or starved or path in seen:
            continue
        told.add(path)
        name = str(next((part for part in reversed(path) if isinstance(part, str)), ""))
        alias = _alias(model, path)
        if problem["type"] in ("missing", "too_short"):
            yield Fault("FMT011", "missing_key", Place(document.name, path), {"key": name, "alias": alias})
        elif problem["type"] in _BOUNDS:
            bound = Term(f"bound.{_BOUNDS[problem['type']]}")
            limit = (problem.get("ctx") or {}).get("ge", (problem.get("ctx") or {}).get("le", 0))
            args = {"key": alias, "value": str(problem["input"]), "bound": bound, "limit": limit}
            yield Fault("FMT019", "out_of_range", Place(document.name, path), args)
        else:
            expected = Term("expected.date") if "date" in problem["type"] else Term("expected.number")
            args = {"key": alias, "expected": expected, "found": f"“{str(problem['input'])[:40]}”"}
            yield Fault("FMT013", "wrong_type", Place(document.name, path), args)


def _path(data: Any, loc: tuple[int | str, ...]) -> tuple[str | int, ...]:
    """The canonical path of a pydantic location; tags of unions are no part of it."""
    path: list[str | int] = []
    for depth, part in enumerate(loc):
        last = depth == len(loc) - 1
        if isinstance(part, int):
            if isinstance(data, tuple) and part < len(data):
                data = data[part]
                path.append(part)
        elif isinstance(data, dict) and (part in data or last):
            data = data.get(part)
            path.append(part.rstrip("_"))
    return tuple(path)


def _alias(model: type[Element], path: tuple[str | int, ...]) -> str:
    """The Chinese key at the end of a path, or the canonical one where there is none."""
    name = ""
    shape = shape_of(model)
    for part in path:
        if isinstance(part, str) and part in shape.fields:
            field = shape.fields[part]
            name = field.alias or field.name
            if field.record is not None:
                shape = shape_of(field.record)
    return name


def walk(scheme: Scheme) -> Iterator[Indicator]:
    """Every indicator of a scheme, bonus and penalty items included, in document order."""
    stack = list(reversed(scheme.indicators))
    for extra in (scheme.bonus, scheme.penalties):
        if extra is not None:
            stack[:0] = reversed(extra.items)
    while stack:
        indicator = stack.pop()
        yield indicator
        stack.extend(reversed(indicator.children))


def _identities(scheme: Scheme) -> Iterator[Fault]:
    """Ids used twice, and references inside the file that lead nowhere."""
    first: dict[str, Indicator] = {}
    for indicator in walk(scheme):
        if indicator.id is None:
            continue
        if indicator.id in first:
            where = first[indicator.id].place("id")
            yield Fault("FMT015", "duplicate_id", indicator.place("id"), {"id": indicator.id}, first=where)
        first.setdefault(indicator.id, indicator)
    units = {name for unit in scheme.units for name in (unit.id, unit.name, unit.category) if name}
    told = 0
    for indicator in walk(scheme):
        for field, refs, known in (
            ("pair", indicator.pair, first),
            ("conflicts_with", indicator.conflicts_with, first),
            ("applies_to", indicator.applies_to, units or None),
        ):
            for index, ref in enumerate(refs):
                if known is not None and ref not in known:
                    told += 1
                    near = list(islice(known, MOST_KNOWN)) if told <= SUGGESTIONS else []
                    yield _dangling(indicator, field, index, ref, near)


def _reversed(scheme: Scheme) -> Iterator[Fault]:
    """The end of a period before its start, the upper bound of a grade below the lower one: no rule can use them."""
    period = scheme.period
    if period is not None and period.start is not None and period.end is not None and period.end < period.start:
        yield _wrong_order("ends_early", period, ("end", period.end), ("start", period.start))
    for grade in scheme.grades:
        if grade.min is not None and grade.max is not None and grade.max < grade.min:
            yield _wrong_order("reversed_bounds", grade, ("max", f"{grade.max:g}"), ("min", f"{grade.min:g}"))


def _wrong_order(message: str, element: Element, last: tuple[str, object], first: tuple[str, object]) -> Fault:
    model = type(element)
    args: dict[str, Any] = {"key": _alias(model, (last[0],)), "value": str(last[1])}
    args |= {"other": _alias(model, (first[0],)), "limit": str(first[1])}
    return Fault("FMT019", message, element.place(last[0]), args)


def _dangling(indicator: Indicator, field: str, index: int, ref: str, known: list[str]) -> Fault:
    nearest = nearest_of(ref, known)
    args: dict[str, Any] = {"key": _alias(Indicator, (field,)), "ref": ref}
    if nearest is None:
        return Fault("FMT016", "dangling_ref_plain", indicator.place(field, index), args)
    return Fault("FMT016", "dangling_ref", indicator.place(field, index), {**args, "nearest": nearest})
