"""What a scheme or group is about tells whether a line is about a platform, and whether archives are its subject."""

from __future__ import annotations

import pytest

from kpi_audit.facts.facts import Facts
from kpi_audit.scheme.dossier import Dossier
from kpi_audit.scheme.load import load
from kpi_audit.scheme.scheme import Scheme
from kpi_audit.source.document import read_documents

SCHEME = """标题: {title}
指标:
  - 名称: {group}
    下级指标:
      - 名称: {name}
        评分标准: {criteria}
        考核单位: {assessor}
"""


def facts(
    *,
    title: str = "某镇考核办法",
    group: str = "日常工作",
    name: str = "日常使用",
    criteria: str = "每日登录积1分。",
    assessor: str = "党政办",
) -> Facts:
    text = SCHEME.format(title=title, group=group, name=name, criteria=criteria, assessor=assessor)
    (document,) = read_documents("scheme.yaml", text.encode())
    scheme = load(document).model
    assert isinstance(scheme, Scheme)
    return Facts(Dossier(scheme, path="scheme.yaml"))


def words(found: Facts, mark: str) -> list[str]:
    return [word.text for word in found.reading(found.hierarchy.leaves[0]).mark(mark)]


def test_nothing_says_that_a_platform_is_meant() -> None:
    assert words(facts(), "app") == []


@pytest.mark.parametrize(
    "title",
    ["田园先锋客户端党员积分办法", "某镇“学习强国”使用考核", "某镇综治平台运行考核办法", "某县远程教育站点考核"],
)
def test_the_title_is_about_a_platform(title: str) -> None:
    assert words(facts(title=title), "app") == ["登录"]


@pytest.mark.parametrize("title", ["某镇信息平台建设考核办法", "某镇招商平台企业考核", "某镇平台经济考核"])
def test_a_title_about_making_a_platform_is_none(title: str) -> None:
    assert words(facts(title=title), "app") == []


def test_the_group_is_about_a_platform() -> None:
    assert words(facts(group="网格平台使用（20分）"), "app") == ["登录"]


def test_a_platform_assesses() -> None:
    case = {"name": "办理时限", "criteria": "按时办结率95%得5分。"}
    assert words(facts(**case), "app") == []
    assert words(facts(**case, assessor="区治理平台"), "app") == ["办结率"]
    assert words(facts(**case, assessor="区治理平台"), "trace") == ["办结率"]


def test_who_logs_in_leaves_no_trace() -> None:
    assert words(facts(group="网格平台使用（20分）"), "trace") == []


def test_in_a_scheme_about_a_platform_other_lines_stay_what_they_are() -> None:
    found = facts(title="某镇综治平台运行考核办法", name="机构", criteria="配备专职人员得5分。")
    assert words(found, "app") == []


def test_archives_are_no_trace_where_they_are_the_subject() -> None:
    case = {"name": "档案人员培训", "criteria": "档案损毁的扣5分。"}
    assert words(facts(**case), "trace") == ["档案"]
    assert words(facts(**case, title="某县档案工作考核办法"), "trace") == []
    kept = {"name": "档案检查", "criteria": "查阅检查记录，缺一次扣1分。"}
    assert words(facts(**kept, title="某县档案工作考核办法"), "trace") == ["查阅检查记录"]
