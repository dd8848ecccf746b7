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
from ..text.vocabulary import per_vocabulary
from .places import NOWHERE, Places
from .quantities import Quantity, named_quantity, read_quantities
from .sayings import read_sayings

Way = Literal["share", "growth", "count", "survey", "rank", ""]
"""How a line is measured: a share of a whole, a rate of change, a total, a survey, a place in a ranking."""

Marks = Mapping[str, frozenset[str]]
"""For each group of ``lexicons/contrasts.yaml`` what a text names of it."""

_NUMBER = re.compile(
    r"\A\s*(?:\d+(?:\.\d+)+|\d+[.、](?!\d)|\([\d一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.]|第[\d一二三四五六七八九十]+[条项])\s*"
)
_ASIDE = re.compile(r"\(([^()]*)\)|【([^】]{0,200})】")
_MARKS = re.compile(r"[\s★☆*“”\"'‘’《》<>、,。;:·\-—/!?]")
_FIGURE = re.compile(
    r"(?:力争|争取|确保|控制在|保持在|稳定在|不低于|不少于|不高于|不超过|达到?|至少|≥|≤|>|<|=){0,8}\d+(?:\.\d+)?(?:[-—~至到]\d+(?:\.\d+)?)?"
    r"\s*(?:%|‰|个百分点|万亿|[万亿]?(?:亩|吨|斤|人次?|元|户|座|个|家|件|次|起|例|平方米|公里|分))?(?:及?以上|及?以下|以内|左右|之内)?"
)
_PLACE = re.compile(
    r"(?:\A|(?<=[的在]))(?:全|我|本|各)(?:国|省|市|县|区|镇|乡|村|街道|域)|(?:省|市|县|区|镇|乡)(?:级|域|定|本级|内)(?!河长|总河)"
    r"|\A(?!城镇|乡镇|集镇|村镇|市镇|小镇|特色|重点|各|每)[一-鿿]{1,3}(?:镇|乡|街道)(?=[一-鿿]{3})"
    r"|\A每个?(?:县|区|乡镇|镇|乡|街道|村|社区|单位)(?=[一-鿿]{3})"
)
_EMPTY = re.compile(
    r"\A(?:预期|主要|总体|年度|工作|发展)*(?:目标|指标)(?:任务|值)?(?:是|为)?|\A(?:今年|全年)|(?:工作|情况|任务|指标|目标|水平)\Z|(?:工作|任务)(?=完成|落实)"
    r"|积极|认真|切实|进一步|继续|持续|全面|扎实|深入|大力|着力|不断|有效|推进|推动|加强|强化|抓好|做好|落实|\A组织(?=.{2})|组织(?=开展|实施)|开展|实施|实现|确保|力争|努力|加快"
    r"|(?<=.)(?:建设|改造提升)(?=任务|面积|数量|\Z)|\A(?:新建|建设|打造|完成|建成(?!区)|新改造|改造|提升|实际|提高|主要)(?=.{3})|年度|全年|当年|本年|年均|平均|同比|可比"
)
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
_CARRIER = re.compile(
    r"(?:的)?(?:行政村|自然村|村庄|社区|小区|农户|住户|居民|家庭)(?:数)?(?=(?:全?覆盖|普及)?(?:率|比例|面)?\Z)"
)
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
    ``quantities``: what the figures are figures of; ``called``: the one of them that the name itself is.
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

    @property
    def specific(self) -> bool:
        """Whether the name alone tells what the line is about; 组织领导 or 工作创新 do not."""
        return bool(self.matters) or len(self.plain) >= SPECIFIC or bool(self.marks.keys() - {"work"})


def read_subject(line: Line, unit: str = "", *, growth: bool = False, places: Places = NOWHERE) -> Subject:
    """The subject of a line. ``unit`` and ``growth`` are those of its target, for names that do not say how they
    are measured; ``places`` are names of the place and of its units, which say nothing of the subject."""
    passages = {each.field: each.text for each in line.passages}
    raw = passages.get("name", "")
    asides = " ".join(part for found in _ASIDE.findall(raw) for part in found if part)
    named = standard(_NUMBER.sub("", raw))
    plain = _stripped(named, places)
    way, name = _measured(plain)
    if growth and way == "count":
        way = "growth"  # 社会消费品零售总额, of which the growth is asked
    if not way and (unit or growth):
        way = "growth" if growth else "share" if unit in ("%", "‰") else "count"
    matters = frozenset(named_matters(plain))
    said = core("。".join(text for field in ("description", "criteria") if (text := passages.get(field)))).replace(
        " ", ""
    )
    own = tuple(passages[field] for field in ("description", "criteria") if field in passages)
    around = marks_of(
        standard(" ".join((*line.groups, asides, *(passages.get(f, "") for f in ("description", "criteria")))))
    )
    quantities = read_quantities(own, standard)
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
        groups=standard("".join(_MARKS.sub("", _NUMBER.sub("", group)) for group in line.groups[-2:])),
        sayings=read_sayings(own, plain),
        quantities=(*quantities, *called),
        called=called,
    )


@per_vocabulary
def standard(text: str) -> str:
    """A text with the other words for the same (``lexicons/indicator_names.yaml``) put into standard ones."""
    parts, last = [], 0
    for hit in lexicon("indicator_names").scan(text):
        parts += [text[last : hit.start], hit.name]
        last = hit.end
    return "".join(parts) + text[last:]


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


def _stripped(raw: str, places: Places) -> str:
    text = _PLACE.sub("", _ASIDE.sub("", places.taken_out(raw)))
    text = standard(_MARKS.sub("", _FIGURE.sub("", text)))
    bare = _CARRIER.sub("", _EMPTY.sub("", text))
    return bare if len(bare) >= 2 else text


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
