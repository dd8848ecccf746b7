"""How well kinds and marks are read: on labelled schemes as they are, and with each scheme's own words taken away.

Run: python benchmarks/reading.py [CORPUS]. The second figure stands in for schemes that nobody has seen: for each
scheme, every word of the lists that occurs in it and in no other labelled scheme is dropped before it is read. It is
harsh on vocabulary (ordinary words go too) and blind to weights and structure; a wide gap means that words were fitted.
The second opinion on the kind was learned from these schemes and is silent there; second_opinion.py leaves schemes out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kpi_audit.facts.alike import Alike
from kpi_audit.facts.hierarchy import Hierarchy
from kpi_audit.facts.readings import Reading, subject_words
from kpi_audit.reading.duty.thesaurus import SYNONYMS
from kpi_audit.reading.meaning import second_opinion
from kpi_audit.reading.meaning.kinds import KINDS
from kpi_audit.reading.search.classes import spellings
from kpi_audit.reading.search.gapped import GAP
from kpi_audit.reading.text.normal import normalise
from kpi_audit.reading.text.vocabulary import Change, Vocabulary, speaking
from kpi_audit.reading.word_lists import LISTS, classes_of
from kpi_audit.scheme.library import Library
from kpi_audit.scheme.scheme import Scheme
from kpi_audit.startup.memory import forget

SIDE = {"input": "process", "process": "process", "output": "result", "outcome": "result", "satisfaction": "result"}
MARKS = ("trace", "app", "veto", "ranked")
UNLEARNED = second_opinion.Weights(KINDS, (0,) * len(KINDS), {})


def said(text: str, word: str) -> bool:
    """Whether a word of a list occurs in a text; of a gapped word, whether its pieces follow one another."""
    at = 0
    for piece in word.split(GAP):
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def without(own: str, others: str) -> Vocabulary:
    """The word lists without what only one scheme says."""
    changes: dict[str, dict[str, Change]] = {}
    for name in LISTS:
        if name != SYNONYMS:
            for each, words in classes_of(name).items():
                spelled = [spelling for word in words for spelling in spellings(word)]
                drop = tuple(word for word in spelled if said(own, word) and not said(others, word))
                changes.setdefault(name, {})[each] = Change(drop=drop)
    return Vocabulary(changes)


def measure(scheme: Scheme, labels: Iterable[dict[str, object]], count: Counter[str]) -> None:
    """Add one scheme's hits to the count."""
    leaves = Hierarchy(scheme).leaves
    lines = [Reading(node, None, frozenset, Alike()) for node in leaves]
    common = subject_words(lines)
    readings = {line.node.id.lstrip("#"): Reading(line.node, None, lambda: common, Alike()) for line in lines}
    for label in labels:
        reading = readings[str(label["id"])]
        answers = {str(label["kind"]), str(label.get("also") or label["kind"])}
        kind = reading.kind.kind
        count["lines"] += 1
        count["kind"] += kind in answers
        count["side"] += SIDE.get(kind) in {SIDE[answer] for answer in answers}
        for mark in MARKS:
            found, true = reading.flag(mark), bool(label[mark])
            count[f"{mark} hit"] += found and true
            count[f"{mark} false"] += found and not true
            count[f"{mark} missed"] += true and not found


def line(name: str, count: Counter[str]) -> str:
    """A row of the table."""
    cells = [f"{name:34} {count['side'] / count['lines']:.3f}  {count['kind'] / count['lines']:.3f}"]
    for mark in MARKS:
        hit, wrong = count[f"{mark} hit"], count[f"{mark} false"] + count[f"{mark} missed"]
        cells.append(f"{2 * hit / (2 * hit + wrong) if hit else 0.0:.3f}")
    return "  ".join(cells)


def main() -> int:
    """Print both figures side by side."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "corpus"
    if not corpus.is_dir():
        print(f"no labelled schemes in {corpus}")
        return 1
    gold = [json.loads(file.read_text("utf-8")) for file in sorted((corpus / "labels").glob("*.json"))]
    library = Library()
    files = {entry["scheme"]: corpus / "schemes" / entry["scheme"] for entry in gold}
    texts = {name: normalise(path.read_text("utf-8")).text for name, path in files.items()}
    models = {name: library.read(path)[0].model for name, path in files.items()}
    plain: Counter[str] = Counter()
    ablated: Counter[str] = Counter()
    for entry in gold:
        model = models[entry["scheme"]]
        assert isinstance(model, Scheme)
        measure(model, entry["labels"], plain)
    for entry in gold:
        name = entry["scheme"]
        others = "\n".join(text for other, text in texts.items() if other != name)
        setattr(second_opinion, "_weights", lambda: UNLEARNED)  # noqa: B010 - it has seen every scheme
        forget()
        model = models[name]
        assert isinstance(model, Scheme)
        with speaking(without(texts[name], others)):
            measure(model, entry["labels"], ablated)
    print(f"{'':34} side   kind   " + "  ".join(f"{mark:>5}" for mark in MARKS))
    print(line("as it is", plain))
    print(line("lists without each scheme's own words", ablated))
    return 0


if __name__ == "__main__":
    sys.exit(main())
