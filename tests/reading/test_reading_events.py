"""Events that are punished: what a trigger names, how two of them lie to each other, where points go."""

from __future__ import annotations

import pytest

from kpi_audit.reading.accountability.events import Event, find_events
from kpi_audit.reading.accountability.overlap import relation
from kpi_audit.reading.accountability.punished import punished
from kpi_audit.reading.accountability.sanctions import rewards, sanctions
from kpi_audit.reading.accountability.single import counts_once


def one(text: str) -> Event:
    """The only event of a trigger."""
    found = find_events(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("发生越级上访的", "petition", {"levels": (), "crowd": False}),
        ("发生10人以上集体去京非正常上访的", "petition", {"levels": ("capital",), "crowd": True}),
        ("发生到省集体访的", "petition", {"levels": ("province",)}),
        ("发生较大及以上生产安全责任事故的", "accident", {"grades": (2, 3, 4), "objects": ("production",)}),
        ("发生一次死亡3人以上生产安全事故的", "accident", {"grades": (2, 3, 4)}),
        ("发生一次死亡2人以下生产安全事故的", "accident", {"grades": (1,)}),
        ("发生一次死亡30人以上生产安全事故的", "accident", {"grades": (4,)}),
        ("境内发生一次死亡10人以上道路交通事故", "accident", {"grades": (3, 4), "objects": ("traffic",)}),
        ("各类火灾事故总起数同比情况", "accident", {"universal": True, "objects": ()}),
        ("发生命案的", "case", {"objects": ("homicide",)}),
        ("被市级以上通报批评的", "circular", {"levels": ("central", "province", "city")}),
        ("被省级媒体曝光的", "exposure", {"levels": ("province",)}),
        ("全年累计发生火点3处以上的", "burning", {"count": "3"}),
        ("发生其他群体性事件的", "mass", {"rest": True}),
    ],
)
def test_what_a_trigger_names(text: str, kind: str, part: dict[str, object]) -> None:
    event = one(text)
    assert event.kind == kind
    assert {name: getattr(event, name) for name in part} == part


@pytest.mark.parametrize(
    "text",
    [
        "未及时劝返进京上访人员的",
        "迟报、漏报事故信息的",
        "事故隐患未整改的",
        "越级上访处置不力的",
        "未按《预防处置群体性事件暂行规定》追究责任的",
        "命案发案率上升的",
        "信访案件未办结的",
        "受到省级通报表扬的",
        "焚烧发电项目未开工的",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert find_events(text) == []


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("发生越级上访的", "有越级上访的", "same"),
        ("发生一般生产安全事故的", "发生较大生产安全事故的", "apart"),
        ("发生较大生产安全事故的", "发生生产安全事故的", "within"),
        ("发生生产安全事故的", "发生较大及以上生产安全事故的", "around"),
        ("发生赴省上访的", "发生进京上访的", "apart"),
        ("发生越级上访的", "发生越级上访，造成恶劣影响的", "around"),
        ("发现火点的", "累计发现火点3处以上的", "apart"),
        ("发生命案的", "发生抢劫案件的", "apart"),
        ("发生较大责任事故的", "发生生产安全事故的", "meet"),
    ],
)
def test_how_two_lie(first: str, second: str, wanted: str) -> None:
    assert relation(one(first), one(second)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("发生一起扣2分;发生两起扣5分", [("points", 2.0, False), ("points", 5.0, False)]),
        ("每起分别扣10分、5分", [("points", 10.0, False)]),
        ("每起加扣5分", [("points", 5.0, True)]),
        ("未完成的不得分", [("zero", 0.0, False)]),
        ("发生命案的取消加分资格", [("bar", 0.0, False)]),
        ("扣完为止,最多扣5分", []),
        ("因不可抗力的不予扣分", []),
        ("下降5%,扣减3%", []),
        ("发生火灾的每起扣罚5000元", []),
    ],
)
def test_where_points_go(text: str, wanted: list[tuple[str, float, bool]]) -> None:
    assert [(hit.sanction, hit.points, hit.extra) for hit in punished(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("同一事项不重复扣分,就高扣分", True),
        ("同一问题在多处扣分的,只扣一次", True),
        ("同一事项涉及多项扣分的,按最高分值扣分", True),
        ("同一事项不重复加分", False),
        ("同一事项可以累计扣分", False),
        ("加分、扣分事项按实际发生次数累计", False),
        ("同一单位不得重复申报", False),
    ],
)
def test_one_matter_counts_once(text: str, wanted: bool) -> None:
    assert counts_once(text) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("未完成任务的,一律启动问责程序", [True]),
        ("季度排名后三位的,由分管领导约谈", [False]),
        ("连续两次排名末位的,一律约谈", [False]),
        ("弄虚作假的,一律通报批评", []),
        ("不得简单以问责代替整改", []),
        ("被市级通报批评的,扣5分", []),
        ("对前三名通报表扬", []),
    ],
)
def test_sanctions(text: str, wanted: list[bool]) -> None:
    assert [found.always for found in sanctions(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("对优秀等次的乡镇予以表彰", 1),
        ("作为评先评优的依据", 1),
        ("取消年度表彰奖励资格", 0),
        ("扣减年度绩效奖金", 0),
    ],
)
def test_rewards(text: str, wanted: int) -> None:
    assert len(list(rewards(text))) == wanted
