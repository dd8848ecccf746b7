"""Charts as SVG with text that can be selected; every text is escaped, every chart has a text alternative beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from ...startup.records import dataclass
from ..base import visible

WIDTH = 720
"""Units of a chart's width; it scales with the page."""
_LABEL = 190
_BAR = 18
_GAP = 8
_WIDE = 15
"""Characters of a label that fit beside a bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its parts by kind as shares of 1, and what stands at its end."""

    label: str
    parts: tuple[tuple[str, float], ...]
    note: str


def short(label: str, width: int = _WIDE) -> str:
    """A label cut to ``width`` characters."""
    label = visible(label)
    return label if len(label) <= width else label[: width - 1] + "…"


def stacked(bars: Sequence[Bar], title: str) -> Markup:
    """Bars one under the other, each made of its kinds, to one scale (the longest fills the width)."""
    longest = max((sum(share for _, share in bar.parts) for bar in bars), default=0.0)
    room = WIDTH - _LABEL - 90
    height = len(bars) * (_BAR + _GAP) + _GAP
    drawn: list[Markup] = []
    for number, bar in enumerate(bars):
        top = _GAP + number * (_BAR + _GAP)
        middle = top + _BAR * 0.72
        drawn.append(
            Markup(
                '<text x="{x}" y="{y:g}" class="label" text-anchor="end">{label}<title>{whole}</title></text>'
            ).format(x=_LABEL - 10, y=middle, label=short(bar.label), whole=visible(bar.label))
        )
        left = float(_LABEL)
        for kind, share in bar.parts:
            width = room * share / longest if longest else 0.0
            drawn.append(
                Markup(
                    '<rect x="{x:.1f}" y="{y:g}" width="{w:.1f}" height="{h}" fill="url(#p-{kind})" class="part"/>'
                ).format(x=left, y=top, w=width, h=_BAR, kind=kind)
            )
            left += width
        drawn.append(
            Markup('<text x="{x:.1f}" y="{y:g}" class="note">{note}</text>').format(x=left + 6, y=middle, note=bar.note)
        )
    return figure(drawn, height, title)


def single(parts: Sequence[tuple[str, float]], title: str) -> Markup:
    """One bar over the whole width: the composition of a scheme."""
    drawn: list[Markup] = []
    left = 0.0
    for kind, share in parts:
        width = WIDTH * share
        drawn.append(
            Markup('<rect x="{x:.1f}" y="2" width="{w:.1f}" height="28" fill="url(#p-{kind})" class="part"/>').format(
                x=left, w=width, kind=kind
            )
        )
        left += width
    return figure(drawn, 32, title)


def swatch(kind: str) -> Markup:
    """The sample of a kind in a legend."""
    box = Markup('<rect width="14" height="14" fill="url(#p-{})" class="part"/>').format(kind)
    return Markup('<svg class="swatch" width="14" height="14" aria-hidden="true">{}</svg>').format(box)


def figure(drawn: Iterable[Markup], height: float, title: str) -> Markup:
    """The drawing as an image with a name for readers of screens."""
    head = Markup('<svg viewBox="0 0 {w} {h:g}" role="img" aria-label="{title}" class="chart">')
    return head.format(w=WIDTH, h=height, title=visible(title)) + Markup("").join(drawn) + Markup("</svg>")
