"""References that lead to no file of ours: folders, devices, pipes, links, themselves; each is a finding at its place."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hostile_doors import audit, call, folder_of

FIELDS = ("upper", "previous", "duty_list", "capacity", "results")
BODY = "title: 考核办法\nindicators:\n- {name: 满意度, points: 10}\n"
TARGETS = (
    *(
        "/dev/zero",
        "/dev/stdin",
        "/dev/full",
        "/proc/self/mem",
        "/",
        ".",
        "..",
        "../../../../etc/passwd",
        "~/x",
        "folder",
        "folder/",
    ),
    *(
        "scheme.yaml",
        "./scheme.yaml",
        "folder/../scheme.yaml",
        "loop",
        "outside",
        "pipe",
        "dangling",
        "secret",
        "bytes",
    ),
    *(
        "https://example.com/x.yaml",
        "file:///etc/passwd",
        "x" * 5_000,
        "~" + "x" * 5_000,
        "a\nb",
        "a\0b",
        "\u202ex",
        "-",
        "*",
        "a:b",
        "\\\\host\\share",
        "CON",
    ),
)


def _folder(folder: Path) -> None:
    """Things that a reference may meet."""
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to("loop")
    (folder / "dangling").symlink_to("nowhere")
    (folder / "outside").symlink_to("/etc/hostname")
    (folder / "bytes").write_bytes(bytes(range(256)))
    (folder / "secret").write_text(BODY, "utf-8")
    (folder / "secret").chmod(0)
    os.mkfifo(folder / "pipe")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")
@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("target", TARGETS, ids=lambda text: ascii(text[:20]))
def test_a_reference_to_what_is_no_file_of_ours(field: str, target: str) -> None:
    with folder_of({"scheme.yaml": f"{field}: {json.dumps(target)}\n{BODY}"}) as folder:
        _folder(folder)
        said = audit(formats=("rich",))
        data = json.loads(said.out)
        codes = {one["code"] for document in data["documents"] for one in document["findings"]}
        assert codes & {"FMT017", "FMT018", "FMT020", "FMT021"} or target == "secret", said.out
        (folder / "secret").chmod(0o600)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")
@pytest.mark.parametrize(
    "target", [one for one in TARGETS if not {"\n", "\0"} & {*one} and one != "pipe"], ids=lambda text: ascii(text[:20])
)
def test_such_things_as_files_of_a_command(target: str) -> None:
    """A pipe is left out: it is waited for, as ``check <(…)`` asks."""
    with folder_of({"scheme.yaml": BODY, "kpi-audit-baseline.json": "{}"}) as folder:
        _folder(folder)
        if target not in ("-", "/", "/dev/stdin"):
            call("check", target)
            call("inspect", target)
        for option in ("--upper", "--duty-list", "--previous", "--config", "--baseline"):
            if target != "/dev/stdin":
                call("check", "scheme.yaml", option, target)
        (folder / "secret").chmod(0o600)


def test_schemes_that_lead_in_a_circle() -> None:
    files = {f"{n}.yaml": f"upper: {(n + 1) % 30}.yaml\nprevious: {(n + 7) % 30}.yaml\n{BODY}" for n in range(30)}
    with folder_of(files):
        said = audit((".",), formats=("rich", "sarif"))
        assert said.code == 2
        assert "FMT020" in said.out


def test_a_chain_without_end() -> None:
    files = {f"{n}.yaml": f"upper: {n + 1}.yaml\n{BODY}" for n in range(400)}
    with folder_of(files):
        assert audit(("0.yaml",), formats=("rich",)).code in (0, 1, 2)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links")
@pytest.mark.parametrize("pattern", ["**/*.yaml", "**/**/**/**/*.yaml", "a/**/b/**/*.yaml", "**"])
def test_globs_through_links_in_circles(pattern: str) -> None:
    """Each folder is entered once, however many ways of links and stars lead there."""
    deep = "a/b/" * 30
    with folder_of({f"{deep}scheme.yaml": BODY, ".hidden/x.yaml": BODY}) as folder:
        for number in range(9):
            (folder / "a" / f"link{number}").symlink_to("..")
        said = call("check", pattern, "--format", "json")
        assert [one["path"] for one in json.loads(said.out)["documents"]] == [f"{deep}scheme.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="paths of thousands of characters")
def test_folders_in_each_other_by_the_thousand() -> None:
    deep = "d/" * 1_200
    with folder_of({"x.yaml": BODY}) as folder:
        for depth in range(2, len(deep) + 1, 2):
            Path(deep[:depth]).mkdir()
        (folder / "x.yaml").rename(f"{deep}scheme.yaml")
        for path in ("d", "**/*.yaml"):
            said = call("check", path, "--format", "json")
            assert [one["path"] for one in json.loads(said.out)["documents"]] == [f"{deep}scheme.yaml"]
        Path(f"{deep}scheme.yaml").unlink()
        for depth in range(len(deep), 0, -2):  # those who clean up go by recursion
            Path(deep[:depth]).rmdir()
