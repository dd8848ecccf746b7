"""Small records that indicators and schemes are made of."""

from __future__ import annotations

from typing import ClassVar

from .element import Element, key
from .names import (
    BASIS_TYPES,
    FREQUENCIES,
    LEVELS,
    MODES,
    PERS,
    SOURCE_TYPES,
    BasisType,
    FrequencyName,
    Level,
    Mode,
    Per,
    SourceType,
)

_TIMES = {
    "daily": 365.0,
    "weekly": 52.0,
    "monthly": 12.0,
    "bimonthly": 6.0,
    "quarterly": 4.0,
    "semiannual": 2.0,
    "annual": 1.0,
    "once": 1.0,
}
_PER_YEAR = {"day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}


class Frequency(Element):
    """How often: a name, or so many times per period."""

    shorthand: ClassVar[str] = "name"

    name: FrequencyName | None = key("频次", names=FREQUENCIES)
    times: float | None = key("次数", ge=0)
    per: Per | None = key("每", names=PERS)

    @property
    def per_year(self) -> float | None:
        """Times a year; None for an irregular frequency."""
        if self.times is not None:
            return self.times * _PER_YEAR[self.per or "year"]
        return _TIMES.get(self.name or "")


class Basis(Element):
    """A document that orders or allows something."""

    shorthand: ClassVar[str] = "document"

    document: str = key("文件", ..., also=("文档类型",))
    clause: str | None = key("条款")
    level: Level | None = key("层级", names=LEVELS)
    type: BasisType | None = key("类型", names=BASIS_TYPES)


class TargetSpec(Element):
    """A target written out field by field; a bare text is read by the reader instead."""

    shorthand: ClassVar[str] = "text"

    text: str | None = key("文字")
    op: str | None = key("关系")
    value: float | None = key("数值")
    unit: str | None = key("单位")
    base: str | None = key("基数")
    base_year: int | None = key("基期")
    scope: str | None = key("范围")


class DataSource(Element):
    """Where the figures come from."""

    shorthand: ClassVar[str] = "text"

    text: str | None = key("说明")
    type: SourceType | None = key("类型", names=SOURCE_TYPES)
    provider: str | None = key("提供单位")


class Scoring(Element):
    """The criteria in structured form."""

    mode: Mode | None = key("方式", names=MODES)
    steps: tuple[object, ...] = key("档次", ())
    cap: float | None = key("上限", ge=0)
    floor: float | None = key("扣分上限", ge=0)
    rubric: str | None = key("细则")


class Formula(Element):
    """Numerator and denominator of a rate."""

    shorthand: ClassVar[str] = "numerator"

    numerator: str | None = key("分子")
    denominator: str | None = key("分母")


class ReportForm(Element):
    """A form that must be filled in."""

    shorthand: ClassVar[str] = "form"

    form: str | None = key("表名")
    frequency: Frequency | None = key("频次")
    items: tuple[str, ...] = key("项目", ())
    hours: float | None = key("工时", ge=0)
    channel: str | None = key("渠道")
