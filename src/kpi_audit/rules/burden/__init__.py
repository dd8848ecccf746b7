"""Burden and frequency: how much a scheme asks of those it assesses."""

from __future__ import annotations

from ..base import Family
from .bur501_assessment_inflation import AssessmentInflation

FAMILY = Family("BUR", "burden")
RULES = (AssessmentInflation,)
