"""Vetoes and pledge letters."""

from __future__ import annotations

from ..base import Family
from .vet201_veto_overuse import VetoOveruse
from .vet202_unfounded_veto import UnfoundedVeto
from .vet203_responsibility_letter_overuse import ResponsibilityLetterOveruse

FAMILY = Family("VET", "veto")
RULES = (VetoOveruse, UnfoundedVeto, ResponsibilityLetterOveruse)
