"""How well lines are matched with duties: judged pairs on real clauses, and invented townships with right answers.

Run: python benchmarks/duties.py [CORPUS]. The last rows stand in for matters that nobody has thought of: a share of
the words of the thesaurus (``lexicons/synonyms.yaml``) is dropped at random, the same ones every time, down to none.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kpi_audit import audit_file
from kpi_audit.facts.duty.certainty import FOUND, POSSIBLE
from kpi_audit.facts.duty.duties import Duties
from kpi_audit.facts.facts import Facts
from kpi_audit.facts.hierarchy import Hierarchy
from kpi_audit.findings.finding import Severity
from kpi_audit.reading.duty import thesaurus as book
from kpi_audit.reading.text.vocabulary import Vocabulary, speaking
from kpi_audit.scheme.dossier import Assembler, Extras
from kpi_audit.scheme.duty import DutyList
from kpi_audit.scheme.library import Library
from kpi_audit.scheme.load import load
from kpi_audit.scheme.scheme import Scheme
from kpi_audit.source.document import read_documents
from kpi_audit.source.plain import load_data

OWN = Path(__file__).parents[1] / "tests" / "facts" / "shiguya"
UNSEEN = OWN.with_name("hubin")
SHARES = (0.3, 0.6, 1.0)
SEEDS = (1, 2, 3)
DEFECT = {"lead": "DUT402", "back": "DUT402", "none": "DUT401", "catch": "DUT401"}
CORPUS_NAMES = {"cooperative_as_lead": "lead", "cooperative_part": "part", "taken_back": "back", "catch_all": "catch"}


@dataclass(frozen=True)
class Answer:
    """What a line is (basic, part, lead, back, none, catch, rule) and its duties, right or as right."""

    relation: str
    duties: frozenset[str]


def model(text: str, kind: type) -> object:
    """A document of the format, read."""
    (document,) = read_documents("x.yaml", text.encode())
    loaded = load(document)
    assert isinstance(loaded.model, kind), loaded.faults
    return loaded.model


def township(folder: Path, scheme: str, answers: dict[str, Answer]) -> Counter[str]:
    """Defects reported and missed, right duties, and the scores of lines that no entry backs."""
    report = audit_file(folder / scheme, select=["DUT401", "DUT402"]).documents[0]
    said: dict[str, set[str]] = {}
    for one in report.findings:
        if one.finding.indicator is not None and one.finding.severity is not Severity.INFO:
            said.setdefault(one.finding.indicator.id, set()).add(one.finding.code)
    dossier = Assembler(library := Library(), Extras()).assemble(library.read(folder / scheme)[0], folder / scheme)
    facts, count = Facts(dossier), Counter[str]()
    assert facts.duties is not None
    for leaf in facts.hierarchy.leaves:
        answer, match = answers[leaf.id], facts.duties.match(leaf)
        want, codes = DEFECT.get(answer.relation), said.get(leaf.id, set())
        count["hit"] += want in codes
        count["missed"] += want is not None and want not in codes
        count["false"] += bool(codes - {want})
        if answer.duties:
            count["have"] += 1
            count["right"] += bool(answer.duties & set(match.ids))
            count["first"] += bool(match.ids) and match.ids[0] in answer.duties
            count["sure"] += bool(match.ids) and match.ids[0] in answer.duties and match.score >= FOUND
        elif answer.relation == "none":
            count["none"] += 1
            count["none in"] += match.score >= FOUND
            count["none candidates"] += POSSIBLE <= match.score < FOUND
    return count


def listed(file: Path, key: str) -> list[dict[str, Any]]:
    """A list in one of the data files."""
    data = load_data(file)
    assert isinstance(data, dict)
    found: list[dict[str, Any]] = data[key]
    return found


def answers_of_corpus(corpus: Path) -> dict[str, Answer]:
    """The right answers of the corpus' invented township."""
    gold = json.loads((corpus / "duty_lists" / "three-lists-indicators.json").read_text("utf-8"))
    return {
        one["id"]: Answer(
            CORPUS_NAMES.get(one["relation"], one["relation"]), frozenset([*one["items"], *one["acceptable"]])
        )
        for one in gold
    }


def answers_of_own(folder: Path = OWN) -> dict[str, Answer]:
    """The right answers of the township of our tests."""
    groups = listed(folder / "scheme.yaml", "indicators")
    return {
        one["id"]: Answer(one["x-is"], frozenset([*one.get("x-duty", []), *one.get("x-also", [])]))
        for group in groups
        for one in group["children"]
    }


def clauses(corpus: Path) -> list[str]:
    """Every clause of the statutory and negative lists, each text once."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted((corpus / "duty_lists").glob("*.yaml")):
        if not file.name.startswith("three-lists"):
            for duty in listed(file, "duties"):
                found.setdefault(duty["item"], duty)
    return [
        json.dumps({key: one[key] for key in ("list", "item", "lead", "takeover") if key in one}, ensure_ascii=False)
        for one in found.values()
    ]


Pair = tuple[str | None, int, float, bool]
"""The right item of a judged pair, its rank (0: not among ten), the best score, whether a duty was found."""


def judged(corpus: Path) -> list[dict[str, str]]:
    """The judged pairs of the corpus."""
    found: list[dict[str, str]] = json.loads((corpus / "duty_lists" / "pairs.json").read_text("utf-8"))
    return found


def pairs(gold: Sequence[Mapping[str, str | None]], entries: object) -> Iterator[Pair]:
    """Judged pairs as they rank in a list."""
    assert isinstance(entries, DutyList)
    rows = "".join(f"  - name: {json.dumps(one['indicator'], ensure_ascii=False)}\n" for one in gold)
    lines = model(f"title: 县对乡镇考核\nindicators:\n{rows}", Scheme)
    assert isinstance(lines, Scheme)
    duties = Duties(entries, ())
    items = {each: duty.item for each, duty in duties.by_id.items()}
    for one, leaf in zip(gold, Hierarchy(lines).leaves, strict=True):
        match = duties.match(leaf)
        order = list(dict.fromkeys([*match.ids[:1], *(each for each, _ in match.candidates)]))[:10]
        texts = [items[each] for each in order]
        right = one["list_item"]
        yield right, texts.index(right) + 1 if right in texts else 0, match.score, bool(match.ids)


def among_all(corpus: Path) -> Iterator[Pair]:
    """Every pair among the clauses of all places in one list."""
    listed = "document: duty_list\nduties:\n" + "".join(f"  - {one}\n" for one in clauses(corpus))
    yield from pairs(judged(corpus), model(listed, DutyList))


def in_its_place(corpus: Path) -> Iterator[Pair]:
    """Every pair that has a right item, in the list of its place alone, which is what an office has."""
    gold = judged(corpus)
    for file in sorted({one["list_file"] for one in gold if one["list_file"]}):
        here = [one for one in gold if one["list_file"] == file]
        yield from pairs(here, model((corpus / "duty_lists" / file).read_text("utf-8"), DutyList))


def pairs_row(found: Iterable[Pair]) -> str:
    """The row of judged pairs."""
    count = Counter[str]()
    for right, rank, score, matched in found:
        if right is None:
            count["negatives"] += 1
            count["in"] += matched and score >= FOUND
            count["candidates"] += matched and POSSIBLE <= score < FOUND
        else:
            count["positives"] += 1
            count["first"] += rank == 1
            count["ten"] += rank > 0
    return (
        f"right first {count['first']}, among ten {count['ten']} of {count['positives']}; "
        f"negatives in the list {count['in']}, candidates {count['candidates']} of {count['negatives']}"
    )


def township_row(count: Counter[str]) -> str:
    """The row of a township."""
    wrong = count["false"] + count["missed"]
    f1 = 2 * count["hit"] / (2 * count["hit"] + wrong) if count["hit"] else 0.0
    return (
        f"defects F1 {f1:.3f} (false {count['false']}, missed {count['missed']}), right duty {count['right']}, "
        f"first {count['first']}, sure {count['sure']} of {count['have']}; not on the list, but in {count['none in']}, "
        f"candidates {count['none candidates']} of {count['none']}"
    )


def thinned(share: float, seed: int) -> None:
    """Let the thesaurus be read with a share of its words dropped, by a vocabulary that has not read it yet."""
    chance = random.Random(seed)

    def fewer(path: Path) -> object:
        data = load_data(path)
        assert isinstance(data, dict)
        return {
            name: " ".join(
                one for one in str(body).split() if one[0] in "^!|" or (share < 1.0 and chance.random() >= share)
            )
            for name, body in data.items()
        }

    setattr(book, "load_data", fewer)  # noqa: B010 - the thesaurus' own door


def rows(corpus: Path) -> Iterator[tuple[str, str]]:
    """Every measure as the matcher stands."""
    if (corpus / "duty_lists").is_dir():
        yield "judged pairs", pairs_row(among_all(corpus))
        yield "pairs, list of its place", pairs_row(in_its_place(corpus))
        theirs = township(corpus / "duty_lists", "three-lists-scheme.yaml", answers_of_corpus(corpus))
        yield "township of the corpus", township_row(theirs)
    yield "township of our tests", township_row(township(OWN, "scheme.yaml", answers_of_own()))
    yield "sub-district, unseen", township_row(township(UNSEEN, "scheme.yaml", answers_of_own(UNSEEN)))


def main() -> int:
    """Print the figures."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "corpus"
    start = time.perf_counter()
    for name, row in rows(corpus):
        print(f"{name:24} {row}")
    print(f"({time.perf_counter() - start:.1f} s)")
    for share in SHARES:
        for seed in SEEDS if share < 1 else SEEDS[:1]:
            thinned(share, seed)
            with speaking(Vocabulary()):
                for name, row in rows(corpus):
                    print(f"-{share:.0%} words, seed {seed}: {name:24} {row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
