"""Duplication: lines and schemes that repeat or contradict each other."""

from __future__ import annotations

from ..base import Family
from .dup701_duplicate_indicator import DuplicateIndicator
from .dup702_duplicate_across_schemes import DuplicateAcrossSchemes
from .dup703_conflicting_targets import ConflictingTargets
from .dup704_composite_load import CompositeLoad

FAMILY = Family("DUP", "duplication")
RULES = (DuplicateIndicator, DuplicateAcrossSchemes, ConflictingTargets, CompositeLoad)
