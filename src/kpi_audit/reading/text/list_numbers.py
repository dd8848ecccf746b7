"""Numbers at the heads of the items of a text (1. （2） ③), in normal form or as written."""

from __future__ import annotations

from ...startup import patterns as re

_NUMBER = r"(?:[(（][0-9]{1,2}[)）]|[0-9]{1,2}[.、．](?![0-9])|[①-⑳])"
_LINES = re.compile(rf"(?:^|(?<=[。；;\n]))\s{{0,40}}(?={_NUMBER})", re.MULTILINE)
_CLAUSES = re.compile(rf"(?:^|(?<=[。；;，,：:\n]))\s{{0,40}}(?={_NUMBER})", re.MULTILINE)


def items(text: str, *, clauses: bool = False) -> list[int]:
    """Where the numbered items of a text begin, blanks before a number included.

    A number opens an item at the head of a line and behind a full stop or semicolon, with ``clauses`` behind a comma or
    colon too. ``sentences`` of a text are another matter: they end at every number, wherever it stands.
    """
    return [found.start() for found in (_CLAUSES if clauses else _LINES).finditer(text)]
