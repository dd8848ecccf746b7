"""The ``__init__`` of a record, written as source when its first record is made."""

from __future__ import annotations

from collections.abc import Callable
from types import MemberDescriptorType
from typing import Any

from .fields import MISSING, Shape


def written_init(cls: type[Any], shape: Shape) -> Callable[..., None]:
    """The ``__init__`` of a record, set on its class: one statement a field, as one would write it."""
    scope: dict[str, Any] = {"_MISSING": MISSING, "_set": object.__setattr__}
    ordered: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for each in shape.fields:
        name = each.name
        value = name if each.init else f"_default_{name}"
        said = name
        if each.default is not MISSING:
            scope[f"_default_{name}"] = each.default
            said = f"{name}=_default_{name}"
        elif each.factory is not MISSING:
            scope[f"_factory_{name}"] = each.factory
            value = f"_factory_{name}() if {name} is _MISSING else {name}" if each.init else f"_factory_{name}()"
            said = f"{name}=_MISSING"
        elif not each.init:
            continue  # set by __post_init__
        if each.init:
            (named if each.kw_only else ordered).append(said)
        body.append(_assignment(cls, shape, name, value, scope))
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join(["self", *ordered, *(["*", *named] if named else ())])
    exec(f"def __init__({parameters}):\n " + ("\n ".join(body) or "pass"), scope)
    init: Callable[..., None] = scope["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    init.__annotations__ = {each.name: each.annotation for each in shape.fields if each.init} | {"return": None}
    cls.__init__ = init
    return init


def _assignment(cls: type[Any], shape: Shape, name: str, value: str, scope: dict[str, Any]) -> str:
    if not shape.frozen:
        return f"self.{name} = {value}"
    slot = getattr(cls, name, None)
    if isinstance(slot, MemberDescriptorType):  # past the lock, and quicker than object.__setattr__
        scope[f"_slot_{name}"] = slot.__set__
        return f"_slot_{name}(self, {value})"
    return f"_set(self, {name!r}, {value})"
