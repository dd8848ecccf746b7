"""Whether a line is scored by looking at papers, and whether the papers themselves earn the points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ...startup import patterns as re
from ...startup.records import dataclass
from ..meaning.marks import Marks
from ..text.clauses import clauses, sentences
from ..text.line import Line, Passage, Words
from ..text.normal import normalise
from ..text.spotting import spot
from ..text.stretches import Stretches
from ..text.vocabulary import noted, noted_all, per_vocabulary
from .besides import (
    delivered_right,
    handed_in_besides,
    listed_aside,
    minor_award,
    results_besides,
    seen_besides,
    told_aside,
)
from .evidence import Evidence
from .scored import among_works, beside_a_rate, of_product, product_papers, scores_papers

PAPERS = frozenset({"documents", "photos"})
_FIELDS = ("name", "description", "criteria")
_WORK = re.compile("未|没有|进行|开展|组织|建立|实行|落实|健全|完善|纳入|机制|合理运用|不少于|至少|每[日周月季年]")
_DELIVERED = re.compile("提供")
_LOOKED_AT = re.compile(
    "查|佐证|证明|凭|需提供|应提供|须提供|附|上报|报送|不全|不齐|缺"
    "|提供[^,。;]{0,10}(?:纪要|会议记录|工作记录|照片|图片|影像|截图|签到|台[账帐]|复印件|扫描件|原件|印证)"
)
_ASKED_FOR = re.compile("(?:^|[。;；\n])\\s{0,4}提供[^,，。;；]{1,12}(?=[。;；]|$)")
"""A sentence of its own that asks for papers (提供文件。); as a name it is what the unit does for others."""
_ASIDE = re.compile(r"\([^()、]{1,6}\)")
"""Another word for the same (帮教(服务)档案)."""
_CROSSED = re.compile("[】)、]")
_PAPERS_DRAWN = re.compile(
    r"抽查(?!结果|情况)[^,。;]{0,12}?(?:记录|台[账帐]|手册|资料|材料|档案|教案|笔记)|(?:现场|实地)(?:查看|检查|核查)?"
    r"(?:[查调翻]阅|(?:相关|有关|工作)?(?:资料|材料|台[账帐]|档案|(?:会议|工作|活动)?记录))"
)
_PAPERS_ALONE = re.compile(
    r"[\s\d.、()★一二三四五六七八九十]*((?:台[账帐](?:资料|档案|管理|建设|整理|完善|规范)?"
    r"|(?:档案|痕迹|软件|内业|基础|佐证|工作|相关|迎检|创建)(?:资料|台[账帐])(?:管理|整理|归档|完善|规范|收集|建设|情况)?"
    r"|(?:档案)?资料(?:归档|整理|收集|装订|完善)|痕迹(?:管理|资料)|工作留痕"
    r"|[^,。;:]{0,14}(?:工作|活动|会议|学习|培训|创建|宣传)档案|(?:文件|文字|图文|影像|会议)等?资料"
    r"|[^,。;:有无]{0,20}有[^,。;:有无]{0,14}?(?:计划|总结|承诺书|记录|台[账帐]|名册|资料|档案)))\s*(?:\([\d.]+分\))?"
)
"""A name of nothing but papers: 档案资料, 工作台账, 资料归档 (not 档案管理, which keeping archives is)."""
_MISSED = re.compile("[少漏缺]\\Z")
_REGISTER = re.compile("(?:学籍|户籍|户口|人事|婚姻登记|不动产登记|城建)[^,。;:]{0,6}档案")
"""A name of files that are the service itself, about people and things."""
_PAPER_OF = re.compile("记录|台[账帐]|照片|日志|资料|材料|档案|表")
_SEEN = re.compile("(?:查看|查验|察看|检查|核查|看)[^,，。;；、]{0,8}\\Z")
_APART = tuple("、,，。;；和及与")
_OTHERS = re.compile(
    "由[^,。;由]{1,10}(?:局|部|办|处|科|室|委|会|站|所|大队|中心)(?:负责)?提供|以[^,。;]{0,10}(?:公安|统计|气象|消防|局|办|部门|中心|站|科|股|委)[^,。;]{0,8}(?:数据|统计|通报|公布|核定|认定|掌握|考核|(?<![村居社])(?<!社区)(?<!单位)台[账帐]|登记)[^,。;]{0,6}为准"
)
"""What others recorded decides (以公安报送的数据为准), not the unit's papers."""
_AMONG = re.compile(r"(?:按照?|根据|结合)[^,，。;；]{2,40}等(?:情况|方面|内容)")
"""Papers that are one matter of several that are looked at together (按会议、训练、材料报送等情况综合考评)."""
_CARRIED_OUT = re.compile("(?:不|未|没有)(?:严格|认真|有效|得到)?(?:执行|落实)")
_CHECKING = re.compile(
    "抽查|随机|核查|核实|访谈|电话|委托|第三方|暗访|为准|实地|考查|现场(?:查|核|检|抽|走|演|随|打|进行[检核抽查])|问卷|审计|统计"
)


@dataclass(frozen=True, slots=True)
class PaperTrail:
    """``checked``: papers are the only check, in these words; ``made``: making the papers is what is scored."""

    checked: tuple[Words, ...] = ()
    made: tuple[Words, ...] = ()


def read_trail(line: Line, marks: Marks, proof: Evidence, declared: Sequence[str]) -> PaperTrail:
    """The paper trail of a line; empty where more than papers is looked at or the papers are the legal product."""
    if declared:
        better = any(way not in PAPERS for way in declared)
    else:
        better = _better(line, marks, [words for words in proof.words if not PAPERS & _ways(words.text)])
    if better or _mentions(line, "automatic") or _due(line):
        return PaperTrail()
    checked: tuple[Words, ...] = ()
    if declared or (set(proof.verify) & PAPERS and not _products(line) and not any(map(_by_others, _texts(line)))):
        checked = _on_paper(line, proof)
    made: tuple[Words, ...] = ()
    for passage in _texts(line):
        made += tuple([words for words in _made(passage) if not beside_a_rate(passage, words)])
    return PaperTrail(checked, () if made and minor_award(_texts(line), made) else made)


def _better(line: Line, marks: Marks, ways: Sequence[Words]) -> bool:
    """Whether one of these ways of verifying is a check of the unit, and no work of its own."""
    if not ways:
        return False
    fields = {words.field for words in marks.trace}
    traces = {name: Stretches((one.start, one.end) for one in marks.trace if one.field == name) for name in fields}
    return any(not _own(line, traces, words) for words in ways)


def _on_paper(line: Line, proof: Evidence) -> tuple[Words, ...]:
    delivered = {passage.field for passage in line.passages if _delivered(passage)}
    found = [words for words in proof.words if words.field not in delivered and PAPERS & _ways(words.text)]
    aside = (_among, told_aside, product_papers, among_works)
    found = [words for words in found if not any(of(line, words) for of in aside)]
    if all(words.text == "制度" for words in found) and any(_CARRIED_OUT.search(text.text) for text in _texts(line)):
        return ()  # 每缺一项制度扣 2 分,不严格执行的每次扣 2 分: what is done by them is looked at too
    said = ((line.passage(words.field), words) for words in found)
    beside = all(passage is not None and beside_a_rate(passage, words) for passage, words in said)
    texts = _texts(line)
    told = (handed_in_besides, minor_award, results_besides, delivered_right, seen_besides)
    return () if beside or any(aside(texts, found) for aside in told) else tuple(found)


def _among(line: Line, words: Words) -> bool:
    passage = line.passage(words.field)
    if passage is None or "等" not in passage.raw:
        return False
    return any(one.start() <= words.start < one.end() for one in _AMONG.finditer(passage.raw))


@noted_all
def _made(passage: Passage) -> Iterator[Words]:
    """Words of making papers, in the name or where a sentence scores them; a rate is scored for itself."""
    named = _PAPERS_ALONE.fullmatch(passage.text) if passage.field == "name" else None
    if named is not None:
        yield passage.words(*named.span(1))
        return
    said = spot(passage.text, "traces")
    hits = [hit for hit in said if hit.name == "made"]
    starts = [hit.start for hit in hits]
    for sentence in sentences(passage.text) if hits else ():
        if not (passage.field == "name" or scores_papers(sentence.text)):
            continue
        for hit in hits[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]:
            if hit.end > sentence.end or _CROSSED.search(_ASIDE.sub("", passage.text[hit.start : hit.end])):
                continue
            if not (listed_aside(passage, hit.start) or of_product(passage.text, hit.start, said)):
                yield passage.words(hit.start, hit.end)


def _texts(line: Line) -> list[Passage]:
    return [passage for passage in line.passages if passage.field in _FIELDS]


@per_vocabulary
def _ways(words: str) -> frozenset[str]:
    """The ways of verifying that words name."""
    return frozenset(hit.name for hit in spot(normalise(words).text, "evidence")) - {"items", "verify_lead"}


def _own(line: Line, traces: Mapping[str, Stretches], words: Words) -> bool:
    """Whether a word like 回访 or 现场 is the unit's own work or part of a paper's name, no check of it."""
    passage = line.passage(words.field)
    if passage is not None and words.text in ("现场", "实地") and _seen(passage, words):
        return False
    if words.start in traces.get(words.field, ()):
        return True
    if passage is None:
        return False
    if _MISSED.search(passage.raw, max(0, words.start - 2), words.start):
        return True  # 少走访 1 户扣 0.1 分
    if _PAPER_OF.match(passage.raw, words.end) or _PAPERS_DRAWN.match(passage.raw, words.start):
        return True
    if passage.field == "name" and not _CHECKING.search(passage.text):
        return True  # a line called 走访入户 names its work
    stretches = _clauses(passage)
    at = bisect_right(stretches, words.start, key=lambda one: one[0])
    # a character that became several may belong to two clauses: the first is taken
    for start, end, text in stretches[max(0, at - 2) : at]:
        if start <= words.start < end:
            return bool(_WORK.search(text)) and not _CHECKING.search(text)
    return False


def _seen(passage: Passage, words: Words) -> bool:
    """Whether the place itself is looked at, beside papers (查看项目现场、协议书)."""
    apart = passage.raw.startswith(_APART, words.end)
    return apart and _SEEN.search(passage.raw, max(0, words.start - 12), words.start) is not None


@noted_all
def _clauses(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """The clauses of a text with their stretches of the original."""
    for sentence in sentences(passage.text):
        for clause in clauses(sentence):
            yield *passage.origin(clause.start, clause.end), clause.text


@noted
def _delivered(passage: Passage) -> bool:
    """Whether the papers of a text are the service itself: data provided to others."""
    if not _DELIVERED.search(passage.raw) or _LOOKED_AT.search(passage.raw):
        return False
    return passage.field == "name" or not _ASKED_FOR.search(passage.raw)


@noted
def _by_others(passage: Passage) -> bool:
    return ("为准" in passage.text or "提供" in passage.text) and _OTHERS.search(passage.text) is not None


def _mentions(line: Line, name: str) -> bool:
    return name in frozenset[str]().union(*map(_named, _texts(line)))


@noted
def _named(passage: Passage) -> frozenset[str]:
    """The classes of words of traces in a text."""
    return frozenset(hit.name for hit in spot(passage.text, "traces"))


def _due(line: Line) -> bool:
    """An audit of funds, which needs vouchers, or files that are the service itself."""
    for passage in _texts(line):
        if passage.field == "name" and "档案" in passage.text and _REGISTER.search(passage.text):
            return True
        if passage.field != "criteria" and "funds" in _named(passage):
            return _mentions(line, "money")
    return False


def _products(line: Line) -> bool:
    """Whether every paper that is looked at is a permit, contract, report or file that the law asks for."""
    names = frozenset[str]().union(*map(_looked_through, _texts(line)))
    return "product" in names and "papers" not in names


@noted
def _looked_through(passage: Passage) -> frozenset[str]:
    """The classes of words in the sentences of a text that tell what is looked at."""
    return frozenset(
        hit.name
        for sentence in sentences(passage.text)
        if re.search("查阅|查看|查验|核查|核对|调阅|提供|检查", sentence.text)
        for hit in spot(sentence.text, "traces")
    )
