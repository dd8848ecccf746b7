"""The settings in effect, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ...config.find import shown
from ...config.origin import Item, Origin
from .overview import Overview

FORMAT_VERSION = 1


def settings_json(overview: Overview) -> str:
    """Every setting with its value and its source, and the rules that are asked."""
    settings = overview.settings
    data = {
        "format_version": FORMAT_VERSION,
        "path": overview.path,
        "files": list(settings.files),
        "settings": {
            "edition": _item(settings.edition or Item(overview.edition)),
            "profile": _item(settings.profile),
            "select": None if settings.select is None else _items(settings.select),
            "extend-select": _items(settings.extend_select),
            "ignore": _items(settings.ignore),
            "mandatory": _items(settings.mandatory),
            "severity": [{"rules": one.rules.value, **_item(one.severity)} for one in settings.severity],
            "fail-on": _item(settings.fail_on),
            "per-file-ignores": [
                {
                    "pattern": one.pattern.value,
                    "rules": [item.value for item in one.rules],
                    **_source(one.pattern.origin),
                }
                for one in settings.per_file_ignores
            ],
            "thresholds": [
                {
                    "rule": one.rule.value,
                    "option": one.option.value,
                    **_item(one.value),
                    "default": overview.defaults.get((one.rule.value, one.option.value)),
                }
                for one in settings.thresholds
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
            "lang": None if settings.lang is None else _item(settings.lang),
            "baseline": None if settings.baseline is None else _item(settings.baseline),
            "exclude": _items(settings.exclude),
            "force-exclude": _item(settings.force_exclude),
            "duty-list": None if settings.duty_list is None else _item(settings.duty_list),
            "upper": _items(settings.upper),
            "rules": [
                {"code": one.code.value, "title": one.title.value, **_source(one.code.origin)} for one in settings.rules
            ],
        },
        "rules": {
            "asked": list(overview.asked),
            "set_aside": list(overview.set_aside),
            "not_asked": list(overview.idle),
        },
        "packages": [{"package": source, "rules": list(codes)} for source, codes in overview.packages.items()],
    }
    return _text(data)


def lists_json(lists: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """Word lists with their classes and words."""
    data = {name: {each: list(words) for each, words in classes.items()} for name, classes in lists.items()}
    return _text({"format_version": FORMAT_VERSION, "lists": data})


def _item(item: Item[Any]) -> dict[str, object]:
    value = item.value
    if not isinstance(value, str | int | float | bool | None):
        value = shown(value)
    return {"value": value, **_source(item.origin)}


def _items(items: Sequence[Item[Any]]) -> list[dict[str, object]]:
    return [_item(item) for item in items]


def _source(origin: Origin) -> dict[str, object]:
    if origin.source != "file":
        return {"source": origin.source}
    return {"source": "file", "path": origin.file, "line": origin.line, "column": origin.column}


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
