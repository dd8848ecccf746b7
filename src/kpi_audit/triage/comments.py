"""The suppressions in a comment, and the words in it that nearly are one."""

from __future__ import annotations

from ..startup import patterns as re
from ..startup.records import replace
from .directives import Directive, IsCode, Slip, parse_directive
from .near_misses import near_miss

_PIECE = re.compile(r"(?:^|(?<=\s))#+")


def parse_comment(text: str, offset: int, is_code: IsCode) -> list[Directive | Slip]:
    """What a comment that stands at ``offset`` suppresses; a comment may hold several, each with its ``#``."""
    found: list[Directive | Slip] = []
    starts = [match.start() for match in _PIECE.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end]
        parsed = parse_piece(piece, offset + start, is_code)
        if parsed is not None:
            found.append(parsed)
        elif found and isinstance(found[-1], Directive):  # a # inside the reason
            found[-1] = replace(found[-1], reason=f"{found[-1].reason} {piece}".strip())
    return found


def parse_piece(piece: str, offset: int, is_code: IsCode) -> Directive | Slip | None:
    """One suppression from its ``#`` on, or the slip in it; None for words that are no suppression at all."""
    return parse_directive(piece, offset) or near_miss(piece, offset, is_code)
