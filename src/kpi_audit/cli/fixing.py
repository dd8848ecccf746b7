"""One file fixed: what was proposed, what was applied, and what an audit says before and after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..audit import Auditor
from ..facts.facts import Facts
from ..findings.finding import Severity
from ..findings.fix import Fix, Safety
from ..fixing.applying import Fixed, apply, encoded
from ..fixing.proposals import mendings, proposals
from ..reading.text.vocabulary import speaking
from ..reporters.base import terminal
from ..rules.plan import Plan
from ..scheme.dossier import Assembler
from ..scheme.library import Library
from ..scheme.scheme import Scheme
from ..startup.records import dataclass
from ..words.voice import Voice
from .files import write_bytes


@dataclass(frozen=True, slots=True)
class State:
    """A file before and after. ``left`` are fixes that were not asked for; ``data`` is what would be written.

    ``broken``: the form of what would be written is still at fault.
    """

    path: Path
    original: bytes
    before: str
    text: str
    data: bytes | None
    fixed: Fixed
    left: tuple[Fix, ...]
    counts: tuple[dict[Severity, int], dict[Severity, int]]
    broken: bool = False


def examine(path: Path, plan: Plan, *, unsafe: bool) -> State | None:
    """What can be done for a file; None when its form is at fault in a way that cannot be mended.

    Other kinds of documents need no fix.
    """
    with speaking(plan.vocabulary):
        return _examine(path, plan, unsafe=unsafe)


def _examine(path: Path, plan: Plan, *, unsafe: bool) -> State | None:
    original = path.read_bytes()
    library = Library()
    library.provide(path, original)  # read once: the file may change
    documents = library.read(path)
    mended = [fix for one in documents if one.model is None for fix in mendings(one)]
    if not mended and any(one.model is None for one in documents):
        return None
    loaded = [one for one in documents if isinstance(one.model, Scheme)]
    found = mended
    for one in loaded:
        facts = Facts(Assembler(library, plan.extras).assemble(one, path))
        found += proposals(facts, one.document)
    wanted = [fix for fix in found if unsafe or fix.safety is Safety.SAFE]
    before = documents[0].document.text
    fixed = apply(before, wanted)
    data = encoded(fixed.text, original)
    left = tuple(fix for fix in found if not unsafe and fix.safety is not Safety.SAFE)
    after = original if data is None else data
    counts = _counts(path, plan, original), _counts(path, plan, after)
    broken = bool(mended) and any(one.model is None for one in Library().parse(path.as_posix(), after))
    return State(path, original, before, fixed.text, data, fixed, left, counts, broken)


def rewrite(state: State) -> None:
    """Write the new text, all of it or nothing; every other byte stays. Raises UsageError."""
    if state.data is not None:
        write_bytes(state.path, state.data, instead_of=state.original)


def tell(state: State, voice: Voice, *, diff: bool) -> Iterator[str]:
    """What was done, what was not, and what the audit says."""
    if state.data is None:
        yield _line(state, voice.text("fix.encoding"))
        return
    for fix in state.fixed.applied:
        yield _line(state, voice.text(f"fix.{fix.key}", **fix.args), fix)
    for fix in state.fixed.refused:
        yield _line(state, voice.text("fix.refused", what=voice.text(f"fix.{fix.key}", **fix.args)), fix)
    for fix in state.left:
        yield _line(state, voice.text("fix.left", what=voice.text(f"fix.{fix.key}", **fix.args)), fix)
    before, after = state.counts
    if before != after and not diff:
        yield _line(state, voice.text("fix.audited", before=_spoken(before, voice), after=_spoken(after, voice)))


def _line(state: State, said: str, fix: Fix | None = None) -> str:
    place = state.path.as_posix() if fix is None else f"{state.path.as_posix()}:{fix.line}:{fix.column}"
    return terminal(f"{place}: {said}")


def _counts(path: Path, plan: Plan, data: bytes) -> dict[Severity, int]:
    report = Auditor(plan.rules, plan.extras, plan.triage).audit_text(path.as_posix(), data)
    return {severity: report.count(severity) for severity in Severity}


def _spoken(counts: dict[Severity, int], voice: Voice) -> str:
    return voice.text("list.joiner").join(voice.text(f"verdict.{severity}", n=n) for severity, n in counts.items())
