"""Lines that differ in amounts only: what their readers share, nobody can tell from what is read line by line."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.api import audit_file
from kpi_audit.facts import alike, facts
from kpi_audit.facts.alike import TextReading, amount_blind
from kpi_audit.facts.facts import Facts
from kpi_audit.facts.family import said_of
from kpi_audit.reading.text.line import Words, line
from kpi_audit.reading.text.template import MARK, template
from kpi_audit.registry import rules
from kpi_audit.scheme.dossier import Dossier
from kpi_audit.scheme.load import load
from kpi_audit.scheme.scheme import Scheme
from kpi_audit.source.document import read_documents
from kpi_audit.words.cards import card

HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE / "reading"))

from labelled import own  # noqa: E402 - shared with the tests of the readers


def _other(text: str, dice: random.Random) -> str:
    """The text with other amounts, so that it keeps its template."""
    bare = template(text)
    for _ in range(8):
        new = "".join([dice.choice("23456789") if mark == MARK else one for one, mark in zip(text, bare, strict=True)])
        if template(new) == bare:
            return new
    return text


def _scheme(texts: list[tuple[str, str]]) -> bytes:
    rows = "".join(f"  - {{name: {_quoted(name)}, points: 1, criteria: {_quoted(said)}}}\n" for name, said in texts)
    return f"title: 某县2026年考核办法\nyear: 2026\nindicators:\n{rows}".encode()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", "；") + "'"


def _facts(texts: list[tuple[str, str]]) -> Facts:
    (document,) = read_documents("x.yaml", _scheme(texts))
    model = load(document).model
    assert isinstance(model, Scheme)
    return Facts(Dossier(model, path="x.yaml"))


def _found(path: Path) -> list[str]:
    return [repr(one.finding) for one in audit_file(path, isolated=True).findings()]


def _our_lines() -> list[tuple[str, str]]:
    found = []
    for name in ("kinds", "fields", "unseen_a", "unseen_b", "unseen_c"):
        for case in own(name):
            texts = {passage.field: passage.raw for passage in case.line.passages}
            found.append(
                (texts.get("name", "工作"), texts.get("criteria") or texts.get("description") or "按完成率计分")
            )
    return [each for each in found if any(template(text) != text for text in each)]


def test_findings_are_those_of_lines_read_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(1)
    lines = _our_lines()[::3]
    assert len(lines) > 100
    path = tmp_path / "scheme.yaml"
    path.write_bytes(_scheme([(_other(name, dice), _other(said, dice)) for name, said in lines for _ in range(4)]))
    together = _found(path)
    monkeypatch.setattr(facts, "MEMBERS", sys.maxsize)
    assert _found(path) == together


def _material() -> Iterator[tuple[str, Path | str]]:
    """Our own schemes, as many constructions as we know: the examples, those of the cards and of the cases."""
    for rule in rules().values():
        yield from ((rule.code, text) for text in card(rule.code).examples.values())
    for path in sorted(HERE.parent.glob("examples/**/*.yaml")):
        yield path.stem, path


Asked = Callable[[Path], list[tuple[TextReading, tuple[Any, ...], Any]]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What readers that say they are blind to amounts were asked in the audit of a file, and what they said."""
    heard: list[tuple[TextReading, tuple[Any, ...], Any]] = []
    says = TextReading.says

    def listening(texts: TextReading, *question: Any) -> Any:
        said = says(texts, *question)
        if question[0] in alike._AMOUNT_BLIND:
            heard.append((texts, question, said))
        return said

    def ask(path: Path) -> list[tuple[TextReading, tuple[Any, ...], Any]]:
        heard.clear()
        with monkeypatch.context() as patched:
            patched.setattr(TextReading, "says", listening)
            audit_file(path, isolated=True)
        return [*heard]

    return ask


def _blind(heard: list[tuple[TextReading, tuple[Any, ...], Any]], dice: random.Random) -> Iterator[str]:
    """Each reader that was tried; it has to say of a line with other amounts what it said of the line."""
    others: dict[int, TextReading] = {}
    for texts, (reader, *arguments), said in heard:
        if id(texts) not in others:
            changed = {passage.field: _other(passage.raw, dice) for passage in texts.line.passages}
            others[id(texts)] = TextReading(line(texts.line.groups, **changed), texts.year, texts.common)
        other = others[id(texts)]
        if other.line.passages == texts.line.passages:
            continue
        mine = reader(other, *[said_of(each, other) for each in arguments])
        same = _bare(mine) == _bare(said) if isinstance(said, frozenset) else mine == said_of(said, other)
        assert same, (reader.__name__, texts.line, other.line)
        yield reader.__name__


def _bare(words: frozenset[str]) -> frozenset[str]:
    """Words without places, which a family does not share once a figure stands in them."""
    return frozenset([template(word) for word in words])


def test_readers_that_say_so_are_blind_to_amounts(tmp_path: Path, asked: Asked) -> None:
    dice, tried = random.Random(2), Counter[str]()
    for name, text in _material():
        path = text if isinstance(text, Path) else tmp_path / f"{name}.yaml"
        if isinstance(text, str):
            path.write_text(text, "utf-8")
        tried.update(_blind(asked(path), dice))
    path = tmp_path / "lines.yaml"
    path.write_bytes(_scheme(_our_lines()))
    tried.update(_blind(asked(path), dice))
    declared = {reader.__name__ for reader in alike._AMOUNT_BLIND if reader.__module__.startswith("kpi_audit")}
    assert {*tried} == declared, "a reader that is never tried proves nothing"
    assert sum(tried.values()) > 5000


def test_they_are_so_on_real_schemes(corpus: Path, asked: Asked) -> None:
    dice = random.Random(3)
    files = sorted((corpus / "schemes").glob("*.yaml"))
    assert sum(1 for path in files for _ in _blind(asked(path), dice)) > 2000


NAMES = ("信访工作", "任务{n}", "召开会议{n}次", "排名前{n}位")
CRITERIA = (
    "完成率达到{n}%得满分，每低{n}个百分点扣0.{n}分。",
    "查阅会议记录、台账，资料不全的每缺一项扣{n}分。",
    "每季度召开专题会议不少于{n}次；排名后{n}位的不得分。",
)
_LINES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(CRITERIA), st.integers(0, 130), st.integers(0, 130)),
    min_size=3,
    max_size=14,
)


@given(_LINES)
def test_every_line_is_read_as_if_it_stood_alone(drawn: list[tuple[str, str, int, int]]) -> None:
    known = _facts([(name.format(n=one), said.format(n=other)) for name, said, one, other in drawn])
    for leaf in known.hierarchy.leaves:
        read = known.reading(leaf)
        alone = TextReading(read.texts.line, known.year, read.texts.common)
        for reader in (alike.kind_said, alike.marks_said, alike.proof_said, alike.targets_said, alike.scoring_said):
            assert read.says(reader) == alone.says(reader), (leaf.name, reader)


def _counting(seen: list[str], quoted: slice) -> Callable[[TextReading], Any]:
    @amount_blind
    def quote(texts: TextReading) -> list[Words]:
        passage = texts.line.passages[1]
        seen.append(passage.raw)
        return [passage.words(quoted.start, quoted.stop)]

    return quote


@pytest.mark.parametrize(
    ("quoted", "read"),
    [
        (slice(0, 2), ["走访22户，扣3分", "走访23户，扣3分", "走访22户，扣4分", "走访32户，扣3分"]),
        (slice(2, 5), ["走访22户，扣3分", "走访23户，扣3分", "走访22户，扣4分", "走访32户，扣3分"]),
    ],
)
def test_a_reader_looks_once_at_each_digit_that_changes_and_quotes_the_line(quoted: slice, read: list[str]) -> None:
    said = [*read, "走访45户，扣6分", "走访56户，扣3分"]
    known = _facts([("信访工作", each) for each in said])
    seen: list[str] = []
    reader = _counting(seen, quoted)
    try:
        for leaf, text in zip(known.hierarchy.leaves, said, strict=True):
            (words,) = known.reading(leaf).says(reader)
            assert (words.text, words.start, words.end) == (text[quoted], quoted.start, quoted.stop)
    finally:
        alike._AMOUNT_BLIND.discard(reader)
    assert seen == read


def test_a_reader_that_weighs_amounts_looks_at_every_line() -> None:
    """Two lines in which it says otherwise are enough for it to be asked of all."""
    said = [f"走访{number}户，扣3分" for number in (22, 33, 44, 55, 66)]
    known, seen = _facts([("信访工作", each) for each in said]), []

    @amount_blind
    def weigh(texts: TextReading) -> int:
        seen.append(texts.line.passages[1].raw)
        return int(texts.line.passages[1].raw[2:4])

    try:
        assert [known.reading(leaf).says(weigh) for leaf in known.hierarchy.leaves] == [22, 33, 44, 55, 66]
    finally:
        alike._AMOUNT_BLIND.discard(weigh)
    assert seen == said


@pytest.mark.parametrize(("count", "shared"), [(2, False), (3, True)])
def test_three_lines_are_a_family(count: int, shared: bool) -> None:
    known = _facts([("甲", f"扣{number}分") for number in range(2, 2 + count)])
    families = {known.reading(leaf).texts.family for leaf in known.hierarchy.leaves}
    assert len(families) == 1
    assert (families != {None}) is shared
