"""Errors of a run: message key and arguments, never prose; the edge gives them words.

KpiAuditError
├── UsageError      a wrong option, an unknown rule, nothing to read (exit 2)
└── DocumentError   a file that cannot be read or parsed, with the offset of the culprit (exit 2, shown as FMT0xx)
"""

from __future__ import annotations


class KpiAuditError(Exception):
    """An error of this run, named by a key of the word catalogue."""

    def __init__(self, key: str, **args: object) -> None:
        super().__init__(key, args)
        self.key = key
        self.args_by_name = args


class UsageError(KpiAuditError):
    """The command line or the configuration asks for something that cannot be done."""


class DocumentError(KpiAuditError):
    """A file cannot be read as YAML. ``code`` is an FMT code, ``offset`` a code-point offset in its text."""

    def __init__(self, code: str, key: str, *, offset: int = 0, end: int | None = None, **args: object) -> None:
        super().__init__(key, **args)
        self.code = code
        self.offset = offset
        self.end = offset if end is None else end
