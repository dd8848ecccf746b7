"""What a scheme can take from those it assesses, against what it can give them, in shares of the full score."""

from __future__ import annotations

from ...findings.finding import Evidence
from ...reading.accountability.sanctions import named_sanctions, rewards, sanctions
from ...reading.scoring.bounds import bonus_cap, penalty_cap
from ...reading.text.line import Words
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..points.bonuses import BonusFact, bonus_total, find_bonuses
from ..points.full_marks import stated_total
from ..readings import said_at
from ..roles import group_role
from ..veto.bases import footing
from ..veto.veto_fact import VetoFact

CLAUSE = 0.10
"""What an unquantified consequence or reward weighs, as a share of the full score (our measure)."""


@dataclass(frozen=True, slots=True)
class Sanction:
    """A clause that attaches a sanction to a result; ``always``: of itself and without steps."""

    evidence: Evidence
    always: bool
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """``loss`` and ``gain`` as shares of the full score; ``gain`` None where a bonus has no limit.

    ``spilled`` are deductions that reach beyond their line, the negative list included.
    """

    vetoes: tuple[VetoFact, ...]
    sanctions: tuple[Sanction, ...]
    spilled: float
    loss: float
    bonus: float | None
    rewards: tuple[Evidence, ...]

    @property
    def gain(self) -> float | None:
        """What can be earned; None without a limit."""
        return None if self.bonus is None else self.bonus + (CLAUSE if self.rewards else 0.0)


def balance_of(facts: Facts) -> Balance:
    """Losses against gains; vetoes that superior documents order, and party discipline, are no choice of the scheme."""
    vetoes = tuple(veto for veto in facts.vetoes if not veto.integrity and not _ordered(facts, veto))
    found = tuple(find_sanctions(facts))
    total = _total(facts)
    spilled = _spilled(facts) / total if total else 0.0
    loss = (1.0 if vetoes else 0.0) + CLAUSE * len(found) + spilled
    return Balance(vetoes, found, spilled, loss, _bonus(facts, total), tuple(_rewards(facts)))


def find_sanctions(facts: Facts) -> list[Sanction]:
    """Sanctions in running text, the clauses on accountability and ranking, and the lines."""
    found = []
    for text in facts.texts:
        if text.field != "rewards":
            said = sanctions(text.passage.text)
            if text.field == "accountability":
                said = said or named_sanctions(text.passage.text)
            found += [Sanction(text.evidence(one.start, one.end), one.always) for one in said]
    for leaf in facts.hierarchy.leaves:
        for words, always in facts.reading(leaf).says(_sanctions_said):
            found.append(Sanction(said_at(leaf, words), always, leaf))
    return _distinct(found)


@amount_blind
def _sanctions_said(texts: TextReading) -> tuple[tuple[Words, bool], ...]:
    parts = [part for part in texts.line.passages if part.field in ("description", "criteria")]
    return tuple([(part.words(one.start, one.end), one.always) for part in parts for one in sanctions(part.text)])


def _distinct(found: list[Sanction]) -> list[Sanction]:
    """One clause copied to another place counts once."""
    kept: dict[str, Sanction] = {}
    for one in found:
        kept.setdefault(one.evidence.text.strip(" ;；。"), one)
    return list(kept.values())


def _ordered(facts: Facts, veto: VetoFact) -> bool:
    return bool(veto.basis) and footing(veto.basis, facts.scheme, 1) == "enough"


def _total(facts: Facts) -> float:
    stated = stated_total(facts)
    return facts.points.total if stated is None else stated.points


def _spilled(facts: Facts) -> float:
    """The negative list by its limit or its sum."""
    penalties = facts.scheme.penalties
    if penalties is not None and penalties.floor is not None:
        return penalties.floor
    caps = [cap for text in facts.texts if (cap := penalty_cap(text.passage.text)) is not None]
    limit = next((cap.points for cap in caps if cap.points is not None), None)
    summed = 0.0
    for leaf in facts.hierarchy.leaves:
        if _beyond(leaf):
            summed += max(
                (step.most for step in facts.reading(leaf).scoring.deductions if not step.percent), default=0.0
            )
    return summed if limit is None else min(limit, summed)


def _beyond(leaf: Node) -> bool:
    """Whether a line takes points from the whole: it stands in the negative list, or under such a heading."""
    if leaf.section == "penalties":
        return True
    return any(group_role(node.name) in ("penalty", "adjust") for node in (leaf, *leaf.ancestors))


def _bonus(facts: Facts, total: float) -> float | None:
    """Bonus points as a share of the full score; None where they have no limit."""
    found: list[BonusFact] = find_bonuses(facts)
    if any(fact.uncapped for fact in found):
        return None
    cap = facts.scheme.bonus.cap if facts.scheme.bonus is not None else None
    most = cap if cap is not None and not found else bonus_total(facts, found)
    if most is None:
        return None
    said = [limit.points for text in facts.texts if (limit := bonus_cap(text.passage.text)) is not None]
    most = max([most, *(points for points in said if points is not None)])
    return most / total if total else (CLAUSE if found else 0.0)


def _rewards(facts: Facts) -> list[Evidence]:
    """Rewards without a figure."""
    found = [text.evidence(0, len(text.passage.text)) for text in facts.texts if text.field == "rewards"]
    for text in facts.texts:
        if text.field != "rewards":
            found += [text.evidence(start, end) for start, end in rewards(text.passage.text)]
    return found
