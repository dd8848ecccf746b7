"""How surely two lines are about the same: names in standard words, texts, and what sets them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from math import fsum

from ...startup.records import dataclass
from ..duty.similarity import grams
from ..sameness.calling import alike, very_same
from .quantities import APART as PARTED
from .quantities import BESIDE, SHORTEST, Quantity
from .sayings import HALF, shared
from .subjects import SPECIFIC, TEXT, Subject, marks_of

SOFT = "soft"
"""Contrasts whose name begins so do not count when only one of two lines names them."""
NARROWER = 0.78
"""What a likeness keeps when one line names an object, place or step that the other leaves open."""
TURNED = 0.95
"""What names are worth that have the same characters in another order."""
SWAPPED = 0.82
"""What it keeps when both names have words that the other has not."""
APART = 0.4
"""The most that lines may be alike whose names contradict each other."""
SAME_HEAD, SAME_MATTER = 0.5, 0.7
"""The least for names that speak of the same matter: when what else they say is different, and when it is the same."""
SAME_ALONE = 0.76
"""The least when the names say nothing else: words of one matter may still be different things (复议, 诉讼)."""
NAMED = 0.9
"""How far equal names are trusted when the texts under them have nothing in common."""
LOOSE = 0.9
"""What it keeps when a name that says little is only a part of the other."""
VAGUE = 0.55
"""How far a name is trusted that says nothing by itself."""
UPLIFT = 0.55
"""How much of the doubt that is left texts can take away."""
DOUBT = 0.79
"""The most for names that both have words of their own: whatever else agrees, those may be another object."""
SAID, TOLD = 0.86, 0.6
"""The least for lines that ask the very same, whatever they are called: most of what one asks, and a part of it."""
MEASURED = 0.79
"""The least for lines that ask the same quantity in nearly the same words: sure only where no other line does."""
_NEGATED = "非未无不反"
_EVERYWHERE = frozenset({"rural", "urban"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score``: 0 to 1. ``apart``: the contrast in which the two lines contradict each other, if any.

    ``measured``: whether both ask the same quantity in nearly the same words; sure only where no other line does.
    """

    score: float
    apart: str = ""
    measured: bool = False


def likeness(one: Subject, other: Subject, rarity: Callable[[str], float] | None = None) -> Likeness:
    """How alike two lines are."""
    apart = contradiction(one, other)
    said = 0.0 if apart not in ("", "matter") else _shared(one, other)
    if apart and said < HALF:
        if (apart in ("matter", "way") and same_quantity(one, other, _parted)) or _same_words(one, other, apart):
            return Likeness(MEASURED, measured=True)
        return Likeness(APART * _names(one, other, rarity), apart)
    score = _names(one, other, rarity)
    score = max(score, _matters(one, other))
    score *= NARROWER ** _open(one, other)
    if score < 1 and not (one.specific and other.specific):
        score *= LOOSE
    if one.way != other.way and "survey" in (one.way, other.way):
        score *= NARROWER
    score = _with_texts(score, one, other)
    if _swapped(one.name, other.name) and _swapped(one.plain, other.plain):
        score = min(score, DOUBT)
    if said:
        score = max(score, SAID if said >= HALF else TOLD)
    measured = score < SAID and same_quantity(one, other, _beside if score >= TOLD else _alone)
    return Likeness(round(max(score, MEASURED) if measured else score, 4), measured=measured)


def same_quantity(one: Subject, other: Subject, tells: Callable[[Quantity], bool]) -> bool:
    """Whether two lines ask one quantity in nearly the same words, which ``tells`` enough of what it is of."""
    return next(_same_quantities(one, other, tells), None) is not None


def _same_words(one: Subject, other: Subject, apart: str) -> bool:
    """Whether lines that differ in a contrast ask one quantity in the very same telling words: beside the work that is
    meant, or with the side that is taken (能繁母猪存栏 of 生猪)."""
    asked = {(each.label, each.kind) for each in one.quantities if each.telling >= PARTED or each.length > SPECIFIC}
    same = (each.label for each in other.quantities if (each.label, each.kind) in asked)
    return any(apart == "work" or apart in marks_of(label) for label in same)


def quantities_of_both(one: Subject, other: Subject) -> list[tuple[Quantity, Quantity]]:
    """The quantities that two lines ask in nearly the same words, as each of them says it."""
    return list(_same_quantities(one, other, _beside))


def _same_quantities(
    one: Subject, other: Subject, tells: Callable[[Quantity], bool]
) -> Iterator[tuple[Quantity, Quantity]]:
    here, there = one.said, other.said
    for mine in one.quantities:
        for yours in other.quantities:
            told = (tells(mine) and tells(yours)) or (
                very_same(mine, yours) and (tells is not _parted or _named(mine, one) or _named(yours, other))
            )
            if told and alike(mine, yours, here, there) and _one_object(mine.label, yours.label, one, other):
                yield mine, yours


def _named(quantity: Quantity, of: Subject) -> bool:
    """Whether a line is called by a quantity that it asks (森林覆盖率)."""
    return quantity in of.called


def _beside(quantity: Quantity) -> bool:
    return (quantity.telling if quantity.kind == "times" else quantity.own) >= BESIDE


def _alone(quantity: Quantity) -> bool:
    return quantity.telling >= BESIDE and len(quantity.label) >= SHORTEST


def _parted(quantity: Quantity) -> bool:
    return quantity.telling >= PARTED and len(quantity.label) > SHORTEST


def _one_object(mine: str, yours: str, one: Subject, other: Subject) -> bool:
    """Whether neither of two labels names an object, place or step that the other's line does not name."""
    ours, theirs = marks_of(mine), marks_of(yours)
    if any(not ours[group] & theirs[group] for group in ours.keys() & theirs.keys()):
        return False
    for named, rest, line in ((ours, theirs, other), (theirs, ours, one)):
        for group in named.keys() - rest.keys():
            said = line.marks.get(group, frozenset()) | line.around.get(group, frozenset())
            if not group.startswith(SOFT) and not named[group] & said:
                return False
    return True


def _shared(one: Subject, other: Subject) -> float:
    """How much of what the shorter line asks the other asks in the same words, 0 to 1."""
    if not one.sayings or not other.sayings:
        return 0.0
    return shared(one.sayings, other.sayings, one.said, other.said)


def contradiction(one: Subject, other: Subject) -> str:
    """The first contrast in which both lines take a side, and not the same."""
    if one.way and other.way and one.way != other.way and {one.way, other.way} != {"share", "survey"}:
        return "way"
    for group in sorted(one.marks.keys() & other.marks.keys()):
        if not one.marks[group] & other.marks[group]:
            return group
    if one.matters and other.matters and not one.matters & other.matters and sorted(one.name) != sorted(other.name):
        return "matter"  # and not 加装电梯, 电梯加装
    return ""


def _matters(one: Subject, other: Subject) -> float:
    """What two names count for that speak of the same matters, however they are worded."""
    if not one.matters & other.matters or one.way != other.way or _open(one, other):
        return 0.0
    alone = one.matters == other.matters and one.rest == other.rest and bool(set(one.name) & set(other.name))
    named = one.way or max(len(one.name), len(other.name)) <= SPECIFIC  # 森林防火 itself, or a measure of it
    if alone and named and one.marks.get("rate") == other.marks.get("rate"):
        return SAME_ALONE
    kept = _ordered(one.rest, other.rest) if one.rest and other.rest else _ordered(one.name, other.name)
    return SAME_HEAD + (SAME_MATTER - SAME_HEAD) * kept


def _open(one: Subject, other: Subject) -> int:
    """How many things one line names outright that the other leaves open, its groups and texts included; at most 2."""
    count = 0
    for mine, theirs in ((one, other), (other, one)):
        for group, values in mine.marks.items():
            if not group.startswith(SOFT) and group not in theirs.marks and group != "rate" and values != _EVERYWHERE:
                count += not theirs.around.get(group, frozenset()) & values
    return min(count, 2)


def _names(one: Subject, other: Subject, rarity: Callable[[str], float] | None) -> float:
    """Likeness of two names: what they share in order, and their character pairs by rarity; 0 to 1."""
    if one.name == other.name or one.plain == other.plain:
        return 1.0
    best = 0.0
    for first, second in {(one.name, other.name), (one.plain, other.plain)}:
        ordered = _ordered(first, second)
        best = max(best, ordered, (ordered + _pairs(first, second, rarity)) / 2)
        if sorted(first.removesuffix("项目")) == sorted(second.removesuffix("项目")):  # 环境卫生整治, 整治环境卫生
            best = max(best, TURNED)
    negated = any(one.plain.count(char) != other.plain.count(char) for char in _NEGATED)
    return best * NARROWER if negated else best


def _ordered(first: str, second: str) -> float:
    """What two texts share in order; less when both have something that the other has not."""
    ratio, swapped = _in_order(first, second)
    return ratio * SWAPPED if swapped else ratio


def _swapped(first: str, second: str) -> bool:
    """Whether both texts have characters that the other has not, wherever they stand."""
    return bool(Counter(first) - Counter(second)) and bool(Counter(second) - Counter(first))


def _in_order(first: str, second: str) -> tuple[float, bool]:
    ratio = common(first, second)
    shared = round(ratio * (len(first) + len(second)) / 2)
    return ratio, min(len(first), len(second)) > shared


def common(first: str, second: str) -> float:
    """How much two texts share in order: 1 when they are the same, 0 when they have nothing in common."""
    from rapidfuzz.distance import Indel  # here: only a scheme that is aligned by text needs it

    return float(Indel.normalized_similarity(first, second))


def _pairs(first: str, second: str, rarity: Callable[[str], float] | None) -> float:
    """Dice coefficient of the character pairs, weighed by rarity."""
    mine, theirs = grams(first), grams(second)
    if not mine or not theirs:
        return 0.0

    def weigh(features: set[str]) -> float:
        return fsum(0.5 + 0.5 * (rarity(each) if rarity else 1.0) for each in features)

    whole = weigh(set(mine)) + weigh(set(theirs))
    return 2 * weigh(mine.keys() & theirs.keys()) / whole if whole else 0.0


def _with_texts(score: float, one: Subject, other: Subject) -> float:
    """The score of the names, moved by what stands under them."""
    told = len(one.text) >= TEXT and len(other.text) >= TEXT
    if not told:
        return score
    same = _pairs(one.text, other.text, None)
    if not (one.specific and other.specific):
        score *= min(1.0, VAGUE + same)
    elif score > NAMED and same < 0.05:
        score = NAMED
    if score >= 0.5:
        score += (1 - score) * UPLIFT * max(0.0, same - 0.2) / 0.8
    return score
