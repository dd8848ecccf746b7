"""What a line is about, stripped for comparison: its subject, how it is measured, what sets it apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..duty.plain import core
from ..duty.thesaurus import thesaurus
from ..duty.wording import named_matters
from ..text.lexicon import lexicon
from ..text.line import Line
from .names import ASIDE, MARKS, NUMBER, plain_name, standard
from .places import NOWHERE, Places
from .quantities import Quantity, named_quantity, read_quantities
from .sayings import read_sayings

Way = Literal["share", "growth", "count", "survey", "rank", ""]
"""How a line is measured: a share of a whole, a rate of change, a total, a survey, a place in a ranking."""

Marks = Mapping[str, frozenset[str]]
"""For each group of ``lexicons/contrasts.yaml`` what a text names of it."""

_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    ("rank", re.compile(r"(?:排名|位次|名次|排位)(?:情况)?\Z")),
    ("survey", re.compile(r"(?:满意度|安全感|获得感|幸福感|满意)\Z")),
    ("growth", re.compile(r"(?:增长率?|增速|增幅|涨幅|增量|下降率?|下降幅度|降幅|降低率|提高幅度|递增率)\Z")),
    ("share", re.compile(r"(?:所占)?(?:率|比例|占比|比重|覆盖)\Z")),
    (
        "count",
        re.compile(
            r"(?:[件户个人家起次场宗条处项套座台亩篇口栋辆]?数量?|总数|总量|总额|场次|面积|里程|数额|产量|(?<![质力容])量|额)\Z"
        ),
    ),
)  # fmt: skip
_ASPECT = 7
"""So many characters at the end of a rate's name say what it is a rate of."""
_STAGES = "project"
"""The contrast of which only the last word counts."""
_OF_RATE = re.compile("[一-鿿]{2}率")
"""A target that says what it is of (开工率100%,完工率不低于60%): that goes with the name."""
SPECIFIC = 6
"""A name of so many characters says by itself what it is about."""
TEXT = 12
"""Texts shorter than this say too little to compare."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A line for comparison. ``name``: the core of its name in standard words; ``plain``: the same before standing
    words for measuring were cut. ``marks``: what the name says of each contrast; ``around``: what the groups and texts
    say. ``matters``: the matters that the name speaks of; ``rest``: the name without the words for them. ``text``:
    description and criteria without scoring. ``sayings``: the clauses that ask something, without their figures;
    ``quantities``: what the figures are figures of; ``called``: the one of them that the name itself is. ``about``:
    what the whole document is about, which goes for its lines.
    """

    name: str
    plain: str
    way: Way
    marks: Marks
    around: Marks
    matters: frozenset[str]
    rest: str
    text: str
    groups: str
    sayings: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    called: tuple[Quantity, ...] = ()
    about: str = ""

    @property
    def said(self) -> str:
        """All that is said of the line: where its labels may leave out what they are of."""
        return self.plain + self.text + self.about

    @property
    def specific(self) -> bool:
        """Whether the name alone tells what the line is about; 组织领导 or 工作创新 do not."""
        return bool(self.matters) or len(self.plain) >= SPECIFIC or bool(self.marks.keys() - {"work"})


def read_subject(
    line: Line,
    unit: str = "",
    *,
    growth: bool = False,
    places: Places = NOWHERE,
    regions: Places = NOWHERE,
    title: str = "",
) -> Subject:
    """The subject of a line. ``unit`` and ``growth`` are those of its target, for names that do not say how they
    are measured; ``places`` are names of the place and of its units, which say nothing of the subject, ``regions``
    those that texts leave out as well; ``title``: that of the document."""
    passages = {each.field: each.text for each in line.passages}
    raw = passages.get("name", "")
    asides = " ".join(part for found in ASIDE.findall(raw) for part in found if part)
    named = standard(NUMBER.sub("", raw))
    plain = plain_name(raw, places)
    way, name = _measured(plain)
    if growth and way == "count":
        way = "growth"  # 社会消费品零售总额, of which the growth is asked
    if not way and (unit or growth):
        way = "growth" if growth else "share" if unit in ("%", "‰") else "count"
    matters = frozenset(named_matters(plain))
    said = core("。".join(text for field in ("description", "criteria") if (text := passages.get(field)))).replace(
        " ", ""
    )
    own = tuple(regions.taken_out(passages[field]) for field in ("description", "criteria") if field in passages)
    around = marks_of(
        standard(" ".join((*line.groups, title, asides, *(passages.get(f, "") for f in ("description", "criteria")))))
    )
    targets = (f"{plain},{passages['target']}",) if _OF_RATE.search(passages.get("target", "")) else ()
    quantities = read_quantities((*targets, *own), standard)
    called = named_quantity(plain, unit, growth, quantities)
    return Subject(
        name=name,
        plain=plain,
        way=way,
        marks=marks_of(named, plain, way),
        around=around,
        matters=matters,
        rest=_rest(name, matters),
        text=said,
        groups=standard("".join(MARKS.sub("", NUMBER.sub("", group)) for group in line.groups[-2:])),
        sayings=read_sayings(own, plain),
        quantities=(*quantities, *called),
        called=called,
        about=standard(places.taken_out(title)),
    )


def marks_of(text: str, tail: str = "", way: Way = "") -> Marks:
    """What a text names of each contrast; of a share the aspect, which is the last one of ``tail``."""
    found: dict[str, set[str]] = {}
    words = lexicon("contrasts", layered=True)
    for hit in sorted(words.scan(text), key=lambda hit: hit.end):
        group, _, value = hit.name.partition(".")
        if value and group != "rate" and (group != "satisfaction" or way == "survey"):
            if group == _STAGES:
                found[group] = {value}  # 签约项目开工率 is about the start
            else:
                found.setdefault(group, set()).add(value)
    tail = tail[-_ASPECT:] if way in ("share", "survey") else ""
    aspects = [hit for hit in words.scan(tail) if hit.name.startswith("rate.")]
    if aspects:
        last = max(hit.end for hit in aspects)
        found["rate"] = {hit.name.partition(".")[2] for hit in aspects if hit.end == last}
    return {group: frozenset(values) for group, values in found.items()}


def _measured(plain: str) -> tuple[Way, str]:
    for way, pattern in _WAYS:
        found = pattern.search(plain)
        if found is not None and (found.start() >= 2 or way in ("survey", "growth")):
            kept = plain[: found.start()]
            return way, kept if len(kept) >= 2 else plain
    return "", plain


def _rest(name: str, matters: frozenset[str]) -> str:
    """A name without the words that speak of its matters, hints included."""
    taken = {at for one in thesaurus().mentions(name) if one.matter in matters for at in range(one.start, one.end)}
    return "".join(char for at, char in enumerate(name) if at not in taken)
