"""Rhythms, rankings, checks and papers: spans inside any text, and long hostile texts read in time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.reading.burden.beats import find_beats
from kpi_audit.reading.burden.checks import find_comprehensive, find_unannounced
from kpi_audit.reading.burden.papers import find_apps, find_double_media, find_nil_reports
from kpi_audit.reading.burden.periods import find_periods
from kpi_audit.reading.burden.ranking import find_tails, ranks_everything, tail_of_field

_ALPHABET = "每按逐月度季周日旬年终半考核评分打通报排名末位后三倒数约谈扣分不定期暗访抽查零报告纸质电子版系统上传APP各项指标、,。;:()“”12次的或且低于"


def _spans(text: str) -> list[tuple[int, int]]:
    found = [(beat.start, beat.end) for beat in find_beats(text)]
    found += [(check.start, check.end) for check in (*find_unannounced(text), *find_comprehensive(text))]
    found += [(tail.start, tail.end) for tail in (*find_tails(text), *tail_of_field(text))]
    found += [*ranks_everything(text), *find_nil_reports(text), *(span for _, span in find_apps(text))]
    return found + [span for pair in find_double_media(text) for span in pair]


@given(st.text(_ALPHABET, max_size=80))
def test_spans_stand_inside(text: str) -> None:
    """Whatever is read stands in the text."""
    assert all(0 <= start < end <= len(text) for start, end in _spans(text))


@pytest.mark.parametrize(
    "piece", ["每月考核排名", "末位约谈或", "不定期暗访", "零报告纸质电子版", "各项指标", "通过APP", "月、"]
)
def test_long_texts_are_read_in_time(piece: str, linear: Callable[[Callable[[int, int], object], int], None]) -> None:
    """No text of one sentence takes longer than its length explains."""
    linear(lambda size, number: _spans("鑫" * number + piece * (size // len(piece))), 10_000)


@pytest.mark.parametrize(
    ("text", "per_year"),
    [
        ("每月两次", 24),
        ("每月三次联查", 36),
        ("每半月检查", 24),
        ("每旬", 36),
        ("双月", 6),
        ("逐季考核", 4),
        ("每周", 52),
        ("每日", 365),
        ("月考核", 12),
        ("月月考", 12),
        ("周调度", 52),
        ("日通报", 365),
    ],
)
def test_rhythms(text: str, per_year: float) -> None:
    """Words for how often, with the number of times that follows."""
    assert [period.per_year for period in find_periods(text)] == [per_year]


@pytest.mark.parametrize(
    "text", ["安全生产月考核", "6月考核", "本月考核", "当日报告", "每月扣1分", "第三季度考核", "上周通报", "正月"]
)
def test_dates_and_campaigns_are_no_rhythms(text: str) -> None:
    """A month of something, or one month, is no rhythm."""
    assert find_periods(text) == []


def test_apps_are_called_by_more_than_a_character() -> None:
    text = "使用“学习强国”APP学习，用“钉”APP打卡。"
    assert [(name, text[start:end]) for name, (start, end) in find_apps(text)] == [("学习强国", "“学习强国”APP")]
