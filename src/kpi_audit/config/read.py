"""One configuration file as far as it goes: the settings that it makes, and the file that it extends."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ..startup.records import dataclass
from .declared import SEVERITIES, read_declared
from .origin import Item
from .patterns import fault_of
from .reader import Reader
from .scan import KeyPath
from .settings import FileIgnore, Grade, Threshold, Wording

KEYS = {
    "extend": "继承",
    "edition": "规则版本",
    "profile": "档位",
    "select": "选用",
    "extend-select": "增选",
    "ignore": "不查",
    "mandatory": "必查",
    "severity": "规则等级",
    "fail-on": "失败等级",
    "per-file-ignores": "按文件不查",
    "thresholds": "阈值",
    "lexicon": "词表",
    "lang": "语言",
    "baseline": "基线",
    "exclude": "排除",
    "force-exclude": "强制排除",
    "duty-list": "职责清单",
    "upper": "上级方案",
    "rules": "自定规则",
}
"""The keys of a configuration with their Chinese names."""

PROFILES = {"basic": "基本", "standard": "标准", "strict": "严格"}
LANGUAGES = {"zh": "中文", "en": "英文"}
FAIL_ON = {**SEVERITIES, "never": "从不"}
_TEXTS = ("select", "extend-select", "ignore", "mandatory")
_CHOICES: dict[str, Mapping[str, str]] = {"profile": PROFILES, "fail-on": FAIL_ON, "lang": LANGUAGES}
_OFF = ("off", "none", "ignore", "never", "false", "关闭", "不查", "忽略")
"""What people write as a severity who do not want the rule at all."""
_CHANGE = {"add": "增加", "drop": "删去"}


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file says: values by the field of the settings that they make, and the file that it extends."""

    values: Mapping[str, Any]
    extend: Item[Path] | None


def read_layer(reader: Reader, root: KeyPath) -> Layer:
    """Everything below ``root``; faults are noted with the reader."""
    values: dict[str, Any] = {}
    extend: Item[Path] | None = None
    for key, path in reader.record(root, KEYS).items():
        if key == "extend":
            extend = _file(reader, path)
        else:
            value = _value(reader, key, path)
            if value is not None:
                values[key.replace("-", "_")] = value
    return Layer(values, extend)


def _value(reader: Reader, key: str, path: KeyPath) -> Any:
    if key == "select" and reader.value(path) == []:
        reader.fault(reader.toml.at(path), "config_empty", key=key)
    if key in _TEXTS:
        return reader.texts(path)
    if key in _CHOICES:
        return reader.choice(path, _CHOICES[key])
    if key == "force-exclude":
        return reader.flag(path)
    if key == "edition":
        return _edition(reader, path)
    if key in ("baseline", "duty-list"):
        return _file(reader, path)
    if key == "upper":
        return tuple(_resolved(said) for said in reader.texts(path))
    if key == "exclude":
        return tuple(said for said in reader.texts(path) if _is_pattern(reader, said, negated=True))
    return _TABLES[key](reader, path)


def _edition(reader: Reader, path: KeyPath) -> Item[str] | None:
    """An edition is a year: the number does as well as the text."""
    found = reader.value(path)
    if isinstance(found, int) and not isinstance(found, bool):
        return Item(str(found), reader.toml.at(path))
    return reader.text(path)


def _file(reader: Reader, path: KeyPath) -> Item[Path] | None:
    said = reader.text(path)
    return None if said is None else _resolved(said)


def _resolved(said: Item[str]) -> Item[Path]:
    folder = said.origin.folder
    assert folder is not None
    return Item(Path(os.path.normpath(folder / said.value)), said.origin)


def _is_pattern(reader: Reader, said: Item[str], *, negated: bool = False) -> bool:
    problem = fault_of(said.value, negated=negated)
    if problem is not None:
        reader.fault(said.origin, f"bad_pattern_{problem}", pattern=said.value)
    return problem is None


def _severity(reader: Reader, path: KeyPath) -> tuple[Grade, ...]:
    found = []
    for selector, spot in reader.entries(path).items():
        if str(reader.value(spot)).lower() in _OFF:
            reader.fault(reader.toml.at(spot), "config_severity_off", said=selector)
            continue
        severity = reader.choice(spot, SEVERITIES)
        if severity is not None:
            found.append(Grade(Item(selector, reader.toml.key_at(spot)), severity))
    return tuple(found)


def _thresholds(reader: Reader, path: KeyPath) -> tuple[Threshold, ...]:
    found = []
    for rule, table in reader.entries(path).items():
        named = Item(rule, reader.toml.key_at(table))
        for option, spot in reader.entries(table).items():
            value = Item(reader.value(spot), reader.toml.at(spot))
            found.append(Threshold(named, Item(option, reader.toml.key_at(spot)), value))
    return tuple(found)


def _file_ignores(reader: Reader, path: KeyPath) -> tuple[FileIgnore, ...]:
    found = []
    for written, spot in reader.entries(path).items():
        pattern = Item(written, reader.toml.key_at(spot))
        if _is_pattern(reader, pattern):
            found.append(FileIgnore(pattern, reader.texts(spot)))
    return tuple(found)


def _lexicon(reader: Reader, path: KeyPath) -> tuple[Wording, ...]:
    found = []
    for name, table in reader.entries(path).items():
        listed = Item(name, reader.toml.key_at(table))
        for each, spot in reader.entries(table).items():
            in_class = Item(each, reader.toml.key_at(spot))
            if isinstance(reader.value(spot), Mapping):
                keys = reader.record(spot, _CHANGE)
                words = {key: reader.texts(keys[key]) for key in keys}
                found.append(Wording(listed, in_class, **words))
            else:
                found.append(Wording(listed, in_class, reader.texts(spot)))
    return tuple(found)


_TABLES: dict[str, Callable[[Reader, KeyPath], tuple[object, ...]]] = {
    "severity": _severity,
    "thresholds": _thresholds,
    "per-file-ignores": _file_ignores,
    "lexicon": _lexicon,
    "rules": lambda reader, path: tuple(read_declared(reader, path)),
}
