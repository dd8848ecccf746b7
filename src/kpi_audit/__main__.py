"""The door: `kpi-audit` and `python -m kpi_audit`."""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False  # see the package
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and end the process with its code."""
    code = answer()
    try:
        from kpi_audit.cli.streams import leave
    except Exception:  # as above
        sys.exit(code)
    leave(code)


def answer() -> int:
    """Run the command line and return its code; answering ``--version`` loads nothing else."""
    try:
        code = 0 if _said_version() else _run()
    except KeyboardInterrupt:  # before there was anybody to say so
        code = 130
    except Exception as error:  # what says so could not be loaded: no memory, a broken installation
        code = _unsaid(error)
    if code == 130:
        from kpi_audit.cli.command_line.signals import deaf

        deaf()
    return code


_PACKED = (
    "kpi-audit 不能在压缩包（.whl、.zip）里直接运行，请先安装：pip install 文件名\n"
    "kpi-audit cannot run from inside an archive; install it first: pip install FILE\n"
)


def _packed() -> bool:
    import os.path  # only now: until a signal is heeded as little as possible is loaded

    return not os.path.isfile(__file__)  # noqa: PTH113 - nothing else needs pathlib yet


def _unsaid(error: Exception) -> int:
    if "--traceback" in sys.argv:
        raise error
    if isinstance(error, OSError) and _packed():
        sys.stderr.write(_PACKED)
        return 2
    out_of_memory = isinstance(error, MemoryError)
    try:
        from kpi_audit.cli.language import language
        from kpi_audit.cli.speech import complain

        said = "memory_full" if out_of_memory else "defect"
        complain(language(sys.argv[1:]), said, {} if out_of_memory else {"error": f"{type(error).__name__}: {error}"})
    except Exception:  # the words are part of what is missing
        sys.stderr.write(f"kpi-audit: {type(error).__name__} {error}".rstrip() + "\n")
    return 2 if out_of_memory else 4


def _said_version() -> bool:
    if sys.argv[1:] not in (["--version"], ["-V"]):
        return False
    from kpi_audit import __version__
    from kpi_audit.cli import streams

    try:
        streams.ready()
        sys.stdout.write(f"kpi-audit {__version__}\n")
        sys.stdout.flush()
    except OSError:  # the long way tells why
        return False
    return True


def _run() -> int:
    gc.set_threshold(200_000, 20, 50)  # most of what a start makes stays, and a collector finds nothing in it
    from kpi_audit.startup import importing

    importing.begin()
    from kpi_audit.cli.command_line.signals import heed_signals
    from kpi_audit.startup import cache

    heed_signals()
    kept = cache.begin(sys.argv[1:])
    from kpi_audit.cli.app import run

    code = run(sys.argv[1:])
    cache.end(kept)
    return code


if __name__ == "__main__":
    main()
