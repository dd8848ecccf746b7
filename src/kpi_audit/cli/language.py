"""Which language a run speaks: ``--lang``, then KPI_AUDIT_LANG, the configuration, the locale, then Chinese."""

from __future__ import annotations

import os
from collections.abc import Sequence

LANGUAGES = ("zh", "en")


def language(argv: Sequence[str] = (), *, settled: str | None = None) -> str:
    """The language of this run; ``argv`` is looked at before it is parsed, so that help speaks it too.

    ``settled`` is the language of the configuration, once it is known.
    """
    for index, word in enumerate(argv):
        said = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and index + 1 < len(argv):
            said = argv[index + 1]
        if said in LANGUAGES:
            return said
    for name in ("KPI_AUDIT_LANG", "", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower() if name else settled or ""
        if value[:2] in LANGUAGES:
            return value[:2]
        if value:  # the first one that is set decides; a C locale says nothing about language
            break
    return "zh"
