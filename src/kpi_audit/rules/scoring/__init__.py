"""Scoring: arithmetic of points, bounds, levels, weights, cliffs and counts, clarity of the standards."""

from __future__ import annotations

from ..base import Family
from .sco801_points_sum_mismatch import PointsSumMismatch
from .sco802_deduction_out_of_bounds import DeductionOutOfBounds
from .sco803_uncapped_bonus import UncappedBonus
from .sco804_band_gap_or_overlap import BandGapOrOverlap
from .sco805_weight_distribution import WeightDistribution
from .sco806_vague_wording import VagueWording
from .sco807_incomplete_definition import IncompleteDefinition
from .sco808_subjective_without_rubric import SubjectiveWithoutRubric
from .sco809_cliff_scoring import CliffScoring
from .sco810_unnormalised_count import UnnormalisedCount
from .sco811_perverse_incentive import PerverseIncentive
from .sco812_delegated_standard import DelegatedStandard

FAMILY = Family("SCO", "scoring")
RULES = (
    PointsSumMismatch,
    DeductionOutOfBounds,
    UncappedBonus,
    BandGapOrOverlap,
    WeightDistribution,
    VagueWording,
    IncompleteDefinition,
    SubjectiveWithoutRubric,
    CliffScoring,
    UnnormalisedCount,
    PerverseIncentive,
    DelegatedStandard,
)
