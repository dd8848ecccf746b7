"""Loading: keys and values in both languages, shorthands, and every fault of form at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.locating import Locator
from kpi_audit.scheme import names
from kpi_audit.scheme.duty import Duty, DutyList
from kpi_audit.scheme.indicator import Indicator
from kpi_audit.scheme.library import Library
from kpi_audit.scheme.load import Loaded, walk
from kpi_audit.scheme.names import DOCUMENT_KINDS, LEVELS, STATUSES
from kpi_audit.scheme.scheme import Scheme, Veto
from kpi_audit.scheme.shape import shape_of
from kpi_audit.scheme.shaping import SUGGESTIONS
from kpi_audit.scheme.spelling import meant, values
from kpi_audit.source.plain import load_data


def load(text: str | bytes) -> tuple[Library, Loaded]:
    library = Library()
    data = text.encode() if isinstance(text, str) else text
    return library, library.parse("scheme.yaml", data)[0]


def scheme(text: str) -> Scheme:
    loaded = load(text)[1]
    assert loaded.faults == ()
    assert isinstance(loaded.model, Scheme)
    return loaded.model


def faults(text: str | bytes) -> list[tuple[str, str, int, int]]:
    """Code, key, line and column of every fault, in report order."""
    library, loaded = load(text)
    located = Locator(library.documents).locate(loaded.findings)
    return [(one.finding.code, one.finding.key, one.region.line, one.region.column) for one in located]


def test_chinese_and_english_keys_mix() -> None:
    """Every key and enum value may be written in either language."""
    found = scheme(
        "标题: 某县考核\nlevel: 县\n考核对象: township\n指标:\n  - {名称: 满意度, points: 5, 类型: 满意度, 一票否决: 否}\n"
    )
    assert (found.title, found.level, found.assesses) == ("某县考核", "county", "township")
    assert (found.indicators[0].kind, found.indicators[0].veto) == ("satisfaction", False)


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("标题: 甲\n指标:\n  - 名称:党建\n    分值:10\n", [("no_space_after_colon", 3, 7)]),
        ("标题: 甲\n指标:\n  - 名称：党建\n  - 名称: 平安\n", [("fullwidth_colon", 3, 7)]),
        ("标题: 甲\n指标:\n  - {名称: 党建}\n\u3000分值: 3\n", [("wide_space", 4, 1)]),
        ("标题: 甲\n指标:\n\u3000- 名称: 党建\n", [("wide_space", 3, 1)]),
        ("标题: 甲\n指标: [{名称: 党建}]\n-年度: 2026\n", [("no_space_after_dash", 3, 1)]),
        ("标题:甲\n年度:2026\n", [("no_space_after_colon", 1, 3)]),
        ("标题：甲\n年度：2026\n", [("fullwidth_colon", 1, 3)]),
        ("标题: 甲\n指标: [{名称: 党建}]\n加分: {项目: [发现问题：有奖]}\n", []),
    ],
)
def test_slips_of_the_keyboard_in_whole_yaml(text: str, hints: list[tuple[str, int, int]]) -> None:
    """YAML takes them for texts and keys; each is told where it stands, and what to type instead."""
    library, loaded = load(text)
    located = Locator(library.documents).locate(loaded.findings)
    told = [(one.finding.args["hint"], one.region) for one in located if one.finding.code == "FMT001"]
    assert [(hint, region.line, region.column) for hint, region in told] == hints


def test_words_of_scoring_belong_under_criteria() -> None:
    """Who writes 计分: 少1次扣1分 means the criteria."""
    text = "标题: 甲\n指标:\n  - 名称: 党建\n    计分: 少1次扣1分\n"
    assert faults(text) == [("FMT013", "text_for_scoring", 4, 9)]
    assert faults("标题: 甲\n考核周期: 全年\n指标: [{名称: 党建}]\n") == [("FMT013", "wrong_type", 2, 7)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [(word, True) for word in ("是", "Yes", "TRUE")] + [(word, False) for word in ("否", "NO", "false")],
)
def test_yes_and_no_in_any_letters(said: str, meant: bool) -> None:
    (leaf,) = scheme(f"title: a\nindicators: [{{name: b, veto: {said}}}]\n").indicators
    assert leaf.veto is meant


def test_shorthands_and_single_values() -> None:
    """A bare text stands for its record, a single value for a list of one."""
    found = scheme(
        "title: a\nbasis: 《某办法》\nvetoes: [安全生产]\nletters: 秸秆禁烧\nupper: city.yaml\n"
        "indicators:\n  - {name: b, lead: 县农业农村局, frequency: 每月, target: ≥95%, weight: 20%, data_source: 县统计局}\n"
    )
    leaf = found.indicators[0]
    assert found.basis[0].document == "《某办法》"
    assert found.vetoes[0].matter == "安全生产"
    assert found.letters[0].topic == "秸秆禁烧"
    assert found.upper == ("city.yaml",)
    assert leaf.lead == ("县农业农村局",)
    assert leaf.frequency is not None
    assert leaf.frequency.per_year == 12
    assert leaf.target is not None
    assert leaf.target.text == "≥95%"
    assert leaf.weight == 20
    assert leaf.data_source is not None
    assert leaf.data_source.text == "县统计局"


def test_numbers_keep_their_text_where_text_is_meant() -> None:
    """An id 0.10 stays as written; a quoted number is a number where one is meant; full-width digits are digits."""
    found = scheme("title: 2026\nindicators:\n  - {id: 0.10, name: 1, points: '12.5'}\n  - {name: x, points: ３}\n")
    assert found.title == "2026"
    assert [leaf.id for leaf in found.indicators] == ["0.10", None]
    assert [leaf.points for leaf in found.indicators] == [12.5, 3]


def test_yaml_12_words_are_texts() -> None:
    """no, on and 12:30 are texts, never booleans or numbers."""
    found = scheme("title: no\nindicators:\n  - name: on\n    description: 12:30\n    criteria: yes\n")
    leaf = found.indicators[0]
    assert (found.title, leaf.name, leaf.description, leaf.criteria) == ("no", "on", "12:30", "yes")


def test_spaces_around_a_key_are_nothing() -> None:
    """Inside quotes, or the wide one of Chinese keyboards, they are easily typed and seen by nobody."""
    found = scheme('"标题 ": a\n年度　: 2026\nindicators: [{" name": b}]\n')
    assert (found.title, found.year, found.indicators[0].name) == ("a", 2026, "b")


def test_units_are_looked_for_where_they_are_listed() -> None:
    """Without a list of units, what an indicator applies to cannot lead nowhere."""
    text = "title: a\nindicators: [{name: b, applies_to: [柳林镇]}]\n"
    assert faults(text) == []
    assert faults(f"{text}units: [柳林乡]\n") == [("FMT016", "dangling_ref", 2, 37)]


def test_choices_and_their_chinese_names_agree() -> None:
    """What the models take is what the format names, and the ladder is made of levels from the top."""
    choices = {frozenset(get_args(one)) for one in vars(names).values() if get_origin(one) is Literal}
    named = {frozenset(one) for name, one in vars(names).items() if name.isupper() and isinstance(one, dict)}
    assert choices == named - {frozenset(names.CLAUSES)}
    assert len(choices) > 10
    assert tuple(LEVELS)[: len(names.LADDER)] == names.LADDER
    assert {*LEVELS} - {*names.LADDER} == {"organization", "individual"}


def test_extension_keys_are_kept_out() -> None:
    """Keys that start with x- are nobody's business."""
    assert scheme("title: a\nx-memo: {b: c}\nindicators: [{name: b, x-列: 1}]\n").title == "a"


def test_anchors_and_merge_keys() -> None:
    """Merged fields are there, explicit ones win."""
    found = scheme(
        "title: a\nindicators:\n  - &one {name: b, points: 1, criteria: 原文}\n  - {<<: *one, name: c, points: 2}\n"
    )
    assert [(leaf.name, leaf.points, leaf.criteria) for leaf in found.indicators] == [
        ("b", 1, "原文"),
        ("c", 2, "原文"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: a\nindicators: [{name: b, pionts: 1}]\n", [("FMT010", "unknown_key", 2, 24)]),
        ("title: a\n随便: 1\nindicators: [{name: b}]\n", [("FMT010", "unknown_key_plain", 2, 1)]),
        ("标题: a\n指标:\n  - 分值: 1\n", [("FMT011", "missing_key", 3, 5)]),
        ("title: a\n", [("FMT011", "missing_key", 1, 1)]),
        ("title: a\nindicators: []\n", [("FMT011", "missing_key", 2, 13)]),
        ("title: a\ntitle: b\nindicators: [{name: b}]\n", [("FMT012", "duplicate_key", 2, 1)]),
        ("title: a\n标题: b\nindicators: [{name: b}]\n", [("FMT012", "duplicate_name", 2, 1)]),
        ("标题: a\nindicators: [{name: b}]\ntitle: b\n", [("FMT012", "duplicate_name", 3, 1)]),
        ("title: a\nindicators: [{分值: 1, 名称: b, points: 2}]\n", [("FMT012", "duplicate_name", 2, 29)]),
        ("title: a\nindicators:\n  - {name: b, points: 十分}\n", [("FMT013", "wrong_type", 3, 23)]),
        ("title: a\nindicators:\n  - b\n", [("FMT013", "wrong_type", 3, 5)]),
        ("title: [a]\nindicators: [{name: b}]\n", [("FMT013", "wrong_type", 1, 8)]),
        ("title: a\ntext:\n  - b\n  - c\nindicators: [{name: b}]\n", [("FMT013", "list_for_text", 3, 3)]),
        ("title: a\nyear: 明年\nindicators: [{name: b}]\n", [("FMT013", "wrong_type", 2, 7)]),
        ("title: a\nperiod: {start: 2026-02-30}\nindicators: [{name: b}]\n", [("FMT013", "wrong_type", 2, 17)]),
        ("title: a\nindicators: [{name: b, kind: 过成}]\n", [("FMT014", "unknown_value", 2, 30)]),
        ("title: a\nindicators: [{name: b, kind: 甲}]\n", [("FMT014", "unknown_value_plain", 2, 30)]),
        ("title: a\nindicators: [{id: 1, name: b}, {id: 1, name: c}]\n", [("FMT015", "duplicate_id", 2, 37)]),
        ("title: a\nindicators: [{id: A1, name: b, pair: A2}]\n", [("FMT016", "dangling_ref", 2, 38)]),
        ("title: a\nindicators: [{id: A1, name: b, pair: 别处}]\n", [("FMT016", "dangling_ref_plain", 2, 38)]),
        ("title: a\nindicators: [{name: b, verify: [照片, ~]}]\n", [("FMT013", "wrong_type", 2, 37)]),
        ("title: a\nindicators: [{name: b, points: -1}]\n", [("FMT019", "out_of_range", 2, 32)]),
        ("title: a\nindicators: [{name: b, points: .inf}]\n", [("FMT019", "out_of_range", 2, 32)]),
        ("title: a\nindicators: [{name: b, points: 1000000000000000}]\n", []),
        ("title: a\nindicators: [{name: b, points: 1000000000000001}]\n", [("FMT019", "out_of_range", 2, 32)]),
        ("title: a\nx-a: 1\nindicators: [{name: b, x-b: -1e15, target: {value: -1e15}}]\n", []),
        (
            "title: a\nperiod: {start: 2026-12-31, end: 2026-01-01}\nindicators: [{name: b}]\n",
            [("FMT019", "ends_early", 2, 34)],
        ),
        (
            "title: a\ngrades: [{name: 甲, min: 90, max: 100}, {name: 乙, min: 90, max: 80}]\nindicators: [{name: b}]\n",
            [("FMT019", "reversed_bounds", 2, 64)],
        ),
        ("", [("FMT004", "empty", 1, 1)]),
        ("# 只有注释\n", [("FMT004", "empty", 1, 1)]),
        ("- a\n- b\n", [("FMT013", "no_mapping", 1, 1)]),
        ("标题： 某县\n", [("FMT001", "syntax", 1, 3)]),
        ("title: !foo a\nindicators: [{name: b}]\n", [("FMT008", "tag", 1, 13)]),
        ("a: [\n", [("FMT001", "syntax", 2, 1)]),
    ],
)
def test_fault_at_its_place(text: str, expected: list[tuple[str, str, int, int]]) -> None:
    """One fault, one finding, at the very place."""
    assert faults(text) == expected


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("标题: a\n考核主体: 某局\n指标: [{名称: b}]\n", "考核主体", "印发机关"),
        ("标题: a\n指标:\n  - 名称: 一\n    指标: [{名称: b}]\n", "指标", "下级指标"),
        ("标题: a\n指标:\n  - {名称: b, 计分办法: 缺一次扣1分}\n", "计分办法", "评分标准"),
        ("标题: a\n指标:\n  - {名称: b, 目标: 90%}\n", "目标", "目标值"),
        ("标题: a\n指标: [{名称: b}]\n一票否决: [{名称: c}]\n", "名称", "事项"),
        ("title: a\nindicators:\n  - {name: b, items: [{name: c}]}\n", "items", "children"),
        ("title: a\nitems: [{name: b}]\n", "items", "indicators"),
        ("标题: a\n指标: [{名称: b, 本项在全部工作中所占分值: 3}]\n", "本项在全部工作中所占分值", "分值"),
        ("title: a\nindicators:\n  - {name: b, pionts: 3}\n", "pionts", "points"),
    ],
)
def test_what_a_key_was_meant_for(text: str, said: str, expected: str) -> None:
    """By the names that people give such a thing, in the language of the key, before those that are spelt alike."""
    unknown = [one.args for one in load(text)[1].findings if one.code == "FMT010"]
    assert unknown == [{"key": said, "nearest": expected}]


def test_what_is_near_no_key_was_meant_for_none() -> None:
    """A suggestion that is only the shortest key would send people astray."""
    [finding] = load("title: a\nindicators: [{name: b, 备查资料: c}]\n")[1].findings
    assert (finding.key, finding.args) == ("unknown_key_plain", {"key": "备查资料"})


def test_so_many_suggestions_and_no_more() -> None:
    """Two hundred keys are told what they were meant for; the others are faults all the same."""
    keys = "".join(f"pionts{number}: 1\n" for number in range(SUGGESTIONS + 3))
    found = [one.key for one in load(f"title: a\nindicators: [{{name: b}}]\n{keys}")[1].findings]
    assert found == ["unknown_key"] * SUGGESTIONS + ["unknown_key_plain"] * 3
    leaves = "".join(f"  - {{name: b, pair: A{number}}}\n" for number in range(SUGGESTIONS + 3))
    found = [one.key for one in load(f"title: a\nindicators:\n  - {{id: A, name: c}}\n{leaves}")[1].findings]
    assert found == ["dangling_ref"] * SUGGESTIONS + ["dangling_ref_plain"] * 3


def test_a_value_that_holds_one_of_the_choices_was_meant_for_it() -> None:
    """每半年 is 半年, though 每年 is spelt as near."""
    found = load("标题: a\n频次: {评分: 每半年}\n指标: [{名称: b}]\n")[1].findings
    assert [one.args["nearest"] for one in found if one.code == "FMT014"] == ["半年"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("考核对象", "街道", ("meant_value", "township")),
        ("考核对象", "镇（街道）", ("meant_value", "township")),
        ("考核对象", "各镇街", ("meant_value", "township")),
        ("assesses", "乡镇人民政府", ("meant_value", "township")),
        ("考核对象", "社区", ("meant_value", "village")),
        ("考核对象", "县直部门", ("meant_value", "organization")),
        ("考核对象", "市直各部门", ("meant_value", "organization")),
        ("考核对象", "县（市、区）", ("meant_value", "county")),
        ("层级", "区", ("meant_value", "county")),
        ("层级", "县级市", ("meant_value", "county")),
        ("考核对象", "干部", ("meant_value", "individual")),
        ("考核对象", "开发区", ("likely_value", "organization")),
        ("状态", "征求意见稿", ("meant_value", "draft")),
        ("考核对象", "街道和部门", ("unknown_value_plain", None)),  # two kinds of units: neither is named
        ("考核对象", "税务所长", ("unknown_value_plain", None)),
    ],
)
def test_what_a_value_was_meant_for(key: str, value: str, said: tuple[str, str | None]) -> None:
    """Another name for one kind of units is told with the value of the format; it stays an error."""
    found = load(f"标题: a\n{key}: {value}\n指标: [{{名称: b}}]\n")[1].findings
    assert [(one.key, one.args.get("meant")) for one in found if one.code == "FMT014"] == [said]


def test_every_other_name_of_a_value_stands_for_one() -> None:
    """Values of the format only, no name that the format has, none that is given twice."""
    data = load_data(Path(values.__file__).with_suffix(".yaml"))
    assert isinstance(data, dict)
    for listed, own in (("level", LEVELS), ("status", STATUSES)):
        tables = [table.get(listed, {}) for table in data.values()]
        names = [name for table in tables for others in table.values() for name in others]
        assert {value for table in tables for value in table} <= set(own)
        assert not set(names) & {*own, *own.values()}
        assert len(names) == len(set(names))


def test_every_other_name_stands_for_a_key_of_its_record() -> None:
    """No suggestion that the format would refuse again, none that the format has, none that is given twice."""
    shapes = {"Scheme": Scheme, "Indicator": Indicator, "Veto": Veto, "Duty": Duty}
    data = load_data(Path(meant.__file__).with_suffix(".yaml"))
    assert isinstance(data, dict)
    for record, keys in data.items():
        known = shape_of(shapes[record]).by_key
        names = [name for others in keys.values() for name in others]
        assert set(keys) <= set(known)
        assert not set(names) & set(known)
        assert len(names) == len(set(names))


def test_the_units_for_their_level() -> None:
    """Who writes the units where their level belongs is told so, with the key that he wrote."""
    said = "标题: a\n考核对象: [甲镇, 乙镇]\n指标: [{名称: b}]\n"
    [finding] = load(said)[1].findings
    assert (finding.code, finding.key, finding.args["key"]) == ("FMT013", "units_for_level", "考核对象")
    assert str(finding.args["allowed"]).startswith("国家(national)、省(province)")
    [finding] = load("title: a\nstatus: [draft]\nindicators: [{name: b}]\n")[1].findings
    assert (finding.key, finding.args["key"]) == ("wrong_choice", "status")


def test_several_faults_at_once() -> None:
    """Faults do not hide one another."""
    text = "titel: a\nindicators:\n  - {name: b, points: x, kind: y}\n  - {points: 2}\n"
    assert [(code, line) for code, _, line, _ in faults(text)] == [
        ("FMT010", 1),
        ("FMT011", 1),
        ("FMT013", 3),
        ("FMT014", 3),
        ("FMT011", 4),
    ]


def test_second_occurrence_is_shown_with_the_first() -> None:
    """A duplicate key points at itself and names the first place."""
    library, loaded = load("title: a\nyear: 2025\nyear: 2026\nindicators: [{name: b}]\n")
    (located,) = Locator(library.documents).locate(loaded.findings)
    assert (located.region.line, located.related[0].region.line) == (3, 2)


def test_two_names_of_one_key_are_shown_both() -> None:
    """The second name at its own letters, the first at its own, whatever either is called."""
    library, loaded = load("title: a\nyear: 2025\n年度: 2026\nindicators: [{name: b}]\n")
    (located,) = Locator(library.documents).locate(loaded.findings)
    first = located.related[0].region
    assert (located.region.line, located.region.column, located.region.end_column) == (3, 1, 3)
    assert (first.line, first.column, first.end_column) == (2, 1, 5)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_encodings_are_read(encoding: str) -> None:
    """A file in another encoding is read, and a remark says so; a UTF-8 BOM is none."""
    library, loaded = load("标题: 某县考核\r\n指标:\r\n  - {名称: 满意度}\r\n".encode(encoding))
    assert isinstance(loaded.model, Scheme)
    assert loaded.model.title == "某县考核"
    codes = [fault.code for fault in loaded.faults]
    assert codes == ([] if encoding == "utf-8-sig" else ["FMT003"])
    region = library.documents["scheme.yaml"].region(loaded.model.indicators[0].place("name"))
    assert (region.line, region.column, region.end_column) == (3, 10, 13)


def test_documents_of_every_kind() -> None:
    """The kind of a document decides how it is read; several may share a file."""
    library = Library()
    text = "document: 职责清单\nduties: [{item: 宣传}]\n---\ntitle: a\nindicators: [{name: b}]\n"
    first, second = library.parse("all.yaml", text.encode())
    assert isinstance(first.model, DutyList)
    assert isinstance(second.model, Scheme)
    assert second.document.name == "all.yaml#2"
    assert second.document.path == "all.yaml"
    assert set(DOCUMENT_KINDS) == {"scheme", "duty_list", "capacity", "results"}


def test_places_of_nested_indicators() -> None:
    """Every element knows its place under the canonical path, whatever the file calls its keys."""
    text = "标题: a\n指标:\n  - 名称: 甲\n    下级指标:\n      - 名称: 乙\n        评分标准: |\n          第一行\n          查阅台账\n"
    library, loaded = load(text)
    assert isinstance(loaded.model, Scheme)
    leaf = list(walk(loaded.model))[1]
    place = leaf.place("criteria")
    assert place.path == ("indicators", 0, "children", 0, "criteria")
    assert leaf.criteria is not None
    start = leaf.criteria.index("台账")
    region = library.documents["scheme.yaml"].region(place.words(start, start + 2))
    assert (region.line, region.column, region.end_column) == (8, 13, 15)


def test_aliases_do_not_collide() -> None:
    """No two keys of one record share a Chinese name."""
    seen: list[type] = [Scheme, DutyList]
    for model in seen:
        shape = shape_of(model)
        aliases = [field.alias for field in shape.fields.values()]
        assert len(aliases) == len(set(aliases)), model
        seen += [
            field.record for field in shape.fields.values() if field.record is not None and field.record not in seen
        ]
    assert len(seen) > 15


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_loading_never_raises(data: bytes) -> None:
    """Whatever a file holds, it is a model or faults with a place inside the file."""
    library = Library()
    for loaded in library.parse("x.yaml", data):
        assert loaded.model is not None or loaded.faults
        for located in Locator(library.documents).locate(loaded.findings):
            assert located.region.line >= 1
            assert located.region.column >= 1


_KEYS = st.sampled_from(
    [
        "title",
        "标题",
        "indicators",
        "指标",
        "name",
        "points",
        "分值",
        "kind",
        "children",
        "vetoes",
        "basis",
        "x-y",
        "??",
    ]
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=5))
def test_any_shape_is_answered(data: dict[str, object]) -> None:
    """Any YAML shape gives a model or faults, never an exception (JSON is YAML)."""
    import json

    loaded = Library().parse("x.yaml", json.dumps(data, ensure_ascii=True).encode())[0]
    assert loaded.model is not None or loaded.faults


def test_weights_of_evaluators_are_percent_signs_or_not() -> None:
    found = scheme(
        "title: 甲\nindicators: [{name: 乙, weight: '６０％'}]\nevaluators: [{role: 上级, weight: 85%}, {role: 群众, weight: 15}]\n"
    )
    assert [one.weight for one in found.evaluators] == [85, 15]
    assert found.indicators[0].weight == 60
    wrong = faults("title: 甲\nindicators: [{name: 乙}]\nevaluators: [{role: 上级, weight: -5%}]\n")
    assert [(code, line, column) for code, _, line, column in wrong] == [("FMT019", 3, 33)]


def test_staff_among_the_means_goes_by_two_names() -> None:
    for name in ("人员", "人数", "staff"):
        means = scheme(f"title: 甲\nindicators: [{{name: 乙, means: {{{name}: 无}}}}]\n").indicators[0].means
        assert means is not None
        assert means.staff == "none"
    assert [code for code, *_ in faults("title: 甲\nindicators: [{name: 乙, means: {人员: 无, 人数: 无}}]\n")] == [
        "FMT012"
    ]


def test_the_period_of_results_is_a_year_or_its_days() -> None:
    for said, name, year in (("2025", "2025", None), ("{start: 2025-01-01, end: 2025-12-31}", None, 2025)):
        results = scheme(f"title: 甲\nindicators: [{{name: 乙}}]\nresults: {{period: {said}, values: []}}\n").results
        period = getattr(results, "period", None)
        assert period is not None
        assert (period.name, None if period.end is None else period.end.year) == (name, year)
