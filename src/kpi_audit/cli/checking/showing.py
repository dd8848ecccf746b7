"""The report on standard output: in full, in short, or as counts."""

from __future__ import annotations

from ...errors import UsageError
from ...findings.report import Report
from ...reporters.formats import FORMATS, is_binary, pieces, print_rich, render_file
from ...startup.records import dataclass
from ...words.voice import Voice
from ..output import write_stdout
from ..screen import console, is_terminal, room
from ..step_summary import summarise_step
from ..streams import stdout_bytes


@dataclass(frozen=True, slots=True)
class Look:
    """How the report on standard output looks. ``statistics``: counts of each rule instead of findings.

    ``jobs`` processes write it, None: as many as are worth it.
    """

    name: str | None = None
    color: str = "auto"
    width: int | None = None
    verbose: bool = False
    tree: bool = False
    statistics: bool = False
    quiet: bool = False
    jobs: int | None = 1

    @property
    def format(self) -> str:
        """The format: for people on a terminal, a line a finding in a pipe or when it is to be quiet."""
        if self.name is not None:
            return self.name
        return "rich" if is_terminal() and not self.quiet else "concise"

    @property
    def brief(self) -> bool:
        """Whether a line a finding is all that it shows."""
        return self.format == "concise" and not self.statistics


def usable(look: Look) -> Look:
    """The same, before hours of work for a format that cannot be shown. Raises UsageError."""
    if look.format not in FORMATS:
        raise UsageError("unknown_format", format=look.format, allowed=list(FORMATS))
    if is_binary(look.format) and is_terminal() and not look.statistics:
        raise UsageError("needs_output", format=look.format)
    return look


def show(report: Report, voice: Voice, code: int, look: Look) -> None:
    """The report on standard output."""
    chosen = look.format
    if look.statistics:
        from ...reporters.statistics.forms import render as counted

        write_stdout(counted(chosen, report, voice, code, room(look.width)))
    elif is_binary(chosen):
        stdout_bytes(render_file(chosen, report, voice, code))
    elif chosen == "rich":
        print_rich(report, voice, console(look.color, look.width), verbose=look.verbose, tree=look.tree)
    else:
        for piece in pieces(chosen, report, voice, code, verbose=look.verbose, jobs=look.jobs):
            write_stdout(piece)
    summarise_step(chosen, report, voice, code)
