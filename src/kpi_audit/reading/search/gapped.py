"""Words of a list with a gap, in which a few characters of the same clause may stand."""

from __future__ import annotations

GAP = "…"
"""In a word of a list: up to ``GAP_WIDTH`` characters of the same clause."""
GAP_WIDTH = 14
_STOPS = (",", ";", "。", "\n", "!", "?")

Gapped = tuple[int, dict[str, list[tuple[int, tuple[str, ...], str]]]]
"""The words of one opening (rank, pieces, class) by how their second pieces begin, after how far these may reach."""


def by_second(words: list[tuple[tuple[str, ...], str]]) -> Gapped:
    """Words of one opening, each as its pieces and its class, made ready for searching; the longest go first."""
    words = sorted(words, key=lambda item: -sum(map(len, item[0])))
    found: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    for rank, (pieces, name) in enumerate(words):
        found.setdefault(pieces[1][:2], []).append((rank, pieces, name))
    return max(len(pieces[0]) + GAP_WIDTH + len(pieces[1]) for pieces, _ in words), found


def spans(gapped: Gapped, text: str, index: int) -> dict[str, int]:
    """Where words at ``index`` end, by class: of several of a class the first."""
    reach, words = gapped
    near = text[index : index + reach]  # a text without their second pieces has none of them
    ranked = [word for second, these in words.items() if second in near for word in these]
    done: dict[str, int] = {}
    for _, pieces, name in sorted(ranked):
        if name not in done and text.startswith(pieces[0], index):
            end = _stretch(text, index + len(pieces[0]), pieces[1:])
            if end:
                done[name] = end
    return done


def _stretch(text: str, end: int, pieces: tuple[str, ...]) -> int:
    """Where the further pieces of a word end, 0 if they do not follow."""
    for piece in pieces:
        found = text.find(piece, end, end + GAP_WIDTH + len(piece))
        if found < 0 or any(text.find(stop, end, found) >= 0 for stop in _STOPS):
            return 0
        end = found + len(piece)
    return end
