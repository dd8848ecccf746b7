"""From the options of a run to what sets findings aside: the day, the baseline file, the comments."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ...errors import UsageError
from ...findings.finding import Finding
from ...findings.report import Report
from ...planning.baselines import Aside, read_baseline
from ...planning.planner import Planner
from ...source.document import document_name
from ..inputs.folders import existing


def aside_of(*, today: str | None, baseline: Path | None = None, comments: bool = True, recorded: bool = True) -> Aside:
    """How findings are set aside. Raises UsageError for a day that is none and a baseline that cannot be used."""
    file = existing(baseline, "--baseline")
    return Aside(day(today), comments, None if file is None else read_baseline(file), recorded)


def day(said: str | None) -> date:
    """The day by which expiry goes: today, unless another is named so that a run can be repeated."""
    if said is None:
        return date.today()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise UsageError("bad_day", value=said) from None


class Fixed:
    """Which findings of a report nothing may set aside, each by the settings of its file."""

    def __init__(self, report: Report, planner: Planner) -> None:
        self._policies = {
            document_name(*head.order): planner.plan(Path(head.order[0])).triage.policy for head in report.heads
        }

    def __call__(self, finding: Finding) -> bool:
        policy = self._policies.get(finding.place.document)
        return policy is None or policy.is_fixed(finding)
