"""`--since`: schemes that changed since a git revision, and findings that this change introduced."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kpi_audit.cli.app import run
from kpi_audit.history import git as history

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")

Run = Callable[..., tuple[int, str, str]]
HEAD = "标题: 某镇2026年村级考核办法\n层级: 乡镇\n考核对象: 村\n"
TREE = (
    "指标:\n  - 名称: 会议\n    分值: 20\n    评分标准: 每月召开会议不少于1次，每少一次扣1分。\n"
    "  - 名称: 满意度\n    分值: 80\n    评分标准: 由第三方电话调查，按满意率折算。\n"
)
WALK = "  - 名称: 走访\n    分值: 0\n    评分标准: 每月走访不少于2次，每少一次扣1分。\n"
OLD = "方案 库/县 办法.yaml"


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.hooksPath=/dev/null"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True, env=environment)


@pytest.fixture
def kpi(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in a repository with two committed schemes; gives code, stdout and stderr."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    folder = tmp_path / "repo"
    (folder / "方案 库").mkdir(parents=True)
    (folder / OLD).write_text(HEAD + TREE, "utf-8")
    (folder / "keep.yaml").write_text(HEAD + TREE, "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "1")
    monkeypatch.chdir(folder)

    def call(*argv: str) -> tuple[int, str, str]:
        code = run(list(argv))
        said = capfd.readouterr()
        return code, said.out, said.err

    return call


def since(kpi: Run, *argv: str) -> dict[str, list[str]]:
    """Code and name of what is reported, by the path of the document."""
    _, out, _ = kpi("check", "--format", "json", "--select", "PRC102,SCO801,LVL301", *argv)
    return {
        document["path"]: [
            f"{one['code']} {(one['indicator'] or {}).get('name')}"
            for one in document["findings"]
            if not one["suppressed"]
        ]
        for document in json.loads(out)["documents"]
    }


def test_nothing_changed(kpi: Run) -> None:
    code, out, err = kpi("check", ".", "--since", "HEAD", "--fail-on", "info")
    assert (code, out) == (0, "")
    assert "2 份文件中 0 份有改动" in err


def test_only_what_the_change_introduced(kpi: Run) -> None:
    (Path(OLD)).write_text("# 说明\n" + HEAD + TREE + WALK, "utf-8")
    assert since(kpi, ".", "--since", "HEAD") == {OLD: ["PRC102 走访"]}
    assert since(kpi, ".") != {OLD: ["PRC102 走访"]}
    code, _, err = kpi("check", ".", "--since", "HEAD", "--fail-on", "warning")
    assert code == 1
    assert "2 份文件中 1 份有改动" in err


def test_a_change_that_only_cures_is_green(kpi: Run) -> None:
    Path(OLD).write_text(
        HEAD + TREE.replace("每月召开会议不少于1次，每少一次扣1分。", "会议议定事项办结率达到95%得满分。"), "utf-8"
    )
    assert since(kpi, ".", "--since", "HEAD") == {OLD: []}


def test_a_renamed_file_is_compared_with_the_old_one(kpi: Run) -> None:
    git(Path.cwd(), "mv", OLD, "方案 库/新 办法.yaml")
    Path("方案 库/新 办法.yaml").write_text(HEAD + TREE + WALK, "utf-8")
    assert since(kpi, ".", "--since", "HEAD") == {"方案 库/新 办法.yaml": ["PRC102 走访"]}


def test_an_untracked_file_is_new(kpi: Run) -> None:
    Path("new.yaml").write_text(HEAD + TREE, "utf-8")
    Path(".gitignore").write_text("ignored.yaml\n", "utf-8")
    Path("ignored.yaml").write_text(HEAD + TREE, "utf-8")
    found = since(kpi, ".", "--since", "HEAD")
    assert found == {"ignored.yaml": ["PRC102 会议"], "new.yaml": ["PRC102 会议"]}


def test_from_a_subfolder_and_from_outside(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(OLD).write_text(HEAD + TREE + WALK, "utf-8")
    monkeypatch.chdir("方案 库")
    assert since(kpi, ".", "--since", "HEAD") == {"县 办法.yaml": ["PRC102 走访"]}
    assert since(kpi, "../keep.yaml", "--since", "HEAD") == {}
    monkeypatch.chdir(Path.cwd().parent.parent)
    assert since(kpi, "repo", "--since", "HEAD") == {f"repo/{OLD}": ["PRC102 走访"]}


def test_a_branch_is_compared_with_where_it_left(kpi: Run) -> None:
    folder = Path.cwd()
    git(folder, "checkout", "-q", "-b", "draft")
    Path(OLD).write_text(HEAD + TREE + WALK, "utf-8")
    git(folder, "commit", "-q", "-am", "draft")
    git(folder, "checkout", "-q", "main")
    cured = TREE.replace("每月召开会议不少于1次，每少一次扣1分。", "议定事项办结率达到95%得满分。")
    Path("keep.yaml").write_text(HEAD + cured, "utf-8")
    git(folder, "commit", "-q", "-am", "cured")
    git(folder, "checkout", "-q", "draft")
    assert since(kpi, ".", "--since", "main") == {OLD: ["PRC102 走访"], "keep.yaml": ["PRC102 会议"]}
    assert since(kpi, ".", "--since", "main...") == {OLD: ["PRC102 走访"]}
    assert since(kpi, ".", "--since", "HEAD~1") == {OLD: ["PRC102 走访"]}


def test_materials_are_those_of_then(kpi: Run) -> None:
    """A target that the upper scheme lowered is stacked by that change, though the scheme itself did not change."""
    folder = Path.cwd()
    upper = (
        "标题: 县办法\n层级: 县\n考核对象: 乡镇\n指标:\n  - {编号: U1, 名称: 满意率, 分值: 100, 目标值: 不低于95%}\n"
    )
    lower = HEAD + "上级方案: upper.yaml\n指标:\n  - {名称: 满意率, 分值: 100, 目标值: 不低于95%, 对应上级指标: U1}\n"
    Path("upper.yaml").write_text(upper, "utf-8")
    Path("lower.yaml").write_text(lower, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "2")
    assert since(kpi, "lower.yaml", "--since", "HEAD") == {}
    Path("upper.yaml").write_text(upper.replace("95%", "80%"), "utf-8")
    assert since(kpi, "lower.yaml", "--since", "HEAD") == {"lower.yaml": ["LVL301 满意率"]}
    Path("upper.yaml").write_text(upper, "utf-8")
    Path("lower.yaml").write_text(lower.replace("95%", "99%"), "utf-8")
    assert since(kpi, "lower.yaml", "--since", "HEAD") == {"lower.yaml": ["LVL301 满意率"]}
    assert since(kpi, "lower.yaml", "--since", "HEAD~1") == {"lower.yaml": ["LVL301 满意率"]}


def test_a_broken_file_stays_broken(kpi: Run) -> None:
    folder = Path.cwd()
    Path("broken.yaml").write_text("标题: 甲\n指标: 3\n", "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "2")
    assert kpi("check", ".", "--since", "HEAD")[0] == 0
    Path(OLD).write_text(HEAD + TREE + WALK, "utf-8")
    assert since(kpi, ".", "--since", "HEAD") == {OLD: ["PRC102 走访"]}
    Path("broken.yaml").write_text("标题: 乙\n指标: 3\n", "utf-8")
    assert kpi("check", ".", "--since", "HEAD")[0] == 2


def test_what_was_too_large_is_not_read(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file as it was has the limit of a file of today; where it is passed, nothing was there to be held against."""
    Path("keep.yaml").write_text(HEAD + TREE + WALK, "utf-8")
    Path(OLD).write_text(HEAD + TREE + WALK, "utf-8")
    Path("lower.yaml").write_text("上级方案: keep.yaml\n" + HEAD + TREE, "utf-8")
    git(Path.cwd(), "add", "lower.yaml")
    git(Path.cwd(), "commit", "-q", "-m", "2")
    read, asked = history._git, []

    def remembering(folder: Path, *words: str, **rest: Any) -> bytes:
        asked.append(words[:2])
        return read(folder, *words, **rest)

    monkeypatch.setattr(history, "_git", remembering)
    monkeypatch.setattr("kpi_audit.cli.checking.since.LIMIT", 10)
    code, out, err = kpi("check", ".", "--since", "HEAD", "--format", "json", "--select", "PRC102")
    assert code in (0, 1)
    assert ("cat-file", "blob") not in asked
    assert f"有 3 个文件在 HEAD 时超过 64 MB，没有读：keep.yaml、lower.yaml、{OLD}；其中现有的问题都算新增。" in err
    found = {one["path"]: len(one["findings"]) for one in json.loads(out)["documents"]}
    assert found == {"keep.yaml": 2, "lower.yaml": 1, OLD: 2}
    _, _, err = kpi("check", ".", "--since", "HEAD", "--lang", "en")
    assert "3 files of more than 64 MB at HEAD not read: keep.yaml, lower.yaml" in err


def test_git_is_asked_once_how_large_the_files_were(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """To start it takes longer than a scheme to audit; a file that is not there is not asked for."""
    for number in range(40):
        Path(f"{number}.yaml").write_text(HEAD.replace("某", f"第{number}") + TREE, "utf-8")
    git(Path.cwd(), "add", "-A")
    git(Path.cwd(), "commit", "-q", "-m", "2")
    Path("3.yaml").write_text(HEAD + TREE + WALK, "utf-8")
    Path("new.yaml").write_text(HEAD + TREE + WALK, "utf-8")
    read, asked = history._git, []

    def remembering(folder: Path, *words: str, **rest: Any) -> bytes:
        asked.append(" ".join(words[:2]))
        return read(folder, *words, **rest)

    monkeypatch.setattr(history, "_git", remembering)
    assert since(kpi, ".", "--since", "HEAD", "--jobs", "1").keys() == {"3.yaml", "new.yaml"}
    assert [one for one in asked if one.startswith("cat-file -")] == [
        "cat-file --batch-check=%(objectname) %(objectsize)"
    ]


def test_a_suppression_that_was_taken_away_brings_its_finding_back(kpi: Run) -> None:
    folder = Path.cwd()
    told = TREE.replace("扣1分。", "扣1分。  # kpi-audit: ignore[PRC102] 县委文件要求")
    Path(OLD).write_text(HEAD + told, "utf-8")
    git(folder, "commit", "-q", "-am", "2")
    Path(OLD).write_text(HEAD + TREE, "utf-8")
    assert since(kpi, ".", "--since", "HEAD") == {OLD: ["PRC102 会议"]}
    _, out, _ = kpi("check", ".", "--since", "HEAD~1", "--format", "json")
    assert json.loads(out)["summary"]["suppressed"] == 0
    Path(OLD).write_text(HEAD + told, "utf-8")
    _, out, _ = kpi("check", ".", "--since", "HEAD~1", "--format", "json", "--select", "PRC102")
    assert json.loads(out)["summary"]["suppressed"] == 1


def test_what_became_worse_is_introduced(kpi: Run) -> None:
    folder = Path.cwd()
    Path(OLD).write_text(HEAD + TREE.replace("20", "40").replace("80", "60"), "utf-8")
    git(folder, "commit", "-q", "-am", "2")
    Path(OLD).write_text(HEAD + TREE.replace("20", "45").replace("80", "55"), "utf-8")
    assert kpi("check", ".", "--since", "HEAD", "--select", "PRC101")[1] == ""
    Path(OLD).write_text(HEAD + TREE.replace("20", "70").replace("80", "30"), "utf-8")
    assert "PRC101 error" in kpi("check", ".", "--since", "HEAD", "--select", "PRC101")[1]


def test_stdin_is_compared_with_the_file_it_stands_for(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from io import BytesIO, TextIOWrapper

    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO((HEAD + TREE + WALK).encode())))
    found = since(kpi, "-", "--stdin-filename", OLD, "--since", "HEAD")
    assert found == {OLD: ["PRC102 走访"]}


def test_no_hook_runs(kpi: Run, tmp_path: Path) -> None:
    hooks = Path(".git/hooks")
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "fsmonitor-watchman", "post-checkout", "pre-commit", "reference-transaction"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran-{name}'\n")
        (hooks / name).chmod(0o755)
    git(Path.cwd(), "config", "core.fsmonitor", f"touch '{tmp_path}/ran-fsmonitor'; false")
    git(Path.cwd(), "config", "diff.external", f"touch '{tmp_path}/ran-external'")
    git(Path.cwd(), "config", "diff.x.textconv", f"touch '{tmp_path}/ran-textconv'; cat")
    git(Path.cwd(), "config", "core.pager", f"touch '{tmp_path}/ran-pager'; cat")
    for name in ("x", "a.b", "", "甲"):
        git(Path.cwd(), "config", f"filter.{name}.clean", f"touch '{tmp_path}/ran-clean'; cat")
        git(Path.cwd(), "config", f"filter.{name}.smudge", f"touch '{tmp_path}/ran-smudge'; cat")
        git(Path.cwd(), "config", f"filter.{name}.required", "true")
    git(Path.cwd(), "config", "filter.y.process", f"touch '{tmp_path}/ran-process'")
    for attribute in ("x", "a.b", "", "甲", "y"):
        Path(".gitattributes").write_text(f"*.yaml diff=x filter={attribute}\n", "utf-8")
        Path(OLD).write_text(HEAD + TREE + WALK, "utf-8")
        for file in tmp_path.glob("ran-*"):
            file.unlink()
        index = Path(".git/index").read_bytes()
        assert since(kpi, ".", "--since", "HEAD") == {OLD: ["PRC102 走访"]}
        assert list(tmp_path.glob("ran-*")) == []
        assert Path(".git/index").read_bytes() == index
    git(Path.cwd(), "config", "filter.a=b.clean", "cat")
    code, out, err = kpi("check", ".", "--since", "HEAD")
    assert (code, out) == (2, "") and "filter.a=b" in err


def test_nothing_is_fetched(kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A partial clone would ask for what it lacks, by whatever program its settings name."""
    git(Path.cwd(), "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-local", "--filter=blob:none", "--no-checkout", str(Path.cwd()), "part")
    monkeypatch.chdir(tmp_path / "part")
    Path("keep.yaml").write_text(HEAD + TREE + WALK, "utf-8")
    for name, value in (
        ("remote.origin.url", f"ext::touch {tmp_path}/ran-ext"),
        ("remote.origin.uploadpack", f"touch {tmp_path}/ran-pack;"),
        ("protocol.ext.allow", "always"),
        ("protocol.allow", "always"),
    ):
        git(Path.cwd(), "config", name, value)
    code, out, err = kpi("check", "keep.yaml", "--since", "HEAD")
    assert list(tmp_path.glob("ran-*")) == []
    assert (code, out) == (2, "") and "git" in err


def test_git_is_none_that_stands_in_the_repository(kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search path may name the working directory; what a checkout brings is not run."""
    for name in ("git", "git.exe"):
        Path(name).write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n")
        Path(name).chmod(0o755)
    Path(OLD).write_text(HEAD + TREE + WALK, "utf-8")
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    assert since(kpi, ".", "--since", "HEAD") == {OLD: ["PRC102 走访"]}
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_git_that_never_answers(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(".gitattributes")
    Path(OLD).write_text(HEAD + TREE + WALK, "utf-8")
    monkeypatch.setattr("kpi_audit.history.git.PATIENCE", 1)
    code, out, err = kpi("check", ".", "--since", "HEAD")
    assert code == 0 or ((code, out) == (2, "") and "1 s" in err)  # later ones open no pipe


def test_inside_a_hook_of_git(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """git tells its hooks where the repository is, relative to its top folder."""
    Path(OLD).write_text(HEAD + TREE + WALK, "utf-8")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.setenv("GIT_PREFIX", "")
    assert since(kpi, "方案 库", "--since", "HEAD") == {OLD: ["PRC102 走访"]}


@pytest.mark.parametrize("ref", ["nope", "-x", "--output=x", "HEAD:keep.yaml", "HEAD~9", "", "nope..."])
def test_an_unknown_revision(kpi: Run, ref: str) -> None:
    code, out, err = kpi("check", ".", f"--since={ref}")
    assert (code, out) == (2, "")
    assert f"“{ref}”" in err and "fetch-depth" in err
    assert sorted(path.name for path in Path().iterdir()) == [".git", "keep.yaml", "方案 库"]


def test_not_in_a_repository(kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.yaml").write_text(HEAD + TREE, "utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, _, err = kpi("check", "../out.yaml", "--since", "HEAD")
    assert code == 2 and "不在 git 仓库中" in err
    code, _, err = kpi("check", ".", "../out.yaml", "--since", "HEAD")
    assert code == 2 and "../out.yaml" in err


def test_no_git(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    code, _, err = kpi("check", ".", "--since", "HEAD")
    assert code == 2 and "没有找到 git" in err


def test_no_scheme_is_still_nothing_to_audit(kpi: Run) -> None:
    Path("empty").mkdir()
    assert kpi("check", "empty", "--since", "HEAD")[0] == 3
