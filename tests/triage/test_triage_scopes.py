"""What a suppression covers: the node on its line, the next node with all below it, the whole file."""

from __future__ import annotations

import pytest
from triage_sample import aside, audited, counted, notices

MEETING = "每月召开会议不少于1次，每少一次扣1分。"
WALK = "每月走访不少于2次，每少一次扣1分。"
MARK = "# kpi-audit: ignore[PRC102] 县委文件要求"


def test_the_end_of_a_line_covers_that_field() -> None:
    report = audited(
        f"标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: {MEETING}  {MARK}\n  - 名称: 丙\n    评分标准: {WALK}\n"
    )
    assert (aside(report), counted(report)) == ([("PRC102", 4)], [("PRC102", 6)])
    record = report.suppressed()[0].suppressed
    assert record is not None
    assert (record.kind, record.reason, record.until, record.selector) == ("inline", "县委文件要求", None, "PRC102")
    assert (record.path, record.line) == ("方案.yaml", 4)


def test_the_first_line_of_an_indicator_covers_its_fields_but_not_its_children() -> None:
    report = audited(
        f"标题: 甲\n指标:\n  - 名称: 乙  {MARK}\n    分值: 10\n    评分标准: {MEETING}\n"
        f"  - 名称: 丙  {MARK}\n    下级指标:\n      - 名称: 丁\n        评分标准: {WALK}\n"
    )
    assert (aside(report), counted(report)) == (
        [("PRC102", 5)],
        [("SUP001", 6), ("PRC102", 9)],
    )


def test_a_line_of_its_own_covers_the_next_node_and_all_below() -> None:
    report = audited(
        f"标题: 甲\n指标:\n  {MARK}\n  - 名称: 乙\n    下级指标:\n      - 名称: 丙\n        评分标准: {MEETING}\n"
        f"      - 名称: 丁\n        下级指标:\n          - {{名称: 戊, 评分标准: {WALK}}}\n  - 名称: 己\n    评分标准: {WALK}\n"
    )
    assert aside(report) == [("PRC102", 7), ("PRC102", 10)]
    assert counted(report) == [("PRC102", 12)]


def test_above_a_field_it_covers_that_field_only() -> None:
    report = audited(
        f"标题: 甲\n指标:\n  - 名称: 乙\n    {MARK}\n    分值: 10\n    评分标准: {MEETING}\n"
        f"  - 名称: 丙\n    {MARK}\n    评分标准: {WALK}\n"
    )
    assert aside(report) == [("PRC102", 9)]
    assert counted(report) == [("SUP001", 4), ("PRC102", 6)]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        # flow style on one line, on several, and behind the closing bracket
        (f"标题: 甲\n指标:\n  - {{名称: 乙, 评分标准: {MEETING}}}  {MARK}\n", [("PRC102", 3)]),
        (
            f"标题: 甲\n指标: [{{名称: 乙, 评分标准: {MEETING}}}, {{名称: 丙, 评分标准: {WALK}}}]  {MARK}\n",
            [("PRC102", 2)] * 2,
        ),
        (f"标题: 甲\n指标: [\n  {MARK}\n  {{名称: 乙, 评分标准: {MEETING}}}, {{名称: 丙}}]\n", [("PRC102", 4)]),
        (f"标题: 甲\n指标:\n  - {{名称: 乙,  {MARK}\n     评分标准: {MEETING}}}\n", [("PRC102", 4)]),
        (f"标题: 甲\n指标:\n  - {{名称: 乙,\n     评分标准: {MEETING}\n    }}  {MARK}\n", [("PRC102", 4)]),
        # block and folded texts, with the comment on the header
        (f"标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: |  {MARK}\n      {MEETING}\n", [("PRC102", 5)]),
        (
            f"标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: >-  {MARK}\n      按年计分。\n      {MEETING}\n",
            [("PRC102", 6)],
        ),
        # a text over several lines, and a value on the line below its key
        (f"标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: 按年计分，\n      {MEETING}  {MARK}\n", [("PRC102", 5)]),
        (
            f"标题: 甲\n指标:\n  - 名称: 乙\n    评分标准:\n      {MARK}\n      {MEETING}\n    分值: 3\n",
            [("PRC102", 6)],
        ),
        # a dash alone, tabs before the comment, anchors, aliases, merge keys
        (f"标题: 甲\n指标:\n  -  {MARK}\n    名称: 乙\n    评分标准: {MEETING}\n", [("PRC102", 5)]),
        (f"标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: {MEETING}\t{MARK}\n", [("PRC102", 4)]),
        (
            f"标题: 甲\n指标:\n  {MARK}\n  - &a\n    名称: 乙\n    评分标准: &b {MEETING}\n  - 名称: 丙\n",
            [("PRC102", 6)],
        ),
        (f"标题: 甲\nx-a: &a {MEETING}\n指标:\n  - 名称: 乙\n    评分标准: *a  {MARK}\n", [("PRC102", 2)]),
        (f"标题: 甲\nx-a: &a\n  评分标准: {MEETING}\n指标:\n  - <<: *a  {MARK}\n    名称: 乙\n", [("PRC102", 3)]),
        (f"标题: 甲\nx-a: &a\n  评分标准: {MEETING}\n指标:\n  {MARK}\n  - 名称: 乙\n    <<: *a\n", [("PRC102", 3)]),
        (f"标题: 甲\n{MARK}\nx-a: &a\n  评分标准: {MEETING}\n指标:\n  - 名称: 乙\n    <<: *a\n", [("PRC102", 4)]),
        (
            f"标题: 甲\n{MARK}\nx-a: &a\n  # kpi-audit: ignore[PRC103] 县委文件要求\n  评分标准: {MEETING}查阅台账。\n"
            "指标:\n  - 名称: 乙\n    <<: *a\n",
            [("PRC102", 5), ("PRC103", 5)],
        ),
    ],
)
def test_every_style_of_yaml(text: str, covered: list[tuple[str, int]]) -> None:
    report = audited(text)
    assert (aside(report), [code for code, _ in counted(report)]) == (covered, [])


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_line_ends_and_encodings(ending: str, encoding: str) -> None:
    text = f"# kpi-audit: ignore-file[PRC103] 县委文件要求\n标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: {MEETING}查阅台账。  {MARK}\n"
    report = audited(text.replace("\n", ending).encode(encoding))
    assert {code for code, _ in aside(report)} == {"PRC102", "PRC103"}
    assert {record.line for one in report.suppressed() if (record := one.suppressed)} == {5, 1}


def test_in_a_key_it_is_no_comment() -> None:
    report = audited(f"标题: 甲\n指标:\n  - 名称: 乙\n    'x-a {MARK}': 丙\n    评分标准: {MEETING}\n")
    assert counted(report) == [("SUP006", 4), ("PRC102", 5)]


def test_above_the_first_field_it_is_for_that_field() -> None:
    report = audited(f"{MARK}\n标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: {MEETING}\n")
    assert notices(report) == [("SUP001", "unused_tree", 1, 21)]
    assert counted(report) == [("SUP001", 1), ("PRC102", 5)]


def test_an_alias_used_twice_is_suppressed_where_it_is_meant() -> None:
    report = audited(
        f"标题: 甲\nx-a: &a {MEETING}\n指标:\n  - 名称: 乙\n    评分标准: *a  {MARK}\n  - 名称: 丙\n    评分标准: *a\n"
    )
    assert (len(aside(report)), counted(report)) == (1, [("PRC102", 2)])
    assert report.suppressed()[0].pointer.startswith("/indicators/0")


def test_evidence_on_the_line_counts_for_a_finding_on_its_indicator() -> None:
    """A veto that is found in a criterion stands at the name; the author answers where the words are."""
    veto = "凡发生事件的一票否决。"
    report = audited(
        f"标题: 甲\n指标:\n  - 名称: 乙\n    分值: 10\n    评分标准: {veto}  # kpi-audit: ignore[VET202] 县委文件要求\n"
    )
    assert [code for code, _ in aside(report)] == ["VET202"]


def test_a_finding_on_the_whole_scheme_is_not_silenced_at_one_indicator() -> None:
    text = "标题: 甲\n指标:\n  {}\n  - {{名称: 召开会议, 分值: 90, 评分标准: 每月召开会议不少于1次。}}\n  - {{名称: 乙, 分值: 10}}\n"
    report = audited(text.format("# kpi-audit: ignore[PRC101] 县委文件要求"))
    assert {"PRC101", "SUP001"} <= {one.finding.code for one in report.findings()}
    assert report.suppressed() == []
    top = text.replace("指标:", "指标:  # kpi-audit: ignore[PRC101] 县委文件要求").format("# 说明")
    assert [(one.finding.code, one.region.line) for one in audited(top).suppressed()] == [("PRC101", 2)]
    head = "# kpi-audit: ignore-file[PRC101] 县委文件要求\n" + text.format("# 说明")
    (found,) = audited(head).suppressed()
    assert found.suppressed is not None and found.suppressed.kind == "file"


def test_several_documents_in_one_file() -> None:
    """ignore-file at the head of the file is for all of them, at the head of a later document for that one."""
    one = f"指标:\n  - {{名称: 乙, 评分标准: {MEETING}}}\n"
    everywhere = audited(f"# kpi-audit: ignore-file[PRC102] 县委文件要求\n标题: 甲\n{one}---\n标题: 丙\n{one}")
    assert aside(everywhere) == [("PRC102", 4), ("PRC102", 8)]
    assert notices(everywhere) == []
    later = audited(f"标题: 甲\n{one}---\n# kpi-audit: ignore-file[PRC102] 县委文件要求\n标题: 丙\n{one}")
    assert (aside(later), counted(later)) == ([("PRC102", 8)], [("PRC102", 3)])


def test_the_narrowest_reason_is_told() -> None:
    report = audited(
        f"# kpi-audit: ignore-file[PRC] 全县统一\n标题: 甲\n指标:\n  # kpi-audit: ignore[PRC1] 本组\n  - 名称: 乙\n    评分标准: {MEETING}  {MARK}\n"
    )
    reasons = {one.pointer: record.reason for one in report.suppressed() if (record := one.suppressed)}
    assert reasons == {"/indicators": "全县统一", "/indicators/0/criteria": "县委文件要求"}
    assert notices(report) == []


def test_slugs_and_prefixes() -> None:
    for selector in ("PRC102", "activity-count", "PRC", "PRC1", "PRC10"):
        report = audited(
            f"标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: {MEETING}  # kpi-audit: ignore[{selector}] 县委文件要求\n"
        )
        assert aside(report) == [("PRC102", 4)], selector
