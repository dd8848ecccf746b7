"""Staffing and last results: materials that a scheme is held against."""

from __future__ import annotations

import datetime
from typing import ClassVar

from .element import Element, key
from .names import DOCUMENT_KINDS, DocumentKind


class CapacityUnit(Element):
    """Staff of one unit; ``hours_per_year`` is per person."""

    id: str | None = key("编号")
    name: str | None = key("名称")
    staff: float | None = key("人数", ge=0)
    hours_per_year: float | None = key("年工时", ge=0)


class Task(Element):
    """Work that takes so many hours a year for one unit."""

    name: str = key("名称", ...)
    hours: float | None = key("工时", ge=0)
    unit: str | None = key("单位")
    duty_ref: tuple[str, ...] = key("对应职责", ())


class Capacity(Element):
    """Staffing and workload of the assessed units."""

    document: DocumentKind | None = key("文档类型", names=DOCUMENT_KINDS)
    title: str | None = key("标题")
    units: tuple[CapacityUnit, ...] = key("被考核单位", ())
    tasks: tuple[Task, ...] = key("任务", ())


class ResultValue(Element):
    """One value of last period."""

    unit: str = key("单位", ...)
    indicator: str = key("指标", ...)
    value: float = key("数值", ...)


class ResultsPeriod(Element):
    """The period that the values are of: a name, such as its year, or both days included."""

    shorthand: ClassVar[str] = "name"

    name: str | None = key("名称")
    start: datetime.date | None = key("开始")
    end: datetime.date | None = key("结束")


class Results(Element):
    """Last period's values by unit and indicator."""

    document: DocumentKind | None = key("文档类型", names=DOCUMENT_KINDS)
    title: str | None = key("标题")
    period: ResultsPeriod | None = key("考核周期")
    values: tuple[ResultValue, ...] = key("数值", ())
