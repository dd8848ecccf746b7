"""One line of help: an argument or an option, and what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...words.voice import Voice

Row = tuple[str, str]
"""What stands left and right."""

_LEAST = re.compile(r"x>=(\d+)")


def row(param: Any, ctx: Any, voice: Voice) -> Row | None:
    """One line of help, None for an option that is hidden; required, default and range stand at its end."""
    if getattr(param, "hidden", False):
        return None
    text = _brought_along(param, voice) or param.help or ""
    remarks = list(_remarks(param, ctx, voice))
    if remarks:
        text += voice.text("help_page.remark", said=voice.text("help_page.between").join(remarks))
    return _name(param), text


def least(param: Any, ctx: Any) -> int | None:
    """The smallest number that an option takes, None for one that takes no number."""
    record = param.get_help_record(ctx)
    found = _LEAST.search(record[1]) if record else None
    return int(found[1]) if found else None


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        return param.metavar or str(param.name).upper()
    flags = ", ".join(sorted(param.opts, key=lambda opt: opt.startswith("--")))
    return f"{flags} {param.metavar}" if param.metavar and not getattr(param, "is_flag", False) else flags


def _brought_along(param: Any, voice: Voice) -> str | None:
    """The text of an option that the parser brings along and speaks of in English."""
    for flag in param.opts:
        key = f"help_page.own.{flag.lstrip('-')}"
        if flag.startswith("--") and key in voice.terms:
            return voice.text(key)
    return None


def _remarks(param: Any, ctx: Any, voice: Voice) -> Iterator[str]:
    """What must be said beside the text."""
    if param.required:
        yield voice.text("help_page.required")
    if isinstance(param.default, str):
        yield voice.text("help_page.default", value=param.default)
    smallest = least(param, ctx)
    if smallest is not None:
        yield voice.text("help_page.least", value=smallest)
