"""The rules of a run as SARIF descriptors, with their pages as help and the norms that they rest on as a taxonomy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...findings.finding import Severity
from ...findings.report import Report, RuleRun
from ...words.norms import norms
from ...words.voice import Voice
from ..manual.rule_page import Sheet, facts, markdown_body, sections

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
TAXONOMY = "norms"

MAX_NAME = 255
MAX_DESCRIPTION = 1024
"""Characters of a description that GitHub takes."""

_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}

_PRECISION = {"": "very-high", "basic": "high", "standard": "medium", "strict": "low"}
"""How often a rule is right, by the first profile that has it; faults of form (no profile) are facts."""


def run_rules(report: Report) -> list[RuleRun]:
    """The rules of the run in their order, then the codes that no rule class finds (FMT, SUP), sorted."""
    listed = {rule.code: rule for rule in report.rules}
    others: dict[str, RuleRun] = {}
    for located in (*report.findings(), *report.suppressed()):
        finding = located.finding
        if finding.code not in listed:
            others.setdefault(
                finding.code, RuleRun(finding.code, finding.name, finding.family, finding.severity, profile="")
            )
    return [*listed.values(), *(others[code] for code in sorted(others))]


def descriptors(rules: Sequence[RuleRun], voice: Voice) -> list[dict[str, object]]:
    """A descriptor for each rule; nothing in it changes from one scheme to another."""
    taxa = {name: index for index, name in enumerate(cited_norms(rules, voice))}
    return [_descriptor(rule, taxa, voice) for rule in rules]


def taxonomy(rules: Sequence[RuleRun], voice: Voice) -> dict[str, object] | None:
    """The norms that the rules rest on; None when there are none."""
    named = cited_norms(rules, voice)
    if not named:
        return None
    return {
        "name": TAXONOMY,
        "shortDescription": {"text": voice.text("pipeline.norms")},
        "language": language(voice),
        "isComprehensive": False,
        "taxa": [_taxon(name, voice) for name in named],
    }


def cited_norms(rules: Iterable[RuleRun], voice: Voice) -> list[str]:
    """The ids of the norms on the cards of the rules, each once, sorted."""
    cards = filter(None, (voice.card(rule.code) for rule in rules))
    cited = {ground.norm for known in cards for ground in known.basis}
    return sorted(name for name in norms() if name in cited)


def language(voice: Voice) -> str:
    """The language of the report with its region."""
    return "en-US" if voice.lang == "en" else "zh-CN"


def _descriptor(rule: RuleRun, taxa: Mapping[str, int], voice: Voice) -> dict[str, object]:
    known = voice.card(rule.code)
    descriptor: dict[str, object] = {
        "id": rule.code,
        "name": _cut(rule.name, MAX_NAME),
        "shortDescription": {"text": _cut(voice.title(rule.code), MAX_DESCRIPTION)},
        "fullDescription": {"text": _cut(voice.title(rule.code), MAX_DESCRIPTION)},
        "help": {"text": voice.title(rule.code)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
    if known is not None:
        sheet = Sheet(known, rule.family, rule.severity, rule.profile or None, rule.needs, rule.options, rule.own)
        descriptor["fullDescription"] = {"text": _cut(known.what.spoken(voice.lang), MAX_DESCRIPTION)}
        descriptor["help"] = {"text": _plain(sheet, voice), "markdown": markdown_body(sheet, voice, 2)}
        relationships = [_relationship(ground.norm, taxa) for ground in known.basis if ground.norm in taxa]
        if relationships:
            descriptor["relationships"] = list({str(one): one for one in relationships}.values())
    descriptor["properties"] = {
        "tags": [tag for tag in (rule.family, rule.profile) if tag],
        "precision": _PRECISION.get(rule.profile, "medium"),
        "problem.severity": _PROBLEM[rule.severity],
    }
    return descriptor


def _relationship(norm: str | None, taxa: Mapping[str, int]) -> dict[str, object]:
    target = {"id": norm, "index": taxa[str(norm)], "toolComponent": {"name": TAXONOMY, "index": 0}}
    return {"target": target, "kinds": ["relevant"]}


def _taxon(name: str, voice: Voice) -> dict[str, object]:
    norm = norms()[name]
    taxon: dict[str, object] = {
        "id": name,
        "shortDescription": {"text": norm.title.spoken(voice.lang)},
        "properties": {"level": norm.level, "issuer": norm.issuer.spoken(voice.lang), "date": norm.date},
    }
    if norm.url:
        taxon["helpUri"] = norm.url
    return taxon


def _plain(sheet: Sheet, voice: Voice) -> str:
    """The page of a rule as plain text, a line for each paragraph."""
    lines = facts(sheet, voice)
    for section in sections(sheet, voice):
        lines += ["", section.title, *section.lines]
    return "\n".join(lines) + "\n"


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
