"""Which indicator became which: ids, names, renamed lines, moved lines; nothing is paired twice."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_audit.facts.facts import Facts
from kpi_audit.facts.versions.matching import Matching, match
from kpi_audit.reporters.revision.wording import differing
from kpi_audit.scheme.dossier import Dossier
from kpi_audit.scheme.library import Library
from kpi_audit.scheme.scheme import Scheme


def facts(text: str) -> Facts:
    (loaded,) = Library().parse("scheme.yaml", f"title: 某镇考核办法\nindicators:\n{text}".encode())
    assert isinstance(loaded.model, Scheme), loaded.faults
    return Facts(Dossier(loaded.model, "scheme.yaml"))


def matched(old: str, new: str) -> Matching:
    return match(facts(old), facts(new))


def names(found: Matching) -> list[tuple[str, str]]:
    return [(old.name, new.name) for old, new in found.pairs]


def test_an_id_keeps_an_indicator_through_a_new_name() -> None:
    found = matched("  - {id: A1, name: 信访办理}\n", "  - {id: A1, name: 信访件办理质量}\n")
    assert names(found) == [("信访办理", "信访件办理质量")]


def test_an_id_given_to_another_indicator_is_no_match() -> None:
    found = matched(
        "  - {id: A1, name: 秸秆禁烧}\n  - {id: A2, name: 防汛值守}\n",
        "  - {id: A1, name: 防汛值守}\n  - {id: A2, name: 养老服务}\n",
    )
    assert names(found) == [("防汛值守", "防汛值守")]
    assert [node.name for node in found.removed] == ["秸秆禁烧"]
    assert [node.name for node in found.added] == ["养老服务"]


def test_renumbered_reworded_and_moved_lines_are_the_same() -> None:
    found = matched(
        "  - name: 一、平安\n    children:\n      - {name: 1.矛盾纠纷排查化解}\n      - {name: 2.消防安全}\n",
        "  - name: 一、治理\n    children:\n      - {name: 1.消防安全（5分）}\n  - name: 二、民生\n    children:\n"
        "      - {name: 2.矛盾纠纷的化解}\n",
    )
    assert ("2.消防安全", "1.消防安全（5分）") in names(found)
    assert ("1.矛盾纠纷排查化解", "2.矛盾纠纷的化解") in names(found)


def test_a_group_is_never_taken_for_a_line() -> None:
    found = matched("  - {name: 信访工作}\n", "  - name: 信访工作\n    children:\n      - {name: 初访化解}\n")
    assert names(found) == []


NAME = st.text(alphabet="甲乙丙丁信访安全生产", min_size=1, max_size=6)


@settings(max_examples=80)
@given(st.lists(NAME, min_size=1, max_size=12), st.lists(NAME, min_size=1, max_size=12))
def test_every_indicator_is_paired_once_or_told(old: list[str], new: list[str]) -> None:
    found = matched(*("".join(f"  - {{name: {name}}}\n" for name in side) for side in (old, new)))
    assert len({id(node) for node, _ in found.pairs}) == len(found.pairs) == len({id(node) for _, node in found.pairs})
    assert len(found.pairs) + len(found.removed) == len(old)
    assert len(found.pairs) + len(found.added) == len(new)


def test_a_scheme_against_itself_has_no_difference(tmp_path: Path) -> None:
    del tmp_path
    text = "".join(f"  - {{name: 第{n}项工作}}\n" for n in range(30))
    found = matched(text, text)
    assert len(found.pairs) == 30 and not found.added and not found.removed


@given(st.text(alphabet="甲乙丙，。；扣1分\n"), st.text(alphabet="甲乙丙，。；扣1分\n"))
def test_what_is_shown_of_two_texts_is_in_them(before: str, after: str) -> None:
    gone, come = differing(before, after)
    for shown, text in ((gone, before), (come, after)):
        for piece in shown.split("…"):
            assert piece in text


def test_only_the_clauses_that_differ_are_shown() -> None:
    before = "每月开展安全检查不少于2次，每少一次扣0.5分，扣完为止；发生责任事故的不得分。"
    after = "每月开展安全检查不少于2次，每少一次扣1分，扣完为止；发生负有责任的较大事故的不得分。"
    assert differing(before, after) == (
        "…每少一次扣0.5分…发生责任事故的不得分。",
        "…每少一次扣1分…发生负有责任的较大事故的不得分。",
    )


def test_a_line_in_other_words_is_the_same_line() -> None:
    found = matched(
        "  - {name: 新型农村合作医疗, criteria: 参合率达到95%的得5分。}\n  - {name: 演练, criteria: 每年组织防汛演练2次。}\n",
        "  - {name: 城乡居民医疗保险, criteria: 参保率达到96%的得5分。}\n  - {name: 防汛应急演练, criteria: 每年组织防汛演练4次。}\n",
    )
    assert names(found) == [("新型农村合作医疗", "城乡居民医疗保险"), ("演练", "防汛应急演练")]


def test_a_text_that_only_changed_its_figures_keeps_its_line() -> None:
    found = matched(
        "  - {name: 馆员服务, criteria: 读者投诉查实的每件扣1分。}\n",
        "  - {name: 阅览服务质量, criteria: 读者投诉查实的每件扣2分。}\n",
    )
    assert names(found) == [("馆员服务", "阅览服务质量")]


def test_what_lines_of_two_years_share_by_chance_makes_them_no_pair() -> None:
    found = matched(
        "  - {name: 城镇污水处理率, criteria: 达到90%得满分，未达到的不得分。}\n"
        "  - {name: 商品抽检, criteria: 未完成任务的不得分，完成任务得满分。}\n",
        "  - {name: 农村污水处理率, criteria: 达到40%得满分，未达到的不得分。}\n"
        "  - {name: 药品广告, criteria: 未完成任务的不得分，完成任务得满分。}\n",
    )
    assert names(found) == []
    assert [node.name for node in found.removed] == ["城镇污水处理率", "商品抽检"]


def test_a_group_that_keeps_most_of_its_lines_was_renamed() -> None:
    found = matched(
        "  - name: 一、文化惠民\n    children:\n      - {name: 送戏下乡场次}\n      - {name: 农家书屋开放}\n",
        "  - name: 一、公共文化服务\n    children:\n      - {name: 送戏下乡场次}\n      - {name: 农家书屋开放率}\n"
        "  - name: 二、旅游\n    children:\n      - {name: 民宿培育}\n",
    )
    assert ("一、文化惠民", "一、公共文化服务") in names(found)
    assert [node.name for node in found.added] == ["二、旅游", "民宿培育"]


def test_numbers_that_moved_on_by_one_follow_the_names() -> None:
    """Tables number their lines: one more at the head gives each of them the number of its neighbour."""
    found = matched(
        "  - {id: 1, name: 农村污水治理}\n  - {id: 2, name: 农村垃圾治理}\n",
        "  - {id: 1, name: 农村厕所改造}\n  - {id: 2, name: 农村污水治理}\n  - {id: 3, name: 农村垃圾治理}\n",
    )
    assert names(found) == [("农村污水治理", "农村污水治理"), ("农村垃圾治理", "农村垃圾治理")]


def test_a_kept_id_does_not_join_two_objects() -> None:
    found = matched("  - {id: 7, name: 城镇污水处理率}\n", "  - {id: 7, name: 农村污水处理率}\n")
    assert names(found) == []
