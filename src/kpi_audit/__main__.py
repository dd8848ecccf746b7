"""The door: `kpi-audit` and `python -m kpi_audit`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; answering ``--version`` loads nothing else."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from kpi_audit import __version__

        sys.stdout.write(f"kpi-audit {__version__}\n")
        return
    from kpi_audit.startup import cache

    kept = cache.begin(sys.argv[1:])
    from kpi_audit.cli.app import run

    code = run(sys.argv[1:])
    cache.end(kept)
    sys.exit(code)


if __name__ == "__main__":
    main()
