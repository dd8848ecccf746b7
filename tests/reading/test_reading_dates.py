"""Deadlines."""

from __future__ import annotations

import pytest

from kpi_audit.reading.quantity.dates import read_deadline
from kpi_audit.reading.text.line import line


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("2018年7月底前修订方案", "2018-07-31", "2018年7月底前"),
        ("2018 年 7 月底前修订方案", "2018-07-31", "2018 年 7 月底前"),
        ("于6月30日前完成", "2026-06-30", "6月30日前"),
        ("年底前完成", "2026-12-31", "年底前"),
        ("上半年完成", "2026-06-30", "上半年完成"),
        ("第三季度末", "2026-09-30", "第三季度末"),
        ("10月底", "2026-10-31", "10月底"),
        ("九月底", "2026-09-30", "九月底"),
        ("2026-09-30前", "2026-09-30", "2026-09-30前"),
        ("2026-09-30完成整改", "2026-09-30", "2026-09-30完成"),
        ("二〇二六年九月底前", "2026-09-30", "二〇二六年九月底前"),
        ("次年1月15日前", "2027-01-15", "次年1月15日前"),
        ("今年年底前", "2026-12-31", "今年年底前"),
        ("国庆节前全部完工", "2026-09-30", "国庆节前"),
        ("“七一”前全部进场施工", "2026-06-30", "“七一”前"),
        ("五一劳动节前完成移栽", "2026-04-30", "五一劳动节前"),
        ("年内完成任务", "2026-12-31", "年内完成"),
        ("11月中旬前", "2026-11-20", "11月中旬前"),
        ("2月30日前", "2026-02-28", "2月30日前"),
    ],
)
def test_dates(text: str, date: str, words: str) -> None:
    deadline = read_deadline(line(criteria=text), 2026)
    assert deadline is not None
    assert (deadline.date, deadline.words.text) == (date, words)
    assert text[deadline.words.start : deadline.words.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "每月5日前报送",
        "一个月内",
        "3月5日学雷锋",
        "月底前",
        "三年内",
        "适用于2017年评定",
        "年内召开会议",
        "2018年度考核",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert read_deadline(line(criteria=text), 2026) is None


def test_declared_date_needs_no_cue() -> None:
    deadline = read_deadline(line(criteria="年底前完成", deadline="2026年10月"), None)
    assert deadline is not None
    assert deadline.date == "2026-10-31"


def test_year_unknown() -> None:
    assert read_deadline(line(criteria="6月底前完成"), None) is None
