"""Fills of the kinds of indicators: told apart by hatching as well as by colour, on grey paper too."""

from __future__ import annotations

from markupsafe import Markup

KINDS = ("input", "process", "output", "outcome", "satisfaction", "unknown")

_HATCHES = {
    "input": '<path d="M0 6L6 0" class="ink"/>',
    "process": "",
    "output": '<path d="M3 0V6" class="ink"/>',
    "outcome": '<circle cx="3" cy="3" r="1.1" class="dot"/>',
    "satisfaction": '<path d="M0 3H6" class="ink"/>',
    "unknown": '<path d="M0 0L6 6M0 6L6 0" class="ink"/>',
}


def patterns() -> Markup:
    """The definitions that every chart of the page refers to."""
    made = "".join(
        f'<pattern id="p-{kind}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" class="k-{kind}"/>{hatch}</pattern>'
        for kind, hatch in _HATCHES.items()
    )
    return Markup(f'<svg width="0" height="0" aria-hidden="true" class="defs"><defs>{made}</defs></svg>')
