"""Indicators against a duty list, by hand; and against the invented list of the corpus, where it is at hand."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from kpi_audit.facts.duty.duties import Duties
from kpi_audit.facts.duty.duty_match import DutyMatch
from kpi_audit.facts.duty.scores import FOUND, POSSIBLE
from kpi_audit.facts.hierarchy import Hierarchy
from kpi_audit.scheme.duty import DutyList
from kpi_audit.scheme.load import load
from kpi_audit.scheme.scheme import Scheme
from kpi_audit.source.document import read_documents

LIST = """
document: duty_list
duties:
  - {id: B-1, list: basic, item: "开展违法建设日常巡查,对新增违法建设及时劝阻并上报"}
  - {id: B-2, list: basic, item: 组织农村户厕改造摸排和后续管护}
  - {id: B-3, list: basic, item: 负责农村生活污水处理设施日常管护}
  - {id: B-4, list: basic, item: 落实田长制，开展永久基本农田日常巡查}
  - {id: B-5, list: basic, item: 完成上级交办的其他工作}
  - {id: B-6, list: basic, item: 做好森林防灭火宣传和野外火源管控}
  - {id: C-1, list: cooperative, item: 违法建筑拆除, lead: 县城市管理局, cooperation_duty: 维护现场秩序}
  - {id: C-2, list: cooperative, item: 食品安全监管, lead: 县市场监督管理局, lead_duty: 查处违法案件}
  - {id: T-1, list: taken_back, item: 违法建设立案处罚, takeover: 县城市管理局}
  - {list: basic, item: 做好兵役登记和兵员征集}
admissions:
  - {item: 协助做好水库除险加固群众安置, date: 2026-03-01, until: 2026-12-31}
"""


def _model(text: str) -> object:
    (document,) = read_documents("x.yaml", text.encode())
    loaded = load(document)
    assert loaded.model is not None, loaded.faults
    return loaded.model


def _duties(year: int | None = None) -> Duties:
    duty_list = _model(LIST)
    assert isinstance(duty_list, DutyList)
    dates = None if year is None else (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return Duties(duty_list, (), dates=dates)


def _match(name: str, criteria: str = "", refs: str = "", year: int | None = None) -> DutyMatch:
    said = (
        f'name: "{name}"' + (f', criteria: "{criteria}"' if criteria else "") + (f", duty_ref: {refs}" if refs else "")
    )
    scheme = _model(f"title: 县对乡镇考核\nindicators:\n  - {{{said}, points: 5}}\n")
    assert isinstance(scheme, Scheme)
    return _duties(year).match(Hierarchy(scheme).leaves[0])


@pytest.mark.parametrize(
    ("name", "criteria", "duty"),
    [
        ("两违防控", "新增两违当场叫停并报县局,漏报一处扣1分", "B-1"),
        ("拆违", "拆除违法建筑2万平方米", "C-1"),
        ("违建案件", "全年立案处罚10件", "T-1"),
        ("厕所革命", "卫生厕所正常使用率90%", "B-2"),
        ("征兵", "应征青年报名参军人数", "#10"),
    ],
)
def test_object_and_step(name: str, criteria: str, duty: str) -> None:
    """The same noun at another step is another duty; entries without an id count by position."""
    match = _match(name, criteria)
    assert match.ids == (duty,)
    assert match.score >= POSSIBLE
    assert match.matched_by == "text"


@pytest.mark.parametrize(
    ("name", "criteria"),
    [
        ("城镇污水处理厂提标", "当年完工"),
        ("镇区公厕建设", "新建公厕3座"),
        ("高标准农田建设", "新建高标准农田1000亩"),
        ("数字人民币推广", "新开钱包1000个"),
        ("党报党刊征订", "完成征订任务"),
    ],
)
def test_not_found(name: str, criteria: str) -> None:
    """A shared tail or head noun is no match."""
    match = _match(name, criteria)
    assert match.ids == ()
    assert match.score < POSSIBLE
    assert match.list is None


def test_declared_wins() -> None:
    """Whatever the words say; the strictest of several lists decides, unknown ids are told."""
    match = _match("数字人民币推广", "新开钱包1000个", "[B-2, X-9]")
    assert (match.ids, match.unknown_refs, match.list, match.matched_by) == (("B-2",), ("X-9",), "basic", "declared")
    assert _match("违建", "", "[B-1, T-1]").list == "taken_back"
    assert _match("违建", "", "X-1").unknown_refs == ("X-1",)
    assert _match("征兵", "", '"#10"').ids == ("#10",)


def test_cooperative_part_and_lead() -> None:
    """Only the outcome makes it a lead."""
    lead, part = _match("拆违", "拆除面积2万平方米", "C-1"), _match("拆违", "派人维护现场秩序", "C-1")
    assert lead.as_lead
    assert lead.scored
    assert not part.as_lead


def test_catch_all_and_exempt() -> None:
    """Neither matches, not even the catch-all of the list."""
    assert _match("其他工作", "完成县委县政府交办的其他工作").catch_all
    assert _match("其他工作", "完成县委县政府交办的其他工作", "B-5").catch_all
    assert _match("自评材料", "12月底前报送自评报告").exempt
    assert _match("机关后勤", "公务用车集中停放").exempt


def test_admissions_by_year() -> None:
    """In force, they back a line; expired ones do not."""
    name, criteria = "水库除险加固群众安置", "协助做好群众安置"
    assert _match(name, criteria, year=2026).matched_by == "admission"
    assert _match(name, criteria).matched_by == "admission"
    assert _match(name, criteria, year=2027).matched_by != "admission"


def test_words_of_the_match() -> None:
    """What a match rests on stands in the line."""
    assert {words.text for words in _match("厕所革命", "户厕正常使用率90%").words} >= {"厕所革命"}


def test_three_lists(corpus: Path) -> None:
    """An invented township of the corpus: the right duty, and the two kinds of defect."""
    folder = corpus / "duty_lists"
    gold = {one["id"]: one for one in json.loads((folder / "three-lists-indicators.json").read_text("utf-8"))}
    duty_list = _model((folder / "three-lists.yaml").read_text("utf-8"))
    scheme = _model((folder / "three-lists-scheme.yaml").read_text("utf-8"))
    assert isinstance(duty_list, DutyList)
    assert isinstance(scheme, Scheme)
    duties = Duties(duty_list, ())
    right = have = hit = wrong = 0
    want = dict.fromkeys(("taken_back", "cooperative_as_lead"), "402") | dict.fromkeys(("none", "catch_all"), "401")
    for leaf in Hierarchy(scheme).leaves:
        answer, match = gold[leaf.id], duties.match(leaf)
        code = "402" if match.list == "taken_back" or match.as_lead else None
        if not match.ids and not match.exempt:
            code = "401"
        expected = want.get(answer["relation"])
        hit += code == expected and expected is not None
        wrong += (code != expected) * (2 if code and expected else 1)
        if answer["items"]:
            have += 1
            right += bool(set(match.ids) & {*answer["items"], *answer["acceptable"]})
    assert right / have > 0.75
    assert 2 * hit / (2 * hit + wrong) > 0.85


def test_thresholds_are_in_order() -> None:
    """A candidate is less than found."""
    assert 0 < POSSIBLE < FOUND < 1
