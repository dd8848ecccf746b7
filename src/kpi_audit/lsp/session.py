"""What an editor's text says: findings and fixes, without a word of any protocol."""

from __future__ import annotations

import gc
from pathlib import Path

from ..audit import Auditor
from ..facts.facts import Facts
from ..findings.fix import Fix
from ..findings.report import Located
from ..fixing.proposals import mendings, proposals
from ..reading.text.vocabulary import speaking
from ..rules.plan import Plan
from ..scheme.dossier import Assembler
from ..scheme.scheme import Scheme
from ..startup.memory import forget, taken_in
from ..startup.records import dataclass

MOST = 500_000
"""Characters of new text after which what is remembered of all of them is dropped (some 200 bytes each)."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One text as it stands in the editor. ``year`` dates the scheme for the wording of norms."""

    text: str
    findings: tuple[Located, ...]
    fixes: tuple[Fix, ...]
    year: int | None


def examine(path: Path, text: str, plan: Plan) -> Examined:
    """Audit a text that may not be saved; its materials are read from the disk beside it. Never raises for bad text."""
    if taken_in() > MOST:
        forget()
    with speaking(plan.vocabulary):
        examined = _examine(path, text, plan)
    gc.collect()  # the facts of a scheme hold each other, and the next key makes new ones
    return examined


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
        elif loaded.model is None:
            fixes += mendings(loaded)
    year = next((document.year for document in report.documents), None)
    return Examined(text, findings, tuple(fixes), year)
