"""Accountability and incentives: what a scheme holds over those it assesses, and what it gives them."""

from __future__ import annotations

from ..base import Family
from .acc601_penalty_heavy import PenaltyHeavy
from .acc602_missing_safeguards import MissingSafeguards
from .acc603_double_penalty import DoublePenalty
from .acc604_no_public_evaluation import NoPublicEvaluation
from .acc605_unverified_self_report import UnverifiedSelfReport
from .acc606_short_term_only import ShortTermOnly

FAMILY = Family("ACC", "accountability")
RULES = (
    PenaltyHeavy,
    MissingSafeguards,
    DoublePenalty,
    NoPublicEvaluation,
    UnverifiedSelfReport,
    ShortTermOnly,
)
