"""Our own modules, found where they stand, and those about other documents run when they are asked for something.

A check imports some four hundred small ones, and Python looks for each as if it could be anywhere: that takes as long
as reading and running them. Only the looking is ours. What is run is the byte code that Python itself has made and
would take, by its own rule: it was made of this very source (by its time and size) for this very Python. In any other
case, be it an archive, a frozen program, or byte code that is missing, stale or kept elsewhere, Python does it all.

Most schemes are checked without the one above, a duty list, siblings or last year's. The modules on these (``LATE``)
are run when the first of their names is asked for: rules import them as modules, and ask where there is one of those.

What every check imports is known from the last one, with its byte code in one piece, and is run ahead in that order
(``ahead``): each finds those that it imports, and nobody has to look for them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from marshal import loads
from types import CodeType, ModuleType

from .late import Late, bind, let_wait, put_in

_OURS = f"{__package__.partition('.')[0]}."
LATE = tuple(f"{_OURS}{room}." for room in ("facts.level", "facts.across", "facts.duty", "facts.versions"))
"""Rooms whose modules wait until they are asked for something."""
_PLAIN = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
Entry = tuple[str, int, int, CodeType | None]
"""A module to be run ahead: its name, the time (nanoseconds) and size of the source that its code was made of; no code
for one that waits."""
_LARGEST = 1 << 16
"""Bytes of byte code that one call to the system fetches; ours are half as long, Python reads what is longer."""
_HEAD = 16
"""Bytes before the code: the magic number, no flags, time and size of the source."""


class _Loader(SourceFileLoader):
    """Runs the byte code that stands beside a source, if Python would take it, else what Python makes of the source."""

    def __init__(self, fullname: str, source: str, compiled: str, made_of: os.stat_result) -> None:
        super().__init__(fullname, source)
        self._compiled, self._made_of = compiled, made_of
        self._known: CodeType | None = None

    def know(self, time: int, size: int, code: CodeType | None) -> bool:
        """Take the code if it was made of the source as it is; False if not."""
        if (time, size) != self.stamp:
            return False
        self._known = code
        return True

    @property
    def stamp(self) -> tuple[int, int]:
        """The time (nanoseconds) and size of the source."""
        return self._made_of.st_mtime_ns, self._made_of.st_size

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module. Raises ImportError as Python does."""
        if self._known is not None:
            return self._known
        try:
            return self._kept()
        except (OSError, ValueError, EOFError, TypeError):
            return super().get_code(fullname)

    def _kept(self) -> CodeType:
        handle = os.open(self._compiled, os.O_RDONLY | _PLAIN)  # a file object asks more of the system, 400 times
        try:
            said = os.read(handle, _LARGEST)
        finally:
            os.close(handle)
        if len(said) == _LARGEST:
            raise ValueError(self._compiled)
        numbers = (0, int(self._made_of.st_mtime) & 0xFFFFFFFF, self._made_of.st_size & 0xFFFFFFFF)
        if said[:_HEAD] != MAGIC_NUMBER + b"".join(number.to_bytes(4, "little") for number in numbers):
            raise ValueError(self._compiled)
        code: CodeType = loads(memoryview(said)[_HEAD:])
        return code

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """A module that waits, if it stands in such a room."""
        waits = spec.name.startswith(LATE) and spec.submodule_search_locations is None
        return Late(spec.name) if waits else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, or let it wait."""
        if not isinstance(module, Late) or module.__late__.runs:
            super().exec_module(module)
        _there[module.__name__] = None


_there: dict[str, None] = {}
"""Modules of ours that were run, or wait, in the order in which they came to their end."""


class Finder:
    """Finds a module of ours in the folder of its package. To stand first in ``sys.meta_path``."""

    def __init__(self, tag: str) -> None:
        """``tag``: of this Python, in the names of its byte code, such as cpython-313."""
        self._ending = f".{tag}.pyc"

    def find_spec(self, fullname: str, path: Sequence[str] | None = None, _: object = None) -> ModuleSpec | None:
        """The module; None where Python is to look."""
        if not fullname.startswith(_OURS) or not path or len(path) != 1:
            return None
        folder, name = path[0], fullname.rpartition(".")[2]
        try:
            return self._in(folder, name, fullname) or self._in(f"{folder}{os.sep}{name}", "__init__", fullname)
        except OSError:
            return None

    def _in(self, folder: str, name: str, fullname: str) -> ModuleSpec | None:
        source = f"{folder}{os.sep}{name}.py"
        try:
            made_of = os.stat(source)  # noqa: PTH116 - four hundred times
        except FileNotFoundError:
            return None
        compiled = f"{folder}{os.sep}__pycache__{os.sep}{name}{self._ending}"
        loader = _Loader(fullname, source, compiled, made_of)
        spec = ModuleSpec(fullname, loader, origin=source, is_package=name == "__init__")
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(folder)
        spec.has_location, spec.cached = True, compiled
        return spec

    def run(self, entry: Entry) -> bool:
        """Import a module whose imports are there already, without any of the ado; False if it is not as it was."""
        fullname, time, size, code = entry
        spec = self.find_spec(fullname, [_folder(fullname.rpartition(".")[0])])
        if spec is None or not isinstance(spec.loader, _Loader):
            return False
        known = spec.loader.know(time, size, code)
        module = spec.loader.create_module(spec) or ModuleType(fullname)
        put_in(module, spec)
        try:
            spec.loader.exec_module(module)
        except BaseException:
            del sys.modules[fullname]
            raise
        return known


def _folder(package: str) -> str:
    """Where the modules of a package stand, whether or not it was imported itself."""
    there = sys.modules.get(package)
    if there is not None:
        return str(there.__path__[0])
    above, _, own = package.rpartition(".")
    return f"{_folder(above)}{os.sep}{own}"


def ahead(entries: Iterable[Entry]) -> bool:
    """Run modules before they are imported, in an order in which each finds those that it imports.

    A package may come after its modules, as it does where it imports them. False if one of them is not as it was any
    more; what cannot be run, whoever imports it is told.
    """
    finder = next((each for each in sys.meta_path if isinstance(each, Finder)), None)
    if finder is None:
        return True
    as_they_were = True
    orphans: list[ModuleType] = []
    for entry in entries:
        if entry[0] in sys.modules:
            continue
        try:
            as_they_were &= finder.run(entry)
        except Exception:
            return False
        module = sys.modules.get(entry[0])
        if module is not None and not bind(module):
            orphans.append(module)
    for module in orphans:
        bind(module)
    return as_they_were


def there() -> list[Entry]:
    """The modules of ours that have been imported, in such an order. Raises ImportError for one without code."""
    found: list[Entry] = []
    for name in _there:
        module = sys.modules[name]
        loader = module.__loader__
        if isinstance(loader, _Loader):
            found.append((name, *loader.stamp, None if isinstance(module, Late) else loader.get_code(name)))
    return found


def begin() -> None:
    """Let our modules be found so from now on, if this Python keeps its byte code where it usually does."""
    tag = sys.implementation.cache_tag
    usual = tag and not sys.flags.optimize and sys.pycache_prefix is None
    if tag and usual and not begun():
        set_lazy = getattr(sys, "set_lazy_imports", None)
        if set_lazy is not None:  # from 3.15 on; what waits and in which order all run is our own affair
            set_lazy("normal")
        let_wait("ipaddress")  # comes with what paths come with, and nobody asks it anything
        sys.meta_path.insert(0, Finder(tag))


def begun() -> bool:
    """Whether they are: the process is ours alone."""
    return any(isinstance(each, Finder) for each in sys.meta_path)
