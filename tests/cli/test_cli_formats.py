"""The formats for pipelines through `kpi-audit check`: files, exit codes, trouble, the summary of a step."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kpi_audit.cli.app import run
from kpi_audit.cli.step_summary import LIMIT, fitted
from kpi_audit.registry import rules
from kpi_audit.reporters.ci.line_hash import line_hashes
from kpi_audit.reporters.formats import FORMATS
from kpi_audit.words.voice import Voice

GOOD = "标题: 某镇考核\n指标:\n  - {名称: 群众满意率, 分值: 10, 评分标准: 由第三方电话调查，按满意率折算。}\n"
BAD = "标题: 某镇考核\n指标:\n  - {名称: 综合, 分值: 10, 下级指标: [{名称: 甲, 分值: 3}, {名称: 乙, 分值: 4}]}\n"
PIPELINE = ("github", "gitlab", "junit", "junit-rules", "jsonl", "sarif", "sarif-active")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kpi(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in a folder with a good and a bad scheme; gives code, stdout and stderr."""
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    monkeypatch.chdir(tmp_path)

    def call(*argv: str) -> tuple[int, str, str]:
        code = run(list(argv))
        said = capfd.readouterr()
        return code, said.out, said.err

    return call


@pytest.mark.parametrize("format_", FORMATS)
def test_exit_codes_do_not_depend_on_the_format(kpi: Run, tmp_path: Path, format_: str) -> None:
    (tmp_path / "broken.yaml").write_text("标题: [\n", "utf-8")
    (tmp_path / "empty").mkdir()
    codes = [
        kpi("check", path, "--select", "SCO801", "--format", format_)[0]
        for path in ("good.yaml", "bad.yaml", "broken.yaml", "gone.yaml", "empty")
    ]
    assert codes == [0, 1, 2, 2, 3]


@pytest.mark.parametrize("format_", PIPELINE)
def test_the_same_bytes_twice_and_nothing_of_this_machine(kpi: Run, tmp_path: Path, format_: str) -> None:
    """No time, no absolute path, no host: neither in the report nor because of where it was made."""
    first, second = (kpi("check", str(tmp_path), "--format", format_)[1] for _ in range(2))
    assert first == second
    assert str(tmp_path) not in first
    assert not re.search(r"\d{4}-\d\d-\d\dT|\d\d:\d\d:\d\d", first)


@pytest.mark.parametrize("format_", PIPELINE)
def test_trouble_is_in_every_format(kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    """A broken file, a missing one and a rule that failed are all told, beside what the other rules found."""
    (tmp_path / "broken.yaml").write_text("标题: [\n", "utf-8")
    monkeypatch.setattr(rules()["PRC101"], "check", lambda self, facts: 1 / 0)
    code, out, _ = kpi(
        "check", "bad.yaml", "broken.yaml", "gone.yaml", "--select", "SCO801,PRC101", "--format", format_
    )
    assert code == 4
    for word in ("SCO801", "FMT001", "gone.yaml", "ZeroDivisionError", "PRC101"):
        assert word in out, word


@pytest.mark.parametrize("format_", PIPELINE)
def test_nothing_to_audit_is_no_success(kpi: Run, tmp_path: Path, format_: str) -> None:
    (tmp_path / "empty").mkdir()
    code, out, _ = kpi("check", "empty", "--format", format_)
    assert code == 3
    assert "没有找到考核方案" in out
    code, out, _ = kpi("check", "empty", "--format", format_, "--allow-empty")
    assert code == 0
    if not format_.startswith("sarif"):  # where the kinds of notifications are described
        assert "没有找到考核方案" not in out


def test_files_by_extension_and_prefix(kpi: Run, tmp_path: Path) -> None:
    """One run, every file; what has no extension of its own is named."""
    names = ("gitlab:gl.json", "a.sarif", "b.sarif.json", "c.jsonl", "junit.xml", "junit-rules:rules.xml", "github:log")
    code, _, _ = kpi("check", "bad.yaml", *(word for name in names for word in ("-o", name)))
    assert code == 1
    assert [entry["check_name"] for entry in json.loads((tmp_path / "gl.json").read_text("utf-8"))]
    assert json.loads((tmp_path / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "a.sarif").read_bytes() == (tmp_path / "b.sarif.json").read_bytes()
    assert "SCO801" in (tmp_path / "c.jsonl").read_text("utf-8")
    assert ElementTree.fromstring((tmp_path / "junit.xml").read_bytes()).tag == "testsuites"
    assert len(list(ElementTree.fromstring((tmp_path / "rules.xml").read_bytes()).iter("testcase"))) > 20
    assert "::error " in (tmp_path / "log").read_text("utf-8")


def test_a_report_named_dash_is_standard_output(kpi: Run, tmp_path: Path) -> None:
    """It takes the place of the other one: a reader of a pipe gets one report, or is told; no file is called so."""
    plain = kpi("check", "bad.yaml", "--format", "json")
    for more in ((), ("--format", "json"), ("-o", "json:-"), ("-o", "out.sarif"), ("--quiet",)):
        assert kpi("check", "bad.yaml", "-o", "json:-", *more)[:2] == plain[:2]
    refused = [("check", "bad.yaml", "-o", "json:-", *more) for more in (("--format", "sarif"), ("-o", "markdown:-"))]
    for argv in (*refused, ("check", "bad.yaml", "-o", "-"), ("baseline", "bad.yaml", "-o", "-")):
        code, out, err = kpi(*argv)
        assert (code, out, err.count("\n")) == (2, "", 1)
    assert json.loads(kpi("schema", "-o", "-")[1])
    assert {one.name for one in tmp_path.iterdir()} == {"good.yaml", "bad.yaml", "out.sarif"}


def test_formats_agree(kpi: Run) -> None:
    """Every format has the same findings at the same places."""
    said = {format_: kpi("check", ".", "--format", format_)[1] for format_ in ("json", *PIPELINE)}
    findings = [one for document in json.loads(said["json"])["documents"] for one in document["findings"]]
    places = sorted((one["code"], one["path"], one["line"]) for one in findings)
    assert len(places) > 3
    gitlab = json.loads(said["gitlab"])
    assert sorted((e["check_name"], e["location"]["path"], e["location"]["lines"]["begin"]) for e in gitlab) == places
    results = json.loads(said["sarif"])["runs"][0]["results"]
    assert [one["partialFingerprints"]["kpiAuditFindingId/v1"] for one in results] == [
        one["fingerprint"] for one in findings
    ]
    cases = ElementTree.fromstring(said["junit"]).iter("testcase")
    failed = [case for case in cases if case.find("failure") is not None]
    assert sorted((str(c.get("name"))[:6], c.get("file"), int(c.get("line", 0))) for c in failed) == places
    assert [json.loads(line) for line in said["jsonl"].splitlines()] == findings


def test_places_count_from_the_root_of_the_repository(
    kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Platforms resolve paths from the root, wherever the step ran; a ``.git`` file marks a worktree."""
    (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    (tmp_path / "计划" / "2026").mkdir(parents=True)
    (tmp_path / "计划" / "2026" / "a b.yaml").write_text(BAD, "utf-8")
    monkeypatch.chdir(tmp_path / "计划")
    sarif = json.loads(kpi("check", "2026/a b.yaml", "--select", "SCO801", "--format", "sarif")[1])
    place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "%E8%AE%A1%E5%88%92/2026/a%20b.yaml", "uriBaseId": "%SRCROOT%"}
    gitlab = json.loads(kpi("check", "2026/a b.yaml", "--select", "SCO801", "--format", "gitlab")[1])
    assert gitlab[0]["location"]["path"] == "计划/2026/a b.yaml"
    assert "::error file=计划/2026/a b.yaml," in kpi("check", ".", "--select", "SCO801", "--format", "github")[1]


def test_a_byte_order_mark_moves_nothing(kpi: Run, tmp_path: Path) -> None:
    """Lines and columns are those without the mark; the line hash is that of the file with it."""
    text = "{标题: 甲, 指标: [{名称: 综合, 分值: 10, 下级指标: [{名称: 甲, 分值: 3}, {名称: 乙, 分值: 4}]}]}\n"
    (tmp_path / "plain.yaml").write_text(text, "utf-8")
    (tmp_path / "marked.yaml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    plain, marked = (
        json.loads(kpi("check", name, "--select", "SCO801", "--format", "sarif")[1])["runs"][0]["results"][0]
        for name in ("plain.yaml", "marked.yaml")
    )
    assert plain["locations"][0]["physicalLocation"]["region"] == marked["locations"][0]["physicalLocation"]["region"]
    assert plain["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "10"
    for result, written in ((plain, text), (marked, "\ufeff" + text)):
        assert result["partialFingerprints"]["primaryLocationLineHash"] == line_hashes(written, {1})[1]


def test_a_file_that_is_not_utf8_has_no_line_hash(kpi: Run, tmp_path: Path) -> None:
    """The platform reads it as UTF-8 and would compute another one."""
    (tmp_path / "old.yaml").write_bytes(BAD.encode("gb18030"))
    results = json.loads(kpi("check", "old.yaml", "--select", "SCO801", "--format", "sarif")[1])["runs"][0]["results"]
    assert {one["ruleId"] for one in results} == {"FMT003", "SCO801"}
    assert all(list(one["partialFingerprints"]) == ["kpiAuditFindingId/v1"] for one in results)


def test_help_names_every_format(kpi: Run) -> None:
    for lang in ("zh", "en"):
        said = kpi("check", "--help", "--lang", lang)[1]
        said = re.sub(r"[\s│]+", "", said)
        assert [format_ for format_ in FORMATS if format_ not in said] == []


def test_the_summary_of_a_step(kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Appended where GitHub asks for one, and only for its format."""
    page = tmp_path / "page.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    kpi("check", "bad.yaml", "--format", "json", "-o", "github:log")
    assert not page.exists()
    page.write_text("earlier\n", "utf-8")
    kpi("check", "bad.yaml", "--format", "github")
    text = page.read_text("utf-8")
    assert text.startswith("earlier\n\n# 考核方案审查意见\n")
    assert "SCO801" in text
    kpi("check", "good.yaml", "--format", "github")
    assert page.read_text("utf-8").startswith(text)


def test_a_summary_that_cannot_be_written_is_a_remark(
    kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "page.md"))
    code, out, err = kpi("check", "bad.yaml", "--format", "github")
    assert code == 1
    assert "::error" in out
    assert "步骤摘要" in err


@pytest.mark.parametrize("limit", [0, 10, 150, 151, 200, 1000, LIMIT])
def test_a_summary_fits_and_ends_after_a_whole_line(limit: int) -> None:
    text = "".join(f"第{number}行，内容。\n" for number in range(40))
    cut = fitted(text, limit, Voice("zh")).decode("utf-8")
    assert len(cut.encode()) <= limit
    if limit > len(text.encode()):
        assert cut == text
    elif cut:
        body, _, end = cut.rstrip("\n").rpartition("\n")
        assert "从略" in end
        assert text.startswith(body)
        assert body == "" or body.endswith("\n")


def test_what_is_set_aside(kpi: Run, tmp_path: Path) -> None:
    """Kept where an auditor asks for it, with its reason; left out where it would count as open."""
    text = BAD.rstrip("\n") + "  # kpi-audit: 忽略[SCO801] 分值待县委会议确定\n"
    (tmp_path / "bad.yaml").write_text(text, "utf-8")
    asked = ("check", "bad.yaml", "--select", "SCO801", "--format")
    run_ = json.loads(kpi(*asked, "sarif")[1])["runs"][0]
    ((suppression,),) = [result["suppressions"] for result in run_["results"]]
    assert (suppression["kind"], suppression["justification"]) == ("inSource", "分值待县委会议确定")
    assert json.loads(kpi(*asked, "sarif-active")[1])["runs"][0]["results"] == []
    assert json.loads(kpi(*asked, "gitlab")[1]) == []
    assert kpi(*asked, "github")[1] == ""
    (line,) = kpi(*asked, "jsonl")[1].splitlines()
    assert json.loads(line)["suppressed"]["reason"] == "分值待县委会议确定"
    for name in ("junit", "junit-rules"):
        (case,) = ElementTree.fromstring(kpi(*asked, name)[1]).iter("testcase")
        assert [(child.tag, child.get("message")) for child in case] == [("skipped", "已豁免：分值待县委会议确定")]


def test_what_is_in_the_baseline(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", "bad.yaml", "--select", "SCO801")
    asked = ("check", "bad.yaml", "--select", "SCO801", "--baseline", "kpi-audit-baseline.json", "--format")
    code, out, _ = kpi(*asked, "sarif")
    assert code == 0
    (result,) = json.loads(out)["runs"][0]["results"]
    (suppression,) = result["suppressions"]
    assert suppression["kind"] == "external"
    place = suppression["location"]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "kpi-audit-baseline.json"
    line = (tmp_path / "kpi-audit-baseline.json").read_text("utf-8").splitlines()[place["region"]["startLine"] - 1]
    assert "SCO801" in line
    assert json.loads(kpi(*asked, "gitlab")[1]) == []


def test_a_line_a_finding_is_the_same_with_and_without_the_rest(kpi: Run, tmp_path: Path) -> None:
    """What a pipe is shown in short was found without quotes, tree and tables; with them it says the same."""
    more = "  - {名称: 会议, 分值: 5, 评分标准: 每季度召开专题会议不少于1次，每少一次扣0.5分。}  # kpi-audit: ignore[PRC102] 试点\n"
    (tmp_path / "bad.yaml").write_text(BAD + more, "utf-8")
    code, said, _ = kpi("check", "bad.yaml", "good.yaml")
    assert code == 1
    assert said.count("\n") > 5 and "bad.yaml:4:" not in said
    again = kpi("check", "bad.yaml", "good.yaml", "--output", "whole.txt")
    assert (again[0], again[1]) == (code, said)
    assert (tmp_path / "whole.txt").read_text("utf-8") == said
    data = json.loads(kpi("check", "bad.yaml", "good.yaml", "--format", "json")[1])
    counted = [one["code"] for each in data["documents"] for one in each["findings"] if one.get("suppressed") is None]
    assert [one.split(" ")[1] for one in said.splitlines()] == counted
