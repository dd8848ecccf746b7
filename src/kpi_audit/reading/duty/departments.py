"""Which departments a text names, by whatever name (``lexicons/departments.yaml``)."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.lexicon import lexicon
from ..text.line import Line
from ..text.normal import normalise

_TOLD = re.compile(
    r"(?:[上]?报告?给?|移交|转交?|通报|反馈|推送|告知|通知|抄送|汇报|报请|配合|协助|会同|由|经|与)[^,。;、]{0,12}"
)
"""Whom a line is to report to or to work with is whose matter it is."""


def departments(text: str) -> frozenset[str]:
    """The departments that a text names."""
    return frozenset(hit.name for hit in lexicon("departments").scan(normalise(text).text))


def told(line: Line) -> frozenset[str]:
    """The departments that a line reports to or works with."""
    said = "。".join(found[0] for each in line.passages for found in _TOLD.finditer(each.text))
    return departments(said)
