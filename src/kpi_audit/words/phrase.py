"""Filling the placeholders of a text: numbers, percentages, lists, plurals and terms of the catalogue."""

from __future__ import annotations

import math
from collections.abc import Mapping

from ..findings.finding import Term
from ..startup import patterns as re

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?::([a-z]+))?\}")


_INNER = str.maketrans("“”", "‘’")
"""Quotation marks inside quotation marks."""


def placeholders(text: str) -> frozenset[str]:
    """The names that a text wants filled."""
    return frozenset(match[1] for match in _PLACEHOLDER.finditer(text))


def fill(text: str, args: Mapping[str, object], terms: Mapping[str, str]) -> str:
    """``text`` with its placeholders filled; one that ``args`` does not have stays as it is.

    ``{x}`` is a number, a string, a list or a truth value; ``{x:pct}`` a share as a percentage; ``{x:s}`` and
    ``{x:es}`` the ending of an English plural. A ``Term`` is looked up in the catalogue; a string never is.
    """

    def spoken(match: re.Match[str]) -> str:
        name, form = match[1], match[2]
        if name not in args:
            return match[0]
        value = args[name]
        if form in ("s", "es"):
            return "" if value == 1 else form
        if form == "pct" and isinstance(value, int | float):
            return percent(value)
        said = _spoken(value, args, terms)
        quoted = text[: match.start()].endswith("“") and text[match.end() :].startswith("”")
        nested = quoted and said.count("“") == said.count("”")
        return said.translate(_INNER) if nested else said

    return _PLACEHOLDER.sub(spoken, text)


def _spoken(value: object, args: Mapping[str, object], terms: Mapping[str, str]) -> str:
    if value is None:
        return terms["value.absent"]
    if isinstance(value, bool):
        return terms["value.positive" if value else "value.negative"]
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, list | tuple):
        return terms["list.joiner"].join(_spoken(item, args, terms) for item in value)
    text = str(value)
    if isinstance(value, Term) and text in terms:
        # a term may want the numbers of its sentence (not less than {limit}), never its texts: no circles
        numbers = {name: item for name, item in args.items() if isinstance(item, int | float)}
        return fill(terms[text], numbers, terms)
    return text


def number(value: float) -> str:
    """A number as people write it: 0.5, 12, 33.33, 0.125; at most two decimals, three below one."""
    if isinstance(value, int) or not math.isfinite(value):
        return str(value)
    if abs(value) >= 1e15:
        return f"{value:.6g}"
    digits = f"{value:.{2 if abs(value) >= 1 else 3}f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def percent(share: float) -> str:
    """A share of 1 as a percentage: 63%, 0.5%, 66.7%.

    A second decimal is given where the first would feign a round number: 50.04% is not "50%, above 50%".
    """
    if not math.isfinite(share):
        return str(share)
    value = share * 100
    digits = f"{value:.1f}"
    if digits.endswith(".0") and abs(value - float(digits)) > 1e-9:
        digits = f"{value:.2f}"
    digits = digits.rstrip("0").rstrip(".")
    return ("0" if digits == "-0" else digits) + "%"
