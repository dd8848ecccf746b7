"""Quantities in Chinese text."""

from __future__ import annotations

import pytest

from kpi_audit.reading.quantity.numbers import find_numbers
from kpi_audit.reading.quantity.units import ratio
from kpi_audit.reading.text.normal import normalise

Row = tuple[str, float, float | None, str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三十五人", [("三十五人", 35, None, "人")]),
        ("总数达到二十", [("二十", 20, None, "")]),
        ("得分为十", []),
        ("两百次", [("两百次", 200, None, "次")]),
        ("一千二百元", [("一千二百元", 1200, None, "元")]),
        ("一百零五户", [("一百零五户", 105, None, "户")]),
        ("三万五千元", [("三万五千元", 35000, None, "元")]),
        ("十五万元", [("十五万元", 15, None, "万元")]),
        ("1.2万人", [("1.2万人", 12000, None, "人")]),
        ("3亿元", [("3亿元", 3, None, "亿元")]),
        ("1,200户", [("1,200户", 1200, None, "户")]),
        ("１００％", [("100%", 100, None, "%")]),
        ("九成五", [("九成五", 95, None, "%")]),
        ("百分之九十五以上", [("百分之九十五", 95, None, "%")]),
        ("百分之百", [("百分之百", 100, None, "%")]),
        ("千分之三", [("千分之三", 0.3, None, "%")]),
        ("控制在3‰以内", [("3‰", 0.3, None, "%")]),
        ("降至45/10万以下", [("45/10万", 45, None, "/10万")]),
        ("12人/10万", [("12人/10万", 12, None, "人/10万")]),
        ("翻一番", [("翻一番", 100, None, "%")]),
        ("翻两番", [("翻两番", 300, None, "%")]),
        ("1—3分", [("1—3分", 1, 3, "分")]),
        ("90%~95%", [("90%~95%", 90, 95, "%")]),
        ("三至五次", [("三至五次", 3, 5, "次")]),
        ("10%以上20%以下", [("10%以上20%", 10, 20, "%")]),
        ("10万—20万元", [("10万—20万元", 10, 20, "万元")]),
        ("两三次", [("两三次", 2, 3, "次")]),
        ("不低于1/200", [("1/200", 0.005, None, "")]),
        ("比例≥1:100", [("1:100", 0.01, None, "")]),
        ("三分之二以上", [("三分之二", 66.666666667, None, "%")]),
        ("半年1次", [("半年", 0.5, None, "年"), ("1次", 1, None, "次")]),
        ("35微克/立方米", [("35微克/立方米", 35, None, "微克/立方米")]),
        ("每少 1 次扣 0.5 分", [("1 次", 1, None, "次"), ("0.5 分", 0.5, None, "分")]),
        ("每低0.1个百分点", [("0.1个百分点", 0.1, None, "个百分点")]),
    ],
)
def test_quantities(text: str, expected: list[Row]) -> None:
    normal = normalise(text).text
    found = find_numbers(normal)
    assert [(one.text, one.value, one.high, one.unit) for one in found] == expected
    assert all(normal[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "一岗双责、一票否决、一河一策、一把手、三农、第三方、“十四五”、五位一体、十小企业",
        "2018年7月底前",
        "二〇二六年九月",
        "12345热线",
        "第15、16、17条",
        "1.1.1医院科室设置",
        "1.2建设情况",
        "推行5S管理",
        "PM2.5、PM10",
        "上午8:30前",
        "按2:1:0.5比例",
        "十分满意",
        "进一步统一思想",
        "1" * 40,
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_numbers(normalise(text).text) == []


def test_base_units() -> None:
    assert ratio("亿元", "万元") == 10_000
    assert ratio("万元/亩", "元/亩") == 10_000
    assert ratio("册/百名", "册/百名") == 1
    assert ratio("元/亩", "元/年") is None
    assert ratio("%", "元") is None
