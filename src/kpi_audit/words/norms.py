"""The norms that a finding may cite: only texts that were read (grade A) or officially reported (grade B)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from ..source.plain import load_data
from ..startup import patterns as re
from ..startup.records import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in both languages."""

    zh: str
    en: str

    def spoken(self, lang: str) -> str:
        """The text in ``lang``."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Norm:
    """A law, regulation, policy or practice. ``date`` is as exact as it was verified (2018, 2020-04)."""

    id: str
    title: Bilingual
    issuer: Bilingual
    date: str | None
    public: str | None
    level: str  # law | regulation | policy | practice
    bearing: str  # binding | local | analogy
    grade: str  # A | B
    url: str | None

    def in_force(self, year: int | None) -> bool:
        """Whether it was in force by the end of ``year``; not known to be when either date is missing."""
        return year is not None and self.date is not None and int(self.date[:4]) <= year


@cache
def norms() -> Mapping[str, Norm]:
    """Every norm by id."""
    data = cast("dict[str, dict[str, Any]]", load_data(Path(__file__).with_name("norms.yaml")))
    return {
        name: Norm(
            id=name,
            title=bilingual(entry["title"]),
            issuer=bilingual(entry["issuer"]),
            date=_text(entry["date"]),
            public=_text(entry["public"]),
            level=entry["level"],
            bearing=entry["bearing"],
            grade=entry["grade"],
            url=entry["url"],
        )
        for name, entry in data.items()
    }


def bilingual(data: Any) -> Bilingual:
    """The text in ``{zh: …, en: …}``."""
    return Bilingual(_FOLD.sub("", str(data["zh"]).strip()), str(data["en"]).strip())


_FOLD = re.compile("(?<=[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef”]) (?=[\u3008-\u303f\u4e00-\u9fff\uff00-\uffef“])")
"""The blank that a folded line leaves between Chinese characters."""


def _text(value: object) -> str | None:
    return None if value is None else str(value)
