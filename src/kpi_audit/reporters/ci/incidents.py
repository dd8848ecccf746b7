"""What kept a run from being complete: no finding, yet never passed over in silence."""

from __future__ import annotations

from ...findings.report import Report
from ...startup.records import dataclass
from ...words.voice import Voice

EXIT_NOTHING = 3

KINDS = ("crash", "unreadable", "nothing")


@dataclass(frozen=True, slots=True)
class Incident:
    """A rule that failed (``crash``), a path that could not be read, or no scheme at all (``nothing``).

    ``message`` is one sentence or two in the language of the run, as they stand on standard error.
    """

    kind: str
    message: str
    path: str | None = None
    code: str | None = None
    error: str | None = None


def incidents(report: Report, voice: Voice, exit_code: int) -> list[Incident]:
    """Every incident of a run: crashes, then paths that could not be read."""
    found = [
        Incident(
            "crash",
            voice.text("error.crash", where=crash.where, path=crash.path, error=crash.error),
            crash.path,
            crash.where,
            crash.error,
        )
        for crash in report.crashes
    ]
    found += [
        Incident("unreadable", voice.text(f"error.{one.reason}", path=one.path), one.path) for one in report.unreadable
    ]
    if exit_code == EXIT_NOTHING:
        found.append(Incident("nothing", voice.text("note.nothing_to_audit")))
    return found
