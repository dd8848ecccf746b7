"""Finds the real culprit of a YAML syntax error in a file typed with a Chinese input method."""

from __future__ import annotations

from collections.abc import Iterator

from ..startup import patterns as re
from ..startup.records import dataclass

# what a DocumentError "syntax" may carry as ``hint``; the last two come from the tree builder
HINTS = (
    "fullwidth_colon",
    "fullwidth_comma",
    "fullwidth_quote",
    "fullwidth_dash",
    "tab",
    "wide_space",
    "line_separator",
    "no_space_after_colon",
    "no_space_after_dash",
    "unclosed_quote",
    "unquoted_special",
    "unknown_alias",
    "merge_source",
)

_LOOK_BACK = 4  # lines above the error in which its cause is sought; a plain text rarely runs on for longer

_KEY = r"[^\s:：,，{}\[\]\"'“”#][^:：,，{}\[\]\"'“”]{0,24}?"
# what leaves a line without the key or the item it was meant to be: hint, pattern with the culprit as group 1
_SHAPES = (
    ("tab", re.compile(r"[ \u00a0\u3000]*(\t+)")),
    ("wide_space", re.compile(r"[ \t]*([\u00a0\u2000-\u200b\u3000\ufeff]+)")),
    ("fullwidth_dash", re.compile(r" *([－—–−‐‑﹣]+)\s*[^\s－—–−‐‑﹣]")),
    ("fullwidth_colon", re.compile(rf"[ \t]*(?:[-?][ \t]+)*{_KEY}\s*([：﹕︰])")),
    ("no_space_after_dash", re.compile(rf" *(-)(?=[^\s\d－—–−‐‑﹣-]){_KEY}:(?:\s|$)")),
    ("no_space_after_colon", re.compile(rf"[ \t]*(?:[-?][ \t]+)*{_KEY}(:)(?![\s/]|$)")),
)
_SEPARATOR = re.compile("[\x85\u2028\u2029]")
"""What ends a line for the parsers (YAML 1.1) though no editor shows it; web pages and Word bring it along."""
_VALUE = re.compile(r"[^\r\n]*?(?:: +|- +)([\"'“”@`%*&!|>\[{])")
_WIDE_SEPARATOR = re.compile("[，、；：]")
_LINE = re.compile(r"[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Culprit:
    """Where the mistake stands and which one it is; without a hint it is where the parser gave up."""

    offset: int
    end: int
    hint: str | None


def find_culprit(text: str, at: int, context: int | None, problem: str, quoted: tuple[int, int]) -> Culprit:
    """The cause of an error that the parser met at ``at`` while reading what began at ``context``.

    ``quoted`` is the extent of the last quoted or block text: no cause can stand before its end.
    """
    if context is not None and text[context : context + 1] in ("'", '"') and "unexpected" in problem:
        return Culprit(context, context + 1, "unclosed_quote")
    if "tab character" in problem or text[at : at + 1] == "\t":
        return Culprit(at, at + 1, "tab")
    # a key without its colon: the parser gives up only at the line after it
    place = context if context is not None and "could not find" in problem else at
    found = (
        _in_flow(text, at, context, quoted[1])
        or _unseen_break(text, place, quoted[1])
        or _by_shape(text, at, quoted[1])
        or _by_value(text, at, quoted[1])
        or _behind_quote(text, at, quoted)
    )
    if found is not None:
        return found
    return Culprit(place, min(place + 1, len(text)), None)


def find_fullwidth_colon(text: str, start: int, end: int) -> int | None:
    """The first full-width colon that stands where a key ends, for a text that should have been a mapping."""
    pattern = dict(_SHAPES)["fullwidth_colon"]
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        found = pattern.match(text, start + line.start(), start + line.end())
        if found:
            return found.start(1)
    return None


def _lines_back(text: str, at: int, behind: int) -> Iterator[tuple[int, int]]:
    """Start and end of the line of ``at`` and of those above it that hold something, nearest first."""
    end = _line_end(text, at)
    for _ in range(_LOOK_BACK):
        start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
        if start < behind:
            return
        if text[start:end].strip():
            yield start, end
        end = start - 1
        if end > 0 and text[end] == "\n" and text[end - 1] == "\r":
            end -= 1
        if end < 0:
            return


def _line_end(text: str, at: int) -> int:
    found = _LINE.match(text, at)
    return found.end() if found else len(text)


def _in_flow(text: str, at: int, context: int | None, behind: int) -> Culprit | None:
    """Inside brackets a full-width comma does not separate, and a full-width colon does not either."""
    if context is None or text[context : context + 1] not in ("{", "["):
        return None
    found = _WIDE_SEPARATOR.search(text, max(context, behind), _line_end(text, at))
    if not found:
        return None
    hint = "fullwidth_colon" if found[0] == "：" else "fullwidth_comma"
    return Culprit(found.start(), found.end(), hint)


def _unseen_break(text: str, at: int, behind: int) -> Culprit | None:
    """The nearest character before the error, on the same line of an editor, at which the parser saw a line end."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    places = [found.start() for found in _SEPARATOR.finditer(text, max(start, behind - 1), at)]
    return Culprit(places[-1], places[-1] + 1, "line_separator") if places else None


def _by_shape(text: str, at: int, behind: int) -> Culprit | None:
    """A line that looks like a key or an item but, by one wrong character, is none."""
    for start, end in _lines_back(text, at, behind):
        for hint, pattern in _SHAPES:
            found = pattern.match(text, start, end)
            if found:
                return Culprit(found.start(1), found.end(1), hint)
    return None


def _by_value(text: str, at: int, behind: int) -> Culprit | None:
    """A value that begins with a sign that means something to YAML, or that holds a colon and a blank."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = _line_end(text, at)
    found = _VALUE.match(text, start, end)
    if found and found.start(1) <= at and not (found[1] in "\"'" and found.start(1) < behind):
        hint = "fullwidth_quote" if found[1] in "“”" else "unquoted_special"
        return Culprit(found.start(1), found.end(1), hint)
    if text[at : at + 1] == ":" and ": " in text[start:at]:
        return Culprit(at, at + 1, "unquoted_special")
    return None


def _behind_quote(text: str, at: int, quoted: tuple[int, int]) -> Culprit | None:
    """Words right behind a closing quote: it was closed too early, or the one before was never closed."""
    start, end = quoted
    if not 0 < end <= at or text[end - 1] not in "\"'" or text[end:at].strip():
        return None
    if "\n" in text[start:end] or "\r" in text[start:end]:
        return Culprit(start, start + 1, "unclosed_quote")
    return Culprit(end - 1, end, "unclosed_quote")
