"""A file before and after as a unified diff on standard output."""

from __future__ import annotations

import os
import sys

from ...fixing.difference import unified
from ...reporters.base import terminal, unheard
from ...scheme.library import display_name
from ..fixing import State
from ..output import write_stdout

_RUNNERS = ("CI", "TF_BUILD", "TEAMCITY_VERSION")  # set by what reads the output of its steps for commands


def show_diff(state: State) -> None:
    """A unified diff on standard output, byte by byte; on a terminal and to a runner of CI nothing in it can act."""
    name = display_name(state.path)
    edits = [edit for fix in state.fixed.applied for edit in fix.edits]
    lines = unified(state.before, edits, f"a/{name}", f"b/{name}")
    shown = _for_eyes if sys.stdout.isatty() else unheard if any(map(os.environ.get, _RUNNERS)) else str
    write_stdout("".join(map(shown, lines)))


def _for_eyes(line: str) -> str:
    return terminal(line.rstrip("\r\n")) + "\n"
