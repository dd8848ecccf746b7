"""What a reader should see first: findings folded by rule, in order of weight, and where they pile up or pull apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..findings.finding import Confidence, Severity
from ..findings.report import DocumentReport, Located, Summary
from ..findings.tree import WhatIf
from ..startup.records import dataclass
from ..words.balances import balances
from ..words.voice import Voice
from .outline import FAMILIES, prefix

TOP = 5
"""How many rules are told in full before the others."""
NAMED = 3
"""How many of them the verdict names."""
LISTED = 24
"""Places named for findings of one kind."""

# Among findings of one severity: first what keeps a file from being read, then what norms forbid outright, what can
# undo a year's work at one blow, what was added on the way down, what is plainly miscounted, then the rest in order.
_WEIGHT = (
    "FMT",
    "PRC105",
    "VET201",
    "VET202",
    "PRC101",
    "LVL301",
    "DUT402",
    "DUT401",
    "BUR503",
    "SCO801",
    "DUP704",
    "ACC603",
    "DUP703",
    "LVL302",
    "LVL303",
    "BUR501",
    "PRC103",
    "SCO811",
)


@dataclass(frozen=True)
class Entry:
    """The findings of one rule in one document, the worst first."""

    located: tuple[Located, ...]

    @property
    def first(self) -> Located:
        """The finding that speaks for all."""
        return self.located[0]

    @property
    def severity(self) -> Severity:
        """The worst severity."""
        return self.first.finding.severity

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.first.finding.code

    def others(self, kin: Iterable[Located]) -> tuple[str, ...]:
        """Other places than the first: ids of indicators, line and column where there is none; each once."""
        own = _name(self.first)
        return tuple(name for name in dict.fromkeys(map(_name, kin)) if name != own)


def entries(document: DocumentReport) -> list[Entry]:
    """One entry for each rule that found something, the weightiest first."""
    by_code: dict[str, list[Located]] = {}
    for located in document.findings:
        by_code.setdefault(located.finding.code, []).append(located)
    folded = [Entry(tuple(sorted(found, key=_worst_first))) for found in by_code.values()]
    return sorted(folded, key=_weight)


def leading(found: Sequence[Entry]) -> list[Entry]:
    """The entries that are told in full: the first of those that ask for a change."""
    return [entry for entry in found if entry.severity is not Severity.INFO][:TOP]


def by_family(found: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries under the prefix of their family, in the order of the catalogue."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(found, key=lambda entry: (_family_rank(entry.code), entry.severity.rank, entry.code)):
        groups.setdefault(prefix(entry.code), []).append(entry)
    return groups


def without(found: WhatIf, document: DocumentReport, voice: Voice) -> str:
    """What would be left of the scheme without the lines that several rules reach."""
    summary = document.summary or Summary()
    said = voice.text("report.without", n=len(found.removed), cleared=found.cleared, leaves=found.leaves)
    if found.process_share is None or summary.process_share is None or found.process_share >= summary.process_share:
        return said + voice.text("report.stop")
    shares = voice.text("report.without_share", before=summary.process_share, after=found.process_share)
    return said + shares + voice.text("report.stop")


def opposing(document: DocumentReport, voice: Voice) -> list[str]:
    """Advice of different rules that pulls in different directions, with the way out."""
    codes = list(dict.fromkeys(located.finding.code for located in document.findings))
    said = []
    for balance in balances():
        one, other = ([code for code in codes if code in side] for side in (balance.one, balance.other))
        if one and other:
            joiner = voice.text("list.joiner")
            said.append(voice.spoken(balance.text, one=joiner.join(sorted(one)), other=joiner.join(sorted(other))))
    return said


def verdict(document: DocumentReport, voice: Voice) -> str:
    """What to do about the document, in two sentences: the judgement with its counts, and what weighs most."""
    if any(entry.reason == "format_errors" for entry in document.not_checked):
        return voice.text("verdict.broken", n=document.count(Severity.ERROR))
    found = entries(document)
    if not found:
        return voice.text("verdict.sound")
    counts = voice.text("list.joiner").join(
        voice.text(f"verdict.{severity}", n=document.count(severity))
        for severity in Severity
        if document.count(severity)
    )
    worst = found[0].severity
    issued = "_issued" if document.status == "issued" and worst is not Severity.INFO else ""
    judged = voice.text(f"verdict.judged_{worst}{issued}", counts=counts)
    titles = [voice.title(entry.code) for entry in leading(found)[:NAMED]]
    if not titles:
        return judged
    return judged + voice.text("markdown.gap") + voice.text("verdict.foremost", titles=titles)


def in_short(entry: Entry, voice: Voice) -> str:
    """What is wrong and what would clear it, in one breath."""
    said, advice = voice.say(entry.first.finding), voice.advice(entry.first.finding)
    return voice.text("report.said_and_advised", said=said, advice=advice) if advice else said


def same_kind(entry: Entry, voice: Voice) -> str:
    """How many places there are of the kind, and the others by name; empty for a single one."""
    asked = bool(voice.advice(entry.first.finding))
    kin = [one for one in entry.located if not asked or voice.advice(one.finding)]  # what is well is not of the kind
    if len(kin) == 1:
        return ""
    others = entry.others(kin)
    listed = voice.text("list.joiner").join(others[:LISTED])
    if len(others) > LISTED:
        listed += voice.text("report.etc")
    return voice.text(f"report.{'same_kind' if listed else 'same_place'}", n=len(kin), ids=listed)


def _worst_first(located: Located) -> tuple[object, ...]:
    """The finding on the whole scheme before those on its lines; then exact ones before those read; then by place."""
    finding = located.finding
    read = finding.confidence is Confidence.HEURISTIC
    return (finding.severity.rank, finding.indicator is not None, read, located.order)


def _weight(entry: Entry) -> tuple[object, ...]:
    code = entry.code
    rank = next((place for place, known in enumerate(_WEIGHT) if code.startswith(known)), len(_WEIGHT))
    return (entry.severity.rank, rank, _family_rank(code), code)


def _family_rank(code: str) -> tuple[int, str]:
    family = prefix(code)
    return (FAMILIES.index(family) if family in FAMILIES else len(FAMILIES), family)


def _name(located: Located) -> str:
    about = located.finding.indicator
    region = located.region
    place = f"{region.line}:{region.column}" if region.origin is None else region.origin.mark
    return place if about is None else about.id
