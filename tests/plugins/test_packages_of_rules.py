"""Rules from another package: installed beside kpi-audit, let in by one door, and told apart when they cannot be used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import kpi_audit.testing
from kpi_audit import Confidence, Family, Rule
from kpi_audit.errors import PluginError
from kpi_audit.registry import FAMILIES, admit, book
from kpi_audit.words.voice import Voice

EXAMPLE = Path(__file__).parent.parent / "fixtures" / "kpi-audit-qinghe"
SCHEME = """\
标题: 青禾县乡镇考核办法
指标:
  - {编号: A1, 名称: 防返贫监测, 分值: 100, 评分标准: 按帮扶到位率折算。, 佐证材料: [台账, 记录, 照片]}
"""


def installed(folder: Path, module: str, *, name: str = "kpi-audit-qinghe") -> None:
    """What pip leaves of a package: its metadata, beside the code."""
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[kpi_audit.rules]\nqinghe = {module}\n", "utf-8")


def kpi(folder: Path, *paths: Path, argv: list[str]) -> subprocess.CompletedProcess[str]:
    """The command line in a folder, with packages on the path."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths)), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "kpi_audit", *argv],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=environment,
        check=False,
    )


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a scheme and, beside it, an installed package."""
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "scheme.yaml").write_text(SCHEME, "utf-8")
    installed(tmp_path / "site", "kpi_audit_qinghe")
    return tmp_path


def test_an_installed_package_is_asked_like_our_own_rules(office: Path) -> None:
    paths = (office / "site", EXAMPLE / "src")
    done = kpi(office / "office", *paths, argv=["check", "scheme.yaml", "--profile", "basic", "--format", "json"])
    assert done.returncode == 0, done.stderr
    found = [one for one in json.loads(done.stdout)["documents"][0]["findings"] if one["code"] == "QHX101"]
    assert len(found) == 1
    assert (found[0]["message"], found[0]["line"], found[0]["family"]) == (
        "要求报送 3 份佐证材料，规定不超过 2 份",
        3,
        "qinghe",
    )
    assert found[0]["references"][0]["document"] == "《青禾县考核事项管理办法》"
    (office / "office" / "kpi-audit.toml").write_text(
        'select = ["QHX"]\n[thresholds.too-many-papers]\nmost = 1\n[severity]\nQHX = "error"\n', "utf-8"
    )
    done = kpi(office / "office", *paths, argv=["check", "scheme.yaml", "--format", "markdown", "--lang", "en"])
    assert done.returncode == 1
    assert "3 papers are asked for; 1 are allowed" in done.stdout
    for argv, words in (
        (["rules"], "青禾县规定\nQHX101"),
        (["explain", "QHX101"], "most = 1（本单位设定，工具默认 2）"),
        (["explain", "too-many-papers"], "《青禾县考核事项管理办法》第六条：每项指标佐证材料不超过两份"),
        (["config"], "规则包 kpi-audit-qinghe：QHX101"),
    ):
        done = kpi(office / "office", *paths, argv=argv)
        assert done.returncode == 0
        assert words in done.stdout


def test_the_example_tests_itself(office: Path) -> None:
    """What its author runs: the family, its card and its cases."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(office / "site"), str(EXAMPLE / "src")])}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(EXAMPLE)],
        capture_output=True,
        text=True,
        cwd=office,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise RuntimeError('缺少依赖')", "缺少依赖"),
        ("import nothing_of_this_name", "nothing_of_this_name"),
        ("X = 1", "没有 FAMILY"),
        ("from kpi_audit import Family\nFAMILY = Family('QHX', 'qinghe', zh='a', en='b')", "没有 RULES"),
        ("from kpi_audit import Family\nFAMILY = Family('QHX', 'qinghe')\nRULES = (1,)", "没有给出类别 QHX"),
        ("from kpi_audit import Family\nFAMILY = Family('PRC', 'qinghe', zh='a', en='b')\nRULES = (1,)", "“PRC”已由 kpi-audit"),
        ("from kpi_audit import Family\nFAMILY = Family('QHX', 'process', zh='a', en='b')\nRULES = (1,)", "“process”已由"),
        ("from kpi_audit import Family\nFAMILY = Family('SUP', 'qinghe', zh='a', en='b')\nRULES = (1,)", "“SUP”已由"),
        ("from kpi_audit import Family\nFAMILY = Family('qh', 'qinghe', zh='a', en='b')\nRULES = (1,)", "“qh”"),
        ("from kpi_audit import Family\nFAMILY = Family('QHX', 'qinghe', zh='a', en='b')\nRULES = (1,)", "不是规则"),
    ],
)  # fmt: skip
def test_a_package_that_cannot_be_used_is_named(tmp_path: Path, code: str, said: str) -> None:
    """Exit code 2 and one line with the distribution, in both languages; never a traceback."""
    installed(tmp_path / "site", "broken_rules", name="broken-rules")
    (tmp_path / "site" / "broken_rules.py").write_text(code, "utf-8")
    (tmp_path / "scheme.yaml").write_text(SCHEME, "utf-8")
    for lang in ("zh", "en"):
        done = kpi(tmp_path, tmp_path / "site", argv=["check", "scheme.yaml", "--lang", lang])
        assert (done.returncode, done.stdout) == (2, "")
        assert "broken-rules" in done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert said in done.stderr or lang == "en"


class Plain(Rule):
    """A rule in order, but for its card."""

    code, slug, family = "QHX101", "plain-rule", "qinghe"

    def check(self, facts):  # type: ignore[no-untyped-def]
        """A finding for each scheme."""
        yield self.finding("told", at=facts.scheme.place("title"), confidence=Confidence.EXACT)


CARD = """\
title: {zh: 规则, en: Rule}
what: {zh: 查什么, en: What}
why: {zh: 为什么, en: Why}
remedy: {zh: 怎么改, en: Remedy}
basis: [{id: ours, document: {zh: 《办法》, en: Regulation}}]
messages: {told: {zh: 有, en: there}}
"""


def family(rule: type[Rule], **more: object) -> ModuleType:
    """A module as a package offers it."""
    module = ModuleType("qinghe_rules")
    vars(module).update({"FAMILY": Family("QHX", "qinghe", zh="青禾", en="Qinghe"), "RULES": (rule,), **more})
    return module


def refusal(rule: type[Rule]) -> str:
    """What the door says."""
    with pytest.raises(PluginError) as caught:
        admit(family(rule), "kpi-audit-qinghe", book().chapters)
    said = Voice("zh").error(caught.value)
    assert "kpi-audit-qinghe" in said
    assert "{" not in said
    assert "{" not in Voice("en").error(caught.value)
    return said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"code": "QHX1"}, "编号应为"),
        ({"code": "ABC101"}, "编号应为"),
        ({"slug": "Plain_Rule"}, "英文名应为"),
        ({"slug": "process-heavy"}, "已被使用"),
        ({"family": "process"}, "类别名"),
        ({"profile": "hard"}, "档位"),
        ({"since": "1999"}, "规则版本"),
        ({"severity": "bad"}, "等级"),
        ({"Options": dict}, "RuleOptions"),
    ],
)
def test_a_rule_that_will_not_do(change: dict[str, object], said: str) -> None:
    assert said in refusal(type("Changed", (Plain,), change))


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (None, "没有规则卡"),
        ("title: [", "第 1 行第 8 列"),
        (CARD.replace("why:", "because:"), "“why”"),
        (CARD.replace("en: Why", "fr: Pourquoi"), "“en”"),
        (CARD.replace("messages: {told: {zh: 有, en: there}}", "messages: {}"), "“messages”"),
        (CARD.replace("document: {zh: 《办法》, en: Regulation}", "norm: county-1999"), "county-1999"),
        (CARD + "options: {most: {zh: 多少, en: how many}}\n", "most"),
        ("- 1\n", "规则卡"),
    ],
)
def test_a_card_that_will_not_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, card: str | None, said: str) -> None:
    if card is not None:
        (tmp_path / "qhx101_plain_rule.yaml").write_text(card, "utf-8")
    monkeypatch.setattr(sys.modules[__name__], "__file__", str(tmp_path / "rules.py"))
    assert said in refusal(Plain)


def test_two_packages_may_not_share_a_prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "qhx101_plain_rule.yaml").write_text(CARD, "utf-8")
    monkeypatch.setattr(sys.modules[__name__], "__file__", str(tmp_path / "rules.py"))
    first = admit(family(Plain), "one", book().chapters)
    with pytest.raises(PluginError) as caught:
        admit(family(Plain), "two", [*book().chapters, first])
    said = Voice("zh").error(caught.value)
    assert "two" in said
    assert "one" in said


def test_our_own_families_come_by_the_same_door() -> None:
    assert [chapter.family.slug for chapter in book().chapters if not chapter.package] == list(FAMILIES)
    for chapter in book().chapters:
        again = admit(sys.modules[f"kpi_audit.rules.{chapter.family.slug}"], "", [])
        assert again.rules == chapter.rules


def test_the_runner_names_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards whose languages differ, untrue examples, missing and failing cases."""
    monkeypatch.setattr(sys.modules[__name__], "__file__", str(tmp_path / "rules.py"))
    scheme = "{title: 办法, indicators: [{name: 满意度, points: 1}]}"
    card = CARD.replace("zh: 有", 'zh: "有 {n}"') + f"examples:\n  good: '{scheme}'\n"
    (tmp_path / "qhx101_plain_rule.yaml").write_text(card, "utf-8")
    problems = kpi_audit.testing.check_family(family(Plain), tmp_path / "cases")
    assert problems == [
        "QHX101: message told has other placeholders in Chinese than in English",
        "QHX101: the card has no bad example",
        "QHX101: the good example of the card gives ['QHX101']",
        "QHX101: there are no cases: qhx101_plain_rule.yaml",
    ]
    (tmp_path / "cases").mkdir()
    cases = f"- name: 一\n  passes: '{scheme}'\n"
    (tmp_path / "cases" / "qhx101_plain_rule.yaml").write_text(cases, "utf-8")
    problems = kpi_audit.testing.check_family(family(Plain), tmp_path / "cases")
    assert problems[3] == "QHX101: qhx101_plain_rule.yaml needs cases that fail and cases that pass"
    assert problems[4].startswith("QHX101: case 一: unexpected")
    assert kpi_audit.testing.check_family(ModuleType("empty"), tmp_path)[0].startswith("The module empty")


def test_a_case_that_passes_gives_not_even_an_info() -> None:
    case = kpi_audit.testing.Case("一", SCHEME, {}, ())
    told = kpi_audit.testing.mismatch(book().rules["ACC602"], case)
    assert told is not None
    assert told.startswith("unexpected")
    assert "'severity': 'info'" in told


@pytest.mark.parametrize(
    "said",
    [
        "{name: 一, passes: a, fails: a, expect: [{key: b}]}",
        "{name: 一, fails: a, expect: []}",
        "{name: 一, fails: a, expect: [{}]}",
        "{name: 一, pass: a}",
    ],
)
def test_a_case_that_could_not_fail_is_refused(tmp_path: Path, said: str) -> None:
    """One that passes and fails, that fails with nothing or with anything, or of which nothing is known."""
    (tmp_path / "cases.yaml").write_text(f"- {said}\n", "utf-8")
    with pytest.raises(AssertionError, match="一: passes, or fails"):
        kpi_audit.testing.load_cases(tmp_path / "cases.yaml")
