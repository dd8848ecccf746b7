"""Thousands of units beside thousands of lines: what is for a unit is looked up, not looked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kpi_audit.facts.addressed import Addressed
from kpi_audit.facts.burden.reporting import reporting_loads, working_hours
from kpi_audit.facts.burden.workload import workloads
from kpi_audit.facts.clarity.definitions import undefined_lines
from kpi_audit.facts.demand.cohorts import Cohorts
from kpi_audit.facts.demand.uniforms import uniforms
from kpi_audit.facts.facts import Facts
from kpi_audit.facts.points.unit_sets import load_of, never_together
from kpi_audit.facts.roster import Roster
from kpi_audit.reading.alignment.places import Places
from kpi_audit.scheme.dossier import Assembler, Dossier
from kpi_audit.scheme.library import Library

Linear = Callable[[Callable[[int, int], object], int], None]


def _dossier(text: str) -> Dossier:
    library = Library()
    loaded = library.parse("scheme.yaml", text.encode())[0]
    assert loaded.faults == ()
    return Assembler(library).assemble(loaded, Path("scheme.yaml"))


def _scheme(size: int, line: str, scope: str = "[u{n}, 山区]") -> str:
    """As many units as lines; every line is for one unit and for half of all."""
    units = "".join(
        f"- {{id: u{n}, name: 河西{n}镇, category: {'平原' if n % 2 else '山区'}, staff: 9, population: {n + 1}}}\n"
        for n in range(size)
    )
    lines = "".join(f"- {{{line.format(n=n)}, applies_to: {scope.format(n=n)}}}\n" for n in range(size))
    return f"title: 考核办法\nlevel: county\nassesses: township\nunits:\n{units}indicators:\n{lines}"


QUOTA = "name: 工作, points: 1, criteria: 各乡镇统一完成3件，每少1件扣0.5分"
GROWTH = "name: 工作, points: 1, criteria: 比上年增长"
FORM = "name: 工作, points: 1, reports: [{{form: 报表{n}, frequency: monthly, hours: 2}}]"
SIZES = (500, 2_000)
WORK: dict[str, tuple[str, Callable[[Facts], object]]] = {
    "uniforms": (QUOTA, lambda facts: uniforms(facts, 0.3)),
    "definitions": (GROWTH, lambda facts: list(undefined_lines(facts, 0.0))),
    "longest list": (QUOTA, load_of),
    "reports": (FORM, reporting_loads),
}


@pytest.mark.parametrize("name", WORK)
def test_a_fact_of_each_line_and_its_units(name: str, linear: Linear) -> None:
    line, work = WORK[name]
    dossiers = {
        size: _dossier(_scheme(size, line, "[u{n}]" if name == "reports" else "[u{n}, 山区]")) for size in SIZES
    }
    linear(lambda size, _: work(Facts(dossiers[size])), SIZES[0])


def test_units_of_a_name_are_known_once(linear: Linear) -> None:
    """Scopes of a name of one's own and that of a category of half of all units."""

    units = {size: _dossier(_scheme(size, QUOTA)).scheme.units for size in SIZES}

    def work(size: int, _: int) -> None:
        roster = Roster(units[size])
        cohorts = Cohorts(roster)
        for number in range(size):
            found = cohorts.of((f"u{number}", "山区"))
            assert found.count == size // 2 + number % 2
            assert found.kinds == (("山区", "平原") if number % 2 else ("山区",))
            assert roster.meet((f"u{number}",), ("山区",)) is (number % 2 == 0)

    linear(work, SIZES[0])


def test_what_is_addressed_to_a_unit(linear: Linear) -> None:
    def work(size: int, _: int) -> None:
        things = Addressed((n, (f"u{n}",) if n % 2 else ("甲", f"u{n}")) for n in range(size))
        assert [things.to({f"u{n}"}) for n in range(size)] == [[n] for n in range(size)]
        assert things.count({"u1", "甲"}) == size // 2 + 1
        assert sum(things.count((f"u{n}", "甲")) for n in range(size)) == size // 2 * (size + 1)

    linear(work, 1_000)
    some = Addressed([("all", ()), ("one", ("甲",)), ("both", ("甲", "乙")), ("other", ("乙",))])
    assert some.to({"甲", "丙"}) == ["all", "one", "both"]
    assert some.names({"甲", "丙"}) == {"甲"}
    assert some.count({"甲", "乙"}) == 4


def test_names_of_units_are_taken_out_of_a_text(linear: Linear) -> None:
    def work(size: int, number: int) -> None:
        places = Places(f"河西{n}镇" for n in range(size))
        for n in range(size):
            assert places.taken_out(f"{number}河西{n}镇粮食产量") == f"{number}粮食产量"

    linear(work, 1_000)


def test_longer_names_are_taken_out_first() -> None:
    """Then those of one length in the order given, each as often as it stands there; a cut may make a name anew."""
    assert Places(["河西", "河西镇", "青禾县"]).taken_out("青禾县河西镇河西村") == "村"
    assert Places(["西镇", "河西"]).taken_out("河西镇") == "河"
    assert Places(["甲乙", "乙甲"]).taken_out("乙甲乙甲") == ""
    assert Places(["甲乙", "丙丁"]).taken_out("甲丙丁乙") == "甲乙"
    assert Places(["丙丁", "甲乙"]).taken_out("甲丙丁乙") == ""
    assert Places().taken_out("甲") == "甲"


SMALL = """
title: 考核办法
assesses: township
units:
- {id: a, name: 甲镇, category: 山区, staff: 10, population: 100}
- {id: b, name: 乙镇, category: 平原, staff: 20, population: 300}
- {name: 丙镇, category: 山区}
capacity:
  tasks: [{name: 巡查, hours: 100}, {name: 值守, hours: 300, unit: a}, {name: 护林, hours: 200, unit: 山区}]
indicators:
- {name: 一, points: 1, applies_to: [山区], reports: [{form: 表一, frequency: monthly, hours: 1}]}
- {name: 二, points: 1, applies_to: [b], reports: [{form: 表二, frequency: monthly, hours: 2}]}
- {name: 三, points: 1, reports: [{form: 表三, frequency: once, hours: 3}]}
"""


def test_each_unit_bears_what_is_for_it() -> None:
    """By id, by name and by category; a unit that is not listed bears what is for all."""
    facts = Facts(_dossier(SMALL))
    assert [(load.unit, [form.name for form in load.forms], load.hours) for load in reporting_loads(facts)] == [
        ("甲镇", ["表一", "表三"], 15),
        ("乙镇", ["表二", "表三"], 27),
        ("丙镇", ["表一", "表三"], 15),
    ]
    assert working_hours(facts, frozenset({"乙镇"})) == 40_000
    assert working_hours(facts, frozenset({"丙镇"})) is None
    works = {one.name: (one.work.all, one.work.largest) for one in workloads(facts)}
    assert works["甲镇"] == (615, ("值守", "护林", "巡查"))
    assert works["乙镇"] == (127, ("巡查", "表二", "表三"))
    one, two, three = facts.hierarchy.leaves
    assert never_together(facts, one, two)
    assert not never_together(facts, one, three)
