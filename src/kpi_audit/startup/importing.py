"""Our own modules, found where they stand.

A check imports some four hundred small ones, and Python looks for each as if it could be anywhere: that takes as long
as reading and running them. Only the looking is ours. What is run is the byte code that Python itself has made and
would take, by its own rule: it was made of this very source (by its time and size) for this very Python. In any other
case, be it an archive, a frozen program, or byte code that is missing, stale or kept elsewhere, Python does it all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from marshal import loads
from types import CodeType

_OURS = f"{__package__.partition('.')[0]}."
_HEAD = 16
"""Bytes before the code: the magic number, no flags, time and size of the source."""


class _Loader(SourceFileLoader):
    """Loads a module with the code that was found with it; whoever asks for the code again is answered by Python."""

    found: CodeType | None = None

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module. Raises ImportError as Python does."""
        code, self.found = self.found, None
        return super().get_code(fullname) if code is None else code


class Finder:
    """Finds a module of ours in the folder of its package. To stand first in ``sys.meta_path``."""

    def __init__(self, tag: str) -> None:
        """``tag``: of this Python, in the names of its byte code, such as cpython-313."""
        self._ending = f".{tag}.pyc"

    def find_spec(self, fullname: str, path: Sequence[str] | None = None, _: object = None) -> ModuleSpec | None:
        """The module with its code; None where Python is to look."""
        if not fullname.startswith(_OURS) or not path or len(path) != 1:
            return None
        folder, name = path[0], fullname.rpartition(".")[2]
        try:
            return self._in(folder, name, fullname) or self._in(f"{folder}{os.sep}{name}", "__init__", fullname)
        except (OSError, ValueError, EOFError, TypeError):
            return None

    def _in(self, folder: str, name: str, fullname: str) -> ModuleSpec | None:
        source = f"{folder}{os.sep}{name}.py"
        try:
            made_of = os.stat(source)  # noqa: PTH116 - four hundred times, as the next
        except FileNotFoundError:
            return None
        compiled = f"{folder}{os.sep}__pycache__{os.sep}{name}{self._ending}"
        with open(compiled, "rb", 0) as file:  # noqa: PTH123
            said = file.read()
        numbers = (0, int(made_of.st_mtime) & 0xFFFFFFFF, made_of.st_size & 0xFFFFFFFF)
        if said[:_HEAD] != MAGIC_NUMBER + b"".join(number.to_bytes(4, "little") for number in numbers):
            raise ValueError(compiled)
        loader = _Loader(fullname, source)
        loader.found = loads(memoryview(said)[_HEAD:])
        spec = ModuleSpec(fullname, loader, origin=source, is_package=name == "__init__")
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(folder)
        spec.has_location, spec.cached = True, compiled
        return spec


def begin() -> None:
    """Let our modules be found so from now on, if this Python keeps its byte code where it usually does."""
    tag = sys.implementation.cache_tag
    usual = tag and not sys.flags.optimize and sys.pycache_prefix is None
    if tag and usual and not any(isinstance(each, Finder) for each in sys.meta_path):
        sys.meta_path.insert(0, Finder(tag))
