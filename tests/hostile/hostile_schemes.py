"""Schemes and materials with something hostile at any place of the format: values, styles, keys, anchors, texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hostile_words import COUNTED, FOREIGN, SENTENCES, STYLES, UNSEEN, block
from hypothesis import strategies as st

from kpi_audit.scheme.duty import DutyList
from kpi_audit.scheme.element import Element
from kpi_audit.scheme.indicator import Indicator
from kpi_audit.scheme.materials import Capacity, Results
from kpi_audit.scheme.scheme import Scheme
from kpi_audit.scheme.shape import Field, shape_of

DIGITS = "1234567890" * 1_000
NUMBERS = (
    *"1e308 1e309 -1e309 1e999 1e-999 5e-324 -0 -0.0 +1 0x1F 0o17 0b1 1_000 1,000 .nan .inf -.inf nan inf NaN 00 007".split(),
    *"1. .5 . - + -- 1e 1e+ 0x 0o 12:30 1.5.2 １０ 百分之 1000000000001% -5% 1e400% 0.1% 99999999999999999999 ½ ² ٣".split(),
    *"9007199254740993 0.30000000000000004 3.0000000000000000001 一亿亿亿 Infinity 1e14 1e15 1e16".split(),
    *("1" + "0" * 400, "-1" + "0" * 400, DIGITS, f"0.{DIGITS}", f"{DIGITS}.5", "0x" + "f" * 5000, "一亿" + "亿" * 300),
)
DATES = (
    "2026-02-30 2026-13-01 0000-00-00 99999-01-01 2026-06-31 2026-2-3 2026/06/30 2026-06-30T25:61:61Z 2026年13月45日 0 -1 99999 "
    "2026.5 1949 2200 1948 2201 二〇二六年 二〇二六年二月三十日 10月底前 公元前3年"
).split()
NODES = (
    'null|~|Null|""|true|false|yes|是|否|on|[]|{}|[[]]|[{}]|{a: {}}|[null]|[~, ~]|[[[[1]]]]|{"": ""}|{? [a] : b}|{a: 1, a: 2}|{<<: {a: 1}}|{<<: 1}|'
    "!!str 1|!!int x|!!int 1|!!float 1|!!bool yes|!!null x|!!binary aGk=|!!timestamp 2026-01-01|!local x|! 1|!!set {a}|!!python/object:os.system x|"
    '&a 1|*none|&a [*a]|&b {c: 1}|\'a\'\'b\'|"\\x41\\u4e00\\U0001F600"|"\\ud800"|"\\0\\a\\b\\e\\x7f\\x85\\u2028\\u202e\\ufeff"|"a\\\n b"|'
    "{name: 甲}|{name: 甲, children: [{name: 乙}]}|[甲, 乙, 丙]|{document: 甲}|{times: 1e308, per: day}|{times: .inf, per: year}|"
    "{times: 0}|{op: '>=', value: 1e308}|{op: '?', value: .nan}|{value: .inf, unit: '%'}|{value: 1e400}|{form: 表, hours: .inf}|{cap: .nan}|"
    "{mode: bands, steps: [{min: .nan, points: 1e308}, 3, [], {}, {min: 1, max: 0}]}|{mode: deduct, cap: 1e308, floor: 0}|../../../../etc/passwd|"
    "/dev/zero|/dev/stdin|file:///etc/passwd|https://example.com/x.yaml|.|..|''|scheme.yaml|scheme.yaml#1|'#'|nul|a\\b|'?'|'*'|~/x"
).split("|")
TRICKS = (
    *(
        "\u202e",
        "\u2066",
        "\u2069",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\u034f",
        "\U000e0041",
        "\ue000",
        "\ufdd0",
        "\U0010fffd",
    ),
    *(
        "\u2028",
        "\u2029",
        "\x85",
        "\xa0",
        "\u3000",
        "\t",
        "a\u0301" * 40,
        "👨‍👩‍👧‍👦",
        "🏴‍☠️",
        "𠮷",
        "Ⅻ㊣㈠①",
        "ｆｕｌｌ１２３％",
        "İıſK",
        "ﷺ",
    ),
    *(
        "::error::x",
        "\n::error::x",
        "##[error]x",
        "##vso[task.x]y",
        "%0A::x",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
    ),
    *(
        "]]>",
        "<!--",
        "-->",
        "&lt;&#60;",
        "[x](javascript:alert(1))",
        "![x](//y)",
        "|a|b|",
        "`",
        "```",
        "$$x$$",
        "[red]x[/red]",
        "[/]",
    ),
    *(
        "=1+1",
        "@SUM(1)",
        "+1",
        "-1",
        "=cmd|' /C calc'!A0",
        "{0}",
        "{text}",
        "{{x}}",
        "%s",
        "\\",
        "\\n",
        "'",
        '"',
        "# kpi-audit: ignore[ALL] 有理由",
    ),
    *UNSEEN,
    *FOREIGN,
    *("#" * 20, "---", "...", "- ", "? ", ": ", "*a", "&a", "!t"),
)
WORDS = (
    "每 少 一次 扣 0.5 分 ， 扣完为止 。 得 10分 最高 不超过 台账 会议 照片 满意度 率 达到 95% 以上 ≥ 上年 增长 一票否决 取消 责任状 "
    "安全生产 事故 每月 排名 后三位 APP 打卡 酌情 （ ） 1. 、 ； 未 不 100% 全覆盖 百分之 10月底 前 2026年 《条例》 第三条 "
    "发现 起 的 为 和 按比例 折算 个百分点 - — / 一 二 三 元 万元 件 人 户 次 ：".split()
)
SPEECH = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map("".join)
HOSTILE = st.lists(
    st.sampled_from(TRICKS) | SPEECH | st.sampled_from(SENTENCES) | COUNTED | st.text(max_size=8),
    min_size=1,
    max_size=6,
).map("".join)
"""Any text, with tricks among the words that rules look for."""
RAW = st.sampled_from([*NUMBERS, *DATES, *NODES])
"""A value as it is written in a file."""


class Raw(str):
    """A piece of YAML that stands in the file as it is."""


def value_of(field: Field, text: st.SearchStrategy[str], depth: int) -> st.SearchStrategy[Any]:
    """What a field of the format may hold, its texts from ``text``."""
    kinds: list[st.SearchStrategy[Any]] = []
    if field.names:
        kinds.append(st.sampled_from([*field.names, *field.names.values()]))
    elif field.record is not None:
        if depth > 0:
            kinds.append(st.deferred(lambda: record(field.record, text, depth - 1)))  # type: ignore[arg-type]
        if field.text or getattr(field.record, "shorthand", None):
            kinds.append(text)
    elif field.date:
        kinds.append(st.sampled_from(["2026-01-01", "2026-06-30", *DATES]))
    elif field.mapping:
        kinds.append(st.dictionaries(text, st.floats(allow_nan=False, allow_infinity=False), max_size=3))
    else:
        kinds += [text] if field.text else []
        kinds += (
            [st.integers(0, 100) | st.floats(0, 1e300) | st.sampled_from([0, 0.1, 1e-300, 1e308])]
            if field.number
            else []
        )
        kinds += [st.booleans()] if field.flag else []
        kinds += (
            [st.lists(st.dictionaries(SPEECH, SPEECH | st.floats(), max_size=2), max_size=2)] if field.anything else []
        )
    one = st.one_of(kinds) if kinds else st.just("甲")
    return st.lists(one, max_size=3) if field.many else one


def record(model: type[Element], text: st.SearchStrategy[str], depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """A record with any of its fields, by canonical or Chinese key."""

    @st.composite
    def build(draw: st.DrawFn) -> dict[str, Any]:
        fields = list(shape_of(model).fields.values())
        picked = draw(st.lists(st.sampled_from(fields), max_size=5, unique_by=lambda field: field.name))
        must = [field for field in fields if field.required and field not in picked]
        found: dict[str, Any] = {}
        for field in [*must, *picked]:
            if field.name in ("upper", "previous", "children") and depth <= 0:
                continue
            key = field.alias if field.alias and draw(st.booleans()) else field.name
            value = draw(value_of(field, text, depth))
            if field.required and value in ([], ""):
                value = (
                    [{"name": "甲", "points": 10}]
                    if field.name == "indicators"
                    else [{"item": "甲"}]
                    if field.many
                    else "甲"
                )
            found[key] = value
        return found

    return build()


def written(draw: Callable[[st.SearchStrategy[Any]], Any], value: Any, style: int, indent: int = 0) -> str:
    """A value as YAML: flow (0) or block (1) style, scalars in a style of their own."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, str):
        if style and draw(st.integers(0, 3)) == 0 and value.isprintable():
            return block(value, draw(st.sampled_from(STYLES)), indent)
        return _scalar(value, draw(st.integers(0, 3)), indent if style else -1)
    if isinstance(value, float):
        return {"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}.get(repr(value), repr(value))
    if not isinstance(value, dict | list):
        return json.dumps(value)
    if not value or not style:
        if isinstance(value, dict):
            items = [f"{_key(key)}: {written(draw, one, 0)}" for key, one in value.items()]
            return "{" + ", ".join(items) + "}"
        return "[" + ", ".join(written(draw, one, 0) for one in value) + "]"
    margin = "\n" + " " * indent
    if isinstance(value, dict):
        return "".join(f"{margin}{_key(key)}: {written(draw, one, 1, indent + 2)}" for key, one in value.items())
    return "".join(f"{margin}- {written(draw, one, 1, indent + 2)}" for one in value)


def _key(key: str) -> str:
    return (
        str(key)
        if isinstance(key, Raw) or key.isalpha() or key.replace("_", "a").isalpha()
        else json.dumps(key, ensure_ascii=False)
    )


def _scalar(text: str, style: int, indent: int) -> str:
    printable = all(char.isprintable() or char == "\n" for char in text) and not any(
        c in text for c in "\x85\u2028\u2029\ufeff"
    )
    if printable and indent >= 0 and style in (0, 1) and text.strip() and text[0] not in " \n":
        margin = "\n" + " " * (indent + 1)
        return ("|-" if style == 0 else ">-") + margin + margin.join(text.rstrip("\n").split("\n"))
    if printable and style == 2 and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style == 3 and text.isalnum():
        return text
    if style == 3:
        return json.dumps(text)  # pairs of surrogates, which YAML refuses
    pieces = (char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08x}" for char in text)
    return '"' + "".join(pieces) + '"'


_MODELS: dict[str, type[Element]] = {"scheme": Scheme, "duty_list": DutyList, "capacity": Capacity, "results": Results}


@st.composite
def documents(draw: st.DrawFn, kind: str = "scheme", text: st.SearchStrategy[str] = HOSTILE, faults: int = 1) -> str:
    """A document of a kind; ``faults`` values of it are replaced by raw ones."""
    data: dict[str, Any] = {"document": kind} if kind != "scheme" or draw(st.booleans()) else {}
    data |= draw(record(_MODELS[kind], text, 3))
    if kind == "scheme":
        items = draw(st.lists(record(Indicator, text, 2), min_size=1, max_size=4))
        data = {key: value for key, value in data.items() if key not in ("indicators", "指标")} | {"indicators": items}
    data.pop("文档类型", None)
    for _ in range(draw(st.integers(0, faults))):
        _spoil(draw, data)
    head = draw(
        st.sampled_from(["", "", "", "---\n", "%YAML 1.2\n---\n", "# 说明\n", "\ufeff", "%TAG ! tag:x,2026:\n---\n"])
    )
    tail = draw(
        st.sampled_from(["", "", "\n", "\n...\n", "\n---\n", "\n# 尾", "\n--- {title: 乙, indicators: [{name: 甲}]}\n"])
    )
    style = draw(st.integers(0, 1))
    if kind == "scheme" and style and isinstance(data["indicators"], list) and draw(st.integers(0, 3)) == 0:
        _shared(draw, data)
    body = written(draw, data, style)
    whole = head + body.lstrip("\n") + tail
    return whole.replace("\n", draw(st.sampled_from(["\n", "\n", "\n", "\n", "\r\n", "\r", "\x85"])))


def _shared(draw: st.DrawFn, data: dict[str, Any]) -> None:
    """Write one indicator under an anchor, and let others be it, have its keys, or be listed with it."""
    lines = data["indicators"]
    first = written(draw, lines[0], 0)
    for number in range(1, len(lines)):
        lines[number] = draw(
            st.sampled_from(
                [
                    Raw("*one"),
                    Raw("{<<: *one}"),
                    Raw("{<<: [*one, *one], name: 乙}"),
                    Raw("{name: 丙, children: [*one]}"),
                ]
            )
        )
    lines[0] = Raw(f"&one {first}")
    if draw(st.booleans()):
        lines.append(Raw("*two"))


def _spoil(draw: st.DrawFn, data: dict[str, Any]) -> None:
    """Replace one value somewhere, write a key twice, or add one."""
    places: list[tuple[Any, Any]] = []
    waiting: list[Any] = [data]
    while waiting:
        node = waiting.pop()
        pairs = list(node.items()) if isinstance(node, dict) else list(enumerate(node))
        places += [(node, key) for key, _ in pairs]
        waiting += [one for _, one in pairs if isinstance(one, dict | list)]
    node, key = draw(st.sampled_from(places))
    what = draw(st.integers(0, 7))
    if what == 0 and isinstance(node, dict):
        node[Raw(key)] = node.pop(key)
        node[Raw(f"? {key}\n")] = Raw("1")
    elif what == 1 and isinstance(node, dict):
        every = [field.name for model in (*_MODELS.values(), Indicator) for field in shape_of(model).fields.values()]
        node[draw(st.sampled_from(every) | HOSTILE)] = Raw(draw(RAW))
    else:
        node[key] = Raw(draw(RAW))
