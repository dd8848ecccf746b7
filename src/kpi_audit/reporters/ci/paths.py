"""File names as hosting platforms want them: from the root of the repository, and as URIs."""

from __future__ import annotations

import os.path
from urllib.parse import quote

from ...findings.report import Whereabouts
from ...startup import patterns as re

STDIN = "-"

_DRIVE = re.compile(r"[A-Za-z]:/")
_SURROGATE = re.compile("[\ud800-\udfff]")


def repository_path(path: str, whereabouts: Whereabouts) -> str:
    """The path of a file from the root of the repository, with ``/``; bytes that are no text as U+FFFD."""
    name = _SURROGATE.sub("\ufffd", path)
    if path == STDIN or not whereabouts.root:
        return name
    try:
        return os.path.relpath(os.path.join(whereabouts.folder, name), whereabouts.root).replace(os.sep, "/")  # noqa: PTH118 - text only
    except ValueError:  # another drive
        return name


def uri(path: str) -> str:
    """The path as a URI reference, percent-encoded in UTF-8; an absolute path as a ``file`` URI (RFC 8089).

    Paths of Windows come with ``/``: ``D:/…`` keeps its colon, the host of ``//host/share/…`` is that of the URI.
    """
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{quote(path[2:], safe='/')}"
    said = quote(path, safe="/")
    if path.startswith("//"):
        return f"file:{said}"
    return f"file://{said}" if path.startswith("/") else said
