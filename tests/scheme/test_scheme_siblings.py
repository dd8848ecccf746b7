"""Which schemes of a run belong together: on the same units, under the same upper scheme."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kpi_audit.scheme.dossier import Assembler, Extras
from kpi_audit.scheme.library import Library
from kpi_audit.scheme.run.siblings import Kin

COUNTY = "assesses: township\njurisdiction: 青禾县\n"


def kin_of(folder: Path, files: dict[str, str], extras: Extras | None = None) -> Kin:
    """The kin of a run over ``files``; a file that begins with no title gets one, and an indicator of its own."""
    for name, text in files.items():
        whole = text if "indicators:" in text else f"title: {name}\nindicators: [{{name: 指标{name}}}]\n{text}"
        (folder / name).write_text(whole, "utf-8")
    library = Library()
    assembler = Assembler(library, extras or Extras())
    members = [(loaded, folder / name) for name in files for loaded in library.read(folder / name)]
    return Kin(assembler.outline(loaded, path) for loaded, path in members)


def pairs(kin: Kin, folder: Path, files: dict[str, str]) -> set[tuple[str, str]]:
    """Every pair of siblings by the names of their files; the relation goes both ways."""
    name = {file: (folder / file).as_posix() for file in files}
    found = {
        (one, other)
        for one, other in itertools.permutations(files, 2)
        if any(each.endswith(other) for each in kin.siblings(_known(kin, name[one])))
    }
    assert {(other, one) for one, other in found} == found
    return {pair for pair in found if pair[0] < pair[1]}


def _known(kin: Kin, path: str) -> str:
    return next(name for group in kin.groups() for name in group if name.endswith(Path(path).name))


@pytest.mark.parametrize(
    ("one", "other", "siblings"),
    [
        (COUNTY, COUNTY, True),
        ("assesses: township\n", "assesses: township\n", True),
        (COUNTY, "assesses: township\njurisdiction: ' 青禾 县'\n", True),
        (COUNTY, "assesses: township\n", False),
        (COUNTY, "assesses: township\njurisdiction: 云岭县\n", False),
        (COUNTY, "assesses: village\njurisdiction: 青禾县\n", False),
        ("jurisdiction: 青禾县\n", "jurisdiction: 青禾县\n", False),
        (COUNTY + "units: [柳林镇, 河西镇]\n", COUNTY + "units: [河西镇]\n", True),
        (COUNTY + "units: [柳林镇]\n", COUNTY + "units: [河西镇]\n", False),
        (COUNTY + "units: [柳林镇]\n", COUNTY, True),
        (COUNTY + "units: [柳林镇]\n", COUNTY + "units: [柳林镇人民政府]\n", True),
        (COUNTY + "units: [{id: A1, name: 柳林镇}]\n", COUNTY + "units: [{id: A1}]\n", True),
        (COUNTY + "units: [{id: A1, name: 柳林镇}]\n", COUNTY + "units: [A1]\n", True),
        (COUNTY + "units: [{id: 1, name: 柳林镇}]\n", COUNTY + "units: [{id: 1, name: 河西镇}]\n", False),
        (COUNTY + "units: [{category: 山区}]\n", COUNTY + "units: [河西镇]\n", True),
        (COUNTY + "year: 2025\n", COUNTY + "year: 2026\n", False),
        (COUNTY + "year: 2026\n", COUNTY + "period: {end: 2026-12-31}\n", True),
        (COUNTY + "year: 2026\n", COUNTY, True),
        (COUNTY + "upper: b.yaml\n", COUNTY, False),
        (COUNTY, COUNTY + "previous: a.yaml\n", False),
        ("assesses: township\nissuer: 青禾县教育局\n", "assesses: township\nissuer: 云岭市教育局\n", False),
        ("assesses: township\nissuer: 青禾县教育局\n", "assesses: township\nissuer: 共青团青禾县委\n", True),
        ("assesses: township\nissuer: 青禾县教育局\n", "assesses: township\nissuer: 云岭市青禾县应急局\n", True),
        ("assesses: township\nissuer: 青禾县教育局\n", "assesses: township\nissuer: 城区教育局\n", True),
        ("assesses: township\nissuer: 县教育局\n", "assesses: township\nissuer: 市场监督管理局\n", True),
        (COUNTY + "issuer: 青禾县教育局\n", COUNTY + "issuer: 云岭市教育局\n", True),
    ],
)
def test_siblings(tmp_path: Path, one: str, other: str, siblings: bool) -> None:
    """The same level and place, a unit in common where both list them, the same year, neither above the other."""
    files = {"a.yaml": one, "b.yaml": other}
    assert pairs(kin_of(tmp_path, files), tmp_path, files) == ({("a.yaml", "b.yaml")} if siblings else set())


def test_above_by_way_of_another(tmp_path: Path) -> None:
    """What is above the scheme above is no sibling either."""
    files = {"a.yaml": COUNTY + "upper: b.yaml\n", "b.yaml": COUNTY + "upper: c.yaml\n", "c.yaml": COUNTY}
    assert pairs(kin_of(tmp_path, files), tmp_path, files) == set()


def test_last_years_scheme_is_no_ones_sibling(tmp_path: Path) -> None:
    """Even where no year is stated: units do not carry it beside this year's schemes."""
    files = {"a.yaml": COUNTY + "previous: old.yaml\n", "b.yaml": COUNTY, "old.yaml": COUNTY}
    assert pairs(kin_of(tmp_path, files), tmp_path, files) == {("a.yaml", "b.yaml")}


def test_the_scheme_of_the_year_before_last_is_none_either(tmp_path: Path) -> None:
    """Three years of one scheme, none of them stated: each stands in a line with the others, not beside them."""
    files = {"a.yaml": COUNTY + "previous: b.yaml\n", "b.yaml": COUNTY + "previous: c.yaml\n", "c.yaml": COUNTY}
    assert pairs(kin_of(tmp_path, files), tmp_path, files) == set()


def test_a_copy_counts_once(tmp_path: Path) -> None:
    """Two drafts of one scheme are no siblings, and to others only the first is one."""
    draft = f"title: 教育局考核办法\nissuer: 县教育局\n{COUNTY}indicators: [{{name: 防溺水}}, {{name: 控辍保学}}]\n"
    files = {"a.yaml": COUNTY, "draft.yaml": draft, "final.yaml": draft.replace("控辍保学", "校园安全")}
    kin = kin_of(tmp_path, files)
    name = _known(kin, "a.yaml")
    assert [each.rpartition("/")[2] for each in kin.siblings(name)] == ["draft.yaml"]
    assert [each.rpartition("/")[2] for each in kin.siblings(_known(kin, "draft.yaml"))] == ["a.yaml"]
    assert [each.rpartition("/")[2] for each in kin.siblings(_known(kin, "final.yaml"))] == ["a.yaml"]


def test_a_copy_is_audited_with_those_it_knows(tmp_path: Path) -> None:
    """A copy has siblings though it is no sibling of theirs: they stand in one group, so that it can find them."""
    draft = COUNTY + "title: 环保考核\nindicators: [{name: 秸秆禁烧}]\n"
    other = COUNTY + "title: 农业考核\nindicators: [{name: 粮食产量}]\n"
    kin = kin_of(tmp_path, {"a.yaml": other, "b.yaml": draft, "c.yaml": draft})
    groups = [tuple(Path(name).name for name in group) for group in kin.groups()]
    assert groups == [("a.yaml", "b.yaml", "c.yaml")]


def test_documents_of_one_file_are_siblings(tmp_path: Path) -> None:
    """A file may hold the schemes of several departments, and the upper scheme that they name."""
    text = "\n---\n".join(
        [
            "title: 市\nassesses: county\nindicators: [{name: 甲}]",
            f"title: 教育\nupper: all.yaml\n{COUNTY}indicators: [{{name: 乙}}]",
            f"title: 应急\nupper: all.yaml\n{COUNTY}indicators: [{{name: 丙}}]",
        ]
    )
    kin = kin_of(tmp_path, {"all.yaml": text})
    (group,) = (group for group in kin.groups() if len(group) > 1)
    assert [name.rpartition("#")[2] for name in group] == ["2", "3"]
    assert kin.siblings(group[0]) == kin.peers(group[0]) == (group[1],)


def test_peers_carry_out_the_same_upper_scheme(tmp_path: Path) -> None:
    """Wherever they are; the scheme above need not be in the run, an option may name it."""
    (tmp_path / "city.yaml").write_text("title: 市\nindicators: [{name: 甲}]\n", "utf-8")
    files = {
        "a.yaml": "assesses: township\njurisdiction: 青禾县\nupper: city.yaml\n",
        "b.yaml": "assesses: township\njurisdiction: 云岭县\n",
        "c.yaml": "assesses: township\njurisdiction: 沙河县\nupper: b.yaml\n",
    }
    kin = kin_of(tmp_path, files, Extras(uppers=(tmp_path / "city.yaml",)))
    assert [each.rpartition("/")[2] for each in kin.peers(_known(kin, "a.yaml"))] == ["b.yaml"]
    assert kin.peers(_known(kin, "c.yaml")) == ()
    assert [len(group) for group in kin.groups()] == [2, 1]


def test_order_of_files_changes_nothing(tmp_path: Path) -> None:
    """Names come in the order of the run, however they were given."""
    files = {f"{name}.yaml": COUNTY for name in "abcd"}
    found = []
    for order in (sorted(files), sorted(files, reverse=True)):
        kin = kin_of(tmp_path, {name: files[name] for name in order})
        found.append((kin.groups(), [kin.siblings(name) for name in kin.groups()[0]]))
    assert found[0] == found[1]


def test_dossiers_and_facts_are_shared(tmp_path: Path) -> None:
    """A scheme's facts are the same thing to itself and to its siblings, and to those below it."""
    from kpi_audit.facts.facts import Company

    files = {"a.yaml": COUNTY + "upper: c.yaml\n", "b.yaml": COUNTY, "c.yaml": "assesses: county\n"}
    kin_of(tmp_path, files)
    library = Library()
    assembler = Assembler(library)
    members = {
        loaded.document.name: (loaded, tmp_path / name) for name in files for loaded in library.read(tmp_path / name)
    }
    kin = Kin(assembler.outline(loaded, path) for loaded, path in members.values())
    company = Company(assembler.assemble_group(list(members.values()), kin))
    one, other, upper = (company.of(assembler.assemble(*member)) for member in members.values())
    assert one.siblings == (other,)
    assert other.siblings == (one,)
    assert one.levels.uppers == (upper,)
    assert one.dossier.siblings[0].siblings == ()
