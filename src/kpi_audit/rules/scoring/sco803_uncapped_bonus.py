"""Bonus points need a limit, and are not for attention."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from ...facts.facts import Facts
from ...facts.points.bonuses import BonusFact, bonus_total, find_bonuses, open_bonuses
from ...facts.points.full_marks import stated_total
from ...facts.points.points import TOLERANCE
from ...findings.finding import Finding, Severity
from ...reading.scoring.totals import is_excerpt
from ...source.location import Place
from ..base import Rule, RuleOptions

_OWN = ("arithmetic",)


class UncappedBonus(Rule):
    """加分失控: a fixed award given once is its own limit; points of a bonus group are its limit."""

    code = "SCO803"
    slug = "uncapped-bonus"
    family = "scoring"
    strict: ClassVar = {"warn_share": 0.10}

    class Options(RuleOptions):
        """The limit of all bonus points as a share of the full score."""

        warn_share: float = 0.20

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a line, then the whole bonus, then awards larger than any ordinary line."""
        found = find_bonuses(facts)
        told = {fact: key for fact in found if (key := _key(fact)) is not None}
        yield from (self._line(key, fact) for fact, key in told.items())
        lines = {fact.node for fact in told}
        for node, said in open_bonuses(facts):
            if node not in lines:
                yield self.finding("open", at=said.place, node=node, evidence=[said], basis=_OWN, step=said.text)
        yield from self._share(facts, found)
        yield from self._largest(facts, [fact for fact in found if fact not in told])

    def _line(self, key: str, fact: BonusFact) -> Finding:
        evidence = (*fact.evidence, *fact.attention)
        shown = fact.evidence if key.startswith(("uncapped", "over")) else fact.attention
        return self.finding(
            key,
            at=shown[0].place if shown else fact.place,
            node=fact.node,
            severity=Severity.WARNING if key == "attention" else Severity.ERROR,
            evidence=evidence,
            metrics={"largest": fact.largest, "limit": fact.limit, "attention": bool(fact.attention)},
            basis=("provisions-3", *_OWN) if fact.attention else _OWN,
            name=fact.name,
            words=_distinct([item.text for item in fact.attention]),
            step=shown[0].text if shown else fact.name,
            largest=fact.largest,
            limit=fact.limit,
        )

    def _share(self, facts: Facts, found: list[BonusFact]) -> Iterator[Finding]:
        """A limit that is large beside the full score."""
        total = stated_total(facts)
        whole = facts.points.total if total is None else total.points
        outside = [fact for fact in found if fact.node is None or facts.roles[fact.node] == "bonus"]
        most = bonus_total(facts, outside) if outside else None
        if not most or not whole or most / whole <= self.options.warn_share:
            return
        if total is None and is_excerpt(facts.scheme.title):
            return
        section = facts.scheme.bonus is not None
        place = facts.scheme.place("bonus")
        yield self.finding(
            "large",
            at=Place(place.document, place.path, key=True) if section else outside[0].place,
            severity=Severity.WARNING,
            evidence=[item for fact in outside for item in fact.evidence[:1]],
            metrics={"bonus": most, "total": whole, "share": most / whole},
            basis=("threshold",),
            most=most,
            total=whole,
            share=most / whole,
            limit=self.options.warn_share,
            allowed=self.options.warn_share * whole,
        )

    def _largest(self, facts: Facts, found: list[BonusFact]) -> Iterator[Finding]:
        """The largest single award against the largest ordinary line."""
        points = [facts.points.of(leaf) for leaf in facts.leaves if facts.points.known(leaf)]
        top = max(found, key=lambda fact: fact.largest, default=None)
        if top is None or not points or top.largest <= max(points) + TOLERANCE:
            return
        yield self.finding(
            "over_leaf",
            at=top.evidence[0].place if top.evidence else top.place,
            node=top.node,
            severity=Severity.INFO,
            evidence=top.evidence,
            metrics={"largest": top.largest, "leaf": max(points)},
            basis=_OWN,
            largest=top.largest,
            leaf=max(points),
        )


def _distinct(words: list[str]) -> list[str]:
    """Each word once, without those that are a part of another."""
    unique = list(dict.fromkeys(words))
    return [word for word in unique if not any(word != other and word in other for other in unique)]


def _key(fact: BonusFact) -> str | None:
    """The main fault of a line; a line that is uncapped and for attention is told once."""
    kind = "uncapped" if fact.uncapped else "over_limit" if fact.over_limit else None
    if kind is None:
        return "attention" if fact.attention else None
    return f"{kind}_attention" if fact.attention else kind
