"""Which figures of two lines are figures of the same quantity, told by the words around them."""

from __future__ import annotations

from collections.abc import Sequence

from ...startup import patterns as re
from ...startup.records import dataclass
from ...startup.records import field as made
from ..quantity.targets import Target
from ..sameness.calling import different
from ..sameness.measures import measure
from ..text.clauses import said_before
from ..text.line import Passage, line
from .asked import Asked
from .likeness import likeness
from .names import standard
from .quantities import Quantity, named_quantity, quantities_at
from .respective import Member, Named, respective, same_thing
from .subjects import read_subject

_LABEL = 4
"""A figure among several is told by at least so many characters before it."""
_END = 3
"""So many characters at the end of a label say how its quantity is measured."""
_ALIKE = 0.6
"""Labels of figures at least this alike speak of one quantity."""
_TABLE = 1_000
"""Of so many pairs of figures, as tables of places have, only those that the very same words tell are looked for."""
_STOP = re.compile(r"[,，。;；:：、\n]")

Pairs = list[tuple[Target, Target]]


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A target and the text that it stands in; ``named``: what its line is called, where that says what it is of;
    ``member``: the one of several things told together whose figure it is; ``ahead``: what goes before the text."""

    target: Target
    passage: Passage
    named: tuple[Quantity, ...] = ()
    member: Member | None = None
    ahead: str = ""
    memos: dict[str, tuple[Quantity, ...]] = made(default_factory=dict, repr=False, compare=False)
    """What it is a figure of, once somebody asked: it is held against those of many lines."""


def told_together(passage: Passage, targets: Sequence[Target]) -> list[Figure]:
    """The figures of things that a text tells together, each by itself (分别达到99%、97%)."""
    return [Figure(one.target, passage, member=one) for one in respective(passage, targets, standard)]


def told_pairs(mine: Sequence[Figure], yours: Sequence[Figure], here: str, there: str) -> Pairs:
    """The figures that their words tell to be of one quantity; ``here`` and ``there``: all that the two lines say."""
    pairs = _measured(mine, yours, here, there)
    taken = {id(target) for pair in pairs for target in pair}
    mine = [one for one in mine if one.member is None and id(one.target) not in taken]
    yours = [one for one in yours if one.member is None and id(one.target) not in taken]
    return pairs + _labelled(mine, yours, 1 if pairs else 2)


def told_apart(one: Figure, other: Figure, least: int) -> bool:
    """Whether the words of each of two figures name what those of the other do not, in ``least`` characters or more."""
    if one.member is not None or other.member is not None:
        return not _told_with(one, other)
    mine, yours = _quantities(one), _quantities(other)
    return bool(mine) and bool(yours) and all(different(ours, theirs, least) for ours in mine for theirs in yours)


def names_alike(one: str, other: str) -> float:
    """How alike two names are, 0 to 1."""
    return likeness(read_subject(line(name=one)), read_subject(line(name=other))).score


def _measured(mine: Sequence[Figure], yours: Sequence[Figure], here: str, there: str) -> Pairs:
    """Figures of one of several things told together, and figures whose clauses ask the same quantity."""
    called = [(place, what) for place, other in enumerate(yours) for what in _quantities(other)]
    members = ((place, other.member) for place, other in enumerate(yours) if other.member is not None)
    labels = ((place, what.label) for place, what in called) if any(one.member is not None for one in mine) else ()
    named = Named(members, labels)
    asked = Asked(((what, yours[place].target) for place, what in called), here, there)
    ours = [_quantities(figure) for figure in mine]
    asked.take(ours)
    pairs = []
    for figure, whats in zip(mine, ours, strict=True):
        told = named.first(figure.member, [what.label for what in whats])
        others = asked.of(whats, figure.target.firm == "aim") if told is None else (yours[told].target,)
        pairs += [(figure.target, other) for other in others]
    return pairs


def _told_with(one: Figure, other: Figure) -> bool:
    """Whether two figures, one at least told together with those of other things, are of the same thing."""
    mine, yours = one.member, other.member
    if mine is not None and yours is not None:
        return same_thing(mine, yours)
    single, member = (one, yours) if mine is None else (other, mine)
    return member is not None and any(member.named_by(what.label) for what in _quantities(single))


def _quantities(figure: Figure) -> tuple[Quantity, ...]:
    if "of" not in figure.memos:
        figure.memos["of"] = _read_quantities(figure)
    return figure.memos["of"]


def _read_quantities(figure: Figure) -> tuple[Quantity, ...]:
    words = figure.target.words
    if figure.member is not None:
        return named_quantity(figure.member.label, figure.target.unit, figure.target.growth, ())
    ahead = f"{figure.ahead}," if figure.ahead else ""
    start, end = (len(ahead) + place for place in (words.start, words.end))
    return quantities_at(ahead + figure.passage.raw, start, end, standard) or figure.named


def _labelled(mine: Sequence[Figure], yours: Sequence[Figure], least: int) -> Pairs:
    """Figures of lines that name ``least`` quantities or more, paired by what stands before them."""
    ours, theirs = _labels(mine), _labels(yours)
    if len(ours) < least and len(theirs) < least:
        return []
    if len(ours) * len(theirs) > _TABLE:
        return [(target, theirs[label]) for label, target in ours.items() if label in theirs]
    subjects = {label: read_subject(line(name=label)) for label in (*ours, *theirs)}

    def near(one: str, other: str) -> float:
        short, long = sorted((one, other), key=len)
        return max(likeness(subjects[one], subjects[other]).score, _ALIKE if long.endswith(short) else 0.0)

    ends = {label[-_END:] for label in ours}
    pairs = []
    for label, target in ours.items():
        # 资格认证率 is no 参保缴费率, where both lines have one of either
        like = [other for other in theirs if other[-_END:] == label[-_END:]]
        like = like or [other for other in theirs if other[-_END:] not in ends]
        score, best = max(((near(label, other), other) for other in like), default=(0.0, ""))
        if score >= _ALIKE:
            pairs.append((target, theirs[best]))
    return pairs


def _labels(figures: Sequence[Figure]) -> dict[str, Target]:
    """What each figure in running text is a figure of, when every one says so; else nothing."""
    found: dict[str, Target] = {}
    for figure in figures:
        label = measure(said_before(_STOP, figure.passage.raw, figure.target.words.start)).folded
        if len(label) < _LABEL or label in found:
            return {}
        found[label] = figure.target
    return found
