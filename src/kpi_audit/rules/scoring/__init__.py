"""Scoring: arithmetic of points, bounds of deductions and bonuses, clarity of the standards."""

from __future__ import annotations

from ..base import Family
from .sco801_points_sum_mismatch import PointsSumMismatch
from .sco802_deduction_out_of_bounds import DeductionOutOfBounds
from .sco803_uncapped_bonus import UncappedBonus
from .sco806_vague_wording import VagueWording
from .sco807_incomplete_definition import IncompleteDefinition
from .sco808_subjective_without_rubric import SubjectiveWithoutRubric
from .sco811_perverse_incentive import PerverseIncentive
from .sco812_delegated_standard import DelegatedStandard

FAMILY = Family("SCO", "scoring")
RULES = (
    PointsSumMismatch,
    DeductionOutOfBounds,
    UncappedBonus,
    VagueWording,
    IncompleteDefinition,
    SubjectiveWithoutRubric,
    PerverseIncentive,
    DelegatedStandard,
)
