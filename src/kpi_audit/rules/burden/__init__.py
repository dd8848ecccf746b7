"""Burden and frequency: how much a scheme asks of those it assesses."""

from __future__ import annotations

from ..base import Family
from .bur501_assessment_inflation import AssessmentInflation
from .bur502_too_frequent import TooFrequent
from .bur503_rank_everything import RankEverything
from .bur504_reporting_burden import ReportingBurden
from .bur505_workload_over_capacity import WorkloadOverCapacity
from .bur506_burden_rebound import BurdenRebound

FAMILY = Family("BUR", "burden")
RULES = (AssessmentInflation, TooFrequent, RankEverything, ReportingBurden, WorkloadOverCapacity, BurdenRebound)
