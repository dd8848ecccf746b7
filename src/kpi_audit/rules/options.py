"""The options of a rule: names, types and defaults at once; pydantic only for values that an office sets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NoReturn, Self, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from pydantic import BaseModel


class Bounds:
    """Between which numbers an option may lie; as pydantic has them."""

    __slots__ = ("said",)

    def __init__(self, **said: Any) -> None:
        self.said = said


Share = Annotated[float, Bounds(ge=0, le=1)]
"""An option that is a share of a whole."""
Count = Annotated[int, Bounds(ge=0)]
"""An option that counts."""
Amount = Annotated[float, Bounds(ge=0, allow_inf_nan=False)]
"""An option that is a quantity or a ratio."""


class Option:
    """One option: what its class says of it, a value or a ``pydantic.Field``."""

    __slots__ = ("said",)

    def __init__(self, said: Any) -> None:
        self.said = said

    def get_default(self) -> Any:
        """The value of the tool."""
        ask = getattr(self.said, "get_default", None)
        return self.said if ask is None else ask(call_default_factory=True)


class RuleOptions:
    """Thresholds of a rule; every option has a default and stands on the card.

    Values given are checked strictly, by a model of pydantic made then. Raises its ValidationError.
    """

    model_fields: ClassVar[Mapping[str, Option]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: Option(vars(cls)[name]) for name in cls.__annotations__ if name in vars(cls)}
        for name, option in own.items():
            setattr(cls, name, option.get_default())
        cls.model_fields = {**cls.model_fields, **own}

    def __init__(self, **values: Any) -> None:
        own: Any = type(self)
        vars(self).update(vars(_checked(own)(**values)))

    @classmethod
    def model_construct(cls) -> Self:
        """The options with the values of the tool, which need no check."""
        return object.__new__(cls)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"options are frozen: {name}")


@cache
def _checked(options: Any) -> type[BaseModel]:
    """The model of pydantic that checks values for options."""
    from pydantic import ConfigDict, create_model

    hints = get_type_hints(options, include_extras=True)
    fields: dict[str, Any] = {name: (_told(hints[name]), one.said) for name, one in options.model_fields.items()}
    config = ConfigDict(frozen=True, extra="forbid", strict=True)
    made: type[BaseModel] = create_model(options.__name__, __config__=config, **fields)
    return made


def _told(hint: Any) -> Any:
    """A type with our bounds in the words of pydantic."""
    from pydantic import Field

    if get_origin(hint) is not Annotated:
        return hint
    bare, *more = get_args(hint)
    for one in more:
        bare = Annotated[bare, Field(**one.said) if isinstance(one, Bounds) else one]
    return bare
