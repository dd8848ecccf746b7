"""Any scheme at all: no rule raises, every place is in the file, every evidence stands where it says."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_audit.audit import Auditor
from kpi_audit.facts.facts import Facts
from kpi_audit.inspection import inspect_scheme
from kpi_audit.reporters.formats import render
from kpi_audit.ruleset import choose
from kpi_audit.scheme.dossier import Assembler
from kpi_audit.scheme.library import Library
from kpi_audit.scheme.scheme import Scheme
from kpi_audit.words.voice import Voice

WORDS = st.sampled_from(
    "每 少 一次 扣 0.5 分 ， 扣完为止 。 得 10分 加 2 最高 不超过 台账 会议 记录 查阅 照片 满意度 率 达到 95% 以上 ≥ 不低于 上年 "
    "增长 一票否决 取消 评优资格 责任状 签订 安全生产 事故 发生 每起 每月 季度 排名 后三位 批示 刊发 媒体 注册 APP 打卡 从总分 倒扣 "
    "酌情 视情 （ ） ( ) 1. (2) 、 ； 未 不 无 100% 零 全覆盖 1000 百分之 九十五 10月底 前 2026年 《条例》 第三条 得满分 不得分 ×150分 "
    "负有责任 较大 通报 个百分点 / - — ～ １０ 會議 \u200b \u3000 \ue000 🙂".split(" ")
)
TEXT = st.lists(WORDS, max_size=14).map("".join) | st.text(max_size=20)
POINTS = st.none() | st.floats(0, 1e6) | st.integers(0, 100)
NAME = TEXT.map(lambda text: text or "甲")


def _leaf(children: st.SearchStrategy[list[object]]) -> st.SearchStrategy[dict[str, object]]:
    fields = {
        "name": NAME,
        "points": POINTS,
        "criteria": TEXT,
        "description": TEXT,
        "target": TEXT,
        "deadline": TEXT,
        "veto": st.none() | st.booleans(),
        "evidence": st.lists(TEXT, max_size=7),
        "weight": st.none() | st.floats(0, 100),
        "children": children,
    }
    return st.fixed_dictionaries(
        {"name": NAME}, optional={key: value for key, value in fields.items() if key != "name"}
    )


TREE = st.recursive(_leaf(st.just([])), lambda inner: _leaf(st.lists(inner, max_size=3)), max_leaves=6)
SCHEME = st.fixed_dictionaries(
    {"title": NAME, "indicators": st.lists(TREE, min_size=1, max_size=4)},
    optional={
        "text": TEXT,
        "total_points": POINTS,
        "year": st.integers(1990, 2030),
        "level": st.sampled_from(["city", "county", "organization"]),
        "assesses": st.sampled_from(["township", "village", "individual"]),
        "vetoes": st.lists(TEXT.filter(bool), max_size=4),
        "letters": st.lists(TEXT.filter(bool), max_size=4),
        "accountability": st.lists(TEXT, max_size=3),
        "rewards": st.lists(TEXT, max_size=3),
        "bonus": st.fixed_dictionaries({"cap": POINTS, "items": st.lists(TREE, max_size=2)}),
        "penalties": st.fixed_dictionaries({"floor": POINTS, "items": st.lists(TREE, max_size=2)}),
        "duty_list": st.fixed_dictionaries(
            {"duties": st.lists(st.fixed_dictionaries({"item": NAME}), min_size=1, max_size=4)}
        ),
    },
)


def _line(text: str, number: int) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[number - 1]


@settings(max_examples=150)
@given(SCHEME)
def test_any_scheme_is_audited(data: dict[str, object]) -> None:
    """JSON is YAML, so what hypothesis makes up is a scheme; every rule looks at it."""
    source = json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
    auditor = Auditor(choose(select=["ALL"]), reraise=True)
    report = auditor.audit_text("x.yaml", source)
    document = auditor.library.documents["x.yaml"]
    for located in report.findings():
        assert 1 <= located.region.line <= document.text.count("\n") + 1
        for text, region in located.evidence:
            assert region.offset <= region.end_offset <= len(document.text)
            if region.line == region.end_line and "\\" not in _line(document.text, region.line):
                assert document.text[region.offset : region.end_offset] == text
    assert len({located.fingerprint for located in report.findings()}) == sum(1 for _ in report.findings())
    for name in ("json", "concise", "markdown"):
        render(name, report, Voice("zh"), 1)


@settings(max_examples=60)
@given(SCHEME)
def test_any_scheme_is_inspected(data: dict[str, object]) -> None:
    """So is every reading of it."""
    library = Library()
    source = json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")
    for loaded in library.parse("x.yaml", source):
        if isinstance(loaded.model, Scheme):
            from pathlib import Path

            facts = Facts(Assembler(library).assemble(loaded, Path("x.yaml")))
            rows = inspect_scheme(facts, loaded.document).rows
            assert len(rows) == len(facts.hierarchy.nodes)
            assert abs(sum(facts.points.share(leaf) for leaf in facts.leaves) - 1) < 1e-6 or not facts.leaves
