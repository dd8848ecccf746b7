"""How the score of an indicator is established, and what the unit must hand in for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.lexicon import NEUTRAL, Hit, Taken, lexicon
from ..text.line import Line, Passage, Words
from ..text.vocabulary import noted, noted_all

WAYS = ("documents", "photos", "system", "onsite", "survey", "third_party", "audit")
"""The ways of verifying, as the scheme format names them, in the order of the answer."""
_GENERAL = frozenset({"材料", "资料", "相关材料", "相关资料", "佐证材料", "证明材料", "信息", "原始资料"})
_OPEN_WAYS = frozenset({"system", "survey", "third_party", "audit"})
_DECLARED = frozenset({"verify", "data_source"})
_SENTENCE = re.compile(r"[;。\n【】]")
_ITEM = re.compile(r"[^、,;。\n]+")
_LOOKS = re.compile(
    r"(?:^|(?<=[,。;:、(【\s]))(?:(?:检|抽)?查(?![处办获封扣究禁实明清])|看)(?=[^,。;]{0,24}?(?:记录|台[账帐]|资料|材料|档案|照片|纪要|签到|手册|登记[本簿册表]"
    r"|听课本|课件|教案|日志|文件|责任书|承诺书|名册|清单))"
    r"|(?<![没未])有(?=(?:[^,。;、有无]{1,8}、){0,3}[^,。;、有无]{0,8}(?:(?<![法罪罚规纪良信诚])[记纪]录|台[账帐]|照片|纪要|签到|图片|影像|课件|教案|小结)(?:[和及与][^,。;、有无]{1,10})?的?(?:[,。;、)]|[得计记][0-9]|$))"
    r"|(?<![没未])有(?=[^,。;、有无]{0,12}(?:文件|材料|资料)的?,?[得计记]\s?[0-9])"
    r"|(?<![没未])有(?=[^,。;有无]{0,16}(?:文件|材料|资料|记录|台[账帐]|档案)[^,。;]{0,4}(?:可查|备查))"
    r"|(?<![有并])(?:无|没有|未有|未见|未提供|不能提供|缺少?)"
    r"(?=(?:[^,。;、有无]{2}(?=会议|培训|学习|检查|巡查|排查|走访|整改|值班|演练|活动))?(?:会议|会商|研究|培训|学习|演练|检查|巡查|排查|走访|入户|接访|接待|下访|包案|值班|活动|宣传|工作|整改|实施|执行|考核|考评|相关|原始|书面|文字|影像|图片){0,2}"
    r"(?:记录|台[账帐]|照片|纪要|签到表?|图片|影像|课件|教案|小结|佐证)(?:资料|材料|的|者|扣|不|[,。;、)]|$))"
)
"""The bare word for looking, at the head of a clause (查查房、交接班等记录), and what there must be (有会议记录)."""
_THINGS = re.compile(
    '有[^,。;有无]{0,6}(?:场所|场地|阵地|办公室|人员|专人|队伍|设备|设施|器材|经费|机构|牌子|教师|师资|教材|课时)(?=[、,。;”")]|\\Z)'
)
"""Things beside papers in a list of what there must be (有场所、有人员、有台账): nobody looks through these."""
_UNDONE = re.compile("(?:未|没有|不)(?:完成|能|按(?:要求|规定|时)|及时|认真|严格)?(?:开展|进行)?\\Z")
"""A check left undone is the unit's own work (未完成核实、审核的每户扣 1 分), not the way its score is found."""
_NO_LEAD = re.compile("附(?:件、|[近属加着和])")
"""Words that only begin like one (图片、附件、链接)."""
_OWN_CHECKS = ("核实", "核查", "核对", "走访", "访谈")
_LIST = 60
"""How far around 有台账 such a list may reach."""
REACH = 10
"""How far before the word that introduces a check its object may stand ("the records are incomplete")."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ways of verifying, the materials handed in, and the words that both rest on."""

    verify: tuple[str, ...] = ()
    items: tuple[Words, ...] = ()
    words: tuple[Words, ...] = ()


def read_evidence(line: Line) -> Evidence:
    """How the score is verified: declared fields whole, running text only where it speaks of checking."""
    passages = [passage for passage in line.passages if passage.field == "evidence" or _checks(passage)]
    return _alone(passages[0]) if len(passages) == 1 else _read(passages)


@noted
def _alone(passage: Passage) -> Evidence:
    """What a line says that speaks of checking in one text only: the same for all lines of that text."""
    return _read((passage,))


def _read(passages: Sequence[Passage]) -> Evidence:
    ways: set[str] = set()
    items: list[Words] = []
    words: list[Words] = []
    for passage in passages:
        if passage.field == "evidence":
            items.extend(passage.found(item) for item in _ITEM.finditer(passage.text) if item[0].strip())
        if passage.field == "assessor":
            continue
        for hit in _checks(passage):
            if hit.name == "items":
                items.append(passage.words(hit.start, hit.end))
            else:
                ways.add(hit.name)
                words.append(passage.words(hit.start, hit.end))
    return Evidence(tuple(way for way in WAYS if way in ways), tuple(items), tuple(words))


@noted_all
def _checks(passage: Passage) -> Iterator[Hit]:
    """The words of verification in one text."""
    text = passage.text
    hits = lexicon("evidence", "archives", "neutral", layered=True).scan(text)
    words = [hit for hit in hits if not hit.name.startswith(("verify_lead", "not_", NEUTRAL))]
    if not words:
        return
    taken = Taken(hits)
    leads = [hit.start for hit in hits if hit.name == "verify_lead" and not _left_undone(text, hit)]
    leads = sorted(leads + [look.start() for look in _LOOKS.finditer(text) if not _among_things(text, look)])
    stops = [stop.start() for stop in _SENTENCE.finditer(text)]
    declared = passage.field in _DECLARED
    for hit in words:
        if taken.holds(hit):
            continue
        if hit.name == "items" and (passage.field == "evidence" or declared):
            continue
        whole = declared or hit.name in _OPEN_WAYS or passage.field == "evidence"
        if whole or _introduced(hit, leads, stops):
            yield hit


def _left_undone(text: str, hit: Hit) -> bool:
    if _NO_LEAD.match(text, hit.start):
        return True
    own = text.startswith(_OWN_CHECKS, hit.start)
    return own and _UNDONE.search(text, max(0, hit.start - 8), hit.start) is not None


def _among_things(text: str, look: re.Match[str]) -> bool:
    return look[0] == "有" and _THINGS.search(text, max(0, look.start() - _LIST), look.end() + _LIST) is not None


def _introduced(hit: Hit, leads: list[int], stops: list[int]) -> bool:
    """Whether a word of checking introduces ``hit``: before it in its sentence, or closely after it."""
    after = bisect_right(leads, hit.start)
    if after and bisect_left(stops, leads[after - 1]) == bisect_left(stops, hit.start):
        return True
    if after == len(leads) or leads[after] - hit.end > REACH:
        return False
    return bisect_left(stops, hit.end) == bisect_left(stops, leads[after])


def handed_in(proof: Evidence) -> list[str]:
    """The different materials a text asks for; words for papers in general are not counted."""
    return distinct([words.text for words in proof.items if words.text not in _GENERAL])


def distinct(said: Sequence[str]) -> list[str]:
    """Each text once, and none that another contains (资料齐全, 资料)."""
    texts = dict.fromkeys(said)
    lengths = {len(text) for text in texts}
    inner = {
        text[at : at + length]
        for text in texts
        for length in lengths
        for at in range(len(text) - length + 1 if length < len(text) else 0)
    }
    return [text for text in texts if text not in inner]
