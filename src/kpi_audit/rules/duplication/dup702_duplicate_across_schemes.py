"""What several departments want of the same unit should be asked once."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.across import forms, overlaps, recognition
from ...facts.burden.grounds import grounds
from ...facts.facts import Facts
from ...facts.process.labels import quoted
from ...findings.finding import Confidence, Evidence, Finding, Related, Severity, Term
from ..base import Material, Rule, RuleOptions, Share

_SHOWN = 6
"""Issuers and items named in a message."""
_RELATED = 12
"""Places listed under one finding."""


class DuplicateAcrossSchemes(Rule):
    """多头重复: one finding at each indicator, inspection and form that siblings of other issuers have too."""

    code = "DUP702"
    slug = "duplicate-across-schemes"
    family = "duplication"
    needs = frozenset({Material.SIBLINGS})

    class Options(RuleOptions):
        """``similar``: least ratio of common text; ``error``: number of issuers; ``overlap``: share of items."""

        similar: Share = 0.80
        error: int = 3
        overlap: Share = 0.60

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Indicators, inspections, forms; then one remark where nobody says that results are recognised."""
        found = [self._overlap(one) for one in overlaps.overlaps(facts, "indicator", self.options.similar)]
        found += [self._overlap(one) for one in overlaps.overlaps(facts, "inspection", self.options.similar)]
        shared = list(forms.shared_forms(facts, self.options.overlap))
        found += [self._shared(one) for one in shared]
        told = {one.sheet.place for one in shared}
        for one in overlaps.overlaps(facts, "form", self.options.similar):
            if not any(one.demand.place.path[:-1] == place.path for place in told):
                found.append(self._overlap(one))
        yield from found
        if found and not recognition.mutual_recognition(facts):
            yield self.finding(
                "no_mutual",
                at=facts.scheme.place("title"),
                severity=Severity.INFO,
                basis=grounds(facts, "named", "threshold"),
                metrics={"overlaps": len(found)},
                count=len(found),
            )

    def _overlap(self, one: overlaps.Overlap) -> Finding:
        demand, callers = one.demand, one.callers
        reason = demand.node.indicator.reason if demand.node is not None else None
        apart = one.apart
        return self.finding(
            f"{demand.kind}_times" if one.times else "indicator_apart" if apart else demand.kind,
            at=demand.place,
            node=demand.node,
            severity=Severity.INFO if reason else self._severity(len(callers)),
            confidence=Confidence.DECLARED if one.exact else Confidence.HEURISTIC,
            evidence=[Evidence(demand.place, demand.name)] if demand.kind == "indicator" else (),
            related=[_related(other) for other in one.others[:_RELATED]],
            basis=_basis(demand.facts, forms=demand.kind == "form"),
            metrics={"issuers": len(callers), **({"times": one.times} if one.times else {})},
            reason=reason,
            name=quoted(demand.name),
            count=len(callers),
            rest=len(callers) - 1,
            callers=list(callers[:_SHOWN]),
            names=list(dict.fromkeys(quoted(each.name) for each in (demand, *one.others)))[:_SHOWN],
            etc=Term("report.etc") if len(callers) > _SHOWN else "",
            times=one.times,
            figures=[f"{caller}“{words}”" for caller, words in apart[:_SHOWN]],
        )

    def _shared(self, one: forms.Shared) -> Finding:
        alike = one.share >= self.options.overlap - 1e-9
        reason = one.sheet.node.indicator.reason
        return self.finding(
            "sheets" if alike else "items",
            at=one.sheet.place,
            node=one.sheet.node,
            severity=Severity.INFO if reason else self._severity(len(one.callers)),
            confidence=Confidence.DECLARED,
            related=[_related(other) for other in one.others[:_RELATED]],
            basis=_basis(one.sheet.facts, forms=True),
            metrics={"issuers": len(one.callers), "share": round(one.share, 4), "items": len(one.items)},
            reason=reason,
            name=quoted(one.sheet.name),
            callers=list(one.callers[1 : _SHOWN + 1]),
            etc=Term("report.etc") if len(one.callers) > _SHOWN + 1 else "",
            forms=len(one.others) + 1,
            share=one.share,
            items=list(one.items[:_SHOWN]),
            more=Term("report.etc") if len(one.items) > _SHOWN else "",
            number=len(one.items),
            merged=one.merged,
        )

    def _severity(self, issuers: int) -> Severity:
        return Severity.ERROR if issuers >= self.options.error else Severity.WARNING


def _basis(facts: Facts, *, forms: bool) -> tuple[str, ...]:
    merged = ["merged"] if facts.scheme.assesses in ("county", "township", "village") else []
    return grounds(facts, *merged, "named", *(["data"] if forms else []), "threshold")


def _related(other: overlaps.Demand | forms.Sheet) -> Related:
    kind = "form" if isinstance(other, forms.Sheet) else other.kind
    return Related(other.place, f"{kind}_of", {"caller": other.caller, "name": quoted(other.name)})
