"""The full score as it is stated, and whether what a line awards, or its texts state, agrees with its points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...findings.finding import Evidence
from ...reading.clarity.discretion import find_rated_part
from ...reading.scoring.scoring import Scoring
from ...reading.scoring.totals import TotalWords, total_words
from ...reading.text.line import passage
from ...source.location import Place
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..readings import place_of
from .points import TOLERANCE
from .stated import (
    bare_figures,
    closes_a_part,
    is_for_less,
    is_of_a_part,
    is_of_each,
    only_named,
    outermost,
    parts_together,
    ranked_beside,
)
from .worth import (
    awarded_by_items,
    awarded_outside,
    awarded_together,
    each_period,
    earned_besides,
    full_marks,
    loses_apart,
)


@dataclass(frozen=True, slots=True)
class Total:
    """The full score of the scheme: the field, else the title or the running text."""

    points: float
    place: Place
    words: str
    several: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A line whose words say other points than it has: ``best`` award, or points ``written``."""

    node: Node
    points: float
    said: float
    evidence: Evidence
    parts: tuple[float, ...] = ()
    """What the text gives its parts, where there are several."""


def written_otherwise(facts: Facts) -> Iterator[Disagreement]:
    """Points written in a name, or in the text of a leaf, that differ from the declared ones."""
    for node in facts.hierarchy.nodes:
        points = node.indicator.points
        if points is None:
            continue
        line, scoring = facts.reading(node).line, facts.reading(node).scoring
        ordinary = [said for said in scoring.stated if not said.bonus and not is_of_each(line, said)]
        ordinary = [said for said in ordinary if said.points >= points or not is_for_less(line, said)]
        named = [said for said in ordinary if said.words.field == "name"]
        chosen = named or (ordinary if node.is_leaf else [])
        whole = sum(said.points for said in chosen)
        sums = {said.points for said in chosen} | {whole, outermost(line, chosen)}
        if all(is_of_a_part(said, named=True) for said in chosen):
            sums |= awarded_together(scoring)  # 建设计 4 分:项目计 2 分,普查 2 分
        sums |= {whole + sum(step.most for step in scoring.bonuses)}  # 基础分 10 分,达到 90% 以上的加 5 分
        if not named or only_named(line):
            sums |= {whole + best for best in awarded_together(scoring)}  # 达标得 3 分;未发生案件(2 分)
        if chosen and not any(abs(one - points) <= TOLERANCE for one in sums):
            if not named and whole < points and (ranked_beside(line) or closes_a_part(line, chosen)):
                continue
            if not named and whole < points and earned_besides(scoring):
                continue
            if whole < points and abs(whole + bare_figures(line, chosen) - points) <= TOLERANCE:
                continue
            words = chosen[0].words
            said = chosen[0].points if len(chosen) == 1 else sum(one.points for one in chosen)
            parts = tuple(one.points for one in chosen) if len(chosen) > 1 else ()
            yield Disagreement(node, points, said, Evidence(place_of(node.indicator, words), words.text), parts)


def unreachable(facts: Facts) -> Iterator[Disagreement]:
    """Leaves whose best award is not their points (“有,得1分;无,不得分” on a leaf of 2)."""
    for leaf in facts.leaves:
        points, declared = leaf.indicator.points, leaf.indicator.scoring
        if points is None or (declared is not None and not declared.steps):
            continue
        line, scoring = facts.reading(leaf).line, facts.reading(leaf).scoring
        if each_period(line):
            continue
        best = awarded_together(scoring)
        if best:
            best |= {said.points for said in scoring.stated if said.words.field != "name" and not said.bonus}
            best |= awarded_by_items(line, scoring) | awarded_outside(line, scoring)
        named = only_named(line)
        beside = sum(said.points for said in scoring.stated if is_of_a_part(said, named=named))
        if best and not any(abs(one - points) <= TOLERANCE for one in (*best, *(one + beside for one in best))):
            if find_rated_part(line):
                continue  # an office gives the rest
            together = parts_together(line, scoring)
            inside = together is not None and abs(together - points) <= TOLERANCE
            levels = full_marks(scoring) if scoring.ladders else None  # of levels one counts, not their sum
            most = min(max(best), levels or max(best))
            if most < points and (inside or loses_apart(line) or _rest_is_lost(scoring, points, best)):
                continue
            words = max(scoring.awards, key=lambda step: step.most).words
            said = most
            if (more := beside + (levels or max(awarded_together(scoring)))) < points:
                said = max(said, more)
            yield Disagreement(leaf, points, said, Evidence(place_of(leaf.indicator, words), words.text))


def up_to_full(scoring: Scoring, own: float) -> bool:
    """Whether bonuses only climb from a lower award to full marks (持平计 6 分,每降 1 起加 0.2 分,零发案计 8 分)."""
    for field in {step.words.field for step in scoring.bonuses}:
        places = [step.words.start for step in scoring.bonuses if step.words.field == field]
        first, last = min(places), max(places)
        awards = [(step.most, step.words.start) for step in scoring.awards if step.words.field == field]
        lower = any(most < own and start < first for most, start in awards)
        if not (lower and any(most == own and start > last for most, start in awards)):
            return False
    return True


def _rest_is_lost(scoring: Scoring, points: float, best: Iterable[float]) -> bool:
    """Whether what no award covers is lost once, for another matter (建队得 1 分;全年未开展的扣 2 分: 3 points)."""
    single = [step.most for step in scoring.deductions if step.per is None and not step.percent]
    if any(abs(one - points) <= TOLERANCE for one in single):
        return True  # 有报告的每篇 2 分;没有的扣 15 分: the line begins with all its 15
    once = sum(single)
    return any(abs(one + once - points) <= TOLERANCE for one in best)


def stated_total(facts: Facts) -> Total | None:
    """The full score as the field, the title or the running text states it."""
    scheme = facts.scheme
    if scheme.total_points is not None:
        return Total(scheme.total_points, scheme.place("total_points"), f"{scheme.total_points:g}", _several(facts))
    found = titled_total(facts)
    if found is not None:
        return found
    for text in facts.texts:
        said = total_words(text.passage.text) if text.field == "text" else None
        if said is not None:
            evidence = text.evidence(said.start, said.end)
            return Total(said.points, evidence.place, evidence.text, said.several)
    return None


def titled_total(facts: Facts) -> Total | None:
    """The full score that the title states."""
    title = passage("title", facts.scheme.title)
    said: TotalWords | None = total_words(title.text)
    if said is None:
        return None
    words = title.words(said.start, said.end)
    place = facts.scheme.place("title").words(words.start, words.end)
    return Total(said.points, place, words.text, said.several)


def stated_at(facts: Facts, node: Node) -> tuple[Place, str]:
    """Where a node states its points, and the words."""
    if node.indicator.points is not None:
        return node.indicator.place("points"), f"{node.indicator.points:g}"
    for said in facts.reading(node).scoring.stated:
        if not said.bonus:
            return node.indicator.place(said.words.field).words(said.words.start, said.words.end), said.words.text
    return node.indicator.place("name"), node.name


def _several(facts: Facts) -> bool:
    said = titled_total(facts)
    return said is not None and said.several
