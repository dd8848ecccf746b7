"""Rules as data for programs: the list of rules, and the page of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..words.cards import Ground
from ..words.norms import norms
from ..words.voice import Voice
from .rule_page import Sheet

FORMAT_VERSION = 1


def rows_json(sheets: Sequence[Sheet], voice: Voice) -> str:
    """The list of rules."""
    return _document([row(sheet, voice) for sheet in sheets])


def pages_json(sheets: Sequence[Sheet], voice: Voice) -> str:
    """The pages of rules."""
    return _document([page(sheet, voice) for sheet in sheets])


def row(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """A rule in short; ``title`` is in the language of the run, nothing else changes with it."""
    return {
        "code": sheet.card.code,
        "name": sheet.card.slug,
        "family": sheet.family,
        "severity": sheet.severity.value,
        "profile": sheet.profile,
        "needs": [need.removeprefix("no_") for need in sheet.needs],
        "title": sheet.card.title.spoken(voice.lang),
    }


def page(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """Everything that is known of a rule."""
    card, lang = sheet.card, voice.lang
    return row(sheet, voice) | {
        "what": card.what.spoken(lang),
        "why": card.why.spoken(lang),
        "basis": [_ground(ground, lang) for ground in card.basis],
        "remedy": card.remedy.spoken(lang),
        "options": [
            {
                "name": name,
                "default": default,
                "description": card.options[name].spoken(lang) if name in card.options else None,
            }
            for name, default in sheet.defaults.items()
        ],
        "examples": dict(card.examples),
        "exceptions": None if card.false_positives is None else card.false_positives.spoken(lang),
    }


def _ground(ground: Ground, lang: str) -> dict[str, Any]:
    """A ground; without ``document`` it is a threshold of this tool."""
    norm = None if ground.norm is None else norms().get(ground.norm)
    return {
        "id": ground.id,
        "document": None if norm is None else norm.title.spoken(lang),
        "clause": None if ground.clause is None else ground.clause.spoken(lang),
        "level": None if norm is None else norm.level,
        "bearing": None if norm is None else norm.bearing,
        "date": None if norm is None else norm.date,
        "url": None if norm is None else norm.url,
        "says": None if ground.says is None else ground.says.spoken(lang),
    }


def _document(rules: list[dict[str, Any]]) -> str:
    data = {"format_version": FORMAT_VERSION, "rules": rules}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
