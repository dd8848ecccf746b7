"""The editions of the catalogue of rules: a scheme audited by a pinned edition meets no rule that came later."""

from __future__ import annotations

EDITIONS = ("2026",)
"""Every edition from the first to the newest; a rule says with which one it came (``since``)."""

NEWEST = EDITIONS[-1]
