"""What the format of a cell shows beside its number: 0"亩", "≥"0%, 0.0,"千元", a date without a day."""

from __future__ import annotations

import datetime

from ...startup import patterns as re
from ..values.numbers import plain_number

_TURNED = re.compile(r"\[[^\[\]]{0,40}\]|_.|\*.")
"""Colours, conditions and blanks of a format."""
_PIECES = re.compile(r'"([^"]{0,40})"|[\\!](.)|(General|G/通用格式|[0#?.,%]{1,60})|(.)', re.DOTALL)
_DATE = re.compile("[ymdhs]")
_SHOWN = re.compile(r"[\u4e00-\u9fff≥≤><＞＜±℃㎡%‰/a-zA-Z]{1,8}")
"""Words around a number that belong to it; a blank or a mark of money says nothing more."""
_NO_DECIMAL = re.compile(r"[?#]/|/[?#\d]|E[+-]")
"""A format of fractions or powers: its marks are no words."""
_CODE = re.compile("0{2,12}")
_MOST = 12
"""Places that a number is moved by or cut to; more are no format of an office."""


def number_shown(value: float, form: str) -> str:
    """A number with the words that its format writes around it, moved as the format moves it: 0.0, shows thousands."""
    section = _TURNED.sub("", form.split(";")[0])
    if _NO_DECIMAL.search(section):
        return plain_number(value)
    before, after, figures = "", "", ""
    point: int | None = None  # where a dot that is only written stands among the figures: 0!.0, shows 万
    for quoted, escaped, placeholder, other in _PIECES.findall(section):
        written = quoted or escaped or other
        if placeholder:
            if after.strip():
                return plain_number(value)  # 0"年"00"月": no number with words around it
            figures += placeholder
        elif not figures:
            before += written
        elif written == "." and point is None and not after:
            point = len(figures)
        else:
            after += written
    before, after = (text.strip() if _SHOWN.fullmatch(text.strip()) else "" for text in (before, after))
    return f"{before}{_moved(value, figures, point)}{after}" if figures else plain_number(value)


def _moved(value: float, figures: str, point: int | None) -> str:
    """The number itself: in percent, in thousands for each comma at the end, behind a dot that is only written."""
    percent = figures.count("%")
    bare = figures.replace("%", "")
    thousands = len(bare) - len(bare.rstrip(","))
    behind = 0 if point is None else sum(mark in "0#?" for mark in figures[point:])
    if value == int(value) and _CODE.fullmatch(bare) and not percent and point is None and value >= 0:
        return plain_number(value).zfill(len(bare))
    value *= 100 ** min(percent, 1)
    if thousands or behind:
        _, _, decimals = bare.rstrip(",").partition(".")
        places = min(behind or sum(mark in "0#?" for mark in decimals), _MOST)
        value = round(value / 10 ** min(3 * thousands + behind, 2 * _MOST), places)
    return f"{plain_number(value)}{'%' if percent else ''}"


def date_shown(value: datetime.date, form: str) -> str:
    """A date as far as its format shows it: 2026年9月 where there is no day."""
    letters = "".join(_DATE.findall(re.sub(r'"[^"]{0,40}"', "", _TURNED.sub("", form.lower()))))
    if "y" in letters and "m" in letters and "d" not in letters:
        return f"{value.year}年{value.month}月"
    return str(value)
