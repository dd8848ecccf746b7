"""Rules as data for programs: the list of rules, and the page of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ...words.cards import Ground
from ...words.norms import norms
from ...words.voice import Voice
from ..json_text import safe_json
from .rule_page import Sheet, spoken

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
        "title": spoken(sheet.card.title, voice),
    }


def page(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    """Everything that is known of a rule."""
    card = sheet.card
    return row(sheet, voice) | {
        "what": spoken(card.what, voice),
        "why": spoken(card.why, voice),
        "basis": [_ground(ground, voice) for ground in card.basis],
        "remedy": spoken(card.remedy, voice),
        "worked": None if card.worked is None else spoken(card.worked, voice),
        "options": [
            {
                "name": name,
                "default": default,
                "value": sheet.own.get(name, default),
                "description": spoken(card.options[name], voice) if name in card.options else None,
            }
            for name, default in sheet.defaults.items()
        ],
        "examples": dict(card.examples),
        "exceptions": None if card.false_positives is None else spoken(card.false_positives, voice),
    }


def _ground(ground: Ground, voice: Voice) -> dict[str, Any]:
    """A ground; without ``document`` it is a threshold of this tool."""
    norm = None if ground.norm is None else norms().get(ground.norm)
    document = ground.document if norm is None else norm.title
    return {
        "id": ground.id,
        "document": None if document is None else spoken(document, voice),
        "clause": None if ground.clause is None else spoken(ground.clause, voice),
        "level": None if norm is None else norm.level,
        "bearing": None if norm is None else norm.bearing,
        "date": None if norm is None else norm.date,
        "url": None if norm is None else norm.url,
        "says": None if ground.says is None else spoken(ground.says, voice),
    }


def _document(rules: list[dict[str, Any]]) -> str:
    data = {"format_version": FORMAT_VERSION, "rules": rules}
    return safe_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"
