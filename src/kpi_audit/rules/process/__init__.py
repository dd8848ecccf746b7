"""Process and traces: points for doing, counting and recording instead of results."""

from __future__ import annotations

from ..base import Family
from .prc101_process_heavy import ProcessHeavy
from .prc102_activity_count import ActivityCount
from .prc103_trace_as_evidence import TraceAsEvidence
from .prc104_unpaired_quantity import UnpairedQuantity
from .prc105_prohibited_metric import ProhibitedMetric

FAMILY = Family("PRC", "process")
RULES = (ProcessHeavy, ActivityCount, TraceAsEvidence, UnpairedQuantity, ProhibitedMetric)
