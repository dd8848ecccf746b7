"""``dataclass`` and ``NamedTuple`` for the whole package: standard to a type checker, quicker when it runs.

Import from here as from ``dataclasses`` and ``typing``. The standard decorator writes and executes the source of six
or seven functions for every class, which is most of what importing some 400 records takes; ours shares all but
``__init__``, and writes that one when the first record of the class is made. The standard named tuple compiles the
annotation of every field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from typing import NamedTuple
else:
    from .fields import field
    from .making import dataclass, replace
    from .tuples import NamedTuple

__all__ = ["NamedTuple", "dataclass", "field", "replace"]
