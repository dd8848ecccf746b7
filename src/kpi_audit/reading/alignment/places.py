"""Names of places and units, taken out of a text: what they name says nothing of the subject."""

from __future__ import annotations

from collections.abc import Iterable

from ...startup import patterns as re

_TITLED = re.compile(
    r"(?:\A(?!关于|印发)|(?:关于)?印发|下达|关于(?!印发)|对|给|[省市州](?!下达|关于|对))([一-鿿]{2,4}?(?:[省市县州盟旗镇乡]|街道|(?<![小社园景城矿片灾山牧校库林农])区))(?=20\d\d年|人民政府)"
)
"""A place in a title: 云岭市下达清溪县2026年…."""


def titled(title: str) -> list[str]:
    """The places that a title names before its year or as a government."""
    return _TITLED.findall(title)


class Places:
    """Names to be taken out, the longer ones first. What stands in a text is looked up, not each of thousands."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_length: dict[int, dict[str, int]] = {}
        for rank, name in enumerate(dict.fromkeys(names)):
            self._by_length.setdefault(len(name), {})[name] = rank
        self._lengths = sorted(self._by_length, reverse=True)

    def taken_out(self, text: str) -> str:
        """A text without the names; those of one length in the order in which they were given."""
        for length in self._lengths:
            if length <= len(text):
                text = _without(text, length, self._by_length[length])
        return text


NOWHERE = Places()


def _without(text: str, length: int, ranks: dict[str, int]) -> str:
    """A text without the names of one length; where a cut joins what was apart, names that come later apply too."""
    last = -1
    while True:
        pieces = {text[at : at + length] for at in range(len(text) - length + 1)}
        left = [(rank, piece) for piece in pieces if (rank := ranks.get(piece, -1)) > last]
        if not left:
            return text
        last, name = min(left)
        text = text.replace(name, "")
