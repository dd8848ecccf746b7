"""``--help`` in the language of the run: the parser's own page is in English and breaks Chinese lines badly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from ...words.voice import Voice
from ..speech import voice_of
from .help_rows import Row, row

GROUPS = {
    "selection": {"select", "ignore", "extend_select", "profile", "config", "no_config", "force_exclude"},
    "material": {"upper", "duty_list", "previous", "allow_outside", "stdin_filename", "allow_empty"},
    "standing": {"baseline", "since", "no_suppressions", "today", "fail_on", "exit_zero"},
    "report": {
        *("format_", "output", "lang", "statistics", "quiet", "verbose", "tree", "width", "color"),
    },
}
"""What the options of a long page are about, by the names of the parameters; the rest has a heading of its own."""

_LONG = 16  # options; a shorter page needs no headings
_LEFT, _GAP, _WIDEST, _ROOMY, _NARROWEST = 30, 2, 100, 60, 40
_DECORATED = re.compile(r"^\{?(\[?.+?…?\]?)\}?(?:\.\.\.)?$")  # braces: must be given; dots: may be repeated


def page(command: Any, ctx: Any, lang: str) -> str:
    """The help of a command or of the whole program. Lines are at most 100 cells wide, or as the terminal is."""
    from shutil import get_terminal_size

    voice = voice_of(lang)
    width = max(_NARROWEST, min(get_terminal_size().columns, _WIDEST))
    parts = [_usage(command, ctx, voice), *_indented(command.help or "", 2, width)]
    for heading, rows in _sections(command, ctx, voice):
        parts += ["", voice.text(f"help_page.{heading}"), *_table(rows, width)]
    return "\n".join(parts)


def _usage(command: Any, ctx: Any, voice: Voice) -> str:
    pieces = [voice.term("help_page.piece", piece) for piece in command.collect_usage_pieces(ctx)]
    words = [_DECORATED.sub(r"\1", piece) for piece in pieces]
    return f"{voice.text('help_page.usage')}{' '.join([ctx.command_path, *words])}\n"


def _sections(command: Any, ctx: Any, voice: Voice) -> Iterator[tuple[str, list[Row]]]:
    params = command.get_params(ctx)
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [param for param in params if param.param_type_name != "argument"]
    yield from _section("arguments", arguments, ctx, voice)
    if len(options) > _LONG:
        for heading, names in GROUPS.items():
            yield from _section(heading, [option for option in options if option.name in names], ctx, voice)
        options = [option for option in options if not any(option.name in names for names in GROUPS.values())]
    yield from _section("options", options, ctx, voice)
    commands = getattr(command, "commands", {})
    if commands:
        yield "commands", [(name, one.help or "") for name, one in commands.items()]


def _section(heading: str, params: Iterable[Any], ctx: Any, voice: Voice) -> Iterator[tuple[str, list[Row]]]:
    rows = [said for param in params if (said := row(param, ctx, voice))]
    if rows:
        yield heading, rows


def _table(rows: list[Row], width: int) -> Iterator[str]:
    from rich.cells import cell_len, set_cell_size

    left = min(_LEFT, max(cell_len(name) for name, _ in rows), width // 2 if width >= _ROOMY else width // 3)
    margin = " " * (2 + left + _GAP)
    for name, text in rows:
        first, *rest = _wrapped(text, width - len(margin))
        if cell_len(name) > left:
            yield f"  {name}"
            yield margin + first
        else:
            yield f"  {set_cell_size(name, left)}{' ' * _GAP}{first}".rstrip()
        yield from (margin + line for line in rest)


def _indented(text: str, indent: int, width: int) -> Iterator[str]:
    yield from (" " * indent + line for line in _wrapped(text, width - indent))


def _wrapped(text: str, width: int) -> list[str]:
    from ...reporters.terminal.layout import wrap

    return wrap(text, width)


def spoken(lang: str) -> tuple[type[TyperGroup], type[TyperCommand]]:
    """The classes of the program and of a command whose help is in this language."""

    class Program(TyperGroup):
        def get_help(self, ctx: Any) -> str:
            return page(self, ctx, lang)

    class Command(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return page(self, ctx, lang)

    return Program, Command
