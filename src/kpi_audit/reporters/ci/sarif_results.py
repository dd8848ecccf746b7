"""Findings as SARIF results: message, places, fingerprints and what is known of them for programs."""

from __future__ import annotations

from collections.abc import Mapping

from ...findings.report import BASELINE, DocumentReport, Located, Report, Suppressed
from ...source.location import Region
from ...startup.records import dataclass, field
from ...words.voice import Voice
from ..base import visible
from ..json_report import indicator_data, references_data
from .paths import repository_path, uri
from .sarif_rules import LEVELS

ROOT = "%SRCROOT%"

MAX_RESULTS = 25_000
"""Results of a run beyond which GitHub refuses the file."""

MAX_RELATED = 100
"""Related places of a result that GitHub shows; many more and it refuses the file."""

LINE_HASH, IDENTITY = "primaryLocationLineHash", "kpiAuditFindingId/v1"


def message(text: str) -> str:
    """The text as a SARIF message: braces doubled, and nothing in it that reads as an embedded link."""
    return visible(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def link(text: str, target: int) -> str:
    """An embedded link to the related location with that id."""
    escaped = message(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"[{escaped}]({target})"


def worst(located: list[tuple[DocumentReport, Located]], limit: int) -> list[tuple[DocumentReport, Located]]:
    """At most ``limit`` findings, those that count before those set aside and the worst first, in report order."""
    if len(located) <= limit:
        return located

    def weight(index: int) -> tuple[bool, int, int]:
        _, one = located[index]
        return (one.suppressed is not None, one.finding.severity.rank, index)

    return [located[index] for index in sorted(sorted(range(len(located)), key=weight)[:limit])]


@dataclass(frozen=True, slots=True)
class Results:
    """Writes the results of one run; ``rules`` gives the index of a code, ``hashes`` the line hashes of a file.

    ``triaged``: some result was set aside, and then every result says whether it was.
    """

    report: Report
    voice: Voice
    rules: Mapping[str, int]
    hashes: Mapping[str, Mapping[int, str]]
    triaged: bool = False
    _artifacts: dict[str, dict[str, object]] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def result(self, document: DocumentReport, located: Located) -> dict[str, object]:
        """One finding."""
        finding = located.finding
        related, links = self._related(located)
        primary = {"physicalLocation": self._physical(located.path, located.region)}
        if finding.indicator is not None:
            name = visible(finding.indicator.name)
            path = "/".join(map(visible, finding.indicator.path))
            primary["logicalLocations"] = [{"name": name, "fullyQualifiedName": path, "kind": "object"}]  # type: ignore[assignment]
        result: dict[str, object] = {
            "ruleId": finding.code,
            "ruleIndex": self.rules[finding.code],
            "level": LEVELS[finding.severity],
            "message": {"text": self._message(located, links)},
            "locations": [primary],
        }
        if related:
            result["relatedLocations"] = related
        result["partialFingerprints"] = self._fingerprints(located)
        if self.triaged:
            record = located.suppressed
            result["suppressions"] = [] if record is None else [self._suppression(record)]
        result["properties"] = self._properties(document, located)
        return result

    def artifact(self, path: str) -> dict[str, object]:
        """Where a file is: relative to the root of the repository when it lies below it."""
        if path not in self._artifacts:
            named = repository_path(path, self.report.whereabouts)
            inside = not named.startswith(("/", "../"))
            self._artifacts[path] = {"uri": uri(named), **({"uriBaseId": ROOT} if inside else {})}
        return self._artifacts[path]

    def _physical(self, path: str, region: Region) -> dict[str, object]:
        if region.origin is not None:  # lines of the imported text are no lines of the file
            return {"artifactLocation": self.artifact(path)}
        stretch: dict[str, object] = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        }
        words = self._text(path)[region.offset : region.end_offset]
        if words:
            stretch["snippet"] = {"text": words}
        return {"artifactLocation": self.artifact(path), "region": stretch}

    def _text(self, path: str) -> str:
        if path not in self._texts:
            self._texts[path] = self.report.texts.get(path, "").removeprefix("\ufeff")
        return self._texts[path]

    def _message(self, located: Located, links: list[str]) -> str:
        finding, voice = located.finding, self.voice
        origin = located.region.origin
        place = "" if origin is None else voice.origin(origin) + voice.text("markdown.colon")
        paragraphs = [message(place + voice.say(finding))]
        paragraphs += [voice.text("report.related") + link for link in links]
        if finding.reason:
            paragraphs.append(voice.text("report.reason") + message(finding.reason))
        advice = voice.advice(finding)
        if advice:
            paragraphs.append(voice.text("report.advice") + message(advice))
        return "\n".join(paragraphs)

    def _related(self, located: Located) -> tuple[list[dict[str, object]], list[str]]:
        """Related places, those of the evidence after them, and the sentences that link to the former."""
        voice = self.voice
        places: list[dict[str, object]] = []
        links: list[str] = []
        for spot in located.related[:MAX_RELATED]:
            number = len(places) + 1
            said = voice.related(located.finding, spot.key, spot.args)
            where = voice.place(spot.region)
            links.append(f"{link(f'{spot.path} {where}', number)}{voice.text('markdown.comma')}{message(said)}")
            places.append(self._place(number, spot.path, spot.region, message(said)))
        for text, region in located.evidence[: MAX_RELATED - len(places)]:
            quoted = voice.text("markdown.quote", text=text)
            places.append(self._place(len(places) + 1, located.path, region, message(quoted)))
        return places, links

    def _place(self, number: int, path: str, region: Region, said: str) -> dict[str, object]:
        return {"id": number, "physicalLocation": self._physical(path, region), "message": {"text": said}}

    def _fingerprints(self, located: Located) -> dict[str, str]:
        region = located.region
        known = None if region.origin else self.hashes.get(located.path, {}).get(region.line)
        return {**({} if known is None else {LINE_HASH: known}), IDENTITY: located.fingerprint}

    def _suppression(self, record: Suppressed) -> dict[str, object]:
        where = {"startLine": record.line, "startColumn": record.column}
        place = {"physicalLocation": {"artifactLocation": self.artifact(record.path), "region": where}}
        suppression: dict[str, object] = {
            "kind": "external" if record.kind == BASELINE else "inSource",
            "status": "accepted",
            "location": place,
        }
        if record.reason:
            suppression["justification"] = visible(record.reason)
        suppression["properties"] = {"by": record.kind, "selector": record.selector, "until": record.until}
        return suppression

    def _properties(self, document: DocumentReport, located: Located) -> dict[str, object]:
        finding = located.finding
        return {
            "name": finding.name,
            "family": finding.family,
            "confidence": finding.confidence.value,
            "pointer": located.pointer,
            "indicator": indicator_data(finding),
            "metrics": finding.metrics,
            "suggestion": self.voice.advice(finding),
            "references": references_data(finding, document, self.voice),
        }
