"""Totals given out place by place, bars from which cases count, and clauses by which lines are known again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.reading.alignment.sayings import read_sayings, shared
from kpi_audit.reading.quantity.bars import find_bar
from kpi_audit.reading.quantity.divided import divisions
from kpi_audit.reading.text.line import line


def test_a_total_given_out_in_one_line() -> None:
    text = "新造林面积：东桥镇0.9万亩、柳庄镇0.6万亩、上河乡0.3万亩，成活率85%以上。"
    (found,) = divisions(line(name="造林", description=text))
    assert found.total == 18_000
    assert found.unit == "亩"
    assert [one.place for one in found.portions] == ["东桥镇", "柳庄镇", "上河乡"]
    assert found.words.text == "东桥镇0.9万亩、柳庄镇0.6万亩、上河乡0.3万亩"
    assert text[found.words.start : found.words.end] == found.words.text
    portion = found.of("某市柳庄镇")
    assert portion is not None
    assert portion.value == 6_000
    assert found.of("别处镇") is None


@pytest.mark.parametrize(
    "text",
    [
        "东桥镇0.9万亩。",  # one place only
        "各乡镇不少于3处，每个村1处。",
        "东桥镇达到95%、柳庄镇达到90%。",  # shares are no parts of a total
        "每低1个百分点扣1分。",
    ],
)
def test_no_total_is_given_out(text: str) -> None:
    assert divisions(line(name="任务", description=text)) == []


def test_two_lists_in_one_text() -> None:
    text = "面积：东桥镇3万亩、柳庄镇2万亩；产量：东桥镇1.5万吨、柳庄镇1万吨。"
    assert [(one.total, one.unit) for one in divisions(line(name="粮食", description=text))] == [
        (50_000, "亩"),
        (25_000, "吨"),
    ]


def test_the_first_place_of_another_list_is_no_part_of_the_one_before() -> None:
    text = "造林：东桥镇3万亩、柳庄镇2万亩；今年内补植补造城关镇1万亩、西河乡5处。"
    (found,) = divisions(line(name="造林", description=text))
    assert (found.total, [one.place for one in found.portions]) == (50_000, ["东桥镇", "柳庄镇"])


def test_the_bar_from_which_a_village_counts() -> None:
    found = find_bar(line(name="村集体经济", description="年经营性收入20万元以上的村占比达到60%。"))
    assert found is not None
    assert (found.value, found.unit, found.words.text) == (20, "万元", "年经营性收入20万元以上")
    assert find_bar(line(name="村集体经济", description="村集体经营性收入达到20万元以上的得5分。")) is None
    assert find_bar(line(name="村集体经济", description="年经营性收入20万元以上的村予以奖补。")) is None


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("农村自来水普及率达到92%以上。", "农村自来水普及率不低于95%。", 1.0),
        (
            "千人以上农村集中式饮用水水源地每季度监测一次水质。",
            "农村千人以上集中式饮用水水源地每半年监测一次水质。",
            1.0,
        ),
        ("行政村生活垃圾收运体系全覆盖。", "行政村生活垃圾收运体系覆盖率达到95%。", 1.0),
        ("群众满意度达到90%。", "群众满意度达到95%。", 0.0),  # of what is not said
        ("农村自来水普及率达到92%。", "城市供水水质达标率达到98%。", 0.0),
    ],
)
def test_clauses_that_ask_the_same(one: str, other: str, wanted: float) -> None:
    mine, yours = (read_sayings([line(name="甲", description=text).passages[-1].text], "甲") for text in (one, other))
    found = shared(mine, yours, one, other) if mine and yours else 0.0
    assert found == wanted


PIECES = (
    ["东桥镇", "柳庄镇", "上河乡", "其中"],
    ["0.9", "12", "约3"],
    ["万亩", "万亩", "人", "%"],
    ["、", "、", "，", "。", "："],
)
TEXT = st.text(alphabet="东柳桥镇乡村、，。；：其中0123456789.万亩吨人%", max_size=120)
"""Single characters at random give nothing out; the pieces do."""


@given(TEXT | st.lists(st.tuples(*map(st.sampled_from, PIECES)).map("".join), max_size=10).map("".join))
def test_any_text_is_read(text: str) -> None:
    read = line(name="任务", description=text)
    for found in divisions(read):
        assert len(found.portions) >= 2
        assert text[found.words.start : found.words.end] == found.words.text
    find_bar(read)
    read_sayings([text], "任务")
