"""The files for pipelines: the hook, the action, the workflow and the snippets of the README do what they say."""

from __future__ import annotations

import itertools
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from kpi_audit.cli.app import run

ROOT = Path(__file__).parent.parent
SNIPPETS = dict(
    re.findall(
        r"<!-- pipeline: (\S+) -->\n```[a-z]+\n(.*?)```\n<!-- /pipeline -->",
        (ROOT / "README.md").read_text("utf-8"),
        re.DOTALL,
    )
)
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
BASH = shutil.which("bash")


def loaded(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def read(name: str) -> Any:
    return loaded((ROOT / name).read_text("utf-8"))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with schemes, as an office would have it."""
    shutil.copytree(ROOT / "examples" / "qinghe-county", tmp_path / "schemes")
    (tmp_path / "docker-compose.yml").write_text("services: {web: {image: nginx}}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(snippet: str) -> list[list[str]]:
    """The arguments of every call of ours in a snippet."""
    found = re.findall(r"\bkpi-audit (check [^'\n]+)", snippet)
    return [shlex.split(one) for one in found]


def test_every_platform_has_a_snippet() -> None:
    assert set(SNIPPETS) == {
        ".pre-commit-config.yaml",
        ".github/workflows/kpi-audit.yml",
        ".gitlab-ci.yml",
        "Jenkinsfile",
        ".workflow/kpi-audit.yml",
    }
    for name, text in SNIPPETS.items():
        if name != "Jenkinsfile":
            assert isinstance(loaded(text), dict), name


@pytest.mark.parametrize("name", sorted(name for name in SNIPPETS if commands(SNIPPETS[name])))
def test_snippets_run_and_write_what_they_hand_on(name: str, office: Path) -> None:
    """The commands work as they stand; every file that a later step picks up was written."""
    (argv,) = commands(SNIPPETS[name])
    assert run(argv) == 1
    written = {target.rpartition(":")[2] for option, target in itertools.pairwise(argv) if option == "-o"}
    assert written
    assert all((office / file).is_file() for file in written)
    picked = set(re.findall(r"[\w.-]+\.(?:json|xml|sarif|md)\b", SNIPPETS[name].replace(" ".join(argv), "")))
    assert picked >= written


def test_the_snippet_for_gitlab_names_its_reports() -> None:
    reports = loaded(SNIPPETS[".gitlab-ci.yml"])["kpi-audit"]["artifacts"]["reports"]
    assert reports == {"codequality": "gl-code-quality-report.json", "junit": "kpi-audit.xml"}


def test_the_hook_audits_the_folder(office: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever YAML was committed: a scheme depends on others. Foreign YAML alone is no failure."""
    (hook,) = read(".pre-commit-hooks.yaml")
    assert (hook["id"], hook["language"], hook["types"]) == ("kpi-audit", "python", ["yaml"])
    assert hook["pass_filenames"] is False
    program, *argv = shlex.split(hook["entry"])
    assert program == "kpi-audit"
    assert run([*argv, *hook["args"]]) == 1
    assert "schemes/scheme.yaml:" in capfd.readouterr().out
    shutil.rmtree(office / "schemes")
    assert run([*argv, *hook["args"]]) == 0
    configured = loaded(SNIPPETS[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    assert [one["id"] for one in configured] == [hook["id"]]


def steps(name: str) -> list[Mapping[str, Any]]:
    found = read(name)
    if "runs" in found:
        return list(found["runs"]["steps"])
    return [step for job in found["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("name", ["action.yml", ".github/workflows/ci.yml"])
def test_nothing_is_put_into_scripts_and_foreign_actions_are_pinned(name: str) -> None:
    for step in steps(name):
        assert "${{" not in step.get("run", "")
        assert PINNED.fullmatch(step.get("uses", "a/b@" + "0" * 40)) or step["uses"] == "./"


def test_inputs_of_the_action() -> None:
    """Each is used, and those of the snippet exist."""
    action = read("action.yml")
    text = (ROOT / "action.yml").read_text("utf-8")
    for name, entry in action["inputs"].items():
        assert f"inputs.{name}" in text, name
        assert entry["description"] and isinstance(entry["default"], str), name
    used = [step["with"] for step in loaded(SNIPPETS[".github/workflows/kpi-audit.yml"])["jobs"]["audit"]["steps"][2:]]
    used += [step["with"] for step in steps(".github/workflows/ci.yml") if step.get("uses") == "./"]
    assert len(used) == 2
    assert {name for one in used for name in one} <= set(action["inputs"])


def test_options_that_the_files_name_exist(capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "--help"])
    known = set(re.findall(r"--[a-z-]+", capfd.readouterr().out))
    hook = read(".pre-commit-hooks.yaml")[0]
    named = re.findall(r"(?<![\w-])--[a-z-]+", " ".join([script("Audit"), hook["entry"], *hook["args"]]))
    assert {"--format", "--output", "--baseline", "--allow-empty"} <= set(named) <= known


def script(name: str) -> str:
    (found,) = [step["run"] for step in steps("action.yml") if step["name"] == name]
    return str(found)


def act(office: Path, **inputs: str) -> tuple[int, str, dict[str, str]]:
    """Run the step of the action that audits, as GitHub runs it: code, log and outputs."""
    binaries = office / "runner" / "kpi-audit" / "bin"
    binaries.mkdir(parents=True, exist_ok=True)
    program = binaries / "kpi-audit"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kpi_audit "$@"\n')
    program.chmod(0o755)
    defaults = {name: entry["default"] for name, entry in read("action.yml")["inputs"].items()}
    (step,) = [one for one in steps("action.yml") if one.get("id") == "check"]
    names = {variable: said.split("inputs.")[1].split()[0] for variable, said in step["env"].items()}
    given = {name: {**defaults, **inputs}[name] for name in defaults}
    outputs = office / "outputs"
    environment = {
        **os.environ,
        **{variable: given[name] for variable, name in names.items()},
        "RUNNER_TEMP": str(office / "runner"),
        "GITHUB_OUTPUT": str(outputs),
        "GITHUB_STEP_SUMMARY": str(office / "summary.md"),
    }
    command = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script("Audit")]
    done = subprocess.run(command, cwd=office, env=environment, capture_output=True, check=False)
    said = dict(line.split("=", 1) for line in outputs.read_text("utf-8").splitlines()) if outputs.exists() else {}
    outputs.unlink(missing_ok=True)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8"), said


@pytest.mark.skipif(BASH is None, reason="no bash here")
def test_the_action_audits(office: Path) -> None:
    code, log, outputs = act(office, paths="schemes/scheme.yaml\nschemes/city-scheme.yaml\n")
    assert code == 1
    assert outputs == {"exit-code": "1", "sarif-file": "kpi-audit.sarif"}
    assert "::error file=schemes/scheme.yaml," in log
    assert (office / "kpi-audit.sarif").is_file()
    assert (office / "summary.md").read_text("utf-8").startswith("# ")
    code, log, outputs = act(office, paths="schemes", **{"fail-on": "never", "sarif-file": "", "format": "concise"})
    assert (code, outputs) == (0, {"exit-code": "0"})
    assert "::" not in log


@pytest.mark.skipif(BASH is None, reason="no bash here")
def test_the_action_tells_what_is_wrong(office: Path) -> None:
    """A wrong value fails the step with the code of a wrong call, and no old SARIF file is handed on."""
    (office / "kpi-audit.sarif").write_text("{}")
    code, log, outputs = act(office, profile="hard")
    assert (code, outputs) == (2, {"exit-code": "2"})
    assert "hard" in log
    code, log, outputs = act(office, paths="nowhere")
    assert (code, outputs["exit-code"]) == (2, "2")
    assert "nowhere" in log


@pytest.mark.skipif(BASH is None, reason="no bash here")
def test_an_input_that_is_passed_on_empty_is_as_if_left_out(office: Path) -> None:
    """Workflows hand on inputs of their own, which GitHub then gives as empty, without our default."""
    empty = dict.fromkeys(("paths", "profile", "fail-on", "baseline", "lang", "format"), "")
    code, log, outputs = act(office, **{**empty, "paths": "schemes/scheme.yaml"})
    assert (code, outputs) == (1, {"exit-code": "1", "sarif-file": "kpi-audit.sarif"})
    assert "::error file=schemes/scheme.yaml," in log


@pytest.mark.skipif(BASH is None, reason="no bash here")
def test_a_folder_in_the_place_of_the_sarif_file(office: Path) -> None:
    code, log, outputs = act(office, **{"sarif-file": "schemes"})
    assert (code, outputs) == (2, {"exit-code": "2"})
    assert "“sarif-active:schemes”" in log
    assert (office / "schemes" / "scheme.yaml").is_file()


@pytest.mark.skipif(BASH is None, reason="no bash here")
def test_a_file_that_cannot_be_read_is_annotated_before_all_findings(office: Path) -> None:
    """GitHub shows ten errors; the one behind which nothing was audited is among them."""
    (office / "schemes" / "zz.yaml").write_text("标题: [甲\n指标: {\n", "utf-8")
    code, log, _ = act(office, paths="schemes")
    shown = [line for line in log.splitlines() if line.startswith("::error file=")]
    assert code == 2 and len(shown) == 10
    assert shown[0].startswith("::error file=schemes/zz.yaml,") and "FMT001" in shown[0]


@pytest.mark.skipif(BASH is None, reason="no bash here")
@pytest.mark.parametrize("name", ["paths", "profile", "lang", "sarif-file"])
def test_inputs_are_never_run(office: Path, name: str) -> None:
    """Not by the shell, and not as options of ours."""
    code, log, outputs = act(office, **{name: "--help\n$(touch pwned)\n`touch pwned`\n; touch pwned\nexit-code=0"})
    assert not (office / "pwned").exists()
    assert "Usage" not in log
    assert code == int(outputs["exit-code"]) == (1 if name == "sarif-file" else 2)


def test_the_version_of_the_action_is_a_version() -> None:
    """What is handed to pip cannot be an option or another package."""
    (pattern,) = re.findall(r"=~ (\S+) \]\]", script("Install kpi-audit"))
    accepted = ["0.1.0", "1.0.0rc1", "2.0+local.1"]
    refused = ["", "--pre", "1 --index-url=x", "0.1.0;x", "https://x", "1.0\nx", "@x"]
    assert [text for text in (*accepted, *refused) if re.fullmatch(pattern, text)] == accepted


def test_the_workflow_runs_what_people_run() -> None:
    assert ".ci/run" in [step.get("run") for step in steps(".github/workflows/ci.yml")]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert read(".github/workflows/ci.yml")["permissions"] == {"contents": "read"}
