"""Levels and targets: a scheme against the level above, and what it asks of its units."""

from __future__ import annotations

from ..base import Family
from .lvl301_stacked_target import StackedTarget
from .lvl302_advanced_deadline import AdvancedDeadline
from .lvl303_added_requirement import AddedRequirement
from .lvl304_decomposition_explosion import DecompositionExplosion
from .lvl305_ratchet_target import RatchetTarget
from .lvl306_one_size_fits_all import OneSizeFitsAll
from .lvl307_voluntary_made_mandatory import VoluntaryMadeMandatory
from .lvl308_absolute_target import AbsoluteTarget

FAMILY = Family("LVL", "level")
RULES = (
    StackedTarget,
    AdvancedDeadline,
    AddedRequirement,
    DecompositionExplosion,
    RatchetTarget,
    OneSizeFitsAll,
    VoluntaryMadeMandatory,
    AbsoluteTarget,
)
