"""The parts of a standard: stretches between full stops, semicolons and list numbers, and what each does."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.numbers import Number, find_numbers
from ..quantity.units import TIME
from ..text.clauses import Clause, clauses, sentences
from ..text.line import Line, Passage, Words
from ..text.vocabulary import gathered, per_vocabulary

_AMOUNT = r"[\d一二两三四五六七八九十半]{1,4}(?:\.\d{1,2})?(?:分?[-—~至到、][\d.]{1,4})?分(?![钟之类])"
SCORES = re.compile(
    rf"(?:[扣减加奖得计给记占](?:除|分|励)?|各|最高|最多|分别)[^,。;()]{{0,6}}?{_AMOUNT}|{_AMOUNT}/|:{_AMOUNT}(?=[;。]|\Z)"
    r"|不(?:予)?[得计给记]分|满分|全扣|扣完|[扣加减]分|按[^,。;]{0,10}比例|折算|[×*✕]\d"
    r"|(?:酌情|视情)[^,。;]{0,8}[扣加减给计得奖评打]"
)
_TAKES = re.compile(
    r"扣|减(?=\d)|不(?:予)?[得计给记]分|否则|按[^,。;]{0,10}比例|折算|[×*✕]\d|酌情|视情|按[^,。;]{1,16}[计给评得]分"
    r"|[加奖]\d|每[^,。;]{1,12}[得加奖]"
)
_AWARD = re.compile(rf"(?:得|计|给|记)(?:满分|{_AMOUNT})|:{_AMOUNT}(?=[;。]|\Z)")
_ASIDE = re.compile(r"【[^】]{0,80}】?")
_PER = re.compile(r"(?:每|一经|发现|发生|出现|查实|有)[^,。;]{0,8}\Z")
_BOUND = re.compile(r"(?:不(?:得|能|应)?(?:超过|少于|低于|高于|多于)|至少|控制在)\Z")
_DATED = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:底|末|初|份|\d|上旬|中旬|下旬)|年[底末]前|季度[末底]前|当[天日]"
    r"|即日|次日|月底前|每个?(?:[日天周旬月季]|星期|半[年月]|学期)|每(?:两|双|隔)个?月|每年度?[^,。;\d]{0,12}[一二两三四]次"
)
_HAN_SMALL = frozenset({"个", "项", "类", "级", "条", "方面", "套", "种", "支", "块", "本", "张", "位"})
_GENERAL = re.compile("[零〇一二两三四五六七八九十半]")
TIMES = frozenset(TIME)


@dataclass(frozen=True, slots=True)
class Part:
    """``start`` to ``end`` of a passage; ``scores``: points stand in it, ``takes``: under a condition of its own."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The part in normal form."""
        return self.passage.text[self.start : self.end]

    @property
    def scores(self) -> bool:
        """Whether it gives or takes points."""
        return SCORES.search(self.text) is not None

    @property
    def takes(self) -> bool:
        """Whether it does more than grant the points for all that is asked (得 3 分)."""
        return _TAKES.search(self.text) is not None

    @property
    def awards(self) -> bool:
        """Whether it grants points of its own."""
        return _AWARD.search(self.text) is not None

    def words(self, start: int, end: int) -> Words:
        """Words at offsets of ``text``."""
        return self.passage.words(self.start + start, self.start + end)

    def clauses(self, only: str = "") -> list[Clause]:
        """Its clauses, with offsets in ``text``; ``only``: split at these marks and no others."""
        text = self.text
        if not only:
            return clauses(Clause(0, len(text), text))
        pieces = re.finditer(f"[^{only}]+", text)
        return [Clause(piece.start(), piece.end(), piece[0]) for piece in pieces if piece[0].strip()]


def parts(passage: Passage) -> list[Part]:
    """The parts of a passage; asides on how it is checked (【查看资料】) are left out."""
    return [
        Part(passage, sentence.start + first, sentence.start + last)
        for sentence in sentences(passage.text)
        for first, last in _pieces(sentence.text)
    ]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for aside in _ASIDE.finditer(text):
        if text[start : aside.start()].strip():
            yield start, aside.start()
        start = aside.end()
    if text[start:].strip():
        yield start, len(text)


def standard(line: Line) -> list[Passage]:
    """The passages that say what is asked and how it is scored; the name only where nothing else does."""
    found = [passage for passage in line.passages if passage.field in ("description", "criteria")]
    if found:
        return found
    name = line.passage("name")
    return [name] if name is not None else []


@gathered
def figures(text: str) -> list[Number]:
    """The figures that measure something: no points, no denominators of points, no 一次 of an event."""
    return [number for number in find_numbers(text) if not _idle(text, number)]


@per_vocabulary
def measured(text: str) -> bool:
    """Whether a text has a figure, a date or a rhythm to hold it against."""
    return bool(figures(text)) or _DATED.search(text) is not None


@per_vocabulary
def timed(text: str) -> bool:
    """Whether a text names a time limit or a rhythm."""
    return _DATED.search(text) is not None or any(
        number.unit in TIMES or number.unit == "小时" for number in find_numbers(text)
    )


def _idle(text: str, number: Number) -> bool:
    if number.unit == "分" or number.unit.startswith("分/"):  # 5 分/批次
        return True
    before = text[max(0, number.start - 12) : number.start]
    if before.endswith(("附件", "附表", "附录")):
        return True
    if _BOUND.search(before):
        return False  # 每年检查不超过 1 次
    if _PER.search(before) and (before.rfind("每") > before.rfind(",") or number.value == 1):
        return True
    return bool(_GENERAL.match(number.text)) and (number.unit in _HAN_SMALL or not number.unit)
