"""Papers as one condition of the points beside others: a line may score meetings held, and a record of them as well."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from ...startup import patterns as re
from ..meaning.kinds import cues_of
from ..text.clauses import sentences
from ..text.lexicon import NEUTRAL, Hit
from ..text.line import Line, Passage, Words
from ..text.vocabulary import noted_all
from ..text.zones import zones

_TEXTS = ("name", "description", "criteria")
_DEMANDING = ("plain", "scored")
_PAPERS = frozenset({"process_paper", "process_submit"})
_VAGUE = frozenset(
    {
        *("process_general", "process_manner", "process_domain", "process_carry", "process_force", "process_comply"),
        *("process_count", "process_app", "input_generic", "input_people", "input_role", "input_lead"),
        *("output_shape", "output_rank", "output_count", "output_task", "output_rate"),
        *("outcome_cases", "outcome_event", "outcome_trend", "outcome_nature", "outcome_economy"),
    }
)
"""Classes of words that say how something is done or counted, or what it is about: alone they demand nothing."""
_LOOKED_THROUGH = re.compile(
    "[查察][看阅验]|核[查对实]|调阅|翻阅|审核|听取|为准|依据|佐证|印证|提供"
    "|(?<![检督巡排抽审调普稽])查(?![处办获封扣究禁实明清])|[检抽]查[^,。;]{0,12}(?:资料|材料|台[账帐]|记录|档案|手册|教案|笔记|日志)"
    "|(?:^|[,。;:、(\\s])看[^,。;]{0,12}(?:资料|材料|台[账帐]|记录|档案|手册|文件|图片)"
)
_KEPT = re.compile("并(?:做好|建立|填写|留存|形成|完善|整理|有)[^,。;]{0,10}(?:记录|台[账帐]|档案|资料|纪要)")
"""Papers that are kept of what stands before them in its clause (按时召开会议并做好会议记录)."""
_RECORDS = re.compile("(?:无|没有|未有|缺少?|有|建立|做好|填写)[^,。;查]{0,6}[检抽巡排]查(?:记录|台[账帐]|档案)")
"""Records of a check by their name (没有安全检查记录): the unit keeps them, nobody is told to look."""
_FOUND_OUT = re.compile("[,，]?(?:一?经)?(?:核查|[查核]实)")
"""What was found out is no demand (经查实每起扣 1 分)."""
_UNDONE = re.compile(
    "[,;。]?(?:未|没有?)(?:(?:完成|开展|落实|建立|成立|召开|组织|进行|实施|达到)[^,。;扣]{3,30}扣"
    "|(?:开展|落实|召开|组织|进行|实施|研究|部署|培训|演练|整改)(?:的|活动|工作)?(?:扣|不[得计给]分|本项不))"
)
"""Work left undone that costs points, whatever it is (未完成初验扣 5 分)."""

_STATE = re.compile(
    "[,;。]?(?:率(?:不|未|达|在|控制|保持|稳定)[^,;。]{0,8}[0-9]|[^,;。率]{1,10}率(?:不|未|达|在|控制|保持|稳定)[^,;。]{0,8}[0-9]"
    "|[\\d\\s]?(?![^,;。扣]{0,8}(?:资料|材料|档案|记录|台[账帐]|报|填|登记|录入|更新))[^,;。扣]{1,8}不(?:真实|及时|具体|突出|到位|准确)的?,?(?:扣|不得分)"
    "|(?!发现|存在|每|有一|缺)[^,;。扣有无]{1,6}有(?:灰尘|积水|污渍|破损|漏点|异味|杂物|垃圾|烟头|积尘|蛛网|锈蚀|裂缝)[^,;。扣]{0,6},?扣)"
)
"""How things stand (坏损率不超过 30%,灯管有灰尘扣 1 分): no papers tell it."""
_SET_UP = re.compile("(?:领导|工作)小组|专班|机构|(?:专职|专门|工作|管理)人员|专人|队伍|经费|场所|设备|设施")
"""What a unit has or has not, whatever is written down."""
_WELL_KEPT = frozenset({"真实", "准确", "完整", "规范", "齐全", "清楚", "清晰", "详实"})
"""How papers are to be: nothing beside them."""
_SAID = re.compile("[,;。]")
_PAPER = re.compile("记录|台[账帐]|资料|材料|档案|照片|报表|方案|制度|日志|手册|名册")
_LOOKED_UP = re.compile(
    "(?:^|[,;])\\s?(?:查看|查阅|检查|核查|核对|查)[^,。;扣]{0,16}(?:资料|材料|报表|台[账帐]|记录)[,:]"
)
"""Where a rate is looked up, before what it costs (查看两年资料,每低 5%扣 1 分)."""
_BY_FIGURE = re.compile(
    "(?:超过|超出|高于|低于|不足|少于|达不到|未?达到?|每[高低超降少增][^,。;0-9]{0,4})[^,。;0-9]{0,6}[0-9]+(?:\\.[0-9]+)?(?:%|‰|个百分点)"
)


def by_figure(line: Line) -> bool:
    """Whether a rate decides every point of a line (查资料。事故率超过 1%不得分): papers are where it is looked up."""
    scored = [
        sentence.text
        for passage in line.passages
        if passage.field == "criteria" and ("%" in passage.text or "百分点" in passage.text)
        for sentence in sentences(passage.text)
        if "分" in sentence.text and ("扣" in sentence.text or "得" in sentence.text)
    ]
    return bool(scored) and all(
        _BY_FIGURE.search(text) and not _PAPER.search(_LOOKED_UP.sub("", text)) for text in scored
    )


def looked_through(line: Line, papers: Sequence[Words]) -> bool:
    """Whether a sentence tells to look through the papers (查阅会议记录), or a field of its own lists them."""
    if any(words.field not in _TEXTS for words in papers):
        return True
    for passage in line.passages:
        starts = _starts(passage, papers)
        for sentence in sentences(passage.text) if starts else ():
            stretch = passage.origin(sentence.start, sentence.end)
            if _holds(starts, *stretch) and _LOOKED_THROUGH.search(_RECORDS.sub("", sentence.text)):
                return True
    return False


def set_up_besides(line: Line, rules: Sequence[Words]) -> bool:
    """Whether rules are one of the things that must be set up (领导小组、专职人员、制度,缺一项扣 1 分)."""
    for passage in line.passages:
        starts = _starts(passage, rules)
        for sentence in sentences(passage.text) if starts else ():
            if _holds(starts, *passage.origin(sentence.start, sentence.end)) and _SET_UP.search(sentence.text):
                return True
    return False


def demanded_besides(line: Line, papers: Sequence[Words]) -> bool:
    """Whether a clause without papers demands something of its own (每月研究 1 次;并做好记录).

    The name demands where it is all there is, or a sentence of several clauses; else it is a heading.
    """
    texts = [passage for passage in line.passages if passage.field in _TEXTS[1:] or _a_sentence(passage)]
    for passage in texts or line.passages[:1]:
        starts = _starts(passage, papers)
        if any(not _holds(starts, *stretch) for stretch in _demands(passage)):
            return True
    return False


def _a_sentence(passage: Passage) -> bool:
    return passage.field == "name" and _SAID.search(passage.text) is not None


def _starts(passage: Passage, papers: Sequence[Words]) -> list[int]:
    return sorted(words.start for words in papers if words.field == passage.field)


def _holds(starts: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(starts, start) < bisect_left(starts, end)


_start: Callable[[Hit], int] = attrgetter("start")


@noted_all
def _demands(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where in the original the clauses stand that demand something other than papers."""
    hits = sorted((cue.hit for cue in cues_of(passage.text)), key=_start)
    start = first = 0
    for zone in zones(passage.text):
        last = bisect_left(hits, zone.end, lo=first, key=_start)
        inside = hits[first:last]
        names = {hit.name for hit in inside if passage.text[hit.start : hit.end] not in _WELL_KEPT}
        first = last
        asked = any(name not in _VAGUE and not name.startswith(NEUTRAL) for name in names)
        asked = (asked and not _FOUND_OUT.match(passage.text, start)) or bool(
            _UNDONE.match(passage.text, start) or _STATE.match(passage.text, start)
        )
        if asked and zone.name in _DEMANDING and not names & _PAPERS:
            yield passage.origin(start, zone.end)
        elif asked and zone.name in _DEMANDING and (kept := _KEPT.search(passage.text, start, zone.end)):
            before = {hit.name for hit in inside if hit.end <= kept.start()} - _PAPERS
            if any(name not in _VAGUE and not name.startswith(NEUTRAL) for name in before):
                yield passage.origin(start, kept.start())
        start = zone.end
