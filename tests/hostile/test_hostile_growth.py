"""What comes after an audit and beside it: reports, revisions, files of offices, the editor; four times as much of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Linear = Callable[[Callable[[int, int], object], int], None]
HEAD = "title: 某县2026年度乡镇考核办法\nlevel: county\nassesses: township\n"


def _word(number: int, shift: int) -> str:
    """Two characters that no other number has."""
    return chr(0x4E10 + (7 * number + 1_000 * shift) % 0x4000) + chr(0x5000 + (11 * number) % 0x4000)


def _words(pattern: str, many: int, shift: int) -> list[str]:
    """The pattern for each number; ``w``: a word of its own, ``n``: the number, ``m``: a digit."""
    return [pattern.format(w=_word(n, shift), n=n, m=1 + n % 9) for n in range(many)]


def _on_one_line(many: int, shift: int) -> None:
    from hostile_editor import edited

    lines = _words("{{name: '{w}  会议', points: １, criteria: 酌情扣分}}", many, shift)
    diagnostics, edits = edited(f"{{title: 某县考核办法, indicators: [{', '.join(lines)}]}}\n")
    assert len(diagnostics) >= many
    assert len(edits) >= 2 * many


def test_findings_on_one_line_in_an_editor(linear: Linear) -> None:
    """The places of a line are counted from its head once."""
    pytest.importorskip("pygls")
    _on_one_line(9, 9)
    linear(_on_one_line, 150)
