"""Faults of form (FMT0xx): what a file says that the format does not know, as findings."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import DocumentError
from ..findings.finding import Confidence, Finding, Related, Severity, Term, Value
from ..source.document import Document
from ..source.location import Place
from ..startup.records import dataclass, field

_NAMES = {
    "FMT001": "syntax-error",
    "FMT002": "undecodable-file",
    "FMT003": "not-utf8",
    "FMT004": "empty-file",
    "FMT005": "nesting-too-deep",
    "FMT006": "alias-bomb",
    "FMT007": "alias-cycle",
    "FMT008": "unknown-tag",
    "FMT010": "unknown-key",
    "FMT011": "missing-key",
    "FMT012": "duplicate-key",
    "FMT013": "wrong-type",
    "FMT014": "unknown-value",
    "FMT015": "duplicate-id",
    "FMT016": "dangling-reference",
    "FMT017": "missing-file",
    "FMT018": "wrong-document",
    "FMT019": "out-of-range",
    "FMT020": "reference-cycle",
    "FMT021": "outside-folder",
    "FMT030": "unsupported-file",
    "FMT031": "office-support-missing",
    "FMT032": "unreadable-office-file",
    "FMT033": "nothing-to-import",
    "FMT034": "imported-with-remarks",
}
_INFO = {"FMT003", "FMT034"}
REMARKS = {code: _NAMES[code] for code in sorted(_INFO)}
"""Code and name of what is only remarked on: such a document is audited all the same."""
# What the parser says most often; the catalogue has these in both languages, others are shown as they are.
_PROBLEMS = frozenset(
    {
        "did not find expected node content",
        "did not find expected key",
        "did not find expected - indicator",
        "mapping values are not allowed in this context",
        "block sequence entries are not allowed in this context",
        "could not find expected colon",
        "found unexpected end of stream",
        "found character that cannot start any token",
        "found unknown escape character",
        "found unexpected document indicator",
        "did not find expected <document start>",
        "did not find expected , or ]",
        "did not find expected , or }",
        "found unexpected colon",
        "mapping keys are not allowed in this context",
        "found incompatible YAML document",
    }
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of form; ``first`` is the earlier place of a duplicate."""

    code: str
    key: str
    place: Place
    args: Mapping[str, Value] = field(default_factory=dict)
    first: Place | None = None

    @property
    def blocks(self) -> bool:
        """Whether the document cannot be audited with it."""
        return self.code not in _INFO

    def finding(self) -> Finding:
        """The fault as a finding."""
        return Finding(
            code=self.code,
            name=_NAMES[self.code],
            family="format",
            key=self.key,
            severity=Severity.INFO if self.code in _INFO else Severity.ERROR,
            confidence=Confidence.EXACT,
            place=self.place,
            args=self.args,
            related=() if self.first is None else (Related(self.first, "first"),),
        )


def foreign_encoding(document: Document) -> list[Fault]:
    """A remark on a file that is not UTF-8; it is read all the same."""
    if document.encoding.startswith("utf-8") or document.number:
        return []
    key = "gb18030" if document.encoding == "gb18030" else "utf16"
    return [Fault("FMT003", key, Place(document.name, ()), {"encoding": document.encoding})]


def arguments(error: DocumentError) -> dict[str, Value]:
    """The arguments of a document error that its message may speak; its place is told by the finding itself."""
    found: dict[str, Value] = {
        name: value if isinstance(value, (str, int, float, bool)) else str(value)
        for name, value in error.args_by_name.items()
        if name not in ("line", "column", "end_line", "end_column", "source_line", "origin") and value is not None
    }
    problem = str(found.get("problem", "")).replace("':'", "colon").replace("'", "")
    if problem in _PROBLEMS:
        found["problem"] = Term("problem." + problem.replace(" ", "_"))
    return found
