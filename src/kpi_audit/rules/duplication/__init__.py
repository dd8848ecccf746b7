"""Duplication, conflict and aggregate load."""

from __future__ import annotations

from ..base import Family
from .dup701_duplicate_indicator import DuplicateIndicator

FAMILY = Family("DUP", "duplication")
RULES = (DuplicateIndicator,)
