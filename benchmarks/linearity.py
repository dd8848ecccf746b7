"""Whether time and memory grow with the number of indicators and no faster: one big scheme, checked in several sizes.

Run: python benchmarks/linearity.py [SIZE...]. The kinds of schemes are those of ``schemes.py``. yamllint reads the same
files where it is installed beside kpi-audit. ``growth`` is the time for each indicator against the smallest size, the
start left out: around 1 is linear.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from schemes import KINDS


def cost(command: list[str]) -> tuple[float, float, float]:
    """Wall and processor seconds of a command, and its peak memory in MB (0 where the system does not tell)."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not hasattr(os, "wait4"):
        child.wait()
        return time.perf_counter() - start, 0.0, 0.0
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / scale


def main() -> None:
    """Check every kind in every size and print a table; a scheme of one indicator tells what a start costs."""
    sizes = [int(each) for each in sys.argv[1:]] or [1000, 2500, 5000, 10000, 20000]
    beside = Path(sys.executable).parent
    yamllint = beside / "yamllint"
    print("kind       indicators   wall s    cpu s     MB  ms each growth yamllint s")
    with tempfile.TemporaryDirectory() as folder:
        for kind, scheme in KINDS.items():
            first = idle = 0.0
            for size in (1, *sizes):
                path = Path(folder) / f"{kind}-{size}.yaml"
                path.write_text(scheme(size), "utf-8")
                wall, cpu, memory = cost([str(beside / "kpi-audit"), "check", "--format", "concise", str(path)])
                if size == 1:
                    idle = cpu
                    continue
                other = f"{cost([str(yamllint), str(path)])[0]:10.2f}" if yamllint.exists() else f"{'-':>10}"
                each = (cpu - idle) / size
                first = first or each
                row = f"{kind:10} {size:10} {wall:8.2f} {cpu:8.2f} {memory:6.0f} {each * 1000:8.2f} {each / first:6.2f}"
                print(row, other, flush=True)


if __name__ == "__main__":
    main()
