"""The base of every model: frozen, and it knows where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, InstanceOf

from ..source.location import Place


class Element(BaseModel):
    """A part of a document. ``at`` is its place; ``shorthand`` names the field that a bare text stands for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: InstanceOf[Place]

    def place(self, *fields: str | int) -> Place:
        """The place of a field of this element, or of the element itself."""
        return Place(self.at.document, (*self.at.path, *fields))


def key(alias: str, default: Any = None, *, names: Mapping[str, str] | None = None, **constraints: Any) -> Any:
    """A field with its Chinese key; ``names`` gives the Chinese name of every enum value."""
    extra = {"alias_zh": alias, "names": names}
    if default is ...:
        return Field(json_schema_extra=extra, **constraints)  # type: ignore[arg-type]
    if isinstance(default, tuple):
        return Field(default_factory=tuple, json_schema_extra=extra, **constraints)  # type: ignore[arg-type]
    return Field(default, json_schema_extra=extra, **constraints)  # type: ignore[arg-type]
