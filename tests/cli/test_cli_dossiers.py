"""What schemes are held against: chains, materials, several documents in a file, and references that lead nowhere."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kpi_audit.cli.app import run

Check = Callable[..., list[tuple[str, int, int, str, str]]]

TARGET = "指标:\n  - {{名称: 生活垃圾处理率, 分值: 100, 目标值: ≥{value}%, 评分标准: 每低1个百分点扣1分，扣完为止。}}\n"


def scheme(title: str, *lines: str, value: int = 90) -> str:
    """A scheme of one indicator with a target."""
    return "\n".join([f"标题: {title}", *lines, TARGET.format(value=value)])


def write(folder: Path, **files: str) -> None:
    """Files by name; ``__`` in a name parts folders."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Path, line, column, code and message of every finding of the given rules (FMT alone by default)."""
    monkeypatch.chdir(tmp_path)

    def call(*argv: str, select: str = "FMT") -> list[tuple[str, int, int, str, str]]:
        run(["check", *argv, "--format", "json", "--select", select, "--fail-on", "never"])
        report = json.loads(capfd.readouterr().out)
        keys = ("path", "line", "column", "code", "message")
        return [tuple(finding[key] for key in keys) for one in report["documents"] for finding in one["findings"]]

    return call


def test_a_chain_over_all_levels(check: Check, tmp_path: Path) -> None:
    """National to village, each in its own folder: every step is compared with the one above."""
    levels = ["国家", "省", "市", "县", "乡镇"]
    for number, level in enumerate(levels):
        upper = f"上级方案: ../{number - 1}/scheme.yaml" if number else ""
        write(tmp_path, **{f"{number}__scheme": scheme(f"{level}级考核", f"层级: {level}", upper, value=90 + number)})
    found = check(".", select="LVL301")
    assert [(path, code) for path, _, _, code, _ in found] == [(f"{n}/scheme.yaml", "LVL301") for n in (1, 2, 3, 4)]


def test_where_the_figure_above_stands_is_told_in_full(
    check: Check, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, a=scheme("甲", "上级方案: b.yaml", value=98), b=scheme("乙"))
    run(["check", "a.yaml", "--select", "LVL301", "--format", "markdown", "--verbose"])
    assert "- 相关：b.yaml 第 3 行第 33 列，乙目标“≥90%”" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a": scheme("甲", "上级方案: a.yaml")}, [("a.yaml", 2, 7, "FMT020", "“上级方案”写的是本文件")]),
        ({"a": scheme("甲", "上年方案: ./a.yaml")}, [("a.yaml", 2, 7, "FMT020", "“上年方案”写的是本文件")]),
        ({"a": scheme("甲", "职责清单: a.yaml")}, [("a.yaml", 2, 7, "FMT020", "“职责清单”写的是本文件")]),
        (
            {"a": scheme("甲", "上级方案: b.yaml"), "b": scheme("乙", "上级方案: a.yaml")},
            [
                ("a.yaml", 2, 7, "FMT020", "“上级方案”所列文件“b.yaml”又引用到本方案"),
                ("b.yaml", 2, 7, "FMT020", "“上级方案”所列文件“a.yaml”又引用到本方案"),
            ],
        ),
        (
            {"a": scheme("甲", "上级方案: b.yaml"), "b": scheme("乙", "上年方案: a.yaml")},
            [
                ("a.yaml", 2, 7, "FMT020", "“上级方案”所列文件“b.yaml”又引用到本方案"),
                ("b.yaml", 2, 7, "FMT020", "“上年方案”所列文件“a.yaml”又引用到本方案"),
            ],
        ),
        (
            {
                "a": scheme("甲", "上级方案: b.yaml"),
                "b": scheme("乙", "上级方案: c.yaml"),
                "c": scheme("丙", "上级方案: b.yaml"),
            },
            [
                ("b.yaml", 2, 7, "FMT020", "“上级方案”所列文件“c.yaml”又引用到本方案"),
                ("c.yaml", 2, 7, "FMT020", "“上级方案”所列文件“b.yaml”又引用到本方案"),
            ],
        ),
    ],
)
def test_circles(
    check: Check, tmp_path: Path, files: dict[str, str], expected: list[tuple[str, int, int, str, str]]
) -> None:
    """Each reference of a circle is told at its place, once, whichever file is audited first; nobody else is blamed."""
    write(tmp_path, **files)
    found = check(".")
    assert [one[:4] for one in found] == [one[:4] for one in expected]
    assert all(message.startswith(begin[4]) for (*_, message), begin in zip(found, expected, strict=True))
    assert check(*sorted((f"{name}.yaml" for name in files), reverse=True)) == found


def test_a_circle_above_is_told_where_only_the_file_below_is_given(check: Check, tmp_path: Path) -> None:
    """The report says that the chain is broken, at the place in the other file."""
    write(tmp_path, a=scheme("甲", "上级方案: b.yaml"), b=scheme("乙", "上级方案: b.yaml"))
    assert [one[:4] for one in check("a.yaml")] == [("b.yaml", 2, 7, "FMT020")]


def test_what_options_name_holds_for_those_that_name_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A report says what each was held against: its own material before that of the command line."""
    monkeypatch.chdir(tmp_path)
    write(
        tmp_path,
        a=scheme("甲"),
        b=scheme("乙", "上年方案: own.yaml", "上级方案: upper.yaml", "职责清单: list.yaml"),
        old=scheme("旧"),
        own=scheme("乙旧"),
        upper=scheme("上"),
        duties=DUTIES,
        list=DUTIES,
    )
    options = ("--previous", "old.yaml", "--duty-list", "duties.yaml")
    run(["check", "a.yaml", "b.yaml", *options, "--format", "json", "--fail-on", "never"])
    report = json.loads(capfd.readouterr().out)
    told = {one["path"]: {each["kind"]: each["path"] for each in one["materials"]} for one in report["documents"]}
    assert told == {
        "a.yaml": {"duty_list": "duties.yaml", "previous": "old.yaml"},
        "b.yaml": {"upper": "upper.yaml", "duty_list": "list.yaml", "previous": "own.yaml"},
    }


def test_an_endless_chain_is_cut(check: Check, tmp_path: Path) -> None:
    """Sixty schemes in a row are no dossier: the link to the forty-first is cut, and all are audited all the same."""
    write(tmp_path, **{f"s{n:02}": scheme(f"{n}", f"上级方案: s{n + 1:02}.yaml" if n < 59 else "") for n in range(60)})
    found = check(".", select="FMT,LVL301")
    assert [one[:4] for one in found] == [("s18.yaml", 2, 7, "FMT020")]
    assert "超过 40 级" in found[0][-1]


DUTIES = "文档类型: 职责清单\n职责: [{事项: 农村生活垃圾收运}]\n"


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("上级方案: nowhere.yaml", "FMT017", "“上级方案”所列文件“nowhere.yaml”不存在"),
        ("上年方案: sub", "FMT017", "“上年方案”所列“sub”是文件夹"),
        ("上级方案: ''", "FMT017", "“上级方案”所列“.”是文件夹"),
        ("职责清单: pipe", "FMT017", "“职责清单”所列“pipe”不是普通文件"),
        ("上级方案: broken.yaml", "FMT017", "“上级方案”所列文件“broken.yaml”有 1 处格式错误（第一处在第 "),
        ("上级方案: duties.yaml", "FMT018", "“上级方案”所列文件“duties.yaml”应为考核方案，实为职责清单"),
        ("职责清单: other.yaml", "FMT018", "“职责清单”所列文件“other.yaml”应为职责清单，实为考核方案"),
        ("人员与工作量: duties.yaml", "FMT018", "“人员与工作量”所列文件“duties.yaml”应为人员与工作量，实为职责清单"),
        ("上年结果: duties.yaml", "FMT018", "“上年结果”所列文件“duties.yaml”应为考核结果，实为职责清单"),
        ("上级方案: https://example.invalid/a.yaml", "FMT017", "“上级方案”写的是网址"),
        ('上级方案: "a\\0b.yaml"', "FMT017", "不存在"),
        (f"上级方案: {'长' * 300}.yaml", "FMT017", "不存在"),
        ("上级方案: loop.yaml", "FMT017", "不存在"),
    ],
)
def test_references_that_lead_nowhere(check: Check, tmp_path: Path, line: str, code: str, words: str) -> None:
    """Missing, a folder, no regular file, broken, of another kind: told at the reference."""
    (tmp_path / "sub").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    write(tmp_path, duties=DUTIES, broken="标题: [\n", other=scheme("乙"), a=scheme("甲", line))
    ((path, number, column, said, message),) = check("a.yaml")
    assert (path, number, column, said) == ("a.yaml", 2, line.index(":") + 3, code)
    assert words in message


def test_one_of_several_upper_schemes_is_missing(check: Check, tmp_path: Path) -> None:
    """The fault stands at the entry of the list; the others are used; naming one twice changes nothing."""
    write(tmp_path, b=scheme("市", value=90), a=scheme("县", "上级方案: [b.yaml, x.yaml, ./b.yaml]", value=95))
    found = check("a.yaml", select="FMT,LVL301")
    assert [one[:4] for one in found] == [("a.yaml", 2, 16, "FMT017"), ("a.yaml", 4, 33, "LVL301")]


def test_materials_in_the_same_file(check: Check, tmp_path: Path) -> None:
    """A file may hold the scheme with all that it is held against."""
    both = scheme("县", "上级方案: all.yaml", "职责清单: all.yaml", value=95)
    write(tmp_path, all="\n---\n".join([both, scheme("市", value=90), DUTIES]))
    assert [code for *_, code, _ in check("all.yaml", select="FMT,LVL301,DUT401")] == ["LVL301"]


PLACE = ("地区: 青禾县", "考核对象: 乡镇")
LIST = DUTIES.replace("职责清单\n", "职责清单\n地区: 青禾 县\n层级: 乡镇\n", 1)


@pytest.mark.parametrize(
    ("files", "checked"),
    [
        ({"a": scheme("县", *PLACE), "list": LIST}, True),
        ({"a": scheme("县", *PLACE), "list": LIST.replace("青禾 县", "云岭县")}, False),
        ({"a": scheme("县", *PLACE), "list": LIST.replace("层级: 乡镇", "层级: 村")}, False),
        ({"a": scheme("县", *PLACE), "list": DUTIES}, False),
        ({"a": scheme("县", *PLACE), "list": LIST, "second": LIST}, False),
        ({"a": scheme("县", PLACE[1]), "list": LIST}, False),
        ({"a": scheme("县", *PLACE, "职责清单: other.yaml"), "list": LIST}, False),
        ({"a": scheme("县") + "---\n" + DUTIES}, True),
        ({"a": scheme("县", *PLACE) + "---\n" + DUTIES, "list": LIST}, True),
        ({"a": scheme("县", *PLACE) + "---\n" + DUTIES + "---\n" + DUTIES, "list": LIST}, False),
    ],
)
def test_a_duty_list_that_is_plainly_its_own(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, str],
    checked: bool,
) -> None:
    """The one list in its file, else the one in the run for its place and level; no guess where there are two."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, **files)
    run(["check", ".", "--format", "json", "--fail-on", "never", "--select", "DUT401"])
    (report,) = (one for one in json.loads(capfd.readouterr().out)["documents"] if one["document"] == "scheme")
    assert (report["not_checked"] == []) is checked


def test_the_report_says_what_a_scheme_was_held_against(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By kind and path, and how many others lie on the same units; what stands in the scheme itself is left out."""
    monkeypatch.chdir(tmp_path)
    one = scheme("甲", *PLACE, "上级方案: city.yaml", "上年方案: old.yaml")
    write(tmp_path, a=one, b=scheme("乙", *PLACE), city=scheme("市"), old=scheme("旧"), list=LIST)
    run(["check", ".", "--format", "json", "--fail-on", "never", "--select", "FMT"])
    reports = {one["path"]: one for one in json.loads(capfd.readouterr().out)["documents"]}
    assert reports["a.yaml"]["materials"] == [
        {"kind": "upper", "path": "city.yaml"},
        {"kind": "duty_list", "path": "list.yaml"},
        {"kind": "previous", "path": "old.yaml"},
    ]
    assert reports["a.yaml"]["siblings"] == 1
    for name in ("rich", "markdown"):
        run(["check", ".", "--format", name, "--fail-on", "never", "--select", "FMT", "--width", "120"])
        said = capfd.readouterr().out
        assert "上级方案 city.yaml；职责清单 list.yaml；上年方案 old.yaml；同一考核对象的其他方案 1 份" in said


class TestReach:
    """References open files in the folders that the command names, and nowhere else."""

    @pytest.fixture(autouse=True)
    def _files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path, outside__upper=scheme("市", value=90), given__near=scheme("市", value=90))
        (tmp_path / "given" / "link.yaml").symlink_to(tmp_path / "outside" / "upper.yaml")
        (tmp_path / "given" / "folder").symlink_to(tmp_path / "outside")
        (tmp_path / "given" / "x").mkdir()
        self.opened: list[str] = []
        read = Path.read_bytes

        def noted(path: Path) -> bytes:
            self.opened.append(path.resolve().name)
            return read(path)

        monkeypatch.setattr(Path, "read_bytes", noted)

    @pytest.mark.parametrize("given", ["given/a.yaml", "given", "given/*.yaml"])
    @pytest.mark.parametrize(
        "said",
        [
            "../outside/upper.yaml",
            "{}/outside/upper.yaml",
            "folder/upper.yaml",
            "./x/../../outside/upper.yaml",
            "..\\outside\\upper.yaml",
        ],
    )
    def test_outside(self, check: Check, tmp_path: Path, given: str, said: str) -> None:
        """A path up, an absolute one, one through a link: a finding that names the way to allow it; not opened."""
        said = said.format(tmp_path)
        write(tmp_path, given__a=scheme("县", f"上级方案: {said}", value=95))
        (tmp_path / "given" / "link.yaml").unlink()
        found = [one for one in check(given) if one[0] == "given/a.yaml"]
        assert found == [
            ("given/a.yaml", 2, 7, "FMT021", f"“上级方案”所列文件“{said}”在命令给出的文件夹之外，未读取"),
        ]
        assert "upper.yaml" not in self.opened
        allowed = check(given, "--allow-outside", select="FMT,LVL301")
        assert [one[3] for one in allowed if one[0] == "given/a.yaml"] == ["LVL301"]

    def test_advice_names_the_option(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        write(tmp_path, given__a=scheme("县", "上级方案: ../outside/upper.yaml"))
        assert run(["check", "given/a.yaml", "--format", "rich"]) == 2
        assert "--allow-outside" in capfd.readouterr().out

    def test_a_file_out_of_reach_is_not_told_from_a_missing_one(self, check: Check, tmp_path: Path) -> None:
        write(tmp_path, given__a=scheme("县", "上级方案: ../outside/nothing.yaml"))
        assert [one[3] for one in check("given/a.yaml")] == ["FMT021"]

    def test_home(self, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """“~” is not expanded, allowed or not; a folder of that name is a folder."""
        monkeypatch.setenv("HOME", str(tmp_path / "outside"))
        write(tmp_path, given__a=scheme("县", "上级方案: ~/upper.yaml"))
        assert [one[3] for one in check("given/a.yaml")] == ["FMT021"]
        ((*_, message),) = check("given/a.yaml", "--allow-outside")
        assert "不展开" in message
        write(tmp_path, **{"given__~__upper": scheme("市")})
        assert check("given/a.yaml") == []

    def test_neighbours_that_are_named_too(self, check: Check, tmp_path: Path) -> None:
        """A folder or a file named on the command line opens its folder to the other schemes."""
        write(tmp_path, given__a=scheme("县", "上级方案: ../outside/upper.yaml"))
        assert check("given/a.yaml", "outside") == []
        assert check("given/a.yaml", "outside/upper.yaml") == []
        assert check("given", ".") == []

    def test_options_are_allowed_wherever_they_lead(self, check: Check, tmp_path: Path) -> None:
        """So is what stands beside the file that an option names."""
        write(tmp_path, given__a=scheme("县", value=95), outside__top=scheme("省", value=85))
        write(tmp_path, outside__upper=scheme("市", "上级方案: top.yaml", value=90))
        found = check("given/a.yaml", "--upper", "outside/upper.yaml", select="FMT,LVL301")
        assert [one[3] for one in found] == ["LVL301"]

    def test_a_link_in_a_folder(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Not followed out of the folder, and a remark says so; one that the user names is."""
        monkeypatch.chdir(tmp_path)
        assert run(["check", "given", "--fail-on", "never"]) == 0
        assert "未读取 1 个链接到所给文件夹之外的文件：given/link.yaml" in capfd.readouterr().err
        assert "upper.yaml" not in self.opened
        for argv in (["given/link.yaml"], ["given", "--allow-outside"]):
            assert run(["check", *argv, "--fail-on", "never"]) == 0
            assert self.opened.count("upper.yaml") == 1
            self.opened.clear()

    def test_inspect_keeps_to_the_folders_too(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        write(tmp_path, given__a=scheme("县", "上级方案: ../outside/upper.yaml"))
        assert run(["inspect", "given/a.yaml"]) == 0
        assert "upper.yaml" not in self.opened
        assert run(["inspect", "given/a.yaml", "--allow-outside"]) == 0
        assert "upper.yaml" in self.opened


@pytest.mark.parametrize(
    ("option", "file", "words"),
    [
        ("--upper", "duties.yaml", "选项 --upper 指定的文件“duties.yaml”应为考核方案，实为职责清单"),
        ("--duty-list", "a.yaml", "选项 --duty-list 指定的文件“a.yaml”应为职责清单，实为考核方案"),
        ("--previous", "broken.yaml", "选项 --previous 指定的文件“broken.yaml”格式有误"),
        ("--previous", "nowhere.yaml", "选项 --previous 指定的文件“nowhere.yaml”不存在"),
    ],
)
def test_options_that_name_the_wrong_file(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    file: str,
    words: str,
) -> None:
    """Said once, before anything is audited."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, duties=DUTIES, broken="标题: [\n", a=scheme("甲"))
    assert run(["check", "a.yaml", option, file]) == 2
    said = capfd.readouterr()
    assert words in said.err
    assert said.out == ""


def test_options_do_not_hold_for_what_they_name(check: Check, tmp_path: Path) -> None:
    """The upper scheme given by option may be in the run, and so may those above it: none is held against itself."""
    write(tmp_path, a=scheme("县", value=95), b=scheme("市", "上级方案: c.yaml", value=92), c=scheme("省", value=90))
    found = check(".", "--upper", "b.yaml", "--previous", "b.yaml", select="FMT,LVL301")
    assert [(path, code) for path, _, _, code, _ in found] == [("a.yaml", "LVL301"), ("b.yaml", "LVL301")]


def test_paths_read_well(check: Check, tmp_path: Path) -> None:
    """A file that another one names is called by its plain path, however it was spelt."""
    write(
        tmp_path,
        county__s=scheme("县", "上级方案: nowhere.yaml"),
        town__s=scheme("镇", "上级方案: ../town/../county/s.yaml"),
    )
    assert [one[0] for one in check("town/s.yaml", "--allow-outside")] == ["county/s.yaml"]
