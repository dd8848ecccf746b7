"""What is told of the settings that hold for a file: every value in words, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ...config.find import shown
from ...config.origin import Item, Origin
from ...config.settings import Settings, Wording
from ...startup.records import dataclass
from ...words.voice import Voice

SIMPLE = ("edition", "profile", "fail_on", "lang", "baseline", "duty_list", "force_exclude")
LISTS = ("select", "extend_select", "ignore", "mandatory", "exclude", "upper")
"""Settings of one value, and of a list of values, by their fields."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The settings for ``path``. ``asked``, ``set_aside`` and ``idle`` are codes; ``defaults`` the tool's thresholds.

    ``packages`` are the packages of rules that are installed, with their codes.
    """

    path: str
    settings: Settings
    edition: str
    asked: Sequence[str]
    set_aside: Sequence[str]
    idle: Sequence[str]
    defaults: Mapping[tuple[str, str], object]
    packages: Mapping[str, Sequence[str]]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: the key, its value in words, where it comes from."""

    key: str
    value: str
    origin: Origin


def rows(overview: Overview, voice: Voice) -> Iterator[Row]:
    """Every setting that has a value, in the order of the documentation."""
    settings = overview.settings
    for name in SIMPLE:
        item = getattr(settings, name)
        if name == "edition" and item is None:
            yield Row("edition", voice.text("settings.newest", edition=overview.edition), Origin("default"))
        elif item is not None and (item.value is not False or item.origin.source != "default"):
            yield Row(key(name), _said(item.value, voice), item.origin)
    for name in LISTS:
        for origin, values in _by_line(getattr(settings, name) or ()):
            yield Row(key(name), voice.text("list.joiner").join(values), origin)
    for grade in settings.severity:
        said = f"{grade.rules.value} = {voice.text(f'severity.{grade.severity.value}')}"
        yield Row("severity", said, grade.severity.origin)
    for one in settings.thresholds:
        yield Row(
            "thresholds", _threshold(overview, one.rule.value, one.option.value, one.value, voice), one.value.origin
        )
    for ignored in settings.per_file_ignores:
        codes = voice.text("list.joiner").join(item.value for item in ignored.rules)
        yield Row(
            "per-file-ignores",
            voice.text("settings.pair", name=ignored.pattern.value, value=codes),
            ignored.pattern.origin,
        )
    for wording in settings.lexicon:
        yield Row("lexicon", _wording(wording, voice), wording.name.origin)
    for rule in settings.rules:
        yield Row("rules", f"{rule.code.value} {rule.title.value}", rule.code.origin)


def key(name: str) -> str:
    """A field as it is written in a configuration."""
    return name.replace("_", "-")


def _said(value: object, voice: Voice) -> str:
    if isinstance(value, bool):
        return voice.text("value.positive" if value else "value.negative")
    return shown(value) if isinstance(value, Path) else str(value)


def _by_line(items: Sequence[Item[str] | Item[Path]]) -> Iterator[tuple[Origin, list[str]]]:
    """Values that stand on one line together."""
    lines: dict[tuple[str, str, int], tuple[Origin, list[str]]] = {}
    for item in items:
        origin = item.origin
        value = shown(item.value) if isinstance(item.value, Path) else item.value
        lines.setdefault((origin.source, origin.file, origin.line), (origin, []))[1].append(value)
    yield from lines.values()


def _threshold(overview: Overview, rule: str, option: str, value: Item[object], voice: Voice) -> str:
    said = f"{rule}.{option} = {value.value}"
    default = overview.defaults.get((rule, option))
    return said if default is None else voice.text("settings.tuned", said=said, default=default)


def _wording(wording: Wording, voice: Voice) -> str:
    changes = [f"+{item.value}" for item in wording.add] + [f"-{item.value}" for item in wording.drop]
    said = voice.text("list.joiner").join(changes)
    return voice.text("settings.pair", name=f"{wording.list.value}.{wording.name.value}", value=said)


def whence(origin: Origin, voice: Voice) -> str:
    """Where a setting comes from: ``kpi-audit.toml:3``, the command line, the default."""
    if origin.source == "file":
        return f"{origin.file}:{origin.line}"
    return voice.text(f"settings.from_{origin.source}")
