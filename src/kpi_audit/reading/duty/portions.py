"""Whether a line scores the outcome of a matter or only the unit's own part in it: helping, finding, reporting."""

from __future__ import annotations

from collections.abc import Iterator
from operator import add
from typing import Literal

from ...startup import patterns as re
from ...startup.memory import remembering
from ...startup.records import dataclass
from ..text.line import Line, Passage, Words
from ..text.stretches import Spots
from ..text.vocabulary import noted_all, per_vocabulary

_OWN = re.compile(
    r"上报|报告|报送|反馈|传达|通知|送达|宣传|知晓|发现|到场|提供|响应|参加|参与|配合|协助|推送|移交|核实|摸排|走访|告知|回复|劝导"
    r"|巡查|签收|推荐|提醒|到岗|在岗|入户|收集|漏报|瞒报|迟报|不报|未报|未反馈|未送达|未到"
)
"""A rate or an event of these is the unit's own doing."""
_PART = re.compile(
    r"协助|配合|陪|帮|派[人员]|报告|上报|报送|报[一-鿿]{1,5}[局办队所站]|当[日天晚]报|及时报|反馈|告知|通知|传达|送达|送到|转达"
    r"|移交|推送|线索|名单|底数|引导|劝|提醒|宣传|宣讲|张贴|清点|点验|反映|说明|参加|推荐|提供|联系|安抚|稳[住定]|协调|看护"
    r"|摸排|核实|问清|在岗|发到户|有人送"
)
_RATE = re.compile(r"[^,。;:、\d%]{0,8}(?:率|覆盖面|比例|占比)(?!先|领)")
_FIGURE = r"(?<!\d)\d(?![\d.]{0,6}\s?(?:个?工作日|个?小时|分钟|个月|[天日]))"
"""A figure that says how much, and not in what time (发现违法建设24小时内上报)."""
_OUTCOMES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:[每凡如若]|一经)(?:发生|出现|新增|有|查处|发现)[^,。;]{0,18}?(?=扣|不得分|的|,|。|$)",
        r"(?:发生|出现)[^,。;]{0,10}(?:[一1][起例次]|事故|不得分)",
        r"(?:发生|出现)[^,。;]{2,24}?的?,?每[起例次件人户][^,。;]{0,2}扣",
        r"清零|零发生|零增长|为零|动态清|反弹|冻结|一票否决|取消[^,。;]{0,6}资格|垫付|兜底",
        r"全部(?:关停|清除|清退|拆除|取缔|搬离|完成|到位|整改|清理)",
        rf"(?:关停|取缔|拆除|清退|化解|追缴|清缴|整治|整改|治理|改造|建设|搬迁|销号)(?:任务)?[^,。;]{{0,8}}(?:完成|到位|{_FIGURE})",
        rf"完成(?!率)[^,。;]{{0,10}}(?:拆除|整治|整改|改造|建设|搬迁|签约|清退|取缔|销号|{_FIGURE})",
        rf"(?:拆除|新建|改造|新增|净增|建成|清退|整治|取缔|查处|立案|处罚|关停)[^,。;率]{{0,14}}{_FIGURE}|案件数?[^,。;]{{0,6}}{_FIGURE}",
        r"完工|竣工|按期开工|逾期|拖期|超期|负(?:总|主|主体|全)责|责任主体|主体责任|存量[^,。;]{0,8}(?:扣|未)",
        r"由(?:各)?(?:乡镇|镇|乡|街道|村)[^,。;]{0,6}(?:建|修|补|查明|处理|负责|解决|承担|整改|实施)",
        r"按[^,。;]{0,6}(?:比例|面积|进度)得分|(?:合格|达标|优良)[^,。;]{0,4}\d|下降|减少",
        r"(?:未|没有|完不成|不)(?:完成|达标|到位|整改|清理|改)[^,。;]{0,10}扣",
    )
)
_IN_NAMES = re.compile(r"清零|全覆盖|反弹|零增长")
_RATE_OF = re.compile(r"([一-鿿]{2})(?:率|覆盖面|比例|占比)$")
_DONE = re.compile("完成|落实|执行")
"""What says of any work that it was done."""
_ACT = re.compile(
    r"(?:[一-鿿]{2}|\A[一-鿿]?)(?:检测|巡查|巡护|巡河|巡林|排查|宣传|宣讲|走访|入户|培训|演练|采集|摸底|调查|张贴|发放|回收|清运|劝导)"
)
"""An activity with what it is done to: 快速检测, 隐患排查."""
_HELPING = re.compile(r"(?:积极|主动|认真)?(?:配合|协助)")
_IN_TIME = re.compile(r"(?:按[时期]|及时|限时)[^,。;]{0,4}率$")
"""Of a line that begins with helping somebody, how timely it is done is the unit's own doing."""
_LIMIT = re.compile(r"(?:不|免于)(?:再)?(?:考核|评|计|看|问|作)[^,。;]{1,14}")
_FIELDS = ("name", "description", "criteria", "target")


Lead = Literal["outcome", "named", "unlimited"]
"""How a line scores more than the unit's part: its outcome, by naming the unit as lead, or whatever it takes."""


@dataclass(frozen=True, slots=True)
class Portion:
    """``outcome``: words that score it; ``part``: words of the unit's part; ``limited``: the outcome is ruled out.

    ``said``: what is scored, the name left out, as a name is of the matter and not of anybody's part in it.
    """

    outcome: tuple[Words, ...]
    part: tuple[Words, ...]
    limited: bool
    said: str

    @property
    def as_lead(self) -> bool:
        """The line scores the outcome, or names no part that it limits itself to."""
        return self.lead() is not None

    def lead(self, own: str = "", theirs: str = "") -> Lead | None:
        """How the line scores more than the unit's part by its words; None when it scores only that.

        ``own`` and ``theirs``: what a list leaves to the unit and to the department.
        """
        if self.limited:
            return None
        if self.beyond(own, theirs):
            return "outcome"
        if self.part or _shared(self.said, own) > _shared(self.said, theirs):
            return None
        return "unlimited"

    def beyond(self, own: str = "", theirs: str = "") -> tuple[Words, ...]:
        """The words of the outcome, rates of what the list leaves to the unit (登记率, 劝返率) left out."""
        rates = Spots(words for words in self.outcome if _own_rate(words.text, own, theirs))
        return tuple(
            words
            for words in self.outcome
            if not rates.meet(words)
            and not _own_act(words.text, own, theirs)
            and not (_HELPING.match(self.said) and _IN_TIME.search(words.text))
        )


def _own_rate(said: str, own: str, theirs: str) -> bool:
    """Whether a rate is one of what the list leaves to the unit; 完成率 is one of what is said before it."""
    found = _RATE_OF.search(said)
    if found is None:
        return False
    if _DONE.match(found[1]):
        pairs = _pairs(said[: found.start()])
        return bool(pairs & _pairs(own)) and not pairs & _pairs(theirs)
    return found[1] in own and found[1] not in theirs


def _own_act(said: str, own: str, theirs: str) -> bool:
    """Whether it is done what the list leaves to the unit in the same words (完成快速检测30批次)."""
    return any(found[0] in own and found[0] not in theirs for found in _ACT.finditer(said))


def _shared(said: str, text: str) -> int:
    """How many pairs of characters two texts share."""
    return len(_pairs(said) & _pairs(text))


@remembering(1 << 12)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(pair for pair in map(add, text, text[1:]) if pair.isalnum())


def read_portion(line: Line) -> Portion:
    """What part of a matter a line scores."""
    passages = [passage for passage in line.passages if passage.field in _FIELDS]
    return Portion(
        tuple(words for passage in passages for words in _outcomes(passage)),
        tuple(words for passage in passages for words in _own_part(passage)),
        any(_LIMIT.search(passage.text) for passage in passages),
        "。".join(_open(passage) for passage in passages if passage.field != "name"),
    )


@noted_all
def _own_part(passage: Passage) -> Iterator[Words]:
    return (passage.found(found) for found in _PART.finditer(_open(passage)))


@per_vocabulary
def _open(passage: Passage) -> str:
    """The text with what it rules out blanked."""
    return _LIMIT.sub(lambda found: " " * len(found[0]), passage.text)


@noted_all
def _outcomes(passage: Passage) -> Iterator[Words]:
    text = _open(passage)
    patterns = (_IN_NAMES, _RATE) if passage.field == "name" else (_RATE, *_OUTCOMES)
    for pattern in patterns:
        for found in pattern.finditer(text):
            if not _OWN.search(found[0]):
                yield passage.found(found)
