"""Accountability and incentives: what a scheme holds over those it assesses, and what it gives them."""

from __future__ import annotations

from ..base import Family
from .acc602_missing_safeguards import MissingSafeguards
from .acc603_double_penalty import DoublePenalty

FAMILY = Family("ACC", "accountability")
RULES = (MissingSafeguards, DoublePenalty)
