"""Which safeguards a scheme gives those it assesses, and what it holds over them."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.finding import Evidence
from ..reading.meaning.safeguards import SAFEGUARDS, Safeguard, find_consequences, find_safeguards
from ..reading.text.line import passage
from ..startup import patterns as re
from ..startup.records import dataclass
from .facts import Facts

_NONE = re.compile(r"^\s*+(?:无|没有|暂无|不设|未设|否|/|-)\s*+[。.]?\s*$")
_PARENT = re.compile("(?:考核|考评|绩效|评价|督查检查|目标管理)[^》]{0,20}(?:办法|规定|条例|细则|意见|规程|制度)")


@dataclass(frozen=True, slots=True)
class Safeguards:
    """``missing`` in the order of the catalogue; ``bare``: a table and nothing else; ``parents``: where to look."""

    missing: tuple[Safeguard, ...]
    bare: bool
    threats: tuple[Evidence, ...]
    parents: tuple[str, ...]

    @property
    def unheard(self) -> bool:
        """Whether there is neither a way to object nor tolerance of faults."""
        return "appeal" in self.missing and "fault_tolerance" in self.missing


def safeguards_of(facts: Facts) -> Safeguards:
    """What the scheme says for and against those it assesses."""
    scheme = facts.scheme
    present = _declared(facts) | set(_read(facts))
    if scheme.ranking is not None and _stands(scheme.ranking.published):
        present.add("disclosure")
    denied = _denied(facts)
    threats = tuple(_threats(facts))
    bare = not (scheme.text or scheme.clauses or scheme.accountability or scheme.vetoes or threats)
    return Safeguards(
        missing=tuple(name for name in SAFEGUARDS if name not in present or name in denied),
        bare=bare,
        threats=threats,
        parents=tuple(_parents(facts)),
    )


def _parents(facts: Facts) -> Iterator[str]:
    """Assessment regulations that the scheme rests on; the upper scheme is none, it protects other units."""
    uppers = [_bare(upper.scheme.title) for upper in facts.dossier.uppers]
    for basis in facts.scheme.basis:
        if _PARENT.search(basis.document) and not any(title in _bare(basis.document) for title in uppers):
            yield basis.document


def _bare(name: str) -> str:
    return re.sub(r"[《》\s]", "", name)


def _declared(facts: Facts) -> set[str]:
    clauses = facts.scheme.clauses
    said = {name: getattr(clauses, name) for name in SAFEGUARDS} if clauses is not None else {}
    return {name for name, value in said.items() if _stands(value)}


def _stands(value: str | bool | None) -> bool:
    return bool(value) and not (isinstance(value, str) and _NONE.match(value))


def _denied(facts: Facts) -> set[str]:
    """Clauses that the author declares not to be there."""
    clauses = facts.scheme.clauses
    if clauses is None:
        return set()
    said = {name: getattr(clauses, name) for name in SAFEGUARDS}
    return {name for name, value in said.items() if value is False or (isinstance(value, str) and _NONE.match(value))}


def _read(facts: Facts) -> Iterator[str]:
    """Safeguards in running text, in the other clauses and in the lines."""
    for text in facts.texts:
        yield from (clue.name for clue in find_safeguards(text.passage))
    clauses = facts.scheme.clauses
    for name in SAFEGUARDS if clauses is not None else ():
        value = getattr(clauses, name)
        if isinstance(value, str):
            yield from (clue.name for clue in find_safeguards(passage(name, value)))
    for leaf in facts.hierarchy.leaves:
        for part in facts.reading(leaf).line.passages:
            if part.field in ("description", "criteria"):
                yield from (clue.name for clue in find_safeguards(part, leaf=True))


def _threats(facts: Facts) -> Iterator[Evidence]:
    """Vetoes and clauses of accountability, the words of each; the veto that a text sets is one threat, not two."""
    told = [veto.words for veto in facts.vetoes if not veto.integrity]
    yield from told
    set_at = {veto.words.place for veto in facts.vetoes}
    for text in facts.texts:
        for clue in find_consequences(text.passage)[:1]:
            words = text.evidence(clue.start, clue.end)
            if words.place not in set_at:
                yield words
