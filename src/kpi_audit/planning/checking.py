"""Whether the names in the settings mean something: rules, options, word lists, editions, files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .. import EDITIONS
from ..config.origin import Item
from ..config.settings import Settings
from ..errors import ConfigFault, UsageError
from ..registry import Book
from ..ruleset import matching

FORM = "FMT"
"""The prefix of the faults of form."""
NOTICE = "SUP"
"""The prefix of the findings on suppressions and the baseline."""


def selectors_of(settings: Settings) -> Iterator[Item[str]]:
    """Every selector of rules that stands in the settings."""
    yield from settings.select or ()
    yield from settings.extend_select
    yield from settings.ignore
    yield from settings.mandatory
    yield from (grade.rules for grade in settings.severity)
    for one in settings.per_file_ignores:
        yield from one.rules


def check_names(settings: Settings, among: Book) -> Iterator[ConfigFault]:
    """Selectors that mean no rule, an edition that is not known, files that are not there.

    Raises UsageError for what the command line says.
    """
    for item in selectors_of(settings):
        if item.origin.source == "file" and item.value.strip().upper().startswith(FORM):
            yield item.origin.fault("config_form_code", selector=item.value)
            continue
        if (
            item.origin.source == "file"
            and item.value.strip().upper().startswith(NOTICE)
            and item not in settings.ignore
        ):
            yield item.origin.fault("config_notice_code", selector=item.value)
            continue
        try:
            matching(item.value, among)
        except UsageError as error:
            if item.origin.source == "command":
                raise
            near = error.args_by_name.get("nearest")
            key = "config_unknown_rule_plain" if near is None else "config_unknown_rule"
            yield item.origin.fault(key, selector=item.value, nearest=near)
    edition = settings.edition
    if edition is not None and edition.value not in EDITIONS:
        key = "config_newer_edition" if _is_newer(edition.value) else "config_unknown_edition"
        yield edition.origin.fault(key, edition=edition.value, allowed=list(EDITIONS))
    yield from _files(settings)


def _is_newer(said: str) -> bool:
    return said.isdigit() and len(said) == len(EDITIONS[-1]) and said > EDITIONS[-1]


def _files(settings: Settings) -> Iterator[ConfigFault]:
    named: Iterable[Item[Path]] = (*settings.upper, *([settings.duty_list] if settings.duty_list else []))
    for item in named:
        if not item.value.is_file():
            yield item.origin.fault("config_no_file", file=item.value.name)


def check_baseline(settings: Settings) -> Iterator[ConfigFault]:
    """A baseline that is not there (yet)."""
    named = settings.baseline
    if named is not None and not named.value.is_file():
        yield named.origin.fault("config_no_baseline", file=named.value.name)


def check_held(settings: Settings, among: Book) -> Iterator[ConfigFault]:
    """Severities and thresholds by which a file would loosen what a file that it extends makes mandatory."""
    held: dict[str, Item[str]] = {}
    for item in settings.mandatory:
        for rule in _meant(item.value, among):
            held.setdefault(rule, item)
    changes = [(one.rules, code) for one in settings.severity for code in _meant(one.rules.value, among)]
    changes += [(one.option, code) for one in settings.thresholds for code in _meant(one.rule.value, among)]
    depth = {file: number for number, file in enumerate(settings.files)}
    for item, code in changes:
        holder = held.get(code)
        if holder is not None and depth[item.origin.file] < depth[holder.origin.file]:
            place = holder.origin
            yield item.origin.fault("config_rule_held", rule=code, file=place.file, line=place.line)


def _meant(selector: str, among: Book) -> list[str]:
    try:
        return [rule.code for rule in matching(selector, among)]
    except UsageError:
        return []


def unknown(item: Item[str], key: str, known: Iterable[str], **args: object) -> ConfigFault:
    """The fault of a name that nothing has; the nearest one is named."""
    from ..config.reader import nearest

    known = list(known)
    near = nearest(item.value, known)
    return item.origin.fault(key if near else f"{key}_plain", said=item.value, nearest=near, allowed=known, **args)
