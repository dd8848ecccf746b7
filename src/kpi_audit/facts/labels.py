"""Short names of indicators for lists inside a sentence."""

from __future__ import annotations

import re

from ..reading.normal import normalise
from .hierarchy import Node

LENGTH = 16
_NUMBERED = re.compile(
    r"^\s*(?:\d+(?:\.\d+)*[.、)]?(?=\D)|\([\d一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)\s*"
)
_POINTS = re.compile(r"\(\s*\d+(?:\.\d+)?\s*分?[^()]{0,10}\)")
_STOP = re.compile(r"[,。;:]")


def label(node: Node) -> str:
    """A name without its number and points, cut where it becomes a sentence."""
    text = _POINTS.sub("", _NUMBERED.sub("", normalise(node.name).text)).strip(" ★。,;、")
    head = _STOP.split(text, maxsplit=1)[0] or text
    return head if len(head) <= LENGTH else head[: LENGTH - 1] + "…"
