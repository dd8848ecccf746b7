"""What is scored must be on the unit's duty list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...facts.duty import duty_match, setting, shifts
from ...facts.duty.certainty import FOUND, POSSIBLE
from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.process.statutes import law_of
from ...facts.readings import evidence_of
from ...findings.finding import Confidence, Finding, Related, Severity, Term
from ...startup.records import replace
from ..base import Material, Rule, RuleOptions, Share

if TYPE_CHECKING:
    from ...facts.duty.duties import Duties

_NEAREST = 0.4  # an entry further off is no help to somebody who looks for the right one


class OutOfListDuty(Rule):
    """清单外事项: not found in the given list, which may be incomplete; entries taken back are DUT402's."""

    code = "DUT401"
    slug = "out-of-list-duty"
    family = "duty"
    needs = frozenset({Material.DUTY_LIST})

    class Options(RuleOptions):
        """Scores of a match read from text, 0 to 1."""

        found: Share = FOUND  # from here on a line is taken to be on the list
        possible: Share = POSSIBLE  # from here on the nearest entry is shown as a candidate

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every leaf that no entry backs, and every catch-all."""
        duties = facts.duties
        if duties is None:
            return
        reason = setting.misfit(facts)
        if reason is not None:
            place = replace(facts.scheme.place("duty_list"), key=True)
            of = {"list": duties.duty_list.jurisdiction or "", "scheme": facts.scheme.jurisdiction or ""}
            yield self.finding(reason, at=place, severity=Severity.INFO, confidence=Confidence.DECLARED, args=of)
        told: set[Node] = set()
        for leaf in facts.leaves:
            match = duties.match(leaf)
            if match.catch_all:
                yield self._finding("catch_all", leaf, match, Severity.WARNING)
            elif match.unknown_refs:
                holder = next(one for one in (leaf, *leaf.ancestors) if one.indicator.duty_ref)
                if holder not in told:
                    yield self._unknown(holder, match)
                told.add(holder)
            elif match.matched_by in ("text", "none") and not match.exempt:
                yield from self._by_text(facts, duties, leaf, match)

    def _by_text(self, facts: Facts, duties: Duties, leaf: Node, match: duty_match.DutyMatch) -> Iterator[Finding]:
        shifted = match.list == "taken_back" or match.as_lead is not None
        if match.score >= self.options.found or (shifted and match.score >= self.options.possible):
            return  # what is scored of an entry that is not the unit's own is DUT402's
        if facts.kind(leaf).kind == "satisfaction":
            return  # how people rate a unit is no matter of its own that a list could name
        near = match.candidates[:1] if match.candidates and match.candidates[0][1] >= _NEAREST else ()
        entries = [(one, duty) for one, _ in near if (duty := duties.duty(one)) is not None]
        related = [Related(duty.place("item"), "entry", {"id": one, "item": duty.item}) for one, duty in entries]
        if match.score >= self.options.possible and match.candidates:
            nearest, score = match.candidates[0]
            doubt = Term(f"duty.doubt_{match.doubt}") if match.doubt else ""
            args = {"id": nearest, "nearness": round(score, 2), "doubt": doubt}
            yield self._finding("candidate", leaf, match, Severity.INFO, related, **args)
        elif match.expired is not None:
            item, until = match.expired.item, str(match.expired.until or match.expired.date)
            yield self._finding("expired", leaf, match, Severity.WARNING, item=item, until=until)
        elif setting.listed_elsewhere(facts, leaf):
            yield self._finding("party", leaf, match, Severity.INFO)
        elif law := next((law for one in (leaf, *leaf.ancestors) if (law := law_of(one))), None):
            yield self._finding("lawful", leaf, match, Severity.INFO, related, law=law.document)
        elif shifts.reports_only(facts, leaf):
            yield self._finding("reported", leaf, match, Severity.INFO, related)
        else:
            yield self._finding("not_found", leaf, match, Severity.WARNING, related)

    def _unknown(self, holder: Node, match: duty_match.DutyMatch) -> Finding:
        return self.finding(
            "unknown_ref" if not match.ids else "unknown_ref_besides",
            at=holder.indicator.place("duty_ref"),
            node=holder,
            severity=Severity.WARNING if match.ids else Severity.ERROR,
            confidence=Confidence.DECLARED,
            metrics={"unknown": len(match.unknown_refs)},
            name=holder.name,
            refs=list(match.unknown_refs),
        )

    def _finding(
        self,
        key: str,
        leaf: Node,
        match: duty_match.DutyMatch,
        severity: Severity,
        related: list[Related] | None = None,
        **args: Any,
    ) -> Finding:
        return self.finding(
            key,
            at=leaf.indicator.place("name"),
            node=leaf,
            severity=severity,
            confidence=Confidence.HEURISTIC,
            evidence=evidence_of(leaf.indicator, match.words),
            related=related or (),
            metrics={"score": round(match.score, 4)},
            reason=leaf.indicator.reason,
            name=leaf.name,
            **args,
        )
