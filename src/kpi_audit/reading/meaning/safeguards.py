"""Clauses that protect those who are assessed, found in what a scheme says of the assessment itself."""

from __future__ import annotations

from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..accountability.sanctions import suffered
from ..text.clauses import Clause, sentences
from ..text.lexicon import lexicon
from ..text.line import Passage
from ..text.spotting import spot
from ..text.vocabulary import gathered

Safeguard = Literal["appeal", "fault_tolerance", "rectification", "consultation", "feedback", "disclosure", "guidance"]
SAFEGUARDS: tuple[Safeguard, ...] = (
    "appeal",
    "fault_tolerance",
    "rectification",
    "consultation",
    "feedback",
    "disclosure",
    "guidance",
)

_ALONE = frozenset({"appeal", "fault_tolerance", "rectification"})
"""Clauses whose own words leave no doubt that the assessment is meant."""
_FIRM = "_firm"
"""How the classes of the list end whose words leave no doubt of it either."""
_WORDS = frozenset({*SAFEGUARDS, *(name + _FIRM for name in SAFEGUARDS)})
_MEANT = "assessment"
"""The class of the words that the assessment itself is spoken of by."""
_OWN = re.compile(
    r"(?:反馈|公布|公示|告知)[^,。;]{0,12}(?:考核|考评|评分|得分)(?:结果|情况)?|(?:考核|考评|评分)结果[^,。;]{0,12}(?:反馈|公布|公示|告知)"
)
_NEGATED = re.compile(
    r"(?:不予|不再|不得|不接受|不受理|不设立?|不适用|不作|不搞|不进行|不组织|不开展|不安排|不提供|无须|无需|拒绝|取消|没有|未|不|无)"
    r"(?:任何|相应|单独)?(?:的)?$"
)
_UNENFORCED = re.compile(r"(?:未|没有|不)(?:按|予|执行|落实)?[^,。;]{0,40}(?:追究|问责|追责)")


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of a safeguard (or of a ``consequence``) at ``start`` to ``end`` of a normal text."""

    name: str
    start: int
    end: int


def _named(text: str) -> set[str]:
    return {hit.name for hit in lexicon("safeguards", layered=True).scan(text)}


@gathered
def find_safeguards(passage: Passage, *, leaf: bool = False) -> list[Clue]:
    """The safeguards that a text has. In a ``leaf`` most such words are the work assessed, so more is asked."""
    found: list[Clue] = []
    named = _named(passage.text)  # all that its sentences can name
    if named.isdisjoint(_WORDS) or (leaf and _MEANT not in named):
        return found
    for sentence in sentences(passage.text):
        hits = [hit for hit in spot(sentence.text, "safeguards") if hit.name in _WORDS]
        about = bool(hits) and _MEANT in _named(sentence.text)
        for hit in hits:
            name = hit.name.removesuffix(_FIRM)
            sure = (hit.name in _ALONE or name != hit.name) and not leaf
            if not (about or sure):
                continue
            if _NEGATED.search(sentence.text[max(0, hit.start - 8) : hit.start]):
                continue  # 不接受申诉
            if leaf and name not in _ALONE and not _OWN.search(sentence.text):
                continue  # 指导乡镇做好绩效管理: the work assessed
            found.append(Clue(name, sentence.start + hit.start, sentence.start + hit.end))
    return found


@gathered
def find_consequences(passage: Passage) -> list[Clue]:
    """Where a text threatens persons or units; a deduction for not having punished others is none."""
    found: list[Clue] = []
    for sentence in sentences(passage.text):
        hits = [] if _only_deducts(sentence) else spot(sentence.text, "safeguards")
        threats = [hit for hit in hits if hit.name == "consequence" and not _costs(sentence.text, hit.start)]
        found += [Clue(hit.name, sentence.start + hit.start, sentence.start + hit.end) for hit in threats]
    return found


def _costs(text: str, at: int) -> bool:
    """Whether blame that was suffered costs points here, and is no threat."""
    return "扣" in text[at:] and suffered(text, at)


def _only_deducts(sentence: Clause) -> bool:
    return bool(_UNENFORCED.search(sentence.text)) and "扣" in sentence.text
