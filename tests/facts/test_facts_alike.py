"""Lines that say the same are read once: nobody can tell, whatever their numbers are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.facts.alike import (
    Alike,
    TextReading,
    deadline_said,
    deadlines_said,
    frequencies_said,
    kind_said,
    marks_said,
    proof_said,
    scoring_said,
    targets_said,
)
from kpi_audit.facts.facts import Facts
from kpi_audit.facts.hierarchy import Node
from kpi_audit.facts.readings import line_of
from kpi_audit.reading.text.numbering import unnumbered
from kpi_audit.scheme.dossier import Dossier
from kpi_audit.scheme.load import load
from kpi_audit.scheme.scheme import Scheme
from kpi_audit.source.document import read_documents

READERS = (
    kind_said,
    marks_said,
    proof_said,
    scoring_said,
    targets_said,
    deadline_said,
    deadlines_said,
    frequencies_said,
)
NAMES = (
    "第{n}项工作",
    "任务{n}",
    "农村人居环境整治（{n}）",
    "{n}.开展入户走访",
    "{n}、信访积案化解率",
    "召开专题会议{n}次",
    "新建公路{n}公里",
    "第{n}季度走访群众",
    "耕地保有量不少于{n}",
    "安全生产事故数为{n}",
    "{n}月底前完成整改",
    "接诉即办{n}",
)
CRITERIA = (
    "每季度召开专题会议不少于1次，每少一次扣0.5分；查阅会议记录，资料不全的每缺一项扣0.2分。",
    "排名后3位的不得分，被约谈的一票否决。",
    "6月底前完成率达到95%以上，每低1个百分点扣0.5分。第3项工作另计。",
)


def _facts(lines: list[tuple[str, str]]) -> Facts:
    rows = "".join(f"  - {{name: {name}, points: 1, criteria: {said}}}\n" for name, said in lines)
    (document,) = read_documents("x.yaml", f"title: 考核办法\nyear: 2026\nindicators:\n{rows}".encode())
    model = load(document).model
    assert isinstance(model, Scheme)
    return Facts(Dossier(model, path="x.yaml"))


def _alone(facts: Facts, node: Node) -> TextReading:
    return TextReading(line_of(node), facts.year, lambda: facts.reading(node).texts.common())


@pytest.mark.parametrize(
    ("name", "blank"),
    [
        ("第12项工作", "第##项工作"),
        ("任务7", "任务#"),
        ("垃圾分类（10）", "垃圾分类（##）"),
        ("3.信访工作", "#.信访工作"),
        ("12、信访工作", "##、信访工作"),
        ("信访工作", "信访工作"),
        ("第2季度走访", "第2季度走访"),
        ("新建公路20公里", "新建公路20公里"),
        ("乡村振兴2026", "乡村振兴2026"),
        ("第1项工作完成率95%", "第1项工作完成率95%"),
        ("增速达8", "增速达8"),
        ("完成率100", "完成率100"),
        ("事故数0", "事故数0"),
        ("PM2.5浓度", "PM2.5浓度"),
    ],
)
def test_only_running_numbers_are_blanked(name: str, blank: str) -> None:
    assert unnumbered(name) == blank


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.integers(1, 130), st.sampled_from(CRITERIA)), max_size=24))
def test_every_line_is_read_as_if_it_stood_alone(lines: list[tuple[str, int, str]]) -> None:
    facts = _facts([(name.format(n=number), said) for name, number, said in lines] or [("信访工作", CRITERIA[0])])
    for leaf in facts.hierarchy.leaves:
        own = _alone(facts, leaf)
        for reader in READERS:
            assert facts.reading(leaf).says(reader) == own.says(reader), (leaf.name, reader)


def _reads(texts: TextReading) -> str:
    return texts.line.passages[0].text


def _counting(seen: list[str]) -> object:
    def count(texts: TextReading) -> int:
        seen.append(_reads(texts))
        return len(seen[-1])

    return count


def _numbered(count: int) -> Iterator[TextReading]:
    facts = _facts([(f"第{number}项工作", CRITERIA[0]) for number in range(count)])
    return (facts.reading(leaf).texts for leaf in facts.hierarchy.leaves)


def test_a_reader_looks_at_two_lines_alike_and_at_no_more() -> None:
    seen: list[str] = []
    reader = _counting(seen)
    facts = _facts([(f"第{number}项工作", CRITERIA[0]) for number in range(9)])
    assert {facts.reading(leaf).says(reader) for leaf in facts.hierarchy.leaves} == {5}  # type: ignore[arg-type]
    assert seen == ["第0项工作", "第1项工作"]


def test_one_line_that_is_asked_twice_agrees_with_nobody() -> None:
    alike, (first, second) = Alike(), _numbered(2)
    for texts in (first, second):
        alike.add(_reads(texts))
    asked = (_reads,)
    assert alike.says(asked, first) == alike.says(asked, first) == "第0项工作"
    assert not alike.agreed
    assert alike.says(asked, second) == "第1项工作"
    assert not alike.agreed
    assert alike.says(asked, first) == "第0项工作"


def test_lines_with_one_number_do_not_prove_what_another_says() -> None:
    facts = _facts([(f"任务{number}", CRITERIA[0]) for number in (10, 10, 11, 10, 12)])
    said = [facts.reading(leaf).says(targets_said)[0].words.text for leaf in facts.hierarchy.leaves]
    assert said == ["10", "10", "11", "10", "12"]


def test_of_lines_with_one_name_the_first_is_read() -> None:
    seen: list[str] = []
    reader = _counting(seen)
    facts = _facts([("任务10", CRITERIA[0])] * 4)
    assert {facts.reading(leaf).says(reader) for leaf in facts.hierarchy.leaves} == {4}  # type: ignore[arg-type]
    assert seen == ["任务10"]


def test_a_name_that_the_criteria_repeat_is_like_no_other() -> None:
    facts = _facts([(f"第{number}项工作", CRITERIA[2]) for number in range(1, 6)])
    said = [[passage.field for passage in facts.reading(leaf).said] for leaf in facts.hierarchy.leaves]
    assert said == [["name", "criteria"]] * 2 + [["criteria"]] + [["name", "criteria"]] * 2
    seen: list[str] = []
    reader = _counting(seen)
    for leaf in facts.hierarchy.leaves:
        facts.reading(leaf).says(reader)  # type: ignore[arg-type]
    assert seen == ["第1项工作", "第2项工作", "第3项工作"]
