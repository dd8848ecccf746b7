from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_audit.errors import DocumentError
from kpi_audit.source.builder import MAX_DEPTH
from kpi_audit.source.nodes import Mapping, Node, Scalar, Sequence
from kpi_audit.source.tree import parse, parse_trees


def root_mapping(text: str) -> Mapping:
    (root,) = parse(text)
    assert isinstance(root, Mapping)
    return root


def child(node: Node, key: str) -> Node:
    assert isinstance(node, Mapping)
    return node.entries[key][1]


def value(node: Node, key: str) -> str:
    found = child(node, key)
    assert isinstance(found, Scalar)
    return found.value


def failure(text: str) -> DocumentError:
    with pytest.raises(DocumentError) as raised:
        parse(text)
    return raised.value


@pytest.mark.parametrize("text", ["", "\n\n", "# 说明\n", "---\n", "---\n---\n...\n", "\ufeff", "  \n# x"])
def test_nothing_written_is_no_document(text: str) -> None:
    assert parse(text) == []


def test_an_explicit_null_is_a_document() -> None:
    (root,) = parse("null\n")
    assert isinstance(root, Scalar)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_do_not_depend_on_the_line_break(newline: str) -> None:
    text = newline.join(["标题: 甲", "指标:", "  - 名称: 𠮷祥", "    分值: 10", "年度: 2026", ""])
    root = root_mapping(text)
    items = child(root, "指标")
    assert isinstance(items, Sequence)
    (first,) = items.items
    assert isinstance(first, Mapping)
    found = first.entries["分值"][1]
    assert text[found.start : found.end] == "10"
    assert text[first.start : first.end] == newline.join(["名称: 𠮷祥", "    分值: 10"])
    assert text[items.start : items.end].startswith("- 名称")
    assert items.end == first.end == found.end
    assert value(root, "年度") == "2026"


def test_a_byte_order_mark_left_in_the_text_shifts_nothing() -> None:
    text = "\ufeff标题: 甲\n"
    found = child(root_mapping(text), "标题")
    assert text[found.start : found.end] == "甲"


def test_flow_collections_end_at_their_bracket() -> None:
    text = "a: {b: [1, 2 ] , c: } # x\n"
    root = root_mapping(text)
    inner = child(root, "a")
    assert text[inner.start : inner.end] == "{b: [1, 2 ] , c: }"
    listed = child(inner, "b")
    assert text[listed.start : listed.end] == "[1, 2 ]"
    assert root.end == inner.end


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a: |\n  甲\n\n  乙  \n\n\n# x\nb: 1\n", "|\n  甲\n\n  乙  "),
        ("a: >-\r\n  甲\r\n   \r\nb: 1\r\n", ">-\r\n  甲"),
        ("a: |+\n\n\nb: 1\n", "|+"),
        ("a: | # 说明\n  甲", "| # 说明\n  甲"),
        ("a: &x !!str |2\n    甲\n  乙\nb: 1\n", "|2\n    甲\n  乙"),
        ("a: 甲\n  乙\n\n  丙 # x\nb: 1\n", "甲\n  乙\n\n  丙"),
        ("a: '甲\n\n  ''乙'\nb: 1\n", "'甲\n\n  ''乙'"),
        ("a: &x   # 说明\n  !!str '甲'\nb: 1\n", "'甲'"),
        ("a: &x {c: 1}\nb: 1\n", "{c: 1}"),
        ("a: &x\n  c: 1\n\nb: 1\n", "c: 1"),
        ("a: !!seq\n- 1\n- 2\n# x\nb: 1\n", "- 1\n- 2"),
        ("a:   # x\n\nb: 1\n", ""),
        ("a: &x\nb: 1\n", ""),
    ],
)
def test_extent_of_each_kind_of_node(text: str, written: str) -> None:
    found = child(root_mapping(text), "a")
    assert text[found.start : found.end] == written


def test_an_absent_value_stands_behind_its_key() -> None:
    text = "? 甲\n\n\n? 乙\n"
    root = root_mapping(text)
    assert child(root, "甲").start == text.index("甲") + 1
    assert root.end == text.index("乙") + 1


def test_an_alias_is_the_node_of_its_anchor() -> None:
    text = "a: &x {c: 1}\nb: *x\nd:\n  - 1\n  - *x\ne: 2\n"
    root = root_mapping(text)
    assert child(root, "b") is child(root, "a")
    listed = child(root, "d")
    assert isinstance(listed, Sequence)
    assert listed.items[1] is child(root, "a")
    assert text[listed.start : listed.end] == "- 1\n  - *x"


def test_a_collection_ends_with_the_alias_that_stands_last() -> None:
    text = "a:\n  b: &x 1\n  c: 2\n  d: *x\n# end\n"
    inner = child(root_mapping(text), "a")
    assert text[: inner.end].endswith("*x")


@pytest.mark.parametrize("order", ["<<: *x\n  分值: 5\n", "分值: 5\n  <<: *x\n"])
def test_a_written_key_wins_over_a_merged_one(order: str) -> None:
    text = f"base: &x\n  分值: 1\n  类型: 过程\nitem:\n  {order}"
    item = child(root_mapping(text), "item")
    assert isinstance(item, Mapping)
    assert value(item, "分值") == "5"
    assert value(item, "类型") == "过程"
    assert [key.value for key, _ in item.pairs if isinstance(key, Scalar)] == ["分值"]
    assert item.duplicates == []
    assert len(item.merges) == 1


def test_the_earlier_of_several_merged_mappings_wins() -> None:
    text = "- &a {k: 1}\n- &b {k: 2, l: 3}\n- <<: [*a, *b, {m: 4}]\n- <<: *b\n  <<: *a\n"
    (root,) = parse(text)
    assert isinstance(root, Sequence)
    merged, twice = root.items[2], root.items[3]
    assert [value(merged, key) for key in "klm"] == ["1", "3", "4"]
    assert value(twice, "k") == "2"


def test_merges_follow_merges() -> None:
    text = "- &a {k: 1}\n- &b {<<: *a, l: 2}\n- {<<: *b}\n"
    (root,) = parse(text)
    assert isinstance(root, Sequence)
    assert value(root.items[2], "k") == "1"


def test_a_quoted_merge_sign_is_an_ordinary_key() -> None:
    assert value(root_mapping('"<<": 1\n'), "<<") == "1"
    assert value(root_mapping("!!str <<: 1\n"), "<<") == "1"


@pytest.mark.parametrize("text", ["a: 1\n<<: 乙\n", "<<: [{a: 1}, 乙]\n"])
def test_only_mappings_can_be_merged(text: str) -> None:
    error = failure(text)
    assert (error.code, error.args_by_name["hint"]) == ("FMT001", "merge_source")


def test_duplicates_keep_the_first_and_are_told() -> None:
    text = "分值: 1\n名称: 甲\n分值: 2\n分值: 3\n"
    root = root_mapping(text)
    assert value(root, "分值") == "1"
    assert [(again.start, first.start) for again, first in root.duplicates] == [(12, 0), (18, 0)]
    assert len(root.pairs) == 4


def test_keys_that_are_no_text_stay_in_pairs_only() -> None:
    root = root_mapping("? [甲]\n: 1\n{乙: 1}: 2\n丙: 3\n")
    assert list(root.entries) == ["丙"]
    assert len(root.pairs) == 3


def test_several_documents_share_the_text_between_them() -> None:
    text = "# 前\n甲: 1\n# 后\n---\n乙: 2\n---\n# 空\n---\n丙: 3\n"
    trees = parse_trees(text)
    assert [text[tree.root.start : tree.root.end] for tree in trees] == ["甲: 1", "乙: 2", "丙: 3"]
    assert [tree.start for tree in trees] == [0, text.index("---"), text.rindex("---")]
    assert [tree.end for tree in trees] == [trees[1].start, trees[2].start, len(text)]


def test_anchors_end_with_their_document() -> None:
    assert failure("a: &x 1\n---\nb: *x\n").offset == 15


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("".join("  " * level + "a:\n" for level in range(500)), None),
        ("".join("  " * level + "-\n" for level in range(500)), None),
        ("[" * 500 + "]" * 500, MAX_DEPTH),
        ("[" * 100_000, MAX_DEPTH),
        ("{a: " * 500 + "}" * 500, MAX_DEPTH * 4),
    ],
)
def test_deep_nesting_is_refused_at_once(text: str, offset: int | None) -> None:
    error = failure(text)
    assert (error.code, error.key) == ("FMT005", "too_deep")
    assert text[: error.offset].count("\n") in (0, MAX_DEPTH)
    if offset is not None:
        assert error.offset == offset


def test_the_deepest_nesting_allowed() -> None:
    (root,) = parse("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert isinstance(root, Sequence)


def test_aliases_count_for_the_depth() -> None:
    half = MAX_DEPTH // 2
    inner = "[" * half + "]" * half
    fits = f"- &a {inner}\n- " + "[" * (half - 1) + "*a" + "]" * (half - 1) + "\n"
    assert len(parse(fits)) == 1
    deeper = f"- &a {inner}\n- " + "[" * half + "*a" + "]" * half + "\n"
    assert failure(deeper).key == "too_deep"
    chain = "- &a0 [x]\n" + "".join(f"- &a{n} [*a{n - 1}]\n" for n in range(1, MAX_DEPTH))
    assert failure(chain).key == "too_deep"


def test_an_alias_bomb_is_refused() -> None:
    lines = ["- &a0 [" + ", ".join("x" * 9) + "]"]
    lines += [f"- &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 12)]
    error = failure("\n".join(lines))
    assert (error.code, error.key) == ("FMT006", "alias_bomb")
    assert "\n".join(lines)[error.offset : error.end].startswith("*a")


def test_a_small_bomb_is_measured_against_what_is_written() -> None:
    def levels(count: int) -> str:
        lines = ["- &a0 [" + ", ".join("x" * 9) + "]"]
        lines += [f"- &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, count)]
        return "\n".join(lines)

    assert len(parse(levels(3))) == 1
    assert failure(levels(4)).key == "alias_bomb"


def test_many_uses_of_one_anchor_are_fine() -> None:
    text = "- &a {类型: 过程, 频次: 每年}\n" + "- {<<: *a, 分值: 1}\n" * 3000
    (root,) = parse(text)
    assert isinstance(root, Sequence)
    assert len(root.items) == 3001


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "&x a: {b: &y {c: *y}}\n", "&r\na: *r\n", "&r [{<<: *r}]"])
def test_an_alias_to_what_is_still_open_is_a_cycle(text: str) -> None:
    error = failure(text)
    assert (error.code, error.key) == ("FMT007", "alias_cycle")
    assert text[error.offset] == "*"


def test_unknown_alias() -> None:
    text = "标题: *nowhere\n"
    error = failure(text)
    assert (error.code, error.args_by_name["hint"]) == ("FMT001", "unknown_alias")
    assert text[error.offset : error.end] == "*nowhere"


def test_foreign_tags_on_collections() -> None:
    text = "a: !foo {b: 1}\n"
    error = failure(text)
    assert (error.code, text[error.offset : error.end]) == ("FMT008", "!foo")
    assert len(parse("a: !!map {b: !!seq [1]}\n")) == 1


SOUP = st.text(st.sampled_from(list("ab甲：:,-#&*!|>'\"[]{}?% \n\t\r1<𠮷")), max_size=40)


@settings(max_examples=400)
@given(SOUP)
def test_any_text_gives_nodes_inside_it_or_a_document_error(text: str) -> None:
    try:
        trees = parse_trees(text)
    except DocumentError as error:
        assert 0 <= error.offset <= error.end <= len(text)
        return
    for tree in trees:
        waiting: list[Node] = [tree.root]
        while waiting:
            node = waiting.pop()
            assert 0 <= node.start <= node.end <= len(text)
            if isinstance(node, Sequence):
                waiting.extend(node.items)
            elif isinstance(node, Mapping):
                waiting.extend(part for pair in node.pairs for part in pair)


def test_a_long_scheme_is_read_in_reasonable_time(linear: Callable[[Callable[[int, int], object], int], None]) -> None:
    item = "  - 名称: 指标\n    分值: 10\n    评分标准: 每月召开例会,缺一次扣1分。\n"
    linear(lambda size, _: parse("指标:\n" + item * size), 2_500)
    (root,) = parse("指标:\n" + item * 10_000)
    items = child(root, "指标")
    assert isinstance(items, Sequence)
    assert len(items.items) == 10_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{时间: 9:30, 名称: 甲}", "9:30"),
        ("{名称: 甲, 时间: 每周一9:00召开}", "每周一9:00召开"),
        ("名称: 甲\n时间: 9:30", "9:30"),
        ("{时间: https://example.org/a}", "https://example.org/a"),
    ],
)
def test_a_value_between_brackets_may_hold_a_colon(text: str, said: str) -> None:
    """As YAML 1.2 has it; the C parser goes by 1.1 and refuses it between brackets."""
    found = child(root_mapping(text), "时间")
    assert isinstance(found, Scalar)
    assert found.value == text[found.start : found.end] == said
    assert found.style == ""


def test_items_between_brackets_may_begin_with_a_time() -> None:
    found = child(root_mapping("时间: [9:30召开, 10:00散会]"), "时间")
    assert isinstance(found, Sequence)
    assert [item.value for item in found.items if isinstance(item, Scalar)] == ["9:30召开", "10:00散会"]


@pytest.mark.parametrize("text", ["{名称:甲}", "{时间: 9:30, 名称: [}", "{时间: 9:30\n"])
def test_what_is_wrong_beside_a_colon_is_still_told(text: str) -> None:
    assert failure(text).code == "FMT001"


@pytest.mark.parametrize(
    "text",
    [
        "甲: |\n  一\n  二\n\n乙: >-\n  三\n  四\n",
        "甲: &a {丙: 1}\n乙: *a\n丁: !!str 5\n",
        "甲: '一''二'\n乙: \"\\u4e00\"\n# 说明\n丙: [1,\n 2]\n",
        "甲: 一\r\n乙: |\r\n  二\r\n",
    ],
)
def test_a_colon_elsewhere_changes_nothing(text: str) -> None:
    """The slow parser, which such a file is given, finds the same values at the same places."""
    mixed = root_mapping(text + "戊: {时间: 9:30}\n")
    assert repr(mixed.pairs[:-1]) == repr(root_mapping(text).pairs)
    assert value(mixed.pairs[-1][1], "时间") == "9:30"
