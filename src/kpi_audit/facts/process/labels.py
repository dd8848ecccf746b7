"""Short names of indicators for lists inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from ...reading.text.normal import normalise
from ...startup import patterns as re
from ...startup.memory import remembering
from ..hierarchy import Node

LENGTH = 16
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)+|\d+[.、)]|\([\d一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)\s*")
_ASIDE = re.compile(r"\([^()]*\)")
_STOP = re.compile(r"[,。;:]")
_QUOTED = re.compile(r"^[“\"]([^“”\"]*)[”\"]$")
_INNER = str.maketrans("“”", "‘’")  # quotation marks inside quotation marks
_TAIL = "、·-—(（ "


def label(node: Node) -> str:
    """A name in quotes, without its number and asides, cut where it becomes a sentence."""
    return quoted(node.name)


def labels(nodes: Iterable[Node], most: int) -> list[str]:
    """At most so many names, each once: lines under one heading often share it."""
    return list(islice(dict.fromkeys(label(node) for node in nodes), most))


@remembering(1 << 12)  # a finding names lines that others name too
def quoted(name: str) -> str:
    """The same for any short text."""
    text = _ASIDE.sub("", _NUMBER.sub("", normalise(name).text)).strip(" ★。,;、")
    head = _QUOTED.sub(r"\1", _STOP.split(text, maxsplit=1)[0] or text)
    if len(head) > LENGTH:
        head = head[: LENGTH - 1].rstrip(_TAIL) + "…"
    return f"“{head.translate(_INNER)}”"
