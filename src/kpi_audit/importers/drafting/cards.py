"""A table for each indicator, its keys left of what they say (指标名称 | … | 分值 | …), as rows under one header."""

from __future__ import annotations

from collections.abc import Iterator

from ..paper import Cell, Row, Table
from ..tables.lexicon import role_of

_LEAST = 3
"""Keys of the smallest card; a table of fewer says too little to be one."""
_WIDEST = 8
"""Columns of the widest card."""
_LONGEST = 200
"""Rows of the longest table of cards."""

Card = list[tuple[Cell, Cell | None]]


def upright(table: Table) -> Table:
    """The table, one of cards with its keys as a header and a row for each card."""
    if table.width > _WIDEST or not 1 < len(table.rows) <= _LONGEST:
        return table
    pairs = list(_pairs(table))
    if not all(pairs):
        return table
    cards = _cards(pairs)
    heads: dict[str, Cell] = {}
    for key, _ in (pair for card in cards for pair in card):
        heads.setdefault(key.text, key)
    if not all(_is_card(card) for card in cards):
        return table
    rows = [Row(table.rows[0].number, list(heads.values()))]
    for card in cards:
        said = {key.text: value for key, value in card}
        rows.append(Row(table.rows[0].number, [said.get(head) for head in heads]))
    return Table(rows, number=table.number)


def _pairs(table: Table) -> Iterator[Card]:
    """The keys of each row with what they say; nothing for a row in which something stands without a key."""
    for row in table.rows:
        found: Card = []
        for _, cell in row.filled():
            if role_of(cell.text):
                found.append((cell, None))
            elif found and found[-1][1] is None:
                found[-1] = (found[-1][0], cell)
            else:
                found = []
                break
        yield found
        if not found:
            return


def _cards(rows: list[Card]) -> list[Card]:
    """The rows put together, a card from each that begins with the key of the first."""
    cards: list[Card] = []
    for row in rows:
        if not cards or row[0][0].text == rows[0][0][0].text:
            cards.append([])
        cards[-1] += row
    return cards


def _is_card(card: Card) -> bool:
    """Whether keys say what the indicator is called and something of it, each once, and few of them nothing."""
    keys = [key.text for key, _ in card]
    said = [role_of(key.text) for key, value in card if value is not None]
    named = any(role == "name" or role.startswith("level") for role in said)
    return named and len(set(keys)) == len(keys) >= _LEAST and len(said) >= _LEAST and 2 * len(said) >= len(keys)
