"""The class of the C parser, without those parts of its library that read, build and write YAML in Python."""

from __future__ import annotations

from typing import Any

from ..startup.importing import begun
from ..startup.late import Late, let_wait

_ERRORS = {
    "scanner": "ScannerError",
    "parser": "ParserError",
    "constructor": "ConstructorError",
    "representer": "RepresenterError",
    "emitter": "EmitterError",
    "serializer": "SerializerError",
    "composer": "ComposerError",
}
"""What the extension wants of each module that reading events does without: the name of an error it may raise."""


def c_parser() -> Any:
    """The class, imported on use: the extension pulls in the ruamel.yaml package (about 18 ms).

    In a process of ours the modules that only it asks for wait until somebody else does: half of that time.
    """
    waiting = _waiting() if begun() else []
    try:
        try:
            from _ruamel_yaml import CParser
        except ImportError:
            from _ruamel_yaml_clibz import CParser
    finally:
        for module, name in waiting:
            module.__dict__.pop(name, None)
    return CParser


def _waiting() -> list[tuple[Late, str]]:
    """The modules that wait, each with what the extension is given in the meantime."""
    if let_wait("ruamel.yaml") is None:
        return []
    from ruamel.yaml.error import MarkedYAMLError

    found = []
    for own, name in _ERRORS.items():
        module = let_wait(f"ruamel.yaml.{own}")
        if module is not None:
            setattr(module, name, type(name, (MarkedYAMLError,), {}))  # as they are: a name and no more
            found.append((module, name))
    return found
