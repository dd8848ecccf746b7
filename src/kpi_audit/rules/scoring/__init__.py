"""Scoring: arithmetic of points, bounds of deductions and bonuses, levels, weights, cliffs and counts."""

from __future__ import annotations

from ..base import Family
from .sco801_points_sum_mismatch import PointsSumMismatch
from .sco802_deduction_out_of_bounds import DeductionOutOfBounds
from .sco803_uncapped_bonus import UncappedBonus
from .sco804_band_gap_or_overlap import BandGapOrOverlap
from .sco805_weight_distribution import WeightDistribution
from .sco809_cliff_scoring import CliffScoring
from .sco810_unnormalised_count import UnnormalisedCount

FAMILY = Family("SCO", "scoring")
RULES = (
    PointsSumMismatch,
    DeductionOutOfBounds,
    UncappedBonus,
    BandGapOrOverlap,
    WeightDistribution,
    CliffScoring,
    UnnormalisedCount,
)
