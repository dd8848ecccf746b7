"""The configuration of a file: the nearest one above it, with the files that it extends."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigError, ConfigFault, UsageError
from ..source.decode import contents
from .layers import Given, above, commanded
from .origin import Origin
from .settings import Settings

if TYPE_CHECKING:
    from .reader import Reader
    from .scan import KeyPath
    from .toml import Toml

NAME = "kpi-audit.toml"
PROJECT = "pyproject.toml"
TABLE = ("tool", "kpi-audit")
_MENTION = rb"""kpi-audit["']?\s*[].=]"""


class Finder:
    """The settings of the files of one run; each configuration is read once.

    ``file`` is used for every file in place of the nearest one; ``isolated`` looks for none. ``given`` is the
    command line. Raises ConfigError for a configuration that cannot be used.
    """

    def __init__(self, file: Path | None = None, *, isolated: bool = False, given: Given | None = None) -> None:
        self._file = file
        self._isolated = isolated
        self._given = given or Given()
        self._nearest: dict[Path, Path | None] = {}
        self._read: dict[Path | None, Settings] = {}

    def settings(self, path: Path) -> Settings:
        """What holds for a file or folder."""
        return self._settings(self.file_for(path))

    def file_for(self, path: Path) -> Path | None:
        """The configuration that holds for a file or folder, None if there is none."""
        if self._isolated:
            return None
        if self._file is not None:
            return self._file
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed: a file is where it is seen
        return self._above(absolute if _is(Path.is_dir, absolute) else absolute.parent)

    def _above(self, folder: Path) -> Path | None:
        found: Path | None = None
        passed: list[Path] = []
        for each in (folder, *folder.parents):
            if each in self._nearest:
                found = self._nearest[each]
                break
            passed.append(each)
            if (found := _here(each)) is not None:
                break
        self._nearest.update(dict.fromkeys(passed, found))
        return found

    def _settings(self, file: Path | None) -> Settings:
        if file not in self._read:
            settings = Settings() if file is None else _load(file, ())
            self._read[file] = commanded(settings, self._given)
        return self._read[file]


def _here(folder: Path) -> Path | None:
    """The configuration in a folder; one of our own goes before the project's."""
    own = folder / NAME
    if _is(Path.is_file, own):
        return own
    project = folder / PROJECT
    if _is(Path.is_file, project) and _has_table(project):
        return project
    return None


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    """Whether there is such a thing; a closed folder or an impossible name has none, whoever reads it tells why."""
    try:
        return kind(path)
    except OSError:
        return False


def _has_table(project: Path) -> bool:
    from .toml import read_toml

    try:
        data = contents(project)
    except OSError:
        return False  # someone else's file
    if not re.search(_MENTION, data):
        return False
    return _table_in(read_toml(project, shown(project), data))


def _table_in(toml: Toml) -> bool:
    tools = toml.data.get(TABLE[0])
    return isinstance(tools, dict) and TABLE[1] in tools


def _load(file: Path, trail: tuple[tuple[Path, Origin], ...]) -> Settings:
    from .read import read_layer
    from .reader import Reader
    from .toml import read_toml

    name = shown(file)
    try:
        data = contents(file)
    except OSError as error:
        from ..findings.refusal import refusal

        raise UsageError("config_unreadable", file=name, problem=refusal(error)) from error
    toml = read_toml(file, name, data)
    root: KeyPath = TABLE if file.name == PROJECT else ()
    if root and not _table_in(toml):
        raise ConfigError([ConfigFault(name, 1, 1, "config_no_table")])
    if not root and _table_in(toml):
        raise ConfigError([toml.key_at(TABLE).fault("config_needless_table")])
    reader = Reader(toml)
    layer = read_layer(reader, root)
    base = Settings()
    if layer.extend is not None:
        target, at = layer.extend.value, layer.extend.origin
        trail = (*trail, (file.resolve(), at))
        if not _is_there(target):
            reader.fault(at, "config_no_base", file=shown(target))
        elif target.resolve() in [one for one, _ in trail]:
            chain = [shown(one) for one, _ in trail]
            reader.fault(at, "config_cycle", chain=[*chain, shown(target)])
        else:
            base = _base(reader, target, trail)
    if reader.faults:
        raise ConfigError(reader.faults)
    return above(base, name, layer.values)


def _is_there(file: Path) -> bool:
    """Whether a file stands there. Raises UnicodeError where the locale cannot spell its name, which is told apart."""
    try:
        file.resolve()
    except UnicodeError:
        raise
    except (ValueError, RuntimeError):  # no name for a file, a circle of links
        return False
    return file.is_file()


def _base(reader: Reader, target: Path, trail: tuple[tuple[Path, Origin], ...]) -> Settings:
    """The settings that a file extends; what is wrong with them is told together with its own faults."""
    try:
        return _load(target, trail)
    except ConfigError as error:
        reader.faults += error.faults
        return Settings()


def shown(file: Path) -> str:
    """A path as it is shown: relative to the working directory where that is possible, with ``/``."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()
