"""A folder of many schemes: time and memory of one run, by the number of processes.

Run: [FORMATS="json rich"] python benchmarks/folder.py [SCHEMES] [JOBS…]   (300 schemes; 1, 2, … up to all cores)

The schemes are the county scheme and the clean township of ``examples/``, each time with another invented place, so
that every one stands alone. Memory is read from /proc (Linux): the largest resident set of the first process and of any
other. The bytes of every run must be the same; they are counted and compared by their digest.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
SOURCES = {
    "county": (EXAMPLES / "qinghe-county" / "scheme.yaml", "青禾县"),
    "town": (EXAMPLES / "clean-township" / "scheme.yaml", "石桥镇"),
}
SIGNS = "东西南北安平永宁丰乐河川山林石桥溪湖泉岭"
OTHERS = ("上级方案:", "上年方案:", "职责清单:")
"""Keys that name a file; there is none beside the copies."""


@dataclass(slots=True)
class Run:
    """One run: wall and CPU seconds, megabytes, bytes of the report."""

    wall: float = 0.0
    cpu: float = 0.0
    first: float = 0.0
    other: float = 0.0
    size: int = 0
    digest: str = ""
    seen: set[int] = field(default_factory=set)


def write(folder: Path, count: int) -> None:
    """So many schemes, of places that nobody knows."""
    chance = random.Random(2026)
    names = ["".join(chance.sample(SIGNS, 3)) for _ in range(count // 2 + 1)]
    for number in range(count):
        kind = ("county", "town")[number % 2]
        source, place = SOURCES[kind]
        name = f"{names[number // 2]}{place[-1]}"
        lines = source.read_text("utf-8").replace(place, name).splitlines(keepends=True)
        kept = "".join(line for line in lines if not line.startswith(OTHERS))
        (folder / f"{number // 2:04}-{kind}.yaml").write_text(kept, "utf-8")


def run(folder: Path, jobs: int, form: str, report: Path) -> Run:
    """Audit the folder and look at its processes while it lasts."""
    found = Run()
    command = [sys.executable, "-m", "kpi_audit", "check", str(folder), "--format", form, "--jobs", str(jobs)]
    start, before = time.perf_counter(), os.times()
    with report.open("wb") as out:
        process = subprocess.Popen([*command, "--fail-on", "never", "--color", "never"], stdout=out)
        while process.poll() is None:
            watch(process.pid, found)
            time.sleep(0.1)
    after = os.times()
    found.wall = time.perf_counter() - start
    found.cpu = after.children_user + after.children_system - before.children_user - before.children_system
    with report.open("rb") as written:
        found.digest = hashlib.file_digest(written, "sha256").hexdigest()
    found.size = report.stat().st_size
    if process.returncode:
        sys.exit(f"kpi-audit ended with {process.returncode}")
    return found


def watch(first: int, found: Run) -> None:
    """The largest resident sets so far."""
    found.first = max(found.first, peak(first))
    children = Path(f"/proc/{first}/task/{first}/children")
    try:
        others = [int(each) for each in children.read_text().split()]
    except OSError:
        return
    for other in others:
        found.seen.add(other)
        found.other = max(found.other, peak(other))


def peak(process: int) -> float:
    """Megabytes of a process at its largest; 0 where nobody tells."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def main() -> None:
    """A line for each number of processes and format."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("schemes", type=int, nargs="?", default=300)
    asked.add_argument("jobs", type=int, nargs="*")
    said = asked.parse_args()
    count = said.schemes
    chosen = os.environ.get("FORMATS", "json rich").split()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    each = said.jobs or list(range(1, cores + 1))
    with tempfile.TemporaryDirectory() as scratch:
        folder, report = Path(scratch) / "schemes", Path(scratch) / "report"
        folder.mkdir()
        write(folder, count)
        print(f"{count} schemes, {cores} cores")
        print("format   jobs   wall s  ratio    CPU s  first MB  other MB   MB out  same bytes")
        for form in chosen:
            base: Run | None = None
            for jobs in each:
                found = run(folder, jobs, form, report)
                base = base or found
                same = "yes" if found.digest == base.digest else "NO"
                print(
                    f"{form:8} {jobs:4} {found.wall:8.1f} {base.wall / found.wall:6.2f} {found.cpu:8.1f}",
                    f"{found.first:9.0f} {found.other:9.0f} {found.size / 1e6:8.1f}  {same} {found.digest[:8]}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
