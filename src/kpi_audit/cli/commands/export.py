"""`kpi-audit export`: a scheme as a table for the office."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...errors import DocumentError, UsageError
from ..language import LANGUAGES
from ..options import Lang, helped
from ..speech import note, say
from .explain import spoken
from .init import writable

if TYPE_CHECKING:
    from ...scheme.load import Loaded


def command(
    file: Annotated[Path, typer.Argument(help=helped("export_file"), metavar="SCHEME")],
    output: Annotated[Path, typer.Option("--output", "-o", help=helped("export_output"), metavar="FILE")],
    keys: Annotated[str | None, typer.Option("--keys", help=helped("export_keys"), metavar="zh|en")] = None,
    number: Annotated[int | None, typer.Option("--document", help=helped("document"), metavar="N", min=1)] = None,
    force: Annotated[bool, typer.Option("--force", help=helped("force"))] = False,
    lang: Lang = None,
) -> int:
    """Load the scheme, write its tables."""
    from ...exporters.story import export
    from ..files import write_bytes
    from ..importing.story import existing, tell
    from ..inputs.apart import keep_apart

    voice = spoken(lang)
    if keys is not None and keys not in LANGUAGES:
        raise UsageError("bad_choice", option="--keys", value=keys, allowed="、".join(LANGUAGES))
    target = writable(output, force=force)
    keep_apart([target], [file])
    loaded = _document(existing(file), number, voice.lang)
    if loaded.model is None:
        for fault in loaded.faults:
            finding = fault.finding()
            place = voice.spot(loaded.document.region(fault.place))
            say(f"{file.as_posix()}:{place}: {fault.code} {voice.say(finding)}")
        return 2
    try:
        data = export(loaded, output.suffix.lower(), chinese=(keys or voice.lang) == "zh")
    except DocumentError as error:
        tell(output, error, voice)
        return 2
    write_bytes(target, data, taken=None if force else "file_exists")
    note(voice, "exported", file=target.as_posix())
    return 0


def _document(file: Path, number: int | None, lang: str) -> Loaded:
    """The document that is meant. Raises UsageError when that is not clear."""
    from ...importers.door import FileImporter
    from ...scheme.library import Library

    try:
        documents = Library(importer=FileImporter(lang)).read(file)
    except OSError as error:
        raise UsageError("cannot_read", path=file.as_posix()) from error
    if number is None and len(documents) > 1:
        raise UsageError("several_documents", file=file.as_posix(), n=len(documents))
    if number is not None and number > len(documents):
        raise UsageError("no_such_document", file=file.as_posix(), n=len(documents), number=number)
    return documents[(number or 1) - 1]
