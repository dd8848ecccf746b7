"""`kpi-audit rules`: the list of rules."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...words.voice import Voice
from ..options import Config, Lang, NoConfig
from ..screen import columns
from .explain import PageFormat, check_format, page_width

if TYPE_CHECKING:
    from ...reporters.manual.rule_page import Sheet


def command(format_: PageFormat = "text", lang: Lang = None, config: Config = None, no_config: NoConfig = False) -> int:
    """Print the list."""
    from ...reporters.manual.rule_data import rows_json
    from ...reporters.manual.rule_list import text_list
    from ..inputs.settings import planner_of, voice_for
    from ..output import write_stdout
    from ..rule_sheets import rule_sheets

    check_format(format_)
    planner = planner_of(config, isolated=no_config)
    sheets = rule_sheets(planner.prepared(Path()))
    voice = voice_for(planner, lang, ["."])
    if format_ == "markdown":
        write_stdout(rules_table(voice, sheets))
    elif format_ == "json":
        write_stdout(rows_json(sheets, voice))
    else:
        write_stdout(text_list(sheets, voice, page_width(), columns(sys.stdout)))
    return 0


def rules_table(voice: Voice, sheets: Sequence[Sheet] | None = None) -> str:
    """The rules as a Markdown table, ours unless others are given; the README carries it."""
    from ...reporters.manual.rule_list import markdown_list
    from ..rule_sheets import rule_sheets

    return markdown_list(rule_sheets() if sheets is None else sheets, voice)
