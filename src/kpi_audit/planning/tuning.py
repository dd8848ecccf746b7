"""An office's own thresholds and severities, rule by rule."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from ..config.settings import Settings, Threshold
from ..errors import ConfigFault, UsageError
from ..findings.finding import Severity, Term
from ..registry import Book
from ..rules.base import Rule
from ..ruleset import closeness, matching
from ..startup import patterns as re
from .checking import unknown
from .prepared import Tuning

_PERCENT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[%％]\s*")
_BOUNDS = {"greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le", "less_than": "lt"}
_SHARE_LIMIT = 1.0


def tune(settings: Settings, among: Book) -> Tuning:
    """What the settings change of each rule."""
    tuning = Tuning()
    by_rule: dict[str, dict[str, Threshold]] = {}
    for one in settings.thresholds:
        rule = _one_rule(one, among, tuning.faults)
        if rule is None:
            continue
        if one.option.value not in rule.Options.model_fields:
            tuning.faults.append(_no_option(one, rule))
            continue
        by_rule.setdefault(rule.code, {})[one.option.value] = one
    for code, told in by_rule.items():
        rule = among.rules[code]
        values = {name: _number(one.value.value) for name, one in told.items()}
        faults = list(_faults(rule, values, told))
        tuning.faults += faults
        if not faults:
            tuning.options[code] = values
    tuning.grades = dict(_grades(settings, among))
    return tuning


def _one_rule(one: Threshold, among: Book, faults: list[ConfigFault]) -> type[Rule] | None:
    """The rule that a table of thresholds is for: a code or a slug."""
    said = one.rule.value
    found = [rule for rule in among.rules.values() if rule.code == said.upper() or rule.slug == said.lower()]
    if found:
        return found[0]
    fault = unknown(one.rule, "config_unknown_rule_of_thresholds", [*among.rules])
    try:
        meant = [rule.code for rule in matching(said, among)]
    except UsageError:
        meant = []
    if meant:
        fault = one.rule.origin.fault("config_many_rules", said=said, codes=meant[:5])
    if fault not in faults:  # told once for all options of the table
        faults.append(fault)
    return None


def _no_option(one: Threshold, rule: type[Rule]) -> ConfigFault:
    if not rule.Options.model_fields:
        return one.option.origin.fault("config_no_options", rule=rule.code, said=one.option.value)
    return unknown(one.option, "config_unknown_option", [*rule.Options.model_fields], rule=rule.code)


def _number(said: object) -> object:
    """A percentage in quotation marks is a share; everything else is as it is."""
    found = _PERCENT.fullmatch(said) if isinstance(said, str) else None
    return said if found is None else float(found[1]) / 100


def _faults(rule: type[Rule], values: Mapping[str, Any], told: Mapping[str, Threshold]) -> Iterator[ConfigFault]:
    for name, value in values.items():
        amiss = isinstance(value, int | float) and (value < 0 or not math.isfinite(value))
        if amiss:
            key = "bound.ge" if value < 0 else "bound.finite"
            yield _out_of_range(rule, told[name], Term(key), 0)
    if any(isinstance(value, float) and not math.isfinite(value) for value in values.values()):
        return
    try:
        options = rule.Options(**values)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            one = told[str(problem["loc"][0])]
            bound = _BOUNDS.get(problem["type"])
            limit = next(iter((problem.get("ctx") or {}).values()), 0)
            negative = isinstance(problem["input"], int | float) and problem["input"] < 0
            if bound is None:
                expected = Term("expected.integer" if "int" in problem["type"] else "expected.number")
                yield one.value.origin.fault(
                    "config_bad_threshold", rule=rule.code, option=one.option.value, expected=expected
                )
            elif not negative:
                yield _out_of_range(rule, one, Term(f"bound.{bound}"), limit)
        return
    yield from _disordered(rule, options, told)


def _out_of_range(rule: type[Rule], one: Threshold, bound: Term, limit: float) -> ConfigFault:
    key = "config_share_range" if limit == _SHARE_LIMIT else "config_out_of_range"
    args = {"rule": rule.code, "option": one.option.value, "value": one.value.value, "bound": bound, "limit": limit}
    return one.value.origin.fault(key, **args)


def _disordered(rule: type[Rule], options: Any, told: Mapping[str, Threshold]) -> Iterator[ConfigFault]:
    """A threshold of warnings that is above the one of errors."""
    for low in rule.Options.model_fields:
        high = low.replace("warn", "error")
        if high == low or high not in rule.Options.model_fields:
            continue
        if getattr(options, low) > getattr(options, high) and (low in told or high in told):
            one = told.get(low) or told[high]
            yield one.value.origin.fault(
                "config_disorder",
                rule=rule.code,
                low=low,
                high=high,
                low_value=getattr(options, low),
                high_value=getattr(options, high),
            )


def _grades(settings: Settings, among: Book) -> Iterator[tuple[str, Severity]]:
    """The severity of each rule: the closest selector decides, then the nearest file."""
    for code, rule in among.rules.items():
        best: tuple[int, Severity] | None = None
        for grade in settings.severity:
            close = closeness(grade.rules.value, rule)
            if close >= 0 and (best is None or close >= best[0]):
                best = close, Severity(grade.severity.value)
        if best is not None:
            yield code, best[1]
