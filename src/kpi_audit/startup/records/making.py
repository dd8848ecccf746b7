"""Records made quickly: what ``dataclasses.dataclass`` does for a class, without executing source for each of them.

The behaviour is the standard one for what this package uses (frozen, slots, eq, order, kw_only, defaults, factories,
``init``, ``repr`` and ``compare`` of fields, ``__post_init__``, inheritance, pickling), and a test holds the two
together. The standard functions (``dataclasses.replace``, ``fields`` …) work on these records too.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NoReturn

from .fields import MISSING, Field, Shape, View, shape_of, standard_fields, standard_params
from .inits import values_of, written_init

_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "__lt__": lambda one, other: one < other,
    "__le__": lambda one, other: one <= other,
    "__gt__": lambda one, other: one > other,
    "__ge__": lambda one, other: one >= other,
}

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
    own = cls.__dict__
    made: dict[str, Any] = {"__record__": shape, **_VIEWS}
    if "__match_args__" not in own:
        made["__match_args__"] = tuple(each.name for each in shape.fields if each.init and not each.kw_only)
    if repr and "__repr__" not in own:
        made["__repr__"] = _repr
    if eq:
        made |= _equality(shape, own)
    if order:
        made |= {name: _ordering(shape, name, compare) for name, compare in _ORDERS.items()}
    cell: list[type[Any]] = []
    if frozen:
        made |= _locks(shape, cell)
        if slots and "__getstate__" not in own:
            made |= _states(shape, cell)
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


def _equality(shape: Shape, own: Any) -> dict[str, Any]:
    """``__eq__``, and ``__hash__`` as the standard library decides on it."""
    values = _values(shape)
    made: dict[str, Any] = {}
    if "__eq__" not in own:

        def __eq__(self: Any, other: Any) -> Any:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return values(self) == values(other)

        made["__eq__"] = __eq__
    explicit = "__hash__" in own and not (own["__hash__"] is None and "__eq__" in own)
    if shape.frozen and not explicit:

        def __hash__(self: Any) -> int:
            return hash(values(self))

        made["__hash__"] = __hash__
    elif not explicit:
        made["__hash__"] = None
    return made


def _ordering(shape: Shape, name: str, compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    values = _values(shape)

    def ordered(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(values(self), values(other))

    ordered.__name__ = name
    return ordered


def _values(shape: Shape) -> Callable[[Any], tuple[Any, ...]]:
    """The values by which two records are compared."""
    return _all_of([each.name for each in shape.fields if each.compare])


def _all_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of fields, beside each other however many they are."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    only = attrgetter(names[0])
    return lambda record: (only(record),)


def _locks(shape: Shape, cell: list[type[Any]]) -> dict[str, Any]:
    """What keeps a frozen record as it is."""
    names = frozenset(each.name for each in shape.fields)

    def __setattr__(self: Any, name: str, value: Any) -> None:
        if type(self) is cell[0] or name in names:
            _refuse(f"cannot assign to field {name!r}")
        super(cell[0], self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:
        if type(self) is cell[0] or name in names:
            _refuse(f"cannot delete field {name!r}")
        super(cell[0], self).__delattr__(name)

    return {"__setattr__": __setattr__, "__delattr__": __delattr__}


def _refuse(problem: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(problem)


def _repr(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in self.__record__.fields if each.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _states(shape: Shape, cell: list[type[Any]]) -> dict[str, Any]:
    """How a record is pickled: findings go from process to process, thousands of records for each scheme."""
    names = [each.name for each in shape.fields]
    values, put = _all_of(names), list[Callable[[Any, Any], None]]()

    def __getstate__(self: Any) -> tuple[Any, ...]:
        return values(self)

    def __setstate__(self: Any, state: Any) -> None:
        if not put:
            put.extend([getattr(cell[0], name).__set__ for name in names])
        for set_slot, value in zip(put, state, strict=True):
            set_slot(self, value)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}


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


_FIRST = "first_init"
_VIEWS = {
    "__dataclass_fields__": View(standard_fields),
    "__dataclass_params__": View(standard_params),
    "__signature__": View(_signature),
}
