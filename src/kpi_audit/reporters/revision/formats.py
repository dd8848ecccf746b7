"""The formats of a comparison; each is loaded when it is asked for."""

from __future__ import annotations

from ...findings.comparison import Comparison
from ...words.voice import Voice


def render(found: Comparison, voice: Voice, name: str) -> str:
    """The comparison as Markdown, JSON or HTML."""
    if name == "json":
        from .data import render as render_json

        return render_json(found, voice)
    if name == "html":
        from ..html.html_report import render_comparison

        return render_comparison(found, voice)
    from .markdown import render as render_markdown

    return render_markdown(found, voice)
