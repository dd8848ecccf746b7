"""`kpi-audit import`: a table or a text of an office file becomes a scheme."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...errors import UsageError
from ..language import LANGUAGES
from ..options import Lang, helped
from ..speech import note, say
from .explain import spoken
from .init import writable

Names = list[str] | None


def command(
    file: Annotated[Path, typer.Argument(help=helped("import_file"), metavar="FILE")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=helped("import_output"), metavar="scheme.yaml")
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help=helped("preview"))] = False,
    columns: Annotated[Names, typer.Option("--map", help=helped("map"), metavar="HEADING=FIELD")] = None,
    sheets: Annotated[Names, typer.Option("--sheet", help=helped("sheet"), metavar="NAME")] = None,
    split: Annotated[bool, typer.Option("--split", help=helped("split"))] = False,
    hidden: Annotated[bool, typer.Option("--hidden", help=helped("hidden"))] = False,
    keys: Annotated[str | None, typer.Option("--keys", help=helped("keys"), metavar="zh|en")] = None,
    force: Annotated[bool, typer.Option("--force", help=helped("force"))] = False,
    lang: Lang = None,
) -> int:
    """Read the file, write the scheme, say what was read and what is left to do."""
    from ...importers.wishes import Wishes, column_roles
    from ..files import write_file
    from ..importing.story import imported, summary
    from ..output import write_stdout

    voice = spoken(lang)
    if keys is not None and keys not in LANGUAGES:
        raise UsageError("bad_choice", option="--keys", value=keys, allowed="、".join(LANGUAGES))
    wishes = Wishes(
        sheets=tuple(sheets or ()),
        columns=column_roles(columns or []),
        hidden=hidden,
        split=split,
        chinese=(keys or voice.lang) == "zh",
    )
    if preview:
        from ..importing.preview import previewed

        return previewed(file, wishes, voice)
    target = _target(output, file, force=force)
    result = imported(file, wishes, voice)
    if result is None:
        return 2
    lines = summary(result, file, voice)
    if target is None:
        write_stdout(result.imported.text)
    else:
        write_file(target, result.imported.text, taken=None if force else "file_exists")
    for line in lines:
        say(line)
    if target is not None:
        name = target.as_posix()
        note(voice, "imported", file=f'"{name}"' if " " in name else name)
    return 0


def _target(output: Path | None, file: Path, *, force: bool) -> Path | None:
    """Where the scheme goes, None for standard output. Raises UsageError for what may not be written, or is read."""
    from ..inputs.apart import keep_apart

    target = None if output is None or str(output) == "-" else writable(output, force=force)
    keep_apart([] if target is None else [target], [file])
    return target
