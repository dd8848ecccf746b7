"""Text → located YAML trees, built without recursion from the C parser's events."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

from ..errors import DocumentError
from ..startup.records import dataclass
from .builder import TreeBuilder
from .c_parser import c_parser
from .decode import check_characters
from .hints import find_culprit
from .nodes import Mapping, Node, Scalar, Sequence

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Tree", "parse", "parse_trees"]


_BLOCK = ("|", ">")
_MOST_BY_PYTHON = 1_000_000
"""Characters that the slow parser is given."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One YAML document that is not empty: its root, and the stretch of the stream that belongs to it."""

    root: Node
    start: int
    end: int


def parse(text: str) -> list[Node]:
    """The root of every document of a YAML stream; empty documents are skipped. Raises DocumentError."""
    return [tree.root for tree in parse_trees(text)]


def parse_trees(text: str) -> list[Tree]:
    """Like parse, with the extent of each document: comments before its ``---`` belong to the one before."""
    if text.startswith("\ufeff"):
        text = "\n" + text[1:]  # the C parser would drop it and shift every offset by one
    check_characters(text)
    # nothing in here becomes garbage in circles, and the collector would take half of the time
    collecting = gc.isenabled()
    gc.disable()
    try:
        builder = _built(text)
    finally:
        if collecting:
            gc.enable()
    starts = [start for _, start in builder.roots[1:]]
    return [
        Tree(root, start, end)
        for (root, _), start, end in zip(builder.roots, [0, *starts], [*starts, len(text)], strict=False)
    ]


def _built(text: str) -> TreeBuilder:
    """All documents of the stream."""
    get = c_parser()(text).get_event
    from ruamel.yaml.error import YAMLError  # loaded by the C extension anyway

    try:
        return _fed(text, get)
    except YAMLError as error:
        if _time_of_day(text, error):
            try:
                return _fed(text, _by_yaml_1_2(text))
            except YAMLError:
                pass  # something else is wrong as well; the first fault is told
        raise _syntax_error(text, error) from None


def _fed(text: str, get: Callable[[], Any]) -> TreeBuilder:
    """The event loop. Scalars, most of all events, are handled in place; the rest goes to the builder."""
    from ruamel.yaml.events import ScalarEvent

    builder, new = TreeBuilder(text), tuple.__new__  # half the price of Scalar(…)
    handlers = builder.handlers()
    add = builder.items.append
    while (event := get()) is not None:
        if type(event) is ScalarEvent:
            start, end, style = event.start_mark.index, event.end_mark.index, event.style
            if start != end and style not in _BLOCK and not event.anchor and not event.tag:
                add(new(Scalar, (start, end, event.value, style, None)))
            else:
                builder.special_scalar(event, start, end)
        elif (handler := handlers.get(type(event).__name__)) is not None:
            handler(event)
            add = builder.items.append
    return builder


def _time_of_day(text: str, error: Any) -> bool:
    """Whether the C parser, which goes by YAML 1.1, met a colon in a value between brackets: ``{时间: 9:30}``.

    A key without a space behind its colon, ``{名称:甲}``, is met in the same way and stays an error.
    """
    if getattr(error, "problem", None) != "found unexpected ':'" or len(text) > _MOST_BY_PYTHON:
        return False
    return text[: error.context_mark.index].rstrip().endswith((":", "["))


def _by_yaml_1_2(text: str) -> Callable[[], Any]:
    """The events as the library's own parser reads them: by YAML 1.2, and ten times as slowly."""
    from ruamel.yaml import YAML

    events = iter(YAML(typ="safe", pure=True).parse(text))

    def get() -> Any:
        event: Any = next(events, None)
        if getattr(event, "style", "") is None:
            event.style = ""  # as the C parser has it
        return event

    return get


def _syntax_error(text: str, error: Any) -> DocumentError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    at = min(mark.index, len(text)) if mark else 0
    culprit = find_culprit(text, at, context.index if context else None, problem, _last_quoted(text, at))
    return DocumentError("FMT001", "syntax", offset=culprit.offset, end=culprit.end, problem=problem, hint=culprit.hint)


def _last_quoted(text: str, limit: int) -> tuple[int, int]:
    """The extent of the last complete quoted or block scalar; (0, 0) when there is none."""
    from ruamel.yaml.error import YAMLError

    get = c_parser()(text).get_event
    extent = (0, 0)
    try:
        while (event := get()) is not None:
            if getattr(event, "style", None) and event.end_mark.index <= limit:
                extent = (event.start_mark.index, event.end_mark.index)
    except YAMLError:
        pass
    return extent
