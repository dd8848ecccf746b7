"""Rules that an office declares in its configuration: what they find, and that they are rules like any other."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from kpi_audit.cli.app import run
from kpi_audit.house.comparison import read_comparison

SCHEME = """\
标题: 某县2026年度乡镇考核办法
印发机关: 某县委办公室
正文: 考核结果在全县通报排名，不得与评先评优挂钩。
指标:
  - 编号: A
    名称: 党的建设
    下级指标:
      - {编号: A1, 名称: 学习教育, 分值: 5, 评分标准: 每月集中学习一次，每月通报排名。}
      - {编号: A2, 名称: 阵地建设, 分值: 15, 评分标准: 严禁通报排名，按达标率折算。, 数据来源: 县统计局}
  - 编号: B
    名称: 社会治理
    下级指标:
      - {编号: B1, 名称: 群众满意度, 分值: 60, 评分标准: 第三方电话调查。, 牵头单位: 县委政法委}
      - {编号: B2, 名称: 平安宣传, 分值: 20, 评分标准: 组织宣传活动，查阅台账照片。}
"""
Check = Callable[..., list[dict[str, object]]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Check:
    """The findings of declared rules on the scheme."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scheme.yaml").write_text(SCHEME, "utf-8")

    def call(rule: str, *argv: str, head: str = "") -> list[dict[str, object]]:
        body = f'{head}\n[[rules]]\ncode = "OFF001"\ntitle = "测试"\nmessage = "m"\n{dedent(rule)}'
        if "message =" in rule:
            body = body.replace('message = "m"\n', "", 1)
        (tmp_path / "kpi-audit.toml").write_text(body, "utf-8")
        code = run(["check", "scheme.yaml", "--format", "json", *(argv or ("--select", "OFF"))])
        out, err = capfd.readouterr()
        assert code in (0, 1), err
        found: list[dict[str, object]] = json.loads(out)["documents"][0]["findings"]
        return found

    return call


def ids(found: list[dict[str, object]]) -> list[object]:
    """The indicators that findings are about."""
    return [None if one["indicator"] is None else one["indicator"]["id"] for one in found]  # type: ignore[index]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # words: what is denied, stands in an exception or in another field is not meant
        ('words = ["通报排名"]', ["A1"]),
        ('words = ["通报排名"]\nunless = ["每月集中"]', ["A1"]),
        ('words = ["通报排名"]\nunless = ["每月通报排名"]', []),
        ('words = ["严禁通报"]', ["A2"]),
        ('words = ["每月…(一次|两次)"]', ["A1"]),
        ('words = ["學習教育"]', ["A1"]),
        ('words = ["学习教育"]\nfields = ["criteria"]', []),
        ('words = ["统计局"]\nfields = ["数据来源"]', ["A2"]),
        ('words = ["政法委"]\nfields = ["lead"]', ["B1"]),
        # traits
        ('when = {points = ">= 20"}', ["B1", "B2"]),
        ('when = {"分值" = "不少于20"}', ["B1", "B2"]),
        ("when = {points = 5}", ["A1"]),
        ('when = {share = "> 15%"}', ["B1", "B2"]),
        ('when = {share = "> 0.15"}', ["B1", "B2"]),
        ("when = {data_source = false}", ["A1", "B1", "B2"]),
        ("when = {lead = true}", ["B1"]),
        ('when = {lead = "政法委"}', ["B1"]),
        ('when = {kind = "satisfaction"}', ["B1"]),
        ('when = {"类型" = ["满意度", "过程"]}', ["A1", "B1", "B2"]),
        ("when = {trace = true}", ["B2"]),
        ('when = {frequency = ">= 12"}', ["A1"]),
        ('when = {role = "普通", tier = 2}', ["A1", "A2", "B1", "B2"]),
        ('words = ["台账"]\nwhen = {points = "< 20"}', []),
        # groups
        ('scope = "group"\nwhen = {points = ">= 80"}', ["B"]),
        ('scope = "指标组"\nwords = ["党的建设"]', ["A"]),
        ('scope = "group"\nwhen = {leaves = ">= 2", share = "<= 20%"}', ["A"]),
        ('scope = "group"\ncount = ">= 1"\nwhen = {kind = "satisfaction"}', ["B"]),
        ('scope = "group"\ncount = "= 0"\nwhen = {kind = "满意度"}', ["A"]),
        ('scope = "group"\nshare = "> 10%"\nwords = ["台账"]', ["B"]),
        # the scheme
        ('scope = "scheme"\nwords = ["通报排名"]', [None]),
        ('scope = "scheme"\nwords = ["评先评优"]', []),
        ('scope = "scheme"\nwhen = {issuer = true, year = false}', [None]),
        ('scope = "scheme"\nwhen = {appeal = false}', [None]),
        ('scope = "scheme"\nwhen = {total_points = "> 100"}', []),
        ('scope = "scheme"\nwhen = {leaves = 4, tiers = 2}', [None]),
        ('scope = "scheme"\ncount = ">= 2"\nwhen = {points = ">= 15"}', [None]),
        ('scope = "scheme"\ncount = "> 3"\nwhen = {points = ">= 15"}', []),
        ('scope = "scheme"\nshare = "> 59.9%"\nwords = ["第三方"]', [None]),
        ('scope = "scheme"\nshare = "> 60%"\nwords = ["第三方"]', []),
        ('scope = "scheme"\nshare = "< 10%"\nwords = ["网络测评"]', [None]),
        ('scope = "scheme"\ncount = "= 0"\nwords = ["网络测评"]', [None]),
    ],
)
def test_what_is_found(check: Check, rule: str, expected: list[object]) -> None:
    assert ids(check(rule)) == expected


def test_a_finding_has_its_place_words_figures_and_basis(check: Check) -> None:
    found = check(
        """\
        message = "“{name}”（{points} 分，占 {share}）要求{words}"
        words = ["通报排名"]
        severity = "错误"
        suggestion = "把“{words}”改为达标计分"
        basis = "《某县考核工作规则》第七条"
        """
    )[0]
    assert found["message"] == "“学习教育”（5 分，占 5%）要求通报排名"
    assert found["suggestion"] == "把“通报排名”改为达标计分"
    assert (found["code"], found["name"], found["family"]) == ("OFF001", "off001", "house")
    assert (found["severity"], found["confidence"], found["line"], found["column"]) == (
        "error",
        "heuristic",
        8,
        SCHEME.splitlines()[7].index("通报排名") + 1,
    )
    assert [one["text"] for one in found["evidence"]] == ["通报排名"]  # type: ignore[attr-defined]
    assert found["references"] == [
        {"document": "本单位规定：《某县考核工作规则》第七条", "clause": None, "level": "practice", "url": None}
    ]


def test_figures_of_a_sum(check: Check) -> None:
    found = check(
        'scope = "scheme"\ncount = ">= 2"\nwhen = {points = ">= 20"}\nmessage = "{count} 项占 {share}：{names}"'
    )[0]
    assert found["message"] == "2 项占 80%：群众满意度、平安宣传"
    assert found["metrics"] == {"count": 2, "share": 0.8}
    assert found["pointer"] == "/indicators"
    assert found["confidence"] == "declared"


def test_figures_of_a_group(check: Check) -> None:
    found = check('scope = "group"\nwhen = {leaves = 2, points = 80}\nmessage = "{id}：{count} 项，{names}"')
    assert [one["message"] for one in found] == ["B：2 项，群众满意度、平安宣传"]
    assert found[0]["metrics"] == {"leaves": 2, "points": 80}


def test_it_is_a_rule_like_any_other(check: Check, capfd: pytest.CaptureFixture[str]) -> None:
    """Selected, ignored, graded, made mandatory, explained and listed."""
    rule = 'words = ["通报排名"]\nname = "no-ranking"\nwhy = "排名加重负担。"'
    assert "OFF001" in [one["code"] for one in check(rule, "--profile", "basic")]
    assert [one["code"] for one in check(rule, "--select", "no-ranking")] == ["OFF001"]
    assert check(rule, "--ignore", "ALL") == []
    assert check(rule, "--ignore", "ALL", "--extend-select", "OFF0") != []
    assert check(rule, "--select", "SCO801", head='mandatory = ["OFF"]') != []
    assert check(rule, head='[severity]\nOFF = "info"')[0]["severity"] == "info"
    for argv in (["explain", "OFF001"], ["explain", "no-ranking"], ["explain", "测试"]):
        assert run(argv) == 0
        page = capfd.readouterr().out
        assert "OFF001 测试（no-ranking）" in page
        assert "类别：本单位规定" in page
        assert "名称、考核内容、评分标准中出现“通报排名”" in page
        assert "排名加重负担。" in page
    assert run(["rules"]) == 0
    assert "本单位规定\nOFF001" in capfd.readouterr().out
    assert run(["rules", "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["rules"][-1]["code"] == "OFF001"
    assert run(["check", "scheme.yaml", "--select", "OFF", "--format", "markdown", "--lang", "en", "--verbose"]) == 0
    assert "House rule" in capfd.readouterr().out
    assert check(rule, "--select", "OFF", head='[per-file-ignores]\n"*.yaml" = ["OFF001"]') == []


@pytest.mark.parametrize(
    ("rule", "place", "parts"),
    [
        ('title = "x"\nmessage = "m"\nwords = ["通报排名"]', "1:1", ["“code”"]),
        ('code = "OFF1"\ntitle = "x"\nmessage = "m"\nwords = ["通报排名"]', "2:8", ["OFF001"]),
        ('code = "PRC901"\ntitle = "x"\nmessage = "m"\nwords = ["通报排名"]', "2:8", ["PRC", "kpi-audit"]),
        ('code = "SUP901"\ntitle = "x"\nmessage = "m"\nwords = ["通报排名"]', "2:8", ["SUP"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"', "1:1", ["没有说查什么"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "{nam}"\nwords = ["通报排名"]', "4:11", ["{nam}", "name"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "{words}"\nwhen = {points = 5}', "4:11", ["{words}"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nunless = ["通报排名"]\nwhen = {points = 5}', "5:11", ["unless"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nword = ["通报排名"]', "5:1", ["“words”"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nwords = ["排"]', "5:10", ["太短"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nwhen = {pionts = 5}', "5:9", ["“points”"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nwhen = {points = "很多"}', "5:18", ['">= 5"']),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nwhen = {kind = "流程"}', "5:16", ["过程"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nwhen = {means = "有"}', "5:17", ["true"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nwhen = {lead = 5}', "5:16", ["true"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\ncount = ">= 5"', "5:9", ['scope = "group"']),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nscope = "scheme"\ncount = "> 5%"', "6:9", ["“> 5%”"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nscope = "镇"\nwords = ["通报排名"]', "5:9", ["leaf、group、scheme"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nfields = ["标准"]\nwords = ["通报排名"]', "5:11", ["“标准”"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nname = "Rank!"\nwords = ["通报排名"]', "5:8", ["no-ranking"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nname = "process-heavy"\nwords = ["通报排名"]', "5:8", ["PRC101"]),
        ('code = "OFF001"\ntitle = "x"\nmessage = "m"\nwords = ["通报排名"]\n[[rules]]\ncode = "OFF001"\ntitle = "y"\nmessage = "n"\nwords = ["排名通报"]', "7:8", ["第 2 行"]),
    ],
)  # fmt: skip
def test_faults_have_their_place(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    rule: str,
    place: str,
    parts: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scheme.yaml").write_text(SCHEME, "utf-8")
    (tmp_path / "kpi-audit.toml").write_text(f"[[rules]]\n{rule}\n", "utf-8")
    for lang in ("zh", "en"):
        assert run(["check", "scheme.yaml", "--lang", lang]) == 2
        out, err = capfd.readouterr()
        assert out == ""
        assert len(err.splitlines()) == 1, err
        assert f"kpi-audit.toml:{place}{'：' if lang == 'zh' else ': '}" in err
        for part in parts if lang == "zh" else ():
            assert part in err


def test_one_code_has_one_meaning_in_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Two configurations may declare the same rule twice, but not two rules under one code."""
    monkeypatch.chdir(tmp_path)
    declared = '[[rules]]\ncode = "OFF001"\ntitle = "x"\nmessage = "m"\nwords = ["{}"]\n'
    for town in ("a", "b"):
        (tmp_path / town).mkdir()
        (tmp_path / town / "scheme.yaml").write_text(SCHEME, "utf-8")
        (tmp_path / town / "kpi-audit.toml").write_text(declared.format("通报排名"), "utf-8")
    assert run(["check", ".", "--select", "OFF"]) == 0
    capfd.readouterr()
    (tmp_path / "b" / "kpi-audit.toml").write_text(declared.format("排名通报"), "utf-8")
    assert run(["check", ".", "--select", "OFF"]) == 2
    err = capfd.readouterr().err
    assert err.startswith("错误：b/kpi-audit.toml:2:8：编号 OFF001 在 a/kpi-audit.toml 第 2 行另有含义")


def test_a_nearer_rule_replaces_that_of_the_file_it_extends(check: Check, tmp_path: Path) -> None:
    (tmp_path / "county.toml").write_text(
        '[[rules]]\ncode = "OFF001"\ntitle = "x"\nmessage = "县"\nwords = ["通报排名"]\n'
        '[[rules]]\ncode = "OFF002"\ntitle = "y"\nmessage = "县二"\nwords = ["台账"]\n',
        "utf-8",
    )
    found = check('message = "镇"\nwords = ["通报排名"]', head='extend = "county.toml"')
    assert [one["message"] for one in found] == ["镇", "县二"]


def test_hostile_words_stay_words(check: Check, capfd: pytest.CaptureFixture[str]) -> None:
    """Braces, markup and patterns of a scheme or a configuration are text."""
    found = check('words = ["通报排名"]\nmessage = "[red]{name}|`x`<b> {{words}} {0}"\nsuggestion = "$(rm) {name}"')
    assert found[0]["message"] == "[red]学习教育|`x`<b> {通报排名} {0}"
    assert run(["check", "scheme.yaml", "--select", "OFF", "--format", "markdown"]) == 0
    assert "<b>" not in capfd.readouterr().out


def test_what_an_office_writes_does_not_act_on_a_terminal(check: Check, capfd: pytest.CaptureFixture[str]) -> None:
    nasty = r"\u001b[31m\u202e##vso[x]::error::"
    check(f'words = ["通报排名"]\nmessage = "甲"\nbasis = "{nasty}"\nwhy = "{nasty}"\nsuggestion = "{nasty}"')
    path = Path("kpi-audit.toml")
    path.write_text(path.read_text("utf-8").replace('title = "测试"', f'title = "{nasty}"'), "utf-8")
    for argv in (
        ["rules"],
        ["explain", "OFF001"],
        ["config"],
        *(["check", "scheme.yaml", "--statistics", "--format", form] for form in ("rich", "concise")),
        ["check", "scheme.yaml", "--format", "rich", "--verbose"],
    ):
        run(argv)
        said = capfd.readouterr().out
        assert "OFF001" in said
        for acting in ("\x1b", "\u202e", "##vso[", "::error"):
            assert acting not in said, argv


@pytest.mark.parametrize(
    ("said", "number", "holds"),
    [
        (">= 5", 5, True),
        ("≥5", 4.99, False),
        ("＞２０％", 0.2, False),
        ("> 20%", 0.2001, True),
        ("< 0.3", 0.1 + 0.2, False),
        ("不超过 0.3", 0.1 + 0.2, True),
        ("= 0.3", 0.1 + 0.2, True),
        ("少于3", 2, True),
        ("至少3", 3, True),
    ],
)
def test_comparisons(said: str, number: float, holds: bool) -> None:
    comparison = read_comparison(said)
    assert comparison is not None
    assert comparison.holds(number) is holds


@pytest.mark.parametrize("said", ["", "5", "很多", ">", "> -1", ">= 5 个", "> 1e400x"])
def test_no_comparisons(said: str) -> None:
    assert read_comparison(said) is None


def test_nothing_of_it_is_loaded_without_need(tmp_path: Path) -> None:
    """A run without configuration loads no TOML, no patterns and no declared rules."""
    import subprocess

    (tmp_path / "scheme.yaml").write_text(SCHEME, "utf-8")
    code = (
        "import sys; from kpi_audit.cli.app import run; run(['check', 'scheme.yaml']);"
        "print([name for name in ('tomllib', 'pathspec', 'kpi_audit.house', 'kpi_audit.config.toml')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "[]"
