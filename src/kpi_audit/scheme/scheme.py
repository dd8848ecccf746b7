"""The assessment scheme, and what surrounds its indicators."""

from __future__ import annotations

import datetime
from typing import ClassVar

from .duty import DutyList
from .element import Element, key
from .indicator import Indicator
from .materials import Capacity, Results
from .names import (
    CLAUSES,
    DOCUMENT_KINDS,
    LEVELS,
    ROLES,
    STATUSES,
    VETO_CLASSES,
    DocumentKind,
    Level,
    Role,
    Status,
    VetoClass,
)
from .parts import Basis, Frequency


class Period(Element):
    """The assessed period, both days included."""

    start: datetime.date | None = key("开始")
    end: datetime.date | None = key("结束")


class Unit(Element):
    """A unit that is assessed."""

    shorthand: ClassVar[str] = "name"

    id: str | None = key("编号")
    name: str | None = key("名称")
    category: str | None = key("类别")
    staff: float | None = key("人数", ge=0)
    population: float | None = key("人口", ge=0)
    base_values: dict[str, float] | None = key("基数")


class Evaluator(Element):
    """Who scores, with a weight in percent."""

    shorthand: ClassVar[str] = "role"

    role: Role | None = key("角色", names=ROLES)
    weight: float | None = key("权重", percent=True, ge=0)


class Rhythm(Element):
    """How often units are scored, ranked, inspected and asked for reports."""

    scoring: Frequency | None = key("评分")
    ranking: Frequency | None = key("排名")
    inspection: Frequency | None = key("检查")
    reporting: Frequency | None = key("报送")


class Veto(Element):
    """A matter that alone can undo the whole result."""

    shorthand: ClassVar[str] = "matter"

    matter: str | None = key("事项")
    trigger: str | None = key("情形")
    basis: tuple[Basis, ...] = key("依据", ())
    consequence: tuple[str, ...] = key("后果", ())
    duration: str | None = key("期限")
    relief: str | None = key("解除")
    issuer: str | None = key("设定机关")
    class_: VetoClass | None = key("类别", names=VETO_CLASSES)


class Letter(Element):
    """A pledge letter that units must sign."""

    shorthand: ClassVar[str] = "topic"

    topic: str | None = key("主题")
    signer: str | None = key("签订人")
    basis: tuple[Basis, ...] = key("依据", ())


class Bonus(Element):
    """Points outside the total."""

    cap: float | None = key("上限", ge=0)
    items: tuple[Indicator, ...] = key("项目", ())


class Penalties(Element):
    """The negative list outside the total; ``floor`` is the most it can take away."""

    floor: float | None = key("扣分上限", ge=0)
    items: tuple[Indicator, ...] = key("项目", ())


class Ranking(Element):
    """How units are ranked."""

    scope: str | None = key("范围")
    frequency: Frequency | None = key("频次")
    published: str | bool | None = key("公布")
    tail_penalty: str | None = key("末位处理")


class Grade(Element):
    """A grade; ``min`` is included, ``max`` excluded (included in the top grade)."""

    shorthand: ClassVar[str] = "name"

    name: str | None = key("名称")
    min: float | None = key("下限")
    max: float | None = key("上限")
    quota: str | None = key("名额")


class Clauses(Element):
    """Safeguards: a text, or yes/no."""

    appeal: str | bool | None = key(CLAUSES["appeal"])
    fault_tolerance: str | bool | None = key(CLAUSES["fault_tolerance"])
    rectification: str | bool | None = key(CLAUSES["rectification"])
    consultation: str | bool | None = key(CLAUSES["consultation"])
    feedback: str | bool | None = key(CLAUSES["feedback"])
    disclosure: str | bool | None = key(CLAUSES["disclosure"])
    mutual_recognition: str | bool | None = key(CLAUSES["mutual_recognition"])
    guidance: str | bool | None = key(CLAUSES["guidance"])


class Inspection(Element):
    """An inspection that units receive."""

    shorthand: ClassVar[str] = "subject"

    by: str | None = key("单位")
    subject: str | None = key("内容")
    frequency: Frequency | None = key("频次")
    days: float | None = key("天数", ge=0)
    unannounced: bool | None = key("不打招呼")


class App(Element):
    """An app, mini-program or work group that units must use."""

    shorthand: ClassVar[str] = "name"

    name: str | None = key("名称")
    owner: str | None = key("主管")
    mandatory: bool | None = key("强制")


class Scheme(Element):
    """An assessment scheme: the thing audited."""

    document: DocumentKind | None = key("文档类型", names=DOCUMENT_KINDS)
    title: str = key("标题", ...)
    indicators: tuple[Indicator, ...] = key("指标", ..., min_length=1)
    issuer: str | None = key("印发机关")
    level: Level | None = key("层级", names=LEVELS)
    assesses: Level | None = key("考核对象", names=LEVELS)
    jurisdiction: str | None = key("地区")
    year: int | None = key("年度", ge=1949, le=2200)
    period: Period | None = key("考核周期")
    status: Status | None = key("状态", names=STATUSES)
    total_points: float | None = key("总分", ge=0, allow_inf_nan=False)
    basis: tuple[Basis, ...] = key("依据", ())
    upper: tuple[str, ...] = key("上级方案", ())
    previous: str | None = key("上年方案")
    duty_list: str | DutyList | None = key("职责清单")
    capacity: str | Capacity | None = key("人员与工作量")
    results: str | Results | None = key("上年结果")
    units: tuple[Unit, ...] = key("被考核单位", ())
    evaluators: tuple[Evaluator, ...] = key("评价主体", ())
    frequency: Rhythm | None = key("频次")
    vetoes: tuple[Veto, ...] = key("一票否决", ())
    letters: tuple[Letter, ...] = key("责任状", ())
    bonus: Bonus | None = key("加分")
    penalties: Penalties | None = key("扣分")
    ranking: Ranking | None = key("排名")
    grades: tuple[Grade, ...] = key("等次", ())
    accountability: tuple[str, ...] = key("问责", ())
    rewards: tuple[str, ...] = key("奖励", ())
    clauses: Clauses | None = key("保障条款")
    inspections: tuple[Inspection, ...] = key("督查检查", ())
    apps: tuple[App, ...] = key("政务应用", ())
    text: str | None = key("正文")
