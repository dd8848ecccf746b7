"""Readers of figures and scoring on arbitrary and hostile text: no error, spans inside, bounded results."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.reading.quantity.dates import read_deadline
from kpi_audit.reading.quantity.frequency import find_frequencies
from kpi_audit.reading.quantity.numbers import find_numbers
from kpi_audit.reading.quantity.targets import find_targets
from kpi_audit.reading.scoring.scoring import read_scoring
from kpi_audit.reading.text.line import Line, Words, line
from kpi_audit.reading.text.normal import normalise

_ALPHABET = (
    "每少一次扣加奖得计分记给酌情视最高多不超过限上满封顶为止本该此项总从在倒减各别占共值01239.%-—至到、,。;:（）第名"
    "按比例折算全否则均年月日季度周旬半零十百千万亿成翻低于大以内左右力争确保达完达增长下降 　\n×/≥≤<>前底末"
)
_texts = st.one_of(st.text(max_size=80), st.text(_ALPHABET, max_size=80))


def _words(value: object) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _words(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _words(getattr(value, field.name))


def _read(one: Line) -> list[object]:
    return [read_scoring(one), find_targets(one), find_frequencies(one), read_deadline(one, 2026)]


@given(_texts, _texts)
def test_spans_lie_in_the_text(criteria: str, target: str) -> None:
    raw = {"criteria": criteria, "target": target, "deadline": target}
    for found in _words(_read(line((), **raw))):
        assert 0 <= found.start <= found.end <= len(raw[found.field])
        assert raw[found.field][found.start : found.end] == found.text


@given(_texts)
def test_numbers_lie_in_the_text(raw: str) -> None:
    text = normalise(raw).text
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        end = number.end


_REPEATED = (
    "每 1 扣 、 一 十 ( 年 月 零 得 第一 最高 每1 1、 1分、 1,000 百分之 本项 完成 不低于 视情况 按比 每月 1%以上 一点 "
    "杜绝 应尽 每少一次扣1分"
)


@pytest.mark.parametrize("unit", [*_REPEATED.split(" "), " ", "1 "])
def test_hostile_repetition(unit: str, linear: Callable[[Callable[[int, int], object], int], None]) -> None:
    """Patterns are bounded: what is found lies in the text, and four times the text takes no more than its share."""

    def work(size: int, number: int) -> None:
        text = unit * (size // len(unit)) + str(number)
        for found in _words(_read(line(criteria=text))):
            assert 0 <= found.start < found.end <= len(text)

    linear(work, 5_000)


def test_many_signs_are_read_in_the_time_of_their_text(
    linear: Callable[[Callable[[int, int], object], int], None],
) -> None:
    """What is asked of a whole text is asked once, not at each sign in it."""
    linear(lambda size, number: read_scoring(line(criteria=f"第{number}" + "甲乙丙丁-1分;" * size)), 1000)


@pytest.mark.parametrize("figure", [".", ",", "1."])
def test_a_figure_without_end_is_read_in_the_time_of_its_digits(
    figure: str, linear: Callable[[Callable[[int, int], object], int], None]
) -> None:
    """A number begins at its first digit, and nowhere else in it."""
    linear(lambda size, number: find_numbers(f"第{number}项{figure}" + "4" * size + "户"), 4000)
