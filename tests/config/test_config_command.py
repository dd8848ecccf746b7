"""`kpi-audit config`: what holds, and where it comes from."""

from __future__ import annotations

import json

import pytest
from config_office import SCHEME, Office, an_office  # noqa: F401 - a fixture
from rich.cells import cell_len

from kpi_audit.registry import rules

OFFICE = """\
edition = "2026"
profile = "strict"
ignore = ["SCO806", "DUP"]
mandatory = "VET2"
exclude = ["旧方案/"]

[severity]
PRC101 = "提示"

[thresholds.PRC101]
warn = "20%"

[per-file-ignores]
"下发/*.yaml" = ["SCO"]

[lexicon]
vague.slogan = {add = ["打造样板"], drop = ["加强"]}

[[rules]]
code = "OFF001"
title = "排名通报"
message = "不得通报排名"
words = ["排名通报"]
"""


def test_without_a_configuration(office: Office) -> None:
    code, out, err = office.call("config")
    assert (code, err) == (0, "")
    assert "没有配置文件，全部为默认值" in out
    assert "2026（最新）" in out
    assert all(line.endswith("默认") for line in out.splitlines() if line.startswith(("edition", "profile", "fail-on")))
    standard = [rule for rule in rules().values() if rule.profile != "strict"]
    assert f"检查 {len(standard)} 条规则。" in out


def test_every_setting_has_its_place(office: Office) -> None:
    office.settings(OFFICE)
    office.write("下发/scheme.yaml", SCHEME)
    _, out, _ = office.call("config", "下发/scheme.yaml", "--fail-on", "info", "--ignore", "LVL", "--width", "80")
    rows = [line.split(maxsplit=1) for line in out.splitlines() if "  " in line]
    told = [(row[0], row[1].rsplit(maxsplit=1)) for row in rows]
    assert [(key, *parts) for key, parts in told] == [
        ("edition", "2026", "kpi-audit.toml:1"),
        ("profile", "strict", "kpi-audit.toml:2"),
        ("fail-on", "info", "命令行"),
        ("ignore", "SCO806、DUP", "kpi-audit.toml:3"),
        ("ignore", "LVL", "命令行"),
        ("mandatory", "VET2", "kpi-audit.toml:4"),
        ("exclude", "旧方案/", "kpi-audit.toml:5"),
        ("severity", "PRC101 = 提示", "kpi-audit.toml:8"),
        ("thresholds", "PRC101.warn = 20%（工具默认 0.3）", "kpi-audit.toml:11"),
        ("per-file-ignores", "下发/*.yaml：SCO", "kpi-audit.toml:14"),
        ("lexicon", "vague.slogan：+打造样板、-加强", "kpi-audit.toml:17"),
        ("rules", "OFF001 排名通报", "kpi-audit.toml:20"),
    ]
    assert "“下发/scheme.yaml”按文件不查：SCO801" in out
    assert "“旧方案/scheme.yaml”在 exclude 之内" in office.call("config", "旧方案/scheme.yaml")[1]


def test_values_of_a_list_stand_with_their_lines(office: Office) -> None:
    """Two lines of a list are two rows; a file that another goes on with is named first."""
    office.write("county.toml", 'exclude = ["旧方案/"]\n')
    office.settings('extend = "county.toml"\nignore = [\n  "SCO806", "DUP",\n  "LVL",\n]\n')
    _, out, _ = office.call("config", "--width", "100")
    lines = [line.split() for line in out.splitlines()]
    assert "配置文件：kpi-audit.toml，继承 county.toml" in out.splitlines()
    assert [line for line in lines if line[:1] == ["ignore"]] == [
        ["ignore", "SCO806、DUP", "kpi-audit.toml:3"],
        ["ignore", "LVL", "kpi-audit.toml:4"],
    ]


def test_what_a_list_of_words_begins_with_is_told_to_its_end(office: Office) -> None:
    """However narrow the page: lines that have no room go on below, with no blank at their end."""
    _, wide, _ = office.call("config", "--lexicons", "--width", "400")
    _, narrow, _ = office.call("config", "--lexicons", "--width", "44")
    assert len(narrow.splitlines()) > 1.5 * len(wide.splitlines())
    assert "".join(narrow.split()) == "".join(wide.split())


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_wider_than_the_page(office: Office, width: int, lang: str) -> None:
    office.write("很长的文件夹名称/county.toml", OFFICE)
    office.settings(
        'extend = "很长的文件夹名称/county.toml"\nextend-select = ["SCO", "ACC", "BUR", "DUT", "LVL", "PRC", "VET"]'
    )
    for argv in (["config"], ["config", "--lexicons"], ["config", "--lexicon", "process"]):
        _, out, _ = office.call(*argv, "--width", str(width), "--lang", lang)
        assert out
        assert max(map(cell_len, out.splitlines())) <= width
        assert not any(line.endswith(" ") for line in out.splitlines())


def test_as_data(office: Office) -> None:
    office.settings(OFFICE)
    code, out, _ = office.call("config", "scheme.yaml", "--format", "json", "--profile", "basic")
    told = json.loads(out)
    assert (code, told["format_version"], told["path"], told["files"]) == (0, 1, "scheme.yaml", ["kpi-audit.toml"])
    settings = told["settings"]
    assert settings["profile"] == {"value": "basic", "source": "command"}
    assert settings["fail-on"] == {"value": "error", "source": "default"}
    assert settings["select"] is None
    assert settings["ignore"][1] == {
        "value": "DUP", "source": "file", "path": "kpi-audit.toml", "line": 3, "column": 21,
    }  # fmt: skip
    assert settings["lexicon"][0]["drop"] == ["加强"]
    assert settings["thresholds"][0]["default"] == 0.3
    assert settings["rules"][0]["code"] == "OFF001"
    asked = told["rules"]
    assert set(asked["asked"]) | set(asked["set_aside"]) | set(asked["not_asked"]) == {*rules(), "OFF001"}
    assert {"VET201", "OFF001"} <= set(asked["asked"])
    assert out == office.call("config", "scheme.yaml", "--format", "json", "--profile", "basic")[1]


def test_words_of_the_office_cannot_act_on_the_terminal(office: Office) -> None:
    office.settings(
        'exclude = ["a\\u001b.yaml"]\n[[rules]]\ncode = "OFF001"\ntitle = "[red]::error::"\nmessage = "x"\nwords = ["排名通报"]'
    )
    _, out, _ = office.call("config")
    assert "\x1b" not in out
    assert "[red]" in out
    assert "::error" not in out


def test_wrong_calls(office: Office) -> None:
    assert office.call("config", "--format", "xml")[0] == 2
    assert office.call("config", "--profile", "hard")[0] == 2
    assert office.call("config", "--select", "XYZ1")[0] == 2
    assert office.call("config", "--lang", "fr")[0] == 2
