"""Where the time of a check goes: import, parse, model, facts, each rule, report; in processor time of this process.

Run: python benchmarks/phases.py SCHEME.yaml. What several rules ask of the facts is worked out by the first of them;
``facts`` is what each scheme is asked for its summary and its tables besides.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time


@contextmanager
def phase(name: str, into: dict[str, float]) -> Iterator[None]:
    """Add what the block takes."""
    start = process_time()
    try:
        yield
    finally:
        into[name] = into.get(name, 0.0) + process_time() - start


def measure(path: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Seconds by phase and by rule; to be called in a fresh process, with the cache of the command line open."""
    phases: dict[str, float] = {}
    rules: dict[str, float] = {}
    with phase("import", phases):
        from kpi_audit.startup import cache

        cache.begin([])
        from kpi_audit.cli.checking import verdict
        from kpi_audit.registry import book

        asked = [rule() for rule in book().rules.values()]
        del verdict
    from kpi_audit.audit import Auditor
    from kpi_audit.facts.facts import Facts
    from kpi_audit.findings.report import Report
    from kpi_audit.reporters.formats import render
    from kpi_audit.scheme.dossier import Assembler, Extras
    from kpi_audit.scheme.library import Library
    from kpi_audit.scheme.load import load
    from kpi_audit.source.document import read_documents
    from kpi_audit.words.voice import Voice

    with phase("parse", phases):
        (document,) = read_documents(path.as_posix(), path.read_bytes())
    with phase("model", phases):
        load(document)
    library = Library()
    (loaded,) = library.read(path)
    facts = Facts(Assembler(library, Extras()).assemble(loaded, path))
    for rule in asked:
        with phase("rules", phases), phase(f"{rule.code} {rule.slug}", rules):
            if not rule.needs:
                list(rule.check(facts))
    auditor = Auditor(tuple(asked))
    with phase("whole audit, warm", phases):
        report: Report = auditor.audit_files([path])
    with phase("report, concise", phases):
        render("concise", report, Voice("zh"), 1)
    with phase("report, json", phases):
        render("json", report, Voice("zh"), 1)
    return phases, rules


def print_phases(path: Path) -> None:
    """The table of a scheme, measured in a process of its own."""
    subprocess.run([sys.executable, __file__, str(path)], check=True)


def main() -> None:
    """Measure and print."""
    asks = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asks.add_argument("scheme", type=Path, help="the scheme to check")
    path: Path = asks.parse_args().scheme
    phases, rules = measure(path)
    print(f"\nphases of {path.name}, seconds of processor time")
    for name, spent in phases.items():
        print(f"{name:44}{spent:9.3f}s")
    print("the dearest rules, with the facts that they are the first to ask for")
    for name, spent in sorted(rules.items(), key=lambda item: -item[1])[:15]:
        print(f"  {name:42}{spent:9.3f}s")


if __name__ == "__main__":
    main()
