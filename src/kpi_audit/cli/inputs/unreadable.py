"""The files that paths name, with a complaint for each that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...auditing.survey import Survey
from ...planning.planner import Planner
from ...scheme.library import Library
from ...words.voice import Voice
from ..discover import discover
from ..speech import complain


def found_files(paths: Sequence[str], planner: Planner, voice: Voice) -> tuple[list[Path], bool]:
    """Files in order, and whether something named could not be read."""
    found = discover(paths, Survey(Library()).all, planner.left_out)
    for path, reason in found.unreadable:
        complain(voice.lang, reason, {"path": path})
    return found.files, bool(found.unreadable)
