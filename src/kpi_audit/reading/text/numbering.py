"""Running numbers and other marks in names: they tell a line from its like, and nothing of what it is about."""

from __future__ import annotations

from ...startup import patterns as re
from .normal import normalise

_RUNNING = re.compile(
    r"第[0-9]{1,6}(?=[项条款类号个])|[(\uff08][0-9]{1,6}[)\uff09]|^[0-9]{1,3}(?=[.\uff0e、])"
    r"|(?<![0-9.%/年月至~为到达过于是≥≤<>=+-])(?!0$|100$|(?:19|20)[0-9]{2}$)[0-9]{1,6}$"
)
"""A running number in a name: 第3项, (3), 3. or 3、 at its start, a bare figure at its end that is no year or aim."""
_FIGURE = re.compile("[0-9]")
_NOISE = re.compile(
    r"^\s*(?:[\d一二三四五六七八九十]+[.、)]|\([^)]{1,3}\)|第[\d一二三四五六七八九十]+[条项])|\([^)]{0,200}\)|[\s,。;:、“”\"'《》·]|\d+(?:\.\d+)?%?分?"
)


def unnumbered(name: str) -> str:
    """A name with its running numbers blanked, digit for digit; as it is where it has other figures, too."""
    if not _FIGURE.search(name):
        return name
    blank = _RUNNING.sub(lambda found: _FIGURE.sub("#", found[0]), name)
    return name if _FIGURE.search(blank) else blank


def core_name(name: str) -> str:
    """A name without list numbers, asides, punctuation and figures."""
    return _NOISE.sub("", normalise(name).text)
