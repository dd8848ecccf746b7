"""Figures as written, Arabic or in 汉字, as values."""

from __future__ import annotations

from ...startup.memory import remembering

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_WHOLE = r"(?:[零〇一二两三四五六七八九][零〇一二两三四五六七八九十百千]{0,8}|十[一二三四五六七八九]?)"
HAN = rf"(?:{_WHOLE}万)?{_WHOLE}(?:点[零一二三四五六七八九]{{1,3}})?"
FIGURE = f"(?:{ARABIC}|{HAN})"

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_KEPT = 1 << 12
"""Figures whose values are remembered: a scheme writes the same few again and again."""


@remembering(_KEPT)
def figure(text: str) -> float:
    """The value of what ``FIGURE`` matches. Anything else in it is taken as 0."""
    if text[:1].isdecimal():
        return float(text.replace(",", ""))
    if text == "半":
        return 0.5
    whole, _, fraction = text.partition("点")
    myriads, _, rest = whole.rpartition("万")
    value = _whole(myriads) * 10_000 + _whole(rest)
    for place, char in enumerate(fraction, 1):
        value += _DIGITS.get(char, 0) / 10**place
    return value


def _whole(text: str) -> float:
    if len(text) > 1 and not any(char in _PLACES for char in text):  # 二〇一八
        return float("".join(str(_DIGITS.get(char, 0)) for char in text))
    total, place = 0, 1
    digit: int | None = None
    for char in text:
        if char in _PLACES:
            place = _PLACES[char]
            total += (1 if digit is None else digit) * place
            digit = None
        else:
            value = _DIGITS.get(char, 0)
            if value == 0:
                place = 10  # 一百零五: what follows are ones
            digit = value
    if digit is not None:  # 一百五 is 150
        total += digit * (place // 10 if place > 10 else 1)
    return float(total)


def rough(text: str) -> tuple[float, float] | None:
    """两三 and 三五 are ranges: 2 to 3, 3 to 5."""
    if len(text) != 2 or not all(char in _DIGITS for char in text):
        return None
    low, high = _DIGITS[text[0]], _DIGITS[text[1]]
    return (float(low), float(high)) if 0 < low < high else None
