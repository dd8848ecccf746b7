"""Leaves whose standard is not in the scheme, and clauses that hand standards to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.finding import Evidence
from ...reading.clarity.delegation import Elsewhere, by_grade, find_delegated_text, find_elsewhere, maker_only
from ...reading.clarity.parts import figures, standard
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..readings import evidence_of
from ..texts import Text

_ANNEX = re.compile(r"附[件表录][一二三四五六\d]{0,2}\s*(?:[:：\n]|$)", re.MULTILINE)
_CONVERTED = re.compile(
    r"(?:按照?[^,。;%]{0,6}|(?:得分|成绩|分数|结果)的?)\d+(?:\.\d+)?%[^,。;]{0,6}?(?:折算|换算|计入|折合|计分|权重)"
)
_KNOWN_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Delegated:
    """A leaf with the words that send its standard elsewhere; ``kind`` as read, ``name`` of the document."""

    node: Node
    kind: str
    evidence: tuple[Evidence, ...]


def delegated_lines(facts: Facts) -> Iterator[Delegated]:
    """Leaves that cannot be scored from this scheme."""
    known = _known(facts)
    annexed = bool(_ANNEX.search(facts.scheme.text or ""))
    for leaf in facts.hierarchy.leaves:
        if facts.roles[leaf] == "veto" or leaf.indicator.scoring is not None:
            continue
        found = _leaf(facts, leaf)
        if found is None or (found.kind == "annex" and annexed):
            continue
        if found.name and any(title in found.name for title in known):
            continue
        yield Delegated(leaf, found.kind, evidence_of(leaf.indicator, [found.words]))


def delegating_clauses(facts: Facts) -> Iterator[tuple[Text, Evidence]]:
    """Clauses of running text by which standards are yet to be made."""
    for text in facts.texts:
        found = find_delegated_text(text.passage)
        if found is not None:
            yield text, Evidence(text.place.words(found.words.start, found.words.end), found.words.text)


def _leaf(facts: Facts, leaf: Node) -> Elsewhere | None:
    reading = facts.reading(leaf)
    for passage in standard(reading.line):
        found = find_elsewhere(passage)
        if found is not None and (found.kind == "later" or not _scaled(facts, leaf, found)):
            return found
        maker = maker_only(passage)
        if maker is not None and not _scaled(facts, leaf, None):
            return Elsewhere("later", maker)
    return None


def _scaled(facts: Facts, leaf: Node, found: Elsewhere | None) -> bool:
    """Whether the line has a scale of its own: steps, levels, a factor, or a figure to reach.

    Of a score that is taken over, the share by which it is converted (按 6% 折算) is none, nor are full marks
    where all that is lost is told elsewhere (得满分;违反的按考勤制度扣分).
    """
    if found is not None and by_grade(found):
        return False
    taken = found is not None and found.kind == "score"
    lost = found is not None and found.kind == "document" and found.words.text.endswith(("扣分", "扣罚"))
    reading = facts.reading(leaf)
    read = reading.scoring
    steps = (*read.awards, *read.deductions, *read.bonuses, *read.zeros, *read.ladders, *(() if lost else read.fulls))
    factor = any(formula.points is not None for formula in read.formulas)
    texts = [passage.text for passage in standard(reading.line)]
    measured = any(figures(_CONVERTED.sub("", text) if taken else text) for text in texts)
    return bool(steps) or factor or measured or leaf.indicator.formula is not None


def _known(facts: Facts) -> list[str]:
    """Titles of the documents that are in the run."""
    dossier = facts.dossier
    others = [*dossier.uppers, *([dossier.previous] if dossier.previous is not None else [])]
    titles = (other.scheme.title.strip("《》") for other in others)
    return [title for title in titles if len(title) >= _KNOWN_LENGTH]
