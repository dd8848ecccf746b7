"""The matters of township work by all their names: official, short and colloquial (``lexicons/synonyms.yaml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ...source.plain import load_data
from ...startup.records import dataclass
from ..text.lexicon import Lexicon, WordClass, changed
from ..text.vocabulary import STANDARD, per_vocabulary, spoken

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
    clashes: Mapping[str, frozenset[str]]

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
    data = load_data(Path(__file__).parents[1] / "lexicons" / f"{SYNONYMS}.yaml")
    assert isinstance(data, dict)
    changes = spoken().changed(SYNONYMS)
    classes: list[WordClass] = []
    usual: dict[str, tuple[str, ...]] = {}
    broader: dict[str, tuple[str, ...]] = {}
    clashes: dict[str, frozenset[str]] = {}
    for name, body in data.items():
        strong, _, weak = str(body).partition(" | ")
        tokens = strong.split()
        names = tuple(token for token in tokens if token[0] not in "^!")
        usual[name] = (name, *names[:USUAL])
        broader[name] = tuple(token[1:] for token in tokens if token[0] == "^")
        clashes[name] = frozenset(token[1:] for token in tokens if token[0] == "!")
        classes.append(changed(WordClass(name, names, {}, {}), changes.get(name)))
        classes.append(WordClass(name + _HINT, tuple(weak.split()), {}, {}))
    return Thesaurus(Lexicon(classes, layered=True, ours=spoken() is STANDARD), usual, broader, clashes)
