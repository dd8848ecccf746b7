"""A command line that cannot be parsed, told in the language of the run; the parser's own sentences are English."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any

from ..speech import complain
from .help_rows import least

_UNKNOWN_COMMAND = re.compile(r"No such command '(.*?)'\.?(?: Did you mean .*)?", re.DOTALL)
_LEFT_OVER = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)


def is_wrong_call(error: Exception) -> bool:
    """Whether the parser of the command line raised this."""
    return getattr(error, "exit_code", None) == 2 and hasattr(error, "ctx")


def tell(lang: str, error: Any, commands: Sequence[str]) -> None:
    """What is wrong with the command line, and what to do next, on standard error."""
    key, args = _problem(error, commands)
    if key == "help":
        sys.stderr.write(f"{error.ctx.get_help()}\n")
    else:
        complain(lang, key, args)


def _problem(error: Any, commands: Sequence[str]) -> tuple[str, dict[str, object]]:
    """The key of the sentence and what goes into it."""
    name, message = type(error).__name__, getattr(error, "message", str(error))
    if name == "NoArgsIsHelpError":
        return "help", {}
    if name == "NoSuchOption":
        return _nearest("no_such_option", "option", error.option_name, error.possibilities or ())
    if name == "MissingParameter":
        return "missing_argument", {"name": getattr(error.param, "metavar", None) or error.param.name}
    if name == "BadParameter":
        return _bad_value(error, message)
    if name == "BadOptionUsage":
        wordless = "does not take" in message
        return "value_not_taken" if wordless else "value_missing", {"option": error.option_name}
    if unknown := _UNKNOWN_COMMAND.fullmatch(message):
        return _nearest("no_such_command", "command", unknown[1], commands)
    if extra := _LEFT_OVER.fullmatch(message):
        return "extra_arguments", {"words": extra[1]}
    return "wrong_call", {"problem": message}


def _bad_value(error: Any, message: str) -> tuple[str, dict[str, object]]:
    option = getattr(error.param, "opts", [""])[-1]
    smallest = least(error.param, error.ctx) if error.ctx else None
    if smallest is not None:
        return "bad_number", {"option": option, "least": smallest}
    return "bad_value", {"option": option, "problem": message}


def _nearest(key: str, what: str, said: str, others: Sequence[str]) -> tuple[str, dict[str, object]]:
    near = "、".join(_near(said, others))
    return (f"{key}_near" if near else key), {what: said, "nearest": near}


def _near(said: str, others: Sequence[str]) -> list[str]:
    """Words that may have been meant; the dashes, which all options share, do not make two alike."""
    from difflib import get_close_matches

    names = {other.lstrip("-"): other for other in others}
    return [names[name] for name in get_close_matches(said.lstrip("-"), names, n=2, cutoff=0.7)]
