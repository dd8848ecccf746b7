"""The starter scheme: a commented scheme that is in order, to begin from."""

from __future__ import annotations

from pathlib import Path


def starter(lang: str) -> str:
    """The text of the starter, with the keys and remarks of a language; its content is Chinese."""
    return (Path(__file__).parent / f"starter.{lang}.yaml").read_text("utf-8")
