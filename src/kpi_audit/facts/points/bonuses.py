"""Points beyond the full score: what adds them, what limits them, whether they reward attention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings.finding import Evidence
from ...reading.meaning.marks import Marks, read_marks
from ...reading.scoring.bounds import Limit, bonus_cap, only_highest, unlimited
from ...reading.scoring.honours import attention_words
from ...reading.scoring.scoring import Scoring, Step, read_scoring
from ...reading.scoring.unstated import open_bonus
from ...reading.text.line import Line, Words
from ...reading.text.line import passage as read_passage
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..readings import Reading, evidence_of
from ..texts import Text
from .full_marks import up_to_full
from .points import TOLERANCE
from .stated import stated_bonus

_PERCENT = ("%", "个百分点")
_SHARE = re.compile(
    "(?:满意|合格|覆盖|达标|成活|保存|知晓|办结|化解|优良|入学|巩固|普及|持证|整改|就业|破案|调解|准确|完好|及时)[^,。;率度面]{0,6}[率度面]"
)
"""Shares of a whole, which no unit can raise above 100%."""
_ABOVE = re.compile("每[^,，。;；]{0,4}[高超多增升]")
_NOT_ADDED = re.compile(r"不(?:再|予)?加分|不得加分|取消加分")


@dataclass(frozen=True, slots=True, eq=False)
class BonusFact:
    """One line, or sentence of running text, that adds points.

    ``limit`` is the most that it adds, None where no figure is said; ``bounded`` when the text limits the whole score.
    """

    node: Node | None
    name: str
    place: Place
    evidence: tuple[Evidence, ...]
    attention: tuple[Evidence, ...]
    limit: float | None
    largest: float
    repeated: bool
    bounded: bool

    @property
    def uncapped(self) -> bool:
        """Points that can be earned again and again without a limit."""
        return self.repeated and self.limit is None and not self.bounded

    @property
    def over_limit(self) -> bool:
        """A single award that is larger than the limit it stands under."""
        return self.limit is not None and self.largest > self.limit + TOLERANCE


def find_bonuses(facts: Facts) -> list[BonusFact]:
    """Every source of bonus points in document order, running text last."""
    general = _general_cap(facts)
    found: list[BonusFact] = []
    for leaf in facts.hierarchy.leaves:
        fact = _of_leaf(facts, leaf, general)
        if fact is not None:
            found.append(fact)
    for text in facts.texts:
        found += _in_text(text, general)
    return found


def open_bonuses(facts: Facts) -> Iterator[tuple[Node, Evidence]]:
    """Lines that add points and say neither how many nor how many at most (工作有创新的可加分)."""
    general = _general_cap(facts)
    for leaf in facts.hierarchy.leaves:
        words = facts.reading(leaf).says(_open_bonus) if facts.roles[leaf] != "veto" else ()
        if words and _limit(facts, leaf, facts.reading(leaf).scoring, general) is None:
            yield leaf, evidence_of(leaf.indicator, words)[0]


@amount_blind
def _open_bonus(texts: TextReading) -> tuple[Words, ...]:
    parts = [part for part in texts.line.passages if part.field in ("description", "criteria")]
    return tuple([words for part in parts if (words := open_bonus(part)) is not None])


def bonus_total(facts: Facts, found: list[BonusFact]) -> float | None:
    """The most that all bonus lines add outside of the total; None where some have no limit."""
    scheme_cap = facts.scheme.bonus.cap if facts.scheme.bonus is not None else None
    if scheme_cap is not None:
        return scheme_cap
    groups: dict[Node, float] = {}
    loose = 0.0
    for fact in found:
        holder = None if fact.node is None else _capping_group(facts, fact.node)
        if holder is not None:
            groups[holder] = facts.points.stated(holder) or 0.0
        elif fact.limit is None and (fact.repeated or fact.bounded):
            return None
        else:
            loose += fact.largest if fact.limit is None else fact.limit
    if _one_counts(facts, found):
        return max((fact.limit or fact.largest for fact in found), default=0.0)
    return sum(groups.values()) + loose


def _one_counts(facts: Facts, found: Sequence[BonusFact]) -> bool:
    """Whether the running text, or one of the lines, says that only the highest bonus counts."""
    lines = [part for fact in found if fact.node is not None for part in facts.reading(fact.node).line.passages]
    return any(only_highest(part.text) for part in (*lines, *(text.passage for text in facts.texts)))


def _of_leaf(facts: Facts, leaf: Node, general: Limit | None) -> BonusFact | None:
    reading = facts.reading(leaf)
    scoring, role = reading.scoring, facts.roles[leaf]
    open_end = role == "ordinary" and any(map(_repeated, scoring.awards)) and reading.says(_open_end)
    if role == "veto" or (role != "bonus" and not scoring.bonuses and not open_end):
        return None
    if role == "ordinary" and not open_end and _accumulates(facts, leaf, scoring):
        return None
    steps = scoring.bonuses or scoring.awards
    if not steps and _NOT_ADDED.search(" ".join(part.text for part in reading.line.passages)):
        return None
    words = [step.words for step in steps if _repeated(step)] or [step.words for step in steps]
    attention = attention_words(scoring, reading.marks, reading.line)
    return BonusFact(
        node=leaf,
        name=leaf.name,
        place=leaf.indicator.place("name"),
        evidence=evidence_of(leaf.indicator, words),
        attention=evidence_of(leaf.indicator, attention),
        limit=None if open_end else _limit(facts, leaf, scoring, general) or _of_rate(reading, steps),
        largest=max((step.most for step in steps if not step.percent), default=_fixed(leaf, role, scoring)),
        repeated=any(_repeated(step) for step in steps),
        bounded=general is not None,
    )


@amount_blind
def _open_end(texts: TextReading) -> bool:
    return any(unlimited(part.text) for part in texts.line.passages)


def _of_rate(reading: Reading, steps: Sequence[Step]) -> float | None:
    """What a bonus for each percent above a rate comes to (成活率 95%,每多 1% 加 1 分): it ends at 100%."""
    asked = {one.value for one in reading.targets if one.unit == "%" and not one.growth and one.value is not None}
    above = [step for step in steps if _repeated(step)]
    if len(asked) != 1 or not all(step.per in _PERCENT and _ABOVE.search(step.words.text) for step in above):
        return None
    if not any(_SHARE.search(part.text) for part in reading.line.passages):
        return None
    beyond = max(0.0, 100.0 - min(asked))
    return max((beyond * step.most / (step.every or 1.0) for step in above), default=None)


def _fixed(leaf: Node, role: str, scoring: Scoring) -> float:
    """What a line adds that tells no step: the points that it says, else those of a bonus line."""
    return stated_bonus(scoring) or ((leaf.indicator.points or 0.0) if role == "bonus" else 0.0)


def _accumulates(facts: Facts, leaf: Node, scoring: Scoring) -> bool:
    """A line that only counts up to its own points (每采用一篇加1分 on a line of 5): they are the limit."""
    own = facts.points.stated(leaf)
    only = not scoring.awards and not scoring.deductions and not scoring.fulls and not scoring.formulas
    return own is not None and (only or up_to_full(scoring, own))


def _repeated(step: Step) -> bool:
    return step.per is not None and not (step.per == "项" and step.shared)


def _limit(facts: Facts, leaf: Node, scoring: Scoring, general: Limit | None) -> float | None:
    """The nearest limit: of the line, of its group, of the whole bonus."""
    declared = leaf.indicator.scoring
    if declared is not None and declared.cap is not None:
        return declared.cap
    caps = [cap for cap in scoring.caps if cap.of != "deduction"]
    figures = [cap.points for cap in caps if cap.points is not None]
    if figures:
        return sum(figures)
    if caps:
        return facts.points.stated(leaf)
    bonus = facts.roles[leaf] == "bonus"
    own = (leaf.indicator.points if bonus else None) or stated_bonus(scoring)
    if own:
        return own
    if bonus:
        group = _capping_group(facts, leaf)
        if group is not None:
            return facts.points.stated(group)
    for node in leaf.ancestors:
        for part in facts.reading(node).line.passages:
            said = bonus_cap(part.text)
            if said is not None:
                return said.points
    section = facts.scheme.bonus.cap if leaf.section == "bonus" and facts.scheme.bonus is not None else None
    return section if section is not None or general is None else general.points


def _capping_group(facts: Facts, leaf: Node) -> Node | None:
    """The nearest group with points that holds bonus lines (and deductions from outside) only."""
    group = next((node for node in leaf.ancestors if facts.points.stated(node) is not None), None)
    if group is None or not facts.once(("without ordinary lines", group), lambda: _is_besides(facts, group)):
        return None
    return group


def _is_besides(facts: Facts, group: Node) -> bool:
    """Whether a group has no ordinary line."""
    return all(facts.roles[leaf] != "ordinary" for leaf in group.leaves())


def _general_cap(facts: Facts) -> Limit | None:
    """A limit on all bonus points, or on the score with them, said in the running text."""
    said = (bonus_cap(text.passage.text) for text in facts.texts if text.field == "text")
    return next((limit for limit in said if limit is not None), None)


def _in_text(text: Text, general: Limit | None) -> Iterator[BonusFact]:
    """Bonus points that only the running text gives."""
    if text.field == "group":
        return
    for part in re.finditer(r"[^。;；！!\n]+", text.passage.raw):
        line = Line((read_passage("text", part[0]),))
        scoring = read_scoring(line)
        if not scoring.bonuses or scoring.caps or bonus_cap(line.passages[0].text) is not None:
            continue  # a sentence that sets a limit adds nothing
        marks: Marks = read_marks(line)
        yield BonusFact(
            node=None,
            name=scoring.bonuses[0].words.text,
            place=text.place.words(
                part.start() + scoring.bonuses[0].words.start, part.start() + scoring.bonuses[0].words.end
            ),
            evidence=_placed(text, part.start(), [step.words for step in scoring.bonuses]),
            attention=_placed(text, part.start(), attention_words(scoring, marks, line)),
            limit=None if general is None else general.points,
            largest=max(step.most for step in scoring.bonuses),
            repeated=any(_repeated(step) for step in scoring.bonuses),
            bounded=general is not None,
        )


def _placed(text: Text, base: int, found: tuple[Words, ...] | list[Words]) -> tuple[Evidence, ...]:
    return tuple(Evidence(text.place.words(base + one.start, base + one.end), one.text) for one in found)
