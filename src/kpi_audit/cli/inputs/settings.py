"""From the options about settings to the plans of a run, and the voice that knows its rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...config.find import Finder
from ...config.layers import Given
from ...errors import UsageError
from ...planning.baselines import Aside
from ...planning.planner import Planner
from ...scheme.dossier import Extras
from ...words.voice import Voice
from ..language import LANGUAGES, language
from .folders import existing

THRESHOLDS = ("error", "warning", "info", "never")


def planner_of(
    config: Path | None,
    *,
    isolated: bool = False,
    given: Given | None = None,
    extras: Extras | None = None,
    aside: Aside | None = None,
) -> Planner:
    """The planner of a run. Raises UsageError for options that cannot be used, or a file that is not there."""
    if given is not None and given.fail_on is not None and given.fail_on not in THRESHOLDS:
        raise UsageError("bad_choice", option="--fail-on", value=given.fail_on, allowed="、".join(THRESHOLDS))
    return Planner(Finder(existing(config, "--config"), isolated=isolated, given=given), extras, aside)


def place_of(said: str) -> Path:
    """Where the settings for a path of the command line are looked for; standard input has the working directory."""
    return Path() if said == "-" else Path(said)


def voice_for(planner: Planner, lang: str | None, paths: Sequence[str]) -> Voice:
    """The voice of a run: ``--lang``, KPI_AUDIT_LANG, the settings of the first path, the locale."""
    if lang is not None and lang not in LANGUAGES:
        raise UsageError("bad_choice", option="--lang", value=lang, allowed="、".join(LANGUAGES))
    settled = planner.language(place_of(paths[0])) if paths and lang is None else None
    return Voice(lang or language(settled=settled), planner.phrases)
