"""What a line measures: how much, how fast, how widely, how many, or how well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.targets import Target
from ..scoring.scoring import Scoring
from ..text.line import Line, Words
from ..text.spotting import spot

Measured = Literal["volume", "speed", "coverage", "count", "quality", "survey"]

_ORDER: tuple[Measured, ...] = ("speed", "coverage", "volume", "count")
_QUALITIES = ("quality", "survey")
_FIELDS = ("name", "description", "criteria", "target")
COUNTED = frozenset(
    {
        "次",
        "篇",
        "个",
        "件",
        "条",
        "份",
        "家",
        "户",
        "场",
        "场次",
        "人次",
        "户次",
        "家次",
        "期",
        "人",
        "名",
        "亩",
        "吨",
        "万元",
        "亿元",
        "公里",
        "万吨",
        "公顷",
        "户数",
    }
)


_RATE = re.compile("(?<![频效概])(?<!增长)(?<!完成)(?<!达成)(?<!到位)率\\Z")
"""A name that is a share of something; a rate of growth or completion says how much."""
_SHARE = re.compile(r"[每1一]个[0-9.]{1,4}分?\Z")
"""How points are shared out among the things that a line lists (1 个 0.5 分,共 3 分): none of them is counted."""


@dataclass(frozen=True, slots=True)
class MetricReading:
    """What is measured, in these words."""

    metric: Measured
    words: Words


def read_metric(line: Line, scoring: Scoring, targets: Sequence[Target]) -> MetricReading | None:
    """The metric of a line; quality anywhere in it makes it a measure of quality. None where nothing tells."""
    found = _words(line, (*_ORDER, *_QUALITIES))
    for name in _QUALITIES:
        if found.get(name):
            return MetricReading(name, found[name][0])  # type: ignore[arg-type]
    if _falls(scoring, targets):
        return None
    title = line.passage("name")
    rate = title is not None and _RATE.search(title.text) is not None
    for metric in _ORDER:
        if rate and metric == "volume":
            continue  # 固定资产投资项目供地率: what the rate is of
        named = [words for words in found.get(metric, ()) if words.field in ("name", "description")]
        if named:
            return MetricReading(metric, named[0])
    return None if rate else _number(scoring, targets)  # 择优率: so many people of a kind are no amount of work


def balances(line: Line) -> bool:
    """Whether a line looks at the other side of quantity: quality, satisfaction, side effects or cost."""
    return bool(_words(line, (*_QUALITIES, "counterpart")))


def _words(line: Line, names: Sequence[str]) -> dict[str, list[Words]]:
    found: dict[str, list[Words]] = {}
    for passage in line.passages:
        if passage.field in _FIELDS:
            for hit in spot(passage.text, "metrics"):
                if hit.name in names:
                    found.setdefault(hit.name, []).append(passage.words(hit.start, hit.end))
    return found


def _falls(scoring: Scoring, targets: Sequence[Target]) -> bool:
    """Whether less is better: ceilings, falls, points taken for each event."""
    if any(target.direction == "lower" for target in targets[:1]):
        return True
    return bool(scoring.deductions) and all(
        step.words.text.startswith(("每发生", "发生", "每起", "每发现", "发现", "出现", "每出现"))
        for step in scoring.deductions
    )


def _number(scoring: Scoring, targets: Sequence[Target]) -> MetricReading | None:
    """A number without a word for it: a minimum of so many, or points for each one more."""
    for target in targets:
        if target.unit not in COUNTED or target.op not in (">=", ">", "=") or target.growth:
            continue
        if target.value is not None and target.value > 1:  # one a year is no quantity
            return MetricReading("count", target.words)
    taken = {step.per for step in scoring.deductions}  # what costs points elsewhere is no amount of work
    for step in (*scoring.bonuses, *scoring.awards):
        if _SHARE.match(step.words.text):
            continue
        if step.per in COUNTED and (targets or step.per not in taken):
            return MetricReading("count", step.words)
    return None
