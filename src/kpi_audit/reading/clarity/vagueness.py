"""Vague words where a standard belongs: in the conditions of points, or as all that a line says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Literal

from ...startup import patterns
from ...startup.records import dataclass
from ..text.lexicon import Hit
from ..text.line import Line, Passage, Words
from ..text.spotting import spot
from ..text.stretches import outermost
from .discretion import Discretion, find_discretion
from .parts import SCORES, Part, measured, parts, standard, timed

Vagueness = Literal["time", "amount", "degree", "effect", "discretion", "slogan", "referred"]
_CONDITIONS = ("time", "amount", "some", "degree", "effect")
_AS_CONDITION = (*_CONDITIONS, "effort")
_SAID_AS: dict[str, Vagueness] = {"some": "amount", "effort": "degree"}
_MANY = 40
"""More vague words of one part say nothing new."""
_EVENT = patterns.compile(r"\s*+(?:\d[.、])?\s*+(?:凡|对|因)?(?:发生|出现|造成|被|未|没有|不)")
_CLEARED = patterns.compile(
    r"不(?:作为|列入|纳入|计入|影响)|不(?:予)?扣分|免(?:予|于)?扣|(?:下列|以下|如下)(?:情形|情况|行为|问题|之一)"
    r"|情形之一|分为|划分为|等次"
)
_BRACKET = patterns.compile(r"[^,。;()]{0,8}\((?!\d{1,3}(?:\.\d)?分)[^()]{4,}")
_RULED = patterns.compile(
    r"(?:按照?|依照|依据|根据|遵照)[^,。;]{0,30}(?:规定|要求|时限|时间|《[^》]{0,60}》)|(?:规定|要求|约定|承诺)(?:的)?(?:"
    r"时限|时间|期限)|限期"
)
_SCALE = patterns.compile(r"较[好差][^。;]{0,12}(?:一般|差|好)|(?:一般|好|差)[、,/][^。;]{0,8}较[好差]")
_LADDER = patterns.compile(r"得[^,。;]{0,4}\d|不[得计]分")
_REFERRED = patterns.compile(
    r"(?:^|[,、】])\s*(?:有|均有|全部)?[,、]?(?:并|且|均|已|全部|严格)?(?:落实|符合要求|达到要求|执行到位|做到|到位"
    r"|有)[,的]?(?:各)?(?:得|计|给)"
)
_DELIVERED = patterns.compile(
    r"[\s\d.、()]*(?:并|和|要|应)?(?:按要求|按规定|按时|按期|依法|依规|规范)?(?:建立|成立|组建|制定|制订|编制|编印"
    r"|签订|签署|设立|设置|公布|公示|召开|上报|报送|印发|"
    r"出台|挂牌|配备|配齐|开通|建成|完成|拆除|关闭|取缔|消除|加入|填写|举办|缴纳|兑付)"
)
_NEGATION = patterns.compile(r"(?:未能?|没有|不|未得到|未能得到|得到)$")
_NOTED = patterns.compile(r"(?:被|受到?|获得?)[^,。;]{0,40}?(?:通报|点名|曝光|约谈|督办|批评|激励|表彰|表扬|问责|投诉)")
_FAILS = patterns.compile(r"[未不差缺没][^,。;]{0,12}$")
_DESCRIBED = patterns.compile(r"(?![等且并的或和与而及但未不])[一-鿿]{2}(?<![的地得了和或及以被，者])")
_HEADS = patterns.compile(r"(?:^|[,;。:])[\s\d.、()一二三四五六七八九十]*$")
_ALL_MISSED = patterns.compile(
    r"[^。;]{0,200}?[,;]?(?:否则|达不到(?:上述|以上)?(?:要求|标准)?的?|(?:没有|未)(?:达到|按)(?:上述|以上|规定|要求|标准)?(?:要求|标准|做|执行|落实)?的?)[,，]?不[得计]分[。;]?"
)
"""What only says that the rest of a part was not met (否则不得分): no condition of its own."""
_EACH_LACKING = patterns.compile("[、][^。;]{0,200}每[缺少][1一](?:项|个|次|场|期)")
_GOAL = patterns.compile(r"完成[^,。;]{0,24}(?:任务|计划|目标|指标)|100%|全覆盖|《[^》]{1,100}》")


Defined = Callable[[str], bool]
"""Whether a text says what a word means."""


@dataclass(frozen=True, slots=True)
class Vague:
    """The vague words of one line or text; ``kind`` names what is left open first."""

    kind: Vagueness
    words: tuple[Words, ...]


def read_vague(line: Line, defined: Defined | None = None, *, target: bool = False) -> Vague | None:
    """What a line leaves open; ``defined``: what texts beside it define, ``target``: it has a declared one."""
    passages = standard(line)
    split = [part for passage in passages for part in parts(passage)]
    own = [passage.text for passage in line.passages]

    def told(word: str) -> bool:
        return defines(own, word) or (defined is not None and defined(word))

    return _scored(split, told) or _discretion(passages) or _referred(split, told) or _slogans(split, target)


def read_vague_text(passage: Passage) -> Vague | None:
    """Vague conditions of points in running text."""
    return _scored(parts(passage), partial(defines, [passage.text])) or _discretion([passage])


def _scored(split: Sequence[Part], told: Defined) -> Vague | None:
    """Vague words in conditions of points; conditions may stand in parts before the points (…的;…的,每起扣 5 分)."""
    found: list[tuple[str, Words]] = []
    begun = not any(part.scores for part in split)
    for part in split:
        if part.scores:
            begun = True
            found += _hits(part, _AS_CONDITION if not _plain_award(part) else _CONDITIONS, told)
        elif not begun and _EVENT.match(part.text):
            found += _hits(part, _CONDITIONS, told)
    return _vague(found)


def _plain_award(part: Part) -> bool:
    """Whether the part only grants the points for what it asks (加强管理,得 3 分): that is a slogan, if anything."""
    return part.awards and not part.takes


def _hits(part: Part, names: Iterable[str], told: Defined) -> list[tuple[str, Words]]:
    text = part.text
    if _CLEARED.search(text) or _SCALE.search(text) or len(_LADDER.findall(text)) >= 3:
        return []
    return [
        (hit.name, _quoted(part, hit))
        for hit in spot(text, "vague")[:_MANY]
        if hit.name in names and not _settled(part, hit, told)
    ]


def _quoted(part: Part, hit: Hit) -> Words:
    """The word with its negation, and with what it describes (未及时处理, 较大规模)."""
    before = _NEGATION.search(part.text, max(0, hit.start - 5), hit.start)
    after = _DESCRIBED.match(part.text, hit.end) if hit.name in ("time", "amount") else None
    return part.words(before.start() if before else hit.start, after.end() if after else hit.end)


def _settled(part: Part, hit: Hit, told: Defined) -> bool:
    """Whether a figure, a limit or a definition says what the word means."""
    text = part.text
    if hit.start and text[hit.start - 1] in '“"' and text[hit.end : hit.end + 1] in ("”", '"'):
        return True  # 考核结果为“较好”: a grade by its name
    clause = next((one for one in part.clauses() if one.start <= hit.start < one.end), None)
    near = clause.text if clause is not None else text
    if hit.name == "time" and (timed(text) or _RULED.search(text)):
        return True
    if hit.name in ("degree", "effort") and _NOTED.search(text):
        return True  # 整改不力被通报的: what is counted is the notice
    if hit.name in ("degree", "effort") and measured(text) and not _FAILS.search(text[max(0, hit.end - 16) : hit.end]):
        return True  # a flourish beside a figure (大力开展宣传,全年不少于 4 次)
    if hit.name == "effort" and _EACH_LACKING.search(text, hit.end):
        return True  # 认真开展甲、乙、丙活动,每缺 1 项扣 0.5 分
    if hit.name == "some" and text.startswith("相应", hit.start) and measured(text[: hit.start]):
        return True  # 副校长 80%、主任 60%,按相应比例计算
    return measured(near) or _BRACKET.match(text, hit.end) is not None or told(text[hit.start : hit.end])


def defines(texts: Iterable[str], word: str) -> bool:
    """Whether a sentence says what the word means (“较大影响”是指…, 界定为影响较大)."""
    said = re.escape(word)
    meaning = re.compile(
        rf"{said}[^,。;]{{0,10}}(?:,是指|是指|系指|指的是|:指|即)|(?:认定|视|界定)为[^,。;]{{0,6}}{said}"
    )
    return any(word in text and meaning.search(text) for text in texts)


def _discretion(passages: Sequence[Passage]) -> Vague | None:
    """Discretion without a figure beside it."""
    found: list[Discretion] = [one for passage in passages for one in find_discretion(passage)]
    words = tuple(one.words for one in found if not one.ranged)
    return Vague("discretion", words) if words else None


def _referred(split: Sequence[Part], told: Defined) -> Vague | None:
    """Vague demands of a part that the scoring only points back to (有,并落实,得满分)."""
    if not any(_REFERRED.search(part.text) for part in split):
        return None
    names = ("time", "amount", "some", "degree", "effort")
    found = [
        hit for part in split if not part.scores and not _GOAL.search(part.text) for hit in _hits(part, names, told)
    ]
    vague = _vague(found)
    return Vague("referred", vague.words) if vague else None


def _slogans(split: Sequence[Part], target: bool) -> Vague | None:
    """A line, or an item with points of its own, that has slogans where its standard belongs."""
    if target or any(part.takes and not _ALL_MISSED.fullmatch(part.text) for part in split):
        return None
    own = [part for part in split if part.awards]
    for group in ([part] for part in own) if len(own) > 1 else (list(split),):
        words = _slogan_words(group)
        if words:
            return Vague("slogan", words)
    return None


def _slogan_words(group: Sequence[Part]) -> tuple[Words, ...]:
    """The slogans of parts that have nothing to hold them against; quick and slow words alone must be half of it."""
    found: list[tuple[str, Words]] = []
    clauses = empty = 0
    for part in group:
        text = part.text
        if measured(text) or _GOAL.search(text) or _BRACKET.search(text):
            return ()
        hits = [hit for hit in spot(text, "vague") if hit.name in ("slogan", "effort", "degree", "time", "some")]
        hits = hits[:_MANY]
        if part.passage.field == "name":
            hits = [hit for hit in hits if _HEADS.search(text[max(0, hit.start - 12) : hit.start])]
        for clause in part.clauses(only=",:"):
            inside = [hit for hit in hits if clause.start <= hit.start < clause.end]
            if not inside and _DELIVERED.match(clause.text):
                return ()
            clauses += not SCORES.search(clause.text) or bool(inside)
            empty += bool(inside)
            found += [(hit.name, part.words(hit.start, hit.end)) for hit in inside]
    if 2 * empty < clauses and not any(name in ("slogan", "effort") for name, _ in found):
        return ()
    return tuple(outermost(words for _, words in found))


def _vague(found: list[tuple[str, Words]]) -> Vague | None:
    if not found:
        return None
    first = found[0][0]
    kind: Vagueness = _SAID_AS.get(first, first)  # type: ignore[arg-type]
    return Vague(kind, tuple(outermost(words for _, words in found)))
