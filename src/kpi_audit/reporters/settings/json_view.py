"""The settings in effect, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ...config.find import shown
from ...config.origin import Item, Origin
from ...config.settings import Settings
from ..json_text import safe_json
from .overview import LISTS, SIMPLE, Overview, key

FORMAT_VERSION = 1


def settings_json(overview: Overview) -> str:
    """Every setting with its value and its source, and the rules that are asked."""
    data = {
        "format_version": FORMAT_VERSION,
        "path": overview.path,
        "files": list(overview.settings.files),
        "excluded": overview.excluded,
        "settings": {**_values(overview), **_tables(overview.settings), "thresholds": _thresholds(overview)},
        "rules": {
            "asked": list(overview.asked),
            "set_aside": list(overview.set_aside),
            "not_asked": list(overview.idle),
        },
        "packages": [{"package": source, "rules": list(codes)} for source, codes in overview.packages.items()],
    }
    return _text(data)


def _values(overview: Overview) -> dict[str, object]:
    """Settings of one value, or of a list of values; null for what is not set."""
    settings = overview.settings
    one = {name: getattr(settings, name) for name in SIMPLE}
    one["edition"] = settings.edition or Item(overview.edition)
    values: dict[str, object] = {key(name): None if item is None else _item(item) for name, item in one.items()}
    many = {name: getattr(settings, name) for name in LISTS}
    return values | {
        key(name): None if items is None else [_item(item) for item in items] for name, items in many.items()
    }


def _thresholds(overview: Overview) -> list[dict[str, object]]:
    return [
        {
            "rule": one.rule.value,
            "option": one.option.value,
            **_item(one.value),
            "default": overview.defaults.get((one.rule.value, one.option.value)),
        }
        for one in overview.settings.thresholds
    ]


def _tables(settings: Settings) -> dict[str, object]:
    return {
        "severity": [{"rules": one.rules.value, **_item(one.severity)} for one in settings.severity],
        "per-file-ignores": [
            {"pattern": one.pattern.value, "rules": [item.value for item in one.rules], **_source(one.pattern.origin)}
            for one in settings.per_file_ignores
        ],
        "lexicon": [
            {
                "list": one.list.value,
                "class": one.name.value,
                "add": [item.value for item in one.add],
                "drop": [item.value for item in one.drop],
                **_source(one.name.origin),
            }
            for one in settings.lexicon
        ],
        "rules": [
            {"code": one.code.value, "title": one.title.value, **_source(one.code.origin)} for one in settings.rules
        ],
    }


def lists_json(lists: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """Word lists with their classes and words."""
    data = {name: {each: list(words) for each, words in classes.items()} for name, classes in lists.items()}
    return _text({"format_version": FORMAT_VERSION, "lists": data})


def _item(item: Item[Any]) -> dict[str, object]:
    value = item.value
    if not isinstance(value, str | int | float | bool | None):
        value = shown(value)
    return {"value": value, **_source(item.origin)}


def _source(origin: Origin) -> dict[str, object]:
    if origin.source != "file":
        return {"source": origin.source}
    return {"source": "file", "path": origin.file, "line": origin.line, "column": origin.column}


def _text(data: object) -> str:
    return safe_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"
