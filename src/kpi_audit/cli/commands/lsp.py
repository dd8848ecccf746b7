"""`kpi-audit lsp`: findings, rule pages and fixes in an editor."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import UsageError
from ..language import language
from ..options import Lang, helped
from ..speech import voice_of


def command(
    profile: Annotated[
        str, typer.Option("--profile", help=helped("profile"), metavar="basic|standard|strict")
    ] = "standard",
    lang: Lang = None,
) -> int:
    """Serve on standard input and output."""
    from ...reporters.manual.rule_page import markdown_page
    from ...ruleset import choose
    from ..rule_sheets import sheet

    try:
        from ...lsp.server import serve
    except ModuleNotFoundError as error:
        raise UsageError("missing_extra", module=error.name or "pygls", extra="lsp") from error
    voice = voice_of(lang or language())
    serve(choose(profile=profile), voice, lambda code: markdown_page(sheet(code), voice))
    return 0
