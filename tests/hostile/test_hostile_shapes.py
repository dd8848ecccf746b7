"""Schemes of many shapes: what is asked of a group, a letter, a veto or a text is not asked anew for each line of it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hostile_doors import call, folder_of

Linear = Callable[[Callable[[int, int], object], int], None]
HEAD = "title: 某县2026年度乡镇考核办法\nlevel: county\nassesses: township\n"
LEAF = "indicators:\n- {name: 满意度, points: 10}\n"


def _word(number: int, shift: int) -> str:
    """Two characters that no other number has."""
    return chr(0x4E10 + (7 * number + 1_000 * shift) % 0x4000) + chr(0x5000 + (11 * number) % 0x4000)


def _words(pattern: str, many: int, shift: int) -> list[str]:
    """The pattern for each number; ``w``: a word of its own, ``v``: of the number before, ``n``: the number."""
    return [pattern.format(w=_word(n, shift), v=_word(n - 1, shift), n=n, m=1 + n % 9) for n in range(many)]


def _listed(pattern: str, many: int, shift: int, key: str = "indicators") -> str:
    return f"{key}:\n" + "".join(f"- {one}\n" for one in _words(pattern, many, shift))


def _group(name: str, lines: list[str], more: str = "") -> str:
    return f"- name: {name}\n{more}  children:\n" + "".join(f"  - {one}\n" for one in lines)


def _criterion(text: str) -> str:
    return f"{HEAD}indicators:\n- {{name: 满意度, points: 10, criteria: {json.dumps(text, ensure_ascii=False)}}}\n"


def _running(pattern: str, many: int, shift: int) -> str:
    return "text: |\n" + "".join(f"  {one}\n" for one in _words(pattern, many, shift))


def _letters(many: int, shift: int) -> str:
    return (
        HEAD
        + _listed("{{topic: {w}整治, signer: 镇长}}", many, shift, "letters")
        + _listed("{{name: {w}治理}}", many, shift + 1)
    )


def _letters_said(many: int, shift: int) -> str:
    return HEAD + LEAF + _running("签订{w}整治责任书。", many, shift)


def _perverse(many: int, shift: int) -> str:
    line = "{{name: {w}, points: 1, criteria: 主动上报{w}隐患的，每起扣0.1分}}"
    return HEAD + "indicators:\n" + _group("隐患", _words(line, many, shift))


def _groups_below_one(line: str, name: str) -> Callable[[int, int], str]:
    def make(many: int, shift: int) -> str:
        below = _words(f"{{{{name: 组{{w}}, children: [{line}]}}}}", many, shift)
        return HEAD + LEAF + _group(name, below, "  points: 1000\n")

    return make


def _units_with_like_events(many: int, shift: int) -> str:
    lines = _words("{{name: {w}, points: 1, criteria: 发生安全生产责任事故的，每起扣1分}}", many, shift)
    groups = "".join(_group(name, lines) for name in ("县水利局", "县林业局", "县教育局"))
    return "title: 某县2026年度部门考核办法\nassesses: organization\nindicators:\n" + groups


def _units(many: int, shift: int) -> str:
    return _listed("{{id: u{n}, name: {w}镇}}", many, shift, "units")


def _a_line_for_each_unit(many: int, shift: int) -> str:
    lines = _listed("{{name: {w}, points: 10, applies_to: [u{n}]}}", many, shift)
    return HEAD + "total_points: 10\n" + _units(many, shift) + lines


def _lines_for_half_of_the_units(many: int, shift: int) -> str:
    lines = "".join(
        f"- {{name: 甲{number}, points: 1, criteria: 发生安全事故的每起扣1分, applies_to: "
        f"[{', '.join(f'u{n}' for n in range(number % 2, many, 2))}]}}\n"
        for number in range(6)
    )
    return HEAD + _units(many, shift) + "indicators:\n" + lines


def _beside_vetoes(line: str) -> Callable[[int, int], str]:
    def make(many: int, shift: int) -> str:
        return HEAD + _listed("发生{w}事故的，一票否决", many, shift, "vetoes") + _listed(line, many, shift + 1)

    return make


def _reported_by_themselves(many: int, shift: int) -> str:
    below = "[{{name: {w}, points: 1, data_source: {{type: report}}, criteria: 以乡镇上报数为准}}]"
    return HEAD + _listed(f"{{{{name: 组{{w}}, criteria: 按上报数计分, children: {below}}}}}", many, shift)


Make = Callable[[int, int], str]


def _one_line(pattern: str, after: str = "") -> Make:
    """A single line whose criterion has the pattern over and over."""
    return lambda many, shift: _criterion(f"{''.join(_words(pattern, many, shift))}{after}")


SHAPES: dict[str, tuple[str, int, Make]] = {
    "letters and lines": ("VET203", 250, _letters),
    "letters in running text": ("VET203", 300, _letters_said),
    "perverse lines of a group": ("SCO811", 200, _perverse),
    "groups that leave room": ("SCO805", 500, _groups_below_one("{{name: {w}, criteria: 每少一次扣1分}}", "治理")),
    "groups of bonus lines": ("SCO803", 500, _groups_below_one("{{name: {w}, criteria: 每多一次加1分}}", "加分项")),
    "like events of several units": ("ACC603", 150, _units_with_like_events),
    "a line for each unit": ("SCO801", 600, _a_line_for_each_unit),
    "lines for half of the units": ("ACC603", 300, _lines_for_half_of_the_units),
    "quotas and vetoes": (
        "LVL307",
        300,
        _beside_vetoes("{{name: {w}参保率, points: 1, criteria: 医保参保率达到100%}}"),
    ),
    "lines without means": ("DUT403", 300, _beside_vetoes("{{name: 拆除{w}, means: {{power: none, funds: none}}}}")),
    "figures of those assessed": ("ACC605", 400, _reported_by_themselves),
    "bonuses and awards": ("SCO803", 1_000, _one_line("{w}持平的得5分，{w}每降1起加0.1分。", "得10分")),
    "points of the total": ("SCO802", 1_000, _one_line("发生{w}的，从总分中扣{m}分；未开展{w}的扣0.1分；")),
    "levels": ("SCO804", 1_000, _one_line("{w}率90%以上得3分，每低1%扣0.1分，80%以上得2分。")),
    "discretion": ("SCO808", 600, _one_line("措施不力、落实{w}不到位的酌情扣分；")),
}
"""For each shape the rule that asks, and how many."""


@pytest.mark.parametrize("name", SHAPES)
def test_four_times_as_many(name: str, linear: Linear) -> None:
    """Of each shape four times as much costs about four times as much."""
    code, size, make = SHAPES[name]

    def work(many: int, shift: int) -> None:
        with folder_of({"scheme.yaml": make(many, shift)}):
            call("check", "scheme.yaml", "--select", code, "--format", "concise", "-j", "1")

    work(9, 9)  # what is compiled when it is first used is no cost of the first size
    linear(work, size)


def _letters_of_departments(many: int, shift: int) -> None:
    letters = "{{topic: {w}整治, signer: 镇长}}"
    files = {
        f"{name}.yaml": f"{HEAD}issuer: 县{name}局\n" + _listed(letters, many, shift + at, "letters") + LEAF
        for at, name in enumerate(("甲", "乙"))
    }
    with folder_of(files):
        call("check", ".", "--select", "VET", "--format", "json", "-j", "1")


def _many_tables(many: int, shift: int) -> None:
    head = "\n| 序号 | 指标 | 分值 | 评分标准 | 备注 |\n|---|---|---|---|---|\n"
    tables = "".join(_words(f"\n## {{w}}类\n{head}| 1 | {{w}} | 1 | 缺一次扣1分 | 无 |\n", many, shift))
    with folder_of({"table.md": f"# 某县考核办法\n{tables}"}):
        call("import", "table.md")


def _schemes_above(many: int, shift: int) -> None:
    line = "{{id: A{n}, name: {w}覆盖率, points: 1, criteria: {w}覆盖率达到80%}}"
    lines = _words(line, many, shift)
    above = "title: 某市办法\nlevel: city\nassesses: county\nindicators:\n"
    files = {f"u{number}.yaml": f"{above}- {one}\n" for number, one in enumerate(lines)}
    below = f"{HEAD}upper: [{', '.join(files)}]\n" + _listed(line, many, shift + 1)
    with folder_of(files | {"scheme.yaml": below}):
        call("check", "scheme.yaml", "--select", "LVL303", "--format", "json", "-j", "1")


def _siblings_with_equal_lines(many: int, shift: int) -> None:
    line = "{{name: {w}垃圾分类覆盖率, points: 10, criteria: {w}垃圾分类覆盖率达到80%，每低1个百分点扣1分}}"
    lines = _listed(line, 3, shift)
    head = "level: county\nassesses: township\njurisdiction: 某县\n"
    files = {
        f"s{number}.yaml": f"title: 考核办法\nissuer: 县{word}局\n{head}{lines}"
        for number, word in enumerate(_words("{w}", many, shift + 7))
    }
    with folder_of(files):
        call("check", ".", "--select", "DUP702", "--format", "json", "-j", "1")


@pytest.mark.parametrize(
    ("work", "size"),
    [(_letters_of_departments, 200), (_many_tables, 250), (_schemes_above, 40), (_siblings_with_equal_lines, 20)],
)
def test_four_times_as_many_beside_others(work: Callable[[int, int], None], size: int, linear: Linear) -> None:
    """The same of departments, of a file of tables, and of schemes above, each held against each line."""
    work(9, 9)
    linear(work, size)
