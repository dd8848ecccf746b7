"""A text before and after: only the clauses that differ."""

from __future__ import annotations

from ...scheme.names import EXTENTS, FREQUENCIES, KINDS, MODES, ROLES, SOURCE_TYPES, VERIFIES, VETO_CLASSES
from ...startup import patterns as re

_CLAUSE = re.compile(r"[^，,；;。！？\n]*[，,；;。！？\n]*")
_NAMES = {
    "kind": KINDS,
    "frequency": FREQUENCIES,
    "verify": VERIFIES,
    "data_source": SOURCE_TYPES,
    "scoring": MODES,
    "controllable": EXTENTS,
    "role": ROLES,
    "class_": VETO_CLASSES,
}
"""Fields whose values are names of the format."""
_NAME = re.compile(r"(?<![\w-])[a-z_]+(?![\w-])")
_LONG = 20
"""A text shorter than this is shown whole."""


def differing(before: str, after: str) -> tuple[str, str]:
    """The clauses of each text that the other does not have, ``…`` for what both share."""
    if max(len(before), len(after)) <= _LONG:
        return before, after
    from difflib import SequenceMatcher  # slow to import, and only comparisons need it

    old, new = _clauses(before), _clauses(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    gone = [_stretch(old, start, end) for _, start, end, _, _ in blocks if end > start]
    come = [_stretch(new, start, end) for _, _, _, start, end in blocks if end > start]
    return "".join(gone), "".join(come)


def same_words(before: str, after: str) -> bool:
    """Whether two texts differ in nothing but blanks and line breaks."""
    return "".join(before.split()) == "".join(after.split())


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if clause.strip()]


def _stretch(clauses: list[str], start: int, end: int) -> str:
    said = "".join(clauses[start:end]).strip()
    return ("…" if start else "") + said.rstrip("，,；;。\n" if end < len(clauses) else "\n")


def in_chinese(value: str, field: str) -> str:
    """A value with the names of the format in it, said in Chinese; other words stay as they are."""
    names = _NAMES.get(field)
    return value if names is None else _NAME.sub(lambda found: names.get(found[0], found[0]), value)
