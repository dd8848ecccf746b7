"""Files of any content at every door: no traceback, no hang, exit codes by the contract, reports valid and in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_doors import audit, call, examples, folder_of, others
from hostile_outputs import check_text
from hostile_schemes import HOSTILE, documents
from hypothesis import example, given, settings
from hypothesis import strategies as st

GOOD = "title: 考核办法\nindicators:\n- {name: 满意度, points: 10, criteria: 每低1个百分点扣1分，扣完为止。}\n"
LIST = "document: duty_list\nduties:\n- {id: B-1, list: basic, item: 村庄环境整治}\n"
CAPACITY = "document: capacity\nunits:\n- {name: 河西镇, staff: 30}\ntasks:\n- {name: 巡查, hours: 100}\n"
RESULTS = "document: results\nvalues:\n- {unit: 河西镇, indicator: A1, value: 90}\n"
SETTINGS = (
    "profile = 'strict'\n[thresholds.PRC101]\nwarn = 0.2\n[[rules]]\ncode = 'OFF001'\ntitle = '甲'\nmessage = '乙'\n"
)
BASELINE = '{"kpi-audit-baseline": 1, "findings": []}'


@st.composite
def broken(draw: st.DrawFn, text: str) -> bytes:
    """A file with some bytes of it cut, doubled, moved or replaced; or nothing but bytes."""
    data = text.encode(
        draw(st.sampled_from(["utf-8", "utf-8", "utf-8", "gb18030", "utf-16-le", "utf-8-sig", "utf-16"]))
    )
    for _ in range(draw(st.integers(0, 4))):
        at, size = draw(st.integers(0, len(data))), draw(st.integers(0, 6))
        put = draw(
            st.binary(max_size=4)
            | st.sampled_from(
                [
                    b"\0",
                    b"\xff",
                    b"\xe2\x80\xae",
                    b"\t",
                    b"\r",
                    b"'",
                    b'"',
                    b": ",
                    b"- ",
                    b"\n",
                    b"&a ",
                    b"*a",
                    b"{",
                    b"]",
                ]
            )
        )
        data = data[:at] + put + data[at + size :]
    return draw(st.sampled_from([data, data, data, draw(st.binary(max_size=64))]))


@examples
@given(broken(GOOD))
def test_any_bytes_are_a_scheme_or_a_fault(data: bytes) -> None:
    with folder_of({"scheme.yaml": data}):
        audit()


@pytest.mark.parametrize(
    ("name", "text", "options"),
    [
        ("kpi-audit.toml", SETTINGS, ()),
        ("pyproject.toml", "[tool.kpi-audit]\n" + SETTINGS.replace("[[rules]]", "[[tool.kpi-audit.rules]]"), ()),
        ("house.toml", SETTINGS, ("--config", "house.toml")),
        ("baseline.json", BASELINE, ("--baseline", "baseline.json")),
        ("duties.yaml", LIST, ("--duty-list", "duties.yaml")),
        ("upper.yaml", GOOD, ("--upper", "upper.yaml")),
        ("previous.yaml", GOOD, ("--previous", "previous.yaml")),
        ("capacity.yaml", CAPACITY, ()),
        ("results.yaml", RESULTS, ()),
    ],
)
def test_any_bytes_beside_a_scheme(name: str, text: str, options: tuple[str, ...]) -> None:
    named = {"capacity.yaml": "capacity: capacity.yaml\n", "results.yaml": "results: results.yaml\n"}.get(name, "")

    @settings(examples, max_examples=max(8, examples.max_examples // 4))
    @given(broken(text))
    def check(data: bytes) -> None:
        with folder_of({"scheme.yaml": named + GOOD, name: data}):
            audit(("scheme.yaml",), *options, formats=("rich", "markdown", "sarif"))

    check()


@examples
@given(broken(BASELINE.replace("[]", '[{"path": "scheme.yaml", "code": "SCO809", "id": "x", "count": 1}]')))
def test_any_bytes_as_a_baseline_that_is_kept(data: bytes) -> None:
    """What cannot be used is told and left as it was; what is written is whole, and the same when it is written again."""
    with folder_of({"scheme.yaml": GOOD, "baseline.json": data}) as folder:
        for way in ("--update", "--prune"):
            said = call("baseline", "scheme.yaml", "-o", "baseline.json", way)
            after = (folder / "baseline.json").read_bytes()
            if said.code == 2:
                assert after == data
                continue
            check_text("json", after)
            assert call("baseline", "scheme.yaml", "-o", "baseline.json", way).code == 0
            assert (folder / "baseline.json").read_bytes() == after
            assert call("check", "scheme.yaml", "--baseline", "baseline.json").code in (0, 1)
            data = after


WORDING = "<script>alert(1)</script> [x](javascript:1) ![x](//y) =1+1 \\n::error::x \\u001b[31m \\u009b \\u202e |a| `b` ##[error]x"


def test_the_words_of_an_office_act_nowhere() -> None:
    """Titles, messages and grounds of rules of its own stand in every report, also where the rule is only named."""
    rule = f'[[rules]]\ncode = "OFF001"\nwords = ["满意度"]\ntitle = "{WORDING}"\nmessage = "{WORDING} {{words}}"\n'
    with folder_of({"scheme.yaml": GOOD, "kpi-audit.toml": f'{rule}basis = "{WORDING}"\n'}):
        assert audit().code in (0, 1)
        for form in ("rich", "markdown", "json"):
            check_text("terminal" if form == "rich" else form, call("explain", "OFF001", "--format", form).out)
        for argv in (("config",), ("rules",), ("check", "scheme.yaml", "--statistics")):
            check_text("terminal", call(*argv).out.replace("\t", " "))  # which part columns in a pipe


@examples
@given(documents())
@example(
    '{title: "\\x9b31m\\x7f\\u202e甲", indicators: [{name: "\\x9b2J会议\\u2066", points: 10, criteria: 酌情扣分}]}'
)
@example("title: 甲\nindicators:\n- name: 乙\n  scoring:\n    steps:\n    - - 'a': !x >-\n           b\n")
@example('{title: 甲, vetoes: [{matter: "", trigger: 事故, duration: 一年}], indicators: [{name: 乙}]}')
def test_any_scheme_in_every_format(text: str) -> None:
    with folder_of({"scheme.yaml": text}):
        audit()


@examples
@given(documents(faults=0))
@example('{title: "\\U0000202e", indicators: [{name: "##[error]x"}]}')
@example(
    '{title: "\\x9b31m\\x7f\\u202e甲", indicators: [{name: "\\x9b2J会议\\u2066", points: 10, criteria: 酌情扣分}]}'
)
@example("{title: 甲, inspections: [{}], indicators: [{name: 乙}]}")
@example('{title: 甲, rewards: ["丙\\t丁"], indicators: [{name: "乙\\t"}]}')
def test_any_scheme_through_every_command(text: str) -> None:
    with folder_of({"scheme.yaml": text}):
        others()


@examples
@given(documents(), documents("duty_list"), documents("capacity"), documents("results"), documents())
def test_any_materials(scheme: str, duties: str, capacity: str, results: str, upper: str) -> None:
    said = "upper: u.yaml\nduty_list: d.yaml\ncapacity: c.yaml\nresults: r.yaml\n" + GOOD
    files = {
        "scheme.yaml": said,
        "other.yaml": scheme,
        "u.yaml": upper,
        "d.yaml": duties,
        "c.yaml": capacity,
        "r.yaml": results,
    }
    with folder_of(files):
        audit((".",), formats=("rich", "markdown", "html"))
        call("diff", "other.yaml", "u.yaml")


@examples
@given(HOSTILE, HOSTILE)
def test_any_words_on_the_command_line(one: str, two: str) -> None:
    with folder_of({"scheme.yaml": GOOD}):
        for argv in (
            ("explain", one),
            ("check", f"./{one}"),
            ("check", "scheme.yaml", "--select", one, "--ignore", two),
            ("check", "scheme.yaml", f"--format={one}"),
            ("check", "scheme.yaml", "--config", one),
            ("check", "scheme.yaml", "--baseline", one),
            ("check", "scheme.yaml", "--today", one),
            ("check", "scheme.yaml", "--since", one),
            ("config", "--lexicon", one),
            ("check", "scheme.yaml", "-o", f"markdown:./{one}"),
            ("baseline", "scheme.yaml", "--no-config", "-o", f"./{two}"),
            ("init", f"./{one}"),
            ("export", "scheme.yaml", "-o", f"./{two}.csv"),
            ("diff", "scheme.yaml", f"./{one}", "--width", two),
            (f"--{one}",),
        ):
            call(*argv)
    assert Path.cwd().exists()
