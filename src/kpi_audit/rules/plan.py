"""What an audit of one file is to do: the rules that are asked, and with what words it is read."""

from __future__ import annotations

from collections.abc import Sequence

from ..reading.text.vocabulary import STANDARD, Vocabulary
from ..scheme.dossier import Extras
from ..startup.records import dataclass, field
from ..triage.triage import Triage
from .base import Rule


@dataclass(frozen=True, slots=True)
class Plan:
    """``set_aside`` are rules that the office does not ask about this file; nothing silences those of ``mandatory``.

    ``triage`` sets findings aside; files with one and the same are triaged together.

    ``fail_on`` is the severity from which findings fail the run (error, warning, info, never), ``config`` the
    configuration that the plan was made from, as shown.
    """

    rules: Sequence[Rule]
    set_aside: Sequence[Rule] = ()
    mandatory: frozenset[str] = frozenset()
    triage: Triage = field(default_factory=Triage)
    vocabulary: Vocabulary = STANDARD
    extras: Extras = field(default_factory=Extras)
    fail_on: str = "error"
    config: str | None = None
