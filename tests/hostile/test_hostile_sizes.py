"""Large, deep and repeated things: each is read in time that grows with it, or refused at its place."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hostile_doors import Said, call, folder_of
from hostile_places import check_places

Linear = Callable[[Callable[[int, int], object], int], None]
HEAD = "title: 考核办法\nlevel: county\nassesses: township\n"
LEAF = "indicators:\n- {name: 满意度, points: 10}\n"
MANY = 120
TEN_TIMES = 10 * MANY


def _listed(key: str, item: Callable[[int], str], head: str = HEAD + LEAF, many: int = MANY) -> str:
    return f"{head}{key}:\n" + "".join(f"- {item(number)}\n" for number in range(many))


def _leaves(item: Callable[[int], str], many: int = MANY) -> str:
    return _listed("indicators", item, HEAD, many)


MANIFOLD: dict[str, str] = {
    "vetoes": _listed("vetoes", lambda n: f"发生第{n}类安全生产事故的，取消评优资格"),
    "the same veto": _listed("vetoes", lambda n: "发生安全生产事故的，一票否决"),
    "letters": _listed("letters", lambda n: f"{{topic: 安全{n}, signer: 镇长}}"),
    "units": _listed("units", lambda n: f"{{id: u{n}, name: 河西{n}镇, staff: 20}}"),
    "grades": _listed("grades", lambda n: f"{{name: 优{n}, min: {n}, max: {n + 1}}}"),
    "consequences": _listed("accountability", lambda n: "连续两次排名末位的，约谈主要负责人，取消评优资格。"),
    "inspections": _listed("inspections", lambda n: "{by: 县局, subject: 安全检查, frequency: monthly}"),
    "evaluators": _listed("evaluators", lambda n: "{role: citizen, weight: 1}"),
    "grounds": _listed("basis", lambda n: f"《某县第{n}号办法》第三条"),
    "uppers": _listed("upper", lambda n: f"u{n}.yaml"),
    "dangling pairs": _leaves(lambda n: f"{{name: 指标{n}, id: A{n}, points: 1, pair: B{n}}}"),
    "one id": _leaves(lambda n: "{name: 甲, id: A, points: 1}"),
    "one key": HEAD + LEAF + "text: 甲\n" * TEN_TIMES,
    "two of each key": HEAD + LEAF + "".join(f"x-{n}: 甲\n" for n in range(MANY)) * 2,
    "unknown keys": HEAD + LEAF + "".join(f"foo{n}: 甲\n" for n in range(MANY)),
    "wrong values": _leaves(lambda n: "{name: 甲, points: x, kind: foo, ranked: 7, children: 3}"),
    "missing names": _leaves(lambda n: "{points: -1}"),
    "comments": HEAD + LEAF + "# 说明\n" * TEN_TIMES * 10,
    "suppressions": _leaves(lambda n: "{name: 台账, points: 1, criteria: 台账齐全} # kpi-audit: ignore[PRC102] 理由充分"),
    "suppressions on a line": HEAD + LEAF + "# kpi-audit: ignore[PRC102] 理由充分 " * TEN_TIMES + "\n",
    "codes of one suppression": HEAD + LEAF + "# kpi-audit: ignore[" + "PRC102, " * TEN_TIMES + "] 理由充分\n",
    "number signs": HEAD + LEAF + "#" * 100_000 + "\n" + "# " * 100_000 + "\n",
    "documents": f"{HEAD}{LEAF}---\n" * (MANY // 3),
    "aliases": HEAD + "indicators:\n- &a {name: 满意度, points: 1}\n" + "- *a\n" * MANY,
    "merges": HEAD + "x-a: &a {name: 满意度, points: 1}\nindicators:\n" + "- <<: *a\n" * MANY,
    "lines of text": HEAD + LEAF + "text: |\n" + "  一、发现问题的，每次扣1分。\n" * MANY * 2,
    "empty lines": HEAD + LEAF + "text: >\n  甲\n" + "\n" * 50_000 + "  乙\n",
    "escapes": HEAD + LEAF + 'text: "' + "\\u4e00" * 20_000 + '"\n',
    "one line": "{title: 甲, indicators: [" + "{name: 会议台账, points: 1, criteria: 缺一次扣1分}, " * MANY + "]}",
    "a long key": HEAD + LEAF + "? " + "criteria" * 9_000 + "\n: 1\n",
    "a long id": HEAD + "indicators:\n- {name: 甲, id: " + "A" * 50_000 + ", pair: " + "B" * 50_000 + "}\n",
    "steps": HEAD + "indicators:\n- name: 甲\n  points: 10\n  scoring:\n    mode: bands\n    steps:\n"
    + "".join(f"    - {{min: {n}, max: {n + 1}, points: 1}}\n" for n in range(MANY)),
    "units of a line": _listed("units", lambda n: f"{{id: u{n}, name: 河西{n}镇}}", HEAD)
    + _leaves(lambda n: f"{{name: 甲{n}, points: 1, applies_to: [u{n}]}}").removeprefix(HEAD),
}  # fmt: skip


def _reported(text: str) -> Said:
    with folder_of({"scheme.yaml": text}):
        said = call("check", "scheme.yaml", "--select", "ALL", "--format", "json", "-j", "1", "-o", "out.md")
        data = json.loads(said.out)
        assert [one["path"] for one in data["documents"]]
        check_places({"documents": [one | {"findings": one["findings"][:20]} for one in data["documents"][:5]]})
    return said


@pytest.mark.parametrize("name", MANIFOLD)
def test_many_of_one_kind(name: str) -> None:
    _reported(MANIFOLD[name])


def _criteria(text: str, field: str = "criteria") -> str:
    return f"{HEAD}indicators:\n- {{name: 满意度, points: 10, {field}: {json.dumps(text, ensure_ascii=False)}}}\n"


REPEATED = (
    *("每1", "不得分", "扣1分，", "每次扣0.5分", "每月召开会议，每少一次扣0.5分，", "排名后三位的扣2分，"),
    *("查阅台账、会议记录、照片，", "（一）建立台账；", "一、加强组织领导\n", "必须下载APP并打卡，", "《条例》第三条"),
    *("1.完成100%得10分，80%以上得5分；\n", "县应急管理局、", "“工作群”、", "e\u0301", "ｆｕｌｌ１２３％"),
)
SHORT, LONG, FLOOR = 3_000, 12_000, 0.15
"""Characters, and seconds of the processor below which a text is quick whatever its length."""


def _seconds(text: str) -> float:
    with folder_of({"scheme.yaml": _criteria(text)}):
        begun = time.thread_time()
        call("check", "scheme.yaml", "--select", "ALL", "--format", "json", "-j", "1", "-o", "out.md")
        return time.thread_time() - begun


@pytest.mark.parametrize("unit", REPEATED, ids=ascii)
def test_a_criterion_of_one_thing_over_and_over(unit: str) -> None:
    """Four times the text costs four times as much, not sixteen times: the least of some tries, on a shared machine."""
    costs: list[tuple[float, float]] = []
    for number in range(4):
        shift = "鑫" * number  # what was read before is remembered: each try has other sentences
        costs.append((_seconds(shift + unit * (SHORT // len(unit))), _seconds(shift + unit * (LONG // len(unit)))))
        if _linear(costs):
            return
    raise AssertionError(costs)


def _linear(costs: list[tuple[float, float]]) -> bool:
    short, long = (min(column) for column in zip(*costs, strict=True))
    return bool(long < max(8 * short, FLOOR))


AGAINST = (
    *(
        "小学、初中巩固率分别达到{n}%、{m}%，",
        "{a}、{b}巩固率分别达到{n}%、{m}%，",
        "{a}{b}村覆盖率达到{n}%，",
        "{a}率达到{n}%，",
    ),
    *(
        "{a}{b}排名后三位的一律约谈问责。",
        "次年1月底前书面反馈得分和失分原因。",
        "{m}月{n}日前完成{a}{b}任务。",
        "每年组织{a}{b}演练{n}次，",
    ),
    *("全年新建{a}{b}示范点{n}个，每少1个扣{m}分。", "{a}达标率{n}%得满分，每低1个百分点扣{m}分，结果每年公布一次。"),
)
"""Sentences that are held against those of other schemes; ``a``, ``b``: a word of their own, ``n``, ``m``: a figure."""
FEW = 100
"""Sentences of a line, and four times as many."""


def _sentences(unit: str, many: int, shift: int) -> str:
    def word(number: int) -> str:
        return chr(0x4E10 + (7 * number + 1_000 * shift) % 0x4000) + chr(0x5000 + (11 * number) % 0x4000)

    return "".join(
        unit.format(a=word(n), b=word(n + 5_000), n=60 + (n + shift) % 38, m=1 + (n + shift) % 9) for n in range(many)
    )


def _held_against_others(unit: str, many: int, shift: int, named: str) -> None:
    mine, yours = (_criteria(_sentences(unit, many, one)).removeprefix(HEAD) for one in (shift, shift + 1))
    upper = HEAD.replace("township", "county").replace("level: county", "level: city")
    duties = f"document: duty_list\nduties:\n- {{id: B-1, list: basic, item: {_sentences(unit, many, shift + 1)}}}\n"
    files = {"scheme.yaml": HEAD + named + mine, "u.yaml": upper + yours, "p.yaml": HEAD + yours, "d.yaml": duties}
    with folder_of(files):
        call("check", "scheme.yaml", "--select", "ALL", "--format", "json", "-j", "1", "-o", "out.md")


@pytest.mark.parametrize("named", ["upper: u.yaml\n", "duty_list: d.yaml\nprevious: p.yaml\n"], ids=["upper", "others"])
@pytest.mark.parametrize("unit", AGAINST, ids=ascii)
def test_a_line_of_many_sentences_held_against_others_like_it(unit: str, named: str, linear: Linear) -> None:
    """With a scheme above, or last year's and a list of duties: no sentence is held against each other."""
    _held_against_others(unit, 10, 9, named)  # what is compiled when it is first used is no cost of the first size
    linear(lambda many, number: _held_against_others(unit, many, number, named), FEW)


UNITS = 600
"""Lines, one for each unit, and four times as many."""


def _for_each_unit(many: int, shift: int) -> None:
    lines = "".join(
        f"  - {{name: 第{n}林业局, points: 60, criteria: 未完成造林任务{n + shift}亩的扣2分，扣完为止。}}\n"
        for n in range(many)
    )
    text = f"{HEAD}total_points: 100\nindicators:\n- {{name: 通用, points: 40}}\n- name: 部门项目\n  points: 60\n  children:\n{lines}"
    with folder_of({"scheme.yaml": text}):
        call("check", "scheme.yaml", "--select", "ALL", "--format", "json", "-j", "1", "-o", "out.md")


def test_a_line_for_each_of_many_units(linear: Linear) -> None:
    """Whether a group is a list of units is asked once for the group, not for each of its lines."""
    linear(_for_each_unit, UNITS)


@pytest.mark.parametrize("field", ["description", "target", "deadline", "frequency", "basis", "lead", "reason", "id"])
def test_a_long_field_of_another_kind(field: str) -> None:
    _reported(_criteria("每月1日，95%、县局" * 500, field))


@pytest.mark.parametrize(
    "opening", ["[", "{a: ", "- ", "? ", "a:\n", "!x ", "&a ", "*", "> ", "'", '"', "\\", "{", "%"]
)
def test_thousands_of_openings(opening: str) -> None:
    for text in (opening * 2_000, f"title: 甲\nindicators: {opening * 2_000}"):
        with folder_of({"scheme.yaml": text}):
            said = call("check", "scheme.yaml", "--format", "json")
            assert said.code == 2
            for document in (data := json.loads(said.out))["documents"]:
                del document["findings"][20:]
            check_places(data)


@pytest.mark.parametrize("depth", [29, 30, 31, 1_000, 20_000])
def test_a_tree_of_indicators_as_deep_as_any(depth: int) -> None:
    """Beyond what a reader of lists can hold there is a fault, and no recursion that ends in one of ours."""
    text = f"title: 甲\nindicators: {'[{name: 甲, children: ' * depth}[{{name: 乙}}]{'}]' * depth}\n"
    with folder_of({"scheme.yaml": text}):
        said = call("check", "scheme.yaml", "--select", "ALL", "--format", "json")
        assert ("FMT005" in said.out) is (depth > 30)
        if depth <= 30:
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
