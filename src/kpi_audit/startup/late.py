"""Modules that are run when the first of their names is asked for."""

from __future__ import annotations

import sys
from _thread import RLock
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any


class _Waiting:
    """Who runs the module, and whether it is being run."""

    __slots__ = ("lock", "runs")

    def __init__(self) -> None:
        self.lock, self.runs = RLock(), False


class Late(ModuleType):
    """A module that its loader has not run yet. ``from it import name`` asks for a name, ``import it`` does not."""

    __late__: _Waiting

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__late__ = _Waiting()

    def __getattr__(self, name: str) -> Any:
        """Only names that are not there yet come by here. Raises what the module raises."""
        if name.startswith("__") or not _run(self):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}", name=name, obj=self)
        return getattr(self, name)


def _run(module: Late) -> bool:
    """Run a module for the first who asks; False for one that asks for a name while it runs itself."""
    waiting = module.__late__
    with waiting.lock:
        if type(module) is not Late:
            return True  # another thread was first
        spec = module.__spec__
        if waiting.runs or spec is None or spec.loader is None:
            return False
        waiting.runs = True
        try:
            spec.loader.exec_module(module)
        finally:
            waiting.runs = False
        module.__class__ = ModuleType  # type: ignore[assignment]
    return True


def let_wait(name: str) -> Late | None:
    """A module of another package that nobody has imported yet, to wait in ``sys.modules``; None if there is none."""
    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return None
    module = Late(name)
    put_in(module, spec)
    bind(module)
    return module


def put_in(module: ModuleType, spec: ModuleSpec) -> None:
    """Give a module what every import gives it, and put it in its place, without the ado of ``importlib``."""
    module.__spec__, module.__loader__, module.__package__ = spec, spec.loader, spec.parent
    module.__file__ = spec.origin
    vars(module)["__cached__"] = spec.cached
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    sys.modules[spec.name] = module


def bind(module: ModuleType) -> bool:
    """Make a module a name of its package; False if that was not imported yet."""
    parent, _, own = module.__name__.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], own, module)
    return parent in sys.modules
