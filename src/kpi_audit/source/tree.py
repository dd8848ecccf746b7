"""Text → located YAML trees, built without recursion from the C parser's events."""

from __future__ import annotations

import gc
from typing import Any

from ..errors import DocumentError
from ..startup.records import dataclass
from .builder import TreeBuilder
from .decode import check_characters
from .hints import find_culprit
from .nodes import Mapping, Node, Scalar, Sequence

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Tree", "parse", "parse_trees"]


_BLOCK = ("|", ">")


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
    builder = TreeBuilder(text)
    # nothing in here becomes garbage in circles, and the collector would take half of the time
    collecting = gc.isenabled()
    gc.disable()
    try:
        _feed(builder, text)
    finally:
        if collecting:
            gc.enable()
    starts = [start for _, start in builder.roots[1:]]
    return [
        Tree(root, start, end)
        for (root, _), start, end in zip(builder.roots, [0, *starts], [*starts, len(text)], strict=False)
    ]


def _c_parser() -> Any:
    """The C parser's class, imported on use: the extension pulls in the ruamel.yaml package (about 35 ms)."""
    try:
        from _ruamel_yaml import CParser
    except ImportError:
        from _ruamel_yaml_clibz import CParser
    return CParser


def _feed(builder: TreeBuilder, text: str) -> None:
    """The event loop. Scalars, most of all events, are handled in place; the rest goes to the builder."""
    get, new = _c_parser()(text).get_event, tuple.__new__  # half the price of Scalar(…)
    from ruamel.yaml.error import YAMLError  # loaded by the C extension anyway
    from ruamel.yaml.events import ScalarEvent

    handlers = builder.handlers()
    add = builder.items.append
    try:
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
    except YAMLError as error:
        raise _syntax_error(text, error) from None


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

    get = _c_parser()(text).get_event
    extent = (0, 0)
    try:
        while (event := get()) is not None:
            if getattr(event, "style", None) and event.end_mark.index <= limit:
                extent = (event.start_mark.index, event.end_mark.index)
    except YAMLError:
        pass
    return extent
