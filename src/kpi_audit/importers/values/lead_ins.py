"""Sentences that open a list: 有下列情形之一的，取消评优资格： tells what follows from each of the matters below it."""

from __future__ import annotations

from ...startup import patterns as re

_OPENS = re.compile(r"(?:下列|以下|如下|之一).{0,40}[:：]?$|[:：]$")
_CONDITION = re.compile(r"^(?=[^，,]*(?:下列|以下|如下))[^，,]*[，,]")
_USUAL = re.compile(
    r"(?:凡)?(?:有|出现|发生|存在|具有)?(?:下列|以下|如下)(?:情形|情况|行为|问题|事项)?(?:之一)?的?(?:[，,]|$)"
)
_PLAIN = re.compile(r"(?:一律|予以|实行|直接)?(?:实行)?(?:一票否[决优]|否决)(?:制|处理)?")


def is_plain_opening(text: str) -> bool:
    """Whether an opening sentence says nothing but what follows from the matters below it."""
    bare = re.sub(r"\s+", "", text).rstrip("：:。；;")
    condition = _USUAL.match(bare)
    if condition is None:
        return False
    return condition.end() == len(bare) or consequence_in(bare) is not None or _is_veto(bare)


def is_plain_veto(text: str) -> bool:
    """Whether words say that something is vetoed, and no more."""
    return bool(_PLAIN.fullmatch(text.strip(' 。；;“”"')))


def _is_veto(bare: str) -> bool:
    return is_plain_veto(re.split("[，,]", bare)[-1])


def opens_list(text: str) -> bool:
    """Whether a sentence only opens what stands below it."""
    bare = text.strip().rstrip("。")
    return len(bare) <= 80 and bool(_OPENS.search(bare))


def consequence_in(text: str) -> str | None:
    """What an opening sentence says will follow; None where it says no more than that there is a veto."""
    bare = text.strip().rstrip("：:。；;")
    condition = _CONDITION.match(bare)
    if condition is None:
        return None
    said = bare[condition.end() :].strip(" ，,")
    return said if len(said) >= 4 and not _PLAIN.fullmatch(said) else None
