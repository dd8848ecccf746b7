"""What people may take up or leave, set as a quota: the object, the figure, the pressure for a shortfall."""

from __future__ import annotations

from collections.abc import Sequence

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.numbers import Number, find_numbers
from ..text.clauses import Clause, sentences
from ..text.fields import looked_at
from ..text.lexicon import Hit
from ..text.line import Line, Passage, Words
from ..text.spotting import spot
from ..text.vocabulary import noted


@dataclass(frozen=True, slots=True)
class Takeup:
    """A voluntary object that a line asks for.

    ``share`` is the share asked for in percent, ``amount`` a number or a quota handed down, ``shortfall`` the
    words that punish a miss.
    """

    object: Words | None
    share: float | None
    figure: Words | None
    amount: Words | None
    shortfall: Words | None

    @property
    def shown(self) -> tuple[Words, ...]:
        """The words it rests on."""
        return tuple(words for words in (self.object, self.figure, self.amount, self.shortfall) if words is not None)


_FIELDS = ("target", "name", "description", "criteria", "text")
_ANY = re.compile(".")
_FULL = re.compile(
    r"全覆盖|(?:全部|全员)(?:参加|参保|缴纳|缴费|完成|订阅|注册|接种|投保)|应(?:保|缴|接|种)尽(?:保|缴|接|种)|一个不(?:漏|落|少)"
)
_QUOTA = re.compile(
    r"(?:完成|超额完成|落实|分解)[^,。;]{0,14}(?:任务|份数|指标|定额|数量|目标)|(?:下达|分配|核定|规定)的?[^,。;]{0,10}(?:任务|份数|指标|定额|数量)"
)
_SHORTFALL = re.compile(
    r"(?:每(?:再)?(?:低|少|缺|差|下降|降低|减少|降)|未(?:完成|达到?|足额|按期完成|能完成)|(?<!不)(?<!得)(?:低于|少于)|达不到|完不成|不足|不达标|没有完成)"
    r"[^。;]{0,26}?(?:扣|不得分|不计分|零分|按[^,。;]{0,6}比例[^,。;]{0,4}[得计]|折算|约谈|通报|否决|取消|问责)[^,。;]{0,8}"
    "|按(?:实际|任务|目标)?完成(?:任务|目标|情况)?的?比例[^,。;]{0,4}[得计给折]分?"
)
_PRESS = re.compile(r"[^,。;]{0,4}(?:进度)?[^,。;]{0,2}(?:排名|排位|通报)[^,。;]{0,2}")
_COUNTED = frozenset(
    {
        "个",
        "张",
        "户",
        "份",
        "人",
        "人次",
        "元",
        "万元",
        "亿元",
        "亩",
        "家",
        "名",
        "台",
        "套",
        "笔",
        "单",
        "册",
        "只",
        "头",
    }
)
_LEFT_OUT = re.compile(
    "(?:自愿不|不愿|拒绝|拒不|放弃|不同意|自愿退出|明确表示不)[^。;]{0,20}(?:剔除|不计|除外|扣除|不纳入|不扣分|不作为)"
    "|(?:剔除|扣除|不含|不包括|除去)[^,。;]{0,8}(?:自愿(?:放弃|不|退出)|不愿|拒绝|拒不|放弃|不同意)"
)
_STOP = re.compile(r"[,。;:!?\n]")
_JOINED = re.compile("注册|下载|安装|激活|关注|绑定|认证|入群|进群|加群")
_OTHER_RATE = re.compile(r"[一-鿿]{6}(?:率|比例|占比)[^率]{0,8}\Z")
"""A rate that says of itself what it is of (婚检率达到75%,孕前优生健康检查目标人群覆盖率达到90%)."""
_CEILING = re.compile(r"(?:不高于|不超过|不得超过|控制在|(?<![不得])低于|以内|以下)[^,。;]{0,4}\Z")
_SCORE = re.compile(r"[扣加得计奖减][^,。;]{0,6}\Z")
_OF_A_TASK = re.compile(r"(?:任务|计划|指标)(?:数|量|总数)?(?:完成率?(?:达到?)?|的)\Z")
"""How far a quota was met (完成扩面任务的 100%), not how many of all took part."""
_PLACE = re.compile(r"[前后第末][^,。;0-9]{0,2}\Z")
_STEP = re.compile(r"每(?:再)?(?:低|少|缺|差|降|下降|降低|减少|高|超|增|多)?[^,。;0-9]{0,6}\Z")


def find_takeup(line: Line, *, declared: bool) -> Takeup | None:
    """The voluntary object of a line with what is asked; ``declared``: its author says that it is voluntary."""
    passages = looked_at(line, _FIELDS, _ANY)
    named: Words | None = None
    for passage in passages:
        free, first = _spoken_of(passage)
        if free:
            return None
        named = named or first
    if named is None and not declared:
        return None
    asked: list[tuple[Passage, Clause]] = []
    for passage in passages:
        asked += [(passage, sentence) for sentence in sentences(passage.text)]
    return _asked(named, asked, line, declared=declared)


@noted
def _spoken_of(passage: Passage) -> tuple[bool, Words | None]:
    """Whether a text leaves those out who do not want to, or law asks for it; the first voluntary object."""
    hits = spot(passage.text, "voluntary")
    if any(hit.name in ("released", "legal") for hit in hits) or _LEFT_OUT.search(passage.text):
        return True, None
    objects = _objects(passage, hits)
    return False, passage.words(objects[0].start, objects[0].end) if objects else None


def _asked(
    named: Words | None, asked: Sequence[tuple[Passage, Clause]], line: Line, *, declared: bool
) -> Takeup | None:
    share: float | None = None
    figure = amount = shortfall = None
    name = line.passage("name")
    about = declared or (name is not None and bool(_objects(name, spot(name.text, "voluntary"))))
    for passage, sentence in asked:
        own = bool(_objects(passage, spot(sentence.text, "voluntary"), sentence.text))
        if not (own or about or passage.field == "target"):
            continue
        for number in find_numbers(sentence.text):
            if number.percent and own and _of_another(passage, sentence.text, number):
                continue
            if number.percent and _aims(sentence.text, number) and number.value > (share or 0.0):
                share, figure = number.value, _words(passage, sentence, number.start, number.end)
            elif amount is None and number.unit in _COUNTED and number.value > 1 and _aims(sentence.text, number):
                amount = _words(passage, sentence, number.start, number.end)
        for pattern in (_FULL, _QUOTA, _SHORTFALL):
            found = pattern.search(sentence.text)
            if found is None or _reaches(sentence.text, found.start(), behind=pattern is _SHORTFALL):
                continue
            words = _words(passage, sentence, found.start(), found.end())
            if pattern is _FULL and share != 100.0:
                share, figure = 100.0, words
            elif pattern is _QUOTA:
                amount = amount or words
            elif pattern is _SHORTFALL:
                shortfall = shortfall or words
    if shortfall is None and (share is not None or amount is not None):
        shortfall = _bare_shortfall(asked)
    return Takeup(named, share, figure, amount, shortfall)


def _bare_shortfall(asked: Sequence[tuple[Passage, Clause]]) -> Words | None:
    """A deduction that names nothing of its own (每低1个百分点扣0.2分): it is for what the line asks."""
    for passage, sentence in asked:
        found = _SHORTFALL.match(sentence.text) if passage.field == "criteria" else None
        if found is not None:
            return _words(passage, sentence, found.start(), found.end())
    return None


def pressed(line: Line) -> Words | None:
    """Words that rank or circulate the progress of a line."""
    for passage in looked_at(line, ("criteria", "description", "text"), re.compile("排名|排位|通报")):
        for sentence in sentences(passage.text):
            found = _PRESS.search(sentence.text)
            if found is not None and not re.search(
                "不(?:搞|作|再|得|予)?[^,。;]{0,3}(?:排名|通报)|通报表(?:扬|彰)", sentence.text
            ):
                return _words(passage, sentence, found.start(), found.end())
    return None


def _objects(passage: Passage, hits: Sequence[Hit], text: str | None = None) -> list[Hit]:
    """Voluntary objects; an application used by staff for their work is none."""
    said = passage.text if text is None else text
    found = [hit for hit in hits if hit.name == "takeup"]
    names = {hit.name for hit in hits}
    if "insiders" in names and "public" not in names:
        found = [hit for hit in found if not _JOINED.search(said[hit.start : hit.end])]
    return found


def _aims(text: str, number: Number) -> bool:
    """Whether a figure says how many shall take it up: no points, step, ceiling, and not the reach of a service."""
    before = text[max(0, number.start - 16) : number.start]
    if number.percent and (_OF_A_TASK.search(before) or (before.endswith("完成") and "任务" in text)):
        return False
    if _SCORE.search(before) or _CEILING.search(before) or _STEP.search(before) or _PLACE.search(before):
        return False
    return not _reaches(text, number.start)


def _of_another(passage: Passage, text: str, number: Number) -> bool:
    """Whether a figure is that of another rate, told in the same sentence as the voluntary object."""
    clause = _STOP.split(text[: number.start])[-1]
    return _OTHER_RATE.search(clause) is not None and not _objects(passage, spot(clause, "voluntary"), clause)


def _reaches(text: str, start: int, *, behind: bool = False) -> bool:
    """Whether the words just before speak of the service, not of those who take it up; ``behind``: of a clause that
    names nothing of its own (签约居民满意度85%以上,每低1个百分点扣1分) those before it."""
    *earlier, subject = _STOP.split(text[:start])
    if behind and not subject and earlier:
        subject = earlier[-1]
    hits = [hit for hit in spot(subject, "voluntary") if hit.name in ("reach", "takeup")]
    last = max(hits, key=_end, default=None)
    return last is not None and last.name == "reach"


def _end(hit: Hit) -> int:
    return hit.end


def _words(passage: Passage, sentence: Clause, start: int, end: int) -> Words:
    return passage.words(sentence.start + start, sentence.start + end)
