"""What each setting does to an audit, and that the command line goes before the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from config_office import SCHEME, Office, an_office  # noqa: F401 - a fixture

import kpi_audit.planning.checking
import kpi_audit.registry
import kpi_audit.ruleset
from kpi_audit import Rule
from kpi_audit.api import audit_file
from kpi_audit.errors import ConfigError
from kpi_audit.registry import rules


def test_profile_select_and_ignore(office: Office) -> None:
    """``select`` goes before the profile; in one file the closer selector decides."""
    office.settings('profile = "basic"')
    basic = office.codes()
    assert basic == {code for code in office.codes("scheme.yaml", "--no-config") if rules()[code].profile == "basic"}
    office.settings('profile = "strict"')
    assert basic < office.codes()
    office.settings('profile = "strict"\nselect = ["PRC101", "vague-wording"]')
    assert office.codes() == {"PRC101", "SCO806"}
    office.settings('select = ["PRC", "SCO806"]\nignore = ["PRC1", "SCO"]')
    assert office.codes() == {"SCO806"}
    office.settings('select = ["PRC"]\nignore = ["PRC101"]\nextend-select = ["SCO806"]')
    assert "PRC101" not in office.codes()
    assert "SCO806" in office.codes()


def test_a_family_is_called_by_the_name_that_reports_give_it(office: Office) -> None:
    """Which means all its rules, as closely as its prefix does; other words for it are told how to write it."""
    for family in {rule.family for rule in rules().values()}:
        meant = {rule.code for rule in kpi_audit.ruleset.matching(family)}
        assert meant == {code for code, rule in rules().items() if rule.family == family}
        [prefix] = {code.rstrip("0123456789") for code in meant}
        assert {rule.code for rule in kpi_audit.ruleset.matching(prefix)} == meant
    assert office.codes("scheme.yaml", "--select", "Process") == office.codes("scheme.yaml", "--select", "PRC")
    office.settings('select = ["process", "SCO806"]\nignore = ["PRC1", "scoring"]')
    assert office.codes() == {"SCO806"}
    office.settings("[severity]\nprocess = 'error'\nPRC102 = 'info'")
    graded = {code: severity for _, code, severity in office.found() if code.startswith("PRC")}
    assert graded.pop("PRC102") == "info"
    assert set(graded.values()) == {"error"}
    for said, prefix in (
        ("过程与留痕", "PRC"),
        ("accountabilty", "ACC"),
        ("层级与目标", "LVL"),
        ("层层加码", "LVL301"),
    ):
        code, _, told = office.call("check", "scheme.yaml", "--no-config", "--select", said)
        assert (code, f"是否应为“{prefix}”？" in told) == (2, True)


def test_the_strict_profile_halves_what_a_bonus_may_add(office: Office) -> None:
    """A fifth of the points otherwise, a tenth there; an office's own threshold goes before both."""
    scheme = "title: 甲\nindicators: [{name: 乙, points: 100}]\nbonus: {cap: 10.5, items: [{name: 丙, points: 10}]}\n"
    (office.folder / "scheme.yaml").write_text(scheme, "utf-8")
    assert "SCO803" not in office.codes("scheme.yaml")
    assert "SCO803" in office.codes("scheme.yaml", "--profile", "strict")
    office.settings('profile = "strict"')
    assert "SCO803" in office.codes("scheme.yaml")
    office.settings('profile = "strict"\n[thresholds.SCO803]\nwarn_share = "15%"')
    assert "SCO803" not in office.codes("scheme.yaml")


def test_the_command_line_goes_before_the_file(office: Office) -> None:
    office.settings('select = ["PRC101"]\nignore = ["SCO806"]\nfail-on = "never"\nlang = "en"')
    assert office.codes("scheme.yaml", "--select", "SCO806") == {"SCO806"}
    assert "SCO806" in office.codes("scheme.yaml", "--select", "ALL")
    assert office.codes("scheme.yaml", "--extend-select", "SCO806") == {"PRC101", "SCO806"}
    assert office.codes("scheme.yaml", "--ignore", "PRC") == set()
    assert len(office.codes("scheme.yaml", "--profile", "standard")) > 2
    assert office.call("check", "scheme.yaml")[0] == 0
    assert office.call("check", "scheme.yaml", "--fail-on", "info")[0] == 1


def test_the_language_of_a_run(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--lang``, then KPI_AUDIT_LANG, then the file, then the locale."""
    office.settings('lang = "en"')

    def language(*argv: str) -> str:
        out = office.call("check", "scheme.yaml", "--select", "PRC101", "--format", "concise", *argv)[1]
        return "zh" if "超过" in out else "en"

    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert language() == "en"
    assert language("--lang", "zh") == "zh"
    monkeypatch.setenv("KPI_AUDIT_LANG", "zh")
    assert language() == "zh"


def test_severity(office: Office) -> None:
    """The closer selector decides; what the rule itself only remarks on is not raised."""
    office.settings('[severity]\nALL = "info"\nPRC = "error"\nprocess-heavy = "warning"')
    found = {code: severity for _, code, severity in office.found()}
    assert found["PRC101"] == "warning"
    assert {severity for code, severity in found.items() if code != "PRC101" and not code.startswith("PRC")} == {"info"}
    office.write(
        "lawful.yaml",
        """\
        标题: 某县考核办法
        指标:
          - 名称: 安全培训
            分值: 10
            评分标准: 组织培训不少于4次，少一次扣1分。
            依据: [{document: 中华人民共和国安全生产法, type: law}]
          - {名称: 群众满意度, 分值: 90, 评分标准: 第三方电话调查，按满意率折算。}
        """,
    )
    office.settings('[severity]\nPRC102 = "error"')
    assert office.found("lawful.yaml", "--select", "PRC102") == [("lawful.yaml", "PRC102", "info")]


def test_fail_on_holds_for_each_file(office: Office) -> None:
    office.write("town/scheme.yaml", SCHEME)
    office.write("town/kpi-audit.toml", 'fail-on = "never"')
    office.settings('select = ["PRC102"]\nfail-on = "warning"')
    assert office.call("check", "town/scheme.yaml")[0] == 0
    assert office.call("check", "scheme.yaml")[0] == 1
    assert office.call("check", ".")[0] == 1


def test_thresholds_are_the_office_s_own_and_say_so(office: Office) -> None:
    office.settings('[thresholds.PRC101]\nwarn = "45%"')
    assert "PRC101" not in office.codes()
    office.settings("[thresholds.process-heavy]\nwarn = 0.39\nerror = 0.39")
    code, out, _ = office.call("check", "scheme.yaml", "--select", "PRC101", "--format", "json")
    found = json.loads(out)["documents"][0]["findings"][0]
    assert (code, found["severity"], found["metrics"]["threshold"]) == (1, "error", 0.39)
    assert found["references"][0]["document"] == (
        "本单位设定的阈值（warn = 0.39，工具默认 0.3、error = 0.39，工具默认 0.5）"
    )
    _, out, _ = office.call("check", "scheme.yaml", "--select", "PRC101", "--format", "markdown")
    assert "本单位设定的阈值" in out
    _, out, _ = office.call("explain", "PRC101")
    assert "warn = 0.39（本单位设定，工具默认 0.3）" in out
    office.settings("[thresholds.PRC101]\nwarn = 0.3")  # no other than the tool's
    _, out, _ = office.call("check", "scheme.yaml", "--select", "PRC101", "--format", "markdown")
    assert "本单位设定的阈值" not in out


@pytest.mark.parametrize("code", [code for code, rule in rules().items() if rule.Options.model_fields])
def test_the_tool_s_own_thresholds_can_be_written_down(office: Office, code: str) -> None:
    """Every default holds where an office writes it, within its range and in its order; it is then no other than ours."""
    options = {name: field.get_default() for name, field in rules()[code].Options.model_fields.items()}
    office.settings(f"[thresholds.{code}]\n" + "".join(f"{name} = {value}\n" for name, value in options.items()))
    code_, out, err = office.call("config", "--format", "json")
    assert code_ == 0, err
    assert [one["value"] for one in json.loads(out)["settings"]["thresholds"]] == list(options.values())
    assert rules()[code](options).tuned == ()


def test_files_that_are_left_out(office: Office) -> None:
    """Excluded files are left out of folders, and where they are named only under ``force-exclude``."""
    office.write("旧方案/2024.yaml", SCHEME)
    office.write("keep/草稿.yaml", SCHEME)
    office.write("keep/正式.yaml", SCHEME)
    office.settings('select = ["PRC101"]\nexclude = ["旧方案/", "草稿.yaml", "keep/*.yaml", "!keep/正式.yaml"]')
    assert {path for path, _, _ in office.found(".")} == {"scheme.yaml", "keep/正式.yaml"}
    assert {path for path, _, _ in office.found("**/*.yaml")} == {"scheme.yaml", "keep/正式.yaml"}
    assert office.codes("旧方案/2024.yaml") == {"PRC101"}
    assert office.call("check", "旧方案/2024.yaml", "--force-exclude")[0] == 3
    office.settings('exclude = ["旧方案/"]\nforce-exclude = true')
    assert office.call("check", "旧方案/2024.yaml", "--allow-empty")[0] == 0


def test_rules_that_are_not_asked_about_a_file(office: Office) -> None:
    """They are listed as not checked, with the reason; patterns are relative to the file that has them."""
    office.write("下发/scheme.yaml", SCHEME)
    office.settings('select = ["PRC101", "SCO806"]\n[per-file-ignores]\n"下发/*.yaml" = ["PRC", "vague-wording"]')
    assert office.codes() == {"PRC101", "SCO806"}
    code, out, _ = office.call("check", "下发/scheme.yaml", "--format", "json")
    document = json.loads(out)["documents"][0]
    assert (code, document["findings"]) == (0, [])
    assert document["not_checked"] == [
        {"code": "PRC101", "reason": "按本单位配置，此文件不查"},
        {"code": "SCO806", "reason": "按本单位配置，此文件不查"},
    ]
    office.write("base/county.toml", '[per-file-ignores]\n"scheme.yaml" = ["PRC"]\n"base/*.yaml" = ["SCO"]')
    office.settings('extend = "base/county.toml"\nselect = ["PRC101", "SCO806"]')
    assert office.codes() == {"SCO806"}


def test_nothing_silences_a_mandatory_rule(office: Office) -> None:
    office.settings(
        """\
        profile = "basic"
        ignore = ["SCO", "PRC"]
        mandatory = ["SCO806", "PRC101"]
        [per-file-ignores]
        "*.yaml" = ["ALL"]
        """
    )
    assert office.codes() == {"PRC101", "SCO806"}
    assert office.codes("scheme.yaml", "--ignore", "ALL") == {"PRC101", "SCO806"}
    assert {"PRC101", "SCO806"} <= office.codes("scheme.yaml", "--select", "ACC")


def test_a_file_cannot_loosen_what_the_one_it_extends_makes_mandatory(office: Office) -> None:
    office.write("county.toml", 'mandatory = ["PRC1"]\n[thresholds.PRC101]\nwarn = 0.2\n[severity]\nPRC101 = "error"')
    said = office.faults(
        'extend = "county.toml"\n[thresholds.PRC101]\nwarn = 0.4\n[severity]\nprocess-heavy = "info"\n'
    )
    assert said == [
        f"kpi-audit.toml:{place}：PRC101 由 county.toml 第 1 行设为必查，继承它的文件不能改它的等级和阈值。"
        "请删去这一项，或与制定该文件的单位商定。"
        for place in ("3:1", "5:1")
    ]
    office.settings('extend = "county.toml"\nignore = ["PRC101"]')
    assert ("scheme.yaml", "PRC101", "error") in office.found()


class Newer(Rule):
    """A rule that came with a later edition."""

    code, slug, family, profile, since = "PRC901", "newer", "process", "basic", "2027"

    def check(self, facts):  # type: ignore[no-untyped-def]
        yield self.finding("heavy", at=facts.scheme.place("title"))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool as it may be a year later, with a new rule."""
    from dataclasses import replace

    book = kpi_audit.registry.book()
    first, *rest = book.chapters
    grown = replace(book, chapters=(replace(first, rules=(*first.rules, Newer)), *rest))
    for module in (kpi_audit.ruleset, kpi_audit.registry, kpi_audit.planning.checking):
        monkeypatch.setattr(module, "EDITIONS", ("2026", "2027"))
    for module in (kpi_audit.ruleset, kpi_audit.registry, kpi_audit.planning.planner):
        monkeypatch.setattr(module, "book", lambda: grown)


def test_a_pinned_edition_keeps_newer_rules_out(office: Office, later: None) -> None:
    """An upgrade adds nothing to a pinned run, unless the new rule is named itself."""
    assert "PRC901" in office.codes()
    office.settings("edition = 2026")
    assert "PRC901" not in office.codes()
    office.settings('edition = "2026"\nselect = ["ALL"]\nmandatory = ["PRC"]')
    assert "PRC901" not in office.codes()
    for text in ('extend-select = ["PRC901"]', 'mandatory = ["newer"]', 'select = ["newer"]'):
        office.settings(f'edition = "2026"\n{text}')
        assert "PRC901" in office.codes()
    office.settings('edition = "2027"')
    assert "PRC901" in office.codes()


def test_materials_of_the_office(office: Office) -> None:
    """A duty list and an upper scheme for schemes that name none; options go before them."""
    office.write(
        "清单.yaml", "document: duty_list\ntitle: 清单\nduties: [{id: B-1, list: basic, item: 开展农村人居环境整治}]\n"
    )
    office.write(
        "空清单.yaml", "document: duty_list\ntitle: 清单\nduties: [{id: T-1, list: taken_back, item: 无关事项}]\n"
    )
    office.write("上级/市.yaml", SCHEME)
    office.settings('duty-list = "清单.yaml"\nupper = "上级/市.yaml"')

    def matched(*argv: str) -> list[object]:
        out = office.call("inspect", "scheme.yaml", "--format", "json", *argv)[1]
        row = json.loads(out)["documents"][0]["indicators"][1]
        return [row["duty_ref"]["ids"] if row["duty_ref"] else None, bool(row["upper_ref"])]

    assert matched() == [["B-1"], True]
    assert matched("--duty-list", "空清单.yaml")[0] == []
    assert matched("--no-config") == [None, False]
    _, out, _ = office.call("check", "scheme.yaml", "--select", "DUT401", "--format", "json")
    assert json.loads(out)["documents"][0]["not_checked"] == []


def test_materials_of_the_wrong_kind_are_told_where_they_are_named(office: Office) -> None:
    office.write("清单.yaml", SCHEME)
    office.write("坏.yaml", "标题: [")
    said = office.faults('duty-list = "清单.yaml"\nupper = ["坏.yaml"]')
    assert said == [
        "kpi-audit.toml:1:13：“清单.yaml”应为职责清单，实为考核方案。请换成正确的文件。",
        "kpi-audit.toml:2:10：“坏.yaml”格式有误，无法用来对照。请先用 kpi-audit check 检查该文件并改正。",
    ]


def test_each_file_has_its_own_materials(office: Office) -> None:
    """Schemes of one run under two configurations, siblings among them, are held against their own duty lists."""
    for town in ("a", "b"):
        office.write(
            f"{town}/scheme.yaml", SCHEME.replace("标题:", f"考核对象: 乡镇\n地区: 某县\n印发机关: {town}\n标题:")
        )
        office.write(
            f"{town}/清单.yaml",
            f"document: duty_list\ntitle: 清单\nduties: [{{id: {town}-1, list: basic, item: 开展农村人居环境整治}}]\n",
        )
        office.write(f"{town}/kpi-audit.toml", 'duty-list = "清单.yaml"')
    out = office.call("inspect", ".", "--format", "json")[1]
    refs = [one["indicators"][1]["duty_ref"]["ids"] for one in json.loads(out)["documents"] if "/" in one["path"]]
    assert refs == [["a-1"], ["b-1"]]


def test_siblings_are_read_with_the_words_of_the_file_that_is_audited(office: Office) -> None:
    """Two schemes on the same units, one with words of its own: neither reads with those of the other."""
    for town, words in (("a", '["打造样板"]'), ("b", "[]")):
        text = SCHEME.replace("标题:", f"考核对象: 乡镇\n地区: 某县\n印发机关: {town}\n标题:").replace(
            "进一步加强整治，", ""
        )
        office.write(f"{town}/scheme.yaml", text)
        office.write(f"{town}/kpi-audit.toml", f'select = ["SCO806"]\n[lexicon.vague]\nslogan = {words}')
    for order in (["a", "b"], ["b", "a"]):
        assert {path for path, _, _ in office.found(*order)} == {"a/scheme.yaml"}


def test_the_library_call_reads_the_configuration(office: Office) -> None:
    office.settings('select = ["PRC101"]\n[thresholds.PRC101]\nwarn = 0.39')

    def codes(**options: object) -> set[str]:
        return {one.finding.code for one in audit_file("scheme.yaml", **options).findings()}  # type: ignore[arg-type]

    assert codes() == {"PRC101"}
    assert len(codes(isolated=True)) > 1
    other = office.write("other.toml", 'select = ["SCO806"]')
    assert codes(config=other) == {"SCO806"}
    assert codes(select=["SCO806"]) == {"SCO806"}
    office.settings("profil = 1")
    with pytest.raises(ConfigError) as caught:
        audit_file("scheme.yaml")
    fault = caught.value.faults[0]
    assert (fault.file, fault.line, fault.column, fault.key) == ("kpi-audit.toml", 1, 1, "config_unknown_key")


def test_a_comparison_of_versions_goes_by_the_configuration(office: Office) -> None:
    office.write("new.yaml", SCHEME.replace("打造样板", "不断提升"))
    office.settings('select = ["PRC101"]')
    out = office.call("diff", "scheme.yaml", "new.yaml", "--format", "json")[1]
    assert "SCO806" not in out
    assert Path("new.yaml").exists()


def test_fix_goes_by_the_configuration(office: Office) -> None:
    office.write("旧/scheme.yaml", SCHEME.replace("分值: 40", "分值: ４０"))
    office.settings('select = ["PRC101"]\nexclude = ["旧/"]')
    _, out, _ = office.call("fix", ".", "--diff")
    assert "旧/scheme.yaml" not in out
    _, out, _ = office.call("fix", ".", "--diff", "--no-config")
    assert "+    分值: 40" in out
    office.settings("profil = 1")
    assert office.call("fix", ".", "--diff")[0] == 2
