"""Work spread over processes, with the results in the order of the tasks however many there are.

Processes are forked where that is safe (Linux) and inherit what is there; elsewhere each starts anew and is sent the
work, which must then be such that it can be sent. What cannot be is done in the first process.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from _thread import allocate_lock
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.process import BaseProcess
    from threading import Thread

T = TypeVar("T")
R = TypeVar("R")
Method = Literal["fork", "spawn"]

_ENOUGH: dict[Method, int] = {"fork": 24, "spawn": 60}
"""Schemes from which processes of their own are worth their start."""

_MOST = 60
"""More processes than this cannot be waited for on Windows."""

_GRACE = 2
"""Seconds that the pool has to notice by itself that a process ended."""

_work: Callable[[Any], Any] | None = None

_one_closes = allocate_lock()  # a check of one scheme needs nothing else of ``threading``
"""Who waits for the answers hears of the end and closes the pipe, too, while who watches has not quite closed it."""


def method() -> Method:
    """How processes are started here."""
    return "fork" if sys.platform == "linux" and hasattr(os, "fork") else "spawn"


def processes(jobs: int | None, size: int) -> int:
    """How many processes to use on so many schemes; ``jobs`` None leaves it to the size and to the machine."""
    if size < 2:
        return 1
    if jobs is None:
        return 1 if size < _ENOUGH[method()] else min(_cores(), size)
    return min(jobs, size)


def spread(
    work: Callable[[T], R], tasks: Sequence[T], jobs: int | None = None, *, size: int | None = None, portion: int = 1
) -> Iterator[R]:
    """What ``work`` gives for each task, in their order. What it raises in a process is raised here.

    ``size`` is the number of schemes in all tasks, ``portion`` how many tasks a process is sent at a time.
    """
    count = min(processes(jobs, len(tasks) if size is None else size), max(1, len(tasks)), _MOST)
    start = method()
    sent = _packed(work) if count > 1 and start == "spawn" else b""
    if count == 1 or sent is None:
        yield from map(work, tasks)
        return
    global _work  # what a forked process inherits need not be copied to it
    _work = work
    started = _started(count, start, sent, tasks, portion)
    if started is None:
        _work = None
        yield from map(work, tasks)
        return
    pool, results, watch = started
    whole = False
    try:
        yield from results
        whole = True
    except BaseException:  # Ctrl-C above all: nobody waits for what they are at
        _end(pool)
        raise
    finally:
        _work = None
        pool.shutdown(wait=whole, cancel_futures=True)  # idle ones end at once, busy ones are not waited for
        watch.join()  # ends with the first of them; Python warns who forks beside a thread


def _started(
    count: int, start: Method, sent: bytes, tasks: Sequence[Any], portion: int
) -> tuple[ProcessPoolExecutor, Iterator[Any], Thread] | None:
    """Processes at work, and who watches them; None where the system gives none.

    It may allow too few files or processes, or have no semaphores.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context
    from threading import Thread

    try:
        pool = ProcessPoolExecutor(count, get_context(start), initializer=_begin, initargs=(sent,))
    except (OSError, ImportError):
        return None
    try:
        with _undisturbed():  # a process that was forked but is not yet known could not be ended
            results = pool.map(_one, tasks, chunksize=portion)
            watch = Thread(target=_watch, args=(pool, list((pool._processes or {}).values())), daemon=True)
            watch.start()
        return pool, results, watch
    except BaseException as error:
        _end(pool)
        if not isinstance(error, (OSError, RuntimeError)):  # the latter where no thread can be started
            raise
        return None


def _packed(work: Callable[[T], R]) -> bytes | None:
    import pickle

    try:
        return pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError):  # a closure, an open file
        return None


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _end(pool: ProcessPoolExecutor) -> None:
    """End all processes now. The pool's own thread may complain of what was given up, and nobody need hear it."""
    import threading

    with _undisturbed():  # by a second Ctrl-C, which would leave some of them at work
        hook, threading.excepthook = threading.excepthook, lambda _: None
        try:
            _cut_off(pool)
            pool.shutdown(wait=True, cancel_futures=True)
        finally:
            threading.excepthook = hook


def _cut_off(pool: ProcessPoolExecutor) -> None:
    """End the processes, and the pipe of their answers at our side: nobody waits for the rest of one that was begun."""
    answers: Any = pool._result_queue
    for process in list((pool._processes or {}).values()):
        process.terminate()
    if answers is not None:
        with _one_closes:
            answers._writer.close()


def _watch(pool: ProcessPoolExecutor, started: Sequence[BaseProcess]) -> None:
    """A process that the system ends in the middle of an answer is noticed by the pool only when all have ended."""
    from multiprocessing.connection import wait

    ended = started and wait([process.sentinel for process in started])  # for none it would wait for ever
    thread: Any = pool._executor_manager_thread
    if ended and thread is not None:
        thread.join(_GRACE)
        if thread.is_alive() and not pool._shutdown_thread:
            _cut_off(pool)


_INTERRUPTIONS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Interruptions wait until the end of the block, where the system knows how."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(sent: bytes) -> None:
    """Set up a process: the first one hears Ctrl-C and ends the others, which end with it if it is killed."""
    from threading import Thread

    global _work
    gc.freeze()  # what was inherited is not walked: each page that is touched is copied
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _INTERRUPTIONS[1:]:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPTIONS)
    Thread(target=_end_with_parent, daemon=True).start()
    if sent:
        import pickle

        _work = pickle.loads(sent)  # from ourselves


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    first = parent_process()
    if first is not None:
        wait([first.sentinel])
        os._exit(1)


def _one(task: Any) -> Any:
    assert _work is not None
    return _work(task)
