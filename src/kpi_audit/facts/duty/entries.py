"""Entries of a duty list in reading: what they are about, the steps of their division of work, the departments."""

from __future__ import annotations

from dataclasses import dataclass

from ...reading.duty.wording import Wording, read_text
from ...scheme.duty import Admission, Duty
from ...scheme.names import DutyKind

DEPARTMENT_STEPS = frozenset({"enforce", "permit", "test", "grade", "remove", "quota", "collect", "pay", "data"})
"""Steps that lists give to a department; what an entry says of them must be what the line scores."""
SOVEREIGN = frozenset({"enforce", "permit"})
"""Steps that take a power of office; an entry that does not name them hardly means them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A duty, or an admission (``duty`` is None).

    ``title``: its own words; ``division``: who does what; ``steps``: of both; ``departments``: those it names.
    """

    duty: Duty | None
    title: Wording
    division: Wording
    steps: frozenset[str]
    departments: str

    @property
    def kind(self) -> DutyKind | None:
        """The list on which it stands."""
        return None if self.duty is None else self.duty.list


def entry_of(each: Duty | Admission) -> Entry:
    """An entry as it is read."""
    duty = each if isinstance(each, Duty) else None
    title, division = read_text(each.item), read_text(_division(duty))
    departments = "" if duty is None else f"{duty.lead or ''} {duty.takeover or ''}".strip()
    return Entry(duty, title, division, title.steps | division.steps, departments)


def _division(duty: Duty | None) -> str:
    if duty is None:
        return ""
    return "。".join(part for part in (duty.cooperation_duty, duty.lead_duty, duty.method) if part)
