"""Every pattern of the project, and texts made from its own words on which a backtracking one would not end.

``python tests/hostile/hostile_patterns.py`` probes them all with many more texts than the test does (minutes), and prints
those whose cost grows faster than the text.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import ast
import contextlib
import io
import pkgutil
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[2]
EXAMPLES = ("examples/qinghe-county", "examples/clean-township/scheme.yaml")
PUMPED = 4_000
"""Characters of a text. A scan that starts anew at each of them costs eight million steps, a linear one some thousands."""
FLOOR, PATIENCE, GROWTH = 0.004, 2.0, 2.8
"""Seconds of the processor below which nothing is asked and above which it is given up; of twice the text, how much more."""
ORDINARY = "1| |、|的|每|不|\n|(|一|a|1.|，|第|扣1分|。|“|#|%|年|县|局|每1|1月"
_PRIVATE = ("re", "functools", "kpi_audit.startup", __name__)
"""How the names of modules begin that compile for others."""
_AT_A_PLACE = ("match", "fullmatch")
_SCANNING = ("compile", "search", "sub", "subn", "split", "findall", "finditer")
_NEVER_SCANNING = ("kpi_audit.source.hints", "kpi_audit.config.scan")
"""Modules that hand their patterns about, and ask each of them at one place of a text only."""


@dataclass(frozen=True, slots=True)
class Known:
    """A pattern and where it is made; ``scans`` unless it is only ever asked at one place of a text."""

    pattern: str
    flags: int
    module: str
    scans: bool = True


class TooLong(BaseException):
    """A text that a pattern is not done with."""


def every_pattern() -> list[Known]:
    """What the modules compile when they are imported, what an audit of the examples compiles besides, what is written
    in a function that neither comes to. Patterns of bytes are read as texts of one character a byte.

    To be asked in a process that has imported nothing of the project yet.
    """
    found: dict[tuple[str, int], str] = {}
    compiled: Callable[..., Any] = _sre.compile

    def noted(pattern: Any, flags: int, *rest: Any) -> Any:
        frame = sys._getframe(1)
        while frame.f_back is not None and str(frame.f_globals.get("__name__")).startswith(_PRIVATE):
            frame = frame.f_back
        module = str(frame.f_globals.get("__name__"))
        if module.startswith("kpi_audit") and isinstance(pattern, str | bytes):
            found.setdefault((_text(pattern), flags & ~re.UNICODE), module)
        return compiled(pattern, flags, *rest)

    _sre.compile = noted
    try:
        _use_everything()
        for module in [name for name in sys.modules if name.startswith("kpi_audit")]:
            for one in _patterns_in(vars(sys.modules[module]).values()):
                found.setdefault((_text(one.pattern), one.flags & ~re.UNICODE), module)
    finally:
        _sre.compile = compiled
    reached = [Known(pattern, flags, module, _scans(pattern, module)) for (pattern, flags), module in found.items()]
    patterns = {one.pattern for one in reached}
    reached += [one for one in _written() if one.pattern not in patterns]
    return sorted(reached, key=lambda one: (one.module, one.pattern))


def _written() -> Iterator[Known]:
    """The patterns that stand in the source as they are, at whatever place."""
    for module in [name for name in sys.modules if name.startswith("kpi_audit")]:
        tree = ast.parse(Path(str(sys.modules[module].__file__)).read_text("utf-8"))
        for node in ast.walk(tree):
            match node:
                case ast.Call(
                    ast.Attribute(ast.Name("re" | "patterns"), method), [ast.Constant(str() | bytes() as said), *_]
                ) if method in (*_AT_A_PLACE, *_SCANNING):
                    yield Known(_text(said), 0, module, method in _SCANNING)


def _text(pattern: str | bytes) -> str:
    return pattern if isinstance(pattern, str) else pattern.decode("latin-1")


def _patterns_in(values: Iterable[Any], depth: int = 0) -> Iterator[Any]:
    """What can be searched for among the values of a module, however it is made, in its tables too."""
    for value in values:
        if isinstance(value, dict):
            value = tuple(value.values())
        if isinstance(value, list | tuple) and depth < 4:
            yield from _patterns_in(value, depth + 1)
        elif _is_pattern(value):
            yield value


def _is_pattern(value: Any) -> bool:
    return (
        not isinstance(value, type)
        and callable(getattr(value, "finditer", None))
        and isinstance(getattr(value, "pattern", None), str | bytes)
    )


def _use_everything() -> None:
    package = import_module("kpi_audit")
    for module in pkgutil.walk_packages(package.__path__, "kpi_audit."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    run = import_module("kpi_audit.cli.app").run
    for argv in (
        ("check", *EXAMPLES, "--select", "ALL", "--format", "markdown", "-j", "1"),
        ("check", EXAMPLES[1], "--select", "ALL", "--format", "html"),
        ("fix", "--diff", EXAMPLES[1]),
    ):
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            contextlib.chdir(ROOT),
        ):
            run(argv)


def _scans(pattern: str, module: str) -> bool:
    """Whether a pattern is used otherwise than at a given place of a text: its name in its module tells."""
    if module in _NEVER_SCANNING:
        return False
    home = sys.modules[module]
    names = [name for name, value in vars(home).items() if _is_pattern(value) and _text(value.pattern) == pattern]
    source = Path(str(home.__file__)).read_text("utf-8")
    for name in names:
        uses = re.findall(rf"\b{name}\b(?!\s*(?::[^=\n]+)?=[^=])(?:\.(\w+))?", source)
        if name.startswith("_") and uses and set(uses) <= set(_AT_A_PLACE):
            return False
    return True


class Samples:
    """Strings that a pattern matches, and the beginnings of them: what a scan has to give up."""

    def __init__(self, known: Known, rounds: int) -> None:
        self._random = random.Random(known.pattern.encode("utf-8", "surrogatepass"))
        self._parser: Any = import_module("re._parser")
        self._op: Any = import_module("re._constants")
        self.heads: set[str] = set()
        self.repeats: set[tuple[str, str]] = set()
        tree = self._parser.parse(known.pattern, known.flags)
        for _ in range(rounds):
            self._sequence(tree, "")

    def _sequence(self, nodes: Any, text: str) -> str:
        for op, value in nodes:
            text = self._node(op, value, text)
            if 0 < len(text) < 200:
                self.heads.add(text)
        return text

    def _node(self, op: Any, value: Any, text: str) -> str:
        known, chance = self._op, self._random
        if op is known.LITERAL:
            return text + chr(value)
        if op in (known.NOT_LITERAL, known.ANY):
            return text + chance.choice("的1、 ")
        if op is known.IN:
            return text + self._one_of(value)
        if op is known.BRANCH:
            return self._sequence(chance.choice(value[1]), text)
        if op is known.SUBPATTERN:
            return self._sequence(value[3], text)
        if op is known.ATOMIC_GROUP:
            return self._sequence(value, text)
        if op in (known.MAX_REPEAT, known.MIN_REPEAT, known.POSSESSIVE_REPEAT):
            least, most, body = value
            return self._repeat(least, most, body, text)
        if op is known.ASSERT and chance.random() < 0.6:
            return self._sequence(value[1], text)
        return text

    def _repeat(self, least: int, most: Any, body: Any, text: str) -> str:
        once = self._sequence(body, "")
        if once and int(most) > 8:
            self.repeats.add((text, once))
        for _ in range(min(least or self._random.choice([0, 1, min(2, int(most))]), 40)):
            text += self._sequence(body, "")
        return text

    def _one_of(self, items: Any) -> str:
        if items[0][0] is self._op.NEGATE:
            return next((char for char in "的1、 a，(\n。" if not self._matches(items[1:], char)), "鑫")
        op, value = self._random.choice(items)
        if op is self._op.LITERAL:
            return chr(value)
        if op is self._op.RANGE:
            return chr(self._random.choice([*value, sum(value) // 2]))
        return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(value), "的")

    def _matches(self, items: Any, char: str) -> bool:
        inside = {"CATEGORY_DIGIT": char.isdigit(), "CATEGORY_SPACE": char.isspace(), "CATEGORY_WORD": char.isalnum()}
        for op, value in items:
            if op is self._op.LITERAL and ord(char) == value:
                return True
            if op is self._op.RANGE and value[0] <= ord(char) <= value[1]:
                return True
            if op is self._op.CATEGORY and inside.get(str(value), True):
                return True
        return False


def attacks(known: Known, *, most: int) -> Iterator[Callable[[int], str]]:
    """Texts of a given length: a beginning over and over, a repeated part over and over behind one or many beginnings."""
    samples = Samples(known, 2 if most < 100 else 6)
    chance = random.Random(known.pattern.encode("utf-8", "surrogatepass"))
    heads = sorted(samples.heads | {once for _, once in samples.repeats})
    repeats = sorted(samples.repeats)
    heads = heads if len(heads) <= most else chance.sample(heads, most)
    repeats = repeats if len(repeats) <= most // 2 else chance.sample(repeats, most // 2)
    for unit in [*heads, *(ORDINARY.split("|") if most >= 100 else chance.sample(ORDINARY.split("|"), 4))]:
        yield partial(_pumped, "", "", unit)
    for head, once in repeats:
        yield partial(_pumped, head, "", once)
        yield partial(_pumped, "", head or once, once)


def _pumped(head: str, many: str, once: str, size: int) -> str:
    """A head, then two parts over and over, and at the end what nothing expects."""
    half = size // 2 if many else size
    return head + (many * (half // len(many) + 1) if many else "") + once * (half // len(once) + 1) + "！"


def _seconds(pattern: re.Pattern[str], text: str, *, scans: bool) -> float:
    def give_up(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    begun = time.thread_time()
    try:
        if scans:
            for _ in pattern.finditer(text):
                pass
        else:
            pattern.match(text)
    except TooLong:
        return PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.thread_time() - begun


def grows(known: Known, make: Callable[[int], str]) -> bool:
    """Whether the cost grows faster than the text: three lengths, each the best of some tries, must agree."""
    pattern = re.compile(known.pattern, known.flags)
    if _seconds(pattern, make(PUMPED), scans=known.scans) < FLOOR:
        return False
    costs = [min(_seconds(pattern, make(PUMPED * factor), scans=known.scans) for _ in range(3)) for factor in (1, 2, 4)]
    if costs[-1] >= PATIENCE:
        return True
    return costs[0] >= FLOOR and costs[1] > GROWTH * costs[0] and costs[2] > GROWTH * costs[1]


def probe(known: Known, *, most: int) -> str | None:
    """The beginning of a text on which a pattern is slow; None when there is none."""
    return next((make(60)[:60] for make in attacks(known, most=most) if grows(known, make)), None)


if __name__ == "__main__":
    shard, shards = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (0, 1)
    patterns = every_pattern()
    for number, known in enumerate(patterns):
        if number % shards != shard:
            continue
        slow = probe(known, most=int(sys.argv[3]) if len(sys.argv) > 3 else 100)
        if slow is not None:
            sys.stdout.write(f"{known.module}: {slow!r}\n    {known.pattern[:300]}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(patterns)} patterns, {sum(not one.scans for one in patterns)} only at a place\n")
