"""Keys at the head of a scheme that are certain though nobody wrote them."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.fix import Fix, Safety
from ..scheme.names import DOCUMENT_KINDS, LEVELS, Level
from ..scheme.scheme import Scheme
from ..source.document import Document
from ..startup import patterns as re
from .writing import Pen

# An issuer of one level, with nothing in it that could be of another.
_ISSUERS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("province", re.compile(r"^(?:中共)?[^县区乡镇村、,，]{2,6}省(?:委|委员会|人民政府)(?:办公厅)?$")),
    ("county", re.compile(r"^(?:中共)?[^省乡镇村、,，]{1,8}县(?:委|委员会|人民政府)(?:办公室)?$")),
    ("township", re.compile(r"^(?:中共)?[^省、,，]{1,10}[镇乡](?:委员会|党委|人民政府)$")),
)


def document_kind(scheme: Scheme, document: Document) -> Iterator[Fix]:
    """``文档类型: 考核方案`` behind the title; the file was read as a scheme."""
    if scheme.document is None:
        chinese = _speaks_chinese(document)
        name, value = ("文档类型", DOCUMENT_KINDS["scheme"]) if chinese else ("document", "scheme")
        pen = Pen(document)
        edit = pen.key_below(scheme.place(), name, value, after="title")
        if edit is not None:
            yield pen.fix("add_document", Safety.SAFE, (edit,), name=name, value=value)


def issuer_level(scheme: Scheme, document: Document) -> Iterator[Fix]:
    """The level of an issuer whose name leaves no doubt."""
    said = (scheme.issuer or "").strip()
    level = next((level for level, pattern in _ISSUERS if pattern.match(said)), None)
    if scheme.level is None and level is not None:
        chinese = _speaks_chinese(document)
        name, value = ("层级", LEVELS[level]) if chinese else ("level", level)
        pen = Pen(document)
        edit = pen.key_below(scheme.place(), name, value, after="issuer")
        if edit is not None:
            yield pen.fix("add_level", Safety.SAFE, (edit,), name=name, value=value, issuer=said)


def _speaks_chinese(document: Document) -> bool:
    """Whether the keys of the head are Chinese."""
    return document.written_key("title") == "标题"
