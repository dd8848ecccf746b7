"""`kpi-audit rules`: the list of rules."""

from __future__ import annotations

from ...words.voice import Voice
from ..options import Lang
from .explain import PageFormat, check_format, page_width, spoken


def command(format_: PageFormat = "text", lang: Lang = None) -> int:
    """Print the list."""
    from ...reporters.manual.rule_data import rows_json
    from ...reporters.manual.rule_list import text_list
    from ..output import write_stdout
    from ..rule_sheets import rule_sheets

    voice = spoken(lang)
    check_format(format_)
    if format_ == "markdown":
        write_stdout(rules_table(voice))
    elif format_ == "json":
        write_stdout(rows_json(rule_sheets(), voice))
    else:
        write_stdout(text_list(rule_sheets(), voice, page_width()))
    return 0


def rules_table(voice: Voice) -> str:
    """The rules as a Markdown table; the README carries it."""
    from ...reporters.manual.rule_list import markdown_list
    from ..rule_sheets import rule_sheets

    return markdown_list(rule_sheets(), voice)
