"""Work spread over processes, with the results in the order of the tasks however many there are."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")

_ENOUGH = 24
"""Tasks from which processes of their own are worth their start."""
_CHUNKS = 8
"""In how many portions each process gets its share: fewer lets one finish late, more costs messages."""

_work: Callable[[Any], Any] | None = None
_tasks: Sequence[Any] = ()


def processes(jobs: int | None, tasks: int) -> int:
    """How many processes to use; ``jobs`` None leaves it to the machine. One where processes cannot be forked."""
    if tasks < 2 or sys.platform in ("win32", "darwin") or not hasattr(os, "fork"):
        return 1
    if jobs is None:
        return 1 if tasks < _ENOUGH else min(len(os.sched_getaffinity(0)), tasks)
    return min(jobs, tasks)


def spread(work: Callable[[T], R], tasks: Sequence[T], jobs: int | None = None) -> Iterator[R]:
    """What ``work`` gives for each task, in their order. What it raises in a process is raised here."""
    count = processes(jobs, len(tasks))
    if count == 1:
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    global _work, _tasks  # what a forked process inherits need not be copied to it
    _work, _tasks = work, tasks
    pool = ProcessPoolExecutor(count, get_context("fork"), initializer=_patient)
    try:
        with _undisturbed():  # a process that was forked but is not yet known could not be ended
            results = pool.map(_one, range(len(tasks)), chunksize=max(1, len(tasks) // (count * _CHUNKS)))
        yield from results
    except BaseException:  # Ctrl-C above all: nobody waits for what they are at
        _end(pool)
        raise
    finally:
        _work, _tasks = None, ()
        pool.shutdown(wait=False, cancel_futures=True)


def _end(pool: ProcessPoolExecutor) -> None:
    """End all processes now. The pool's own thread may complain of what was given up, and nobody need hear it."""
    import threading

    hook, threading.excepthook = threading.excepthook, lambda _: None
    try:
        for process in list((pool._processes or {}).values()):
            process.terminate()
        pool.shutdown(wait=True, cancel_futures=True)
    finally:
        threading.excepthook = hook


_INTERRUPTIONS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Interruptions wait until the end of the block."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _patient() -> None:
    """Set up a process: the first one hears Ctrl-C and ends the others, which end with it if it is killed."""
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPTIONS)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    first = parent_process()
    if first is not None:
        wait([first.sentinel])
        os._exit(1)


def _one(number: int) -> Any:
    assert _work is not None
    return _work(_tasks[number])
