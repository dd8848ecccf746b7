"""Suppressions, the baseline and mandatory rules under a configuration."""

from __future__ import annotations

import json

from config_office import SCHEME, Office, an_office  # noqa: F401 - a fixture

SUPPRESSED = SCHEME.replace("编号: A2", "编号: A2  # kpi-audit: ignore[SCO806] 市里统一要求")


def aside(office: Office, *argv: str) -> tuple[set[str], set[str]]:
    """The codes that count, and those that are set aside."""
    _, out, err = office.call("check", *(argv or ("scheme.yaml",)), "--format", "json")
    assert out, err
    told = json.loads(out)["documents"]
    every = [(one["code"], one["suppressed"]) for document in told for one in document["findings"]]
    return {code for code, why in every if why is None}, {code for code, why in every if why is not None}


def test_no_comment_and_no_baseline_silences_a_mandatory_rule(office: Office) -> None:
    office.write("scheme.yaml", SUPPRESSED)
    office.settings('select = ["SCO806"]')
    assert aside(office)[0] == set()
    office.settings('select = ["SCO806"]\nmandatory = ["SCO806"]')
    assert aside(office)[0] == {"SCO806", "SUP007"}
    office.settings('select = ["PRC101", "SCO806"]\nmandatory = ["SCO806"]\nbaseline = "存量.json"')
    office.write("scheme.yaml", SCHEME)
    code, _, err = office.call("baseline", "scheme.yaml")
    assert code == 0
    assert "存量.json" in err
    assert "没有记入" in err
    assert aside(office)[0] == {"SCO806"}
    assert "SCO806" not in (office.folder / "存量.json").read_text("utf-8")


def test_the_baseline_of_the_settings(office: Office) -> None:
    """It is made where the settings name it, holds in every check below, and one of the command line goes before it."""
    said = office.faults('select = ["PRC101"]\nbaseline = "存量/基线.json"')
    assert said == ["kpi-audit.toml:2:12：基线“基线.json”不存在。请先用 kpi-audit baseline 生成，或删去这一项。"]
    (office.folder / "存量").mkdir()
    assert office.call("baseline", "scheme.yaml")[0] == 0
    assert (office.folder / "存量" / "基线.json").exists()
    assert aside(office)[0] == set()
    assert office.call("check", "scheme.yaml", "--fail-on", "info")[0] == 0
    assert office.call("baseline", "scheme.yaml", "-o", "other.json", "--ignore", "ALL")[0] == 0
    assert aside(office, "scheme.yaml", "--baseline", "other.json")[0] == {"PRC101"}
    solved = SCHEME.replace("会议台账", "群众反映问题解决率")
    office.write("scheme.yaml", solved.replace("每月召开例会，查阅会议记录和台账，缺一次扣1分", "按解决率折算"))
    _, out, err = office.call("check", "scheme.yaml", "--format", "json")
    (stale,) = json.loads(out)["documents"][0]["findings"]
    assert (stale["code"], stale["path"]) == ("SUP008", "存量/基线.json")
    assert "存量/基线.json" in err


def test_each_folder_has_its_own_baseline(office: Office) -> None:
    """Two configurations with two baselines in one run; nothing is told of the other's."""
    for town in ("a", "b"):
        office.write(f"{town}/scheme.yaml", SCHEME)
        office.write(f"{town}/kpi-audit.toml", 'select = ["PRC101"]\nbaseline = "基线.json"')
        assert office.call("baseline", f"{town}/scheme.yaml")[0] == 0
    assert aside(office, "a", "b")[0] == set()
    office.write("b/scheme.yaml", SUPPRESSED.replace("标题:", "印发机关: 某镇\n标题:"))
    office.write("b/kpi-audit.toml", 'select = ["PRC101", "SCO806"]\nbaseline = "基线.json"\nmandatory = ["SCO806"]')
    assert aside(office, "a", "b")[0] == {"SCO806", "SUP007"}


def test_one_baseline_for_many_folders_is_told_once(office: Office) -> None:
    """Folders that extend one configuration share its baseline; an entry whose file is gone is reported once."""
    office.settings('select = ["PRC101"]\nbaseline = "基线.json"')
    for town, held in (("a", "VET2"), ("b", "ACC601"), ("c", "VET2")):
        office.write(f"{town}/scheme.yaml", SCHEME)
        office.write(f"{town}/kpi-audit.toml", f'extend = "../kpi-audit.toml"\nmandatory = ["{held}"]')
    assert office.call("baseline", ".", "-o", "基线.json")[0] == 0
    assert aside(office, "a", "b", "c")[0] == set()
    (office.folder / "c" / "scheme.yaml").unlink()
    _, out, _ = office.call("check", "a", "b", "--format", "json")
    told = [one for document in json.loads(out)["documents"] for one in document["findings"] if not one["suppressed"]]
    assert [(one["code"], one["path"]) for one in told] == [("SUP008", "基线.json")]


def test_findings_on_suppressions_may_be_ignored_and_nothing_else(office: Office) -> None:
    office.write("scheme.yaml", SCHEME.replace("编号: A2", "编号: A2  # kpi-audit: ignore[SCO806]"))
    office.settings('select = ["SCO806"]')
    assert aside(office)[0] == {"SCO806", "SUP002"}
    office.settings('select = ["SCO806"]\nignore = ["SUP002"]')
    assert aside(office)[0] == {"SCO806"}
    for text in ('mandatory = ["SUP"]', 'select = ["SUP001"]', '[severity]\nSUP = "info"'):
        (said,) = office.faults(text)
        assert "只能写在 ignore 里" in said


def test_a_house_rule_is_suppressed_like_any_other(office: Office) -> None:
    rule = 'select = ["OFF"]\n[[rules]]\ncode = "OFF001"\nname = "no-model"\ntitle = "样板"\nwords = ["打造样板"]\nmessage = "m"\n'
    office.settings(rule)
    assert aside(office)[0] == {"OFF001"}
    for said in ("OFF001", "OFF0", "no-model"):
        office.write("scheme.yaml", SCHEME.replace("编号: A2", f"编号: A2  # kpi-audit: ignore[{said}] 市里统一要求"))
        assert aside(office) == (set(), {"OFF001"})
    office.write("scheme.yaml", SCHEME.replace("编号: A2", "编号: A2  # kpi-audit: ignore[OFF002] 市里统一要求"))
    _, out, _ = office.call("check", "scheme.yaml", "--format", "json")
    messages = {one["code"]: one["message"] for one in json.loads(out)["documents"][0]["findings"]}
    assert "OFF001" in messages["SUP004"]
    office.write("scheme.yaml", SCHEME)
    assert office.call("baseline", "scheme.yaml", "-o", "b.json")[0] == 0
    assert aside(office, "scheme.yaml", "--baseline", "b.json") == (set(), {"OFF001"})


def test_every_format_speaks_the_rules_of_the_office(office: Office) -> None:
    """SARIF, JUnit and the others name the declared rule, its severity and its own thresholds."""
    office.settings(
        'select = ["OFF", "PRC101"]\n[severity]\nOFF = "error"\n[thresholds.PRC101]\nwarn = 0.2\n'
        '[[rules]]\ncode = "OFF001"\ntitle = "样板"\nwords = ["打造样板"]\nmessage = "不得{words}"\nsuggestion = "删去"\n'
    )
    log = json.loads(office.call("check", "scheme.yaml", "--format", "sarif")[1])
    rules = {one["id"]: one for one in log["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["OFF001"]["shortDescription"]["text"] == "样板"
    assert rules["OFF001"]["defaultConfiguration"]["level"] == "error"
    assert "warn = 0.2（本单位设定，工具默认 0.3）" in rules["PRC101"]["help"]["markdown"]
    assert {one["ruleId"]: one["level"] for one in log["runs"][0]["results"]}["OFF001"] == "error"
    for name in ("concise", "jsonl", "github", "gitlab", "junit", "junit-rules", "markdown", "html"):
        _, out, _ = office.call("check", "scheme.yaml", "--format", name)
        assert "不得打造样板" in out or "OFF001" in out, name
        assert "family.OFF" not in out
        assert ">OFF<" not in out
    assert "OFF001" in office.call("check", "scheme.yaml", "--statistics")[1]
