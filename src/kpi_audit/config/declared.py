"""A rule that an office declares in its configuration, as it is written there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..startup.records import dataclass
from .origin import Item, Origin
from .reader import Reader
from .scan import KeyPath

KEYS = {
    "code": "编号",
    "name": "英文名",
    "title": "名称",
    "message": "提示",
    "severity": "等级",
    "scope": "范围",
    "words": "用语",
    "unless": "除外用语",
    "fields": "字段",
    "when": "条件",
    "count": "项数",
    "share": "占比",
    "suggestion": "建议",
    "why": "理由",
    "basis": "依据",
}
"""The keys of a rule with their Chinese names."""

SCOPES = {"leaf": "末级指标", "group": "指标组", "scheme": "方案"}
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
_NEEDED = ("code", "title", "message")
_SEVERITY, _SCOPE = Item("warning"), Item("leaf")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a field: ``wanted`` is true (written), false (absent), a comparison, a name, or names."""

    field: Item[str]
    wanted: Item[Any]


@dataclass(frozen=True, slots=True)
class Declared:
    """One rule of an office; ``at`` is where it begins."""

    at: Origin
    code: Item[str]
    title: Item[str]
    message: Item[str]
    name: Item[str] | None = None
    severity: Item[str] = _SEVERITY
    scope: Item[str] = _SCOPE
    words: tuple[Item[str], ...] = ()
    unless: tuple[Item[str], ...] = ()
    fields: tuple[Item[str], ...] = ()
    when: tuple[Condition, ...] = ()
    count: Item[str] | None = None
    share: Item[str] | None = None
    suggestion: Item[str] | None = None
    why: Item[str] | None = None
    basis: Item[str] | None = None

    def same(self, other: Declared) -> bool:
        """Whether both say the same, wherever they stand."""
        return _said(self) == _said(other)


def _said(rule: Declared) -> list[object]:
    """Every value of a rule without its places."""
    from dataclasses import fields

    said: list[object] = [(one.field.value, one.wanted.value) for one in rule.when]
    for each in fields(rule):
        value = getattr(rule, each.name)
        if isinstance(value, Item):
            said.append((each.name, value.value))
        elif each.name in ("words", "unless", "fields"):
            said.append((each.name, [item.value for item in value]))
    return said


def read_declared(reader: Reader, path: KeyPath) -> Iterator[Declared]:
    """The rules of ``[[rules]]``; one that lacks what it needs is noted and left out."""
    found = reader.value(path)
    if not isinstance(found, list):
        reader.wrong(path, "tables")
        return
    for number in range(len(found)):
        rule = _rule(reader, (*path, number))
        if rule is not None:
            yield rule


def _rule(reader: Reader, path: KeyPath) -> Declared | None:
    keys = reader.record(path, KEYS)
    if not isinstance(reader.value(path), dict):
        return None  # told as such: what it lacks would be told again for each key
    at = reader.toml.at(path)
    lacking = [key for key in _NEEDED if key not in keys]
    for key in lacking:
        reader.fault(at, "rule_lacks_key", key=key)
    parts: dict[str, Any] = {}
    for key in ("code", "name", "title", "message", "suggestion", "why", "basis", "count", "share"):
        if key in keys:
            parts[key] = reader.text(keys[key])
    for key in ("words", "unless", "fields"):
        if key in keys:
            parts[key] = reader.texts(keys[key])
    for key, names in (("severity", SEVERITIES), ("scope", SCOPES)):
        chosen = reader.choice(keys[key], names) if key in keys else None
        if chosen is not None:
            parts[key] = chosen
    if "when" in keys:
        parts["when"] = tuple(
            Condition(Item(name, reader.toml.key_at(spot)), Item(reader.value(spot), reader.toml.at(spot)))
            for name, spot in reader.entries(keys["when"]).items()
        )
    return None if lacking or not all(parts[key] for key in _NEEDED) else Declared(at=at, **parts)
