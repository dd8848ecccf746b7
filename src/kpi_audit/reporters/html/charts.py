"""Charts as SVG with text that can be selected; every text is escaped, every chart has a text alternative beside it.

Places across are percentages and those down are pixels: a chart is as wide as its page, its letters always of one size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from ...startup.records import dataclass
from ..base import visible

_TEXT = Markup('<text x="{x:.1f}%" y="{y:g}" class="{kind}" text-anchor="{anchor}">{text}</text>')
_RECT = Markup('<rect x="{x:.2f}%" y="{y:g}" width="{w:.2f}%" height="{h:g}" fill="url(#p-{kind})"/>')
_STEP = 40
"""Pixels from one bar to the next: the label above, the bar below."""
_BAR = 14
_TALL = 120
"""Pixels of the highest column."""
_WIDE = 28
"""Characters of a label that fit on a phone."""
_NARROW = 12
"""Characters that fit below one of four levels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its parts by kind as shares of 1, and what stands at its end."""

    label: str
    parts: tuple[tuple[str, float], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Stair:
    """A level with its figure, the words of its target, and what it added to the level above."""

    head: str
    value: float
    label: str
    added: str


def short(label: str, width: int = _WIDE) -> str:
    """A label cut to ``width`` characters."""
    label = visible(label)
    return label if len(label) <= width else label[: width - 1] + "…"


def stacked(bars: Sequence[Bar], title: str) -> Markup:
    """Bars one under the other, each made of its kinds, to one scale (the longest fills the width)."""
    longest = max((sum(share for _, share in bar.parts) for bar in bars), default=0.0) or 1.0
    drawn: list[Markup] = []
    for number, bar in enumerate(bars):
        top = number * _STEP
        drawn += [_text(0, top + 15, bar.label, anchor="start"), _text(100, top + 15, bar.note, "note", "end")]
        drawn += _parts([(kind, share / longest) for kind, share in bar.parts], top + 21, _BAR)
    return figure(drawn, len(bars) * _STEP, title)


def single(parts: Sequence[tuple[str, float]], title: str) -> Markup:
    """One bar over the whole width: the composition of a scheme."""
    return figure(_parts(parts, 0, 30), 30, title)


def columns(
    stacks: Sequence[Sequence[tuple[str, float]]], heads: Sequence[str], sums: Sequence[str], title: str
) -> Markup:
    """Columns side by side from the bottom up, each made of its kinds, its sum above and its head below."""
    highest = max((sum(value for _, value in stack) for stack in stacks), default=0.0) or 1.0
    wide = 100 / max(len(stacks), 1)
    drawn: list[Markup] = []
    for number, (stack, head, total) in enumerate(zip(stacks, heads, sums, strict=True)):
        bottom = 20.0 + _TALL
        for kind, value in stack:
            high = _TALL * value / highest
            bottom -= high
            drawn += [
                _RECT.format(x=wide * (number + 0.14), y=round(bottom, 1), w=wide * 0.72, h=round(high, 1), kind=kind)
            ] * bool(value)
        middle = wide * (number + 0.5)
        drawn += [_text(middle, round(bottom - 5), total), _text(middle, _TALL + 38, head, "note")]
    return figure(drawn, _TALL + 46, title)


def stairs(steps: Sequence[Stair], title: str) -> Markup:
    """A figure level by level; the way to a level that made it stricter is drawn heavier, with what that added."""
    values = [one.value for one in steps]
    least, span = min(values), (max(values) - min(values)) or 1.0
    wide = 100 / len(steps)
    points = [(wide * (number + 0.5), round(76 - 46 * (one.value - least) / span)) for number, one in enumerate(steps)]
    # long words of neighbours would run into each other: every second one stands a line lower
    lower = 15 if len(steps) > 3 and max(len(one.added) for one in steps) > _NARROW else 0
    drawn: list[Markup] = []
    line = Markup('<line x1="{a:.1f}%" y1="{b}" x2="{c:.1f}%" y2="{d}" class="{kind}"/>')
    for (a, b), (c, d), one in zip(points, points[1:], steps[1:], strict=False):
        drawn.append(line.format(a=a, b=b, c=c, d=d, kind="up" if one.added else "way"))
    for number, ((x, y), one) in enumerate(zip(points, steps, strict=True)):
        raised = "raised" if one.added else "knot"
        drawn.append(Markup('<circle cx="{x:.1f}%" cy="{y}" r="4.5" class="{kind}"/>').format(x=x, y=y, kind=raised))
        drawn.append(_text(x, y - 11, one.label, "strong" if one.added else "label"))
        # in the middle below the last point they would run out of the page of a phone
        at, anchor = (100.0, "end") if lower and number + 1 == len(steps) else (x, "middle")
        drawn += [_text(at, 102 + number % 2 * lower, one.added, "more", anchor)] if one.added else []
        drawn.append(_text(x, 122 + lower, one.head, "note"))
    return figure(drawn, 130 + lower, title)


def swatch(kind: str) -> Markup:
    """The sample of a kind in a legend."""
    box = Markup('<rect width="14" height="14" fill="url(#p-{})"/>').format(kind)
    return Markup('<svg class="swatch" width="14" height="14" aria-hidden="true">{}</svg>').format(box)


def figure(drawn: Iterable[Markup], height: float, title: str) -> Markup:
    """The drawing as an image with a name for readers of screens."""
    head = Markup('<svg height="{h:g}" role="img" aria-label="{title}" class="chart">')
    return head.format(h=height, title=visible(title)) + Markup("").join(drawn) + Markup("</svg>")


def _parts(parts: Iterable[tuple[str, float]], top: float, height: float) -> list[Markup]:
    drawn: list[Markup] = []
    left = 0.0
    for kind, share in parts:
        drawn.append(_RECT.format(x=left, y=top, w=100 * share, h=height, kind=kind))
        left += 100 * share
    return drawn


def _text(x: float, y: float, text: str, kind: str = "label", anchor: str = "middle") -> Markup:
    return _TEXT.format(x=x, y=y, text=short(text), kind=kind, anchor=anchor)
