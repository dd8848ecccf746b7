"""Advice that pulls in different directions: which rules, and how to satisfy both."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

from ..source.plain import load_data
from ..startup.records import dataclass
from .norms import Bilingual, bilingual


@dataclass(frozen=True, slots=True)
class Balance:
    """Two sets of codes whose remedies work against each other, and the way out (``{one}``, ``{other}``: the codes)."""

    one: frozenset[str]
    other: frozenset[str]
    text: Bilingual


@cache
def balances() -> tuple[Balance, ...]:
    """Every pair, in the order of the file."""
    data = cast("list[dict[str, Any]]", load_data(Path(__file__).with_name("balances.yaml")))
    return tuple(
        Balance(frozenset(entry["one"].split()), frozenset(entry["other"].split()), bilingual(entry)) for entry in data
    )
