"""What the machine refused, for which neither a scheme nor the program is to blame."""

from __future__ import annotations

import errno
import sys

from ...errors import UsageError
from ...findings.refusal import refusal
from ..streams import abandon


def refused(error: Exception) -> UsageError | None:
    """The words for an error of the system; None for one that is ours."""
    if type(error).__name__ == "BrokenProcessPool":
        return UsageError("process_ended")
    if isinstance(error, MemoryError):
        return UsageError("memory_full")
    names = sys.getfilesystemencoding()
    if isinstance(error, UnicodeEncodeError) and names != "utf-8":  # a locale without Chinese (LC_ALL=ja_JP.EUC-JP)
        return UsageError("locale_lacks_name", file=error.object, locale=names)
    if not isinstance(error, OSError):
        return None
    if error.errno in (errno.EMFILE, errno.ENFILE):  # pipes between processes have no name to tell
        return UsageError("too_many_open")
    problem = refusal(error)
    if error.filename is None and error.errno == errno.ENOENT:
        return UsageError("machine", file=".", problem=problem)  # the working directory is gone
    if error.filename is None and error.errno != errno.EISDIR:  # `check - < folder`
        abandon(sys.stdout)
        return UsageError("cannot_print", problem=problem)
    return UsageError("machine", file=str(error.filename or "-"), problem=problem)
