"""Files as they were at a commit, asked of git; nothing in the repository is run, changed or fetched."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..errors import UsageError
from ..startup.records import dataclass, field, replace

_SAFE = (
    "--no-pager",
    "-c",
    "core.quotepath=off",
    "-c",
    "core.fsmonitor=false",  # may name a program
    "-c",
    f"core.hooksPath={os.devnull}",
)
_CALM = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone would ask the network
    "GIT_ALLOW_PROTOCOL": "none",  # before 2.45 it does nevertheless, by a program that the repository names
}
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells a hook of its repository, relative to another folder than ours: the folder of the files decides."""

MERGE_BASE = "..."
PATIENCE = 300
"""Seconds that git may take for one answer; a repository of a million files takes some ten."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a commit, by their path from ``root`` with ``/``.

    ``changed``: the paths whose content differs from the working tree, deleted ones included; ``origins``: the new path
    of a renamed file → its path at the commit; ``sizes``: object id → bytes, of those measured together.
    """

    root: Path
    blobs: Mapping[str, str]  # path → object id
    changed: frozenset[str]
    origins: Mapping[str, str]
    sizes: Mapping[str, int] = field(default_factory=dict)

    def relative(self, path: Path) -> str | None:
        """The path of a file from the root of the repository; None for a file outside it."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except (ValueError, RuntimeError):  # outside, or a circle of links
            return None

    def read(self, relative: str, most: int) -> bytes:
        """The content of a file at the commit. Raises FileNotFoundError when there was none.

        OSError, EFBIG for one of more than ``most`` bytes.
        """
        if relative not in self.blobs:
            raise FileNotFoundError(relative)
        blob = self.blobs[relative]
        size = self.sizes[blob] if blob in self.sizes else int(_git(self.root, "cat-file", "-s", blob))
        if size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), relative)
        return _git(self.root, "cat-file", "blob", blob)

    def measured(self, names: Iterable[str]) -> Snapshot:
        """The same, with the sizes of these files: git is started once for all of them."""
        blobs = {self.blobs[name]: None for name in names if name in self.blobs}
        if not blobs:
            return self
        asked = "".join(f"{blob}\n" for blob in blobs).encode("ascii")
        said = _git(self.root, "cat-file", "--batch-check=%(objectname) %(objectsize)", asked=asked).decode("ascii")
        told = (line.partition(" ") for line in said.splitlines())
        return replace(self, sizes={blob: int(size) for blob, _, size in told if size.isdecimal()})  # not: "missing"


def snapshot(folder: Path, ref: str) -> Snapshot:
    """The files at ``ref``, in the repository that ``folder`` belongs to.

    ``ref...`` is the commit at which this branch left ``ref``. Raises UsageError: no git, no repository, no such ref.
    """
    root = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).removesuffix("\n")).resolve()
    commit = _commit(root, ref)
    changed, origins = _changes(_git(root, *_unfiltered(root), "diff", *_DIFF, commit, "--"))
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit)
    return Snapshot(root, dict(_blobs(listed)), frozenset(changed), origins)


_DIFF = ("--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "-O/dev/null")
_NO_FILTER = ("clean=", "smudge=", "process=", "required=false")


def _unfiltered(root: Path) -> list[str]:
    """Options by which no filter of the repository is run on a file that changed (``filter.lfs.process``).

    A file that only its filter makes the same as at the commit counts as changed, and is audited.
    """
    found = _git(root, "config", "--name-only", "-z", "--get-regexp", r"^filter\..", empty=1)
    names = {name.removeprefix("filter.").rpartition(".")[0] for name in os.fsdecode(found).split("\0") if name}
    for name in names:
        if "=" in name:  # which an option cannot spell
            raise UsageError("git_failed", problem=f"filter.{name}")
    said = [f"filter.{name}.{rest}" for name in sorted(names) for rest in _NO_FILTER]
    return [word for one in said for word in ("-c", one)]


def _commit(root: Path, ref: str) -> str:
    name = ref.removesuffix(MERGE_BASE)
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        commit = found.decode("ascii").strip()
        if ref.endswith(MERGE_BASE):
            commit = _git(root, "merge-base", commit, "HEAD").decode("ascii").strip()
    except UsageError:
        raise UsageError("unknown_ref", ref=ref) from None
    return commit


def _blobs(listed: bytes) -> list[tuple[str, str]]:
    """Path and object id of every file in the output of ``ls-tree``; links and submodules are no files."""
    found: list[tuple[str, str]] = []
    for line in listed.split(b"\0"):
        head, tab, path = line.partition(b"\t")
        if tab and head.startswith(b"100"):
            found.append((os.fsdecode(path), head.split()[2].decode("ascii")))
    return found


def _changes(listed: bytes) -> tuple[set[str], dict[str, str]]:
    """Changed paths and renames in the output of ``diff --name-status -z``."""
    changed: set[str] = set()
    origins: dict[str, str] = {}
    words = iter(os.fsdecode(listed).split("\0"))
    for status in words:
        if not status:
            continue
        path = next(words)
        if status[0] in "RC":
            new = next(words)
            origins[new] = path
            changed.add(new)
        else:
            changed.add(path)
    return changed, origins


def _program() -> str:
    """git by its whole path: Windows looks first in the working directory, which anyone may have filled."""
    name = "git.exe" if os.name == "nt" else "git"
    found = [Path(folder, name) for folder in os.get_exec_path() if Path(folder).is_absolute()]
    program = next((one for one in found if one.is_file() and os.access(one, os.X_OK)), None)
    if program is None:
        raise UsageError("git_missing")
    return str(program)


def _git(folder: Path, *words: str, empty: int = 0, asked: bytes = b"") -> bytes:
    """What git answers; ``empty`` is a code by which it says that there is nothing, ``asked`` what it is to read."""
    import subprocess

    try:
        done = subprocess.run(
            [_program(), *_SAFE, *words],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if name not in _OF_A_HOOK} | _CALM,
            input=asked,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise UsageError("git_failed", problem=f"git {words[0]} > {PATIENCE} s") from None
    except OSError as error:
        error.filename = error.filename or "git"
        raise  # told as whatever the machine refuses
    if done.returncode not in (0, empty):
        said = done.stderr.decode("utf-8", "replace").strip()
        if "not a git repository" in said or "must be run in a work tree" in said:
            raise UsageError("no_repository", folder=folder.as_posix())
        raise UsageError("git_failed", problem=(said.splitlines() or [f"exit {done.returncode}"])[0])
    return done.stdout
