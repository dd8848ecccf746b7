"""Schemes with comments, audited on a fixed day."""

from __future__ import annotations

from datetime import date

from kpi_audit.audit import Auditor
from kpi_audit.findings.report import Report
from kpi_audit.ruleset import choose, policy
from kpi_audit.triage.policy import Policy
from kpi_audit.triage.triage import Triage

TODAY = date(2026, 6, 1)
RULES = choose(select=["PRC101", "PRC102", "PRC103", "SCO801", "VET202"])


def terms(*mandatory: str) -> Policy:
    return policy(today=TODAY, mandatory=mandatory)


def audited(text: str | bytes, *mandatory: str, today: date = TODAY) -> Report:
    """The report on a scheme."""
    data = text.encode() if isinstance(text, str) else text
    triage = Triage(policy(today=today, mandatory=mandatory))
    return Auditor(RULES, triage=triage, reraise=True).audit_text("方案.yaml", data)


def aside(report: Report) -> list[tuple[str, int]]:
    """Code and line of what was set aside, findings on the scheme as a whole left out."""
    return [(one.finding.code, one.region.line) for one in report.suppressed() if one.pointer != "/indicators"]


def counted(report: Report) -> list[tuple[str, int]]:
    """Code and line of what counts, findings on the scheme as a whole left out."""
    return [(one.finding.code, one.region.line) for one in report.findings() if one.pointer != "/indicators"]


def notices(report: Report) -> list[tuple[str, str, int, int]]:
    """Code, key, line and column of the findings on suppressions."""
    return [
        (one.finding.code, one.finding.key, one.region.line, one.region.column)
        for one in report.findings()
        if one.finding.code.startswith("SUP")
    ]
