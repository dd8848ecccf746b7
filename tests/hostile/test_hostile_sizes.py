"""Large, deep and repeated things: each is read in time that grows with it, or refused at its place."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hostile_doors import call, folder_of
from hostile_places import check_places

HEAD = "title: 考核办法\nlevel: county\nassesses: township\n"
LEAF = "indicators:\n- {name: 满意度, points: 10}\n"
MANY = 1_500
LONG = 100_000


def _listed(key: str, item: Callable[[int], str], head: str = HEAD + LEAF) -> str:
    return f"{head}{key}:\n" + "".join(f"- {item(number)}\n" for number in range(MANY))


def _leaves(item: Callable[[int], str]) -> str:
    return _listed("indicators", item, HEAD)


MANIFOLD: dict[str, str] = {
    "vetoes": _listed("vetoes", lambda n: f"发生第{n}类安全生产事故的，取消评优资格"),
    "the same veto": _listed("vetoes", lambda n: "发生安全生产事故的，一票否决"),
    "letters": _listed("letters", lambda n: f"{{topic: 安全{n}, signer: 镇长}}"),
    "units": _listed("units", lambda n: f"{{id: u{n}, name: 河西{n}镇, staff: 20}}"),
    "grades": _listed("grades", lambda n: f"{{name: 优{n}, min: {n}, max: {n + 1}}}"),
    "consequences": _listed("accountability", lambda n: "连续两次排名末位的，约谈主要负责人，取消评优资格。"),
    "inspections": _listed("inspections", lambda n: "{by: 县局, subject: 安全检查, frequency: monthly}"),
    "evaluators": _listed("evaluators", lambda n: "{role: citizen, weight: 1}"),
    "uppers": _listed("upper", lambda n: f"u{n}.yaml"),
    "dangling pairs": _leaves(lambda n: f"{{name: 指标{n}, id: A{n}, points: 1, pair: B{n}}}"),
    "one id": _leaves(lambda n: "{name: 甲, id: A, points: 1}"),
    "one key": HEAD + LEAF + "text: 甲\n" * MANY * 4,
    "two of each key": HEAD + LEAF + "".join(f"x-{n}: 甲\n" for n in range(MANY)) * 2,
    "unknown keys": HEAD + LEAF + "".join(f"foo{n}: 甲\n" for n in range(MANY)),
    "wrong values": _leaves(lambda n: "{name: 甲, points: x, kind: foo, ranked: 7, children: 3}"),
    "missing names": _leaves(lambda n: "{points: -1}"),
    "comments": HEAD + LEAF + "# 说明\n" * MANY * 10,
    "suppressions": _leaves(lambda n: "{name: 台账, points: 1, criteria: 台账齐全} # kpi-audit: ignore[PRC102] 理由充分"),
    "suppressions on a line": HEAD + LEAF + "# kpi-audit: ignore[PRC102] 理由充分 " * MANY + "\n",
    "number signs": HEAD + LEAF + "#" * LONG + "\n" + "# " * LONG + "\n",
    "documents": f"{HEAD}{LEAF}---\n" * (MANY // 5),
    "aliases": HEAD + "indicators:\n- &a {name: 满意度, points: 1}\n" + "- *a\n" * MANY,
    "merges": HEAD + "x-a: &a {name: 满意度, points: 1}\nindicators:\n" + "- <<: *a\n" * MANY,
    "lines of text": HEAD + LEAF + "text: |\n" + "  一、发现问题的，每次扣1分。\n" * MANY * 2,
    "empty lines": HEAD + LEAF + "text: >\n  甲\n" + "\n" * LONG + "  乙\n",
    "escapes": HEAD + LEAF + 'text: "' + "\\u4e00" * LONG + '"\n',
    "one line": "{title: 甲, indicators: [" + "{name: 会议台账, points: 1, criteria: 每月召开会议，缺一次扣1分}, " * MANY + "]}",
    "a long key": HEAD + LEAF + "? " + "criteria" * 9_000 + "\n: 1\n",
    "a long id": HEAD + "indicators:\n- {name: 甲, id: " + "A" * LONG + ", pair: " + "B" * LONG + "}\n",
    "steps": HEAD + "indicators:\n- name: 甲\n  points: 10\n  scoring:\n    mode: bands\n    steps:\n"
    + "".join(f"    - {{min: {n}, max: {n + 1}, points: 1}}\n" for n in range(MANY)),
}  # fmt: skip
REPEATED = (
    *(
        " ",
        "1",
        "、",
        "的",
        "每",
        "不",
        "\n",
        "（",
        "一",
        "a",
        "，",
        "。",
        "“",
        "《",
        "#",
        "|",
        "\\",
        "%",
        "-",
        "零",
        "亿",
        "\t",
        "\u200b",
    ),
    *(
        "1.",
        "1、",
        "①",
        "e\u0301",
        "🙂",
        "每1",
        "县",
        "局，",
        "和",
        "扣1分，",
        "得10分",
        "95%",
        "10月底前",
        "每月召开会议，每少一次扣0.5分，",
    ),
    *(
        "不得分",
        "排名后三位的扣2分，",
        "县应急管理局、",
        "“工作群”、",
        "1.完成100%得10分，80%以上得5分；\n",
        "《条例》第三条",
    ),
)


def _reported(text: str) -> None:
    with folder_of({"scheme.yaml": text}):
        said = call("check", "scheme.yaml", "--select", "ALL", "--format", "json", "-j", "1", "-o", "out.md")
        data = json.loads(said.out)
        assert [one["path"] for one in data["documents"]]
        check_places({"documents": [one | {"findings": one["findings"][:50]} for one in data["documents"]]})


@pytest.mark.parametrize("name", MANIFOLD)
def test_thousands_of_one_kind(name: str) -> None:
    _reported(MANIFOLD[name])


@pytest.mark.parametrize("unit", REPEATED, ids=ascii)
def test_a_criterion_of_one_thing_over_and_over(unit: str) -> None:
    text = json.dumps(unit * (LONG // len(unit)), ensure_ascii=False)
    _reported(f"{HEAD}indicators:\n- {{name: 满意度, points: 10, criteria: {text}}}\n")


@pytest.mark.parametrize(
    "field", ["name", "description", "target", "deadline", "evidence", "frequency", "basis", "lead"]
)
def test_a_long_field_of_another_kind(field: str) -> None:
    text = json.dumps("每月1日，95%、县局" * (LONG // 20), ensure_ascii=False)
    _reported(f"{HEAD}indicators:\n- {{name: 满意度, points: 10}}\n- {{id: A, {field}: {text}}}\n")


@pytest.mark.parametrize(
    "opening", ["[", "{a: ", "- ", "? ", "a:\n", "!x ", "&a ", "*", "> ", "'", '"', "\\", "{", "%"]
)
def test_ten_thousand_openings(opening: str) -> None:
    for text in (opening * 10_000, f"title: 甲\nindicators: {opening * 10_000}"):
        with folder_of({"scheme.yaml": text}):
            said = call("check", "scheme.yaml", "--format", "json")
            data = json.loads(said.out)
            assert said.code == 2
            check_places(data)


def test_a_tree_of_indicators_as_deep_as_any() -> None:
    """Beyond what a reader of lists can hold there is a fault, and no recursion that ends in one of ours."""
    for depth in (30, 31, 32, 1_000, 20_000):
        text = f"title: 甲\nindicators: {'[{name: 甲, children: ' * depth}[{{name: 乙}}]{'}]' * depth}\n"
        with folder_of({"scheme.yaml": text}):
            said = call("check", "scheme.yaml", "--select", "ALL", "--format", "json")
            assert ("FMT005" in said.out) is (depth > 31)
            if depth < 31:
                for argv in (("inspect",), ("check", "--format", "rich", "--tree"), ("fix", "--diff")):
                    call(argv[0], "scheme.yaml", *argv[1:])


def test_bombs_are_refused_wherever_they_are_set_off() -> None:
    laughs = "x-0: &x0 [a, a]\n" + "".join(f"x-{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]\n" for n in range(1, 40))
    merged = "x-0: &x0 {k0: 1}\n" + "".join(
        f"x-{n}: &x{n} {{<<: [{', '.join([f'*x{n - 1}'] * 10)}]}}\n" for n in range(1, 40)
    )
    for bomb in (laughs, merged):
        with folder_of({"scheme.yaml": bomb + HEAD + LEAF, "good.yaml": HEAD + LEAF + "duty_list: scheme.yaml\n"}):
            said = call("check", "scheme.yaml", "good.yaml", "--format", "json")
            assert said.code == 2
            assert "FMT006" in said.out or "FMT005" in said.out
