"""The page itself: template, style and script put together under a strict content-security policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ... import __version__
from ...findings.comparison import Comparison
from ...findings.report import Report
from ...startup.records import dataclass
from ...words.voice import Voice
from ..base import readable
from .comparison_view import ComparisonView
from .document_view import DocumentView
from .load_view import LoadView
from .patterns import patterns

_HERE = Path(__file__).parent
_PIECE = 1 << 16
"""Characters of a piece, at least."""


def render(report: Report, voice: Voice, exit_code: int) -> Iterator[str]:  # noqa: ARG001  # one signature for all
    """The whole run as a page, piece by piece; the same report gives the same bytes."""
    views = _Views(report, voice)
    loads = [LoadView(load, voice, number) for number, load in enumerate(report.loads, 1)]
    title = next(iter(views)).title if len(views) == 1 else voice.text("markdown.heading")
    return written("page.html.j2", voice, title, views=views, loads=loads)


@dataclass(frozen=True, slots=True)
class _Views:
    """What the page says of each document, made as it is shown: those of a large run are not all at hand."""

    report: Report
    voice: Voice

    def __len__(self) -> int:
        return len(self.report.documents)

    def __iter__(self) -> Iterator[DocumentView]:
        for number, document in enumerate(self.report.documents, 1):
            yield DocumentView(document, self.report, self.voice, number)


def render_comparison(comparison: Comparison, voice: Voice) -> str:
    """What a revision changed as a page; the same versions give the same bytes."""
    view = ComparisonView(comparison, voice)
    return "".join(written("comparison.html.j2", voice, view.title, view=view))


def written(template: str, voice: Voice, title: str, **values: object) -> Iterator[str]:
    """A page from its template, in the frame that all pages share."""
    style, script = (_HERE / "page.css").read_text("utf-8"), (_HERE / "page.js").read_text("utf-8")
    page = (
        _environment()
        .get_template(template)
        .generate(
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
    return _lines(page)


def _lines(page: Iterable[str]) -> Iterator[str]:
    """A page without blank lines, in pieces of whole lines."""
    kept: list[str] = []
    size = 0
    for piece in page:
        kept.append(piece)
        size += len(piece)
        if size >= _PIECE and "\n" in piece:
            whole = "".join(kept)
            end = whole.rfind("\n") + 1
            yield _tidy(whole[:end])
            kept, size = [whole[end:]], len(whole) - end
    yield _tidy("".join(kept))


def _tidy(text: str) -> str:
    return "".join(f"{line}\n" for line in map(str.rstrip, text.splitlines()) if line)


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
