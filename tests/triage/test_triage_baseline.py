"""The baseline: findings of the past are known again by what they say, whatever moved; anything else is new."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kpi_audit.cli.app import run
from kpi_audit.facts.facts import Facts
from kpi_audit.findings.finding import Finding
from kpi_audit.registry import rules
from kpi_audit.rules.base import Rule

Run = Callable[..., tuple[int, str, str]]
NAME = "kpi-audit-baseline.json"
HEAD = "标题: 某镇2026年村级考核办法\n层级: 乡镇\n考核对象: 村\n指标:\n"
MEETING = "  - 名称: 会议\n    分值: 20\n    评分标准: 每月召开会议不少于1次，每少一次扣1分。\n"
WALK = "  - 名称: 走访\n    分值: 20\n    评分标准: 每月走访不少于2次，每少一次扣1分。\n"
RESULT = "  - 名称: 满意度\n    分值: 60\n    评分标准: 由第三方电话调查，按满意率折算。\n"
SCHEME = HEAD + MEETING + WALK + RESULT
PRC102 = ("--select", "PRC102")


@pytest.fixture
def kpi(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in a folder with one scheme; gives code, stdout and stderr."""
    (tmp_path / "a.yaml").write_text(SCHEME, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KPI_AUDIT_TODAY", "2026-06-01")

    def call(*argv: str) -> tuple[int, str, str]:
        code = run(list(argv))
        said = capfd.readouterr()
        return code, said.out, said.err

    return call


def check(kpi: Run, *argv: str) -> list[str]:
    """Path, code and name of what counts."""
    _, out, _ = kpi("check", "--baseline", NAME, "--format", "json", *argv)
    return [
        f"{one['path']} {one['code']} {(one['indicator'] or {}).get('name')}"
        for document in json.loads(out)["documents"]
        for one in document["findings"]
        if one["suppressed"] is None
    ]


def entries(folder: Path) -> list[dict[str, object]]:
    found = json.loads((folder / NAME).read_text("utf-8"))["entries"]
    assert isinstance(found, list)
    return found


def test_what_is_recorded_does_not_count(kpi: Run, tmp_path: Path) -> None:
    code, out, err = kpi("baseline", "a.yaml", "--profile", "strict")
    assert (code, out) == (0, "")
    assert NAME in err
    text = (tmp_path / NAME).read_text("utf-8")
    assert text.endswith("]\n}\n")
    assert '"indicator": "会议"' in text
    rows = [line for line in text.splitlines() if line.startswith("    {")]
    assert len(rows) == len(entries(tmp_path))  # one entry a line
    assert not any(word in text for word in ('"line"', "column", "pointer", "2026-06", "indicators/0"))
    code, out, _ = kpi(
        "check", "a.yaml", "--baseline", NAME, "--format", "json", "--fail-on", "info", "--profile", "strict"
    )
    data = json.loads(out)
    assert code == data["exit_code"] == 0
    assert (data["summary"]["findings"], data["summary"]["suppressed"]) == (0, 0)
    listed = data["documents"][0]["findings"]
    assert data["summary"]["baselined"] == len(listed) == sum(int(str(entry["count"])) for entry in entries(tmp_path))
    kinds = {one["suppressed"]["kind"] for one in listed}
    assert kinds == {"baseline"} and {one["suppressed"]["path"] for one in listed} == {NAME}


def test_the_same_bytes_twice_and_in_any_order(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", "a.yaml")
    first = (tmp_path / NAME).read_bytes()
    (tmp_path / "a.yaml").write_text("# 说明\n\n" + HEAD + RESULT + WALK + MEETING, "utf-8")
    kpi("baseline", "a.yaml", "--update")
    assert (tmp_path / NAME).read_bytes() == first


@pytest.mark.parametrize(
    "text",
    [
        "# 说明\n\n\n" + SCHEME,  # lines moved
        HEAD + WALK + RESULT + MEETING,  # indicators in another order
        HEAD + "  - {名称: 新增, 分值: 1}\n" + MEETING + WALK + RESULT,  # positions shifted
        SCHEME.replace("每月召开", "各村每月召开"),  # other words of the same text
        SCHEME.replace("\n", "\r\n"),
        SCHEME.replace("名称", "name").replace("分值", "points").replace("评分标准", "criteria"),
        SCHEME.replace("评分标准: ", "评分标准: |\n      "),
    ],
)
def test_what_moved_is_known_again(kpi: Run, tmp_path: Path, text: str) -> None:
    kpi("baseline", "a.yaml", *PRC102)
    (tmp_path / "a.yaml").write_text(text, "utf-8", newline="")
    assert [one for one in check(kpi, "a.yaml", *PRC102) if "None" not in one] == []


def test_something_else_said_is_new(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", "a.yaml", *PRC102)
    (tmp_path / "a.yaml").write_text(SCHEME.replace("走访不少于2次", "入户不少于2次"), "utf-8")
    assert check(kpi, "a.yaml", *PRC102) == ["a.yaml PRC102 走访", f"{NAME} SUP008 None"]


def test_one_more_of_the_same_is_new(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", "a.yaml", *PRC102)
    (tmp_path / "a.yaml").write_text(SCHEME + MEETING, "utf-8")
    assert check(kpi, "a.yaml", *PRC102) == ["a.yaml PRC102 会议"]


def test_ids_are_what_an_indicator_is_known_by(kpi: Run, tmp_path: Path) -> None:
    text = SCHEME.replace("- 名称: 会议", "- 编号: A1\n    名称: 会议")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    kpi("baseline", "a.yaml", *PRC102)
    (tmp_path / "a.yaml").write_text(text.replace("名称: 会议", "名称: 党建会议"), "utf-8")
    assert check(kpi, "a.yaml", *PRC102) == []


def test_what_became_worse_counts_again(kpi: Run, tmp_path: Path) -> None:
    """A warning of the past does not excuse an error of today."""
    mild = SCHEME.replace("分值: 60", "分值: 70").replace("分值: 20", "分值: 20", 1)
    (tmp_path / "a.yaml").write_text(mild, "utf-8")
    kpi("baseline", "a.yaml", "--select", "PRC101")
    assert [entry["severity"] for entry in entries(tmp_path)] == ["warning"]
    (tmp_path / "a.yaml").write_text(SCHEME.replace("分值: 60", "分值: 10"), "utf-8")
    assert check(kpi, "a.yaml", "--select", "PRC101") == ["a.yaml PRC101 None"]


def test_a_renamed_file_is_known_again_and_a_copy_is_new(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", ".")
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.yaml").rename(tmp_path / "sub" / "乙 村.yaml")
    assert check(kpi, ".") == []
    (tmp_path / "a.yaml").write_text(SCHEME, "utf-8")
    assert {one.split(" PRC")[0] for one in check(kpi, ".", *PRC102)} == {"sub/乙 村.yaml"}


def test_of_two_copies_of_a_renamed_file_one_is_new(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", ".", *PRC102)
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")
    (tmp_path / "c.yaml").write_text(SCHEME, "utf-8")
    assert {one.split()[0] for one in check(kpi, ".", *PRC102)} == {"c.yaml"}


def test_of_two_files_that_are_gone_one_was_renamed(kpi: Run, tmp_path: Path) -> None:
    """What is known of the other is not wanted any more, and excuses nothing."""
    (tmp_path / "c.yaml").write_text(SCHEME, "utf-8")
    kpi("baseline", ".", *PRC102)
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")
    (tmp_path / "c.yaml").unlink()
    (tmp_path / "b.yaml").write_text(SCHEME + MEETING, "utf-8")
    found = check(kpi, ".", "--select", "PRC102,SUP")
    assert found == ["b.yaml PRC102 会议", f"{NAME} SUP008 None"]


def test_a_file_of_which_less_than_half_is_left_is_another_one(kpi: Run, tmp_path: Path) -> None:
    three = [WALK.replace("走访", name) for name in ("走访", "宣讲", "巡查")]
    (tmp_path / "a.yaml").write_text(HEAD + "".join(three), "utf-8")
    kpi("baseline", ".", *PRC102)
    (tmp_path / "a.yaml").unlink()
    others = [WALK.replace("走访", name) for name in ("培训", "会议")]
    for ours, known in ((three[:1] + others, False), (three[:2] + others[:1], True)):
        (tmp_path / "b.yaml").write_text(HEAD + "".join(ours), "utf-8")
        assert ("b.yaml PRC102 走访" not in check(kpi, ".", *PRC102)) is known


def test_another_scheme_is_no_renamed_one(kpi: Run, tmp_path: Path) -> None:
    """What is said of a scheme as a whole reads alike everywhere; it makes no two files one."""
    kpi("baseline", ".")
    (tmp_path / "a.yaml").unlink()
    other = HEAD + "  - {名称: 台账, 分值: 90, 评分标准: 查阅台账，缺一项扣1分。}\n" + RESULT
    (tmp_path / "b.yaml").write_text(other, "utf-8")
    found = check(kpi, ".")
    assert "b.yaml PRC101 None" in found
    assert [one for one in found if "SUP008" in one] == [f"{NAME} SUP008 None"]


def test_a_baseline_is_the_same_from_any_folder(kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.yaml").write_text(SCHEME, "utf-8")
    kpi("baseline", "sub")
    assert {entry["path"] for entry in entries(tmp_path)} == {"sub/b.yaml"}
    monkeypatch.chdir(tmp_path / "sub")
    _, out, _ = kpi("check", "b.yaml", "--baseline", f"../{NAME}", "--format", "json")
    assert json.loads(out)["summary"]["findings"] == 0


def test_stale_entries_are_told_and_pruned(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", "a.yaml", *PRC102)
    before = entries(tmp_path)
    (tmp_path / "a.yaml").write_text(HEAD + MEETING.replace("20", "5") + RESULT, "utf-8")
    code, out, err = kpi("check", "a.yaml", "--baseline", NAME, *PRC102)
    assert code == 0
    stale = [line for line in out.splitlines() if "SUP008 info" in line]
    assert len(stale) == 2 and all(line.startswith(f"{NAME}:") for line in stale)  # the walk, and both together
    assert f"{NAME}:{4 + [entry.get('indicator') for entry in before].index('走访') + 1}:5: SUP008" in out
    assert "--prune" in err
    _, out, _ = kpi("check", "a.yaml", "--baseline", NAME, "--format", "markdown", "--verbose", *PRC102)
    assert f"{NAME} 第 " in out
    (tmp_path / "b.yaml").write_text(SCHEME, "utf-8")
    code, _, err = kpi("baseline", ".", "--prune", *PRC102)
    assert code == 0 and "2" in err
    assert [entry.get("indicator") for entry in entries(tmp_path)] == ["会议"]  # b.yaml was not added


def test_what_this_run_does_not_look_at_is_not_stale(kpi: Run, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(SCHEME, "utf-8")
    kpi("baseline", ".")
    before = (tmp_path / NAME).read_text("utf-8")
    assert check(kpi, "a.yaml") == []
    assert check(kpi, ".", "--select", "SCO801") == []
    for argv in (("a.yaml",), (".", "--select", "SCO801")):
        kpi("baseline", *argv, "--prune")
        assert (tmp_path / NAME).read_text("utf-8") == before
        kpi("baseline", *argv, "--update")
        assert (tmp_path / NAME).read_text("utf-8") == before


def test_a_rule_that_fails_on_one_file_still_speaks_of_another(
    kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.yaml").write_text(SCHEME, "utf-8")
    kpi("baseline", ".", *PRC102)
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(HEAD.replace("某镇", name) + RESULT, "utf-8")
    rule = rules()["PRC102"]
    check_it = rule.check

    def failing(self: Rule, facts: Facts) -> Iterator[Finding]:
        if facts.scheme.title.startswith("b.yaml"):
            raise ValueError
        return check_it(self, facts)

    monkeypatch.setattr(rule, "check", failing)
    stale = sum(entry["path"] == "a.yaml" for entry in entries(tmp_path))
    assert stale and check(kpi, ".", *PRC102) == [f"{NAME} SUP008 None"] * stale


def test_update_adds_and_removes(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", "a.yaml", *PRC102)
    (tmp_path / "a.yaml").write_text(HEAD + WALK + MEETING.replace("会议", "例会") + RESULT, "utf-8")
    code, _, err = kpi("baseline", "a.yaml", "--update", *PRC102)
    assert code == 0
    assert "新增 1 条，删去 1 条" in err
    assert check(kpi, "a.yaml", *PRC102) == []


def test_a_finding_answered_by_a_comment_needs_no_entry(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", "a.yaml", *PRC102)
    (tmp_path / "a.yaml").write_text(
        SCHEME.replace("每少一次扣1分。", "每少一次扣1分。  # kpi-audit: ignore[PRC102] 县委文件要求", 1), "utf-8"
    )
    assert check(kpi, "a.yaml", *PRC102) == [f"{NAME} SUP008 None"]
    kpi("baseline", "a.yaml", "--update", *PRC102)
    assert [entry.get("indicator") for entry in entries(tmp_path)] == [None, "走访"]


def test_faults_of_form_and_of_comments_cannot_be_left_to_the_past(kpi: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SCHEME + "# noqa\n", "utf-8")
    (tmp_path / "broken.yaml").write_text("标题: 乙\n指标: 3\n", "utf-8")
    code, _, err = kpi("baseline", ".")
    assert code == 2
    assert "没有记入" in err
    assert {str(entry["code"])[:3] for entry in entries(tmp_path)}.isdisjoint({"FMT", "SUP"})
    assert kpi("check", ".", "--baseline", NAME)[0] == 2


def test_an_existing_file_is_not_overwritten(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", "a.yaml")
    text = (tmp_path / NAME).read_text("utf-8")
    (tmp_path / "a.yaml").write_text(SCHEME + MEETING, "utf-8")
    code, _, err = kpi("baseline", "a.yaml")
    assert code == 2 and "--update" in err
    assert (tmp_path / NAME).read_text("utf-8") == text
    assert kpi("baseline", "a.yaml", "--update", "--prune")[0] == 2
    code, _, err = kpi("baseline", "a.yaml", "--prune", "-o", "other.json")
    assert code == 2 and "other.json" in err
    assert kpi("baseline", "a.yaml", "-o", "no/such.json")[0] == 2
    assert kpi("baseline", "nowhere.yaml", "-o", "other.json")[0] == 2
    (tmp_path / "empty").mkdir()
    assert kpi("baseline", "empty", "-o", "other.json")[0] == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "empty", NAME]


VALID = '{"path": "a.yaml", "code": "PRC102", "severity": "warning", "count": 1, "id": "0123456789abcdef0123"}'


def wrapped(*lines: str) -> str:
    rows = ",\n    ".join(lines)
    return f'{{\n  "kind": "kpi-audit-baseline",\n  "format_version": 1,\n  "entries": [\n    {rows}\n  ]\n}}\n'


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "第 1 行第 1 列", "JSON"),
        ("{,}", "第 1 行第 2 列", "JSON"),
        (wrapped(VALID).replace('"count": 1,', '"count" 1,'), "第 5 行第 73 列", "JSON"),
        (wrapped(VALID, "<<<<<<< HEAD"), "第 6 行", "JSON"),
        (wrapped(VALID).replace("    {", "<<<<<<< HEAD\n    {"), "第 5 行", "合并冲突"),
        (wrapped(VALID).replace("  ]", ">>>>>>> a\n  ]"), "第 6 行", "合并冲突"),
        ("[]", "第 1 行第 1 列", "不是 kpi-audit 的基线"),
        ('{"version": "2.1.0", "runs": []}', "第 1 行第 1 列", "不是 kpi-audit 的基线"),
        (wrapped(VALID).replace('version": 1', 'version": 2'), "第 3 行", "升级"),
        (wrapped(VALID).replace('version": 1', 'version": "x"'), "第 3 行第 3 列", "不是 kpi-audit 的基线"),
        (wrapped(VALID, "3"), "第 6 行第 5 列", "不完整"),
        (wrapped(VALID, VALID.replace("1,", "0,")), "第 6 行第 5 列", "不完整"),
        (wrapped(VALID, VALID.replace("1,", "true,")), "第 6 行第 5 列", "不完整"),
        (wrapped(VALID, VALID.replace("1,", '1, "general": 0,')), "第 6 行第 5 列", "不完整"),
        (wrapped(VALID, VALID.replace("0123456789abcdef0123", "zz")), "第 6 行第 5 列", "不完整"),
        (wrapped(VALID.replace("warning", "fatal")), "第 5 行第 5 列", "不完整"),
        (wrapped(VALID.replace('"path": "a.yaml", ', "")), "第 5 行第 5 列", "不完整"),
        ("[" * 100_000, "第 1 行", "不是 kpi-audit 的基线"),
        (wrapped(VALID.replace("1,", "9" * 5_000 + ",")), "第 1 行", "不是 kpi-audit 的基线"),
    ],
)
def test_a_baseline_that_cannot_be_used(kpi: Run, tmp_path: Path, text: str, place: str, words: str) -> None:
    (tmp_path / NAME).write_text(text, "utf-8")
    for argv in (("check", "a.yaml", "--baseline", NAME), ("baseline", "a.yaml", "--update")):
        code, out, err = kpi(*argv)
        assert (code, out) == (2, "")
        assert place in err and words in err and NAME in err, err
    assert (tmp_path / NAME).read_text("utf-8") == text


def test_a_baseline_that_is_no_text(kpi: Run, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\n\xff\xfe")
    code, _, err = kpi("check", "a.yaml", "--baseline", NAME)
    assert code == 2 and "第 2 行" in err
    assert kpi("check", "a.yaml", "--baseline", "none.json")[0] == 2


def test_a_baseline_of_other_files_is_remarked_on(kpi: Run, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(wrapped(VALID), "utf-8")
    code, _, err = kpi("check", "a.yaml", "--baseline", NAME)
    assert code == 1 and "没有一条对得上" in err


def test_what_a_merge_doubled_counts_once(kpi: Run, tmp_path: Path) -> None:
    kpi("baseline", "a.yaml", *PRC102)
    text = (tmp_path / NAME).read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("    {")]
    doubled = text.replace(rows[-1], f"{rows[-1]},\n{rows[-1]}")
    (tmp_path / NAME).write_text(doubled, "utf-8")
    (tmp_path / "a.yaml").write_text(SCHEME + MEETING + WALK, "utf-8")
    assert sorted(one for one in check(kpi, "a.yaml", *PRC102) if "None" not in one) == [
        "a.yaml PRC102 会议",
        "a.yaml PRC102 走访",
    ]


def test_reports_count_it_apart(kpi: Run) -> None:
    kpi("baseline", "a.yaml", *PRC102)
    _, out, _ = kpi("check", "a.yaml", "--baseline", NAME, "--format", "rich", *PRC102)
    assert "列入基线的存量问题 3 项" in out
    _, out, _ = kpi("check", "a.yaml", "--baseline", NAME, "--format", "markdown", *PRC102)
    assert "另有 3 项列入基线" in out
    _, out, _ = kpi("check", "a.yaml", "--baseline", NAME, "--format", "concise", *PRC102)
    assert out == ""


def test_the_example_of_the_card(kpi: Run, tmp_path: Path) -> None:
    from kpi_audit.words.cards import card

    for name, expected in (("bad", 1), ("good", 0)):
        scheme, file = card("SUP008").examples[name].split(f"# file: {NAME}\n")
        (tmp_path / "scheme.yaml").write_text(scheme, "utf-8")
        (tmp_path / NAME).write_text(file, "utf-8")
        assert sum("SUP008" in one for one in check(kpi, "scheme.yaml")) == expected
