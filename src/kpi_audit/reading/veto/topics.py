"""What a veto or a pledge letter is about: topics by their words, and the core of a topic's name."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.lexicon import lexicon

NATIONAL = frozenset({"safety", "farmland", "environment", "security", "integrity"})
"""Topics on which a national document provides for a veto."""

_FILLER = re.compile(
    r"\d{4}年度?|年度|(?:各项)?(?:重点)?工作|目标管理|目标任务|目标|管理|责任[书状制]|承诺书|军令状|任务|建设|整治|"
    r"综合|方面|事项|问题|情况|一票否[决优]|实行|[\s,。;、:()《》“”\"]"
)


def topics(text: str) -> tuple[str, ...]:
    """The topics that a normal text touches, in its order, each once."""
    return tuple(dict.fromkeys(hit.name for hit in lexicon("topics").scan(text)))


def core(text: str) -> str:
    """A topic's name without the words that every such name has; the name itself when nothing else is left."""
    stripped = _FILLER.sub("", text)
    return stripped if len(stripped) >= 2 else re.sub(r"\s", "", text)


def same_topic(one: str, other: str) -> bool:
    """Whether two names are about one thing: one core in the other, or most of their character pairs alike."""
    return same_core(core(one), core(other))


def same_core(one: str, other: str) -> bool:
    """The same for cores."""
    first, second = sorted((one, other), key=len)
    if len(first) < 2:
        return False
    if first in second:
        return True
    pairs = {first[i : i + 2] for i in range(len(first) - 1)}
    shared = sum(pair in second for pair in sorted(pairs))
    return len(first) >= 4 and shared / len(pairs) >= 0.6
