"""What an indicator's points really reward: input, process, output, outcome or satisfaction.

Every word of the lists is a cue with a weight for each kind. A cue counts by where it stands: at the head of
its clause (in Chinese the last noun decides: a plan for building is a plan), in the lead (to assist in a work
is to assist), in the middle, in an aside, in a remark on how it is checked, in a group's name.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..text.lexicon import Hit, Lexicon, lexicon
from ..text.line import Line, Passage, Words
from ..text.vocabulary import per_vocabulary
from ..text.zones import Zone, zones
from .completed import COMPLETION, gone_by, planned
from .second_opinion import shares, telling

Kind = Literal["input", "process", "output", "outcome", "satisfaction", "unknown"]
KINDS: tuple[Kind, ...] = ("input", "process", "output", "outcome", "satisfaction")
DOING = frozenset({"input", "process"})  # no results

FIELDS = {"name": 1.0, "description": 1.0, "criteria": 1.0, "target": 0.4, "text": 0.8}
"""The fields that say what is rewarded, with their weight."""
GROUP = 0.35
"""Weight of the nearest group's name; the groups above it count half as much each time."""
ZONES = {"plain": 0.9, "scored": 1.0, "aside": 0.35, "verify": 0.1}
"""Weight of a clause that states, that scores, that explains or stands in brackets, that says how it is checked."""
MIDDLE, GOVERNED, REPEATED = 0.6, 0.4, 0.25
"""Share of a cue between lead and head, of a cue beside one that decides the clause, of a class met again."""
RATED = ("outcome", "satisfaction", "input")
"""Classes that keep their say beside the bare word "rate": a rate of incidents tells of incidents."""
BORNE = 0.25
"""Share of a cue that only names somebody or something: those trained, the place of training."""
_BEARER = re.compile(
    "对象|基地|单位|部门|机构|科室|人员|人才|人群|队伍|队员|员|者|委员会|协会|小组|主任|教师|医师|经费|资金|补助|费"
)
EVENTS = ("outcome_incident", "outcome_cases", "outcome_nature", "process_misconduct")
"""Classes of what happens: where it is only the object or the subject matter of somebody's work, the work decides."""
_TREATED = re.compile(
    "[的类性]?(?:等)?(?:报告|上报|信息|调查|处置|处理|应对|防范|防控|防治|预防|整治|治理|打击|隐患|风险|排查|化解|调解|调处|办理|"
    "查处|查办|侦办|管控|监测|检测|监控|监管|保护|管理|演练|预案|宣传|教育|台账|档案|责任制|工作|服务|预警|研判|评查|救援|救助|保险|抢通|抢修|抢险|修复|清障)"
)
_TREATING = re.compile(
    "(?:打击|查处|查办|查获|严查|侦办|侦破|破获|防范|预防|谨防|严防|防|处置|应对|化解|调处|调解|整治|治理|排查|管控|稳控|报告|上报|报送|迟报|漏报|"
    "瞒报|谎报|隐瞒|监测|检测|办理|审理|审结|受理|清理|解决|举报|反映|涉嫌|制止|劝阻|宣传|保护|涉)[^,;。发未不]{0,4}$"
)
OPINION, ALONE, UNCUED = 5.0, 0.5, 0.4
"""Weight of the second opinion beside the cues; the share from which it may speak where no list has a word,
and what its confidence is then worth."""
MANY, OFTEN, COMMON = 8, 0.5, 0.35
"""From how many lines on, and in what share of them, a word is the scheme's subject; what it then still counts."""
QUANTITIES, HEADED = ("outcome_economy", "outcome_nature"), 0.85
OPENING = 3
"""By which character a line that opens with assisting (协助、配合、督促) has said so: whatever the others then do."""
WEAK_HEADS = frozenset({"process_general", "process_count", "outcome_event", "output_rank"})
"""Classes that say how a thing is counted or pushed, not what it is: they are never the head beside another word."""


@dataclass(frozen=True, slots=True)
class KindReading:
    """The kind, how sure the reader is (0..1), and the words it rests on, strongest first.

    ``sided``: how sure it is of the side alone, doing (input, process) or result: a tie of input and process is sure.
    """

    kind: Kind
    confidence: float
    words: tuple[Words, ...]
    sided: float = 0.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that speaks for some kinds; ``weights`` are those of its class, times its place."""

    hit: Hit
    weights: Mapping[str, float]
    factor: float


def _lists() -> Lexicon:
    return lexicon("input", "process", "output", "outcome", "satisfaction", "neutral", "subjects")


def cues_of(text: str) -> tuple[Cue, ...]:
    """The cues of one text; they stand where they do whatever its figures are."""
    return _found_cues(_lists().unfigured(text))


@per_vocabulary
def _found_cues(text: str) -> tuple[Cue, ...]:
    lists = _lists()
    hits = [hit for hit in lists.scan(text) if lists.classes[hit.name].weights]
    found: list[Cue] = []
    index = start = 0
    for zone in zones(text):
        inside: list[Hit] = []
        while index < len(hits) and hits[index].start < zone.end:
            inside.append(hits[index])
            index += 1
        if inside:
            found.extend(_placed(inside, zone, lists, text, start))
        start = zone.end
    return tuple(found)


def _is_beside(text: str, hit: Hit, start: int) -> bool:
    """Whether a word only names what others bear or work on: those trained, accident reports, fighting fraud."""
    if gone_by(text, hit.start, hit.end) or (not hit.name.startswith("input") and _BEARER.match(text, hit.end)):
        return True
    if hit.name not in EVENTS:
        return hit.name == "process_inspect" and text.startswith("经", hit.start - 1)  # 经核查发现…: somebody else did
    return bool(_TREATED.match(text, hit.end) or _TREATING.search(text, max(start, hit.start - 8), hit.start))


def _placed(hits: list[Hit], zone: Zone, lists: Lexicon, text: str, start: int) -> Iterator[Cue]:
    """The cues of one clause, each with the factor of its place."""
    head = max((hit.end for hit in hits if hit.name not in WEAK_HEADS), default=hits[-1].end)
    governors = {hit for hit in hits if _governs(hit, lists.classes[hit.name].governs, zone, head, text)}
    bare_rate = all(hit.name == "output_rate" for hit in governors)
    weight = ZONES[zone.name] * zone.rank
    for hit in hits:
        each = lists.classes[hit.name]
        leading = hit.start <= zone.lead
        factor = weight * (1.0 if leading or hit.end >= head else MIDDLE)
        if governors and hit not in governors and not (bare_rate and hit.name.startswith(RATED)):
            factor *= GOVERNED
        if not hit.gapped and _is_beside(text, hit, start):
            factor *= BORNE
        yield Cue(hit, each.lead if leading else each.weights, factor)


def _governs(hit: Hit, when: str, zone: Zone, head: int, text: str) -> bool:
    """Whether a word decides its clause; any rate at the head does, whatever its class."""
    if hit.end >= head and (when == "head" or text[hit.end - 1] == "率"):
        return True
    return when == "any" or (when == "lead" and hit.start <= zone.lead)


@per_vocabulary
def _cue_words(text: str) -> frozenset[str]:
    return frozenset([text[cue.hit.start : cue.hit.end] for cue in cues_of(text)])


def cue_words(line: Line) -> frozenset[str]:
    """The cues that a line holds."""
    return frozenset[str]().union(*(_cue_words(one.text) for one in line.passages if FIELDS.get(one.field)))


def common_words(lines: Sequence[frozenset[str]]) -> frozenset[str]:
    """Of the cues of its lines those that most hold: a scheme's subject, which tells nothing of what one line rewards.

    "Training" is no activity in a scheme for hospitals that train, nor "petition" an incident in one for petitions.
    """
    if len(lines) < MANY:
        return frozenset()
    count = Counter(word for found in lines for word in found)
    return frozenset(word for word, times in count.items() if times > OFTEN * len(lines))


@dataclass(frozen=True, slots=True)
class Tally:
    """What the cues of one text say for each kind (in their order), and the cues."""

    sums: tuple[float, ...]
    cues: tuple[Cue, ...]


_NOTHING = Tally((0.0,) * len(KINDS), ())


def _faint(cue: Cue, text: str, common: frozenset[str]) -> bool:
    return cue.hit.name in common or text[cue.hit.start : cue.hit.end] in common


@per_vocabulary
def _tally(text: str, common: frozenset[str]) -> Tally:
    """The cues of one text added up: of each class the strongest fully, the others as repetitions."""
    cues = cues_of(text)
    if not cues:
        return _NOTHING
    if common:
        cues = tuple(replace(cue, factor=cue.factor * COMMON) if _faint(cue, text, common) else cue for cue in cues)
    sums: dict[str, float] = dict.fromkeys(KINDS, 0.0)
    seen: set[str] = set()
    for cue in sorted(cues, key=lambda cue: -cue.factor):
        share = cue.factor * (REPEATED if cue.hit.name in seen else 1.0)
        seen.add(cue.hit.name)
        for kind, value in cue.weights.items():
            sums[kind] += value * share
    return Tally(tuple(sums.values()), cues)


def scores(line: Line, common: frozenset[str] = frozenset()) -> tuple[dict[str, float], list[tuple[Passage, Cue]]]:
    """The sum for each kind, and the cues in the line's own texts."""
    sums = [0.0] * len(KINDS)
    evidence: list[tuple[Passage, Cue]] = []
    for passage in line.passages:
        weight = FIELDS.get(passage.field)
        if weight:
            tally = _tally(passage.text, common)
            if tally.cues:
                _add(sums, tally, weight)
                evidence += [(passage, cue) for cue in tally.cues]
    weight = GROUP
    for group in reversed(line.groups):
        _add(sums, _tally(group, common), weight)
        weight /= 2
    return dict(zip(KINDS, sums, strict=True)), evidence


def _add(sums: list[float], tally: Tally, weight: float) -> None:
    for index, each in enumerate(tally.sums):
        sums[index] += each * weight


def read_kind(line: Line, common: frozenset[str] = frozenset()) -> KindReading:
    """What the points reward; ``unknown`` with confidence 0 when the texts hold no cue at all.

    ``common`` are the words of the scheme's subject (``common_words``).
    """
    name = line.passage("name")
    quantity = name and any(cue.hit.name in QUANTITIES and cue.factor > HEADED for cue in cues_of(name.text))
    first = cues_of(line.passages[0].text) if line.passages else ()
    assists = any(cue.hit.name == "process_assist" and cue.hit.start <= OPENING for cue in first)
    plan = planned(line)
    sums, evidence = scores(line, common | (COMPLETION if quantity else plan))
    opinion = shares(line)
    cued = max(sums.values()) > 0
    if not cued and max(opinion.values(), default=0.0) < ALONE:
        return KindReading("unknown", 0.0, ())
    for each, share in opinion.items():
        sums[each] += OPINION * share * (COMMON if quantity or assists or plan else 1.0)
    kind = max(KINDS, key=sums.__getitem__)
    best = sums[kind]
    second = max([value for each, value in sums.items() if each != kind])
    across = max([value for each, value in sums.items() if (each in DOING) != (kind in DOING)])
    firm = (1 - math.exp(-best)) / best * (1.0 if cued else UNCUED)
    confidence, sided = firm * (best - second), firm * (best - across)
    told = [(cue.weights.get(kind, 0.0) * cue.factor, passage, cue) for passage, cue in evidence]
    ranked = sorted((one for one in told if one[0] > 0), key=itemgetter(0), reverse=True)
    words = tuple([passage.words(cue.hit.start, cue.hit.end) for _, passage, cue in ranked[:3]])
    return KindReading(kind, round(confidence, 3), words or telling(line, kind), round(sided, 3))
