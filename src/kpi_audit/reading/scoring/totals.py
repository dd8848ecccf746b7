"""The full score as titles and running text state it, and words that make parts alternatives or shares."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass

_NAMED = {"百": 100.0, "千": 1000.0, "十": 10.0}
_TOTAL = re.compile(
    r"(?P<pair>[双两三])(?:百|千)分制|(?P<named>[百千])分制|(?<![\d.])(?P<scale>\d{2,4})分制"
    r"|(?:满分|总分值?|基本分|基础分)(?:共计?|合计)?(?:为|是|:|计|共)?(?P<full>\d{2,4}(?:\.\d)?)分(?!以)"
)
_CHOICE = re.compile(
    r"[二三四五六七八九\d]选[一二三\d]|任选|选其|择其|选择其中|择一|择优|就高(?:不就低)?|取(?:最|其)?高|只计(?:其中)?(?:一|最高)|不同时计|可选"
)
_ONE_OF = re.compile(
    r"(?:[二三四五六两2-6]|任)选(?:其)?[一1]|(?:任选|择)其一|选择?其中(?:之)?一项?|任选[一1][项个类]|只计其中[一1]项"
)
_CONVERTED = re.compile(r"折算|折合|换算|加权|按?(?:比例|权重)(?:计入|折|计算)|[占按]\d+(?:\.\d+)?%|权重\d")
_SHARE = re.compile(
    r"(?:折算|折合|换算|权重|占(?:总分|比)?)(?:为|成|占)?(?P<of>\d{1,2}(?:\.\d+)?)%"
    r"|按(?:得分的|其)?(?P<by>\d{1,2}(?:\.\d+)?)%(?:折|换算|计入|计算)"
)
_EXCERPT = re.compile(r"节选|摘录|摘要|[前后上下]半部分|第[一二三四五六七八九十\d、和至]+部分|部分指标|片段")


@dataclass(frozen=True, slots=True)
class TotalWords:
    """A full score stated in a text; ``several`` when the text speaks of two or more scales (双百分制)."""

    points: float
    start: int
    end: int
    several: bool


def total_words(text: str) -> TotalWords | None:
    """The first full score that a normal text states."""
    match = _TOTAL.search(text)
    if match is None:
        return None
    if match["pair"]:
        return TotalWords(100.0, match.start(), match.end(), True)
    if match["named"]:
        return TotalWords(_NAMED[match["named"]], match.start(), match.end(), False)
    return TotalWords(float(match["scale"] or match["full"]), match.start(), match.end(), False)


def offers_choice(text: str) -> bool:
    """Whether the parts are alternatives of which one counts."""
    return bool(_CHOICE.search(text))


def one_of(text: str) -> bool:
    """Whether a part, or a sentence on several, says that it is one of them that counts (与第 3 项二选一)."""
    return bool(_ONE_OF.search(text))


def converts(text: str) -> bool:
    """Whether points are converted or weighted before they are added."""
    return bool(_CONVERTED.search(text))


def converted_share(text: str) -> float | None:
    """The share, 0 to 1, at which a line's own points go into the total (“折算35%”, “按70%计入总分”)."""
    found = _SHARE.search(text)
    return None if found is None else float(found["of"] or found["by"]) / 100


def is_excerpt(title: str) -> bool:
    """Whether a title says that the table is only a part of a longer one."""
    return bool(_EXCERPT.search(title))
