"""What an editor's text says: findings and fixes, without a word of any protocol."""

from __future__ import annotations

from pathlib import Path

from ..audit import Auditor
from ..facts.facts import Facts
from ..findings.fix import Fix
from ..findings.report import Located
from ..fixing.proposals import proposals
from ..reading.text.vocabulary import speaking
from ..rules.plan import Plan
from ..scheme.dossier import Assembler
from ..scheme.scheme import Scheme
from ..startup.records import dataclass


@dataclass(frozen=True, slots=True)
class Examined:
    """One text as it stands in the editor. ``year`` dates the scheme for the wording of norms."""

    text: str
    findings: tuple[Located, ...]
    fixes: tuple[Fix, ...]
    year: int | None


def examine(path: Path, text: str, plan: Plan) -> Examined:
    """Audit a text that may not be saved; its materials are read from the disk beside it. Never raises for bad text."""
    with speaking(plan.vocabulary):
        return _examine(path, text, plan)


def _examine(path: Path, text: str, plan: Plan) -> Examined:
    auditor = Auditor(plan.rules, plan.extras, plan.triage)
    name = path.as_posix()
    report = auditor.audit_text(name, text.encode("utf-8", "surrogatepass"))
    findings = tuple(one for one in report.findings() if one.path == name)
    fixes: list[Fix] = []
    for loaded in auditor.library.parse(name, text.encode("utf-8", "surrogatepass")):
        if isinstance(loaded.model, Scheme):
            facts = Facts(Assembler(auditor.library, plan.extras).assemble(loaded, path))
            fixes += proposals(facts, loaded.document)
    year = next((document.year for document in report.documents), None)
    return Examined(text, findings, tuple(fixes), year)
