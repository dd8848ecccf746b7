"""``dataclass`` for the whole package: the standard one to a type checker, a quicker one (``making``) when it runs.

Import from here as from ``dataclasses``. The standard decorator writes and executes the source of six or seven
functions for every class, which is most of what importing some 400 records takes; ours shares all but ``__init__``,
and writes that one when the first record of the class is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    from .fields import field
    from .making import dataclass, replace

__all__ = ["dataclass", "field", "replace"]
