"""Which configuration holds: the nearest above each file, what it extends, what the command line names."""

from __future__ import annotations

import json

from config_office import SCHEME, Office, an_office  # noqa: F401 - a fixture

from kpi_audit import audit_file


def test_each_file_has_its_own_nearest_configuration(office: Office) -> None:
    """No merging: what the upper folder says holds only where no nearer file is."""
    office.settings('select = ["PRC101"]')
    office.write("town/kpi-audit.toml", 'select = ["SCO806"]\nprofile = "strict"')
    office.write("town/deep/scheme.yaml", SCHEME)
    office.write("other/scheme.yaml", SCHEME)
    found = {(path, code) for path, code, _ in office.found(".")}
    assert found == {
        ("other/scheme.yaml", "PRC101"),
        ("scheme.yaml", "PRC101"),
        ("town/deep/scheme.yaml", "SCO806"),
    }


def test_a_report_says_which_configuration_held(office: Office) -> None:
    office.write("town/kpi-audit.toml", "")
    office.write("town/scheme.yaml", SCHEME)
    _, _, err = office.call("check", "town", "--verbose")
    assert "按配置文件 town/kpi-audit.toml 检查" in err
    _, _, err = office.call("check", "scheme.yaml", "--verbose")
    assert err == ""
    (town,) = audit_file("town/scheme.yaml").documents
    assert town.config == "town/kpi-audit.toml"


def test_a_project_file_counts_only_with_our_table(office: Office) -> None:
    office.settings('select = ["PRC101"]')
    office.write("town/scheme.yaml", SCHEME)
    office.write("town/pyproject.toml", '[project]\nname = "kpi-audit-schemes"\n')
    assert office.codes("town/scheme.yaml") == {"PRC101"}
    office.write("town/pyproject.toml", '[tool.kpi-audit]\nselect = ["SCO806"]\n')
    assert office.codes("town/scheme.yaml") == {"SCO806"}
    office.write("town/kpi-audit.toml", 'select = ["SCO807"]')
    assert "SCO806" not in office.codes("town/scheme.yaml")


def test_a_fault_in_a_project_file_has_its_place(office: Office) -> None:
    office.write("pyproject.toml", '[project]\nname = "x"\n\n[tool.kpi-audit]\nprofil = "strict"\n')
    code, _, err = office.call("check", "scheme.yaml")
    assert code == 2
    assert err.startswith("错误：pyproject.toml:5:1：")


def test_a_broken_project_file_of_others_is_left_alone(office: Office) -> None:
    office.write("pyproject.toml", "[project\n")
    assert office.call("check", "scheme.yaml")[0] == 1


def test_config_names_a_file_and_no_config_none(office: Office) -> None:
    office.settings('select = ["PRC101"]')
    office.write("other.toml", 'select = ["SCO806"]')
    assert office.codes("scheme.yaml", "--config", "other.toml") == {"SCO806"}
    everything = office.codes("scheme.yaml", "--no-config")
    assert len(everything) > 1
    code, _, err = office.call("check", "scheme.yaml", "--config", "none.toml")
    assert code == 2
    assert "none.toml" in err
    office.write("pyproject.toml", "[project]\n")
    code, _, err = office.call("check", "scheme.yaml", "--config", "pyproject.toml")
    assert code == 2
    assert "[tool.kpi-audit]" in err


def test_extending_a_chain(office: Office) -> None:
    """The nearest file decides about a value; lists that add, and tables, grow."""
    office.write(
        "province.toml",
        """\
        profile = "strict"
        ignore = ["SCO806"]
        extend-select = ["SCO807"]
        [severity]
        PRC101 = "info"
        SCO809 = "info"
        [thresholds.PRC101]
        warn = 0.1
        error = 0.9
        [lexicon.vague]
        slogan = ["打造样板"]
        """,
    )
    office.write("city/city.toml", 'extend = "../province.toml"\nignore = ["DUP"]\n[thresholds.PRC101]\nwarn = 0.2\n')
    office.settings(
        'extend = "city/city.toml"\nprofile = "basic"\nextend-select = ["SCO806"]\n[severity]\nPRC101 = "warning"'
    )
    found = office.found()
    assert ("scheme.yaml", "PRC101", "warning") in found
    assert ("scheme.yaml", "SCO806", "warning") in found  # the county ignores DUP only
    code, out, _ = office.call("config", "scheme.yaml", "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert told["files"] == ["kpi-audit.toml", "city/city.toml", "province.toml"]
    assert told["settings"]["profile"] == {
        "value": "basic",
        "source": "file",
        "path": "kpi-audit.toml",
        "line": 2,
        "column": 11,
    }
    assert [(one["rule"], one["option"], one["value"], one["path"]) for one in told["settings"]["thresholds"]] == [
        ("PRC101", "warn", 0.1, "province.toml"),
        ("PRC101", "error", 0.9, "province.toml"),
        ("PRC101", "warn", 0.2, "city/city.toml"),
    ]
    code, out, _ = office.call("check", "scheme.yaml", "--format", "json")
    heavy = next(one for one in json.loads(out)["documents"][0]["findings"] if one["code"] == "PRC101")
    assert heavy["metrics"]["threshold"] == 0.2


def test_a_circle_of_files_is_told(office: Office) -> None:
    office.write("a.toml", 'extend = "b.toml"')
    office.write("b.toml", 'extend = "a.toml"')
    said = office.faults('extend = "a.toml"')
    assert said == ["b.toml:1:10：继承绕成了圈：kpi-audit.toml、a.toml、b.toml、a.toml。请去掉其中一处 extend。"]


def test_faults_of_a_base_are_told_at_their_own_place(office: Office) -> None:
    office.write("base/county.toml", '\nprofil = "strict"\n')
    said = office.faults('extend = "base/county.toml"\nlang = 1\n')
    assert [line.split("：")[0] for line in said] == ["base/county.toml:2:1", "kpi-audit.toml:2:8"]
    office.write("base/county.toml", '\nselect = ["PRC1O1"]\n')
    assert office.faults('extend = "base/county.toml"')[0].startswith("base/county.toml:2:11：")


def test_settings_of_standard_input_are_those_of_the_working_directory(office: Office, monkeypatch: object) -> None:
    import io
    import sys

    office.settings('select = ["PRC101"]')
    stream = io.TextIOWrapper(io.BytesIO(SCHEME.encode()))
    monkeypatch.setattr(sys, "stdin", stream)  # type: ignore[attr-defined]
    assert office.codes("-") == {"PRC101"}
