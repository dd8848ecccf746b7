"""Names of indicators: wrapped and spaced-out ones made whole, and one found where a table has none."""

from __future__ import annotations

from ...startup import patterns as re

LONGEST = 40
"""A text longer than this is no name but a description."""
_SHORTENED = 28
_LEAST = 3
"""Of fewer characters a name says too little to be left without what follows."""

_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff，。；：、（）“”《》]"
_WRAP = re.compile(rf"(?<={_HAN})[ \t\u3000]{{0,40}}\n\s{{0,40}}|[ \t\u3000]{{0,40}}\n\s{{0,40}}(?={_HAN})")
_SPREAD = re.compile(rf"(?:{_HAN}[ \u3000]+){{1,9}}{_HAN}")
_LABEL = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]、?|\d{1,2}(?:\.\d{1,2})*(?:、|[.．](?!\d))"
    r"|\d{1,2}[)）]|[㈠-㈩⑴-⒇⒈-⒛①-⑳]、?|(?:[A-Za-z][、.．)）]|[（(][a-z][)）])(?=[“《\u4e00-\u9fff]))\s*"
)
_AWARD = re.compile(r"(?<=[^\d不])(?:的?[计得记]|[，,]?共?计)\s{0,4}\d{1,3}(?:\.\d{1,2})?\s{0,4}分$")
"""What the first clause of a line awards (班子团结计4分): its points, and no part of its name."""
_CLAUSE = re.compile(r"[，。；：！？,;:!?\n（(【]")


def whole_name(text: str) -> str:
    """A name on one line: 人居\\n环境 → 人居环境, 党 建 → 党建."""
    text = _WRAP.sub("", text.strip())
    text = re.sub(r"(?<!\s)\s*\n\s*", " ", text)
    return re.sub(r"[ \u3000]+", "", text) if _SPREAD.fullmatch(text) else text


def is_name(text: str) -> bool:
    """Whether a text can stand as a name as it is."""
    return len(text) <= LONGEST and text.count("\n") <= 2 and not re.search("[。；;]", text)


def name_from(text: str) -> str:
    """A name for a line that has none: the beginning of what it says, without its number."""
    bare = _LABEL.sub("", text).strip() or text.strip()
    head = next((part for part in _CLAUSE.split(bare) if part.strip()), bare).strip()
    named = _AWARD.sub("", head)
    head = head if len(named) < _LEAST or named.startswith("每") else named
    return head if len(head) <= LONGEST else head[:_SHORTENED] + "…"


def label_of(text: str) -> str:
    """The list number at the head of a text, empty when there is none."""
    match = _LABEL.match(text)
    return match[0] if match else ""
