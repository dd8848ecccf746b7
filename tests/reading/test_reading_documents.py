"""Documents that a text names."""

from __future__ import annotations

from kpi_audit.reading.text.normal import normalise
from kpi_audit.reading.veto.documents import cited_documents


def test_newspapers_and_books_are_no_documents() -> None:
    text = normalise("在《人民日报》刊发的每篇加2分；依据《某省信访工作条例》扣分，组织学习《论语》。").text
    (found,) = cited_documents(text)
    assert found.name == "《某省信访工作条例》"
    assert text[found.start : found.end] == found.name
