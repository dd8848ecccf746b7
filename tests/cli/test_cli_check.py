"""`kpi-audit check` through its door: exit codes, formats, files, bad input, hostile text."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from kpi_audit import __version__
from kpi_audit.cli.app import run

GOOD = "标题: 某镇考核\n指标:\n  - {名称: 群众满意率, 分值: 10, 评分标准: 由第三方电话调查，按满意率折算。}\n"
BAD = "标题: 某镇考核\n指标:\n  - {名称: 综合, 分值: 10, 下级指标: [{名称: 甲, 分值: 3}, {名称: 乙, 分值: 4}]}\n"
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


def test_the_garbage_collector_works_afterwards(kpi: Run) -> None:
    """It rests while one file is looked at; who calls the command line in his own process gets it back as it was."""
    for paths in (["good.yaml"], ["good.yaml", "bad.yaml"], ["none.yaml"]):
        kpi("check", *paths)
        assert gc.isenabled()
    kpi("baseline", "bad.yaml")
    assert gc.isenabled()


def test_exit_codes(kpi: Run, tmp_path: Path) -> None:
    """0 clean, 1 findings, 2 unusable, 3 nothing to audit."""
    assert kpi("check", "good.yaml", "--select", "SCO801")[0] == 0
    assert kpi("check", "bad.yaml")[0] == 1
    assert kpi("check", "bad.yaml", "--fail-on", "never")[0] == 0
    assert kpi("check", "bad.yaml", "--ignore", "ALL")[0] == 0
    assert kpi("check", "nowhere.yaml")[0] == 2
    (tmp_path / "empty").mkdir()
    assert kpi("check", "empty")[0] == 3
    assert kpi("check", "empty", "--allow-empty")[0] == 0


@pytest.mark.parametrize(
    ("option", "meant"), [("--formt", "--format"), ("--fail-no", "--fail-on"), ("--nope", None), ("--x", None)]
)
def test_a_wrong_option_names_the_one_that_was_meant(kpi: Run, option: str, meant: str | None) -> None:
    code, out, err = kpi("check", "good.yaml", option)
    assert (code, out) == (2, "")
    assert f"没有选项 {option}" in err
    assert ("是否应为" in err) is (meant is not None)
    assert (meant or "") in err


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("标题: 甲\n指标: [{名称: 乙, 分值: 3\n", 3, "花括号没有成对"),
        ("标题: 甲\n指标: [乙\n", 3, "方括号没有成对"),
        ("- 名称: 甲\n指标: 乙\n", 2, "此处应以“- ”开头"),
        ("标题: 甲\n乙\n指标: 丙\n", 2, "缺少冒号"),
        ("标题: 甲\n  乙: 丙\n", 2, "此处不应再有冒号"),
        ("%甲\n---\n标题: 甲\n", 1, "could not find expected directive name"),  # what has no words is shown as it is
    ],
)
def test_a_syntax_error_is_told_in_chinese(kpi: Run, tmp_path: Path, text: str, line: int, words: str) -> None:
    (tmp_path / "broken.yaml").write_text(text, "utf-8")
    code, out, _ = kpi("check", "broken.yaml", "--format", "concise")
    assert code == 2
    assert out.startswith(f"broken.yaml:{line}:")
    assert f"FMT001 error YAML 语法错误：{words}" in out


@pytest.mark.parametrize("format_", ["concise", "json", "markdown", "rich"])
def test_exit_code_is_the_same_for_every_format(kpi: Run, format_: str) -> None:
    """What is printed never changes what is returned."""
    assert kpi("check", "bad.yaml", "--format", format_)[0] == 1
    assert kpi("check", "good.yaml", "--select", "SCO", "--format", format_)[0] == 0


def test_one_broken_file_does_not_hide_the_others(kpi: Run, tmp_path: Path) -> None:
    """A missing and a broken file are named; the rest is audited; the code is 2."""
    (tmp_path / "broken.yaml").write_text("标题: [\n", "utf-8")
    code, out, err = kpi("check", "missing.yaml", "broken.yaml", "bad.yaml")
    assert code == 2
    assert "missing.yaml" in err
    assert "broken.yaml:2:1: FMT001" in out
    assert "bad.yaml:3" in out
    assert "SCO801" in out


def test_wrong_options_say_what_to_do(kpi: Run) -> None:
    """A wrong option, value or rule is an error of the call, in one line, with the next step."""
    for argv, word in (
        (("check", "good.yaml", "--formt", "json"), "--format"),
        (("check", "good.yaml", "--format", "yaml"), "json"),
        (("check", "good.yaml", "--fail-on", "fatal"), "warning"),
        (("check", "good.yaml", "--select", "PRC999"), "PRC"),
        (("check", "good.yaml", "--select", "zzz"), "kpi-audit rules"),
        (("check", "good.yaml", "--select", "proces-heavy"), "process-heavy"),
        (("check", "good.yaml", "--profile", "hard"), "standard"),
        (("check", "good.yaml", "--upper", "nope.yaml"), "nope.yaml"),
        (("check", "good.yaml", "-o", "report.exe"), ".md"),
        (("check", "good.yaml", "-o", "no/such/report.md"), "no/such"),
        (("check", "good.yaml", "--lang", "fr"), "zh"),
        (("diff", "good.yaml", "good.yaml", "--fail-on", "fatal"), "warning"),
        (("export", "good.yaml", "-o", "good.csv", "--keys", "fr"), "en"),
        (("inspect", "good.yaml", "--format", "pdf"), "rich"),
        (("check",), "PATH"),
        (("chekc", "good.yaml"), "check"),
    ):
        code, out, err = kpi(*argv)
        assert (code, out) == (2, ""), argv
        assert word in err, (argv, err)
        assert "Traceback" not in err


@pytest.mark.parametrize("option", ["--baseline", "--config", "--upper", "--duty-list", "--previous"])
def test_a_folder_is_no_file_that_is_missing(kpi: Run, tmp_path: Path, option: str) -> None:
    (tmp_path / "plans").mkdir()
    code, _, err = kpi("check", "good.yaml", option, "plans")
    assert (code, err) == (2, f"错误：选项 {option} 要写一个文件，“plans”是文件夹。请写明文件名。\n")


def test_what_is_empty_is_wrong(kpi: Run) -> None:
    """A variable that is not set: neither the whole working directory nor the default."""
    code, out, err = kpi("check", "")
    assert (code, out) == (2, "") and "“”" in err
    code, out, err = kpi("check", "good.yaml", "--format", "")
    assert (code, out) == (2, "") and "“”" in err
    assert "json:结果.out" in kpi("check", "good.yaml", "-o", "json:")[2]


def test_an_unknown_format_is_told_before_the_work(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kpi_audit.cli.checking.verdict.audit", lambda *_, **__: pytest.fail("audited for nothing"))
    assert kpi("check", "good.yaml", "--format", "yaml")[0] == 2


def test_a_folder_of_office_files_says_how_to_audit_them(kpi: Run, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    for name in ("甲.docx", "乙.xlsx", "~$甲.docx", "说明.md"):
        (folder / name).write_bytes(b"PK")
    code, out, err = kpi("check", "office")
    assert (code, out) == (3, "")
    assert "有 2 个 Word、Excel 文件没有检查：office/乙.xlsx、office/甲.docx。" in err
    (folder / "方案.yaml").write_text((tmp_path / "good.yaml").read_text("utf-8"), "utf-8")
    code, out, err = kpi("check", "office")
    assert code == 0 and "Word" not in out + err


def test_concise_is_a_line_a_finding(kpi: Run) -> None:
    """``path:line:col: CODE severity message`` and nothing else on standard output."""
    code, out, _ = kpi("check", "bad.yaml", "--select", "SCO801")
    assert code == 1
    (line,) = out.splitlines()
    assert line.startswith("bad.yaml:3:")
    assert " SCO801 error " in line


def test_json_has_the_fields_of_the_contract(kpi: Run) -> None:
    """Field names are fixed; positions count from 1; the exit code is told."""
    code, out, _ = kpi("check", "bad.yaml", "--format", "json", "--select", "SCO801,DUT401")
    data = json.loads(out)
    assert data["format_version"] == 1
    assert data["tool"] == {"name": "kpi-audit", "version": __version__, "edition": "2026"}
    assert data["exit_code"] == code == 1
    (document,) = data["documents"]
    assert document["path"] == "bad.yaml"
    assert {"leaves", "points", "process_share", "vetoes", "max_depth", "by_kind", "by_severity"} <= set(
        document["summary"]
    )
    assert set(document["summary"]["by_kind"]) == {"input", "process", "output", "outcome", "satisfaction", "unknown"}
    (finding,) = document["findings"]
    assert finding["code"] == "SCO801"
    assert finding["name"] == "points-sum-mismatch"
    assert finding["severity"] == "error"
    assert finding["line"] == 3
    assert finding["pointer"].startswith("/indicators/0")
    assert finding["suppressed"] is None
    assert {"message", "suggestion", "references", "related", "evidence", "metrics", "fingerprint"} <= set(finding)
    assert [entry["code"] for entry in document["not_checked"]] == ["DUT401"]


def test_the_same_bytes_twice(kpi: Run) -> None:
    """Two runs give the same bytes in every text format."""
    for format_ in ("concise", "json", "markdown"):
        assert kpi("check", ".", "--format", format_)[1] == kpi("check", ".", "--format", format_)[1]


def test_folder_globs_and_duplicates(kpi: Run, tmp_path: Path) -> None:
    """A folder gives its schemes, sorted, each once; other YAML is passed over and said so."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "ci.yml").write_text("on: push\njobs: {}\n", "utf-8")
    (tmp_path / "sub" / "空 格.yaml").write_text(BAD, "utf-8")
    code, out, err = kpi("check", ".", "bad.yaml", "*.yaml", "--format", "json")
    assert code == 1
    assert [document["path"] for document in json.loads(out)["documents"]] == [
        "bad.yaml",
        "good.yaml",
        "sub/空 格.yaml",
    ]
    assert "sub/ci.yml" in err
    for pattern, found in (("**", 3), ("sub/**", 1), ("**/good.yaml", 1)):
        assert len(json.loads(kpi("check", pattern, "--format", "json")[1])["documents"]) == found


def test_outputs_are_written_whole(kpi: Run, tmp_path: Path) -> None:
    """Several reports in one run; formats by extension or prefix; an existing file is replaced, no debris is left."""
    (tmp_path / "意见.md").write_text("old", "utf-8")
    kpi("check", "bad.yaml", "-o", "意见.md", "-o", "json:findings.out", "-o", "report.txt")
    assert (tmp_path / "意见.md").read_text("utf-8").startswith("#")
    assert json.loads((tmp_path / "findings.out").read_text("utf-8"))["exit_code"] == 1
    assert "SCO801" in (tmp_path / "report.txt").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "bad.yaml",
        "findings.out",
        "good.yaml",
        "report.txt",
        "意见.md",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_unwritable_folder(kpi: Run, tmp_path: Path) -> None:
    """A folder that cannot be written is a clear error, and nothing is left behind."""
    (tmp_path / "locked").mkdir(mode=0o500)
    code, _, err = kpi("check", "bad.yaml", "-o", "locked/report.md")
    assert code == 2
    assert "locked/report.md" in err


def test_language(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chinese by default; --lang, then KPI_AUDIT_LANG, then the locale; codes never change."""
    assert "合计" in kpi("check", "bad.yaml", "--select", "SCO801")[1]
    english = kpi("check", "bad.yaml", "--select", "SCO801", "--lang", "en")[1]
    assert "合计" not in english
    assert "SCO801 error" in english
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert kpi("check", "bad.yaml", "--select", "SCO801")[1] == english
    monkeypatch.setenv("KPI_AUDIT_LANG", "zh")
    assert "合计" in kpi("check", "bad.yaml", "--select", "SCO801")[1]
    monkeypatch.setenv("KPI_AUDIT_LANG", "en")
    assert "usage" in kpi("check", "--help")[1].lower()


def test_hostile_text_stays_text(kpi: Run, tmp_path: Path) -> None:
    """Markup, escapes, workflow commands and HTML in a scheme are shown, never obeyed."""
    name = "[red]x[/nope] <script>a</script> ::error::x ##[group] | `b` \\u001b[31m\\u202e"
    (tmp_path / "evil.yaml").write_text(
        f'title: "{name}"\nindicators:\n  - name: "{name}"\n    points: 5\n    children:\n      - {{name: a, points: 1}}\n',
        "utf-8",
    )
    for format_ in ("rich", "concise", "markdown", "json"):
        code, out, err = kpi("check", "evil.yaml", "--format", format_)
        assert code == 1
        assert "\x1b[31m" not in out
        assert "\u202e" not in out or format_ == "json"
        assert err == ""
        if format_ in ("rich", "concise"):
            assert "##[group]" not in out
            assert not any(line.lstrip().startswith("::") for line in out.splitlines())
        if format_ == "markdown":
            assert "<script>" not in out


def test_stdin_and_pipes(tmp_path: Path) -> None:
    """``-`` reads standard input; a reader that leaves early is no error of ours."""
    command = [sys.executable, "-m", "kpi_audit", "check", "-", "--fail-on", "never"]
    done = subprocess.run(command, input=BAD.encode(), capture_output=True, check=False)
    assert done.returncode == 0
    assert "-:3:18: SCO801 error" in done.stdout.decode()
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    piped = subprocess.run(
        f"{sys.executable} -m kpi_audit check bad.yaml --format json | head -c 1",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert piped.stdout == b"{"
    assert piped.stderr == b""


def test_ascii_console(tmp_path: Path) -> None:
    """A console that knows no Chinese still gets a report and no traceback."""
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "kpi_audit", "check", "bad.yaml", "missing.yaml", "--format", "rich"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"SCO801" in done.stdout


def test_version() -> None:
    """``--version`` answers without loading anything else."""
    probe = "import sys; sys.argv = ['kpi-audit', '--version']; from kpi_audit.__main__ import answer; answer(); print(sorted(m for m in sys.modules if m in ('typer', 'rich', 'pydantic', 'ruamel')))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == f"kpi-audit {__version__}\n[]\n"


def test_concise_report_does_not_load_rich() -> None:
    """Only the terminal report needs rich."""
    probe = (
        "import sys; from kpi_audit.cli.app import run; run(['check', sys.argv[1]]);"
        "sys.exit(any(m.split('.')[0] == 'rich' for m in sys.modules))"
    )
    scheme = Path(__file__).parents[2] / "examples/clean-township/scheme.yaml"
    assert subprocess.run([sys.executable, "-c", probe, str(scheme)], check=False, capture_output=True).returncode == 0


def test_defect_is_code_4(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that raises hides nothing else: the other rules report, one line says whose fault it is."""
    from kpi_audit.registry import rules

    monkeypatch.setattr(rules()["SCO801"], "check", lambda self, facts: 1 / 0)
    code, _, err = kpi("check", "bad.yaml")
    assert code == 4
    assert "SCO801" in err
    assert "ZeroDivisionError" in err
    assert "Traceback" not in err


def test_every_command_shows_details_of_a_defect_when_asked(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line about a defect names the option, whichever command it was."""
    from kpi_audit.scheme.library import Library

    def broken(self: Library, path: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(Library, "read", broken)
    code, _, err = kpi("inspect", "bad.yaml")
    assert (code, "--traceback" in err) == (4, True)
    with pytest.raises(ZeroDivisionError):
        kpi("inspect", "bad.yaml", "--traceback")
    assert "没有选项" not in kpi("inspect", "--", "--traceback")[2]  # behind -- it is a file's name


def test_a_line_without_a_word_is_shown_as_one(kpi: Run, tmp_path: Path) -> None:
    """A name that is empty, or of signs that cannot be seen."""
    (tmp_path / "empty.yaml").write_text(
        "title: 某镇考核\nindicators:\n  - {name: ''}\n  - {name: \"\\u202e\"}\n", "utf-8"
    )
    for command in ("inspect", "check"):
        assert kpi(command, "empty.yaml")[0] in (0, 1, 3)


def test_inspect_reads_standard_input_and_says_where_no_scheme_is(
    kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = "title: 某镇考核\nindicators: [{name: 会议}]\n"
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(scheme.encode())))
    code, out, _ = kpi("inspect", "-", "--format", "json")
    (document,) = json.loads(out)["documents"]
    assert (code, document["path"], document["title"]) == (0, "-", "某镇考核")
    (tmp_path / "duties.yaml").write_text("document: duty_list\nduties: [{item: 防汛}]\n", "utf-8")
    code, _, err = kpi("inspect", "duties.yaml")
    assert code == 3 and "没有" in err


def test_inspect_shows_groups_deadlines_and_caps_between_the_schemes(kpi: Run, tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text(
        "title: 某镇考核\nindicators:\n  - id: G1\n    name: 党建\n    points: 30\n    children:\n"
        "      - {id: A1, name: 会议, points: 20, deadline: 2026-06-30, criteria: 每少一次扣1分，最高扣5分。}\n"
        f"      - {{id: A2, name: {'长' * 60}, points: 10}}\n"
        "---\ntitle: 某乡考核\nindicators: [{id: B1, name: 走访, points: 80}]\n",
        "utf-8",
    )
    lines = kpi("inspect", "two.yaml")[1].splitlines()
    assert [line.split()[0] for line in lines if line[:2].strip()][:2] == ["某镇考核", "G1"]
    assert lines[lines.index("某乡考核  two.yaml  80 分") - 1] == ""
    assert any("时限 2026-06-30" in line and "上限 5" in line for line in lines)
    assert sum("长" in line for line in lines) > 1


def test_inspect_tells_what_a_kind_rests_on_and_what_is_referred_to(kpi: Run, tmp_path: Path) -> None:
    """The words of the kind alone, ways of checking, the role, and how sure a reference is."""
    (tmp_path / "city.yaml").write_text("title: 某市考核\nindicators: [{id: U1, name: 会议}]\n", "utf-8")
    (tmp_path / "one.yaml").write_text(
        "title: 某县考核\nupper: [city.yaml]\nindicators:\n"
        "  - {id: A1, name: 会议台账, points: 60, upper_ref: U1, target: ≥95%, criteria: 每月召开会议，缺一次扣2分。}\n"
        "  - {id: A2, name: 信息, points: 40, verify: [documents], criteria: 迟报扣1分。}\n"
        "bonus: {items: [{id: B1, name: 帮扶, criteria: 帮扶见效加2分。}]}\n",
        "utf-8",
    )
    lines = [line.strip() for line in kpi("inspect", "one.yaml")[1].splitlines()]
    assert lines[1:3] == ["A1  会议台账  60 分 60%", "过程? 100%  据 “台账”、“会议”、“召开”"]
    assert lines[3] == "留痕 · 目标 ≥95% · 每年 12 次 · 扣分 缺一次扣2分 · 上级指标 U1 100%"
    assert lines[6] == "留痕 · 核验 材料 · 扣分 扣1分"
    role, bonus = lines[lines.index("B1  帮扶") + 1 :][:2]
    assert role.startswith("加分 · ") and bonus == "加分 加2分"


def test_inspect_says_how_often_in_the_words_of_the_format(kpi: Run, tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{name: 甲, frequency: {said}}}\n" for said in ("每月", "{times: 4, per: year}", "{次数: 2, 每: 月}")
    )
    (tmp_path / "often.yaml").write_text(f"title: 某镇考核\nindicators:\n{rows}", "utf-8")
    found = json.loads(kpi("inspect", "often.yaml", "--format", "json")[1])["documents"][0]["indicators"]
    assert [row["frequency"] for row in found] == [
        {"per_year": 12, "text": "monthly"},
        {"per_year": 4, "text": "4/year"},
        {"per_year": 24, "text": "2/month"},
    ]


def test_a_target_given_as_fields_stands_at_its_value(kpi: Run, tmp_path: Path) -> None:
    """The words that it is spelt out as are not in the file: the figure is, and so is the step."""
    text = (
        "title: 某镇考核\nindicators:\n"
        "  - {name: 满意率, points: 8, kind: outcome, target: {op: '=', value: 100, unit: '%'}}\n"
        "  - {name: 差错, points: 2, scoring: {mode: deduct, steps: [漏报一次扣1分, 每起扣3分]}}\n"
    )
    (tmp_path / "fields.yaml").write_text(text, "utf-8")
    out = kpi("check", "fields.yaml", "--select", "LVL308,SCO802", "--format", "json")[1]
    lines = text.splitlines()
    shown = [
        (one["code"], lines[part["line"] - 1][part["column"] - 1 : part["end_column"] - 1])
        for one in json.loads(out)["documents"][0]["findings"]
        for part in one["evidence"]
    ]
    assert ("LVL308", "100") in shown
    assert ("SCO802", "每起扣3分") in shown
