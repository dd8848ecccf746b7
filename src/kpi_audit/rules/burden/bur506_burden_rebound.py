"""A load once cut must not grow again, nor be cut on paper only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...facts.burden.changes import MEASURES, Count, counts, fresh, merged_from_elsewhere, promised
from ...facts.burden.merging import Merging, merged_on_paper
from ...facts.facts import Facts
from ...facts.versions import matching
from ...findings.finding import Confidence, Evidence, Finding, Related, Severity, Term
from ...source.location import Place
from ...startup.records import replace
from ..base import Material, Rule, RuleOptions, Share

_OPTIONAL = ("inspections", "forms")
"""Lists that many files leave out: from nothing to something tells little."""
_SHOWN = 5


class BurdenRebound(Rule):
    """减负反弹: against last year's scheme."""

    code = "BUR506"
    slug = "burden-rebound"
    family = "burden"
    needs = frozenset({Material.PREVIOUS})

    class Options(RuleOptions):
        """``lean``, ``slack``: with so few lines last year, so much more is no finding. Shares: the other options."""

        lean: int = 20
        slack: int = 2
        fewer: Share = 0.20
        same: Share = 0.05
        reduction: Share = 0.0

    def check(self, facts: Facts) -> Iterator[Finding]:
        """What grew, each measure on its own; reductions that were not reached; merging on paper."""
        previous = facts.previous
        if previous is None:
            return
        before, now = counts(previous), counts(facts)
        slack = self.options.slack if before["leaves"].number <= self.options.lean else 0
        moved = merged_from_elsewhere(facts)
        for name in MEASURES:
            if now[name].number > before[name].number + slack + 1e-9:
                unsure = moved or (name in _OPTIONAL and not before[name].number)
                yield self._more(facts, previous, name, before[name], now[name], unsure)
        for found, words in promised(facts, previous.year):
            old, new = before[found.measure], now[found.measure]
            if old.number and new.number > found.limit(old.number) + 1e-9:
                yield self._missed(facts, f"promised_{found.measure}", old, new, found.limit(old.number), words)
        limit = before["leaves"].number * (1 - self.options.reduction)
        if self.options.reduction and now["leaves"].number > limit + 1e-9:
            yield self._missed(facts, "configured", before["leaves"], now["leaves"], limit)
        merging = merged_on_paper(facts, previous, self.options.fewer, self.options.same)
        if merging is not None:
            yield self._merged(facts, merging)

    def _more(self, facts: Facts, last: Facts, name: str, before: Count, now: Count, unsure: bool) -> Finding:
        new = fresh(now, before, matching.last_year(facts))
        return self.finding(
            name if new else f"{name}_plain",
            at=_place(facts, name),
            severity=Severity.INFO if unsure else Severity.WARNING,
            confidence=Confidence.HEURISTIC if name in ("vetoes", "ranked", "forms") else Confidence.EXACT,
            related=[Related(_place(last, name), "last_year", {"title": last.scheme.title})],
            basis=("total", "ours"),
            metrics={"measure": name, "before": before.number, "after": now.number},
            before=before.number,
            after=now.number,
            more=now.number - before.number,
            new=new[:_SHOWN],
            etc=Term("report.etc") if len(new) > _SHOWN else "",
        )

    def _missed(
        self, facts: Facts, key: str, before: Count, now: Count, limit: float, words: Evidence | None = None
    ) -> Finding:
        done = 1 - now.number / before.number if before.number else 0.0
        return self.finding(
            key,
            at=_place(facts, "leaves") if words is None else words.place,
            confidence=Confidence.EXACT if words is None else Confidence.HEURISTIC,
            evidence=() if words is None else (words,),
            basis=("half", "ours") if limit <= before.number / 2 + 1e-9 else ("total", "ours"),
            metrics={"before": before.number, "after": now.number, "limit": limit, "reduction": round(done, 4)},
            said="" if words is None else words.text,
            before=before.number,
            after=now.number,
            limit=limit,
            share=self.options.reduction,
        )

    def _merged(self, facts: Facts, found: Merging) -> Finding:
        args: dict[str, Any] = {
            "before": found.leaves_before,
            "after": found.leaves,
            "asked_before": found.asked_before,
            "asked": found.asked,
        }
        return self.finding(
            "merged_materials" if found.materials else "merged",
            at=_place(facts, "leaves"),
            basis=("total", "ours"),
            metrics=args,
            fewer=1 - found.leaves / found.leaves_before,
            less=1 - found.asked / found.asked_before,
            same=self.options.same,
            args=args,
        )


def _place(facts: Facts, name: str) -> Place:
    field = name if name in ("inspections", "letters", "vetoes") and getattr(facts.scheme, name) else "indicators"
    return replace(facts.scheme.place(field), key=True)
