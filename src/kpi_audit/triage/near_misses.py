"""Words that were meant as a suppression: what is wrong with them, and how they are written.

A comment counts as meant when it names the tool and a word for leaving out, or the tool or such a word together with
one of our codes. Anything else is a remark of the author and no business of ours.
"""

from __future__ import annotations

from datetime import date

from ..startup import patterns as re
from ..startup.records import dataclass
from .directives import FILE_VERBS, TOOL, UNTIL, VERBS, IsCode, Slip

_HALF = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("【〔「『〖{(（｛", "[")
    | dict.fromkeys("】〕」』〗})）｝", "]")
    | dict.fromkeys("、;；", ",")
    | dict.fromkeys("–—−‐‑", "-")
    | {"\u3000": " "}
)
"""One character for one, so that offsets stay."""

_NAME = re.compile(r"[\s@!*/<>-]*(?P<whole>(?P<one>[a-z]+)(?:[\s_.-]*(?P<two>[a-z]+))?)", re.IGNORECASE)
_FILE_WORDS = (
    r"(?:ignore|disable|skip|suppress|exclude)[\s_-]*(?:file|all)|file[\s_-]*(?:ignore|disable)"
    r"|(?:忽略|豁免|屏蔽|跳过|排除)(?:整个|整份|全部|本|此)?(?:文件|全文|方案)"
)
_NODE_WORDS = (
    r"ignor(?:e[sd]?|ing)|ingore|igonre|ignroe|ignor|no[\s_-]?qa|no[\s_-]?lint|disabled?|skip|suppress|exclude|off"
    r"|忽略|豁免|屏蔽|跳过|排除|不检查|免检"
)
_VERB = re.compile(
    rf"(?:(?P<file>{_FILE_WORDS})|(?P<node>{_NODE_WORDS})(?:[\s_-]*(?:next[\s_-]*)?line)?)(?![a-z])", re.IGNORECASE
)
_COLON = re.compile(r"\s*([:.,/=>|-]*)\s*")
_BRACKETS = re.compile(r"\s*[:=]?\s*\[(?P<codes>[^\[\]]*)\]")
_OPEN = re.compile(r"\s*[:=]?\s*\[")
_BARE = re.compile(r"\s*[:=]?\s*")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_BETWEEN = re.compile(r"[\s,/|+]*")
_DATE = re.compile(
    r"(?:until|有效期至)\s*(?:[=:]\s*|(?=\d))(?:(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})日?)?", re.IGNORECASE
)
NO_DAY = "YYYY-MM-DD"
_LONE = re.compile(r"#+\s*no-?qa\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Read:
    """A comment read leniently; offsets are those of the piece."""

    tool: tuple[int, int] | None
    colon: str | None  # as written
    verb: tuple[int, int] | None
    whole_file: bool
    bracket: str  # "[…]" as written, "[" when it is not closed, "" when there is none
    between: str  # what stands between the brackets, or the codes without brackets
    codes: tuple[str, ...]
    rest: int


def near_miss(piece: str, offset: int, is_code: IsCode) -> Slip | None:
    """The slip in ``piece``, which starts with ``#`` at ``offset``; None when nothing of ours is meant."""
    read = _read(piece, is_code)
    ours = any(map(is_code, read.codes))
    meant = (read.tool and read.verb) or (ours and (read.tool or read.verb)) or _LONE.fullmatch(piece)
    if not meant:
        return None
    key, said = _fault(piece, read)
    start = len(piece) - len(piece.lstrip("#＃ \t\u3000"))
    end = len(piece.rstrip())
    return Slip(offset + start, offset + end, key, said, _corrected(piece, read))


def _read(piece: str, is_code: IsCode) -> _Read:
    text = piece.translate(_HALF)
    at = len(text) - len(text.lstrip("#"))
    tool = _tool(text, at)
    colon = None
    if tool is not None:
        match = _COLON.match(text, tool[1])
        assert match is not None
        colon = piece[match.start(1) : match.end(1)] or None
        at = match.end()
    else:
        at += len(text[at:]) - len(text[at:].lstrip())
    found = _VERB.match(text, at)
    verb = None if found is None else found.span()
    at = at if found is None else found.end()
    bracket, between, rest = _between(piece, text, at, is_code)
    words = dict.fromkeys(_WORD.findall(between.translate(_HALF)))
    codes = tuple(_spelled(word, is_code) for word in words if word.lower() not in UNTIL)
    return _Read(tool, colon, verb, bool(found and found["file"]), bracket, between, codes, rest)


def _tool(text: str, at: int) -> tuple[int, int] | None:
    """The name of the tool, or what is spelled nearly so."""
    match = _NAME.match(text, at)
    if match is None:
        return None
    for group in ("whole", "one"):
        if _like_tool(match[group]):
            return match.start(group), match.end(group)
    return None


def _like_tool(said: str) -> bool:
    letters = re.sub(r"[\s_.-]", "", said).lower()
    if letters == "kpiaudit" or not 6 <= len(letters) <= 10:
        return letters == "kpiaudit"
    from difflib import SequenceMatcher

    return SequenceMatcher(None, letters, "kpiaudit").ratio() >= 0.8


def _between(piece: str, text: str, at: int, is_code: IsCode) -> tuple[str, str, int]:
    """The brackets, what is between them, and where the rest begins."""
    match = _BRACKETS.match(text, at)
    if match is not None:
        start, end = match.start("codes"), match.end("codes")
        return f"{piece[start - 1]}…{piece[end]}", piece[start:end], match.end()
    opened = _OPEN.match(text, at)
    start = opened.end() if opened else _BARE.match(text, at).end()  # type: ignore[union-attr]
    end = cursor = start
    while (word := _WORD.match(text, cursor)) is not None and is_code(_spelled(word[0], is_code)):
        end = word.end()
        cursor = _BETWEEN.match(text, end).end()  # type: ignore[union-attr]
    return "[" if opened else "", piece[start:end], end if end > start or opened else at


def _spelled(word: str, is_code: IsCode) -> str:
    """The word as the code that it is in another case."""
    return next((said for said in (word, word.upper(), word.lower()) if is_code(said)), word)


def _fault(piece: str, read: _Read) -> tuple[str, str]:
    """What is wrong, the first in reading order, with the words that are."""
    tool = "" if read.tool is None else piece[slice(*read.tool)]
    verb = "" if read.verb is None else piece[slice(*read.verb)]
    allowed = (*VERBS, *FILE_VERBS)
    checks = (
        (not tool, "no_tool", verb),
        (tool.lower() == TOOL and tool != TOOL, "case", tool),
        (tool != TOOL, "tool", tool),
        (read.colon == "：", "wide_colon", "："),
        (read.colon != ":", "no_colon", tool),
        (not verb, "no_verb", tool),
        (verb.lower() in allowed and verb not in allowed, "case", verb),
        (verb not in allowed, "verb", verb),
        (read.bracket == "[", "unclosed", read.between),
        (not read.bracket, "no_bracket", verb),
        (read.bracket != "[…]", "brackets", read.bracket.replace("…", "")),
        (not read.codes, "no_codes", verb),
        (bool(_DATE.search(read.between)), "until_place", UNTIL[0]),
        (not _listed(read.between), "separator", read.between.strip()),
    )
    for wrong, key, said in checks:
        if wrong:
            return key, said
    first = _DATE.match(piece[read.rest :].translate(_HALF).lstrip())
    misspelt = first is not None and (_iso(first) == NO_DAY or f"={_iso(first)}" not in piece)
    return ("until" if misspelt else "until_place"), UNTIL[0]


def _listed(between: str) -> bool:
    return all(_WORD.fullmatch(word.strip()) for word in between.split(","))


def _corrected(piece: str, read: _Read) -> str:
    """The suppression as it should be written, codes and reason kept."""
    chinese = read.verb is not None and "\u4e00" <= piece[read.verb[0]] <= "\u9fff"
    verb = (FILE_VERBS if read.whole_file else VERBS)[1 if chinese else 0]
    rest = piece[read.rest :]
    half = rest.translate(_HALF)
    dated = _DATE.search(half) or _DATE.search(read.between.translate(_HALF))
    until = f" {UNTIL[0]}={_iso(dated)}" if dated else ""
    for stated in reversed([*_DATE.finditer(half)]):
        rest = rest[: stated.start()] + rest[stated.end() :]
    reason = " ".join(rest.strip(" \t\u3000:：,，=＝]】］)）").split())
    codes = ", ".join(read.codes) or "CODE"
    return f"# {TOOL}: {verb}[{codes}]{until} {reason}".rstrip()


def _iso(dated: re.Match[str]) -> str:
    try:
        return date(int(dated[1]), int(dated[2]), int(dated[3])).isoformat()
    except (TypeError, ValueError):
        return NO_DAY
