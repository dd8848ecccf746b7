"""Errors of a run: message key and arguments, never prose; the edge gives them words.

KpiAuditError
├── UsageError      a wrong option, an unknown rule, nothing to read (exit 2)
│   ├── ConfigError    a configuration file, with every fault at its place (exit 2)
│   └── PluginError    a package of rules that cannot be used (exit 2)
└── DocumentError   a file that cannot be read or parsed, with the offset of the culprit (exit 2, shown as FMT0xx)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .startup.records import dataclass, field


class KpiAuditError(Exception):
    """An error of this run, named by a key of the word catalogue."""

    def __init__(self, key: str, /, **args: object) -> None:
        super().__init__(key, args)
        self.key = key
        self.args_by_name = args

    def __reduce__(self) -> tuple[object, ...]:
        """An error may come from another process."""
        return _again, (type(self), dict(vars(self)))


def _again(kind: type[KpiAuditError], state: Mapping[str, object]) -> KpiAuditError:
    error = kind.__new__(kind)
    vars(error).update(state)
    return error


class UsageError(KpiAuditError):
    """The command line or the configuration asks for something that cannot be done."""


@dataclass(frozen=True, slots=True, order=True)
class ConfigFault:
    """One fault of a configuration file: its place (line and column from 1), a key of the catalogue, arguments."""

    file: str
    line: int
    column: int
    key: str
    args: Mapping[str, object] = field(default_factory=dict, compare=False)


class ConfigError(UsageError):
    """A configuration that cannot be used; all its faults are told at once."""

    def __init__(self, faults: Sequence[ConfigFault]) -> None:
        first = min(faults)
        super().__init__(first.key, **first.args)
        self.faults = tuple(sorted(faults))


class PluginError(UsageError):
    """A package of rules that cannot be used; its arguments name the distribution."""


class DocumentError(KpiAuditError):
    """A file cannot be read as YAML. ``code`` is an FMT code, ``offset`` a code-point offset in its text."""

    def __init__(self, code: str, key: str, /, *, offset: int = 0, end: int | None = None, **args: object) -> None:
        super().__init__(key, **args)
        self.code = code
        self.offset = offset
        self.end = offset if end is None else end
