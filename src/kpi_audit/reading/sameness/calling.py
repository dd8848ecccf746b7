"""Whether what two lines measure, or are to have done by a date, is called by the same words."""

from __future__ import annotations

from collections import Counter

from ...startup import patterns as re
from ...startup.records import replace
from ..alignment.quantities import BESIDE, COMMON, RATE, SHORTEST, Quantity
from ..quantity.units import ratio
from .closeness import parts

ASPECT = re.compile(r"准确|合格|达标|优良|完成|满意|知晓|参与|及时|按时|成功|合规|规范(?=率)")
"""What makes another rate of one object: 投放准确率 is no 投放率."""

IN_TIME = re.compile("按时|及时")
"""What says of work that is done only when: 按时整改率 asks less of all than 整改率, and counts the same cases."""
_TWO_WORDS = 4
"""So many characters are two words, which are shortened to their first ones."""


def same_task(one: str, other: str) -> bool:
    """Whether what is due by two dates is the same, one of them with a few words more that name no other object."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or len(long) > 3 * len(short) or Counter(short) - Counter(long):
        return False
    return long.endswith(short) or not any(parts(piece) for piece in pieces(short, long))


def very_same(one: Quantity, other: Quantity) -> bool:
    """Whether two labels are one, which is short but says what it is of: 森林覆盖率, and not 参保率 or 覆盖率."""
    told = one.telling > BESIDE or (one.telling == BESIDE and min(one.length, other.length) > SHORTEST)
    return told and one.label == other.label and one.kind == other.kind


def different(one: Quantity, other: Quantity, least: int = 1) -> bool:
    """Whether each of two labels has ``least`` characters or more that the other has not; a label may leave out what
    its line is called (建制镇达到70%)."""
    mine, yours = Counter(one.label), Counter(other.label)
    return (mine - yours).total() >= least and (yours - mine).total() >= least


def alike(one: Quantity, other: Quantity, here: str, there: str) -> bool:
    """Whether two lines ask the same quantity in nearly the same words; ``here`` and ``there``: all that they say,
    where a label may leave out what it is said of."""
    if one.kind != other.kind:
        return False
    short, long, said = (
        (one.label, other.label, here) if len(one.label) <= len(other.label) else (other.label, one.label, there)
    )
    if len(long) > 2 * len(short) + 2 or not set(short) <= set(long) or Counter(short) - Counter(long):
        return False
    if one.kind == "count" and one.unit and other.unit and ratio(one.unit, other.unit) is None:
        return False  # a number that is to be nought has no unit
    if bool(RATE.search(one.label)) != bool(RATE.search(other.label)):
        return False
    more = pieces(short, long)
    return all(not ASPECT.search(piece) and (not parts(piece, short) or _said(piece, said)) for piece in more)


def whenever(quantity: Quantity) -> Quantity:
    """A quantity without the word that it is to be in time."""
    label = IN_TIME.sub("", quantity.label)
    return quantity if label == quantity.label else replace(quantity, label=label)


def _said(piece: str, said: str) -> bool:
    """Whether a line says what only a label of the other names, be it without a word for any work (信访事项: 信访), or
    in the first characters of its two words (家庭医生: 家医)."""
    core = COMMON.sub("", piece)
    return piece in said or (len(core) > 1 and core in said) or (len(piece) == _TWO_WORDS and piece[::2] in said)


def pieces(short: str, long: str) -> list[str]:
    """What only the longer of two labels has, piece by piece; as one piece where the words stand in another order."""
    found, piece, at = [], "", 0
    for char in long:
        if at < len(short) and short[at] == char:
            found.append(piece)
            piece, at = "", at + 1
        else:
            piece += char
    found.append(piece)
    if at < len(short):
        found = ["".join((Counter(long) - Counter(short)).elements())]
    return [each for each in found if each]
