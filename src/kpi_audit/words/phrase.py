"""Filling the placeholders of a text: numbers, percentages, lists, plurals and terms of the catalogue."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from ..findings.finding import Term
from ..startup import patterns as re
from ..startup.records import NamedTuple

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?::([a-z]+))?\}")


_INNER = str.maketrans("“”", "‘’")
"""Quotation marks inside quotation marks."""


def placeholders(text: str) -> frozenset[str]:
    """The names that a text wants filled."""
    return frozenset(match[1] for match in _PLACEHOLDER.finditer(text))


def fill(text: str, args: Mapping[str, object], terms: Mapping[str, str]) -> str:
    """``text`` with its placeholders filled; one that ``args`` does not have stays as it is.

    ``{x}`` is a number, a string, a list or a truth value; ``{x:pct}`` a share as a percentage; ``{x:s}`` and
    ``{x:es}`` the ending of an English plural, ``{x:v}`` that of a verb in the singular, ``{x:are}`` and ``{x:have}``
    is or are, has or have. A ``Term`` is looked up in the catalogue; a string never is.
    """
    blanks, after = _blanks(text)
    said: list[str] = []
    for before, written, name, form, quoted in blanks:
        said.append(before)
        value = args.get(name, _LACKING)
        if value is _LACKING:
            said.append(written)
        elif form in _NUMBERED:
            said.append(_NUMBERED[form][value != 1])
        elif form == "pct" and isinstance(value, int | float):
            said.append(percent(value))
        else:
            words = _spoken(value, args, terms)
            nested = quoted and words.count("“") == words.count("”")
            said.append(words.translate(_INNER) if nested else words)
    said.append(after)
    return "".join(said)


_LACKING = object()
_NUMBERED = {"s": ("", "s"), "es": ("", "es"), "v": ("s", ""), "are": ("is", "are"), "have": ("has", "have")}
"""What English says of one, and of any other number."""


class _Blank(NamedTuple):
    """A placeholder with the text before it: as it is written, what it names, and whether it stands in quotes."""

    before: str
    written: str
    name: str
    form: str
    quoted: bool


@lru_cache(maxsize=4_000)
def _blanks(text: str) -> tuple[tuple[_Blank, ...], str]:
    """The placeholders of a text, and the text after the last; a message is taken apart once for all its findings."""
    found: list[_Blank] = []
    at = 0
    for match in _PLACEHOLDER.finditer(text):
        start, end = match.span()
        quoted = text[start - 1 : start] == "“" and text[end : end + 1] == "”"
        found.append(_Blank(text[at:start], match[0], match[1], match[2] or "", quoted))
        at = end
    return tuple(found), text[at:]


def _spoken(value: object, args: Mapping[str, object], terms: Mapping[str, str]) -> str:
    if type(value) is str:
        return value
    if value is None:
        return terms["value.absent"]
    if isinstance(value, bool):
        return terms["value.positive" if value else "value.negative"]
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, list | tuple):
        return terms["list.joiner"].join([_spoken(item, args, terms) for item in value])
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
