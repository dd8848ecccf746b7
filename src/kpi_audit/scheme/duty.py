"""Duty lists: what a unit is lawfully for."""

from __future__ import annotations

import datetime
from typing import ClassVar

from .element import Element, key
from .names import DOCUMENT_KINDS, DUTY_KINDS, LEVELS, DocumentKind, DutyKind, Level


class Duty(Element):
    """One entry of a duty list."""

    item: str = key("事项", ...)
    id: str | None = key("编号")
    list: DutyKind | None = key("清单", names=DUTY_KINDS)
    category: str | None = key("类别")
    core: bool | None = key("主业")
    lead: str | None = key("牵头单位")
    lead_duty: str | None = key("上级部门职责")
    cooperation_duty: str | None = key("配合职责")
    takeover: str | None = key("承接部门")
    method: str | None = key("工作方式")
    power: bool | None = key("权限")


class Admission(Element):
    """A duty added later through the admission procedure."""

    shorthand: ClassVar[str] = "item"

    item: str = key("事项", ...)
    approved_by: str | None = key("批准机关")
    date: datetime.date | None = key("日期")
    until: datetime.date | None = key("有效期至")


class DutyList(Element):
    """The duties of a township, village or department."""

    document: DocumentKind | None = key("文档类型", names=DOCUMENT_KINDS)
    title: str | None = key("标题")
    issuer: str | None = key("印发机关")
    jurisdiction: str | None = key("地区")
    level: Level | None = key("层级", names=LEVELS)
    year: int | None = key("年度")
    duties: tuple[Duty, ...] = key("职责", ..., min_length=1)
    admissions: tuple[Admission, ...] = key("准入", ())
