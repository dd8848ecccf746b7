"""Units and measure words that follow a figure, and their conversion to a common base."""

from __future__ import annotations

TIME = (
    "个工作日", "工作日", "个自然日", "自然日", "个月", "个季度", "分钟", "小时", "星期", "周", "天",
    "日", "年",
)  # fmt: skip
_OTHER = frozenset({
    "个百分点", "百分点", "%", "万元", "亿元", "元", "美元", "倍", "岁", "人次", "户次", "场次",
    "项次", "件次", "台次", "批次", "家次", "车次", "平方米", "平方公里", "平米", "公里", "千米", "立方米",
    "米", "公顷", "亩", "吨", "公斤", "千克", "市斤", "斤", "克", "微克", "毫克", "学时", "课时", "学分", "次", "篇",
    "份", "期", "条", "项", "件", "个", "家", "户", "人", "名", "位", "起", "例", "处", "场", "批",
    "册", "本", "台", "辆", "套", "座", "所", "村", "乡镇", "镇", "乡", "街道", "社区", "组", "支",
    "队", "张", "幅", "块", "株", "头", "只", "间", "栋", "幢", "类", "种", "级", "档", "分",
    "宗", "桩", "笔", "单", "封", "部", "盏", "口", "艘", "门", "节", "站", "段", "轮", "遍", "回",
    "尾", "棵", "床", "袋", "桶", "箱", "瓶", "枚", "盆", "捆", "盒",
    "字", "页", "款", "车", "环节", "方面", "行业", "百名",
})  # fmt: skip


_MONEY = frozenset({"万元", "亿元", "元", "美元"})


def _longest(unit: str) -> tuple[int, str]:
    return -len(unit), unit


UNIT = "|".join(sorted({*TIME, *_OTHER}, key=_longest))
"""Alternation of all units, longest first."""

COUNT = "|".join(sorted({*_OTHER} - {*_MONEY, "%", "个百分点", "百分点", "倍", "岁", "分", "级"}, key=_longest))
"""Alternation of the units that count things or events, longest first."""

LATIN = r"(?:km|kg|cm|mm|mg|ml|kW|MW|[mtL])(?![A-Za-z])"

_BASE = {
    "万元": (10_000.0, "元"),
    "亿元": (100_000_000.0, "元"),
    "万美元": (10_000.0, "美元"),
    "亿美元": (100_000_000.0, "美元"),
    "公里": (1_000.0, "米"),
    "千米": (1_000.0, "米"),
    "km": (1_000.0, "米"),
    "m": (1.0, "米"),
    "公顷": (15.0, "亩"),
    "平方公里": (1_500.0, "亩"),
    "千克": (1.0, "公斤"),
    "kg": (1.0, "公斤"),
    "t": (1_000.0, "公斤"),
    "吨": (1_000.0, "公斤"),
    "斤": (0.5, "公斤"),
    "市斤": (0.5, "公斤"),
    "毫克": (1_000.0, "微克"),
    "平米": (1.0, "平方米"),
    "名": (1.0, "人"),
    "家": (1.0, "户"),
    "百分点": (1.0, "个百分点"),
    "天": (1.0, "日"),
    "星期": (7.0, "日"),
    "周": (7.0, "日"),
}

_PEOPLE = {
    "10万": 1e-3, "十万": 1e-3, "万": 1e-2, "百万": 1e-4, "10万人": 1e-3, "十万人": 1e-3, "万人": 1e-2, "百万人": 1e-4,
    "千人": 1e-1,
}  # fmt: skip
"""So many people of whom cases are told: what one case is of them, in percent."""
_CASES = frozenset({"人", "例", "名"})


def ratio(unit: str, other: str) -> float | None:
    """How many of ``other`` one ``unit`` is (1 亿元 is 10,000 万元); None when they measure different things."""
    (factor, base), (its_factor, its_base) = _in_base(unit), _in_base(other)
    return factor / its_factor if base == its_base else None


def _in_base(unit: str) -> tuple[float, str]:
    """A unit as so many of its base (亿元/年 is 100,000,000 元/年); an unknown unit is its own base."""
    head, slash, rest = unit.partition("/")
    if rest in _PEOPLE and (not head or head in _CASES):  # 45/10万 is 45人/10万, and 十万分之45
        return _PEOPLE[rest], "%"
    factor, base = _BASE.get(head, (1.0, head))
    if rest in _PEOPLE:  # 件/千人 is 10 件/万
        factor, rest = factor * _PEOPLE[rest] / _PEOPLE["万"], "万"
    return factor, base + slash + rest
