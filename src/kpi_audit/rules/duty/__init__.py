"""Duties: what is scored against what the unit is lawfully for."""

from __future__ import annotations

from ..base import Family
from .dut401_out_of_list_duty import OutOfListDuty
from .dut402_shifted_duty import ShiftedDuty
from .dut403_responsibility_without_means import ResponsibilityWithoutMeans
from .dut404_core_duty_uncovered import CoreDutyUncovered

FAMILY = Family("DUT", "duty")
RULES = (OutOfListDuty, ShiftedDuty, ResponsibilityWithoutMeans, CoreDutyUncovered)
