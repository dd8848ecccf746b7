"""The baseline as a file: JSON with one entry a line, sorted, without a date, so that a change of it reads well."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from ..errors import UsageError
from ..findings.finding import Severity
from ..source.lines import Lines
from ..startup import patterns as re
from .baseline import Entry

KIND = "kpi-audit-baseline"
FORMAT_VERSION = 1
DEFAULT_NAME = "kpi-audit-baseline.json"

_LIST = re.compile(r'"entries"\s*:\s*\[')
_CONFLICT = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>)", re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_GAP = re.compile(r"[\s,]*")
_ID = re.compile(r"[0-9a-f]{20}")


def render(entries: Iterable[Entry]) -> str:
    """The text of the file."""
    lines = [_line(entry) for entry in sorted(entries, key=lambda one: one.order)]
    body = "".join(f"\n    {line}," for line in lines)[:-1]
    head = f'{{\n  "kind": "{KIND}",\n  "format_version": {FORMAT_VERSION},\n  "entries": ['
    return f"{head}{body}\n  ]\n}}\n"


def parse(name: str, data: bytes) -> tuple[str, tuple[Entry, ...]]:
    """The text of the file and its entries. Raises UsageError that names file, line and column."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UsageError("baseline_syntax", file=name, line=line, column=1) from None
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        conflict = _CONFLICT.search(text)
        at = error.pos if conflict is None else conflict.start()
        raise _fault("baseline_syntax" if conflict is None else "baseline_conflict", name, text, at) from None
    except (RecursionError, ValueError):  # a number of thousands of digits, too
        raise _fault("baseline_foreign", name, text, 0) from None
    if not isinstance(content, dict) or content.get("kind") != KIND or not isinstance(content.get("entries"), list):
        raise _fault("baseline_foreign", name, text, 0)
    version = content.get("format_version")
    if version != FORMAT_VERSION:
        newer = isinstance(version, int) and version > FORMAT_VERSION
        at = text.find('"format_version"')
        raise _fault("baseline_newer" if newer else "baseline_foreign", name, text, at, version=str(version))
    return text, tuple(_entries(name, text))


def _entries(name: str, text: str) -> Iterable[Entry]:
    """The entries with their places; of two that are the same, as a merge may leave them, the larger one."""
    decoder = json.JSONDecoder()
    found: dict[tuple[str, str], Entry] = {}
    start = _LIST.search(text)
    at = len(text) if start is None else start.end()
    while (gap := _GAP.match(text, at)) and text[gap.end() : gap.end() + 1] not in ("]", ""):
        data, end = decoder.raw_decode(text, gap.end())
        entry = _entry(data, (gap.end(), end))
        if entry is None:
            raise _fault("baseline_entry", name, text, gap.end())
        same = found.get((entry.path, entry.id))
        if same is None or same.count < entry.count:
            found[(entry.path, entry.id)] = entry
        at = end
    return found.values()


def _entry(data: Any, at: tuple[int, int]) -> Entry | None:
    """An entry, None for anything else."""
    if not isinstance(data, Mapping):
        return None
    texts = [data.get(key) for key in ("path", "code", "severity", "id")]
    path, code, severity, name = (text if isinstance(text, str) else "" for text in texts)
    count, general = data.get("count"), data.get("general", False)
    fits = path and code and severity in [known.value for known in Severity] and _ID.fullmatch(name)
    if not fits or isinstance(count, bool) or not isinstance(count, int) or count < 1 or not isinstance(general, bool):
        return None
    indicator, said = (str(data.get(key) or "") for key in ("indicator", "said"))
    return Entry(PurePosixPath(path).as_posix(), code, Severity(severity), indicator, said, general, count, name, at)


def _line(entry: Entry) -> str:
    text = json.dumps(_data(entry), ensure_ascii=False)
    # the name of a file may hold bytes that are no text: they survive as escapes
    return text if text.isascii() or not _SURROGATE.search(text) else json.dumps(_data(entry))


def _data(entry: Entry) -> dict[str, object]:
    """The fields of an entry; what has nothing to say is left out."""
    told: dict[str, object] = {"path": entry.path, "code": entry.code, "severity": entry.severity.value}
    told |= {key: _plain(text) for key, text in (("indicator", entry.indicator), ("said", entry.said)) if text}
    told |= {"general": True} if entry.general else {}
    return told | {"count": entry.count, "id": entry.id}


def _plain(text: str) -> str:
    """Text for a reader: what cannot be printed, or would break a line, is left out."""
    return "".join(character for character in text if character.isprintable())


def _fault(key: str, name: str, text: str, at: int, **args: str) -> UsageError:
    line, column = Lines(text).position(max(0, at))
    return UsageError(key, file=name, line=line, column=column, **args)
