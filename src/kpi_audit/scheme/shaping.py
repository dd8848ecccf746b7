"""A located tree in the canonical shape: keys and enum values renamed, shorthands opened, faults of form noted."""

from __future__ import annotations

from typing import Any

from ..errors import DocumentError
from ..findings.finding import Term, Value
from ..source.document import Document
from ..source.location import KeyPath, Place
from ..source.nodes import Mapping, Node, Scalar, Sequence, scalars
from ..source.scalars import is_null, resolve
from .element import Element
from .faults import Fault, arguments
from .shape import Field, Shape, shape_of

LARGEST = 10**15
"""Beyond, either way, no number of a scheme means anything, and what is reckoned from it would overflow."""
SUGGESTIONS = 200
"""Faults of one document that are told what was probably meant: beyond, finding it out would cost more than reading."""
_SHOWN = 24  # characters of a number that is out of all bounds
_YES = {"是", "true", "yes"}
_NO = {"否", "false", "no"}


class Shaper:
    """Walks one document once; ``faults`` collects everything that is not as the format says."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults: list[Fault] = []
        self._suggested = 0
        self._raw: dict[KeyPath, dict[str, str]] = {}  # of each record, canonical key → written key

    def shape(self, node: Node, model: type[Element], path: KeyPath = ()) -> dict[str, Any] | None:
        """The canonical data of a record, or None when the node is no record at all."""
        shape = shape_of(model)
        place = self._at(path)
        if isinstance(node, Mapping):
            return self._record(node, shape, place)
        if shape.shorthand is not None and isinstance(node, Scalar) and node.value.strip():
            field = shape.fields[shape.shorthand]
            return {"at": place, field.attribute: self._scalar(node, field, path)}
        from .spelling.typed import slip_of_pair

        slip = slip_of_pair(node.value, shape.by_key, place) if isinstance(node, Scalar) else None
        if slip is None:
            told = shape.name == "Scoring" and isinstance(node, Scalar)
            self._wrong(place, Term("expected.record"), node, "text_for_scoring" if told else "wrong_type")
        else:
            self.faults.append(slip)
        return None

    def _record(self, node: Mapping, shape: Shape, place: Place) -> dict[str, Any]:
        data: dict[str, Any] = {"at": place}
        names = self._raw[place.path] = {}
        for raw, (key, value) in node.entries.items():
            field = shape.by_key.get(raw) or shape.by_key.get(raw.strip())
            if field is None:
                if not raw.startswith("x-"):
                    self._unknown_key(raw, shape, place)
                continue
            first = names.setdefault(field.name, raw)
            if first != raw:  # the English and the Chinese name of one key
                # both are found under the one canonical name: only the offsets tell the second from the first
                spot = Place(place.document, (*place.path, raw), key.start, key.end, key=True, raw=True)
                other = Place(place.document, (*place.path, first), key=True)
                self.faults.append(Fault("FMT012", "duplicate_name", spot, {"key": raw, "other": first}, first=other))
            elif not is_null(value):
                data[field.attribute] = self._value(value, field, (*place.path, field.name))
        self.document.rename(node, names)
        counts: dict[str, int] = {}
        for again, _ in node.duplicates:
            path = (*place.path, again.value)
            counts[again.value] = count = counts.get(again.value, 0) + 1
            spot = Place(place.document, path, key=True, again=count)
            first_one = Place(place.document, path, key=True)
            self.faults.append(Fault("FMT012", "duplicate_key", spot, {"key": again.value}, first=first_one))
        return data

    def _value(self, node: Node, field: Field, path: KeyPath) -> Any:
        if field.verbatim and isinstance(node, Scalar) and node.tag is None:  # most values
            return node.value
        if field.anything:
            return _plain(node) if self._all_bounded(node, field, path) else ()
        if not field.many:
            return self._single(node, field, path)
        if not isinstance(node, Sequence):
            value = self._single(node, field, path)
            return () if value is None else (value,)
        items: list[Any] = []
        for index, item in enumerate(node.items):
            spot = (*path, index)
            if is_null(item):
                self._wrong(self._at(spot), field.expected, item)
                continue
            value = self._single(item, field, spot)
            if value is not None:
                items.append(value)
        return tuple(items)

    def _single(self, node: Node, field: Field, path: KeyPath) -> Any:
        if field.mapping and isinstance(node, Mapping):
            if not self._all_bounded(node, field, path):
                return None
            return {key: _plain(value) for key, (_, value) in node.entries.items()}
        if field.record is not None and not (field.text and isinstance(node, Scalar)):
            return self.shape(node, field.record, path)
        if isinstance(node, Scalar):
            return self._scalar(node, field, path)
        if field.names:
            self._no_choice(node, field, self._at(path))
        else:
            several = field.text and isinstance(node, Sequence) and len(node.items) > 1
            self._wrong(self._at(path), field.expected, node, "list_for_text" if several else "wrong_type")
        return None

    def _scalar(self, node: Scalar, field: Field, path: KeyPath) -> Any:
        value = self._resolve(node, path)
        text = node.value.strip()
        if field.names is not None:
            return self._name(text, field, self._at(path))
        if field.flag and (isinstance(value, bool) or text.lower() in _YES | _NO):
            return value if isinstance(value, bool) else text.lower() in _YES
        if field.text or field.date:
            return node.value
        if field.number and (isinstance(value, (int, float)) and not isinstance(value, bool)):
            return value if self._bounded(value, field, path) else None
        if field.number and isinstance(value, str) and field.attribute == "weight":
            share = _number(text.rstrip("%％"))
            return value if share is None else share if self._bounded(share, field, path) else None
        if field.number and (number := _number(text)) is not None:
            return number if self._bounded(number, field, path) else None
        self._wrong(self._at(path), field.expected, node)
        return None

    def _at(self, path: KeyPath) -> Place:
        return Place(self.document.name, path)

    def _all_bounded(self, node: Node, field: Field, path: KeyPath) -> bool:
        """Whether every number under a node can be reckoned with; nothing in there is of our format."""
        values = [resolve(one) for one in scalars(node) if one.tag is None]
        return all(self._bounded(one, field, path) for one in values if isinstance(one, (int, float)))

    def _bounded(self, value: float, field: Field, path: KeyPath) -> bool:
        """Whether a number can be reckoned with."""
        if -LARGEST <= value <= LARGEST:
            return True
        finite = value == value and abs(value) != float("inf")
        bound = Term("bound.finite" if not finite else "bound.le" if value > 0 else "bound.ge")
        said = str(value)
        args: dict[str, Value] = {
            "key": field.alias or field.name,
            "value": said if len(said) <= _SHOWN else said[:_SHOWN] + "…",
            "bound": bound,
            "limit": LARGEST if value > 0 else -LARGEST,
        }
        self.faults.append(Fault("FMT019", "out_of_range", self._at(path), args))
        return False

    def _resolve(self, node: Scalar, path: KeyPath) -> object:
        try:
            return resolve(node)
        except DocumentError as error:
            self.faults.append(Fault(error.code, error.key, self._at(path), arguments(error)))
            return node.value

    def _name(self, text: str, field: Field, place: Place) -> str | None:
        names = field.names or {}
        for canonical, chinese in names.items():
            if text in (canonical, chinese) or text.lower() == canonical:
                return canonical
        from .spelling.choice import unknown_value

        self.faults.append(unknown_value(text, field, place, suggest=self._may_suggest()))
        return None

    def _unknown_key(self, raw: str, shape: Shape, place: Place) -> None:
        from .spelling.typed import unknown_key

        spot = Place(place.document, (*place.path, raw), key=True)
        self.faults.append(unknown_key(raw, shape, spot, suggest=self._may_suggest()))

    def _may_suggest(self) -> bool:
        self._suggested += 1
        return self._suggested <= SUGGESTIONS

    def _no_choice(self, node: Node, field: Field, place: Place) -> None:
        """A list or a record where one of a few values belongs; often the units themselves for their level."""
        from .spelling.choice import allowed

        key = "units_for_level" if field.name == "assesses" else "wrong_choice"
        args = {"key": self._written(place), "allowed": allowed(field), "found": _found(node)}
        self.faults.append(Fault("FMT013", key, place, args))

    def _written(self, place: Place) -> str:
        """The key of a place as the author wrote it."""
        path = place.path
        at = max((at for at, step in enumerate(path) if isinstance(step, str)), default=-1)
        name = str(path[at]) if at >= 0 else ""
        return self._raw.get(path[:at], {}).get(name, name)

    def _wrong(self, place: Place, expected: str, node: Node, key: str = "wrong_type") -> None:
        args = {"key": self._written(place), "expected": expected, "found": _found(node)}
        self.faults.append(Fault("FMT013", key, place, args))


def _number(text: str) -> float | None:
    from unicodedata import normalize

    try:
        return float(normalize("NFKC", text))
    except ValueError:
        return None


def _found(node: Node) -> str:
    if isinstance(node, Mapping):
        return Term("found.record")
    if isinstance(node, Sequence):
        return Term("found.list")
    text = node.value.strip()
    return f"“{text[:40]}”" if text else Term("found.empty")


def _plain(node: Node) -> Any:
    from ..source.plain import plain

    return plain(node)
