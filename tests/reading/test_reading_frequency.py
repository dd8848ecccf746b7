"""Frequencies per year."""

from __future__ import annotations

import pytest

from kpi_audit.reading.quantity.frequency import find_frequencies
from kpi_audit.reading.text.line import line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月不少于2次例会", [(24, "meeting", "每月不少于2次")]),
        ("一年不少于4次", [(4, "other", "一年不少于4次")]),
        ("年内召开专题会议不少于四次,每少一次扣0.5分", [(4, "meeting", "年内召开专题会议不少于四次")]),
        ("年内至少3次", [(3, "other", "年内至少3次")]),
        ("每半年1次", [(2, "other", "每半年1次")]),
        ("每 2 年 1 次", [(0.5, "other", "每 2 年 1 次")]),
        ("每学期2次", [(4, "other", "每学期2次")]),
        ("一季度一调度", [(4, "meeting", "一季度")]),
        ("月排名、季通报", [(12, "rank", "月"), (4, "circular", "季")]),
        ("月通报、季考核、年总评", [(12, "circular", "月"), (4, "score", "季"), (1, "score", "年")]),
        ("日调度、周例会、旬报", [(365, "meeting", "日"), (52, "meeting", "周"), (36, "report", "旬")]),
        ("双月通报", [(6, "circular", "双月")]),
        ("半月一报", [(24, "report", "半月")]),
        ("每半个月组织一次", [(24, "other", "每半个月组织一次")]),
        ("半个月一次", [(24, "other", "半个月一次")]),
        ("前半个月、半个月内办结", []),
        ("每两周召开一次例会", [(26, "meeting", "每两周召开一次")]),
        ("每10天巡查一次", [(36.5, "inspection", "每10天巡查一次")]),
        ("逾期每3天扣1分,每5日内报送", []),
        ("每天巡查", [(365, "inspection", "每天")]),
        ("每月5日前报送报表", [(12, "report", "每月")]),
        ("每月得分10分封顶", [(12, "score", "每月")]),
        ("每季度不少一次", [(4, "other", "每季度不少一次")]),
        ("每月召开例会,缺一次扣1分", [(12, "meeting", "每月")]),
        ("每月上报信息不少于3篇", [(12, "report", "每月")]),
        ("支部活动不少于2次/季度", [(8, "other", "2次/季度")]),
        (
            "每年召开专题研究镇村供水管网维护工作情况的会议不少于三次",
            [(3, "meeting", "每年召开专题研究镇村供水管网维护工作情况的会议不少于三次")],
        ),
        ("巡查堤防3次/周", [(156, "inspection", "3次/周")]),
    ],
)
def test_frequencies(text: str, expected: list[tuple[float, str, str]]) -> None:
    found = find_frequencies(line(criteria=text))
    assert [(one.per_year, one.subject, one.words.text) for one in found] == expected
    assert all(text[one.words.start : one.words.end] == one.words.text for one in found)


@pytest.mark.parametrize(
    "text", ["人民日报刊发", "年底前完成", "第一季度", "三年行动计划", "3个工作日报送", "全年目标", "扣1分/次"]
)
def test_what_is_no_frequency(text: str) -> None:
    assert find_frequencies(line(criteria=text)) == []
