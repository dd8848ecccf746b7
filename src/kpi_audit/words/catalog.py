"""The catalogue of every text that belongs to no rule: one flat table of dotted keys per language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from ..source.plain import kept, load_data

LANGUAGES = ("zh", "en")

_FILES = ("cli.{lang}", "{lang}", "pages.{lang}", "revision.{lang}", "config.{lang}")
"""The files of a language. One is opened when those before it lack a key, so that a check reads only the first two."""


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """Every text of a language by its dotted key. Raises KeyError for an unknown language."""
    if lang not in LANGUAGES:
        raise KeyError(lang)
    return Catalogue(lang)


class Catalogue(Mapping[str, str]):
    """The texts of one language; the first file that has a key decides."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._opened: list[Mapping[str, str]] = []
        self._closed = [Path(__file__).parent / f"{name.format(lang=lang)}.yaml" for name in _FILES]

    def __getitem__(self, key: str) -> str:
        for texts in chain(self._opened, self._rest()):
            if key in texts:
                return texts[key]
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @cached_property
    def _all(self) -> Mapping[str, str]:
        """Every key in the order of the files."""
        files = [*self._opened, *self._rest()]
        return {key: self[key] for texts in files for key in texts}

    def _rest(self) -> Iterator[Mapping[str, str]]:
        """The files not opened yet, one by one."""
        while self._closed:
            file = self._closed.pop(0)
            self._opened.append(_texts(file))
            yield self._opened[-1]


def _texts(file: Path) -> dict[str, str]:
    """The texts of a file, which a run without a cache makes of it."""
    return kept(f"texts of {file.name}", [file, Path(__file__)], lambda: dict(_flat("", load_data(file))))


def _flat(prefix: str, data: object) -> Iterator[tuple[str, str]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _flat(f"{prefix}.{key}" if prefix else str(key), value)
    else:
        yield prefix, str(data)
