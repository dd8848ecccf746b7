"""`schema`: the JSON Schema says what the format says, and nothing of the format is left undescribed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kpi_audit.cli.app import run
from kpi_audit.json_schema import json_schema
from kpi_audit.scheme.element import Element
from kpi_audit.scheme.load import MODELS, load
from kpi_audit.scheme.shape import shape_of
from kpi_audit.source.document import Document, read_documents
from kpi_audit.source.plain import plain
from kpi_audit.words.fields import RECORD, descriptions

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
VALIDATOR = Draft202012Validator(json_schema())
HAN = re.compile(r"[\u4e00-\u9fff]")
GOOD = sorted(ROOT.glob("examples/*/*.yaml"))
REAL = sorted([*CORPUS.glob("schemes/*.yaml"), *CORPUS.glob("duty_lists/*.yaml")])


def documents(text: str | bytes) -> list[Document]:
    """The documents of a text."""
    return read_documents("x.yaml", text.encode() if isinstance(text, str) else text)


def accepts(text: str | bytes) -> bool:
    """Whether the schema takes every document of a text."""
    return all(VALIDATOR.is_valid(plain(one.root)) for one in documents(text) if one.root is not None)


def loads(text: str | bytes) -> bool:
    """Whether the tool itself takes them."""
    return all(not load(one).faults for one in documents(text))


def records() -> list[type[Element]]:
    """Every record of the format."""
    found: dict[type[Element], None] = {}
    waiting = list(MODELS.values())
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            waiting += [field.record for field in shape_of(model).fields.values() if field.record]
    return list(found)


def test_a_list_that_must_hold_something() -> None:
    """Indicators there must be; of all else there may be none."""
    assert not accepts("title: 甲\nindicators: []\n")
    assert accepts("title: 甲\nindicators: [{name: 乙}]\nvetoes: []\nunits: []\n")
    assert not accepts("document: duty_list\nduties: []\n")


def test_a_sign_before_a_number_in_quotes() -> None:
    """Points are none below nothing; a target may be."""
    text = "title: 甲\nindicators: [{{name: 乙, {}}}]\n"
    said = {one: accepts(text.format(one)) for one in ('points: "+1"', 'points: "-1"', 'target: {value: "-5"}')}
    assert list(said.values()) == [True, False, True]


def test_it_is_a_schema_of_the_dialect_that_it_names() -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert all(VALIDATOR.is_valid(example) for example in schema["examples"])


@pytest.mark.parametrize("path", GOOD, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_examples_are_valid(path: Path) -> None:
    assert accepts(path.read_bytes())


@pytest.mark.skipif(not REAL, reason="the corpus is not beside the project")
def test_real_schemes_are_valid() -> None:
    assert [path.name for path in REAL if not accepts(path.read_bytes())] == []


VALID = """
{title: t, indicators: {name: a}}
{标题: t, 指标: [{名称: a, 类型: 过程, 权重: 20%, 目标值: ≥95%, 频次: 每月, 核验方式: 现场}]}
{标题: t, 指标: [{name: a, 分值: "10", 频次: {次数: 4, 每: 年}, 一票否决: 是, 牵头单位: 甲局}]}
{标题: t, 指标: [{name: a, target: {op: ">=", value: 95}, data_source: {类型: 系统}}], x-note: [1]}
{标题: t, 指标: [{name: a, x-own: 1}], 一票否决: [出事, {事项: 出事, 类别: 廉政}], 依据: 某文件}
{标题: t, 指标: [{name: a}], 保障条款: {申诉复核: 是, 公开: 网站}, 年度: 2026, 考核周期: {开始: 2026-01-01}}
{标题: t, 指标: [{name: a}], 职责清单: a.yaml, 被考核单位: [甲镇, {id: 1, 基数: {A1: 3}}]}
{标题: t, 指标: [{name: a}], duty_list: {职责: [{事项: a, 清单: 基本履职}]}}
{文档类型: 考核方案, 标题: 2026, 指标: [{name: 1, id: 2, scoring: {steps: [a, {b: 1}]}}]}
{document: duty_list, duties: [{item: a, list: taken_back}], 准入: [b, {事项: c, 日期: 2026-03-01}]}
{标题: t, 指标: [{name: a, 依据: {文档类型: 某条例, 条款: 第三条}}], ranking: {published: false}}
{文档类型: 人员与工作量, tasks: [{name: a, hours: 3}]}
{文档类型: 考核结果, 数值: [{单位: a, 指标: b, 数值: 1.5}]}
""".strip().splitlines()

INVALID = """
{标题: t}
{指标: [{名称: a}]}
{标题: t, 指标: []}
{标题: t, 指标: [{分值: 1}]}
{标题: t, 指标: [{名称: a, 分直: 1}]}
{标题: t, indicator: [{名称: a}]}
{标题: t, 指标: [{名称: a, 类型: 过成}]}
{标题: t, 指标: [{名称: a, kind: processes}]}
{标题: t, 指标: [{名称: a, 分值: 十分}]}
{标题: t, 指标: [{名称: a, 分值: -1}]}
{标题: t, 指标: [{名称: a, 权重: 多}]}
{标题: t, 指标: [{名称: a, 频次: 时常}]}
{标题: t, 指标: [{名称: a, 频次: {次数: 4, 每: 世纪}}]}
{标题: t, 指标: [{名称: a, 排名: 也许}]}
{标题: t, 指标: [{名称: a, 下级指标: [{name: b, children: [{分值: 1}]}]}]}
{标题: t, 指标: [a]}
{标题: t, 指标: [{名称: a}], 年度: 26}
{标题: t, 指标: [{名称: a}], 考核周期: {开始: 年初}}
{标题: t, 指标: [{名称: a}], 评价主体: [{角色: 邻居}]}
{标题: t, 指标: [{名称: a}], 职责清单: {标题: 清单}}
{标题: t, 指标: [{名称: a}], 一票否决: [{类别: 其他}]}
{标题: t, 指标: [{名称: a}], 标题2: b}
{文档类型: 职责清单, 标题: t}
{文档类型: 职责清单, 标题: t, 指标: [{名称: a}]}
{document: duty_list, duties: [{id: a}]}
{document: duty_list, duties: [{item: a, list: 其他}]}
{文档类型: 考核结果, 数值: [{单位: a, 指标: b}]}
{文档类型: 方案, 标题: t, 指标: [{名称: a}]}
[a]
""".strip().splitlines()


@pytest.mark.parametrize("text", VALID)
def test_what_the_format_allows_is_valid(text: str) -> None:
    assert loads(text)
    assert accepts(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_the_format_refuses_is_not(text: str) -> None:
    assert not loads(text)
    assert not accepts(text)


@pytest.mark.parametrize("model", records(), ids=lambda model: model.__name__)
def test_every_key_is_described_in_both_languages(model: type[Element]) -> None:
    """And nothing is described that is not a key; examples are valid values."""
    described = descriptions()[model.__name__]
    assert set(described) == {RECORD, *shape_of(model).fields}
    for name, entry in described.items():
        assert HAN.search(entry.text.zh), name
        assert entry.text.en, name
        assert not HAN.search(entry.text.en), name
        assert (entry.title is None) == (name != RECORD)
        pointer = f"#/$defs/{model.__name__}/properties/{name}"
        checker = Draft202012Validator({"$defs": json_schema()["$defs"], "$ref": pointer})
        assert [example for example in entry.examples if not checker.is_valid(example)] == [], name


def test_no_record_is_described_that_the_format_does_not_have() -> None:
    assert set(descriptions()) == {model.__name__ for model in records()} == set(json_schema()["$defs"])


@pytest.mark.parametrize("model", records(), ids=lambda model: model.__name__)
def test_every_key_stands_under_both_names(model: type[Element]) -> None:
    definition = json_schema()["$defs"][model.__name__]
    assert set(definition["properties"]) == set(shape_of(model).by_key)
    assert definition["additionalProperties"] is False
    for key, entry in definition["properties"].items():
        assert "$ref" in entry or (entry["title"] and entry["description"]), key


def test_descriptions_are_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    printed = {}
    for lang in ("zh", "en"):
        assert run(["schema", "--lang", lang]) == 0
        printed[lang] = json.loads(capsys.readouterr().out)["$defs"]["Indicator"]
    assert run(["schema"]) == 0
    both = json.loads(capsys.readouterr().out)["$defs"]["Indicator"]
    assert HAN.search(printed["zh"]["description"])
    assert not HAN.search(printed["en"]["description"])
    assert both["description"] == f"{printed['zh']['description']} / {printed['en']['description']}"
    assert both["properties"]["points"]["title"] == "分值 / points"
    assert list(both["properties"]) == list(printed["en"]["properties"])


def test_it_can_be_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "kpi-audit.schema.json"
    assert run(["schema", "--output", str(file)]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(file.read_text("utf-8")) == json_schema()
    assert run(["schema", "-o", str(tmp_path / "no" / "folder.json")]) == 2
    assert run(["schema", "--lang", "fr"]) == 2


def test_it_is_written_over_no_scheme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One slip of the hand away stands what took weeks; an older schema, or an empty file, is made anew."""
    file = tmp_path / "方案.yaml"
    file.write_text("标题: 甲\n指标: [{名称: 乙}]\n", "utf-8")
    assert run(["schema", "-o", str(file)]) == 2
    assert "方案.yaml" in capsys.readouterr().err
    assert file.read_text("utf-8").startswith("标题")
    for there in ("", '{"$schema": "old"}'):
        file.write_text(there, "utf-8")
        assert run(["schema", "-o", str(file)]) == 0
