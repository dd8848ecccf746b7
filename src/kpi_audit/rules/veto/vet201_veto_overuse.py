"""A scheme may not hang the whole result on many single matters."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.across.clan import called
from ...facts.facts import Facts
from ...facts.veto.bases import footing
from ...facts.veto.counted import counted_vetoes
from ...facts.veto.veto_fact import VetoFact
from ...facts.veto.veto_faults import obsolete
from ...findings.finding import Confidence, Finding, Related, Severity
from ...source.location import Place
from ..base import Rule, RuleOptions, Share

_PROVINCE, _DEPARTMENTS = 1, 12


class VetoOveruse(Rule):
    """一票否决过多: open and disguised vetoes that hold for one unit; party discipline is not counted."""

    code = "VET201"
    slug = "veto-overuse"
    family = "veto"
    profile = "basic"

    class Options(RuleOptions):
        """Numbers of vetoes; the share is that of the scored lines that carry a veto besides."""

        good: int = 2
        warn: int = 3
        error: int = 6
        warn_share: Share = 0.05

    def check(self, facts: Facts) -> Iterator[Finding]:
        """At most one finding, on the scheme."""
        counted = counted_vetoes(facts)
        scored = [veto for veto in counted if veto.node is not None and facts.roles[veto.node] == "ordinary"]
        share = len(scored) / len(facts.leaves) if facts.leaves else 0.0
        many = len(counted) >= self.options.warn
        if not many and not (len(counted) >= 2 and share > self.options.warn_share):
            return
        founded = [veto for veto in counted if footing(veto.basis, facts.scheme, _PROVINCE) == "enough"]
        lasting = [veto for veto in counted if veto.national and not obsolete(veto, facts.year)]
        kept = [veto for veto in counted if veto in founded or veto in lasting]
        others = [veto for veto in counted if veto not in kept]
        disguised = sum(veto.disguised for veto in counted)
        yield self.finding(
            "lines" if not many else _key(counted, founded, kept),
            at=_place(facts, counted),
            severity=self._severity(len(counted), len(founded)),
            confidence=_confidence(counted),
            evidence=[veto.words for veto in counted],
            related=[
                *(Related(veto.place, "item", {"matter": veto.matter, "basis": veto.basis_text}) for veto in counted),
                *_elsewhere(facts),
            ],
            metrics={
                "vetoes": len(counted),
                "open": len(counted) - disguised,
                "disguised": disguised,
                "founded": len(founded),
                "leaf_share": share,
            },
            count=len(counted),
            open=len(counted) - disguised,
            disguised=disguised,
            names=[veto.matter for veto in counted],
            keep=[veto.matter for veto in kept],
            turn=[veto.matter for veto in others],
            founded=len(founded),
            left=len(kept),
            good=self.options.good,
            lines=len(scored),
            share=share,
        )

    def _severity(self, count: int, founded: int) -> Severity:
        """One step lower where more than half rest on law, the centre or the province."""
        severe = count >= self.options.error
        if 2 * founded > count:
            return Severity.WARNING if severe else Severity.INFO
        return Severity.ERROR if severe else Severity.WARNING


def _elsewhere(facts: Facts) -> Iterator[Related]:
    """What the other schemes of the run on the same units add; their sum is DUP704's."""
    for one in facts.siblings[:_DEPARTMENTS]:
        if vetoes := counted_vetoes(one):
            names = [veto.matter for veto in vetoes]
            said = {"caller": called(one), "names": names}
            yield Related(vetoes[0].place, "elsewhere", {**said, "count": len(vetoes)})


def _key(counted: list[VetoFact], founded: list[VetoFact], kept: list[VetoFact]) -> str:
    """By what can be done: a matter with a national basis stays, its basis is to be written down."""
    if len(founded) == len(counted):
        return "all_founded"
    if len(kept) == len(counted):
        return "all_kept"
    return "some_kept" if kept else "none_kept"


def _place(facts: Facts, counted: list[VetoFact]) -> Place:
    """The list of vetoes where most stand in it, else the first veto."""
    if sum(veto.veto is not None for veto in counted) * 2 >= len(counted):
        place = facts.scheme.place("vetoes")
        return Place(place.document, place.path, key=True)
    return counted[0].place


def _confidence(counted: list[VetoFact]) -> Confidence:
    """What the author lists is declared; what is read from text is not."""
    return Confidence.DECLARED if all(veto.declared for veto in counted) else Confidence.HEURISTIC
