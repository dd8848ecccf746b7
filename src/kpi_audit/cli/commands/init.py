"""`kpi-audit init`: a commented starter scheme."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...errors import UsageError
from ..options import Lang, helped
from ..speech import note
from .explain import spoken


def command(
    path: Annotated[str, typer.Argument(help=helped("target"), metavar="PATH")] = "scheme.yaml",
    force: Annotated[bool, typer.Option("--force", help=helped("force"))] = False,
    lang: Lang = None,
) -> int:
    """Write the starter and say what comes next."""
    from ...words.starter import starter
    from ..files import write_file
    from ..output import write_stdout

    voice = spoken(lang)
    text = starter(voice.lang)
    if path == "-":
        write_stdout(text)
        return 0
    file = writable(Path(path), force=force)
    write_file(file, text, taken=None if force else "file_exists")
    note(voice, "started", file=f'"{path}"' if " " in path else path)
    return 0


def writable(file: Path, *, force: bool) -> Path:
    """A file that may be written. Raises UsageError for one that exists, a folder, or a missing folder."""
    if file.is_dir():
        raise UsageError("output_is_folder", output=file.as_posix())
    if not file.parent.is_dir():
        raise UsageError("no_such_folder", folder=file.parent.as_posix())
    if not force and (file.exists() or file.is_symlink()):
        raise UsageError("file_exists", file=file.as_posix())
    return file
