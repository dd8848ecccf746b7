"""What the settings of one configuration make, ready for each of its files."""

from __future__ import annotations

from typing import Any

from ..config.settings import Settings
from ..errors import ConfigFault
from ..findings.finding import Severity
from ..registry import Book
from ..rules.plan import Plan
from ..startup.records import dataclass, field


@dataclass(slots=True)
class Tuning:
    """Options and severities by code; ``faults`` collects what is wrong with them."""

    options: dict[str, dict[str, Any]] = field(default_factory=dict)
    grades: dict[str, Severity] = field(default_factory=dict)
    faults: list[ConfigFault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What holds for every file of one configuration; ``book`` has the rules that it declares."""

    settings: Settings
    book: Book
    plan: Plan
    tuning: Tuning
