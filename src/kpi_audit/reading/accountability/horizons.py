"""Whether a line looks beyond the year, and whether it counts what is newly built or invested."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.lexicon import Taken, lexicon
from ..text.line import Line, Words

_FIELDS = ("name", "description", "criteria", "target")
_TERM = re.compile(
    r"任期(?:目标|综合|届满)?(?:考核|评价|评估)(?![^。;]{0,6}不)|(?:三年|五年|任期|中长期|届满)[^,。;]{0,8}(?:考核|评估|评价)(?:另行|单独|办法)"
    r"|(?:长期|远期|潜绩|打基础利长远)[^。;]{0,20}(?:考核|评价|计分)"
)


def lasting_words(line: Line) -> Words | None:
    """The first words by which a line looks at what lasts."""
    return _first(line, "lasting")


def building_words(line: Line) -> Words | None:
    """The first words by which a line counts new works or investment."""
    return _first(line, "build")


def is_brief(title: str) -> bool:
    """Whether a title tells a campaign, a monthly round or a single act of grading."""
    return any(hit.name == "brief" for hit in lexicon("horizons", layered=True).scan(title))


def has_term_assessment(text: str) -> bool:
    """Whether a text says that a longer period is assessed elsewhere."""
    return bool(_TERM.search(text))


def _first(line: Line, name: str) -> Words | None:
    for passage in line.passages:
        if passage.field not in _FIELDS:
            continue
        hits = lexicon("horizons", layered=True).scan(passage.text)
        named = [hit for hit in hits if hit.name == name]
        if not named:
            continue
        taken = Taken(hits)
        for hit in named:
            if not taken.holds(hit):
                return passage.words(hit.start, hit.end)
    return None
