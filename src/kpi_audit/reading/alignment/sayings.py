"""What a line asks, clause by clause and without its figures: lines of other names may ask the very same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...startup import patterns as re
from ..duty.plain import core
from ..duty.similarity import grams
from ..duty.wording import named_matters
from ..quantity.spans import LIMIT
from .labels import BASE, RHYTHM, due, listed, unscored

SHORT = 6
"""A clause of fewer characters (按期办结率) says too little to be known again."""
HALF = 0.5
"""Least share of the clauses of the shorter line that the other must have."""
LONGEST = 60
"""Longer clauses are no plain demand of one thing."""
MOST = 6
"""So many clauses of a line are looked at; what comes after them is detail."""
_STOP = re.compile(r"[,。;:!?\n]")
_SCORED = re.compile(
    r"[得扣加满计]分|扣完|酌情|按比例|\d\s*分(?!钟)|每再?[少低降超增缺多]|(?<![增追压削缩裁核递])[扣加减]\d|未(?:达到?|完成|按)"
)
_MEASURE = re.compile(
    r"(?:确保|力争|争取|必须)|(?:达到?|保持|稳定|控制|维持)在?(?=\s|\Z|[\d以‰])|不(?:得)?(?:低于|少于|高于|超过|突破)"
    r"|(?:比|较)?(?:上年|去年|同期)?(?:提高|下降|增长|降低|减少|上升|增加)(?=\s|\Z)|[‰%]|以[内上下]|左右|\d+(?:\.\d+)?|(?<=\s)[万亿]?(?:[人户家名亩吨元]|公里|平方米)\Z|(?<=.{6})(?:的|比|较)(?=\s|\Z)"
)
_ALL = re.compile(
    r"\A(?:基本)?(?:实现|完成)(?=.{6})|\A(?:辖区内?的?)?(?:所有|全部|各类|各级|各)|\A(?:乡镇|镇街|县区?|市|镇|乡)(?=党[委工]|党政|人民政府)"
    r"|\A每个?(?:县市区|县区|县|区|市|乡镇|镇街|街道|乡|镇)(?=.{6})"
)
_EVERYBODY, _SOME = (
    re.compile("全体|所有|全部"),
    re.compile(
        "骨干|试点|示范(?=[村镇乡校户区])|重点(?:[一-鿿]{2}区(?=[一-鿿]{4}))?|部分|规[模上](?:以上)?|限[额上](?:以上)?|高频(?=事项)|(?:生活|特殊|家庭|经济)困难的?|(?:有|具备|符合)条件的"
    ),
)
_WHOSE = re.compile(r"\A[一-鿿]{2,12}?的(?=.{6})")
"""Whom it is asked of, told before the thing (年收入以上的村财务审批)."""
_TAIL = 4
_DOING = re.compile(
    r"\A(?:对(?![象口外接])|组织|召开|(?:摸底|摸排|排查)(?=建立)|建立|开展)+(?=.{6})|(?<=.{4})(?:至少|不少于)?(?:召开|举行)\Z|(?<=.{4})全覆盖(?=[检巡排][查]|走访)|(?<=[一-鿿]{3})和(?![谐美睦])"
)
"""Words for how something is done, and what joins two things: 属地网站和公众号巡查."""
_DONE = re.compile(r"(?:全部|全面|基本|如期|按[时期])?完成\Z|(?<=.{6})(?:年度|全年|当年)(?:目标)?任务\Z")
_EACH_ONE = re.compile(r"(?<=.{6})应([一-鿿])尽\1\Z")
"""All of them (救助应救尽救), which the clause may as well leave out."""
_COVERED = re.compile(r"(?:实现)?全覆盖\Z|覆盖面\Z")
_JUDGED = re.compile(r"满意|安全感|知晓|获得感")


def read_sayings(texts: Iterable[str], name: str) -> tuple[str, ...]:
    """The clauses of normal texts that ask something, each once; ``name``: the plain name, which may be the demand."""
    clauses = (clause for text in texts for clause in _STOP.split(listed(text)))
    found = dict.fromkeys(said for clause in clauses if (said := _bare(clause)) and _telling(said, name))
    if len(name) >= SHORT and named_matters(name):
        found.setdefault(_COVERED.sub("覆盖率", name))
    return tuple(found)[:MOST]


def shared(one: Sequence[str], other: Sequence[str], whole: str, others: str) -> float:
    """The share of the clauses of the shorter line that the other has too, 0 to 1; ``whole`` and ``others``: all that
    the lines say, where a clause may leave out what it is said of (“明厨亮灶”覆盖率 of 学校食堂)."""
    both = sum(any(_alike(mine, theirs, whole, others) for theirs in other) for mine in one)
    return min(1.0, both / min(len(one), len(other))) if both else 0.0


def _alike(one: str, other: str, whole: str, others: str) -> bool:
    """Whether two clauses ask the same: in the same characters, be it in another order, or less what is said nearby."""
    if len(one) == len(other):
        return one == other or sorted(one) == sorted(other) or _of_all(one, other) or _of_all(other, one)
    if one[-_TAIL:] == other[-_TAIL:] and (_of_some(one, other) or _of_some(other, one)):
        return True
    return _said_nearby(other, one, others) or _said_nearby(one, other, whole)


def _said_nearby(short: str, long: str, whole: str) -> bool:
    """Whether a clause is a longer one less a piece that its line says elsewhere (重点水域台账 of 防溺水)."""
    more = len(long) - len(short)
    if more <= 0:
        return False
    if long.endswith(short):
        return long[:more] in whole
    at = next((place for place, char in enumerate(short) if char != long[place]), len(short))
    return 0 < at < len(short) and long.endswith(short[at:]) and more > 1 and long[at : at + more] in whole


def _of_all(one: str, other: str) -> bool:
    """Whether one asks of everybody what the other asks of some (对全体党员集中轮训, 对党员骨干集中轮训)."""
    mine, theirs = _EVERYBODY.sub("", one), _SOME.sub("", other)
    return len(mine) >= SHORT and mine == theirs and mine != one and theirs != other


def _of_some(one: str, other: str) -> bool:
    """Whether one asks of some what the other asks without those words (符合条件的既有住宅加装电梯)."""
    mine = _SOME.sub("", _WHOSE.sub("", one) if "的" in one else one)
    return mine != one and mine == _EVERYBODY.sub("", other) and len(mine) >= SHORT


def _bare(clause: str) -> str:
    if len(clause) > LONGEST:
        return ""
    if _SCORED.search(clause):
        clause = unscored(clause)
        if _SCORED.search(clause):
            return ""
    clause = LIMIT.sub("", clause) if "内" in clause else clause
    clause = _EACH_ONE.sub("", clause) if "尽" in clause else clause
    said = core(_ALL.sub("", RHYTHM.sub("", BASE.sub("", due(clause.strip())))))
    return _COVERED.sub("覆盖率", _DONE.sub("", _DOING.sub("", _MEASURE.sub("", said).replace(" ", ""))))


def _telling(said: str, name: str) -> bool:
    """Whether a clause says what it is about: a matter, or something of its line's name."""
    if len(said) < SHORT:
        return False
    return bool(named_matters(said)) or (not _JUDGED.search(said) and not _pairs(said).isdisjoint(_pairs(name)))


def _pairs(text: str) -> set[str]:
    return set(grams(text))


def keys(sayings: Sequence[str]) -> Iterator[str]:
    """What lines that share a clause are found by."""
    return (key for said in sayings for key in ("".join(sorted(said)), said[-SHORT:]))
