"""Levels: a scheme against the level above."""

from __future__ import annotations

from ..base import Family
from .lvl301_stacked_target import StackedTarget
from .lvl302_advanced_deadline import AdvancedDeadline

FAMILY = Family("LVL", "level")
RULES = (StackedTarget, AdvancedDeadline)
