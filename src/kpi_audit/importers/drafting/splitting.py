"""Several scored sentences in one cell, as indicators of their own: 1.…得2分；2.…得6分."""

from __future__ import annotations

from itertools import pairwise

from ...reading.text.list_numbers import items
from ...source.location import Origin
from ...startup import patterns as re
from ..draft import Branch, Draft, Said
from ..values.names import name_from, whole_name
from ..values.points import award_in, make_up

_SENTENCE = re.compile(r"(?<=[；;。\n])")
_FIGURE = r"\d+(?:\.\d+)?"
_SCORED = re.compile(rf"[扣得加减计记]\s*+(?:最[高多]\s*+)?{_FIGURE}\s*分|[（(]\s*{_FIGURE}\s*分\s*[)）]|不得分|得满分")
_NAMED = re.compile(rf"(?P<name>[^。；;，,：:（(\n]{{2,24}}?)\s*[（(]\s*(?P<points>{_FIGURE})\s*分\s*[)）]")
"""A name with its points at the head of a cell."""


def split(draft: Draft) -> None:
    """Split every leaf whose criteria are two or more scored sentences."""
    for branch in list(draft.branches()):
        criteria = branch.fields.get("criteria")
        if branch.children or criteria is None or not isinstance(criteria.value, str):
            continue
        parts = _parts(criteria.value)
        if len(parts) > 1:
            _split(branch, criteria, parts)


def split_rows(draft: Draft) -> None:
    """Make lines of the cells of a leaf that each begin with a name and its points, which add up to the leaf's."""
    for branch in [one for root in draft.tree("indicators") for one in root.walk() if not one.children]:
        points = branch.fields.get("points")
        texts = [key for key in ("description", "criteria") if key in branch.fields]
        if points is None or len(texts) != 1:
            continue
        text = branch.fields[texts[0]]
        cells = _cells(text)
        heads = [_NAMED.match(cell) for cell, _ in cells]
        if len(cells) < 2 or None in heads:
            continue
        each = [float(head["points"]) for head in heads if head is not None]
        if not make_up(each, float(str(points.value))):
            continue
        for (cell, part), head, worth in zip(cells, heads, each, strict=True):
            assert head is not None
            child = Branch(Said(whole_name(head["name"]), part), {"points": Said(worth, part)})
            if rest := cell[head.end() :].lstrip(" 。：:，,；;\n"):
                child.fields[texts[0]] = Said(rest, part)
            branch.children.append(child)
        del branch.fields[texts[0]]


def _cells(text: Said) -> list[tuple[str, tuple[tuple[int, Origin], ...]]]:
    """The texts of the cells that a text was put together from, each with its place."""
    if not isinstance(text.value, str) or len({origin for _, origin in text.parts}) < 2:
        return []
    ends = [*(at for at, _ in text.parts[1:]), len(text.value)]
    return [(text.value[at:end].strip(), ((0, origin),)) for (at, origin), end in zip(text.parts, ends, strict=True)]


def _split(branch: Branch, criteria: Said, parts: list[tuple[int, str]]) -> None:
    awards = [award_in(part) for _, part in parts]
    points = branch.fields.get("points")
    if points is None:
        whole = None not in awards and not any("扣" in part for _, part in parts)
    else:
        whole = make_up(awards, float(str(points.value)))
    identity = branch.fields.pop("id", None)
    for number, ((at, part), award) in enumerate(zip(parts, awards, strict=True), 1):
        origin = [origin for start, origin in criteria.parts if start <= at or start == 0]
        parts_of = ((0, origin[-1]),) if origin else ()
        child = Branch(Said(name_from(part), parts_of), {"criteria": Said(part, parts_of)})
        if whole and award is not None:
            child.fields["points"] = Said(award, parts_of)
        if identity is not None:
            child.fields["id"] = Said(f"{identity.value}-{number}", parts_of)
        branch.children.append(child)
    del branch.fields["criteria"]
    branch.fields.pop("seq", None)


def _parts(text: str) -> list[tuple[int, str]]:
    """The scored sentences with their places; none when some part of the text scores nothing."""
    for starts in (items(text), [match.start() for match in _SENTENCE.finditer(text)]):
        cuts = [0, *(start for start in starts if start), len(text)]
        found = [(start, text[start:end]) for start, end in pairwise(cuts) if text[start:end].strip()]
        found = [(at + len(part) - len(part.lstrip()), part.strip()) for at, part in found]
        if len(found) > 1 and all(_SCORED.search(part) for _, part in found):
            return found
    return []
