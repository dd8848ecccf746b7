"""A condition as an interval: 90% 以上, 80%(含)—90%, [80,90), 大于等于 60 小于 80."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.memory import remembering
from ...startup.records import dataclass, replace
from ..quantity.numbers import Number, find_numbers
from ..quantity.operators import comparison
from ..scoring.ladders import band, told_numbers
from ..text.line import passage
from ..text.normal import normalise
from ..text.tight import tight

_SIGNS = (
    ("大于等于", "≥"),
    ("小于等于", "≤"),
    ("大于或等于", "≥"),
    ("小于或等于", "≤"),
    (">=", "≥"),
    ("<=", "≤"),
)
_FIGURE = r"(\d{1,9}(?:\.\d{1,4})?)"
_UNIT = r"(%|分|次|件|个|天|日|万元|亿元|家|户|人|起)?"
_BRACKETS = re.compile(rf"([\[(])\s?{_FIGURE}\s?{_UNIT}\s?[,~—-]\s?{_FIGURE}\s?{_UNIT}\s?([\])])")
_OUT = re.compile(r"\(不[含包][^()]{0,4}\)")
_IN = re.compile(r"\((?:含|包括)[^()]{0,4}\)")
_LOW_SAID = re.compile(
    r"(?<![\d.])(?P<low>\d{1,9}(?:\.\d{1,4})?)(?P<unit>[^\d()—~–至到-]{0,4})(?P<rest>[-—~–至到]{1,2}\d{1,9}(?:\.\d{1,4})?[^\d()]{0,4})\((?P<said>不?含)(?P=low)[^()\d]{0,3}\)"
)
"""The low end named behind the high one (3—5 万(含 3 万))."""
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
GRADE = (
    r"(?:(?:[一-鿿]{2,4})?先进(?=单位|集体|村|乡镇|[,。;、()\s”\"]|\Z)|不合格|不称职|不达标|不及格|基本合格|基本称职|基本达标|较好|较差|优秀|优良|优|良好|良|中等|中(?=[等档,。;、()\s”\"]|\Z)|一般|合格|称职|达标|及格|好|差"
    r"|[一二三四]等|[一二三四]类|[A-D甲乙丙丁][级等类])"
)
_GRADED = re.compile(rf"(?:的|被)?(?:评定?|确定?|认定|定)?为[“\"]?{GRADE}[”\"]?(?:等次|等级|档次|档)?的?,?\Z")
"""What a level is called behind its figures (95% 以上为优秀,得 10 分)."""
_GRADE_HEAD = re.compile(rf"(?:考核|评定|等次|结果)?(?:为)?[“\"]?{GRADE}[”\"]?(?:等次|等级|档次|档)?[:,(]?\Z")
"""What a level is called before its figures (优秀 85—100 分得 10 分)."""
_JOINS = frozenset({"为", "在", "达", "达到"})
_TIGHTEN = re.compile(r"[\s的]")
_UNREAD = re.compile(r"±|\d千(?![米克瓦])")
"""What is not compared: deviations to both sides, thousands in words (1 千—1.9 千元)."""
_KEPT = 1 << 12
"""Conditions that are remembered: the lines of a scheme have many in common, and several readers ask."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval of values; None is open. ``decimals``: of its figures, as written.

    ``low_usual``, ``high_usual``: whether that end is in by the usual meaning of 以上, 以下 or a plain range, not
    by a sign or (含). ``marked``: whether its text says (含) or (不含).
    """

    low: float | None
    low_in: bool
    high: float | None
    high_in: bool
    unit: str = ""
    decimals: int = 0
    low_usual: bool = False
    high_usual: bool = False
    marked: bool = False

    def holds(self, value: float) -> bool:
        """Whether a value lies inside."""
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        below = self.high is None or value < self.high or (self.high_in and value == self.high)
        return above and below


@remembering(_KEPT)
def interval(condition: str) -> Interval | None:
    """The interval that a condition names, None when it names none that is read."""
    if _UNREAD.search(condition):
        return None
    text = _signed(tight(passage("criteria", condition)).text)
    text = _LOW_SAID.sub(r"\g<low>\g<unit>(\g<said>)\g<rest>", text)
    text = _IN.sub("(含)", _OUT.sub("(不含)", text))  # (含 85%) repeats its figure
    written = _BRACKETS.search(text)
    if written and not (written[1] + written[6] == "()" and "," not in written[0]):  # 良好(80—89 分) is an aside
        low, high = float(written[2]), float(written[4])
        unit = written[3] or written[5] or ""
        places = max(_places(written[2]), _places(written[4]))
        return (
            Interval(low, written[1] == "[", high, written[6] == "]", unit, places, marked=True) if low < high else None
        )
    found = band(text)
    if found is None or (found.low is not None and found.high is not None and found.low > found.high):
        return None
    numbers = told_numbers(text)[:2]
    figures = _PLAIN.findall(" ".join(number.text for number in numbers))
    plain = Interval(
        found.low,
        found.low_in,
        found.high,
        found.high_in,
        found.unit,
        max(map(_places, figures), default=0),
        low_usual=found.usual and found.low_in,
        high_usual=found.usual and found.high_in,
    )
    return _marked(plain, text, numbers)


def _marked(plain: Interval, text: str, numbers: list[Number]) -> Interval:
    """The interval with its (含) and (不含) heeded: where one end is marked, the other is not in."""
    inside, outside = _IN.search(text), _OUT.search(text)
    if not inside and not outside:
        return plain
    marked = replace(plain, marked=True, low_usual=False, high_usual=False)
    if plain.low is None or plain.high is None or len(_PLAIN.findall(text, numbers[0].start)) < 2:
        if outside:
            return replace(marked, low_in=False, high_in=False)
        return marked
    second = [found.start() for found in _PLAIN.finditer(text, numbers[0].start)][1]
    low_said, high_said = _said(text, 0, second), _said(text, second, len(text))
    low_in = low_said if low_said is not None else (plain.low_in if high_said is False else not high_said)
    high_in = high_said if high_said is not None else (plain.high_in if low_said is False else not low_said)
    return replace(marked, low_in=low_in, high_in=high_in)


def _said(text: str, start: int, end: int) -> bool | None:
    if _OUT.search(text, start, end):
        return False
    return True if _IN.search(text, start, end) else None


def _signed(text: str) -> str:
    for word, sign in _SIGNS:
        text = text.replace(word, sign)
    return text


@remembering(_KEPT)
def subject(condition: str) -> str:
    """What is measured: the words before the figure and its comparison."""
    text = _signed(normalise(condition).text)
    numbers = told_numbers(text)
    if not numbers:
        return ""
    found = comparison(text, numbers[0])
    lead = "" if _GRADE_HEAD.match(found.lead) else found.lead
    return re.sub(r"[\s,、:(\[]|(?:达到?|为|在|至|完成|[0-9]{1,2}[.、)])$", "", lead)


@remembering(_KEPT)
def rest(condition: str) -> str:
    """What a condition says beside its figures and comparisons."""
    text = _GRADED.sub("", _signed(normalise(condition).text))
    for number in reversed(find_numbers(text)):
        found = comparison(text, number)
        text = text[: found.start] + text[found.end :]
    left = _TIGHTEN.sub("", re.sub(r"\((?:不?含|包括)[^()]*\)|[()、,到至-]", "", text))
    return "" if left in _JOINS or _GRADE_HEAD.match(left) else left


def _places(figure: str) -> int:
    return len(figure.partition(".")[2])
