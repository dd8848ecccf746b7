"""From the options of the command line to the materials of a run, and to how its schemes are read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from ..auditing.survey import Survey
from ..facts.facts import Facts
from ..findings.inspection import Inspection
from ..importers.door import FileImporter
from ..inspection import inspect_scheme
from ..locating import Locator
from ..planning.planner import Planner
from ..reading.text.vocabulary import speaking
from ..scheme.dossier import Assembler, Extras
from ..scheme.library import Library
from ..scheme.load import Loaded
from ..scheme.run.reach import Reach
from ..scheme.scheme import Scheme
from ..words.voice import Voice
from .discover import discover
from .inputs.folders import existing, unreachable
from .inputs.materials import prepare, usable
from .speech import complain, note, say


def extras_of(
    upper: Sequence[Path],
    duty_list: Path | None,
    previous: Path | None,
    *,
    paths: Sequence[str] = (),
    allow_outside: bool = False,
) -> Extras:
    """Materials named by options, and the folders that references may lead to. Raises UsageError for a missing file."""
    for file in upper:
        existing(file, "--upper")
    folders = (Path(said) for said in paths if unreachable(Path(said)) is None and Path(said).is_dir())
    reach = Reach.within(folders, anywhere=allow_outside)
    return Extras(tuple(upper), existing(duty_list, "--duty-list"), existing(previous, "--previous"), reach)


def _members(library: Library, files: Sequence[Path], paths: Sequence[str]) -> list[tuple[Loaded, Path]]:
    """The documents of a run: those in files, and those of standard input where it was asked for."""
    members = [(loaded, path) for path in files for loaded in library.read(path)]
    if "-" in paths:
        members += [(loaded, Path("-")) for loaded in library.parse("-", sys.stdin.buffer.read())]
    return members


def inspect_paths(paths: Sequence[str], planner: Planner, voice: Voice) -> tuple[list[Inspection], int]:
    """How every scheme that the paths name is read, with the exit code."""
    library = Library(importer=FileImporter(voice.lang))
    usable(planner.extras, library)
    files = [path for path in paths if path != "-"]
    found = discover(files, Survey(library).all, planner.left_out, allow_outside=planner.extras.reach.anywhere)
    members = _members(library, found.files, paths)
    prepare(planner, [path for _, path in members], library)
    assembler = Assembler(library, planner.extras)
    for one, path in members:
        assembler.enrol([(one, path)], planner.plan(path).extras)
    for name, reason in found.unreadable:
        complain(voice.lang, reason, {"path": name})
    inspections: list[Inspection] = []
    broken = False
    for one, path in members:
        if isinstance(one.model, Scheme):
            with speaking(planner.plan(path).vocabulary):
                inspections.append(inspect_scheme(Facts(assembler.assemble(one, path)), one.document))
        elif one.model is None:
            broken = True
            for located in Locator(library.documents).locate(one.findings):
                finding = located.finding
                say(f"{located.path}:{voice.spot(located.region)}: {finding.code} {voice.say(finding)}")
    if broken or found.unreadable:
        return inspections, 2
    if not inspections:
        note(voice, "nothing_to_audit")
        return inspections, 3
    return inspections, 0
