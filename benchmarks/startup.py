"""Start-up side by side: python -c pass, kpi-audit --version, a check of 60 indicators, yamllint on the same file.

Run: python benchmarks/startup.py [RUNS]. yamllint is timed where it is installed beside kpi-audit.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

INDICATOR = """\
  - 编号: Q{n}
    名称: 第{n}项工作
    分值: {points}
    评分标准: |
      每季度召开专题会议不少于1次，每少一次扣0.5分，扣完为止。
      查阅会议记录、工作台账，资料不全的每缺一项扣0.2分。
    考核单位: 县农业农村局
"""


def scheme(size: int) -> str:
    """A scheme of so many indicators, in the words of an office."""
    head = "标题: 某县2026年度乡镇综合考核办法\n年度: 2026\n指标:\n"
    return head + "".join(INDICATOR.format(n=n, points=1 + n % 3) for n in range(size))


def seconds(command: list[str], runs: int) -> float:
    """Median wall time of a command as a whole process, after one run to warm up."""
    times: list[float] = []
    for turn in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if turn:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Time everything in one run and print a table with ratios to the first line."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    beside = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scheme.yaml"
        path.write_text(scheme(60), "utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "kpi-audit --version": [str(beside / "kpi-audit"), "--version"],
            "kpi-audit check (60 indicators)": [str(beside / "kpi-audit"), "check", str(path)],
            "yamllint (same file)": [str(beside / "yamllint"), str(path)],
        }
        base = 0.0
        for name, command in commands.items():
            if not Path(command[0]).exists():
                print(f"{name:34} not installed")
                continue
            median = seconds(command, runs)
            base = base or median
            print(f"{name:34} {median * 1000:7.0f} ms  {median / base:5.1f}x")


if __name__ == "__main__":
    main()
