"""Forms, nil reports, paper beside screen, apps: what units must hand up instead of doing the work."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.burden.doubling import Demand, double_media, mandated_apps, nil_reports, on_app
from ...facts.burden.grounds import grounds, sure
from ...facts.burden.reporting import Load, reporting_loads
from ...facts.facts import Facts
from ...findings.finding import Evidence, Finding, Severity
from ..base import Rule, RuleOptions, Share


class ReportingBurden(Rule):
    """报表负担: number of forms, submissions a year, hours; nil reports, double media, apps."""

    code = "BUR504"
    slug = "reporting-burden"
    family = "burden"

    class Options(RuleOptions):
        """Counts a year for one unit; hours are shares of the unit's working hours."""

        forms_warn: int = 50
        forms_error: int = 150
        submissions_warn: float = 500
        submissions_error: float = 1000
        hours_warn: Share = 0.10
        hours_error: Share = 0.25
        apps: int = 1

    def check(self, facts: Facts) -> Iterator[Finding]:
        """What is asked for in sum, then each demand that nobody needs."""
        loads = reporting_loads(facts)
        if loads:
            yield from self._counts(facts, max(loads, key=lambda load: load.submissions))
            yield from self._hours(facts, max(loads, key=lambda load: load.share))
        for key, demands in (("nil", nil_reports(facts)), ("double", double_media(facts))):
            for demand in demands:
                yield self._demand(facts, key, demand)
        apps = mandated_apps(facts)
        if apps is not None and len(apps.names) > self.options.apps:
            yield self.finding(
                "apps",
                at=apps.place,
                confidence=sure(declared=apps.declared),
                evidence=apps.evidence[:5],
                basis=grounds(facts, "apps", "threshold"),
                metrics={"apps": len(apps.names), "threshold": self.options.apps},
                names=list(apps.names),
                apps=len(apps.names),
                threshold=self.options.apps,
            )

    def _counts(self, facts: Facts, load: Load) -> Iterator[Finding]:
        options = self.options
        for key, count, warn, error in (
            ("forms", float(len(load.forms)), options.forms_warn, options.forms_error),
            ("submissions", load.submissions, options.submissions_warn, options.submissions_error),
        ):
            if count <= warn:
                continue
            threshold = error if count > error else warn
            yield self.finding(
                key,
                at=load.forms[0].place,
                severity=Severity.ERROR if count > error else Severity.WARNING,
                confidence=sure(declared=all(form.declared for form in load.forms)),
                evidence=_words(load),
                basis=grounds(facts, "forms", "threshold"),
                metrics={"count": count, "forms": len(load.forms), "threshold": threshold},
                count=count,
                threshold=threshold,
                warn=warn,
            )

    def _hours(self, facts: Facts, load: Load) -> Iterator[Finding]:
        if load.share <= self.options.hours_warn:
            return
        error = load.share > self.options.hours_error
        yield self.finding(
            "hours",
            at=load.forms[0].place,
            severity=Severity.ERROR if error else Severity.WARNING,
            confidence=sure(declared=not any(form.assumed for form in load.forms)),
            evidence=_words(load),
            basis=grounds(facts, "forms", "hours"),
            metrics={"hours": load.hours, "share": load.share, "assumed": sum(form.assumed for form in load.forms)},
            unit=load.unit,
            hours=round(load.hours, 1),
            share=load.share,
            assumed=sum(form.assumed for form in load.forms),
            room=round((load.capacity or 0.0) * self.options.hours_warn),
        )

    def _demand(self, facts: Facts, key: str, demand: Demand) -> Finding:
        return self.finding(
            key if demand.evidence else f"{key}_form",
            at=demand.place,
            node=demand.node,
            confidence=sure(declared=demand.declared),
            evidence=demand.evidence,
            basis=grounds(facts, "forms", *(("repeated",) if on_app(demand) else ())),
            said=[words.text for words in demand.evidence[:2]],
        )


def _words(load: Load) -> tuple[Evidence, ...]:
    return tuple(words for form in load.forms for words in form.evidence)[:5]
