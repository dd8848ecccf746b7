"""Entries of a duty list in reading: what they are about, the steps of their division of work, the departments."""

from __future__ import annotations

from ...reading.duty.departments import departments
from ...reading.duty.fields import matters_covered
from ...reading.duty.plain import core
from ...reading.duty.similarity import grams
from ...reading.duty.thesaurus import thesaurus
from ...reading.duty.wording import Wording, read_text
from ...reading.text.normal import normalise
from ...scheme.duty import Admission, Duty
from ...scheme.names import DutyKind
from ...startup import patterns as re
from ...startup.records import dataclass, replace

DEPARTMENT_STEPS = frozenset({"enforce", "permit", "test", "grade", "remove", "quota", "collect", "pay", "data"})
"""Steps that lists give to a department; what an entry says of them must be what the line scores."""
SOVEREIGN = frozenset({"enforce", "permit"})
"""Steps that take a power of office; an entry that does not name them hardly means them."""


FIELD = 0.5
"""What a matter counts that an entry speaks of by naming its whole field."""
_LEAST, _LONGEST = 2, 4
"""So many marks make an enumeration; so many characters at most name a field."""
_BETWEEN = re.compile("[、,;。和及与]")
_TAIL = re.compile(r"(?:事业|行业|领域|方面)?等?(?:方面|工作|事业|各项){0,3}\Z")
HALF = 0.4
"""A matter of this weight is at least the broader one of a named matter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A duty, or an admission (``duty`` is None).

    ``title``: its own words; ``division``: who does what; ``steps``: of both; ``departments``: whose duty it is.
    ``part`` and ``rest``: what the list leaves to the unit of a cooperative duty, and what to the department. ``held``:
    matters that it speaks of in its title, were it as a part of one, or in its division of work. ``fields``: those of
    them of which it only names the field; ``covered``: matters of fields that an entry of the unit's own list names
    whole, without a word of the matters themselves.
    """

    duty: Duty | None
    title: Wording
    division: Wording
    steps: frozenset[str]
    departments: frozenset[str]
    held: frozenset[str]
    part: str = ""
    rest: str = ""
    fields: frozenset[str] = frozenset()
    covered: frozenset[str] = frozenset()

    @property
    def kind(self) -> DutyKind | None:
        """The list on which it stands."""
        return None if self.duty is None else self.duty.list


def entry_of(each: Duty | Admission) -> Entry:
    """An entry as it is read."""
    duty = each if isinstance(each, Duty) else None
    title, division = read_text(each.item), read_text(_division(duty))
    owners = frozenset() if duty is None else departments(f"{duty.lead or ''}。{duty.takeover or ''}")
    part, rest = ("", "") if duty is None else (duty.cooperation_duty or "", duty.lead_duty or "")
    held = {name for name, weight in title.matters.items() if weight >= HALF} | set(division.subject)
    fields = named_fields_of(title.text) & title.matters.keys()  # what something is done along with is none of them
    if fields:
        more = {one: max(FIELD, weight) for one, weight in title.matters.items() if one in fields}
        title = replace(title, matters={**title.matters, **more})
        held |= fields
    steps = title.steps | division.steps
    done = normalise(part).text, normalise(rest).text
    own = duty is not None and duty.list == "basic"
    covered = matters_covered(title.text) if own else frozenset()
    return Entry(duty, title, division, steps, owners, frozenset(held), *done, fields, covered)


def named_fields_of(text: str) -> frozenset[str]:
    """The matters of fields that a text only names one after another (安全生产、消防、防灾减灾等应急管理工作): what
    hints at a matter elsewhere is the whole of a member there."""
    if text.count("、") < _LEAST:
        return frozenset()
    members = (_TAIL.sub("", core(piece)).split(" ")[-1] for piece in _BETWEEN.split(text))
    words = (word for word in members if word and len(word) <= _LONGEST)
    said = ((word, one) for word in words for one in thesaurus().mentions(word) if word in one.matter)
    return frozenset(one.matter for word, one in said if one.end - one.start == len(word))


ALIKE = 0.6
"""Share of their character pairs from which two titles say the same: regulations of several places in one list."""


def same_text(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same in nearly the same words."""
    first, second = set(grams(one.title.name)), set(grams(other.title.name))
    return bool(first & second) and len(first & second) >= ALIKE * len(first | second)


def _division(duty: Duty | None) -> str:
    if duty is None:
        return ""
    return "。".join(part for part in (duty.cooperation_duty, duty.lead_duty, duty.method) if part)
