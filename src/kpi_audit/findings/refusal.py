"""Why the operating system refused something, as a word of the catalogue."""

from __future__ import annotations

import errno

from .finding import Term

KNOWN = frozenset(
    (
        *("EACCES", "EBADF", "EBUSY", "EDQUOT", "EEXIST", "EFBIG", "EINVAL", "EIO", "EISDIR", "ELOOP", "EMFILE"),
        *("ENAMETOOLONG", "ENFILE", "ENODEV", "ENOENT", "ENOMEM", "ENOSPC", "ENOTDIR", "ENXIO", "EPERM", "EPIPE"),
        *("EROFS", "ESTALE", "ETIMEDOUT", "ETXTBSY"),
    )
)
"""What files and streams are refused for; the catalogue has a word for each."""


def refusal(error: OSError) -> Term | str:
    """The reason; one that is not known in the words of the system, which speaks its own language."""
    name = errno.errorcode.get(error.errno or 0, "")
    return Term(f"refusal.{name}") if name in KNOWN else error.strerror or ""
