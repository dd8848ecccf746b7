"""Stretches of a text that punish something: the trigger, what follows and how many points it costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import Clause, sentences
from ..text.vocabulary import gathered

Sanction = Literal["points", "zero", "vague", "bar"]
"""A figure, all points of the item, points left open, or no bonus any more."""

_FIGURES = r"\d+(?:\.\d+)?分?(?:(?:[、/~—-]|至|到|和)\d+(?:\.\d+)?分?){0,4}"
# The look-ahead names every character that a hit begins with: the others are passed over at once.
_HIT = re.compile(
    rf"(?P<points>(?:另|再|加|倒|各|分别|直接|从(?:年度|综合|考核)?总分中?){{0,6}}(?:扣(?:减|除)?|减)[^,。;\d扣]{{0,12}}?(?P<figures>{_FIGURES})(?![%\d个万亿])分?)"
    r"|(?P<zero>(?:本|该|此|单)?项?(?:均|一律)?不得分|全扣|[得计记](?:0|零)分|扣完(?!为止)|扣除?全部|全部扣[除完])"
    r"|(?P<bar>(?:不得|不予|不再|不)加分|取消[^,。;]{0,6}加分(?:资格)?)"
    r"|(?P<vague>酌情扣分|扣分(?!标准|办法|细则|项|依据))"
)
_BARE = re.compile(rf"每(?:发生|出现)?[一1]?(?:起|次|处|件|人次?|例|宗|批次?)[^,。;\d]{{0,4}}(?P<figures>{_FIGURES})")
_EXTRA = re.compile(r"[^扣减]{0,4}?(?:加|另|再)")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_DENIED = re.compile(r"(?:不作为|不再?|不得|不予|免予?|不计入)[^,。;]{0,4}\Z")
_FLOOR = re.compile(r"(?:最[高多]|累计|合计|总计|至多|不超过|上限)[^,。;]{0,6}\Z")
_BEFORE = 16
"""Characters that tell whether what follows is denied or only a limit: more than either pattern spans."""


@dataclass(frozen=True, slots=True)
class Punished:
    """``start`` to ``middle`` is the trigger, ``middle`` to ``end`` what follows; offsets in the normal text."""

    start: int
    middle: int
    end: int
    sanction: Sanction
    points: float
    extra: bool


@gathered
def punished(text: str, *, negative: bool = False) -> Iterator[Punished]:
    """Every punished trigger; in a ``negative`` list bare points (每起 3 分) are taken away."""
    start: int | None = None
    bare = negative
    for sentence in sentences(text):
        if start is None:
            start, bare = sentence.start, negative
        hits = list(_HIT.finditer(sentence.text))
        bare = bare and not hits
        found = list(_in(sentence, start, list(_BARE.finditer(sentence.text)) if bare else hits))
        yield from found
        # "发生甲的;发生乙的,每起扣2分": a semicolon does not end an enumeration of triggers
        if found or text[sentence.end : sentence.end + 1] != ";" or "分" in sentence.text:
            start = None


def _in(sentence: Clause, start: int, hits: list[re.Match[str]]) -> Iterator[Punished]:
    """What is punished in a sentence; the first trigger begins at ``start``, in this one or before it."""
    base = sentence.start
    at = start
    for hit in hits:
        first, end = hit.span()
        before = sentence.text[max(0, at - base, first - _BEFORE) : first]
        if _DENIED.search(before) or (_FLOOR.search(before) and hit.lastgroup != "bar"):
            continue
        figures, kind = hit["figures"], hit.lastgroup
        if figures and "分" not in hit[0]:
            continue
        sanction: Sanction = "points" if figures else "zero" if kind == "zero" else "bar" if kind == "bar" else "vague"
        worth = max(map(float, _FIGURE.findall(figures)), default=0.0) if figures else 0.0
        extra = sanction == "points" and _EXTRA.match(hit[0]) is not None
        yield Punished(at, base + first, base + end, sanction, worth, extra)
        at = base + end
