"""kpi-audit beside yamllint, check-jsonschema and Spectral, on the same schemes, and where its own time goes.

Run: python benchmarks/compare.py [--runs 5] [--sizes 60,1000,10000] [--kinds alike,varied] [--scratch FOLDER]

The peers are installed from their registries (pip, npm) into a scratch folder, which is kept for the next time; without
npm, Spectral is left out. All commands of one file take turns, so that a busy machine is busy for each of them. The
table gives medians: seconds by the clock, seconds of processor time, and the ratio to yamllint. Keep what a change
brings in RESULTS.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from phases import print_phases
from schemes import KINDS

BESIDE = Path(sys.executable).parent
RULES = """\
rules:
  has-points: {given: "$.指标[*]", then: {field: 分值, function: truthy}}
  has-criteria: {given: "$.指标[*]", then: {field: 评分标准, function: truthy}}
  no-meeting: {given: "$.指标[*].评分标准", then: {function: pattern, functionOptions: {notMatch: "会议"}}}
  has-source: {given: "$.指标[*]", then: {field: 数据来源, function: truthy}}
"""
Command = list[str]


def install(scratch: Path) -> dict[str, Command]:
    """The peers in the scratch folder, installed where they are not there yet; each as a command without its file."""
    bin_folder = scratch / "venv" / ("Scripts" if os.name == "nt" else "bin")
    if not (bin_folder / "check-jsonschema").exists() and not (bin_folder / "check-jsonschema.exe").exists():
        venv.create(scratch / "venv", with_pip=True)
        _quiet([str(bin_folder / "python"), "-m", "pip", "install", "-q", "yamllint", "check-jsonschema"])
    (scratch / "rules.yaml").write_text(RULES, "utf-8")
    schema = subprocess.run([str(BESIDE / "kpi-audit"), "schema"], capture_output=True, check=True).stdout
    (scratch / "schema.json").write_bytes(schema)
    peers = {
        "yamllint": [str(bin_folder / "yamllint")],
        "check-jsonschema": [str(bin_folder / "check-jsonschema"), "--schemafile", str(scratch / "schema.json")],
    }
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed: Spectral is left out")
        return peers
    spectral = scratch / "node_modules" / ".bin" / "spectral"
    if not spectral.exists():
        _quiet([npm, "install", "--silent", "--prefix", str(scratch), "@stoplight/spectral-cli"])
    peers["spectral, 4 rules"] = [str(spectral), "lint", "--ruleset", str(scratch / "rules.yaml")]
    return peers


def _quiet(command: Command) -> None:
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode(errors='replace')}")


def timed(command: Command) -> tuple[float, float]:
    """Seconds by the clock and of processor time of a command as a whole process; its output goes nowhere."""
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = os.times()
    spent = after.children_user - before.children_user + after.children_system - before.children_system
    return time.perf_counter() - start, spent


def compare(commands: dict[str, Command], runs: int) -> dict[str, tuple[float, float]]:
    """Medians of so many turns, in which each command runs once; the first turn only warms up."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            spent = timed(command)
            if turn:
                found[name].append(spent)
    return {
        name: (statistics.median(clock for clock, _ in all_), statistics.median(work for _, work in all_))
        for name, all_ in found.items()
    }


def print_table(title: str, medians: dict[str, tuple[float, float]], base: str) -> None:
    """One line a command, with its ratio to the base."""
    print(f"\n{title}\n{'':26}{'clock':>10}{'processor':>12}{'ratio':>8}")
    for name, (clock, work) in medians.items():
        print(f"{name:26}{clock:9.3f}s{work:11.3f}s{clock / medians[base][0]:7.1f}x")


def main() -> None:
    """Everything, in one go."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--sizes", default="60,1000,10000")
    asked.add_argument("--kinds", default=",".join(KINDS))
    asked.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "kpi-audit-benchmarks")
    said = asked.parse_args()
    said.scratch.mkdir(parents=True, exist_ok=True)
    peers = install(said.scratch)
    own = str(BESIDE / "kpi-audit")
    start = {"python -c pass": [sys.executable, "-c", "pass"], "kpi-audit --version": [own, "--version"]}
    print_table("start", compare(start, 2 * said.runs), "python -c pass")
    for size in map(int, said.sizes.split(",")):
        for kind in said.kinds.split(","):
            file = said.scratch / f"{kind}-{size}.yaml"
            file.write_text(KINDS[kind](size), "utf-8")
            commands = {"kpi-audit check": [own, "check", str(file)]}
            if size == 60:
                commands["  without its cache"] = [own, "check", str(file), "--no-cache"]
            commands |= {name: [*command, str(file)] for name, command in peers.items()}
            runs = said.runs if size <= 100 else max(1, said.runs // 2)
            print_table(f"{size} indicators, {kind}", compare(commands, runs), "yamllint")
    for kind in said.kinds.split(","):
        print_phases(said.scratch / f"{kind}-{said.sizes.split(',')[0]}.yaml")


if __name__ == "__main__":
    main()
