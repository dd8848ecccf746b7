"""What the format of a cell shows beside its number: 0"亩", "≥"0%, a date without a day."""

from __future__ import annotations

import datetime

from ...startup import patterns as re
from ..values.numbers import plain_number

_TURNED = re.compile(r"\[[^\[\]]{0,40}\]|_.|\*.")
"""Colours, conditions and blanks of a format."""
_PIECES = re.compile(r'"([^"]{0,40})"|\\(.)|(General|G/通用格式|[0#?.,%]{1,60})|(.)', re.DOTALL)
_DATE = re.compile("[ymdhs]")
_SHOWN = re.compile(r"[\u4e00-\u9fff≥≤><＞＜±℃㎡‰/a-zA-Z]{1,8}")
"""Words around a number that belong to it; a blank or a mark of money says nothing more."""


def number_shown(value: float, form: str) -> str:
    """A number with the words that its format writes around it; as it is where the format scales it."""
    section = _TURNED.sub("", form.split(";")[0])
    plain = plain_number(value)
    before, after, figures = "", "", ""
    for quoted, escaped, placeholder, other in _PIECES.findall(section):
        if placeholder:
            figures += placeholder
        elif figures:
            after += quoted or escaped or other
        else:
            before += quoted or escaped or other
    if "%" in form:
        plain, after = f"{plain_number(value * 100)}%", after.replace("%", "")
    if not figures or figures.rstrip("%").endswith(",") or "!" in form:
        return plain
    before, after = (text.strip() if _SHOWN.fullmatch(text.strip()) else "" for text in (before, after))
    return f"{before}{plain}{after}"


def date_shown(value: datetime.date, form: str) -> str:
    """A date as far as its format shows it: 2026年9月 where there is no day."""
    letters = "".join(_DATE.findall(re.sub(r'"[^"]{0,40}"', "", _TURNED.sub("", form.lower()))))
    if "y" in letters and "m" in letters and "d" not in letters:
        return f"{value.year}年{value.month}月"
    return str(value)
