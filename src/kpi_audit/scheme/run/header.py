"""The head of a document: what a run must know of it before any is audited, and nothing of its tree."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from ...startup import patterns as re
from ...startup.records import dataclass
from ..duty import DutyList
from ..load import Loaded
from ..scheme import Scheme
from .outline import Outline, outline
from .reach import named


@dataclass(frozen=True, slots=True)
class Header:
    """Plain data, cheap to keep for thousands of documents and to send to another process.

    ``name`` is unique in the run, ``file`` is where the document stands. ``ours``: it looks like a document of ours.
    ``sound``: its form is in order. ``outline``: of a sound scheme; its ``uppers`` and ``previous`` are those that it
    names itself. ``level`` and ``place``: of a duty list, the units that it says it is for.
    """

    name: str
    path: str
    number: int
    file: Path
    kind: str
    ours: bool
    sound: bool
    outline: Outline | None = None
    level: str | None = None
    place: str | None = None


def header_of(loaded: Loaded, file: Path) -> Header:
    """The head of a document that stands in ``file``."""
    model, document = loaded.model, loaded.document
    level, place = (model.level, plain_place(model.jurisdiction)) if isinstance(model, DutyList) else (None, None)
    return Header(
        name=document.name,
        path=document.path,
        number=document.number,
        file=file,
        kind=loaded.kind,
        ours=loaded.is_ours,
        sound=model is not None,
        outline=_outlined(loaded, model, file) if isinstance(model, Scheme) else None,
        level=level,
        place=place,
    )


def plain_place(name: str | None) -> str | None:
    """The name of a place for comparison; None when there is none."""
    return None if not name else re.sub(r"\s", "", normalize("NFKC", name))


def _outlined(loaded: Loaded, scheme: Scheme, file: Path) -> Outline:
    uppers = [named(file.parent, said) for said in scheme.upper]
    previous = None if scheme.previous is None else named(file.parent, scheme.previous)
    return outline(scheme, loaded.document, file, uppers=uppers, previous=previous)
