"""`kpi-audit explain`: the whole page of one rule, or of all of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...errors import UsageError
from ...words.voice import Voice
from ..language import LANGUAGES, language
from ..options import Config, Lang, NoConfig, helped
from ..screen import columns
from ..speech import voice_of

if TYPE_CHECKING:
    from ...reporters.manual.rule_page import Sheet

FORMATS = ("text", "markdown", "json")
WIDTH, NARROWEST = 80, 40

Codes = Annotated[list[str] | None, typer.Argument(help=helped("codes"), metavar="CODE…")]
PageFormat = Annotated[str, typer.Option("--format", help=helped("page_format"), metavar="text|markdown|json")]


def command(
    codes: Codes = None,
    everything: Annotated[bool, typer.Option("--all", help=helped("all"))] = False,
    format_: PageFormat = "text",
    lang: Lang = None,
    config: Config = None,
    no_config: NoConfig = False,
) -> int:
    """Print the pages that were asked for."""
    from ..inputs.settings import planner_of, voice_for
    from ..output import write_stdout
    from ..rule_sheets import chosen, every_code, sheet

    check_format(format_)
    planner = planner_of(config, isolated=no_config)
    here = planner.prepared(Path())
    voice = voice_for(planner, lang, ["."])
    named = every_code(here) if everything else chosen(codes or (), here)
    if not named:
        raise UsageError("missing_argument", name="CODE")
    write_stdout(manual([sheet(code, here) for code in named], voice, format_, whole=everything))
    return 0


def manual(sheets: Sequence[Sheet], voice: Voice, form: str, *, whole: bool) -> str:
    """The pages one after the other; ``whole`` puts the title of the manual above them."""
    from ...reporters.manual.rule_data import pages_json
    from ...reporters.manual.rule_page import markdown_page
    from ...reporters.manual.rule_text import text_page

    if form == "json":
        return pages_json(sheets, voice)
    title = voice.text("page.manual")
    if form == "markdown":
        pages = [markdown_page(sheet, voice, 2 if whole else 1) for sheet in sheets]
        return "\n".join([f"# {title}\n", *pages] if whole else pages)
    width = page_width()
    pages = [text_page(sheet, voice, width) for sheet in sheets]
    return ("\n" + "─" * width + "\n\n").join([f"{title}\n", *pages] if whole else pages)


def page_width() -> int:
    """80 columns, fewer on a terminal that has fewer."""
    return max(NARROWEST, min(WIDTH, columns(sys.stdout) or WIDTH))


def check_format(said: str) -> None:
    """Raises UsageError for a format that pages do not have."""
    if said not in FORMATS:
        raise UsageError("bad_choice", option="--format", value=said, allowed="、".join(FORMATS))


def spoken(lang: str | None) -> Voice:
    """The voice asked for. Raises UsageError for an unknown language."""
    if lang is not None and lang not in LANGUAGES:
        raise UsageError("bad_choice", option="--lang", value=lang, allowed="、".join(LANGUAGES))
    return voice_of(lang or language())
