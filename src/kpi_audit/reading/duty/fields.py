"""Entries that only name fields of work (负责民政、社会保障等事务), and their matters (``lexicons/fields.yaml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ...source.plain import kept, load_data
from ...startup import patterns as re
from ..text.vocabulary import per_vocabulary
from .plain import core
from .thesaurus import thesaurus

_CLAUSE = re.compile("[,;。:]")
_BETWEEN = re.compile("以及|[和及与]")
_ASIDE = re.compile(r"\([^()]{0,40}\)")
_OTHERS = re.compile(r"\A其[他它余]")
"""What ends an enumeration and names nothing (民政和其他社会事务)."""
_HEAD = re.compile(r"\A(?:承担|统筹|协调|管理|指导|实施|主管|具体|贯彻|执行|各项)+")
_TAIL = re.compile(
    r"(?:等(?:各项|社会|民生|公共|综合|涉农|方面的?|行政|专项|经济){0,2}(?:管理|服务)?(?:工作|事务|事业|事项|业务|管理|服务|职能)?|事业|行业|领域|方面|事务|管理|服务|建设|发展|保障|监管|各项)\Z"
)
_HELPED = re.compile("协助|配合|参与|支持|结合|围绕|通过|依托")
"""Who only helps in a field, or does something along with it, has not all of it."""
_ACTS = frozenset({"管理", "监督", "服务", "监管", "考核", "培养", "使用", "关爱", "帮扶"})
_CHAIN = 2
"""So many acts one after another are done with one thing (党员发展、教育、管理、监督和服务): no fields."""
_TAILS = 3
_LONGEST = 24
"""So many characters at most name a field and say that it is one."""


@per_vocabulary
def matters_covered(text: str) -> frozenset[str]:
    """The matters of the fields that a text names whole: alone, or one after another and nothing in particular of them
    (安全生产、消防工作, and not 安全生产、消防宣传)."""
    if len(text) < 2 or _HELPED.search(text):
        return frozenset()
    found: set[str] = set()
    for clause in _CLAUSE.split(_ASIDE.sub("", text)):
        pieces = [one for one in _pieces(clause) if not _OTHERS.match(one)]
        if pieces and _of(pieces[-1]) and len(_ACTS.intersection(pieces)) < _CHAIN:
            found.update(*(_of(one) for one in pieces))
    return frozenset(found)


def _pieces(clause: str) -> Iterator[str]:
    """What a clause tells one after another; 劳动和社会保障 is one field."""
    for part in clause.split("、"):
        yield from [part] if _of(part) else filter(None, _BETWEEN.split(part))


def _of(piece: str) -> frozenset[str]:
    """The matters of the field that a piece names, if it names one and nothing else."""
    book = _book()
    said = (book.get(name) or _joined(name, book) or _matter(name) for name in _ways(piece))
    return next(filter(None, said), frozenset())


def _matter(name: str) -> frozenset[str]:
    """A matter that a piece names by its own name (计划生育)."""
    return frozenset({name}) if name in thesaurus().usual else frozenset()


def _joined(name: str, book: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The matters of two fields named in one word (文化教育)."""
    parts = ((name[:at], name[at:]) for at in range(2, len(name) - 1))
    return next((book[one] | book[other] for one, other in parts if one in book and other in book), frozenset())


def _ways(piece: str) -> Iterator[str]:
    """A piece as it is said, and without the words that only say that it is a field."""
    yield piece
    if len(piece) <= _LONGEST:
        for said in (_HEAD.sub("", core(piece).split(" ")[-1]), piece.removeprefix("负责")):
            for _ in range(_TAILS):
                yield said
                said = _TAIL.sub("", said)


@per_vocabulary
def _book() -> Mapping[str, frozenset[str]]:
    """The matters of each field by its names; a name of several fields has those of all."""
    file = Path(__file__).parents[1] / "lexicons" / "fields.yaml"
    names: Mapping[str, frozenset[str]] = kept("fields", [file, Path(__file__)], lambda: _read(file))
    return names


def _read(file: Path) -> Mapping[str, frozenset[str]]:
    data = load_data(file)
    assert isinstance(data, dict)
    found: dict[str, frozenset[str]] = {}
    for body in data.values():
        names, _, matters = str(body).partition(" | ")
        for name in names.split():
            found[name] = found.get(name, frozenset()) | frozenset(matters.split())
    return found
