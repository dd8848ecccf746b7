"""From symbolic findings to located ones: regions, pointers, quoted lines, fingerprints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from operator import attrgetter

from .findings.finding import Evidence, Finding, Related
from .findings.identity import digest, identity
from .findings.report import Located, Quote, RelatedSpot
from .source.document import Document
from .source.location import Place, Region, pointer
from .source.nodes import Scalar

MAX_QUOTES = 3  # lines quoted under one finding; the rest stays in the evidence

LONG_LINE = 2_000
"""Characters of a line, or of the words in it, that are quoted in full; of a longer one only what is ``AROUND``."""
AROUND = 500

_extent = attrgetter("offset", "end_offset")  # within one document this is the order of regions
_every_part = attrgetter("document", "path", "start", "end", "key", "again", "raw")  # of a place
_order = attrgetter("order")


class Locator:
    """Turns places into regions of the documents of a run.

    ``quoting``: with the lines and the related places that a report shows under a finding. Without, the words that it
    rests on are placed only where a comment may set aside what lies in its scope.
    """

    def __init__(self, documents: Mapping[str, Document], *, quoting: bool = True) -> None:
        self._documents, self._quoting = documents, quoting
        self._commented: dict[str, bool] = {}
        self._known: dict[object, Region] = {}  # findings share places: with their words, and with each other

    def locate(self, findings: Iterable[Finding]) -> tuple[Located, ...]:
        """Located findings in report order, fingerprints told apart by a running number."""
        seen: Counter[str] = Counter()
        located: list[Located] = []
        for finding in findings:
            same = identity(finding)
            seen[same] += 1
            located.append(self._locate(finding, digest(f"{same}\x1f{seen[same]}")))
        return tuple(sorted(located, key=_order))

    def _locate(self, finding: Finding, fingerprint: str) -> Located:
        region = self._region(finding.place)
        placed = self._quoting or self._may_be_set_aside(finding.place.document)
        evidence = tuple([self._evidence(item) for item in finding.evidence]) if placed else ()
        related: tuple[RelatedSpot, ...] = ()
        quotes: tuple[Quote, ...] = ()
        if self._quoting:
            related = tuple([self._related(item) for item in finding.related])
            unread = finding.place.key and region.origin is not None  # a key of ours, which the file imported has not
            said = [where for _, where in evidence] or ([] if unread else [region])
            quotes = self._quotes(finding.place.document, said)
        return Located(
            finding,
            self._documents[finding.place.document].path,
            pointer(finding.place),
            region,
            evidence,
            related,
            quotes,
            fingerprint,
        )

    def _may_be_set_aside(self, name: str) -> bool:
        """Whether the file may have a comment."""
        if name not in self._commented:
            self._commented[name] = "#" in self._documents[name].text
        return self._commented[name]

    def _evidence(self, item: Evidence) -> tuple[str, Region]:
        """Words with their region. A whole text stands inside its quotation marks; a number is quoted as written."""
        document = self._documents[item.place.document]
        whole_text = item.place.start is None and not item.place.key
        place = item.place.words(0, len(item.text)) if whole_text else item.place
        region = self._region(place)
        if document.text[region.offset : region.end_offset] != item.text:
            whole = document.region(Place(place.document, place.path))
            written = document.text[whole.offset : whole.end_offset]
            if _is_number(written):
                return written, whole
            node = document.node(place.path)
            if not isinstance(node, Scalar) and not place.key:  # said of a record: quoted as it is written
                return written, whole
            start = node.value.find(item.text) if isinstance(node, Scalar) and whole_text else -1
            if start >= 0:  # a text without its list number
                return item.text, document.region(item.place.words(start, start + len(item.text)))
        return item.text, region

    def _related(self, item: Related) -> RelatedSpot:
        return RelatedSpot(self._documents[item.place.document].path, self._region(item.place), item.key, item.args)

    def _region(self, place: Place) -> Region:
        key = _every_part(place)
        region = self._known.get(key)
        if region is None:
            region = self._known[key] = self._documents[place.document].region(place)
        return region

    def _quotes(self, name: str, regions: Sequence[Region]) -> tuple[Quote, ...]:
        document = self._documents[name]
        if not document.text:  # a file that could not be imported
            return ()
        first: dict[int, Region] = {}  # of each line, the stretch that begins first
        for region in regions if len(regions) < 2 else sorted(regions, key=_extent):
            first.setdefault(region.line, region)
        return tuple([_quote(document, region) for region in islice(first.values(), MAX_QUOTES)])


def _quote(document: Document, region: Region) -> Quote:
    """The line of a region; of a long one the stretch around the words, for a scheme may stand on a single line."""
    text = _line(document, region)
    column, stop = region.column, region.end_column if region.end_line == region.line else len(text) + 1
    stop = max(stop, column + 1)
    if len(text) > LONG_LINE:
        stop = min(stop, column + LONG_LINE)
        first = max(0, column - 1 - AROUND)
        text, column, stop = text[first : stop - 1 + AROUND], column - first, stop - first
    return Quote(region.line, text, column, stop, region.origin)


def _line(document: Document, region: Region) -> str:
    """The line of a region; in an imported text without the comment that tells its origin again."""
    text = document.line_text(region.line)
    if region.origin is None:
        return text
    comment = next((one for one in document.comments() if one.line == region.line), None)
    return text if comment is None else text[: comment.column - 1].rstrip()


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
