"""Faults of a configuration: each with its line and column, the nearest name and the next step, in both languages."""

from __future__ import annotations

import pytest
from config_office import Office, an_office  # noqa: F401 - a fixture

from kpi_audit.config.toml import _COMPLAINTS
from kpi_audit.words.catalog import catalogue

CASES = [
    # syntax
    ("profile = strict", "1:11", ["TOML", "引号"]),
    ("profile = “strict”", "1:11", ["全角引号 “"]),
    ('select = ["A"，"B"]', "1:14", ["全角标点 ，"]),
    ('profile＝"strict"', "1:8", ["全角等号"]),
    ("［severity］", "1:1", ["全角括号"]),
    ('档位 = "strict"', "1:1", ['"档位" = …']),
    ('lang = "zh"\nlang = "en"', "2:1", ["已经写过"]),
    ('select = ["PRC101"\nignore = ["VET"]', "2:1", ["方括号"]),
    ("a = 1 b", "1:7", ["另起一行"]),
    ('baseline = "旧\\基线.json"', "1:16", ["反斜杠"]),
    ('lang = "zh"\n' + ".".join("a" * 20_000) + " = 1", "2:1", ["层次过深"]),
    ("a = {" + " . ".join(['"甲"', "'b'"] * 10_000) + " = 1}", "1:6", ["层次过深"]),
    # names and types
    ('profil = "strict"', "1:1", ["“profil”", "“profile”"]),
    ('"档立" = "strict"', "1:1", ["“档立”", "可用"]),
    ('extend_select = ["VET"]\nextend-select = []', "2:1", ["同一项"]),
    ("profile = 3", "1:11", ["“profile”应为文字", "数字"]),
    ('profile = ""', "1:11", ["空的"]),
    ("'profile' = ['高']", "1:13", ["“profile”应为文字"]),
    ("rules = 3", "1:9", ["[[rules]]", "数字"]),
    ("rules = [3]", "1:10", ["应为一节设置", "数字"]),
    ("profile.name = 3", "1:1", ["“profile”应为文字", "一节设置"]),
    ("severity.PRC101.to = 3", "1:10", ["“PRC101”应为文字", "一节设置"]),
    ('ignore = ["甲，乙" "丙"]', "1:17", ["不符合 TOML 写法"]),
    ('profile = "高"', "1:11", ["basic、standard、strict"]),
    ("mandatory = {a = 1}", "1:13", ["文字或文字的列表", "一节设置"]),
    ("force-exclude = 1", "1:17", ["true 或 false"]),
    ('fail-on = "warn"', "1:11", ["“warning”", "never"]),
    ('[severity]\nPRC101 = "严重"', "2:10", ["error、warning、info"]),
    ('[severity]\nPRC101 = "off"', "2:10", ['ignore = ["PRC101"]']),
    ("[severity]\nPRC101 = false", "2:10", ['ignore = ["PRC101"]']),
    ('[tool.kpi-audit]\nprofile = "strict"', "1:7", ["[tool.kpi-audit]", "[severity]"]),
    ('ignore = ["FMT013"]', "1:11", ["文件格式"]),
    ('[severity]\nFMT = "info"', "2:1", ["文件格式"]),
    ("select = []", "1:10", ["空的"]),
    ('severity = "info"', "1:12", ["“severity”应为", "文字"]),
    # rules
    ('select = ["VET", "PRC1O1"]', "1:18", ["“PRC1O1”", "“PRC101”", "kpi-audit rules"]),
    ('ignore = ["不存在"]', "1:11", ["“不存在”"]),
    ('[severity]\nPRX = "info"', "2:1", ["“PRX”"]),
    ('[per-file-ignores]\n"a.yaml" = ["XYZ999"]', "2:13", ["“XYZ999”"]),
    # thresholds
    ("[thresholds.PRC101]\nwarm = 0.3", "2:1", ["PRC101", "“warm”", "“warn”"]),
    ("[thresholds.PRC101]\n警告线 = 0.3".replace("警告线", '"警告线"'), "2:1", ["可用", "warn", "error"]),
    ("[thresholds.SCO801]\ntol = 1", "2:1", ["没有可调的阈值"]),
    ("[thresholds.PRC]\nwarn = 0.3", "1:13", ["不止一条规则", "[thresholds.PRC101]"]),
    ("[thresholds.PRX101]\nwarn = 0.3\nerror = 0.4", "1:13", ["“PRX101”", "“PRC101”"]),
    ("[thresholds.PRC101]\nerror = 50", "2:9", ["不得大于 1", '"30%"']),
    ("[thresholds.PRC101]\nwarn = -0.1", "2:8", ["不得小于 0"]),
    ("[thresholds.ACC601]\nratio = nan", "2:9", ["有限"]),
    ("[thresholds.ACC601]\nratio = inf", "2:9", ["有限"]),
    ("[thresholds.VET201]\nwarn = 2.5", "2:8", ["整数"]),
    ("[thresholds.VET201]\nwarn = true", "2:8", ["整数"]),
    ("[thresholds.VET201]\nwarn = " + "9" * 5000, "2:8", ["太大"]),
    ("[thresholds.VET201]\nwarn = 0x" + "f" * 5000, "2:8", ["太大"]),
    ('profile = "basic"\n[severity]\nPRC101 = 0b1' + "0" * 63, "3:10", ["太大"]),
    ('[thresholds.PRC101]\nwarn = "高"', "2:8", ["数字"]),
    ("[thresholds.PRC101]\nwarn = 0.6", "2:8", ["0.6", "0.5", "同时调整"]),
    ('thresholds.process-heavy = "0.3"', "1:28", ["“process-heavy”应为"]),
    # words
    ('[lexicon.vage]\nslogan = ["打造"]', "1:10", ["“vage”", "“vague”"]),
    ('[lexicon]\nvague.slogn = ["打造"]', "2:7", ["“slogn”", "“slogan”"]),
    ('[lexicon.vague]\nslogan = ["打造样板", "打"]', "2:19", ["太短"]),
    ('[lexicon.vague]\nslogan = ["打造(样板"]', "2:11", ["成对"]),
    ('[lexicon.vague]\nslogan = ["打造…"]', "2:11", ["省略号"]),
    (f'[lexicon.vague]\nslogan = ["{"(甲|乙)" * 40}"]', "2:11", ["分成几个词"]),
    ('[lexicon.vague]\nslogan = {drop = ["加大大"]}', "2:19", ["“加大大”", "“加大”"]),
    ('[lexicon.vague]\nslogan = {remove = ["加大"]}', "2:11", ["“remove”", "add、drop"]),
    # files and editions
    ('exclude = ["旧方案/", "../外/"]', "1:20", ["“..”"]),
    ('exclude = ["旧\\\\a.yaml"]', "1:12", ["反斜杠"]),
    ('exclude = ["C:/a.yaml"]', "1:12", ["绝对路径"]),
    ('[per-file-ignores]\n"a[b.yaml" = ["VET"]', "2:1", ["方括号"]),
    ('exclude = ["a/", "[z-a].yaml"]', "1:18", ["[z-a].yaml", ".gitignore"]),
    ('[per-file-ignores]\n"[[:alpha:]].yaml" = ["VET"]', "2:1", ["[[:alpha:]].yaml"]),
    ('exclude = ["#a.yaml"]', "1:12", ["#a.yaml"]),
    ('[per-file-ignores]\n"!a.yaml" = ["VET"]', "2:1", ["!"]),
    ('duty-list = "清单.yaml"', "1:13", ["“清单.yaml”"]),
    ('extend = "base.toml"', "1:10", ["“base.toml”", "不存在"]),
    ('extend = "base\\u0000.toml"', "1:10", ["“base\\u0000.toml”", "不存在"]),
    ('extend = "kpi-audit.toml"', "1:10", ["绕成了圈"]),
    ('edition = "2019"', "1:11", ["“2019”", "2026"]),
    ("edition = 2999", "1:11", ["“2999”", "升级"]),
]


@pytest.mark.parametrize(("text", "place", "parts"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_fault_is_told_at_its_place(office: Office, text: str, place: str, parts: list[str]) -> None:
    said = office.faults(text)
    assert len(said) == 1, said
    assert said[0].startswith(f"kpi-audit.toml:{place}：")
    for part in parts:
        assert part in said[0]
    assert "{" not in said[0].replace("[ ] { }", "")


@pytest.mark.parametrize("text", [case[0] for case in CASES], ids=[case[0][:40] for case in CASES])
def test_the_same_in_english(office: Office, text: str) -> None:
    zh, en = office.faults(text), office.faults(text, "en")
    assert len(en) == len(zh)
    assert en[0].partition(": ")[0] == zh[0].partition("：")[0]
    assert "{" not in en[0].replace("[ ] { }", "")


def test_all_faults_are_told_at_once_in_order(office: Office) -> None:
    said = office.faults('lang = "fr"\nprofile = 1\n[severity]\nPRC101 = "x"\n')
    assert [line.split("：")[0] for line in said] == [
        "kpi-audit.toml:1:8",
        "kpi-audit.toml:2:11",
        "kpi-audit.toml:4:10",
    ]


def test_every_complaint_of_the_parser_has_words() -> None:
    for lang in ("zh", "en"):
        assert {f"toml.{kind}" for kind in _COMPLAINTS.values()} <= set(catalogue(lang))


def test_a_broken_file_is_no_defect_of_ours(office: Office) -> None:
    """Bytes that are no text, brackets without end, a folder in place of a file."""
    path = office.folder / "kpi-audit.toml"
    path.write_bytes(b"\x00\xff\xfe\x81")
    assert office.call("check", "scheme.yaml")[0] == 2
    path.write_bytes(b"lang = 'zh'\n# \xff")
    code, _, err = office.call("check", "scheme.yaml")
    assert code == 2
    assert "kpi-audit.toml:2:3：文件编码无法识别" in err
    path.write_text("select = " + "[" * 5000, "utf-8")
    code, _, err = office.call("check", "scheme.yaml")
    assert code == 2
    assert "kpi-audit.toml" in err
    path.unlink()
    path.mkdir()
    assert office.call("check", "scheme.yaml")[0] == 1
    code, _, err = office.call("check", "scheme.yaml", "--config", "kpi-audit.toml")
    assert code == 2
    assert "--config" in err


def test_a_file_of_an_old_editor_is_read(office: Office) -> None:
    """GB18030, a byte order mark, CRLF."""
    text = '# 某县\r\nignore = ["PRC101"]\r\n'
    for data in (text.encode("gb18030"), text.encode("utf-8-sig")):
        (office.folder / "kpi-audit.toml").write_bytes(data)
        assert "PRC101" not in office.codes()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_many_faults_are_told_with_their_number(office: Office, lang: str) -> None:
    """The first of them with their places; of the others how many there are."""
    said = office.faults("".join(f"profil{number} = 1\n" for number in range(3000)), lang)
    assert len(said) == 21 and sum(map(len, said)) < 10_000
    assert said[19].startswith("kpi-audit.toml:20:1")
    assert "2980" in said[20]
    few = office.faults("".join(f"profil{number} = 1\n" for number in range(20)), lang)
    assert len(few) == 20


def test_a_name_without_end_is_quoted_by_its_ends(office: Office) -> None:
    said = office.faults(f'"{"甲" * 500_000}乙" = 1\n[severity]\nPRC101 = "{"b" * 500_000}"\n')
    assert len(said) == 2 and sum(map(len, said)) < 2_000
    assert "甲乙”" in said[0] and said[1].startswith("kpi-audit.toml:3:10")
    code, _, err = office.call("check", "scheme.yaml", "--select", "z" * 500_000)
    assert code == 2 and len(err) < 2_000
