"""Fills of charts: told apart by hatching as well as by colour, on grey paper too."""

from __future__ import annotations

from markupsafe import Markup

KINDS = ("input", "process", "output", "outcome", "satisfaction", "unknown")

_PLAIN = ""
_RISING = '<path d="M0 6L6 0" class="ink"/>'
_UPRIGHT = '<path d="M3 0V6" class="ink"/>'
_DOTTED = '<circle cx="3" cy="3" r="1.1" class="dot"/>'
_LEVEL = '<path d="M0 3H6" class="ink"/>'
_CROSSED = '<path d="M0 0L6 6M0 6L6 0" class="ink"/>'

_FILLS = {
    "input": ("ochre", _RISING),
    "process": ("brick", _PLAIN),
    "output": ("blue", _UPRIGHT),
    "outcome": ("green", _DOTTED),
    "satisfaction": ("violet", _LEVEL),
    "unknown": ("grey", _CROSSED),
    "listed": ("green", _PLAIN),
    "possible": ("ochre", _RISING),
    "outside": ("brick", _CROSSED),
    "aside": ("grey", _DOTTED),
    "inspections": ("brick", _PLAIN),
    "submissions": ("blue", _UPRIGHT),
    "deadlines": ("ochre", _RISING),
}
"""What is drawn: its colour and its hatching."""


def patterns() -> Markup:
    """The definitions that every chart of the page refers to."""
    made = "".join(
        f'<pattern id="p-{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" class="{colour}"/>{hatch}</pattern>'
        for name, (colour, hatch) in _FILLS.items()
    )
    return Markup(f'<svg width="0" height="0" aria-hidden="true" class="defs"><defs>{made}</defs></svg>')
