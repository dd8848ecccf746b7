"""The ``__init__`` of a record, made when its first record is made.

Compiling source takes ten times as long as all else about it. So it is written with numbered names, all records
whose fields are of the same sorts share what is compiled, and the names of each are put in their places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import CodeType, FunctionType, MemberDescriptorType
from typing import Any

from ..kept import KEPT
from .fields import MISSING, Field, Shape


def written_init(cls: type[Any], shape: Shape) -> Callable[..., None]:
    """The ``__init__`` of a record, set on its class: one statement a field, as one would write it."""
    scope: dict[str, Any] = {"MISSING": MISSING, "set_": object.__setattr__}
    statements = list(_statements(cls, shape, scope))
    taken = {f"a{number}": each for number, each in enumerate(shape.fields) if each.init}
    ordered = [name for name, each in taken.items() if not each.kw_only]
    named = [name for name, each in taken.items() if each.kw_only]
    parameters = ", ".join(["self", *ordered, *(["*", *named] if named else ())])
    shared = _compiled(f"def __init__({parameters}):\n " + ("\n ".join(statements) or "pass"))
    own = {f"{kind}{number}": each.name for number, each in enumerate(shape.fields) for kind in "af"}
    code = shared.replace(
        co_varnames=tuple(own.get(name, name) for name in shared.co_varnames),
        co_names=tuple(own.get(name, name) for name in shared.co_names),
    )
    init = FunctionType(code, scope, "__init__", _defaults(taken[name] for name in ordered))
    init.__kwdefaults__ = {taken[name].name: taken[name].default for name in named if _optional(taken[name])}
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    init.__annotations__ = {each.name: each.annotation for each in taken.values()} | {"return": None}
    cls.__init__ = init
    return init


def values_of(shape: Shape, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any] | None:
    """What the fields of a record get by these arguments, without an ``__init__`` of its own; None if amiss."""
    ordered = [each.name for each in shape.fields if each.init and not each.kw_only]
    given = dict(zip(ordered, args, strict=False)) | kwargs
    if len(args) > len(ordered) or len(given) < len(args) + len(kwargs):
        return None
    found: dict[str, Any] = {}
    for each in shape.fields:
        if each.init and each.name in given:
            found[each.name] = given.pop(each.name)
        elif each.default is not MISSING:
            found[each.name] = each.default
        elif each.factory is not MISSING:
            found[each.name] = each.factory()
        elif each.init:
            return None
    return None if given else found


@cache
def _compiled(source: str) -> CodeType:
    """The code of the function; from the command line it is kept between runs, as that of patterns is."""
    name = f"init {source}"
    code: CodeType | None = KEPT.recall(name, ())
    if code is None:
        scope: dict[str, Any] = {}
        exec(source, scope)
        code = scope["__init__"].__code__
        KEPT.remember(name, (), code)
    return code


def _optional(each: Field) -> bool:
    return each.default is not MISSING or each.factory is not MISSING


def _defaults(fields: Iterator[Field]) -> tuple[Any, ...]:
    """Of the parameters by position; MISSING in place of what a factory makes."""
    found: list[Any] = []
    for each in fields:
        if _optional(each):
            found.append(each.default)
        elif found:
            raise TypeError(f"non-default argument {each.name!r} follows default argument")
    return tuple(found)


def _statements(cls: type[Any], shape: Shape, scope: dict[str, Any]) -> Iterator[str]:
    """What is done for each field, in numbered names; ``scope`` gets what these mean."""
    for number, each in enumerate(shape.fields):
        value = f"a{number}"
        if each.factory is not MISSING:
            scope[f"factory{number}"] = each.factory
            made = f"factory{number}()"
            value = f"{made} if {value} is MISSING else {value}" if each.init else made
        elif not each.init:
            if each.default is MISSING:
                continue  # set by __post_init__
            scope[f"default{number}"] = each.default
            value = f"default{number}"
        slot = getattr(cls, each.name, None)
        if not shape.locked:
            yield f"self.f{number} = {value}"
        elif isinstance(slot, MemberDescriptorType):  # past the lock, and quicker than object.__setattr__
            scope[f"slot{number}"] = slot.__set__
            yield f"slot{number}(self, {value})"
        else:
            scope[f"name{number}"] = each.name
            yield f"set_(self, name{number}, {value})"
    if hasattr(cls, "__post_init__"):
        yield "self.__post_init__()"
