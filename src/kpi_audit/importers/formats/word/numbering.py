"""The numbers that Word shows before paragraphs but does not write into their text: 一、 （一） 1. ①"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ....startup import patterns as re
from ....startup.records import dataclass
from .signs import W

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_SLOT = re.compile(r"%(\d)")
_DEEPEST = 9


def han_number(number: int) -> str:
    """1 to 9,999 in Chinese: 十, 二十一, 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    said, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            said += ("零" if gap else "") + _DIGITS[digit] + unit
            gap = False
        elif said and number:
            gap = True
    return said.removeprefix("一") if said.startswith("一十") else said


def _roman(number: int) -> str:
    said = ""
    for value, sign in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")):
        said, number = said + sign * (number // value), number % value
    for value, sign in ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        said, number = said + sign * (number // value), number % value
    return said


def _letter(number: int) -> str:
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 700 else str(number)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else f"({number})"


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": han_number,
    "chineseCountingThousand": han_number,
    "chineseLegalSimplified": han_number,
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "japaneseCounting": han_number,
    "taiwaneseCountingThousand": han_number,
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "bullet": lambda _: "",
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document, in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}  # of each abstract list
        self._lists: dict[str, str] = {}  # list → abstract list
        self._counts: dict[str, list[int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._based: dict[str, str] = {}
        if numbering is not None:
            self._learn(numbering)
        if styles is not None:
            self._learn_styles(styles)

    def label(self, paragraph: Any) -> str:
        """The number before a paragraph, empty for one that has none."""
        name, depth = self._list_of(paragraph)
        levels = self._levels.get(self._lists.get(name, ""), {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._lists[name], [0] * _DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own = levels.get(at, level)
            return _FORMATS.get(own.format, str)(max(counts[at], 1)) if at < _DEEPEST else ""

        return "" if level.format == "bullet" else _SLOT.sub(shown, level.text)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        own = properties.find(f"{W}numPr")
        style = properties.find(f"{W}pStyle")
        named = self._style(style.get(f"{W}val", "")) if style is not None else ("", 0)
        if own is None:
            return named
        number, depth = _value(own, "numId"), _value(own, "ilvl")
        return number or named[0], min(int(depth), _DEEPEST - 1) if depth.isdecimal() else named[1]

    def _style(self, name: str) -> tuple[str, int]:
        for _ in range(20):  # styles may name each other in a circle
            if name in self._styles or name not in self._based:
                break
            name = self._based[name]
        return self._styles.get(name, ("", 0))

    def _learn(self, numbering: Any) -> None:
        for abstract in numbering.iter(f"{W}abstractNum"):
            levels = self._levels.setdefault(abstract.get(f"{W}abstractNumId", ""), {})
            for level in abstract.iter(f"{W}lvl"):
                depth, start = level.get(f"{W}ilvl", ""), _value(level, "start")
                if depth.isdecimal():
                    first = int(start) if start.isdecimal() and len(start) < 5 else 1
                    levels[int(depth)] = _Level(_value(level, "numFmt"), _value(level, "lvlText"), first)
        for one in numbering.iter(f"{W}num"):
            self._lists[one.get(f"{W}numId", "")] = _value(one, "abstractNumId")

    def _learn_styles(self, styles: Any) -> None:
        for style in styles.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            found = next(style.iter(f"{W}numPr"), None)
            if found is not None and _value(found, "numId"):
                depth = _value(found, "ilvl")
                self._styles[name] = (_value(found, "numId"), min(int(depth), 8) if depth.isdecimal() else 0)
            if _value(style, "basedOn"):
                self._based[name] = _value(style, "basedOn")


def _value(element: Any, tag: str) -> str:
    child = element.find(f"{W}{tag}")
    return "" if child is None else str(child.get(f"{W}val", ""))
