"""A comparison as offices write it: ``>= 5``, ``＞20%``, ``不少于3``."""

from __future__ import annotations

from re import escape

from ..reading.text.normal import normalise
from ..startup import patterns as re
from ..startup.records import dataclass

_SIGNS = {
    ">=": "≥",
    "≥": "≥",
    "不少于": "≥",
    "不低于": "≥",
    "至少": "≥",
    "达到": "≥",
    "<=": "≤",
    "≤": "≤",
    "不超过": "≤",
    "不多于": "≤",
    "不高于": "≤",
    "至多": "≤",
    ">": ">",
    "超过": ">",
    "多于": ">",
    "高于": ">",
    "<": "<",
    "少于": "<",
    "低于": "<",
    "==": "=",
    "=": "=",
    "等于": "=",
}
_SAID = re.compile(rf"\s*({'|'.join(sorted(map(escape, _SIGNS), key=len, reverse=True))})\s*(\d+(?:\.\d+)?)\s*(%?)\s*")
_NEAR = 1e-9
"""Shares are sums of fractions: what differs by less is equal."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``value`` to compare with; a percentage is a share of 1."""

    sign: str
    value: float
    percent: bool = False

    def holds(self, number: float) -> bool:
        """Whether a number is as the comparison asks."""
        beyond = number - self.value
        if self.sign == "=":
            return abs(beyond) < _NEAR
        if self.sign in ("<", "≤"):
            beyond = -beyond
        return beyond > _NEAR if self.sign in ("<", ">") else beyond > -_NEAR

    @property
    def said(self) -> str:
        """The comparison in short: ``≥5``, ``>20%``."""
        value = f"{self.value * 100:g}%" if self.percent else f"{self.value:g}"
        return f"{self.sign}{value}"


def read_comparison(said: str) -> Comparison | None:
    """The comparison in a text, None when it is none."""
    found = _SAID.fullmatch(normalise(said).text)
    if found is None:
        return None
    value = float(found[2])
    percent = bool(found[3])
    return Comparison(_SIGNS[found[1]], value / 100 if percent else value, percent)
