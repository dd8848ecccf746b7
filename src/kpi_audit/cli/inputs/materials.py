"""Whether the files that options and settings name are of the kind that they must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...config.origin import Item
from ...config.settings import Settings
from ...errors import ConfigError, ConfigFault, UsageError
from ...findings.finding import Term
from ...planning.planner import Planner
from ...scheme.dossier import Extras
from ...scheme.duty import DutyList
from ...scheme.element import Element
from ...scheme.library import Library
from ...scheme.load import MODELS
from ...scheme.scheme import Scheme

_KINDS = {known: Term(f"document.{kind}") for kind, known in MODELS.items()}


def prepare(planner: Planner, paths: Iterable[Path], library: Library) -> None:
    """Look at every configuration of a run before anything is audited. Raises ConfigError and UsageError."""
    seen: dict[int, Settings] = {}
    for path in paths:
        planner.plan(path)
        settings = planner.prepared(path).settings
        seen.setdefault(id(settings), settings)
    faults = [fault for settings in seen.values() for fault in _faults(settings, library)]
    if faults:
        raise ConfigError(faults)


def usable(extras: Extras, library: Library) -> None:
    """Whether files of options will do. Raises UsageError for the first that will not."""
    named: list[tuple[str, Path, type[Element]]] = [("--upper", file, Scheme) for file in extras.uppers]
    named += [("--duty-list", extras.duty_list, DutyList)] if extras.duty_list is not None else []
    named += [("--previous", extras.previous, Scheme)] if extras.previous is not None else []
    for option, file, model in named:
        problem = _problem(file, model, library)
        if problem is not None:
            key, args = problem
            raise UsageError(f"option_file_{key}", option=option, file=file.as_posix(), **args)


def _faults(settings: Settings, library: Library) -> Iterator[ConfigFault]:
    """The same for files of a configuration, at their places."""
    named: list[tuple[Item[Path], type[Element]]] = [(item, Scheme) for item in settings.upper]
    named += [(settings.duty_list, DutyList)] if settings.duty_list is not None else []
    for item, model in named:
        problem = _problem(item.value, model, library)
        if problem is not None:
            key, args = problem
            yield item.origin.fault(f"config_file_{key}", file=item.value.name, **args)


def _problem(file: Path, model: type[Element], library: Library) -> tuple[str, dict[str, object]] | None:
    """What is wrong with a file, as a key with its arguments."""
    try:
        documents = library.read(file)
    except OSError:
        return "unreadable", {}
    if any(isinstance(one.model, model) for one in documents):
        return None
    if any(one.model is None for one in documents):
        return "broken", {}
    found = [_KINDS[type(one.model)] for one in documents if one.model is not None]
    return "kind", {"expected": _KINDS[model], "found": found}
