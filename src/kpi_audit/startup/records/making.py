"""Records made quickly: what ``dataclasses.dataclass`` does for a class, without executing source for each of them.

The behaviour is the standard one for what this package uses (frozen, slots, eq, order, kw_only, defaults, factories,
``init``, ``repr`` and ``compare`` of fields, ``__post_init__``, inheritance, pickling), and a test holds the two
together. The standard functions (``dataclasses.replace``, ``fields`` …) work on these records too.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NoReturn

from ..importing import begun
from .fields import MISSING, Field, Shape, View, shape_of, standard_fields, standard_params
from .inits import values_of, written_init

_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "__lt__": lambda one, other: one < other,
    "__le__": lambda one, other: one <= other,
    "__gt__": lambda one, other: one > other,
    "__ge__": lambda one, other: one >= other,
}

_WATCHED = not begun()
"""Whether frozen records with slots are locked. A lock makes every record cost twice as much, so from the command line
there is none, as there are no assertions under ``python -O``: the type checker and the suite have looked."""

_FEW = 2
"""Half of the classes of a run have no more records than these; writing an ``__init__`` for them does not pay."""


def dataclass(cls: type[Any] | None = None, /, **how: bool) -> Any:
    """The class as a record; ``how`` as in the standard library: frozen, slots, eq, order, kw_only, repr."""
    return (lambda each: _made(each, **how)) if cls is None else _made(cls, **how)


def _made(
    cls: type[Any],
    *,
    frozen: bool = False,
    slots: bool = False,
    eq: bool = True,
    order: bool = False,
    kw_only: bool = False,
    repr: bool = True,  # noqa: A002 - the standard name
) -> type[Any]:
    shape = shape_of(cls, frozen=frozen, kw_only=kw_only)
    shape.locked = frozen and (_WATCHED or not slots)
    own = cls.__dict__
    made: dict[str, Any] = {"__record__": shape, **_VIEWS, **(_LOCKS if shape.locked else {})}
    if "__match_args__" not in own:
        made["__match_args__"] = tuple([each.name for each in shape.fields if each.init and not each.kw_only])
    if repr and "__repr__" not in own:
        made["__repr__"] = _repr
    if eq or order:
        made["__values__"] = _values(shape)
    if eq:
        if "__eq__" not in own:
            made["__eq__"] = _equal
        if "__hash__" not in own or (own["__hash__"] is None and "__eq__" in own):  # as the standard library decides
            made["__hash__"] = _hash if frozen else None
    if order:
        made |= {name: _ordering(name, compare) for name, compare in _ORDERS.items()}
    if frozen and slots and "__getstate__" not in own:
        made |= _STATES
    cell: list[type[Any]] = []
    if "__init__" not in own:
        made["__init__"] = _first_init(shape, cell)
    cls = _with_slots(cls, shape, made) if slots else _furnished(cls, shape, made)
    cell.append(cls)
    return cls


def _with_slots(cls: type[Any], shape: Shape, made: dict[str, Any]) -> type[Any]:
    """The class once more, with a slot for each field: slots cannot be added to a class that exists."""
    body = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots(base)}
    for each in shape.fields:
        if each.name in shape.own:
            body.pop(each.name, None)
    body |= made
    body["__slots__"] = tuple(each.name for each in shape.fields if each.name not in inherited)
    kind: Any = type(cls)
    fresh: type[Any] = kind(cls.__name__, cls.__bases__, body)
    fresh.__qualname__ = cls.__qualname__
    return fresh


def _slots(base: type[Any]) -> tuple[str, ...]:
    said = base.__dict__.get("__slots__", ())
    return (said,) if isinstance(said, str) else tuple(said)


def _furnished(cls: type[Any], shape: Shape, made: dict[str, Any]) -> type[Any]:
    for name, value in made.items():
        setattr(cls, name, value)
    for each in shape.fields:
        if each.name in shape.own and isinstance(cls.__dict__.get(each.name), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    return cls


def _first_init(shape: Shape, cell: list[type[Any]]) -> Callable[..., None]:
    """An ``__init__`` that sets the first records field by field, and writes the real one if there are more."""
    few = iter(range(_FEW))

    def first_init(self: Any, /, *args: Any, **kwargs: Any) -> None:
        values = None if next(few, None) is None else values_of(shape, args, kwargs)
        if values is None:
            written_init(cell[0], shape)(self, *args, **kwargs)
            return
        put = object.__setattr__ if shape.frozen else setattr
        for name, value in values.items():
            put(self, name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return first_init


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = self.__values__
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(self.__values__(self))


def _ordering(name: str, compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    def ordered(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(self.__values__(self), other.__values__(other))

    ordered.__name__ = name
    return ordered


def _values(shape: Shape) -> Any:
    """The values by which two records are compared, as an attribute of their class."""
    values = _all_of([each.name for each in shape.fields if each.compare])
    return values if isinstance(values, attrgetter) else staticmethod(values)


def _all_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of fields, beside each other however many they are."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    only = attrgetter(names[0])
    return lambda record: (only(record),)


def _keep(self: Any, name: str, value: Any) -> None:
    """Keeps a frozen record as it is; a class that is derived from one may have more to it."""
    _refuse_for(self, name, "assign to")
    object.__setattr__(self, name, value)


def _keep_all(self: Any, name: str) -> None:
    _refuse_for(self, name, "delete")
    object.__delattr__(self, name)


def _refuse_for(self: Any, name: str, what: str) -> None:
    own = "__record__" in type(self).__dict__
    if own or any(each.name == name for each in self.__record__.fields):
        _refuse(f"cannot {what} field {name!r}")


def _refuse(problem: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(problem)


def _repr(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in self.__record__.fields if each.repr)
    return f"{self.__class__.__qualname__}({shown})"


_putting: dict[type[Any], tuple[Callable[[Any], tuple[Any, ...]], list[Callable[[Any, Any], None]]]] = {}


def _how_to_put(cls: type[Any]) -> tuple[Callable[[Any], tuple[Any, ...]], list[Callable[[Any, Any], None]]]:
    """What reads all fields of a record, and what sets each of them."""
    if cls not in _putting:
        names = [each.name for each in cls.__record__.fields]
        _putting[cls] = _all_of(names), [getattr(cls, name).__set__ for name in names]
    return _putting[cls]


def _state(self: Any) -> tuple[Any, ...]:
    """How a record is pickled: findings go from process to process, thousands of records for each scheme."""
    return _how_to_put(self.__class__)[0](self)


def _set_state(self: Any, state: Any) -> None:
    for set_slot, value in zip(_how_to_put(self.__class__)[1], state, strict=True):
        set_slot(self, value)


def replace(record: Any, /, **changes: Any) -> Any:
    """The record with other values for some of its fields."""
    shape: Shape = record.__record__
    for each in shape.fields:
        if each.init and each.name not in changes:
            changes[each.name] = getattr(record, each.name)
    return record.__class__(**changes)


def _signature(owner: type[Any]) -> Any:
    """The parameters of a record, for ``inspect.signature``."""
    from inspect import signature

    init = owner.__init__
    if getattr(init, "__name__", "") == _FIRST:
        init = written_init(owner, owner.__record__)
    said = signature(init)
    return said.replace(parameters=list(said.parameters.values())[1:])


_LOCKS = {"__setattr__": _keep, "__delattr__": _keep_all}
_STATES = {"__getstate__": _state, "__setstate__": _set_state}
_FIRST = "first_init"
_VIEWS = {
    "__dataclass_fields__": View(standard_fields),
    "__dataclass_params__": View(standard_params),
    "__signature__": View(_signature),
}
