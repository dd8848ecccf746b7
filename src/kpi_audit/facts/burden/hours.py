"""Hours that declared reports, inspections and tasks take a unit in a year."""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.text.normal import normalise
from ...scheme.materials import Task
from ...scheme.parts import ReportForm
from ...startup import patterns as re
from ...startup.records import dataclass
from ..addressed import Addressed
from ..facts import Facts
from ..hierarchy import Node

FORM_HOURS, ITEM_HOURS = 1.0, 2 / 60
"""What a form takes that does not say: an hour, and two minutes for each of its items. Ours."""
DAY_HOURS = 8.0
"""A day of inspection keeps one person of the unit for a day. Ours."""

_AUTOMATIC = re.compile(
    r"自动(?:采集|生成|提取|抓取|汇总|统计|推送)|系统(?:直接)?(?:提取|生成|抓取)|数据共享|免(?:填)?报"
)


@dataclass(frozen=True, slots=True)
class Load:
    """Work of one name in a year, in hours; ``estimated`` when the hours are a default of ours."""

    name: str
    hours: float
    estimated: bool


def report_loads(facts: Facts, unit: frozenset[str]) -> Iterator[Load]:
    """The forms that a unit (its id, name and category) must fill in; one that serves several lines counts once."""
    found: dict[str, Load] = {}
    leaves = facts.once("leaves that report", lambda: _reporting(facts))
    for leaf in leaves.to(unit) if unit else leaves.everything():
        for node in (leaf, *leaf.ancestors):
            for form in node.indicator.reports:
                load = _report(form, node)
                old = found.get(load.name)
                if old is None or load.hours > old.hours:
                    found[load.name] = load
    yield from found.values()


def inspection_loads(facts: Facts) -> Iterator[Load]:
    """Inspections that a unit receives; without days they take one, without a fixed frequency they come once."""
    for inspection in facts.scheme.inspections:
        times = inspection.frequency.per_year if inspection.frequency is not None else None
        estimated = inspection.days is None or times is None
        hours = (1.0 if times is None else times) * (1.0 if inspection.days is None else inspection.days) * DAY_HOURS
        yield Load(inspection.subject or inspection.by or "", hours, estimated)


def task_loads(facts: Facts, unit: frozenset[str]) -> Iterator[Load]:
    """The tasks of a unit that say their hours; a task that names no unit is each one's."""
    capacity = facts.dossier.capacity
    if capacity is None:
        return
    tasks = facts.once("tasks", lambda: Addressed((task, _addressee(task)) for task in capacity.tasks))
    for task in tasks.to(unit):
        if task.hours:
            yield Load(task.name, task.hours, False)


def _report(form: ReportForm, node: Node) -> Load:
    name = normalise(form.form or node.name).text
    times = form.frequency.per_year if form.frequency is not None else None
    if form.hours is not None:
        return Load(name, (1.0 if times is None else times) * form.hours, times is None)
    if form.channel and _AUTOMATIC.search(normalise(form.channel).text):
        return Load(name, 0.0, False)
    hours = FORM_HOURS + ITEM_HOURS * len(form.items)
    return Load(name, (1.0 if times is None else times) * hours, True)


def _addressee(task: Task) -> tuple[str, ...]:
    return () if task.unit is None else (task.unit,)


def _reporting(facts: Facts) -> Addressed[Node]:
    """The leaves that ask for forms, by themselves or by their groups."""
    leaves = facts.hierarchy.leaves
    return Addressed((leaf, leaf.scope) for leaf in leaves if any(_asks(node) for node in (leaf, *leaf.ancestors)))


def _asks(node: Node) -> bool:
    return bool(node.indicator.reports)
