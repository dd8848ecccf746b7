"""Files through the command line: written whole or not at all, and whatever stands in the way is told."""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kpi_audit.cli.app import run
from kpi_audit.findings.refusal import KNOWN
from kpi_audit.words.catalog import LANGUAGES, catalogue

SCHEME = """\
title: 某镇考核办法
total_points: 100
indicators:
  - {name: 会议台账, points: １０, criteria: 每月召开例会，台账资料齐全，缺一次扣1分。}
  - {name: 群众满意度, points: 20, criteria: 第三方电话调查。}
"""
Run = Callable[..., tuple[int, str, str]]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a file system of POSIX")


@pytest.fixture
def kpi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(SCHEME, "utf-8")

    def call(*argv: str) -> tuple[int, str, str]:
        code = run(argv)
        out, err = capfd.readouterr()
        return code, out, err

    return call


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".kpi-audit-*")]


WRITERS = {
    "check": ["check", "a.yaml", "-o", "out/file.json"],
    "check-office": ["check", "a.yaml", "-o", "out/file.xlsx"],
    "diff": ["diff", "a.yaml", "a.yaml", "-o", "out/file.md"],
    "export": ["export", "a.yaml", "-o", "out/file.csv", "--force"],
    "import": ["import", "table.csv", "-o", "out/file.yaml", "--force"],
    "baseline": ["baseline", "a.yaml", "-o", "out/file.json", "--no-config"],
    "schema": ["schema", "-o", "out/file.json"],
    "init": ["init", "out/file.yaml", "--force"],
    "fix": ["fix", "out/file.yaml"],
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_leaves_what_was_there(
    kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Every command that writes: the old file stays as it was, nothing half-written lies about, and it is told."""
    argv = WRITERS[name]
    target = tmp_path / next(word for word in argv if word.startswith("out/"))
    target.parent.mkdir()
    (tmp_path / "table.csv").write_text("指标,分值\n会议台账,10\n", "utf-8")
    if name != "baseline":  # which refuses to replace one
        target.write_text('{"$schema": ""}' if name == "schema" else SCHEME, "utf-8")
    before = target.read_bytes() if target.exists() else None

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    monkeypatch.setattr(os, "link", full)
    code, _, err = kpi(*argv)
    assert code == 2
    assert "无法写入" in err
    assert "磁盘已满" in err
    assert (target.read_bytes() if target.exists() else None) == before
    assert not leftovers(tmp_path)


QUIET = "EPIPE"
"""Nobody listens any more, and nobody is told (test_cli_streams)."""
REFUSALS = {name: getattr(errno, name) for name in sorted(KNOWN - {QUIET}) if hasattr(errno, name)}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_the_system_refuses_is_told_in_the_language_of_the_report(
    kpi: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Not in the system's own words, which are English on a Chinese desk or the other way round."""
    words = "In the words of the system"

    def refuse(*_: object, **__: object) -> None:
        raise OSError(REFUSALS[name], words)

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    for lang in LANGUAGES:
        code, _, err = kpi("check", "a.yaml", "-o", "out.md", "--lang", lang)
        assert code == 2
        assert catalogue(lang)[f"refusal.{name}"] in err
        assert words not in err


def test_want_of_memory_is_no_defect(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    code, _, err = kpi("check", "a.yaml", "-o", "out.md")
    assert code == 2
    assert err.startswith("错误：内存不够")


def test_git_that_cannot_be_run_is_told_too(kpi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr("subprocess.run", refuse)
    monkeypatch.setattr("kpi_audit.history.git._program", lambda: "/usr/bin/git")
    code, _, err = kpi("check", "a.yaml", "--since", "main")
    assert code == 2
    assert "git" in err
    assert "内存不足" in err
    assert "memory" not in err


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 5_000])
@pytest.mark.parametrize(
    "argv",
    [
        ["check", "{}"],
        ["check", "a.yaml", "{}"],
        ["check", "a.yaml", "-o", "md:{}"],
        ["check", "a.yaml", "--upper", "{}"],
        ["inspect", "{}"],
        ["diff", "a.yaml", "{}"],
        ["fix", "{}"],
        ["import", "{}"],
        ["export", "a.yaml", "-o", "{}.csv"],
        ["baseline", "a.yaml", "--no-config", "-o", "{}"],
        ["schema", "-o", "{}"],
        ["init", "{}"],
    ],
    ids=" ".join,
)
def test_what_can_be_no_name_is_told(kpi: Run, tmp_path: Path, argv: list[str], name: str) -> None:
    """Such names come from programs that call the tool, and from drives of Windows."""
    code, _, err = kpi(*(word.format(name) for word in argv))
    assert code == 2
    assert err.startswith(("错误：", "警告："))
    assert "程序的缺陷" not in err and "Value error" not in err
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@POSIX
def test_permissions_and_links_stay(kpi: Run, tmp_path: Path) -> None:
    """The file that a link leads to is written, as an editor does; modes stay, new files have those of the umask."""
    (tmp_path / "deep").mkdir()
    real = tmp_path / "deep" / "report.md"
    real.write_text("old", "utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to("deep/report.md")
    (tmp_path / "dangling.md").symlink_to("deep/new.md")
    assert kpi("check", "a.yaml", "-o", "link.md", "-o", "dangling.md")[0] == 1
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert "会议台账" in real.read_text("utf-8")
    assert (tmp_path / "dangling.md").is_symlink()
    assert (tmp_path / "deep" / "new.md").read_bytes() == real.read_bytes()
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "deep" / "new.md").stat().st_mode) == 0o666 & ~mask
    shutil.move(tmp_path / "a.yaml", tmp_path / "deep" / "a.yaml")
    (tmp_path / "a.yaml").symlink_to("deep/a.yaml")
    assert kpi("fix", "a.yaml")[0] == 0
    assert (tmp_path / "a.yaml").is_symlink()
    assert "points: 10," in (tmp_path / "deep" / "a.yaml").read_text("utf-8")


class Racing:
    """Another program that makes the same file at the last moment."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, target: Path, link: Callable[..., None] | None) -> None:
        self.link = link
        self.target = target
        monkeypatch.setattr(os, "link", self)

    def __call__(self, made: Path, target: Path) -> None:
        self.target.write_text("theirs", "utf-8")
        if self.link is None:
            raise PermissionError(errno.EPERM, "")
        self.link(made, target)


@pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
@pytest.mark.parametrize("command", ["baseline", "init", "export", "import"])
def test_of_two_who_make_one_file_one_is_told(
    kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, links: bool
) -> None:
    """Both found no file when they began; a drive on which a file has one name (FAT) is none to lose it on."""
    (tmp_path / "out").mkdir()
    (tmp_path / "table.csv").write_text("指标,分值\n甲,100\n", "utf-8")
    argv = [word for word in WRITERS[command] if word != "--force"]
    file = tmp_path / next(word for word in argv if word.startswith("out/"))
    real = os.link
    Racing(monkeypatch, file, real if links else None)
    code, out, err = kpi(*argv)
    assert (code, out) == (2, "")
    assert f"{file.relative_to(tmp_path).as_posix()}”已存在，没有改动。" in err
    assert file.read_text("utf-8") == "theirs"
    assert not leftovers(tmp_path)
    file.unlink()
    monkeypatch.setattr(os, "link", real if links else _no_link)
    assert kpi(*argv)[0] == 0
    assert file.stat().st_size
    assert not leftovers(tmp_path)


def _no_link(made: Path, target: Path) -> None:
    raise PermissionError(errno.EPERM, "")


@pytest.mark.parametrize("how", ["--update", "--prune"])
def test_of_two_who_bring_a_baseline_up_to_date_one_is_told(
    kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Each keeps what the file had when it read it; the second would undo what the first wrote meanwhile."""
    from kpi_audit.cli.checking import recording, run

    (tmp_path / "b.yaml").write_text(SCHEME, "utf-8")
    assert kpi("baseline", "a.yaml", "b.yaml", "-o", "base.json")[0] == 0
    before = (tmp_path / "base.json").read_bytes()

    def meanwhile(*said: Any) -> object:
        (tmp_path / "base.json").write_bytes(before.replace(b"b.yaml", b"c.yaml"))
        return run.audit(*said)

    with monkeypatch.context() as other:
        other.setattr(recording, "audit", meanwhile)
        code, _, err = kpi("baseline", "a.yaml", how, "-o", "base.json")
    assert code == 2
    assert "“base.json”在处理时被改动过，没有写入。" in err
    assert (tmp_path / "base.json").read_bytes() == before.replace(b"b.yaml", b"c.yaml")
    assert not leftovers(tmp_path)
    (tmp_path / "base.json").write_bytes(b"\xef\xbb\xbf" + before)  # as some editors save it
    assert kpi("baseline", "a.yaml", how, "-o", "base.json")[0] == 0


@POSIX
def test_nobody_comes_between_the_look_and_the_rename(tmp_path: Path) -> None:
    """The other holds the file while it writes; when it is done, what was read is no longer there."""
    import fcntl

    from kpi_audit.cli.files import write_bytes
    from kpi_audit.errors import UsageError

    file = tmp_path / "base.json"
    file.write_bytes(b"old")
    with file.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="changed_before_writing"):
            write_bytes(file, b"mine", instead_of=b"old")
    write_bytes(file, b"mine", instead_of=b"old")
    assert file.read_bytes() == b"mine"
    with pytest.raises(UsageError, match="changed_before_writing"):
        write_bytes(file, b"mine", instead_of=b"old")
    assert [one.name for one in tmp_path.iterdir()] == ["base.json"]


@POSIX
def test_a_scheme_is_not_written_over_under_another_name(kpi: Run, tmp_path: Path) -> None:
    os.link(tmp_path / "a.yaml", tmp_path / "report.json")
    code, out, err = kpi("check", "a.yaml", "-o", "report.json")
    assert (code, out) == (2, "") and "report.json" in err
    assert (tmp_path / "a.yaml").read_text("utf-8") == SCHEME


@POSIX
def test_devices_and_pipes_are_written_straight(kpi: Run, tmp_path: Path) -> None:
    """``/dev/null`` stays a device (root could replace it), a pipe gets the report, ``/dev/stdout`` too."""
    null = tmp_path / "null"
    null.symlink_to("/dev/null")
    for read in ("a.yaml", "."):  # a folder is no more one file with a device than a scheme is
        assert kpi("check", read, "-o", "json:null")[0] == 1
    assert kpi("check", "a.yaml", "-o", "json:null", "-o", "markdown:null")[0] == 1
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert null.is_symlink()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert kpi("check", "a.yaml", "-o", "gitlab:pipe")[0] == 1
        assert json.loads(os.read(end, 1 << 16))
    finally:
        os.close(end)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    if Path("/dev/stdout").exists():
        code, out, _ = kpi("check", "a.yaml", "--quiet", "-o", "json:/dev/stdout")
        assert code == 1
        assert out.index("a.yaml:2:") < out.index('"format_version"')


@POSIX
def test_a_baseline_in_a_circle_of_links(kpi: Run, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    code, _, err = kpi("baseline", "a.yaml", "--no-config", "-o", "loop")
    assert code == 2
    assert "链接绕成了圈" in err


@POSIX
def test_a_circle_of_links_is_no_place_to_write(kpi: Run, tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to("loop.md")
    code, _, err = kpi("check", "a.yaml", "-o", "loop.md")
    assert code == 2
    assert "无法写入“loop.md”" in err
    assert (tmp_path / "loop.md").is_symlink()


@pytest.mark.parametrize(
    "argv",
    [
        ["check", "a.yaml", "-o", "markdown:a.yaml"],
        ["check", ".", "-o", "markdown:a.yaml"],
        ["check", "b.yaml", "-o", "json:./a.yaml"],  # which it refers to
        ["check", "a.yaml", "-o", "json:base.json", "--baseline", "base.json"],
        ["check", "a.yaml", "-o", "json:kpi-audit.toml"],
        ["check", "a.yaml", "-o", "json:x.out", "-o", "sarif:./x.out"],
        ["check", "a.yaml", "-o", "json:hard.yaml"],
        ["import", "t.csv", "-o", "t.csv", "--force"],
        ["export", "t.csv", "-o", "./t.csv", "--force"],
        ["diff", "t.md", "a.yaml", "-o", "t.md"],
    ],
    ids=" ".join,
)
def test_nothing_that_is_read_is_written_over(kpi: Run, tmp_path: Path, argv: list[str]) -> None:
    """However the file is spelt, and whether it is named, found, referred to or configured."""
    (tmp_path / "b.yaml").write_text(SCHEME + "upper: a.yaml\n", "utf-8")
    (tmp_path / "kpi-audit.toml").write_text('profile = "basic"\n', "utf-8")
    (tmp_path / "t.csv").write_text("指标,分值\n会议台账,10\n", "utf-8")
    (tmp_path / "t.md").write_text("| 指标 | 分值 |\n|---|---|\n| 会议台账 | 10 |\n", "utf-8")
    assert kpi("baseline", "b.yaml", "-o", "base.json")[0] == 0
    os.link(tmp_path / "a.yaml", tmp_path / "hard.yaml")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    code, out, err = kpi(*argv)
    assert code == 2
    assert not out
    assert "既要读取又要写入" in err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_fix_keeps_the_changes_of_others(kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was saved while it was looked at is left alone; the others are fixed all the same."""
    from kpi_audit.cli import fixing

    (tmp_path / "b.yaml").write_text(SCHEME, "utf-8")
    looked = fixing._counts

    def saved(path: Path, *rest: object) -> object:
        if path.name == "a.yaml":
            (tmp_path / "a.yaml").write_text(SCHEME + "# 张三刚改的\n", "utf-8")
        return looked(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(fixing, "_counts", saved)
    code, _, err = kpi("fix", "a.yaml", "b.yaml")
    assert code == 2
    assert "“a.yaml”在处理时被改动过" in err
    assert (tmp_path / "a.yaml").read_text("utf-8") == SCHEME + "# 张三刚改的\n"
    assert "points: 10," in (tmp_path / "b.yaml").read_text("utf-8")
    assert not leftovers(tmp_path)


@POSIX
def test_what_is_no_file_is_told(kpi: Run, tmp_path: Path) -> None:
    """Sockets, devices, circles, names that are too long: each is told, the others are audited."""
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.yaml")
        (tmp_path / "loop.yaml").symlink_to("loop.yaml")
        (tmp_path / "folder.yaml").mkdir()
        os.mkfifo(tmp_path / "pipe.yaml")  # nobody writes: a folder's pipe must not be waited for
        long = "长" * 200 + ".yaml"
        code, out, err = kpi("check", "socket.yaml", "/dev/zero", "loop.yaml", long, "a.yaml", "--quiet")
        assert code == 2
        assert "“socket.yaml”不是普通文件" in err
        assert "“/dev/zero”不是普通文件" in err
        assert "找不到“loop.yaml”" in err
        assert f"找不到“{long}”" in err
        assert "a.yaml:2:" in out
        code, out, err = kpi("check", ".", "--quiet")
        assert (code, err) == (1, "")
        assert {line.split(":")[0] for line in out.splitlines()} == {"a.yaml"}


@POSIX
@pytest.mark.parametrize(
    "argv",
    [
        ["check", "large.yaml", "--quiet"],
        ["check", ".", "--quiet"],
        ["inspect", "large.yaml"],
        ["fix", "large.yaml"],
        ["baseline", "large.yaml", "--no-config"],
        ["diff", "a.yaml", "large.yaml"],
        ["diff", "large.yaml", "a.yaml"],
        ["export", "large.yaml", "-o", "x.csv"],
        *(["check", "a.yaml", option, "large.yaml", "--format", "json"] for option in ("--config", "--baseline")),
        *(["check", "a.yaml", option, "large.yaml", "--format", "json"] for option in ("--upper", "--previous")),
        ["check", "b.yaml", "--quiet"],
    ],
    ids=str,
)
def test_what_is_larger_than_any_scheme_is_not_read(kpi: Run, tmp_path: Path, argv: list[str]) -> None:
    """A terabyte of nothing takes no place on a disk, and all of the memory."""
    (tmp_path / "b.yaml").write_text(f"upper: large.yaml\n{SCHEME}", "utf-8")
    (tmp_path / "large.yaml").touch()
    os.truncate(tmp_path / "large.yaml", 1 << 40)
    code, out, err = kpi(*argv)
    assert code == 2
    assert "large.yaml" in out + err
    if argv[1] in (".", "large.yaml") and argv[0] not in ("diff", "export"):
        assert "“large.yaml”有 64 MB 以上" in err


@POSIX
@pytest.mark.parametrize("argv", [["check", "."], ["check", "../a.yaml"], ["rules"], ["import", "../t.csv"]], ids=str)
def test_a_working_directory_that_is_gone(
    kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    code, out, err = kpi(*argv)
    assert (code, out) == (2, "")
    assert "系统不允许读写“.”（没有这个文件或文件夹）" in err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="gives up the rights of root")
def test_closed_folders_and_files(kpi: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What an ordinary user may not read or write is told; in a folder nothing is skipped in silence."""
    for name in ("closed", "locked"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "b.yaml").write_text(SCHEME, "utf-8")
    (tmp_path / "closed").chmod(0)
    (tmp_path / "locked" / "b.yaml").chmod(0o444)
    (tmp_path / "secret.yaml").write_text(SCHEME, "utf-8")
    (tmp_path / "secret.yaml").chmod(0)
    kept = tmp_path / "kept.md"
    kept.write_text("old", "utf-8")
    kept.chmod(0o444)
    tmp_path.chmod(0o777)
    told: dict[str, tuple[int, str, str]] = {}
    os.setegid(65534)
    os.seteuid(65534)
    try:
        if not os.access(tmp_path, os.W_OK, effective_ids=True):
            pytest.skip("the folder of the tests is closed to others")
        told["folder"] = kpi("check", ".", "--quiet")
        told["named"] = kpi("check", "closed/b.yaml", "secret.yaml", "a.yaml", "--quiet")
        told["protected"] = kpi("check", "a.yaml", "-o", "kept.md", "--quiet")
        told["read-only"] = kpi("check", "a.yaml", "-o", "locked/new.md", "--quiet")
        told["fix"] = kpi("fix", "locked/b.yaml")
    finally:
        os.seteuid(0)
        os.setegid(0)
        (tmp_path / "closed").chmod(0o755)
    assert [code for code, _, _ in told.values()] == [2] * 5
    assert "没有读取“closed”的权限" in told["folder"][2]
    assert "没有读取“secret.yaml”的权限" in told["folder"][2]
    assert "locked/b.yaml:2:" in told["folder"][1]
    assert "没有读取“closed/b.yaml”的权限" in told["named"][2]
    assert "a.yaml:2:" in told["named"][1]
    assert kept.read_text("utf-8") == "old"
    for name in ("protected", "read-only", "fix"):
        assert "无法写入" in told[name][2]
    assert not leftovers(tmp_path)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EIO, "x"), "无法读取“sub”"),
        (PermissionError(errno.EACCES, "x"), "没有读取“sub”的权限"),
    ],
)
def test_a_folder_that_cannot_be_read_is_told_with_its_reason(
    kpi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    """A broken disk is no want of rights."""
    (tmp_path / "sub").mkdir()
    whole = os.scandir

    def scandir(place: str) -> Any:
        if str(place).endswith("sub"):
            raise error
        return whole(place)

    monkeypatch.setattr(os, "scandir", scandir)
    code, _, err = kpi("check", ".", "--quiet")
    assert code == 2
    assert said in err


NAMES = [
    "有 空格.yaml",
    "引'号\".yaml",
    "换\n行.yaml",
    "-o.yaml",
    "back\\slash.yaml",
    "%41#?&<b>.yaml",
    "长" * 80 + ".yaml",
]
FORMATS = "rich concise json jsonl markdown html sarif github gitlab junit junit-rules docx xlsx".split()


@POSIX
@pytest.mark.parametrize("format_", FORMATS)
def test_any_name_of_a_file(kpi: Run, tmp_path: Path, format_: str) -> None:
    """Names that no program likes, bytes that are no UTF-8 among them: every report is written, and is what it says."""
    folder = tmp_path / "many"
    folder.mkdir()
    for name in [*map(os.fsencode, NAMES), b"\xff\xfe\xd6\xd0.yaml", b"A.yaml", b"a.yaml"]:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(SCHEME, "utf-8")
    code, _, err = kpi("check", "many", "-o", f"{format_}:out", "--quiet")
    assert (code, err) == (1, "")
    text = (tmp_path / "out").read_bytes()
    if format_ in ("docx", "xlsx"):
        assert text.startswith(b"PK")
        return
    written = text.decode("utf-8")
    assert any(mark in written for mark in ("\\udcff", "\ufffd", "%EF%BF%BD"))  # the byte is not dropped
    if format_ in ("json", "sarif", "gitlab"):
        data = json.loads(written)
        if format_ == "json":
            paths = {one["path"] for one in data["documents"]}
            assert paths == {f"many/{path.name}" for path in folder.iterdir()}
    if format_ == "concise":
        assert all(line.startswith("many/") for line in written.splitlines())


@POSIX
def test_a_name_that_begins_with_a_dash(kpi: Run, tmp_path: Path) -> None:
    """After ``--`` a path is a path, as everywhere."""
    shutil.copy(tmp_path / "a.yaml", tmp_path / "--fail-on.yaml")
    code, out, _ = kpi("check", "--quiet", "--", "--fail-on.yaml")
    assert code == 1
    assert out.startswith("--fail-on.yaml:1:8:")
