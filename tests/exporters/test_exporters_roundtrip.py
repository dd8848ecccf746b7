"""A scheme as a table and back: every kind of file, both languages, any scheme at all."""

from __future__ import annotations

import json
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kpi_audit.cli.app import run
from kpi_audit.exporters.plain_data import data_of
from kpi_audit.exporters.story import SUFFIXES, export
from kpi_audit.importers.door import FileImporter
from kpi_audit.scheme.library import Library
from kpi_audit.scheme.load import Loaded

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = sorted(path for path in ROOT.glob("examples/*/*.yaml"))


def load(text: str) -> Loaded:
    [one] = Library().parse("a.yaml", text.encode("utf-8", "replace"))
    return one


def back(loaded: Loaded, suffix: str, *, chinese: bool = True) -> Loaded:
    """The document after a journey through a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(export(loaded, suffix, chinese=chinese))
        [one] = Library(importer=FileImporter("zh" if chinese else "en")).read(path)
    assert one.model is not None, [(fault.key, dict(fault.args), fault.place.path) for fault in one.faults]
    return one


def kept(value: Any) -> Any:
    """What a cell keeps of a text: no blanks around it or at the ends of its lines, line feeds for other breaks."""
    if isinstance(value, str):
        from kpi_audit.importers.paper import cleaned

        return cleaned(value)
    if isinstance(value, dict):
        found = {key: kept(one) for key, one in value.items() if key != "document"}
        return {key: one for key, one in found.items() if one not in ("", [], {})}
    if isinstance(value, list):
        return [one for one in map(kept, value) if one not in ("", [], {})]
    return value


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("chinese", [True, False])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_examples_come_back(path: Path, suffix: str, chinese: bool) -> None:
    for loaded in Library().read(path):
        assert loaded.model is not None
        found = back(loaded, suffix, chinese=chinese)
        assert found.model is not None
        assert kept(data_of(found.model)) == kept(data_of(loaded.model))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_corpus_comes_back(corpus: Path, suffix: str) -> None:
    for path in sorted(corpus.glob("schemes/*.yaml")) + sorted(corpus.glob("duty_lists/*.yaml")):
        for loaded in Library().read(path):
            if loaded.model is not None:
                found = back(loaded, suffix).model
                assert found is not None
                assert kept(data_of(found)) == kept(data_of(loaded.model)), path.name


WORDS = st.sampled_from(
    "每 少 一次 扣 0.5 分 ， 扣完为止 。 得 10分 合计 小计 总分 加分项 扣分项 一票否决 注： 备注 填表人： 一、 （一） 1. 2. （30分） \n "
    "考核指标 基本信息 一级指标 分值 ' = + - @ ＝1+1 | \\ ` * <br> & # --- [ ] { } : ， ; \t \" # 是 否 每月 95% 2026-01-01 null ~ "
    "党的建设 　 \u200b 🙂 x-备注 （续） 内容 项目 \\| __ ** < > &lt; ~~ !".split(" ")
)
TEXT = (st.lists(WORDS, min_size=1, max_size=6).map("".join) | st.text(min_size=1, max_size=12)).filter(
    lambda text: bool(kept(text))
)
NAME = TEXT
POINTS = st.decimals(0, 1000, places=2).map(float) | st.integers(0, 100)
KEY = st.sampled_from(["x-备注", "x-自评", "x-note"])


def _leaf(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {"name": NAME},
        optional={
            "points": POINTS,
            "weight": st.integers(0, 100),
            "criteria": TEXT,
            "description": TEXT,
            "kind": st.sampled_from(["process", "outcome"]),
            "target": TEXT | st.fixed_dictionaries({"op": st.just(">="), "value": POINTS}, optional={"unit": TEXT}),
            "deadline": TEXT,
            "frequency": st.sampled_from(["monthly", "annual"]) | st.just({"times": 4, "per": "year"}),
            "lead": st.lists(TEXT, min_size=1, max_size=3),
            "assessor": TEXT,
            "data_source": TEXT | st.fixed_dictionaries({"type": st.just("survey"), "provider": TEXT}),
            "verify": st.lists(st.sampled_from(["documents", "onsite"]), min_size=1, unique=True),
            "evidence": st.lists(TEXT, min_size=1, max_size=3),
            "basis": TEXT | st.lists(st.fixed_dictionaries({"document": TEXT, "clause": TEXT}), min_size=1, max_size=2),
            "veto": st.booleans(),
            "scoring": st.fixed_dictionaries({"mode": st.just("bands"), "steps": st.lists(POINTS, max_size=2)}),
            "means": st.just({"power": "none"}),
            "reports": st.lists(
                st.fixed_dictionaries({"form": TEXT}, optional={"items": st.lists(TEXT, max_size=2)}), max_size=2
            ),
            "reason": TEXT,
            "x-备注": TEXT,
            "children": children,
        },
    )


TREE = st.recursive(_leaf(st.just([])), lambda inner: _leaf(st.lists(inner, max_size=3)), max_leaves=5)
SCHEME = st.fixed_dictionaries(
    {"title": TEXT, "indicators": st.lists(TREE, min_size=1, max_size=3)},
    optional={
        "issuer": TEXT,
        "level": st.sampled_from(["city", "county"]),
        "assesses": st.sampled_from(["township", "village"]),
        "year": st.integers(2000, 2030),
        "period": st.just({"start": "2026-01-01", "end": "2026-12-31"}),
        "total_points": POINTS,
        "basis": st.lists(TEXT, max_size=2),
        "units": st.lists(
            st.fixed_dictionaries({"name": TEXT}, optional={"staff": POINTS, "x-备注": TEXT}), max_size=2
        ),
        "evaluators": st.lists(
            st.fixed_dictionaries({"role": st.just("citizen")}, optional={"weight": POINTS}), max_size=2
        ),
        "frequency": st.just({"scoring": "annual", "ranking": {"times": 2, "per": "year"}}),
        "vetoes": st.lists(
            TEXT
            | st.fixed_dictionaries(
                {"matter": TEXT}, optional={"trigger": TEXT, "consequence": st.lists(TEXT, max_size=2)}
            ),
            max_size=3,
        ),
        "letters": st.lists(TEXT, max_size=2),
        "bonus": st.fixed_dictionaries({"items": st.lists(TREE, min_size=1, max_size=2)}, optional={"cap": POINTS}),
        "penalties": st.fixed_dictionaries(
            {"items": st.lists(TREE, min_size=1, max_size=2)}, optional={"floor": POINTS}
        ),
        "ranking": st.fixed_dictionaries({"scope": TEXT}),
        "grades": st.lists(st.fixed_dictionaries({"name": TEXT, "min": POINTS}, optional={"max": POINTS}), max_size=2),
        "accountability": st.lists(TEXT, max_size=2),
        "rewards": st.lists(TEXT, max_size=2),
        "clauses": st.fixed_dictionaries({}, optional={"appeal": TEXT, "guidance": st.booleans()}),
        "inspections": st.lists(
            st.fixed_dictionaries({"subject": TEXT}, optional={"unannounced": st.booleans()}), max_size=2
        ),
        "text": st.lists(TEXT, min_size=1, max_size=5).map("\n".join),
        "x-来源": TEXT,
    },
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=40)
@given(data=SCHEME, chinese=st.booleans())
@example(data={"title": "\U000103d6", "indicators": [{"name": "甲"}]}, chinese=True)  # no character yet: not printable
def test_any_scheme_comes_back(suffix: str, data: dict[str, Any], chinese: bool) -> None:
    loaded = load(json.dumps(data, ensure_ascii=False))
    if loaded.model is None:
        return
    found = back(loaded, suffix, chinese=chinese)
    assert found.model is not None
    assert kept(data_of(found.model)) == kept(data_of(loaded.model))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_scheme_gives_the_same_bytes(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the clock says: an archive can hold no year before 1980 or after 2107."""
    [loaded] = Library().read(EXAMPLES[0])
    first = export(loaded, suffix, chinese=True)
    assert export(loaded, suffix, chinese=True) == first
    for year in (1970, 2200):
        monkeypatch.setattr(time, "localtime", lambda *_, year=year: time.struct_time((year, 1, 1, 0, 0, 0, 3, 1, 0)))
        assert export(loaded, suffix, chinese=True) == first


ODD = [
    *(
        "标题 #",
        "a#",
        "# 标题",
        "过程",
        "是",
        "否",
        "每月",
        "true",
        "a|b",
        "||",
        "| --- |",
        "行1\n行2",
        "行1\n\n行2",
        "=1+1",
        "+5",
        "-3",
    ),
    *(
        "@x",
        "＝1",
        "- 列表",
        "2026-01-01",
        "12/31",
        "1e5",
        "００１",
        "１２３",
        "  前后 ",
        "\t制表",
        "（续）",
        "'单引号'",
        "''",
        "'a'",
        "'{a: b}'",
    ),
    *(
        "\\",
        "\\n",
        "<br>",
        "<b>x</b>",
        "&lt;",
        "**粗**",
        "__x__",
        "`c`",
        "~~x~~",
        "![a](b)",
        "1. 列表",
        "---",
        "***",
        "> 引",
        "```",
    ),
    *(
        "null",
        "~",
        "合计",
        "小计",
        "注：x",
        "一票否决",
        "加分项（最高5分）",
        "填表人：",
        "考核指标",
        "基本信息",
        "项目",
        "内容",
        "编号",
        "分值",
    ),
    *(
        "一级指标",
        "level1",
        "（共100分）",
        "{a: b}",
        "[a, b]",
        "{",
        "[",
        '"引"',
        "a: b",
        "a:",
        "?",
        "!",
        "%",
        "&a",
        "*a",
        "10",
        "100分",
        "（10分）",
    ),
    *(
        "一、",
        "（一）党建",
        "sep=;",
        "a;b",
        "a\tb",
        "_x000D_x",
        "TRUE",
        "#REF!",
        "1,000",
        "50%",
        "e\u0301",
        "🙂",
        "长" * 30_000,
    ),
]
"""Texts that a table, Markdown, YAML or a spreadsheet might take for something else."""


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_odd_texts_come_back_from_every_place(suffix: str) -> None:
    lines = [
        {"name": text, "points": 5, "criteria": text, "target": text, "lead": [text, "乙局"], "x-备注": text}
        for text in ODD
    ]
    groups = [{"name": line["name"], "children": [line]} for line in lines]
    lists = ("basic", "cooperative", "taken_back")
    texts = ("category", "item", "lead", "lead_duty", "takeover", "method")
    documents: list[dict[str, Any]] = [
        {
            "title": "办法",
            "indicators": [*lines, *groups],
            "vetoes": [*ODD, *({"matter": text, "trigger": text} for text in ODD)],
            "bonus": {"items": lines},
            "penalties": {"items": lines},
            "text": "\n".join(ODD),
        },
        {
            "document": "duty_list",
            "title": "清单",
            "duties": [{"list": kind, **dict.fromkeys(texts, text)} for kind in lists for text in ODD],
        },
    ]
    if suffix in (".csv", ".md"):
        documents += [{"title": text, "indicators": lines[:1], "clauses": {"appeal": text}} for text in ODD]
    for data in documents:
        loaded = load(json.dumps(data, ensure_ascii=False))
        assert loaded.model is not None
        found = back(loaded, suffix).model
        assert found is not None
        assert kept(data_of(found)) == kept(data_of(loaded.model))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("place", ["title", "name", "criteria"])
def test_what_no_cell_holds_is_told(
    suffix: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written that an import would refuse; only running text goes into several cells."""
    data: dict[str, Any] = {"title": "办法", "indicators": [{"name": "甲", "points": 5}], "text": "长" * 70_000}
    source, output = tmp_path / "a.yaml", tmp_path / f"a{suffix}"
    source.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert run(["export", str(source), "-o", str(output)]) == 0
    output.unlink()
    (data if place == "title" else data["indicators"][0])[place] = "长" * 40_000
    source.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    capsys.readouterr()
    for lang, said in (("zh", "一个单元格最多 32767 个"), ("en", "a cell holds at most 32767")):
        assert run(["export", str(source), "-o", str(output), "--lang", lang]) == 2
        assert said in capsys.readouterr().err
    assert not output.exists()


def test_a_sheet_is_laid_out_to_be_printed() -> None:
    """The head stays in sight and on every page, all columns on one, each row as high as its longest text asks."""
    long = "每月召开例会，查阅会议记录，缺一次扣1分。" * 8
    leaves = [{"name": "会议", "points": 40, "criteria": long}, {"name": "满意度", "points": 60, "criteria": "按率"}]
    data = {"title": "某镇考核办法", "indicators": leaves}
    sheet: Any = load_workbook(BytesIO(export(load(json.dumps(data)), ".xlsx", chinese=True))).worksheets[0]
    [head] = [row[0].row for row in sheet.iter_rows() if "分值" in {cell.value for cell in row}]
    assert sheet.freeze_panes == f"A{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert sheet.row_dimensions[head + 1].height > 2 * sheet.row_dimensions[head + 2].height
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[head]}
    assert widths["评分标准"] > 2 * widths["分值"]
