"""The real schemes, where they are at hand: audited without error, the same bytes twice, every span at its place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from kpi_audit.cli.app import run

Read = Callable[..., str]


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str], corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """The standard output of a command run in the corpus."""
    monkeypatch.chdir(corpus / "schemes")

    def call(*argv: str) -> str:
        assert run(list(argv)) == 0
        return capfd.readouterr().out

    return call


def test_audited_twice_alike(said: Read) -> None:
    """Every scheme is audited, twice with the same bytes."""
    first = said("check", ".", "--format", "json", "--select", "ALL", "--fail-on", "never")
    assert first == said("check", ".", "--format", "json", "--select", "ALL", "--fail-on", "never")
    assert len(json.loads(first)["documents"]) == 11


def test_spans_stand_where_they_say(said: Read, corpus: Path) -> None:
    """The text at the place of every evidence is that evidence."""
    report = json.loads(said("check", ".", "--format", "json", "--select", "ALL", "--fail-on", "never"))
    spans = 0
    for document in report["documents"]:
        lines = (corpus / "schemes" / document["path"]).read_text("utf-8").split("\n")
        for finding in document["findings"]:
            for item in finding["evidence"]:
                assert item["line"] == item["end_line"]
                line = lines[item["line"] - 1]
                assert line[item["column"] - 1 : item["end_column"] - 1] == item["text"], (finding["code"], item)
                spans += 1
    assert spans > 100


def test_inspected_words_stand_where_they_say(said: Read, corpus: Path) -> None:
    """So do the words that each inference rests on."""
    report = json.loads(said("inspect", ".", "--format", "json"))
    for document in report["documents"]:
        lines = (corpus / "schemes" / document["path"]).read_text("utf-8").split("\n")
        for row in document["indicators"]:
            for span in row["spans"]:
                start = span["column"] - 1
                assert lines[span["line"] - 1][start : start + len(span["text"])] == span["text"], span


def test_reading_is_as_good_as_it_was(said: Read, corpus: Path) -> None:
    """Process or result, and the kind, against the gold labels (either of two answers allowed)."""
    rows = {
        (document["path"], row["id"]): row["kind"]
        for document in json.loads(said("inspect", ".", "--format", "json"))["documents"]
        for row in document["indicators"]
    }
    side = {"input": "process", "process": "process", "output": "result", "outcome": "result", "satisfaction": "result"}
    score: Counter[str] = Counter()
    for file in sorted((corpus / "labels").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        for label in gold["labels"]:
            answers = {label["kind"], label.get("also") or label["kind"]}
            kind = rows[gold["scheme"], label["id"]]
            score["all"] += 1
            score["kind"] += kind in answers
            score["side"] += side.get(kind) in {side[answer] for answer in answers}
    assert score["side"] / score["all"] > 0.95
    assert score["kind"] / score["all"] > 0.92


def test_agreement_with_a_reviewer(said: Read, corpus: Path) -> None:
    """What a careful reviewer reports on six schemes: found, and little else."""
    hit = false = missed = 0.0
    report = json.loads(said("check", ".", "--format", "json", "--select", "ALL", "--fail-on", "never"))
    by_path: dict[str, dict[str, set[str]]] = {}
    for document in report["documents"]:
        for finding in document["findings"]:
            about = str((finding["indicator"] or {}).get("id")).lstrip("#")
            by_path.setdefault(document["path"], {}).setdefault(finding["code"], set()).add(about)
    for file in sorted((corpus / "expert").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        for code, rule in gold["rules"].items():
            have = by_path[gold["scheme"]].get(code, set())
            must, may = set(map(str, rule.get("must") or [])), set(map(str, rule.get("may") or []))
            if rule["status"] == "silent":
                false += bool(have)
            elif rule["status"] == "fire" and not must:
                hit += bool(have)
                missed += not have
            elif rule["status"] == "fire":
                weight = min(1.0, 5 / len(must))
                hit += len(must & have) * weight
                missed += len(must - have) * weight
                false += len(have - must - may - {"None"}) * weight
    assert hit / (hit + false) > 0.95
    assert hit / (hit + missed) > 0.92
