"""From the words of a decoded scalar back to the characters of the file, in every YAML style."""

from __future__ import annotations

from bisect import bisect_right

from ..startup import patterns as re
from .nodes import Scalar

_BREAKS = "\n\r\x85\u2028\u2029"  # what the C parser takes for a line break
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
# a break with the blanks and breaks around it; a run of blanks without a break is taken whole, so that a long
# one is looked at only once
_GAP = rf"(?P<gap>[ \t]*[{_BREAKS}][ \t{_BREAKS}]*)|[ \t]+"
_PIECES = {
    "": re.compile(_GAP),
    "'": re.compile(rf"{_GAP}|(?P<escape>'')"),
    '"': re.compile(
        rf"{_GAP}|(?P<joined>\\[{_BREAKS}][ \t{_BREAKS}]*)"
        r"|(?P<escape>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.))"
    ),
}
_HEADER = re.compile(rf"[|>][^{_BREAKS}]*(?:\r\n|[{_BREAKS}]|$)")
_FIRST_WORD = re.compile(rf"(?:^|[{_BREAKS}])( *)[^ {_BREAKS}]")
_INDENT = re.compile(rf"(?:^|(?<=[{_BREAKS}]))( *)(?=[{_BREAKS}]|$)")


class Spans:
    """Where each code point of a decoded scalar starts and ends in the text of the file.

    Kept in pieces, for a scalar has few and its code points are many: those of a piece are written as themselves, one
    behind the other, but for the last of it, which ends where the piece does.
    """

    __slots__ = ("_ends", "_firsts", "_starts", "size")

    def __init__(self) -> None:
        self.size = 0
        self._firsts: list[int] = []  # the code point that each piece begins with
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int, size: int = 1) -> None:
        """A piece: one code point of the value, or the last of several, is written by what is left of the stretch."""
        self._firsts.append(self.size)
        self._starts.append(start)
        self._ends.append(end)
        self.size += size

    def copy(self, start: int, end: int) -> None:
        """Code points written as themselves."""
        if start < end:
            self.add(start, end, end - start)

    def cut(self, size: int) -> None:
        """Forget the code points from ``size`` on."""
        while self._firsts and self._firsts[-1] >= size:
            self.size = self._firsts.pop()
            del self._starts[-1], self._ends[-1]
        if self.size > size:
            self.size, self._ends[-1] = size, self._starts[-1] + size - self._firsts[-1]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Where the code points from ``start`` to ``end`` (exclusive) stand; there is one at ``start``."""
        firsts = self._firsts
        piece = bisect_right(firsts, start) - 1
        first = self._starts[piece] + start - firsts[piece]
        if end <= start:
            return first, first
        if end > (self.size if piece + 1 == len(firsts) else firsts[piece + 1]):
            piece = bisect_right(firsts, end - 1) - 1
        if end == (self.size if piece + 1 == len(firsts) else firsts[piece + 1]):
            return first, self._ends[piece]
        return first, self._starts[piece] + end - firsts[piece]

    @property
    def starts(self) -> list[int]:
        """Where each code point starts."""
        return [self.stretch(at, at + 1)[0] for at in range(self.size)]

    @property
    def ends(self) -> list[int]:
        """Where each code point ends."""
        return [self.stretch(at, at + 1)[1] for at in range(self.size)]


def source_offsets(text: str, node: Scalar) -> list[int]:
    """The offset in ``text`` of each code point of ``node.value``, and then of its end."""
    spans = source_spans(text, node)
    return [*spans.starts, spans.ends[-1] if spans.size else node.end]


def source_spans(text: str, node: Scalar) -> Spans:
    """Start and end of each code point of ``node.value`` in ``text``."""
    spans = Spans()
    if node.style in ("|", ">"):
        _block(text, node, spans)
    else:
        quote = len(node.style)
        start, end = node.start + quote, node.end - quote
        if len(node.value) == end - start:  # what is folded or escaped is longer in the file
            spans.copy(start, end)
        else:
            _flow(text, start, end, node.style, spans)
    if spans.size != len(node.value):
        # not a scalar of this text: point at the whole of it instead of at wrong words
        spans = Spans()
        for _ in node.value:
            spans.add(node.start, node.end)
    return spans


def _flow(text: str, start: int, end: int, style: str, spans: Spans) -> None:
    """Plain and quoted scalars: line breaks fold to a blank, one break less of several stays."""
    at = start
    for piece in _PIECES[style].finditer(text, start, end):
        kind = piece.lastgroup
        if kind is None:
            continue
        spans.copy(at, piece.start())
        at = piece.end()
        if kind == "escape":
            spans.add(piece.start(), at)
            continue
        breaks = list(_BREAK.finditer(text, piece.start(), at))
        if kind == "gap" and breaks[0][0] in "\u2028\u2029":  # these two are never folded
            spans.add(*breaks[0].span())
        elif kind == "gap" and len(breaks) == 1:
            spans.add(piece.start(), at)
        for later in breaks[1:]:
            spans.add(*later.span())
    spans.copy(at, end)


def _block(text: str, node: Scalar, spans: Spans) -> None:
    """Literal and folded scalars, after libyaml's own loop: the next line decides about folding."""
    header = _HEADER.match(text, node.start)
    at = header.end() if header else node.end
    if node.style == "|" and _even(text, at, node.value, spans):
        return
    size, folded = len(node.value), node.style == ">"
    indent = _indent(text, at, node)
    first: re.Match[str] | None = None  # the break that ended the last line of words
    later: list[re.Match[str]] = []  # those of the empty lines behind it
    was_blank = False
    while at < len(text) and spans.size < size:
        found = _BREAK.search(text, at)
        end = found.start() if found else len(text)
        start = at
        while start < min(at + indent, end) and text[start] == " ":
            start += 1
        if start < end:
            if at > node.end and text[at:end].strip(" \t"):
                break
            is_blank = text[start] in " \t"
            folds = folded and not was_blank and not is_blank and first is not None and _folds(first)
            if first is not None and not (folds and later):  # folded alone, it is written as a blank
                spans.add(*first.span())
            _keep(later, spans)
            later = []
            spans.copy(start, end)
            first, was_blank = found, is_blank
        elif found:
            later.append(found)
        at = found.end() if found else len(text)
    if first is not None:
        spans.add(*first.span())
    _keep(later, spans)
    spans.cut(size)


def _even(text: str, at: int, value: str, spans: Spans) -> bool:
    """A literal scalar whose lines all stand behind the same indent, as most do; False for any other."""
    first = text.find(value[0], at) if value[:1].strip() else -1
    indent = text[at:first]
    lines = value.splitlines(keepends=True)
    if first < 0 or indent.strip(" ") or not text.startswith(indent.join(lines), first):
        return False
    for line in lines:
        spans.copy(first, first + len(line))
        first += len(line) + len(indent)
    return True


def _folds(line_break: re.Match[str]) -> bool:
    return line_break[0] not in "\u2028\u2029"


def _keep(breaks: list[re.Match[str]], spans: Spans) -> None:
    for line_break in breaks:
        spans.add(*line_break.span())


def _indent(text: str, at: int, node: Scalar) -> int:
    """The blanks of each line that are no text: before the first words, in the file but not in the value."""
    inside = _FIRST_WORD.search(node.value)
    if inside:
        # a tab is no word for the node's end, but it is one here
        written = _FIRST_WORD.search(text[at : node.end if node.end > at else at + 10_000])
        return len(written[1]) - len(inside[1]) if written else 0
    widest = max((len(found[1]) for found in _INDENT.finditer(text[at : at + 10_000])), default=0)
    return widest - max((len(found[1]) for found in _INDENT.finditer(node.value)), default=0)
