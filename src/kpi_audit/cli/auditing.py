"""From the paths of the command line to a report."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..audit import Auditor
from ..facts.facts import Facts
from ..findings.inspection import Inspection
from ..findings.report import Report
from ..importers.door import FileImporter
from ..inspection import inspect_scheme
from ..locating import Locator
from ..rules.base import Rule
from ..scheme.dossier import Assembler, Extras
from ..scheme.library import Library
from ..scheme.scheme import Scheme
from ..words.voice import Voice
from .discover import discover, existing
from .speech import complain, note, say


def extras_of(upper: Sequence[Path], duty_list: Path | None, previous: Path | None) -> Extras:
    """Materials named by options. Raises UsageError for a file that is not there."""
    for file in upper:
        existing(file, "--upper")
    return Extras(tuple(upper), existing(duty_list, "--duty-list"), existing(previous, "--previous"))


def audit_paths(
    paths: Sequence[str], rules: Sequence[Rule], extras: Extras, voice: Voice, *, reraise: bool
) -> tuple[Report, bool]:
    """The report on everything that the paths name, and whether something named could not be read."""
    gc.freeze()  # what is loaded by now stays; the collector need not walk it again and again
    auditor = Auditor(rules, extras, Library(FileImporter(voice.lang)), reraise=reraise)
    found = discover([path for path in paths if path != "-"], auditor.library)
    report = auditor.audit_files(found.files)
    if "-" in paths:
        report = merged(report, auditor.audit_text("-", sys.stdin.buffer.read()))
    for path, reason in found.unreadable:
        complain(voice.lang, reason, {"path": path})
    if found.skipped:
        note(voice, "skipped", n=len(found.skipped), files=found.skipped[:3])
    return report, bool(found.unreadable)


def merged(one: Report, other: Report) -> Report:
    """Two reports of one run."""
    return replace(one, documents=one.documents + other.documents, crashes=other.crashes)


def inspect_paths(paths: Sequence[str], extras: Extras, voice: Voice) -> tuple[list[Inspection], int]:
    """How every scheme that the paths name is read, with the exit code."""
    library = Library(FileImporter(voice.lang))
    found = discover([path for path in paths if path != "-"], library)
    loaded = [(one, path) for path in found.files for one in library.read(path)]
    if "-" in paths:
        loaded += [(one, Path("-")) for one in library.parse("-", sys.stdin.buffer.read())]
    for name, reason in found.unreadable:
        complain(voice.lang, reason, {"path": name})
    inspections: list[Inspection] = []
    broken = False
    for one, path in loaded:
        if isinstance(one.model, Scheme):
            dossier = Assembler(library, extras).assemble(one, path)
            inspections.append(inspect_scheme(Facts(dossier), one.document))
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
