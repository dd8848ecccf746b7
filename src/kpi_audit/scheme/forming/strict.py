"""The judgement of pydantic on data that ``building`` does not take: each model has a twin there, made when needed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from ..element import Element, Key

if TYPE_CHECKING:
    from pydantic import BaseModel


def judge(model: type[Element], data: object) -> tuple[Element | None, list[Any]]:
    """The model that pydantic makes of data, or what it has against them (``ValidationError.errors``)."""
    from pydantic import ValidationError

    twins = _twins()
    try:
        return _back(twins[model.__name__].model_validate(data)), []
    except ValidationError as error:
        return None, list(error.errors(include_url=False, include_context=True))


def _back(value: Any) -> Any:
    """A twin as the model itself."""
    from pydantic import BaseModel

    if isinstance(value, tuple):
        return tuple(map(_back, value))
    if isinstance(value, BaseModel):
        return _models()[type(value).__name__](**{name: _back(part) for name, part in vars(value).items()})
    return value


@cache
def _models() -> Mapping[str, type[Element]]:
    return {model.__name__: model for model in Element.__subclasses__()}


@cache
def _twins() -> Mapping[str, type[BaseModel]]:
    from pydantic import BaseModel, ConfigDict, InstanceOf

    from ...source.location import Place

    class Base(BaseModel):
        model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

        at: InstanceOf[Place]

    kind: Any = type(Base)
    twins: dict[str, type[BaseModel]] = {}
    for name, model in _models().items():
        body: dict[str, Any] = {"__module__": __name__, "__qualname__": name}
        hints = model.__annotations__
        keys = {field: key for field, key in model.model_fields.items() if field in hints}
        said = {field: _weight(key) if key.percent else hints[field] for field, key in keys.items()}
        body["__annotations__"] = said
        body |= {field: _declared(key) for field, key in keys.items()}
        twins[name] = kind(name, (Base,), body)
    for name, model in _models().items():
        scope = {**vars(sys.modules[model.__module__]), **twins}
        twins[name].model_rebuild(force=True, _types_namespace=scope)
    return twins


def _declared(key: Key) -> Any:
    from pydantic import Field

    if key.required:
        return Field(**key.bounds)
    if isinstance(key.default, tuple):
        return Field(default_factory=tuple, **key.bounds)
    return Field(key.default, **({} if key.percent else key.bounds))


def _weight(key: Key) -> Any:
    """A share; its bounds hold for the number, once a percent sign is off."""
    from pydantic import BeforeValidator, Field

    return Annotated[Annotated[float, Field(**key.bounds)] | None, BeforeValidator(_percent)]


def _percent(value: object) -> object:
    """``"20%"`` and ``20`` are the same weight."""
    if isinstance(value, str) and value.strip().endswith(("%", "％")):
        return value.strip()[:-1]
    return value
