"""Words of a list with a gap, in which a few characters of the same clause may stand."""

from __future__ import annotations

GAP = "…"
"""In a word of a list: up to ``GAP_WIDTH`` characters of the same clause."""
GAP_WIDTH = 14
_STOPS = (",", ";", "。", "\n", "!", "?")

Gapped = tuple[int, dict[str, list[tuple[int, int, tuple[str, ...], str]]]]
"""How far words of one opening reach, and the words (list, rank, pieces, class) by how their second pieces begin."""


def by_second(words: list[tuple[int, tuple[str, ...], str]]) -> Gapped:
    """Words of one opening (list, pieces, class), made ready for searching; the longest go first."""
    words = sorted(words, key=lambda item: -sum(map(len, item[1])))
    found: dict[str, list[tuple[int, int, tuple[str, ...], str]]] = {}
    for rank, (number, pieces, name) in enumerate(words):
        found.setdefault(pieces[1][:2], []).append((number, rank, pieces, name))
    return max(len(pieces[0]) + GAP_WIDTH + len(pieces[1]) for _, pieces, _ in words), found


def spans(gapped: Gapped, text: str, index: int) -> dict[tuple[int, str], int]:
    """Where words at ``index`` end, by list and class: of several of a class the first."""
    reach, words = gapped
    near = text[index : index + reach]  # a text without their second pieces has none of them
    ranked = [word for second, these in words.items() if second in near for word in these]
    done: dict[tuple[int, str], int] = {}
    for number, _, pieces, name in sorted(ranked):
        if (number, name) not in done and text.startswith(pieces[0], index):
            end = _stretch(text, index + len(pieces[0]), pieces[1:])
            if end:
                done[number, name] = end
    return done


def _stretch(text: str, end: int, pieces: tuple[str, ...]) -> int:
    """Where the further pieces of a word end, 0 if they do not follow."""
    for piece in pieces:
        found = text.find(piece, end, end + GAP_WIDTH + len(piece))
        if found < 0 or any(text.find(stop, end, found) >= 0 for stop in _STOPS):
            return 0
        end = found + len(piece)
    return end
