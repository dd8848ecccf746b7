"""A text before and after: only the clauses that differ."""

from __future__ import annotations

from ...startup import patterns as re

_CLAUSE = re.compile(r"[^，,；;。！？\n]*[，,；;。！？\n]*")
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


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if clause.strip()]


def _stretch(clauses: list[str], start: int, end: int) -> str:
    said = "".join(clauses[start:end]).strip()
    return ("…" if start else "") + said.rstrip("，,；;。\n" if end < len(clauses) else "\n")
