"""The documents of a large run, put away: each is unpacked while somebody reads it, what is asked of all is at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

from ..startup.records import dataclass
from .finding import Severity

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """What the report on a document says in short: ``counts`` of findings that count, by code and severity, ``aside``
    of those that were set aside, by the way."""

    order: tuple[str, int]
    document: str
    config: str | None
    fail_on: str
    counts: Mapping[tuple[str, Severity], int]
    aside: Mapping[str, int]

    @property
    def invalid(self) -> bool:
        """Whether it is no valid document of ours (an FMT error)."""
        return any(code.startswith("FMT") and severity is Severity.ERROR for code, severity in self.counts)

    @property
    def fails(self) -> bool:
        """Whether a finding fails the run, by the settings of its file."""
        if self.fail_on == "never":
            return False
        limit = Severity(self.fail_on).rank
        return any(severity.rank <= limit for _, severity in self.counts)


def head_of(document: Any) -> Head:
    """The head of the report on a document."""
    counts = Counter([(one.finding.code, one.finding.severity) for one in document.findings])
    aside = Counter([one.suppressed.kind for one in document.suppressed if one.suppressed is not None])
    return Head(document.order, document.document, document.config, document.fail_on, dict(counts), dict(aside))


Packed = tuple[Head, bytes]
"""The report on a document as it is put away, and sent from one process to another."""


def packed(document: Any) -> Packed:
    """Put the report on a document away: a fifth of its size, and one object instead of thousands."""
    import pickle
    import zlib

    return head_of(document), zlib.compress(pickle.dumps(document, pickle.HIGHEST_PROTOCOL), 1)


class Shelf(Sequence[T]):
    """Reports on documents in their order. Each time that one is taken out it is another object, of the same values."""

    def __init__(self, documents: Iterable[Packed]) -> None:
        self._packed = sorted(documents, key=lambda one: one[0].order)

    @property
    def heads(self) -> list[Head]:
        """What each says in short."""
        return [head for head, _ in self._packed]

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> list[T]: ...

    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [_opened(data) for _, data in self._packed[place]]
        opened: T = _opened(self._packed[place][1])
        return opened

    def __iter__(self) -> Iterator[T]:
        for _, data in self._packed:
            yield _opened(data)


def _opened(data: bytes) -> Any:
    import pickle
    import zlib

    return pickle.loads(zlib.decompress(data))  # from ourselves: never from a file


class Texts(Mapping[str, str]):
    """Texts by name, put away as documents are."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def add(self, texts: Mapping[str, str]) -> None:
        """Put texts away."""
        import zlib

        for name, text in texts.items():
            self._packed[name] = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)

    def __getitem__(self, name: str) -> str:
        import zlib

        return zlib.decompress(self._packed[name]).decode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._packed))

    def __contains__(self, name: object) -> bool:
        return name in self._packed
