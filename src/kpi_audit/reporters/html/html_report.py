"""The page itself: template, style and script put together under a strict content-security policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ... import __version__
from ...findings.comparison import Comparison
from ...findings.report import Report
from ...words.voice import Voice
from ..base import readable
from .comparison_view import ComparisonView
from .document_view import DocumentView
from .load_view import LoadView
from .patterns import patterns

_HERE = Path(__file__).parent


def render(report: Report, voice: Voice, exit_code: int) -> str:  # noqa: ARG001  # one signature for all formats
    """The whole run as a page; the same report gives the same bytes."""
    views = [DocumentView(document, report, voice, number) for number, document in enumerate(report.documents, 1)]
    loads = [LoadView(load, voice, number) for number, load in enumerate(report.loads, 1)]
    title = views[0].title if len(views) == 1 else voice.text("markdown.heading")
    return written("page.html.j2", voice, title, views=views, loads=loads)


def render_comparison(comparison: Comparison, voice: Voice) -> str:
    """What a revision changed as a page; the same versions give the same bytes."""
    view = ComparisonView(comparison, voice)
    return written("comparison.html.j2", voice, view.title, view=view)


def written(template: str, voice: Voice, title: str, **values: object) -> str:
    """A page from its template, in the frame that all pages share."""
    style, script = (_HERE / "page.css").read_text("utf-8"), (_HERE / "page.js").read_text("utf-8")
    page = (
        _environment()
        .get_template(template)
        .render(
            title=title,
            voice=voice,
            text=voice.text,
            lang="zh-CN" if voice.lang == "zh" else "en",
            version=__version__,
            policy=policy(style, script),
            style=Markup(style),
            script=Markup(script),
            patterns=patterns(),
            **values,
        )
    )
    lines = (line.rstrip() for line in page.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def policy(style: str, script: str) -> str:
    """Nothing may be loaded, nothing run but this style and this script."""
    parts = ["default-src 'none'", f"style-src '{_hash(style)}'", f"script-src '{_hash(script)}'"]
    return "; ".join([*parts, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _environment() -> Environment:
    """Everything that is put in is escaped, and shown with its control and bidi characters made visible.

    One for all pages of a process: to compile the templates takes longer than to fill them.
    """
    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: readable(value) if type(value) is str else value,
    )
