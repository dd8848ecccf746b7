"""Labelled lines: those of our own in ``lines/*.txt``, and the real schemes of the corpus where it is at hand.

Our own stand in lines of this form; ``##`` opens a scheme, ``#`` a comment, an indented line continues:

    kind[/a second right answer] [marks] | group > subgroup | name
      criteria
      内容：description

Marks are T trace, A app, V veto, R ranked; a small letter says that yes and no are both right.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kpi_audit.reading.meaning.kinds import common_words, cue_words, read_kind
from kpi_audit.reading.meaning.marks import Marks, read_marks
from kpi_audit.reading.text.line import Line, line
from kpi_audit.source.plain import load_data

LINES = Path(__file__).with_name("lines")
CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
SIDE = {"input": "process", "process": "process", "output": "result", "outcome": "result", "satisfaction": "result"}
MARKS = {"T": "trace", "A": "app", "V": "veto", "R": "ranked"}
_DESCRIPTION = "内容："


@dataclass(frozen=True)
class Labelled:
    """A line with its scheme and right answers; a mark that is None may be read either way."""

    scheme: str
    line: Line
    kinds: tuple[str, ...]
    marks: dict[str, bool | None]
    text: str


def own(name: str) -> list[Labelled]:
    """The lines of ``lines/<name>.txt``."""
    heads: list[tuple[str, str, dict[str, str]]] = []
    scheme = name
    for text in (LINES / f"{name}.txt").read_text("utf-8").splitlines():
        if text.startswith("## "):
            scheme = text[3:]
        elif text.startswith(" "):
            part = text.strip()
            field = "description" if part.startswith(_DESCRIPTION) else "criteria"
            texts = heads[-1][2]
            texts[field] = texts.get(field, "") + part.removeprefix(_DESCRIPTION)
        elif text and not text.startswith("#"):
            heads.append((scheme, text, {}))
    return [_labelled(*head) for head in heads]


def _labelled(scheme: str, head: str, texts: dict[str, str]) -> Labelled:
    label, *groups, name = (part.strip() for part in head.split("|"))
    kinds, _, letters = label.partition(" ")
    above = tuple(part.strip() for group in groups for part in group.split(">"))
    marks = {mark: None if letter.lower() in letters else letter in letters for letter, mark in MARKS.items()}
    read = line(above, name=name, description=texts.get("description"), criteria=texts.get("criteria"))
    return Labelled(scheme, read, tuple(kinds.split("/")), marks, head)


def corpus(folder: Path = CORPUS) -> Iterator[Labelled]:
    """The labelled lines of the real schemes."""
    for file in sorted((folder / "labels").glob("*.json")):
        gold = {str(label["id"]): label for label in json.loads(file.read_text("utf-8"))["labels"]}
        scheme = load_data(folder / "schemes" / f"{file.stem}.yaml")
        assert isinstance(scheme, dict)
        for read, name in _leaves(scheme["indicators"]):
            label = gold[name]
            kinds = tuple(dict.fromkeys((label["kind"], label.get("also") or label["kind"])))
            marks: dict[str, bool | None] = {mark: bool(label[mark]) for mark in MARKS.values()}
            yield Labelled(file.stem, read, kinds, marks, f"{file.stem} {name}")


def _leaves(items: list[dict[str, Any]], groups: tuple[str, ...] = ()) -> Iterator[tuple[Line, str]]:
    for item in items:
        if "children" in item:
            yield from _leaves(item["children"], (*groups, item["name"]))
        else:
            texts = {key: item.get(key) for key in ("name", "description", "criteria", "target")}
            yield line(groups, **texts), str(item["id"])


def read_kinds(lines: Iterable[Labelled]) -> list[str]:
    """The kind of each line, read with the words that are common in its scheme."""
    cases = list(lines)
    schemes: dict[str, list[Line]] = {}
    for case in cases:
        schemes.setdefault(case.scheme, []).append(case.line)
    common = {name: common_words([*map(cue_words, each)]) for name, each in schemes.items()}
    return [read_kind(case.line, common[case.scheme]).kind for case in cases]


def rates(cases: list[Labelled], said: list[str]) -> tuple[float, float]:
    """Share right by side (process or result) and by kind."""
    sides = sum(SIDE.get(kind) in {SIDE[each] for each in case.kinds} for case, kind in zip(cases, said, strict=True))
    kinds = sum(kind in case.kinds for case, kind in zip(cases, said, strict=True))
    return sides / len(cases), kinds / len(cases)


def marked(marks: Marks, name: str) -> bool:
    """Whether a line bears a mark, as the tool shows it."""
    return bool({"trace": marks.traces, "veto": marks.barred}.get(name, getattr(marks, name)))


def f1(cases: list[Labelled], name: str) -> float:
    """The F1 of a mark over the lines where it is not left open."""
    count = Counter((marked(read_marks(case.line), name), case.marks[name]) for case in cases)
    hit = count[True, True]
    return 2 * hit / (2 * hit + count[True, False] + count[False, True]) if hit else 0.0
