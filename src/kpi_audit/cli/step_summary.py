"""The summary page of a GitHub Actions step: the audit summary in Markdown, appended to the file that it names."""

from __future__ import annotations

import os
from pathlib import Path

from ..findings.refusal import refusal
from ..findings.report import Report
from ..reporters.formats import render
from ..words.voice import Voice
from .speech import note

VARIABLE = "GITHUB_STEP_SUMMARY"

LIMIT = 1024 * 1024
"""Bytes of a step's summary; GitHub refuses a longer one altogether."""


def summarise_step(form: str, report: Report, voice: Voice, code: int) -> None:
    """Append the summary to a log in GitHub's format, where GitHub asks for one.

    A file that cannot be written is a remark, not an error.
    """
    named = os.environ.get(VARIABLE)
    if form != "github" or not named:
        return
    path = Path(named)
    try:
        size = path.stat().st_size if path.exists() else 0
        summary = render("markdown", report, voice, code)
        text = fitted(f"\n{summary}" if size else summary, LIMIT - size, voice)
        with path.open("ab") as file:
            file.write(text)
    except OSError as error:
        note(voice, "no_step_summary", file=named, problem=refusal(error))


def fitted(text: str, limit: int, voice: Voice) -> bytes:
    """The text in at most ``limit`` bytes of UTF-8; one that is too long ends after a whole line, and says so."""
    whole = text.encode("utf-8", "backslashreplace")
    if len(whole) <= limit:
        return whole
    end = f"\n{voice.text('pipeline.summary_cut')}\n".encode()
    room = max(0, limit - len(end))
    kept = whole[: whole.rfind(b"\n", 0, room) + 1]
    return kept + end if len(end) <= limit else b""
