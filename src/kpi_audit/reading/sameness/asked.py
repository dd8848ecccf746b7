"""What a line or an inspection asks of a unit, so that what another department asks can be held beside it."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..alignment.names import standard
from ..alignment.quantities import BESIDE, Quantity, read_quantities
from ..alignment.sayings import HALF, keys, read_sayings, shared
from ..alignment.subjects import marks_of
from ..duty.plain import core
from ..duty.thesaurus import thesaurus
from ..duty.wording import read_text
from ..text.normal import normalise
from .calling import alike as same_quantity
from .calling import whenever
from .checks import TOLD, Check, checks, meet
from .closeness import closeness, narrows
from .matter_words import common, in_villages, names
from .measures import Measure, measure
from .objects import FORM, SAYS, SHORT, alike, other_objects, shared_object
from .works import Works, works

SPECIFIC = 7
"""A name of so many characters beside forms of work says by itself what it is about."""
TEXT = 12
"""Texts shorter than this are formulas of scoring rather than contents."""

_OF = "对"
"""What a text begins with that says to whom or what something is done."""
_TAIL = 3
"""So many characters at the end of a quantity say how it is measured."""
_URBAN = re.compile(r"城区|城市|城镇|小区|物业")
_RURAL = re.compile(r"农村|行政村|自然村|村庄|农户|村民|村内|村[里前后]|房前屋后|各村")


@dataclass(frozen=True, slots=True)
class Asked:
    """A demand taken apart.

    ``matters``: what the name is about, the narrowest of them; ``broad``: only such as 安全生产, which every department
    has a part of. ``beside``: the wider matters that are left out for narrower ones. ``rest``: what the name says
    beside matters and forms of work. ``steps``: classes of ``lexicons/stages.yaml``. ``text``: the contents without
    boilerplate, figures and scoring, ``told`` whether there were any; ``words``: those of a broad matter in them.
    ``general``: whatever may come, or rules of scoring. ``sayings``: the clauses that ask something. ``spoken``: the
    words by which it names its matters. ``formula``: numerator and denominator, where declared. ``quantities``: what
    its figures are figures of. ``works``: drills, trainings and campaigns by what they are for; ``checks``: checks and
    reports by what they are of.
    """

    name: Measure
    matters: frozenset[str]
    broad: bool
    beside: frozenset[str]
    rest: str
    steps: frozenset[str]
    text: str
    told: bool
    general: bool
    urban: bool
    rural: bool
    sayings: tuple[str, ...]
    spoken: frozenset[str]
    words: frozenset[str] = frozenset()
    formula: tuple[str, str] | None = None
    quantities: tuple[Quantity, ...] = ()
    works: Works = Works()
    checks: tuple[Check, ...] = ()

    @property
    def keys(self) -> Iterator[tuple[str, object]]:
        """Only demands that share a key can be the same."""
        if len(self.name.folded) >= 2:
            yield "name", self.name.folded
        if self.name.way and len(self.name.subject) >= SHORT:
            yield "subject", self.name.subject
        if self.matters:
            yield "matters", self.matters
        if len(self.text) >= TEXT:
            yield "text", self.text
        for said in keys(self.sayings):
            yield "said", said
        for one in self.quantities:
            yield "quantity", one.label[-_TAIL:]
        for work in self.works.all:
            yield "work", work
        for one_check in self.checks:
            yield "check", one_check.of[:TOLD]
        if self.formula is not None:
            yield "formula", self.formula


def asked(name: str, *texts: str | None, formula: tuple[str | None, str | None] = (None, None)) -> Asked:
    """What a name asks, with the contents that belong to it."""
    over, under = formula
    told = [normalise(text).text for text in texts if text]
    said = core("。".join(told))
    taken = measure(name)
    matters, rest, spoken = _matters(re.sub(r"[^\w]", "", normalise(name).text))
    whole = f"{taken.plain}{said}"
    urban, rural = bool(_URBAN.search(whole)), bool(_RURAL.search(whole))
    if rural and not urban:
        matters = {in_villages().get(one, one) for one in matters}
    book = thesaurus()
    wording = read_text(name)
    wide = {broader for names in book.broader.values() for broader in names}
    narrow = matters - wide - common("ways") - common("own_part")
    sayings = read_sayings(told, taken.plain)
    return Asked(
        name=taken,
        matters=frozenset(narrow or matters),
        broad=not narrow,
        beside=frozenset(matters - narrow - common("ways") if narrow else ()),
        rest=FORM.sub("", rest),
        steps=wording.steps,
        text=said.replace(" ", "").lstrip(".、"),
        general=bool(wording.catch_all or wording.rules or wording.admin),
        told=any(text.strip() for text in told),
        urban=urban,
        rural=rural,
        sayings=sayings,
        spoken=frozenset(names().get(word, word) for word in spoken),
        words=frozenset() if narrow else _words_of(matters, "。".join(told)),
        formula=(measure(over).folded, measure(under).folded) if over and under else None,
        quantities=tuple(filter(_told, read_quantities(told, standard))),
        works=works(taken.plain, told, narrow),
        checks=checks(taken.plain, sayings),
    )


def same(one: Asked, other: Asked, similar: float) -> bool:
    """Whether two demands are for the same thing, to be done once; the same word with another object is not."""
    if one.formula is not None and other.formula is not None:
        return one.formula == other.formula
    if (one.urban, one.rural) != (other.urban, other.rural) and one.urban == other.rural and one.rural == other.urban:
        return False
    if one.name.folded == other.name.folded:
        return _same_object(one, other)
    if _ask_the_same(one, other) or _same_quantity(one, other) or one.works.meet(other.works):
        return True
    if one.checks and other.checks and meet(one.checks, other.checks, _narrow(one), _narrow(other)):
        return True
    if one.matters != other.matters or not one.matters:
        return False
    if one.text == other.text and len(one.text) >= TEXT:
        return True
    if one.name.way and other.name.way and one.name.subject == other.name.subject:
        return {one.name.way, other.name.way} != {"rate"}
    if one.name.way != other.name.way:
        return False
    if not one.broad and one.rest == other.rest and (not one.steps or not other.steps or one.steps & other.steps):
        # 养老机构消防安全 is not 养老机构建设; 一网通办 and 好差评 are two things of 政务服务
        named = one.beside == other.beside and not one.spoken.isdisjoint(other.spoken)
        return named or alike(one.text, other.text)
    if one.broad and not (one.rest or other.rest) and not one.spoken.isdisjoint(other.spoken):
        # 村庄清洁 and 环境卫生: one name of the whole, and contents that speak of the same part of it
        return bool(one.words & (other.words | other.spoken) or other.words & one.spoken)
    return _near(one, other, similar)


def _ask_the_same(one: Asked, other: Asked) -> bool:
    """Whether what one asks is for the most part what the other asks, clause by clause, whatever both are called."""
    if one.general or other.general:
        return False
    return shared(one.sayings, other.sayings, one.name.plain + one.text, other.name.plain + other.text) >= HALF


def _narrow(one: Asked) -> frozenset[str]:
    return frozenset() if one.broad else one.matters


def _told(quantity: Quantity) -> bool:
    """Whether a quantity says what it is of, whoever asks it: a number of times is a way of work, and one of things is
    to be told in more words."""
    least = {"share": BESIDE, "change": BESIDE, "count": BESIDE + 1}.get(quantity.kind)
    return least is not None and quantity.telling >= least and len(quantity.label) > SHORT


def _same_quantity(one: Asked, other: Asked) -> bool:
    """Whether both are scored on one quantity, named in nearly the same words (垃圾分类投放准确率)."""
    if one.general or other.general:
        return False
    here, there = one.name.plain + one.text, other.name.plain + other.text
    return any(
        mine.label[-_TAIL:] == yours.label[-_TAIL:]
        and same_quantity(mine, yours, here, there)
        and _sides(mine.label) == _sides(yours.label)
        for mine in map(whenever, one.quantities)
        for yours in map(whenever, other.quantities)
    )


def _sides(label: str) -> object:
    return {group: sides for group, sides in marks_of(label).items() if not group.startswith("soft")}


def _same_object(one: Asked, other: Asked) -> bool:
    """Equal names: a narrow matter settles it; a broad one needs like contents, a mere heading needs them said."""
    if one.matters and one.broad:
        told = one.told or other.told
        own, theirs = (len(each.text.replace(each.name.plain, "")) for each in (one, other))
        if told and min(own, theirs) < SAYS <= SHORT <= max(own, theirs):
            return False  # 应急演练 of whatever it be, and one of 动物疫情
        if min(len(one.text), len(other.text)) < SHORT:
            return not told
        near = alike(one.text, other.text) or shared_object(one.words, other.words)
        return near and not other_objects(one.text, other.text, one.spoken | other.spoken)
    if one.matters:  # 消防检查 of whatever else each text begins with, or checks
        both = all(each.checks or each.text.startswith(_OF) for each in (one, other))
        return not both or not other_objects(one.text, other.text, one.spoken | other.spoken)
    if one.general or "满意" in one.name.folded:
        return False
    said = min(len(one.text), len(other.text)) >= TEXT
    return len(one.rest) >= (SHORT if said else SPECIFIC) and alike(one.text, other.text)


def _near(one: Asked, other: Asked, similar: float) -> bool:
    """One name only adds a few words to the other, none of which makes another object of it."""
    first, second = one.name.folded, other.name.folded
    if min(len(first), len(second)) < SHORT or first[-2:] != second[-2:]:
        return False
    close = closeness(first, second)
    return not close.parted and close.ratio >= similar and not narrows(close.extra) and alike(one.text, other.text)


def _words_of(matters: set[str], text: str) -> frozenset[str]:
    """The words by which a text speaks outright of some matters."""
    found = (one for one in thesaurus().mentions(text) if one.weight == 1.0 and one.matter in matters)
    return frozenset(names().get(word, word) for one in found for word in (text[one.start : one.end],))


def _matters(text: str) -> tuple[set[str], str, frozenset[str]]:
    """The matters that a name speaks of outright, the name without their words, and those words."""
    found = [one for one in thesaurus().mentions(text) if one.weight == 1.0]
    kept: set[str] = set()
    taken: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if taken and one.start < taken[-1][1] and (one.start, one.end) != taken[-1]:
            continue  # 安全生产检查 speaks of no 产检, 信访积案 not of 信访 at large
        kept.add(one.matter)
        taken.append((one.start, one.end))
    rest = "".join(char for at, char in enumerate(text) if not any(start <= at < end for start, end in taken))
    broader = {wide for name in kept for wide in thesaurus().broader[name]}
    words = frozenset(text[start:end] for start, end in taken)
    return (kept - broader - common("ways")) or (kept - broader) or kept, rest, words
