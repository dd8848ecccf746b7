"""The matters of township work by all their names: official, short and colloquial (``lexicons/synonyms.yaml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ...source.plain import kept, load_data
from ...startup.records import dataclass
from ..search.classes import WordClass
from ..text.lexicon import Lexicon, changed, searched
from ..text.vocabulary import per_vocabulary, spoken

WEAK = 0.3
"""What a word counts that only hints at its matter; a word that names it counts 1."""
BROADER = 0.45
"""What a matter counts for the broader one that it belongs to."""
SYNONYMS = "synonyms"
USUAL = 3
"""So many of a matter's words, and its own name, are its usual names."""
_HINT = "~"


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of a matter at ``start`` to ``end`` of a text; ``weight`` is 1 or ``WEAK``; ``gapped`` as in ``Hit``."""

    start: int
    end: int
    matter: str
    weight: float
    gapped: bool = False


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The words of every matter, the broader matters it belongs to and those it must not be taken for.

    ``usual``: the names that each matter usually goes by, which head its words; the others are parts and cases of it.
    """

    lexicon: Lexicon
    usual: Mapping[str, tuple[str, ...]]
    broader: Mapping[str, tuple[str, ...]]
    clashes: Mapping[str, tuple[str, ...]]

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every word of the list in a text, hints included."""
        for hit in self.lexicon.scan(text):
            hint = hit.name.endswith(_HINT)
            yield Mention(hit.start, hit.end, hit.name.rstrip(_HINT), WEAK if hint else 1.0, hit.gapped)

    def clash(self, one: str, other: str) -> bool:
        """Whether two matters share a head word but not their object."""
        return other in self.clashes.get(one, ()) or one in self.clashes.get(other, ())


@per_vocabulary
def thesaurus() -> Thesaurus:
    """The list, read when first asked for."""
    file = Path(__file__).parents[1] / "lexicons" / f"{SYNONYMS}.yaml"
    files = [file, Path(__file__)]
    words, usual, broader, clashes = kept("matters", files, lambda: _matters(file))
    changes = spoken().changed(SYNONYMS)

    def classes() -> Iterator[WordClass]:
        return (changed(WordClass(name, tuple(of.split()), {}, {}), changes.get(name)) for name, of in words.items())

    lexicon = searched(classes, None if changes else files, True)
    return Thesaurus(lexicon, usual, broader, clashes)


_Matters = tuple[
    Mapping[str, str], Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]
]


def _matters(file: Path) -> _Matters:
    """The words of every matter and, under a name of their own, those that hint at it; and the rest of a thesaurus."""
    data = load_data(file)
    assert isinstance(data, dict)
    words: dict[str, str] = {}
    usual: dict[str, tuple[str, ...]] = {}
    broader: dict[str, tuple[str, ...]] = {}
    clashes: dict[str, tuple[str, ...]] = {}
    for name, body in data.items():
        strong, _, weak = str(body).partition(" | ")
        tokens = strong.split()
        names = tuple(token for token in tokens if token[0] not in "^!")
        usual[name] = (name, *names[:USUAL])
        broader[name] = tuple(token[1:] for token in tokens if token[0] == "^")
        clashes[name] = tuple(token[1:] for token in tokens if token[0] == "!")
        words[name] = " ".join(names)
        words[name + _HINT] = weak
    return words, usual, broader, clashes
