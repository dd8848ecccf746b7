"""Events that schemes punish, by kind, object, gravity and reach, so that two triggers can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import LONGEST
from ..text.lexicon import Lexicon, Taken, lexicon
from ..text.vocabulary import gathered
from .accidents import DEGREES, accident_of
from .listing import member

_GRADES = {"一般": 1, "较大": 2, "重大": 3, "特别重大": 4, "特大": 4, "重特大": 3}
_GRADE = re.compile(
    rf"({DEGREES})(?!活动|节[日庆假]|时期|会议|任务|项目|工程|决策|事项)(?:级)?((?:及|或|以)?(?:其)?以上)?[^,。;的]{{0,10}}?\Z"
)
_AT_LARGE = re.compile("规模性|大规模|成规模|大面积|系统性|区域性")
_MASSIVE = (3, 4)
"""The grades of what happens on a large scale: a graver form of the same in one place."""
_DEATHS = re.compile(r"(?:死亡|致死|亡)(\d+)人(?:及|或)?(以上)?|(?<!\d)(\d+)人(?:及|或)?(以上)?死亡")
_PETITION_TO = {"capital": "京", "province": "省", "city": "市", "county": "县", "shanghai": "沪|上海"}
_GO = re.compile(
    r"(?:进|赴|去|到|来|上|越|在)?(京|沪|上海)|(?:进|赴|去|到|来|上)(省|市|县)(?!委|政府|级|直)|(省|市|县)(?=集体|访|非)"
)
_CROWD = re.compile(r"集体|群体|群访|(?<!\d)\d+人以上|成批")
_UNIVERSAL = re.compile(r"(?:各类|各种|所有|一切|任何)[^,。;的引导致造]{0,8}\Z")
_REST = re.compile(r"其[他它]|除[^,。;]{1,30}外|以外的|未达到?[^,。;]{0,20}程度|尚未|不构成|未构成|不含|不包括(?!自杀)")
_REST_LED = re.compile(r"[\s\d.、)]{0,4}(?:不构成|未构成)")  # all that the sentence goes on to tell
_VAGUE = re.compile(
    r"(重大|恶劣|严重|较大|不良|极坏)的?(?:社会|政治|负面|舆论)*(?:影响|后果|损失)|情节(?:较为|特别)?严重|性质恶劣|严重影响"
)
_CASUALTIES = re.compile(
    r"((?<!死)亡人(?!数|[^,。;]{0,6}(?:事故|火灾))|人员伤亡(?!人?数)|(?:致|造成|有)人员?死亡|人员死亡(?!数))"
)
_COUNT = re.compile(
    r"(?:累计|合计|全年|年内|达到?)?([2-9]|(?<!\d)\d{2,}|[二两三四五六七八九十])(?:次|起|处|件|批次|例|宗)(?:及|或|\(含\))?以上|连续[两二三四2-9]|第([二三四2-9])[次起]|(两|二|三|[2-9])次(?:被|未)"
)
_RESPONSIBLE = re.compile(r"负有?[^,。;]{0,8}责任|有责|责任(?:事故|事件|案件)")
_HANDLING = re.compile(
    r"(?:未|没有|不及时|不按|不主动|迟|漏|瞒|谎|拒)[^,。;]{0,16}?(?:劝返|劝回|处置|处理|化解|报告|上报|报送|报|稳控|接回|办结|追究|查处|整改|调查|落实|"
    r"制定|建立|开展|组织|制止|发现|拆除|评估|执行|应对|回应|配合|复耕|恢复)|(?:处置|处理|应对|化解|稳控|查处|救援)(?:不力|不当|不及时|不到位)"
)
_OF_SAFETY = re.compile(r"安全(?:责任)?\Z")
_CAUSED = re.compile(r"引发|导致|致使|造成|酿成|发生|出现|以致")
_CIRCULAR = re.compile(
    r"(?:被|受到?|遭)(?P<by>[^,。;]{0,36}?)(?:通报(?!表[扬彰])(?:批评)?|点名批评|曝光|挂牌督办|负面报道)|(?:通报批评|点名批评|媒体曝光)(?=的|[,。;]|\Z)|(?<=或)(?:者)?(?:被)?(?:媒体)?曝光"
)
_BY = (
    ("central", r"中央|国家|国务院|全国"),
    ("province", "省|自治区"),
    ("city", "市"),
    ("county", "[县区]"),
    ("township", "[镇乡]|街道"),
)
_ORDER = ("township", "county", "city", "province", "central")
_MEDIA = re.compile(r"媒体|曝光|报道|新闻")
_BOOK = re.compile(r"《[^《》]*》")
_SAME_KIND = re.compile(r"同类|上述|该类|此类")
_TOTAL = re.compile(
    r"(?:总数|总量|起数|件数|数量|次数)[^,。;]{0,24}?(?:超过?|增加|上升|高于|多于)|每(?:增加|超过|上升)"
)
_SHARE = re.compile(r"率|百分点|比例|占比|%")
_BEFORE = 24
"""Characters before an event that tell its gravity, and whether it stands for all of its kind."""
REPORTED = frozenset({"circular", "exposure", "opinion"})
"""Events that are what others said of the work; their object is the work itself."""
_WITH_OBJECTS = frozenset({"petition", "accident", "case", "mass", "burning", "construction"})


@dataclass(frozen=True, slots=True)
class Event:
    """One event named in a trigger, at ``start`` to ``end`` of it.

    Empty ``objects``, ``grades`` and ``levels`` mean any, empty objects none that is ``but`` (安全事故 is no 质量事故).
    ``rest``: only what other lines leave over (其他…). ``inherits``: of the same kind as the line before says.
    ``universal``: the words themselves say all kinds.
    """

    kind: str
    start: int = 0
    end: int = 0
    objects: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    grades: tuple[int, ...] = ()
    levels: tuple[str, ...] = ()
    crowd: bool = False
    vague: str = ""
    count: str = ""
    responsible: bool = False
    universal: bool = False
    rest: bool = False
    inherits: bool = False


def find_events(trigger: str, *, loose: bool = False) -> list[Event]:
    """The events that a trigger names as having happened; ``loose`` also takes those said not to happen."""
    return list(_events(trigger, loose))


@gathered
def _events(trigger: str, loose: bool) -> Iterable[Event]:
    text = _BOOK.sub(lambda title: "〇" * len(title[0]), trigger)
    if _SHARE.search(text):  # a rate measures the work, not an event
        return ()
    found = [*_named(text, loose), *_circulars(text)]
    kept: dict[tuple[object, ...], Event] = {}
    for event in found:
        kept.setdefault(signature(event), event)
    return kept.values()


_TELLING = attrgetter(*(name for name in Event.__slots__ if name not in ("start", "end")))


def signature(event: Event) -> tuple[object, ...]:
    """All that tells events apart, without their places."""
    told: tuple[object, ...] = _TELLING(event)
    return told


def context_objects(kind: str, names: Iterator[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The objects of a kind that the nearest of some names tells (安全生产 → production)."""
    for name in names:
        if found := _objects(kind, name):
            return found
    return ()


def _named(text: str, loose: bool) -> Iterator[Event]:
    hits = _lexicon().scan(text)
    named = [hit for hit in hits if "_" not in hit.name]  # no objects, and no words that are no event
    if not named:
        return
    taken = Taken(hits)
    handled = None if loose else _HANDLING.search(text)
    caused = None if handled is None else _CAUSED.search(text, handled.end())
    total = _TOTAL.search(text) is not None
    for hit in named:
        if taken.holds(hit):
            continue
        # what is punished is not that it happened but that it was not handled or reported
        if handled is not None and (caused is None or caused.end() > hit.start):
            continue
        part = _around(text, hit.start, ";。")
        own = member(text, hit, [one for one in named if one.name == hit.name])
        segment = own or _around(text, hit.start, ",;。或")
        objects = _objects(hit.name, own or part) if hit.name in _WITH_OBJECTS else ()
        if hit.name == "accident":
            objects = accident_of(text[max(0, hit.start - _BEFORE) : hit.start], objects)
        counted = hit.name == "case" and total
        inherits = not objects and (counted or _SAME_KIND.search(segment) is not None)
        if hit.name == "case" and not objects and not inherits:
            continue
        before = text[max(0, hit.start - _BEFORE) : hit.start]
        universal = bool(_UNIVERSAL.search(before))
        yield Event(
            hit.name,
            hit.start,
            hit.end,
            objects=() if universal else objects,
            but=("quality",) if hit.name == "accident" and not objects and _OF_SAFETY.search(before) else (),
            grades=_MASSIVE if _AT_LARGE.search(text, max(0, hit.start - 4), hit.end) else _grades(segment, before),
            levels=_destinations(segment) if hit.name == "petition" else (),
            crowd=hit.name == "petition" and bool(_CROWD.search(segment)),
            vague=_vague(part),
            count=_count(part),
            responsible=bool(_RESPONSIBLE.search(segment)),
            universal=universal,
            rest=bool(_REST.search(_around(text, hit.start, ",;。")) or _REST_LED.match(part)),
            inherits=inherits and not universal,
        )


def _circulars(text: str) -> Iterator[Event]:
    whole: tuple[str, str] | None = None
    for hit in _CIRCULAR.finditer(text):
        by = hit["by"] or ""
        levels = [name for name, words in _BY if re.search(rf"(?:{words})", by)]
        if "以上" in by and levels:
            lowest = min(_ORDER.index(name) for name in levels)
            levels = [name for name in reversed(_ORDER) if _ORDER.index(name) >= lowest]
        kind = "exposure" if _MEDIA.search(hit[0]) else "circular"
        if whole is None:
            whole = _vague(text), _count(text)
        yield Event(kind, hit.start(), hit.end(), levels=tuple(levels), vague=whole[0], count=whole[1])


def _lexicon() -> Lexicon:
    return lexicon("events", layered=True)


def _objects(kind: str, text: str) -> tuple[str, ...]:
    hits = _lexicon().scan(text)
    names = {hit.name.partition("_")[2] for hit in hits if hit.name.startswith(f"{kind}_")}
    if "forest" in names and "森林火灾" in text:
        names.discard("fire")
    if len(names) > 1:  # where it happened, beside what happened
        names.discard("school")
    return tuple(sorted(names))


def _around(text: str, at: int, stops: str) -> str:
    low, high = max(0, at - LONGEST), min(len(text), at + LONGEST)
    start = max(low, *(text.rfind(stop, low, at) + 1 for stop in stops))
    ends = [end for stop in stops if (end := text.find(stop, at, high)) >= 0]
    return text[start : min(ends, default=high)]


def _grades(segment: str, before: str) -> tuple[int, ...]:
    if deaths := _DEATHS.search(segment):
        count = int(deaths[1] or deaths[3])
        lowest = 4 if count >= 30 else 3 if count >= 10 else 2 if count >= 3 else 1
        return tuple(range(lowest, 5)) if deaths[2] or deaths[4] else (lowest,)
    named = _GRADE.search(before)
    if named is None:
        return ()
    lowest = _GRADES[named[1]]
    return tuple(range(lowest, 5)) if named[2] or named[1] == "重特大" else (lowest,)


def _destinations(segment: str) -> tuple[str, ...]:
    said = {match[1] or match[2] or match[3] for match in _GO.finditer(segment)}
    return tuple(name for name, words in _PETITION_TO.items() if said & set(words.split("|")))


def _vague(part: str) -> str:
    found = _VAGUE.search(part)
    if found is None and not _DEATHS.search(part):
        found = _CASUALTIES.search(part)  # a graver degree, of no number
    return "" if found is None else found[1] or found[0]


def _count(part: str) -> str:
    found = _COUNT.search(part)
    return "" if found is None else next((one for one in found.groups() if one), found[0])
