"""`kpi-audit schema`: the JSON Schema of the format, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...errors import UsageError
from ..options import helped
from .explain import spoken


def command(
    lang: Annotated[str | None, typer.Option("--lang", help=helped("schema_lang"), metavar="zh|en")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=helped("schema_output"), metavar="FILE")] = None,
) -> int:
    """Print the schema, or write it to a file."""
    import json

    from ...json_schema import json_schema
    from ..files import write_file
    from ..output import write_stdout

    spoken(lang)
    text = json.dumps(json_schema(lang), ensure_ascii=False, indent=2) + "\n"
    if output is None or str(output) == "-":
        write_stdout(text)
    else:
        _spare(output)
        write_file(output, text)
    return 0


def _spare(output: Path) -> None:
    """A schema is written anew as often as one likes, and over nothing else: a scheme is one slip away."""
    if not output.is_file():
        return
    with output.open("rb") as stream:
        head = stream.read(4096)
    if head.strip() and b'"$schema"' not in head:
        raise UsageError("no_schema_there", file=output.as_posix())
