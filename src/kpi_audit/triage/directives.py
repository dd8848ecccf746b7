"""How a suppression is written: ``# kpi-audit: ignore[PRC102, VET2] until=2026-12-31 理由``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..startup import patterns as re
from ..startup.records import dataclass

TOOL, VERBS, FILE_VERBS = "kpi-audit", ("ignore", "忽略"), ("ignore-file", "忽略文件")
UNTIL = ("until", "有效期至")

_DIRECTIVE = re.compile(
    r"#+\s*(?P<head>kpi-audit\s*:\s*(?P<verb>ignore-file|ignore|忽略文件|忽略)\s*\[(?P<codes>[^\[\]#]*)\])(?P<tail>.*)"
)
_CODE = re.compile(r"[A-Za-z0-9\u4e00-\u9fff]+(?:-[A-Za-z0-9\u4e00-\u9fff]+)*")  # a title is told as unknown
_UNTIL = re.compile(r"\s*(?:until|有效期至)=(\d{4}-\d{2}-\d{2})(?![0-9A-Za-z-])")
_DATED = re.compile(r"(?i)(?:\buntil|有效期至)\s*[=＝:：]|^\s*until\s+\d")
_LEADING = re.compile(r"^[\s:：,，;；.。、—–-]+")
_LETTER = re.compile(r"[^\W\d_]")
# what stands where a reason should be
_NO_REASON = {"todo", "fixme", "xxx", "tbd", "n/a", "na", "none", "null", "待补", "待定", "待填", "同上"}

IsCode = Callable[[str], bool]
"""Whether a word is a code, a slug or a prefix of ours."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A code, slug or prefix between the brackets, with its offsets in the text of the file."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Directive:
    """A suppression; ``start`` and ``end`` are the offsets of its head, from the tool's name to the bracket."""

    start: int
    end: int
    whole_file: bool
    selectors: tuple[Selector, ...]
    reason: str
    until: date | None

    @property
    def has_reason(self) -> bool:
        """Whether there is a reason that says something: a placeholder or a dash does not."""
        words = self.reason.strip(" \t.。…!！?？<>《》()（）[]【】\"'“”")
        return len(_LETTER.findall(words)) >= 2 and words.lower() not in _NO_REASON


@dataclass(frozen=True, slots=True)
class Slip:
    """Words meant as a suppression that are none: ``key`` says what is wrong, ``corrected`` how to write it."""

    start: int
    end: int
    key: str
    said: str
    corrected: str


def parse_directive(piece: str, offset: int) -> Directive | None:
    """The suppression that ``piece`` is, from its ``#`` on; None for anything else, a slip included."""
    match = _DIRECTIVE.match(piece)
    codes = None if match is None else _codes(match, offset)
    if match is None or not codes:
        return None
    tail = match["tail"]
    dated = _UNTIL.match(tail)
    until = None if dated is None else _date(dated[1])
    reason = tail if dated is None else tail[dated.end() :]
    if _DATED.search(reason) or (dated is not None and until is None):
        return None
    start, end = offset + match.start("head"), offset + match.end("head")
    return Directive(start, end, match["verb"] in FILE_VERBS, codes, _LEADING.sub("", reason).rstrip(), until)


def _codes(match: re.Match[str], offset: int) -> tuple[Selector, ...] | None:
    """What stands between the brackets; None unless it is codes with commas between them."""
    at = match.start("codes")
    found: list[Selector] = []
    for part in match["codes"].split(","):
        word = part.strip()
        if not _CODE.fullmatch(word):
            return None
        start = offset + at + part.index(word)
        found.append(Selector(word, start, start + len(word)))
        at += len(part) + 1
    return tuple(found)


def _date(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
