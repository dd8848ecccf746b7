"""Why the operating system refused something, as a word of the catalogue."""

from __future__ import annotations

import errno

from .finding import Term

KNOWN = frozenset(
    (
        *("E2BIG", "EACCES", "EAGAIN", "EBADF", "EBUSY", "ECONNRESET", "EDQUOT", "EEXIST", "EFBIG", "EHOSTDOWN"),
        *("EHOSTUNREACH", "EILSEQ", "EINTR", "EINVAL", "EIO", "EISDIR", "ELOOP", "EMFILE", "EMLINK", "ENAMETOOLONG"),
        *("ENETUNREACH", "ENFILE", "ENODEV", "ENOENT", "ENOEXEC", "ENOLCK", "ENOMEM", "ENOSPC", "ENOSYS", "ENOTDIR"),
        *("ENOTEMPTY", "ENOTSUP", "ENXIO", "EOVERFLOW", "EPERM", "EPIPE", "EREMOTEIO", "EROFS", "ESTALE"),
        *("ETIMEDOUT", "ETXTBSY", "EXDEV"),
    )
)
"""What files and streams are refused for; the catalogue has a word for each."""

_SAME = {"EOPNOTSUPP": "ENOTSUP", "EWOULDBLOCK": "EAGAIN"}
"""Names that the same number has on some systems."""


def refusal(error: OSError) -> Term | str:
    """The reason; one that is not known in the words of the system, which speaks its own language."""
    name = errno.errorcode.get(error.errno or 0, "")
    name = _SAME.get(name, name)
    return Term(f"refusal.{name}") if name in KNOWN else error.strerror or ""
