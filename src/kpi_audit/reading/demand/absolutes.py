"""Targets without any slack (100%、全覆盖、零发生、清零), and whether the unit alone can bring them about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import Clause, sentences
from ..text.fields import looked_at
from ..text.lexicon import Hit
from ..text.line import Line, Passage, Words
from ..text.spotting import spot
from ..text.vocabulary import noted

Hand = Literal["beyond", "own", "open"]
"""``beyond``: others or chance decide too; ``own``: an act of the unit; ``open``: the words do not tell."""


@dataclass(frozen=True, slots=True)
class Absolute:
    """An absolute target in these words."""

    kind: Literal["full", "zero", "clear"]  # clear: a stock that must be gone
    hand: Hand
    words: Words


_FIELDS = ("target", "name", "description", "criteria", "text")
_HINT = re.compile("100|百|全|零|0|无|杜绝|不发生|不出现|一律|一个不|尽")
_FULL = re.compile(
    r"(?<![0-9.])100(?:\.0+)?%(?!以下|以内|\s*[-—–−](?![0-9])|的?(?:计分|折算|计算|计入|权重|分值|得分|奖励))|百分之?百|全覆盖"
    r"|(?:无|不留)(?:死角|盲区|空白)|一个不(?:漏|落|少)|应(?P<verb>[一-鿿])尽(?P=verb)"
    r"|(?:全部|一律|所有[^,。;]{0,10}(?:均|都|全部))(?:达标|脱贫|化解|消除|清除|销号)"
)
_ZERO = re.compile(
    r"(?:动态)?清零(?!的?[^,。;]{0,6}(?:机制|制度|台账))|零(?:发生|事故|上访|增长|投诉|死亡|进京|非访|火点|火情|火灾|舆情|返贫|伤亡|案件|欠薪|新增|发案|溺水|失学|辍学)"
    r"|(?:为|是|保持|实现|控制在)(?:零|0)(?=[,。;:、)\s]|\Z|起|次|人|例|件|的|以内)"
    r"|(?P<event>杜绝|(?:确保|力争|努力|做到|坚决|必须|全年|年内)?(?:不(?:得)?发生|不出现|零发生)|(?<![有毫])无(?!论|法|偿|条件|需|故|证|主|人机|障碍|害|公害|处罚))"
)
_KIND_OF_EVENT = re.compile(
    r"[^,。;的]{1,10}的[^,。;的得计记]{0,8}(?:事故|火灾|案件|事件|火情|险情|灾情|纠纷)"
    r"[,:]?(?:每|按|扣|视|一次|1起)"
)
"""What the event was like, not that there shall be none: 无人员伤亡的农房火灾,每起扣 2 分."""
_OF_RATE = re.compile(r"[^,。;:]{1,20}的[^,。;:]{0,10}(?:率|占比|比例)")
"""What a rate counts (无辍学学生的达标率), not that there shall be none."""
_BARE_ZERO = re.compile(r"\A\s*+(?:=|等于|为)?\s*+(?:0|零)(?:\.0+)?\s*+(?:%|起|次|人|例|件|宗|处|个)?\s*+\Z")
_STOP = re.compile(r"[,。;:!?\n]")
_SCORED_PART = re.compile(
    r"(?:占|权重|按|乘以|×|\*|(?:^|[,、:])(?:优秀|优|良好|合格|[一二三]等|[A-D]等?)(?:的|者|计|得)?)\s*\Z"
)
_CEILING = re.compile(r"(?:[≤<]|不(?:得|能|应)?(?:超过|高于|突破|大于)|控制在)\s*\Z")
"""A figure that may not be passed (控制率≤100%) is no absolute."""
_STANDARD = re.compile("(?:为|作)(?:标准|基准|基数|上限|满分)")
_IN_TIME = re.compile(
    r"(?:期限|时限|规定时间|法定时间|[0-9](?:个)?(?:工作日|[日天]|小时|个月))(?:以)?内[^。;]{0,30}?"
    r"(?:完成|办结|办理|办毕|答复|回复|反馈|上报|受理|提交|审结)"
)
"""What is done within its time is the unit's own act, whatever it is about."""
_MEMBERS = re.compile("班子|本人|党员|干部|职工|员工|工作人员|教师|医务人员|民警|队员")
_MISCONDUCT = re.compile("违[反法规纪]|腐败|贪污|受贿|不廉洁|吃拿卡要|乱收费")
"""What the unit's own people do wrong is not brought about by others (班子成员无违法乱纪案件)."""
_RESET = re.compile(r"(?:分值?|积分|得分|总分|计数|成绩|本项)[^,。;]{0,4}\Z")
_DENIED = re.compile(
    r"(?:不(?:再|得)?(?:以|将|把)|不(?:要求|追求|搞|得要求|再要求|强求|设|下达)|避免|防止|反对|严禁|禁止)[^,。;]{0,10}\Z"
)
_BLAMED = re.compile(r"属于?(?!地|实)[^,。;()]{1,10}责任")
"""Only what somebody is to blame for counts (上访的(属财政所责任),每户扣 2 分)."""
_SPARED = re.compile("(?:报告|上报|制止|劝阻|查处)[^。;扣]{0,14}[不免](?:予以?)?扣分")
"""Who reports or stops what others do loses nothing (能及时报告的不扣分)."""
_ASIDE = re.compile(r"(?:不(?:作为|计入|纳入|列入)[^,。;]{0,6}(?:考核|扣分|评分)|仅供参考|引导性)")
_AMENDS = re.compile(
    r"(?:有|发生|出现|存在)[^。;]{0,24}(?:内|逾期|超期|到期)(?:仍)?未(?:能)?[^,。;]{0,4}"
    r"(?:劝返|复学|整改|化解|处置|消除|清除|销号|整治)"
)
"""Points are lost only for what was not put right in time (无辍学的得满分;有辍学、30 日内未劝返的,每人扣 1 分)."""
_AFTER = 60
"""Characters behind the sentence within which that is said."""
_THING = re.compile(
    r"的?(?:举报|投诉|应急|救援|信访|上访|接待|处理|处置|调解|防范|报告|接诉){0,3}"
    r"(?:登记(?:本|簿|表|册|制度)|记录(?:本|簿)|台[账帐]|电话|热线|信箱|箱|渠道|途径|制度|预案|方案|机制|平台|窗口|接待室|室|机构|人员(?!伤|死)"
    r"|档案)"
)
"""A thing that lacks, not an event that shall not be: 无举报投诉登记本, 无事故应急预案."""
_PAID = re.compile("(?:的|者|时)?,?(?:计|得|加|奖|记)[^,。;0-9]{0,3}[0-9]")
_RUNG = re.compile(
    "(?:持平|(?:下降|降低|减少|上升|增长|增加)[^,。;]{0,6}|[1-9一二三][起次件例人][^,。;]{0,4})(?:的|者)?,?[计得加记扣]"
)
"""Another rung of the same scale (持平得 6 分,零发案得 8 分): zero is its best, no demand."""
_FAILED = re.compile("[的者],?[^,。;]{0,12}(?:[扣减]|不[得计记]分)")
"""Zero is what went wrong (全年火化为零的,扣 1 分), not what is asked."""
_LISTED = re.compile(r"\s*(?:[0-9]{1,2}[.、)](?![0-9])|\([0-9]{1,2}\))?\s*")
_LIST = re.compile("[、和及与]")
_LATER = 14
_BARE = re.compile(r"\s*[一-鿿]{2,3}率(?:达到?|为|均)?\s*\Z")
"""A rate that does not say what it is of (党费按月收缴,收缴率100%): the name of the line does, if anything."""


def find_absolutes(line: Line) -> list[Absolute]:
    """The absolute targets of a line, the declared one first; those with slack or with a test of blame left out."""
    name = line.passage("name")
    head = name.text if name is not None else ""
    found: list[Absolute] = []
    for passage in looked_at(line, _FIELDS, _HINT):
        found += _in_passage(passage, head)
    if found and any(_eased(passage) for passage in line.passages if passage.field in _FIELDS):
        return []
    blamed = frozenset[str]().union(*map(_blamed_for, line.passages)) if found else frozenset[str]()
    return [one for one in found if one.kind != "zero" or not any(map(one.words.text.endswith, blamed))]


@noted
def _blamed_for(passage: Passage) -> frozenset[str]:
    """The events that cost points only where somebody is to blame (发生上访(属本所责任)的,每户扣 2 分)."""
    if "责任" not in passage.text or passage.field not in _FIELDS:
        return frozenset()
    told = [sentence.text for sentence in sentences(passage.text) if _BLAMED.search(sentence.text)]
    return frozenset(text[hit.start : hit.end] for text in told for hit in spot(text, "demands") if hit.name == "event")


@noted
def _eased(passage: Passage) -> bool:
    if "扣" in passage.text and _SPARED.search(passage.text):
        return True
    return any(hit.name == "eased" for hit in spot(passage.text, "demands"))


def _in_passage(passage: Passage, name: str) -> Iterator[Absolute]:
    if passage.field in ("target", "criteria") and _BARE_ZERO.match(passage.text):
        yield Absolute("zero", _hand(name, ""), passage.words(0, len(passage.text)))
        return
    for sentence in sentences(passage.text):
        found = [*_full(passage, sentence, name), *_zero(passage, sentence, name)]
        if found and not _excused(sentence.text) and not _amended(passage, sentence):
            yield from found


def _excused(text: str) -> bool:
    """Whether a sentence says that the figure is no test, or asks for a fault besides."""
    return _ASIDE.search(text) is not None or any(hit.name == "answerable" for hit in spot(text, "demands"))


def _amended(passage: Passage, sentence: Clause) -> bool:
    """Whether it is enough to put right in time what happens."""
    end = sentence.end + _AFTER
    return "未" in passage.text and _AMENDS.search(passage.text, sentence.start, end) is not None


def _full(passage: Passage, sentence: Clause, name: str) -> Iterator[Absolute]:
    for match in _FULL.finditer(sentence.text):
        subject = _STOP.split(sentence.text[: match.start()])[-1]
        if _SCORED_PART.search(subject) or _DENIED.search(subject) or _CEILING.search(subject):
            continue
        if _STANDARD.match(sentence.text, match.end()):
            continue
        own = match["verb"] is not None and _hand(match[0], "") != "beyond"
        said = _respective(subject), name if passage.field != "name" else ""
        hand = "own" if own or _IN_TIME.search(subject) else _hand(*(said[::-1] if _BARE.match(subject) else said))
        yield Absolute("full", hand, _said(passage, sentence, match.start() - len(subject), match.end()))


def _respective(subject: str) -> str:
    """Of several that must reach several figures (签收率、满意率分别达到 100%、90%) the one meant here."""
    listed, said, values = subject.rpartition("分别")
    names = _LIST.split(listed)
    place = values.count("、")
    return names[place] if said and place < len(names) else subject


def _zero(passage: Passage, sentence: Clause, name: str) -> Iterator[Absolute]:
    text = sentence.text
    for match in _ZERO.finditer(text):
        subject = _STOP.split(text[: match.start()])[-1]
        if _DENIED.search(subject) or (match[0].endswith("清零") and _RESET.search(subject)):
            continue
        if _FAILED.match(text, match.end()):
            continue
        if _PAID.match(text, match.end()) and _RUNG.search(text, 0, match.start()):
            continue
        if match["event"] is None:
            hand = _hand(subject + match[0][-2:], name if passage.field != "name" else "")
            cleared = match[0].endswith("清零")
            if hand == "open" and cleared:
                hand = "beyond"  # things in the world, not an act
            yield Absolute(
                "clear" if cleared else "zero",
                hand,
                _said(passage, sentence, match.start() - len(subject), match.end()),
            )
            continue
        if match[0] == "无" and (_KIND_OF_EVENT.match(text, match.end()) or _OF_RATE.match(text, match.end())):
            continue
        later = _STOP.split(text[match.end() :], maxsplit=1)[0][:_LATER]
        names = spot(later, "demands")
        nouns = [hit for hit in names if hit.name == "event"]
        if match[0] == "无" and nouns and _THING.match(text, match.end() + nouns[-1].end):
            continue
        if nouns and not any(hit.name == "graded" for hit in names):
            own = _MEMBERS.search(subject) and _MISCONDUCT.match(later)
            yield Absolute(
                "zero", "own" if own else "beyond", _said(passage, sentence, match.start(), match.end() + nouns[-1].end)
            )


def _hand(subject: str, name: str) -> Hand:
    """Who brings it about: by the last telling word before the figure, else by the name."""
    for text in (subject, name):
        hits = sorted(
            (hit for hit in spot(text, "demands") if hit.name in ("event", "beyond", "own_act")),
            key=_reach,
        )
        if hits:
            return "own" if hits[-1].name == "own_act" else "beyond"
    return "open"


def _reach(hit: Hit) -> tuple[int, int]:
    return hit.end, hit.end - hit.start


def _said(passage: Passage, sentence: Clause, start: int, end: int) -> Words:
    listed = _LISTED.match(sentence.text, start, end)
    start = listed.end() if listed is not None else start
    said = sentence.text[start:end]
    if said.count("“") > said.count("”") and sentence.text[end : end + 1] == "”":
        end += 1
    return passage.words(sentence.start + start, sentence.start + end)
