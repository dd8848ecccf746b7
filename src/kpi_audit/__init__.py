"""Audit performance-assessment schemes (考核方案): public names, loaded when first used."""

from __future__ import annotations

__version__ = "0.1.0"
