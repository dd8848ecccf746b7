"""What comes after an audit and beside it: reports, revisions, files of offices, the editor; four times as much of each."""

from __future__ import annotations

import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from hostile_doors import call, folder_of

from kpi_audit.exporters.tables import Grid, Row
from kpi_audit.exporters.writers.xlsx import write_xlsx
from kpi_audit.reporters.revision.wording import differing
from kpi_audit.triage.renames import Findings, renamed
from kpi_audit.words.voice import Voice

Linear = Callable[[Callable[[int, int], object], int], None]
HEAD = "title: 某县2026年度乡镇考核办法\nlevel: county\nassesses: township\n"


def _word(number: int, shift: int) -> str:
    """Two characters that no other number has."""
    return chr(0x4E10 + (7 * number + 1_000 * shift) % 0x4000) + chr(0x5000 + (11 * number) % 0x4000)


def _words(pattern: str, many: int, shift: int) -> list[str]:
    """The pattern for each number; ``w``: a word of its own, ``n``: the number, ``m``: a digit."""
    return [pattern.format(w=_word(n, shift), n=n, m=1 + n % 9) for n in range(many)]


def _on_one_line(many: int, shift: int) -> None:
    from hostile_editor import edited

    lines = _words("{{name: '{w}  会议', points: １, criteria: 酌情扣分}}", many, shift)
    diagnostics, edits = edited(f"{{title: 某县考核办法, indicators: [{', '.join(lines)}]}}\n")
    assert len(diagnostics) >= many
    assert len(edits) >= 2 * many


def test_findings_on_one_line_in_an_editor(linear: Linear) -> None:
    """The places of a line are counted from its head once."""
    pytest.importorskip("pygls")
    _on_one_line(9, 9)
    linear(_on_one_line, 150)


def _cases_of_one_name(many: int, shift: int) -> None:
    from kpi_audit.reporters.ci.junit_cases import Case, Suite, xml

    text = xml([Suite("scheme.yaml", None, [Case(f"VET202 {shift}")] * many)])
    assert f"#{many}" in text


def _advice_that_three_share(many: int, shift: int) -> None:
    from kpi_audit.reporters.html.finding_view import RuleView

    found: list[Any] = [SimpleNamespace(advice=f"改为按第 {shift}-{number // 3} 项结果计分") for number in range(many)]
    rule = RuleView("PRC102", found, Voice("zh"), "")
    assert [rule.shared(one) for one in found] == [1 + number // 3 for number in range(many)]


def _clauses_over_and_over(many: int, shift: int) -> None:
    old = "酌情扣分；" * many + f"第{shift}条。"
    assert differing(old, "酌情扣分；" * many + "甲；" + old) == ("", "…甲" + "；酌情扣分" * many)


def _every_other_clause(many: int, shift: int) -> None:
    clauses = _words("未落实{w}的扣{m}分；", many, shift)
    gone, come = differing("".join(clauses), "".join(clauses[::2]))
    assert (gone.count("…"), come) == (many // 2, "")


@pytest.mark.parametrize(
    ("work", "size"),
    [
        (_cases_of_one_name, 1_000),
        (_advice_that_three_share, 3_000),
        (_clauses_over_and_over, 1_000),
        (_every_other_clause, 1_000),
    ],
)
def test_four_times_as_much_in_a_report(work: Callable[[int, int], None], size: int, linear: Linear) -> None:
    """What is told apart, numbered or held against the other is looked up, not sought anew for each."""
    work(9, 9)
    linear(work, size)


def _unclosed_tables(many: int, shift: int) -> None:
    lines = "".join(_words("<table><tr><td>{w}\n\n", many, shift))
    with folder_of({"table.md": f"# 某县考核办法\n\n{lines}"}):
        assert call("import", "table.md").code == 2


def test_tables_that_are_not_closed(linear: Linear) -> None:
    """Where each of them ends is told in one walk through the lines."""
    _unclosed_tables(9, 9)
    linear(_unclosed_tables, 400)


def _moved_files(own: int, edited: int) -> Callable[[int, int], None]:
    """Files with ``own`` findings of their own beside one that all have; ``edited`` of ten have one more since."""

    def work(many: int, shift: int) -> None:
        def found(number: int, more: bool) -> Findings:
            ids = ["all", *(f"{shift}.{number}.{one}" for one in range(own)), *(["more"] if more else [])]
            return Findings(False, dict.fromkeys(ids, 1))

        gone = {f"a/{n:05}.yaml": found(n, False) for n in range(many)}
        fresh = {f"b/{n:05}.yaml": found(n, n % 10 < edited) for n in range(many)}
        assert renamed(gone, fresh) == dict(zip(gone, fresh, strict=True))

    return work


@pytest.mark.parametrize("own", [0, 3])
@pytest.mark.parametrize("edited", [0, 10])
def test_files_that_were_moved(own: int, edited: int, linear: Linear) -> None:
    """A folder of schemes that was renamed: no file is held against each other one."""
    linear(_moved_files(own, edited), 700)


def test_merged_cells_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library asks of each whether one of those before it holds it, which a thousand groups would notice."""
    ranges = pytest.importorskip("openpyxl.worksheet.cell_range")
    asked: list[object] = []
    monkeypatch.setattr(ranges.CellRange, "__le__", lambda one, other: asked.append(other))
    rows = [Row((f"{number // 2}类", f"指标{number}")) for number in range(40)]
    written = write_xlsx([Grid("指标", ("类别", "指标"), rows, [(at, 0, at + 1, 0) for at in range(0, 40, 2)])])
    assert asked == []
    monkeypatch.undo()
    from openpyxl import load_workbook

    sheet: Any = load_workbook(io.BytesIO(written)).active
    assert {str(one) for one in sheet.merged_cells.ranges} == {f"A{at}:A{at + 1}" for at in range(2, 42, 2)}
