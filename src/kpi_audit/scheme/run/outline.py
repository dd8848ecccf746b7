"""What is known of every scheme of a run before any is audited: enough to tell which ones belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

from ...source.document import Document
from ...startup import patterns as re
from ...startup.records import dataclass
from ..names import Level
from ..scheme import Scheme, Unit
from .reach import resolved

_YEAR = re.compile(r"(?<!\d)(20\d\d|19[5-9]\d)\s*(?:年|[-—至]20\d\d)")
_PLACE = re.compile(r"(?:中共|共青团|中国共产党|关于|印发|《)*([\u4e00-\u9fff]{1,6}?(?:省|自治区|市|州|盟|县|区|旗))")
_NO_PLACE = re.compile(r"^[全各本我该省市县区乡镇]|[城市园社小地辖学校山库景片牧灾矿林湖新老]区$|[年度工作办法]")
_BODY = re.compile(r"(?:党委|党工委|人民政府|政府|(?<=街道)办事处)$")


@dataclass(frozen=True, slots=True)
class Outline:
    """A scheme in short: plain data, cheap to keep for thousands of schemes and to send to another process.

    ``name`` is unique in the run; ``file``, ``uppers`` and ``previous`` are resolved paths. ``units`` are the assessed
    units by name (by id where they have no name), empty where none are listed, ``numbers`` the ids of the named ones.
    ``heads`` are the names of the first-level indicators. ``place``: where no jurisdiction is stated, the one that
    issuer or title begin with.
    """

    name: str
    path: str
    number: int
    file: str
    title: str
    issuer: str | None
    assesses: Level | None
    jurisdiction: str | None
    place: str | None
    year: int | None
    units: frozenset[str]
    numbers: frozenset[str]
    heads: tuple[str, ...]
    uppers: tuple[str, ...]
    previous: str | None

    @property
    def said(self) -> str:
        """Where a place may be named."""
        return f"{self.issuer or ''}{self.title}"

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands in the run, however the files were given."""
        return (self.path, self.number)


def outline(
    scheme: Scheme, document: Document, file: Path, *, uppers: Iterable[Path] = (), previous: Path | None = None
) -> Outline:
    """The outline of a scheme that stands in ``file``; ``uppers`` and ``previous`` are what it is held against."""
    return Outline(
        name=document.name,
        path=document.path,
        number=document.number,
        file=resolved(file).as_posix(),
        title=_folded(scheme.title) or "",
        issuer=_folded(scheme.issuer),
        assesses=scheme.assesses,
        jurisdiction=_folded(scheme.jurisdiction),
        place=_place(scheme) if _folded(scheme.jurisdiction) is None else None,
        year=year_of(scheme),
        units=frozenset(key for unit in scheme.units for key in _keys(unit)),
        numbers=frozenset(number for unit in scheme.units if unit.name and (number := _folded(unit.id))),
        heads=tuple(filter(None, (_folded(indicator.name) for indicator in scheme.indicators))),
        uppers=tuple(dict.fromkeys(resolved(upper).as_posix() for upper in uppers)),
        previous=None if previous is None else resolved(previous).as_posix(),
    )


def year_of(scheme: Scheme) -> int | None:
    """The assessed year: declared, else the end of the period, else a year in the title."""
    if scheme.year is not None:
        return scheme.year
    if scheme.period is not None and scheme.period.end is not None:
        return scheme.period.end.year
    said = _YEAR.search(scheme.title)
    return int(said[1]) if said else None


def _place(scheme: Scheme) -> str | None:
    """The place that the issuer's name, else the title, begins with: 青禾县教育局, 关于印发《青禾县……》."""
    for text in (scheme.issuer, scheme.title):
        found = _PLACE.match(_folded(text) or "")
        if found and not _NO_PLACE.search(found[1]):
            return found[1]
    return None


def _keys(unit: Unit) -> Iterator[str]:
    """What a unit is known by: its name, else its id; 柳林镇 and 柳林镇人民政府 are one unit."""
    name, number = _folded(unit.name), _folded(unit.id)
    if name:
        yield _BODY.sub("", name)
    elif number:
        yield number


def _folded(text: str | None) -> str | None:
    """A name without blanks, full-width letters and digits in their usual width; None when nothing is left."""
    return None if text is None else re.sub(r"\s", "", normalize("NFKC", text)) or None
