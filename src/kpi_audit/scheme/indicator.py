"""An indicator: a node of the scheme's tree."""

from __future__ import annotations

from .element import Element, key
from .names import (
    EXTENTS,
    HORIZONS,
    KINDS,
    METRICS,
    POLARITIES,
    VERIFIES,
    Extent,
    Horizon,
    Kind,
    Metric,
    Polarity,
    Verify,
)
from .parts import Basis, DataSource, Formula, Frequency, ReportForm, Scoring, TargetSpec


class Means(Element):
    """Power, funds and staff that come with a duty."""

    power: Extent | None = key("权限", names=EXTENTS)
    funds: Extent | None = key("经费", names=EXTENTS)
    staff: Extent | None = key("人员", names=EXTENTS, also=("人数",))


class Indicator(Element):
    """One node: with ``children`` a group, without them a leaf."""

    name: str = key("名称", ...)
    id: str | None = key("编号")
    points: float | None = key("分值", ge=0, allow_inf_nan=False)
    weight: float | None = key("权重", percent=True, ge=0, allow_inf_nan=False)
    children: tuple[Indicator, ...] = key("下级指标", ())
    description: str | None = key("考核内容")
    criteria: str | None = key("评分标准")
    kind: Kind | None = key("类型", names=KINDS)
    target: TargetSpec | None = key("目标值")
    deadline: str | None = key("完成时限")
    frequency: Frequency | None = key("频次")
    upper_ref: str | None = key("对应上级指标")
    duty_ref: tuple[str, ...] = key("对应职责", ())
    basis: tuple[Basis, ...] = key("依据", ())
    lead: tuple[str, ...] = key("牵头单位", ())
    assessor: tuple[str, ...] = key("考核单位", ())
    data_source: DataSource | None = key("数据来源")
    verify: tuple[Verify, ...] = key("核验方式", (), names=VERIFIES)
    evidence: tuple[str, ...] = key("佐证材料", ())
    scoring: Scoring | None = key("计分")
    ranked: bool | None = key("排名")
    veto: bool | None = key("一票否决")
    voluntary: bool | None = key("自愿")
    applies_to: tuple[str, ...] = key("适用单位", ())
    controllable: Extent | None = key("可控程度", names=EXTENTS)
    means: Means | None = key("保障")
    tolerance: str | None = key("容差")
    horizon: Horizon | None = key("时效", names=HORIZONS)
    pair: tuple[str, ...] = key("配对指标", ())
    conflicts_with: tuple[str, ...] = key("冲突指标", ())
    reason: str | None = key("理由")
    polarity: Polarity | None = key("方向", names=POLARITIES)
    divisible: bool | None = key("可分解")
    metric: Metric | None = key("计量", names=METRICS)
    formula: Formula | None = key("公式")
    priority: str | None = key("优先级")
    reports: tuple[ReportForm, ...] = key("报表", ())
