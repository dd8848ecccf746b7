"""Clauses of a scheme that speak for all its lines: the period, the source of figures, how points are given."""

from __future__ import annotations

from ...startup import patterns as re

_PERIOD = re.compile(r"考核(?:期|周期|时间)|(?:20|19)\d\d年|年度|月度|季度|每[年月季]")
_SOURCE = re.compile(
    r"(?:数据|得分|结果)[^。;]{0,12}(?:由|从|来源于|以)[^。;]{0,30}(?:提供|提取|采集|为准|核定)|采取[^。;]{0,16}(?:查"
    r"资料|查阅|看现场|实地|暗访|听汇报)|数据来源"
)
_GENERAL = re.compile(
    r"(?:各项|每项|各指标|未完成|未达|不达标|达到|完成)[^。;]{0,30}(?:按(?:完成)?比例|得满分|不得分|相应扣分|扣分)"
    r"|(?:差|低)[^。;]{0,12}按比例"
)


def says_period(text: str) -> bool:
    """Whether a text names the assessed period."""
    return _PERIOD.search(text) is not None


def says_source(text: str) -> bool:
    """Whether a clause says where the figures for all lines come from, or how all are checked."""
    return _SOURCE.search(text) is not None


def says_general_scoring(text: str) -> bool:
    """Whether a clause says how points are given for every line."""
    return _GENERAL.search(text) is not None
