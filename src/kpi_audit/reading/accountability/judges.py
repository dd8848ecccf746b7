"""Who judges: the people and others outside, as running text and scored lines say it."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import sentences
from ..text.lexicon import Taken, lexicon

_RATED = re.compile(r"评价|评议|测评|评分|打分|评判|满意|民调|安全感|调查|评定|计分|得分")
_WEIGHT = re.compile(r"(?:占|权重(?:为|是)?|按|[:(])(?:总分的?|考核总?分的?|年度得分的?)?\s*(\d+(?:\.\d+)?)\s*%")
_SAID = re.compile(
    r"满意|安全感|获得感|幸福感|评议|评价|测评|好评|差评|口碑|知晓率|民意|民调|回访|认可度|公认度|美誉度|问卷|电话(?:访问|调查|抽查|核实)"
)
_SUPERIORS = re.compile(r"(?:领导|局长|院长|校长|书记|班子)[^,。;]{0,8}(?:评价|评定|评议|打分|评分|测评)")
_PAPER = re.compile(r"(?:建立|制定|落实|健全)[^,。;]{0,12}(?:评价|评议|测评|调查)[^,。;]{0,4}(?:机制|制度)")
_INTERNAL_TITLE = re.compile(r"评定|标准化|创建|达标")


@dataclass(frozen=True, slots=True)
class OutsideWeight:
    """A weight (a share of 1) that a text gives to those outside, at ``start`` to ``end``."""

    weight: float
    start: int
    end: int


def outside_weights(text: str) -> Iterator[OutsideWeight]:
    """“群众评价占30%”, one for each clause."""
    for sentence in sentences(text):
        base, said = sentence.start, 0
        for part in re.finditer(r"[^,、;。\n]+", sentence.text):
            found = _WEIGHT.search(part[0])
            if found is None or found.start() > 0:  # “…调查,占20%” is the weight of what stands before
                said = part.start()
            whole = sentence.text[said : part.end()]
            if found and _RATED.search(whole) and names_outside(whole):
                yield OutsideWeight(float(found[1]) / 100, base + said, base + part.end())


def names_outside(text: str) -> bool:
    """Whether a text names the people, a third party or those below."""
    return bool({"citizen", "third_party", "subordinate"} & _names(text))


def asks_people(text: str) -> bool:
    """Whether a line measures what people say; a mechanism on paper, or a survey of one's own, is none."""
    if not _SAID.search(text) or _PAPER.search(text):
        return False
    if _SUPERIORS.search(text) and "citizen" not in _names(text):
        return False
    return "own_survey" not in _names(text)


def is_internal(text: str) -> bool:
    """Whether a title is about an office's own staff, a firm or internal support."""
    return "internal" in _names(text) or bool(_INTERNAL_TITLE.search(text))


def _names(text: str) -> set[str]:
    hits = lexicon("judges", layered=True).scan(text)
    taken = Taken(hits)
    return {hit.name for hit in hits if not taken.holds(hit)}
