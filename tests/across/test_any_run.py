"""Any schemes together: no rule raises, every place is in its file, and the order in which they come changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_audit.audit import Auditor
from kpi_audit.findings.report import Report
from kpi_audit.reporters.formats import render
from kpi_audit.ruleset import choose
from kpi_audit.words.voice import Voice

NAMES = st.sampled_from(
    "防溺水工作 暑期防溺水台账 秸秆禁烧 秸秆禁烧巡查 安全生产检查 垃圾分类覆盖率 农村垃圾分类占比 原煤产量 依法生产 建设用地规模 工作台账 "
    "满意度 森林防火 <b>防溺水</b> |防溺水| [red]禁烧 \u202e防溺水 🙂 防\n溺水".split(" ")
)
TEXTS = st.sampled_from(
    "每处火点扣2分，扣完为止。 台账资料齐全，缺一项扣1分。 发现秸秆焚烧火点的，每处扣1分。 原煤产量增长20%以上，每低1个百分点扣2分。 "
    "不得超核定能力生产，发现一次扣5分。 同一事项不重复扣分。 6月底前完成。 每月25日前报送报表。".split(" ")
)
FREQUENCY = st.sampled_from(["每日", "每周", "每月", "每季", "每年", "不定期", {"times": 4, "per": "year"}])
UNIT = st.sampled_from(
    ["柳林镇", "河西镇", {"id": "1", "name": "柳林镇"}, {"id": "1"}, {"id": "2", "category": "山区"}]
)
FORM = st.fixed_dictionaries(
    {"form": NAMES}, optional={"frequency": FREQUENCY, "items": st.lists(NAMES, max_size=4), "hours": st.floats(0, 1e6)}
)
LEAF = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        "points": st.floats(0, 1e6) | st.integers(0, 100),
        "criteria": TEXTS,
        "target": st.sampled_from(["≥100亩", "≤50亩", "≥10公顷", "≤5%"]),
        "deadline": st.sampled_from(["2026-06-30", "2026-12-31", "13月"]),
        "veto": st.booleans(),
        "reports": st.lists(FORM, max_size=3),
        "assessor": NAMES,
        "reason": TEXTS,
    },
)
SCHEME = st.fixed_dictionaries(
    {"title": NAMES, "indicators": st.lists(LEAF, min_size=1, max_size=4), "assesses": st.just("township")},
    optional={
        "issuer": st.sampled_from(["青禾县教育局", "县教育局", "妇联", "县委办、县府办", " ", "🙂"]),
        "jurisdiction": st.sampled_from(["青禾县", " ", "青 禾县"]),
        "year": st.sampled_from([2025, 2026]),
        "units": st.lists(UNIT, max_size=3),
        "letters": st.lists(NAMES, max_size=4),
        "vetoes": st.lists(NAMES, max_size=4),
        "inspections": st.lists(
            st.fixed_dictionaries({"subject": NAMES}, optional={"frequency": FREQUENCY, "by": NAMES}), max_size=3
        ),
        "clauses": st.just({"mutual_recognition": True}),
        "text": TEXTS,
    },
)


def audited(schemes: list[dict[str, object]], order: list[int]) -> tuple[Report, Auditor]:
    """The report on the schemes, read in an order of their own."""
    auditor = Auditor(choose(select=["ALL"]), reraise=True)
    members = []
    for number in order:
        source = json.dumps(schemes[number], ensure_ascii=False, indent=1).encode()
        members += [(one, Path(f"{number}.yaml")) for one in auditor.library.parse(f"{number}.yaml", source)]
    return auditor.audit(members), auditor


@settings(max_examples=60)
@given(st.lists(SCHEME, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_any_run_is_audited(schemes: list[dict[str, object]], chance: object) -> None:
    """JSON is YAML: what hypothesis makes up are schemes, some of them siblings."""
    order = list(range(len(schemes)))
    report, auditor = audited(schemes, order)
    for document in report.documents:
        for located in document.findings:
            assert located.path == document.path
            text = auditor.library.documents[document.path].text
            for said, region in located.evidence:
                assert region.offset <= region.end_offset <= len(text)
                if region.line == region.end_line and "\\" not in text[region.offset : region.end_offset]:
                    assert text[region.offset : region.end_offset] == said
            assert {spot.path for spot in located.related} <= {one.path for one in report.documents}
    for load in report.loads:
        assert load.total.leaves == sum(row.leaves for row in load.rows)
        assert load.total.submissions <= sum(row.submissions for row in load.rows) + 1e-6
        assert abs(sum(load.total.inspections_by_month) - load.total.inspections) < 1e-6
    chance.shuffle(order)  # type: ignore[attr-defined]
    again, _ = audited(schemes, order)
    for name in ("json", "markdown", "concise"):
        assert render(name, again, Voice("zh"), 1) == render(name, report, Voice("zh"), 1)
