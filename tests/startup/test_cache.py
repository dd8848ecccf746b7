"""The cache on disk: it changes no byte of any output, whatever is in it, and holds nothing of a scheme."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from kpi_audit.source.plain import kept as kept_data
from kpi_audit.startup import cache, kept

SCHEME = """\
标题: 渌阳县2026年度乡镇综合考核办法
年度: 2026
指标:
  - 编号: Q1
    名称: 驷马桥整治
    分值: 5
    评分标准: 每季度召开专题会议不少于1次，每少一次扣0.5分，扣完为止。“颇大扰动”由考核办酌情认定。
  - 编号: Q2
    名称: 群众满意率
    分值: 10
    评分标准: 由第三方电话调查，按满意率折算，较上年下降的不得分。
"""
PRIVATE = ("渌阳", "驷马桥", "颇大扰动")
Check = Callable[..., tuple[int, bytes, bytes]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check the scheme in a process of its own, with a cache in ``tmp_path/cache``; gives code, stdout and stderr."""
    (tmp_path / "scheme.yaml").write_text(SCHEME, "utf-8")

    def call(*more: str, **environ: str) -> tuple[int, bytes, bytes]:
        known = {**os.environ, "KPI_AUDIT_CACHE_DIR": str(tmp_path / "cache"), **environ}
        command = [sys.executable, "-m", "kpi_audit", "check", "scheme.yaml", "--format", "json", *more]
        done = subprocess.run(command, cwd=tmp_path, env=known, capture_output=True, check=False)
        return done.returncode, done.stdout, done.stderr

    return call


_PLAIN: list[tuple[int, bytes, bytes]] = []
_FULL: list[tuple[str, bytes]] = []
"""What a run without a cache says, and the file that it leaves with one: the same for every test, and made once."""


@pytest.fixture
def plain(check: Check) -> tuple[int, bytes, bytes]:
    """What a run without a cache says."""
    if not _PLAIN:
        _PLAIN.append(check("--no-cache"))
    return _PLAIN[0]


@pytest.fixture
def full(check: Check, tmp_path: Path) -> Path:
    """The file of the cache, as a run has left it."""
    if not _FULL:
        check()
        file = _file(tmp_path)
        _FULL.append((file.name, file.read_bytes()))
        return file
    name, data = _FULL[0]
    cache._make(tmp_path / "cache")
    cache._write(tmp_path / "cache" / name, data)
    return tmp_path / "cache" / name


def _file(tmp_path: Path) -> Path:
    (found,) = (tmp_path / "cache").iterdir()
    return found


def test_same_bytes(check: Check, plain: tuple[int, bytes, bytes], tmp_path: Path) -> None:
    """Without a cache, with an empty one, and from a full one; the file is the user's alone."""
    assert plain[0] == 1
    assert not (tmp_path / "cache").exists()
    assert check(KPI_AUDIT_NO_CACHE="1") == plain
    assert not (tmp_path / "cache").exists()
    assert check() == plain
    first = _file(tmp_path).read_bytes()
    assert check() == plain
    assert _file(tmp_path).read_bytes() == first
    if os.name == "posix":
        assert (_file(tmp_path).stat().st_mode & 0o777, _file(tmp_path).parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.skipif(os.name != "posix", reason="streams that are closed as POSIX closes them")
@pytest.mark.parametrize("closed", [(0,), (0, 1), (0, 1, 2)], ids=str)
def test_no_stream_is_taken_for_the_cache(check: Check, tmp_path: Path, closed: tuple[int, ...]) -> None:
    """With closed standard streams the file gets one of their numbers, and does not keep it."""
    check()
    probe = (
        "import os; from kpi_audit.startup import cache, kept; cache.begin([]); report = os.open('said', os.O_WRONLY | os.O_CREAT);"
        "said = [len(kept.KEPT.patterns), kept.KEPT.recall('texts of zh.yaml', kept.KEPT.data['texts of zh.yaml'][0]) is not None];"
        "os.write(report, repr([report, *said]).encode())"
    )
    environ = {**os.environ, "KPI_AUDIT_CACHE_DIR": str(tmp_path / "cache")}
    argv = [sys.executable, "-c", probe]

    def close() -> None:
        for one in closed:
            os.close(one)

    subprocess.run(argv, cwd=tmp_path, env=environ, preexec_fn=close, check=True)
    number, patterns, whole = eval((tmp_path / "said").read_text())
    assert number == 0
    assert patterns > 50 and whole


def test_nothing_of_a_scheme(check: Check, tmp_path: Path) -> None:
    """Words of the scheme are searched for in its sentences, but are not kept."""
    check()
    data = _file(tmp_path).read_bytes()
    assert "扣".encode() in data
    assert not [word for word in PRIVATE if word.encode() in data]


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
def test_words_of_an_office_are_not_kept(check: Check, tmp_path: Path, first: bool) -> None:
    """A run with an office's own words neither finds the word lists in the cache nor leaves its own there."""
    (tmp_path / "scheme.yaml").write_text(
        f"{SCHEME}  - {{名称: 环境整治, 分值: 10, 评分标准: 打造样板村，得10分。}}\n", "utf-8"
    )
    words = '[lexicon.vague]\nslogan = ["打造样板", "驷马桥整治"]\n[lexicon.synonyms]\n"理论学习" = ["驷马桥"]\n'
    told = ["--select", "SCO806"]
    plain = check(*told, "--no-cache", "--no-config")
    (tmp_path / "kpi-audit.toml").write_text(words, "utf-8")
    calls = {"--no-config": plain, "--quiet": check(*told, "--no-cache", "--quiet")}
    assert b"SCO806" in calls["--quiet"][1] and b"SCO806" not in plain[1]
    order = sorted(calls, reverse=first)
    for option in [*order, *order]:
        assert check(*told, option) == calls[option]
    assert not [word for word in PRIVATE if word.encode() in _file(tmp_path).read_bytes()]


def test_made_anew_when_a_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made of several files is made anew when one of them changes, and only then."""
    monkeypatch.setattr("kpi_audit.source.plain.KEPT", keep := kept.Kept())
    keep.open({}, {})
    files = [tmp_path / "one.yaml", tmp_path / "other.py"]
    for file in files:
        file.write_text("a", "utf-8")
    made: list[int] = []

    def make() -> list[int]:
        made.append(len(made))
        return list(made)

    assert [kept_data("name", files, make) for _ in range(2)] == [[0], [0]]
    files[1].write_text("ab", "utf-8")
    assert [kept_data("name", files, make) for _ in range(2)] == [[0, 1], [0, 1]]
    os.utime(files[0], ns=(5, 5))
    assert kept_data("name", files, make) == [0, 1, 2]
    assert kept_data("another", files, make) == [0, 1, 2, 3]


def _flipped(data: bytes) -> bytes:
    middle = len(data) - 2000
    return data[:middle] + bytes([data[middle] ^ 4]) + data[middle + 1 :]


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "short": lambda data: data[: len(data) // 2],
    "half a head": lambda data: data[:20],
    "another thing": lambda _: b"%PDF-1.7\n" * 200,
    "one bit": _flipped,
    "another edition": lambda data: data.replace(b"kept 4", b"kept 1", 1),
    "longer": lambda data: data + b"\0\0\0\0",
}


@pytest.mark.parametrize("spoil", SPOILT)
def test_spoilt(check: Check, plain: tuple[int, bytes, bytes], tmp_path: Path, full: Path, spoil: str) -> None:
    """A file that is not whole is made anew, and nobody is told."""
    whole = full.read_bytes()
    full.write_bytes(SPOILT[spoil](whole))
    assert check() == plain
    assert _file(tmp_path).stat().st_size > 1000
    assert _file(tmp_path).read_bytes() == whole


@pytest.mark.parametrize("seen", [True, False], ids=["read", "not read"])
def test_one_thing_spoilt(check: Check, plain: tuple[int, bytes, bytes], full: Path, seen: bool) -> None:
    """What is read is looked at whether it is whole, and the file written anew; of the rest nobody takes notice."""
    _, data, read = cache._read(full)
    names = {"texts of zh.yaml": True, "texts of en.yaml": False}
    if not seen:  # a run in English has left its texts besides
        check("--lang", "en")
        _, data, read = cache._read(full)
    name = next(each for each, asked in names.items() if asked is seen)
    _, (start, size, mark) = data[name]
    whole = full.read_bytes()
    first = len(whole) - sum(place[1] for place in [*cache._read(full)[0].values(), *(one for _, one in data.values())])
    at = first + start + size // 2
    spoilt = whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :]
    full.write_bytes(spoilt)
    assert crc32(read(start, size)) != mark
    assert check() == plain
    assert (full.read_bytes() == spoilt) is not seen
    _, data, read = cache._read(full)
    _, (start, size, mark) = data[name]
    assert (crc32(read(start, size)) == mark) is seen
    assert check("--lang", "en")[0] == 1
    assert check() == plain


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
@pytest.mark.parametrize("loose", ["file", "folder"])
def test_others_may_write(check: Check, plain: tuple[int, bytes, bytes], full: Path, loose: str) -> None:
    """What others may have written is not read."""
    (full if loose == "file" else full.parent).chmod(0o777)
    with pytest.raises(ValueError, match="of another"):
        cache._read(full)
    assert check() == plain


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_from_a_checkout(check: Check, plain: tuple[int, bytes, bytes], full: Path) -> None:
    """A file that came with the schemes is for all to read; it is replaced by one that we have written."""
    full.chmod(0o644)
    with pytest.raises(ValueError, match="a file of another"):
        cache._read(full)
    assert check() == plain
    assert full.stat().st_mode & 0o777 == 0o600
    assert len(cache._read(full)[0]) > 50


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_folders_above_are_the_users_alone(tmp_path: Path) -> None:
    """Whatever the umask says."""
    before = os.umask(0)
    try:
        cache._make(tmp_path / "home" / ".cache" / "kpi-audit")
    finally:
        os.umask(before)
    made = [tmp_path / "home", tmp_path / "home/.cache", tmp_path / "home/.cache/kpi-audit"]
    assert [one.stat().st_mode & 0o777 for one in made] == [0o700] * 3
    cache._make(made[-1])


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="owners are those of POSIX")
def test_nothing_is_made_in_the_home_of_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``sudo kpi-audit`` leaves no folder of root in the home of who called it, nor where a link in there leads."""
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir()
    elsewhere.mkdir()
    (home / "link").symlink_to(elsewhere)
    if (owner := os.geteuid()) == 0:
        os.chown(home, 4001, -1)
        os.chown(home / "link", 4001, -1, follow_symlinks=False)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    for folder in (home / ".cache" / "kpi-audit", home / "link" / "kpi-audit"):
        with pytest.raises(PermissionError):
            cache._make(folder)
    assert [one.name for one in home.iterdir()] == ["link"]
    assert not list(elsewhere.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="owners are those of POSIX")
def test_of_another_owner(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of another account is not read."""
    assert len(cache._read(full)[0]) > 50
    monkeypatch.setattr(os, "geteuid", lambda: full.stat().st_uid + 1)
    with pytest.raises(ValueError, match="of another"):
        cache._read(full)


def test_cannot_be_written(check: Check, plain: tuple[int, bytes, bytes], tmp_path: Path) -> None:
    """A folder that cannot be made, a link or a folder in the place of the file: a run as without a cache."""
    (tmp_path / "file").write_text("", "utf-8")
    assert check(KPI_AUDIT_CACHE_DIR=str(tmp_path / "file" / "cache")) == plain
    check()
    file = _file(tmp_path)
    target = tmp_path / "elsewhere"
    target.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(target)
    assert check() == plain
    assert not file.is_symlink()  # written anew; what it led to was not touched
    file.unlink()
    file.mkdir()
    (file / "in the way").write_text("", "utf-8")
    assert check() == plain
    assert [one.name for one in file.parent.iterdir()] == [file.name]  # no half-written file is left


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_that_fills(plain: tuple[int, bytes, bytes], tmp_path: Path) -> None:
    """A file that cannot be written to its end is taken away, and nobody is told."""
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (9999, 9999));"
        "sys.argv = ['kpi-audit', 'check', 'scheme.yaml', '--format', 'json'];"
        "from kpi_audit.__main__ import main; main()"
    )
    environ = {**os.environ, "KPI_AUDIT_CACHE_DIR": str(tmp_path / "cache")}
    done = subprocess.run([sys.executable, "-c", limited], cwd=tmp_path, env=environ, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == plain
    assert not list((tmp_path / "cache").iterdir())


def test_pythons_share_a_home(check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a file of its own, by its version, its build and its place, and leaves those of the others."""
    check()
    monkeypatch.setenv("KPI_AUDIT_CACHE_DIR", str(tmp_path / "cache"))
    mine = cache.begin([])
    assert mine is not None
    assert mine.name == _file(tmp_path).name
    kept.KEPT.close()
    others: list[Path] = []
    for change in ({"version": "3.99.0 (main)"}, {"byteorder": "other"}):
        with monkeypatch.context() as patch:
            for name, value in change.items():
                patch.setattr(sys, name, value)
            other = cache.begin([])
            assert other is not None
            assert kept.KEPT.patterns == {}
            kept.KEPT.close()
            mine.rename(other)  # what one wrote, under the name of another
            with pytest.raises(ValueError, match="another breed"):
                cache._read(other)
            other.rename(mine)
            others.append(other)
    assert len({mine, *others}) == 3


def test_at_the_same_time(tmp_path: Path, plain: tuple[int, bytes, bytes]) -> None:
    """Runs that begin together with an empty cache do not disturb each other."""
    environ = {**os.environ, "KPI_AUDIT_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "kpi_audit", "check", "scheme.yaml", "--format", "json"]
    runs = [subprocess.Popen(command, cwd=tmp_path, env=environ, stdout=subprocess.PIPE) for _ in range(4)]
    assert [run.communicate()[0] for run in runs] == [plain[1]] * 4
    assert len(cache._read(_file(tmp_path))[0]) > 50


def test_old_files_are_taken_away(tmp_path: Path) -> None:
    """Other Pythons and editions keep theirs for a while; the oldest go, and foreign files stay."""
    for number in range(10):
        old = tmp_path / f"kept-cpython-3{number}-00000000.bin"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    (tmp_path / "other.bin").write_bytes(b"")
    (tmp_path / "kept-own.bin").write_bytes(b"")
    cache._tidy(tmp_path / "kept-own.bin")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [*(f"kept-cpython-3{n}-00000000.bin" for n in range(4, 10)), "kept-own.bin", "other.bin"]


@pytest.mark.parametrize(
    ("platform", "environ", "where"),
    [
        ("linux", {"HOME": "/home/a"}, "/home/a/.cache/kpi-audit"),
        ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": "/var/a"}, "/var/a/kpi-audit"),
        ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": "relative"}, "/home/a/.cache/kpi-audit"),
        ("linux", {}, None),
        ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Caches/kpi-audit"),
        ("win32", {"HOME": "/x"}, None),
        ("win32", {"LOCALAPPDATA": "/Users/a/AppData/Local"}, "/Users/a/AppData/Local/kpi-audit/Cache"),
        ("linux", {"KPI_AUDIT_CACHE_DIR": "/mine", "HOME": "/home/a"}, "/mine"),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="paths as POSIX writes them")
def test_where(platform: str, environ: dict[str, str], where: str | None) -> None:
    """As each system has it; nowhere if it is not known, and never the folder one stands in."""
    found = cache.folder(environ, platform)
    assert (None if found is None else found.as_posix()) == where


def test_only_plain_data() -> None:
    """Data that would not come back as they are, are not kept; what comes back is nobody else's."""
    keep = kept.Kept()
    keep.remember("closed", [1, 2], {"a": 1})
    assert keep.recall("closed", [1, 2]) is None
    keep.open({}, {})
    plain = {"a": [1, 2.5, None, True, "字", "\ud800"], 1: ("b", ("c",))}
    keep.remember("good", [1, 2], plain)
    keep.remember("record", [1, 2], {"a": kept.Kept()})
    keep.remember("text", [1, 2], [type("Text", (str,), {})("a")])
    assert keep.recall("good", [1, 2]) == plain
    assert keep.recall("good", [1, 2]) is not keep.recall("good", [1, 2])
    assert keep.recall("good", [1, 3]) is None
    assert keep.recall("record", [1, 2]) is None
    assert keep.recall("text", [1, 2]) is None
