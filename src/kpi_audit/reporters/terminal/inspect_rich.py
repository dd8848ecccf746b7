"""How a scheme was read, as a tree for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from ...findings.inspection import Inspection, Row
from ...words.phrase import number
from ...words.voice import Voice
from ..base import terminal
from .layout import wrap

_STYLES = {
    "input": "yellow",
    "process": "yellow",
    "output": "cyan",
    "outcome": "green",
    "satisfaction": "green",
}
_TRAITS = ("trace", "app", "veto", "ranked", "voluntary")


def print_inspections(inspections: Sequence[Inspection], voice: Voice, console: Console) -> None:
    """Every scheme as a tree, no line wider than the console."""
    for count, one in enumerate(inspections):
        if count:
            console.print()
        head = f"{terminal(one.title)}  {terminal(one.path)}  {voice.text('inspect.points', n=one.points)}"
        lines = [Text(part, "bold") for part in wrap(head, console.width)]
        lines += [line for row in one.rows for line in _lines(row, voice, console.width)]
        lines += [Text(part, "dim") for part in ("", *wrap(voice.text("inspect.legend"), console.width))]
        for line in lines:
            console.print(line, soft_wrap=True)


def _lines(row: Row, voice: Voice, width: int) -> Iterator[Text]:
    indent = "  " * min(row.depth - 1, 8)
    values = row.values
    style = "" if values["leaf"] else "bold"
    points = _points(row, voice)
    head = f"{terminal(str(values['id']))}  {terminal(str(values['name']))}"
    first, *rest = wrap(f"{head}  {points}" if points else head, max(20, width - len(indent)))
    yield Text(indent + first, style)
    for line in rest:
        yield Text(indent + line, style)
    if not values["leaf"]:
        return
    inner = indent + "    "
    for text, colour in _details(row, voice):
        for line in wrap(text, max(20, width - len(inner))):
            yield Text(inner + line, colour)


def _points(row: Row, voice: Voice) -> str:
    points = row.values["points"]
    if points is None:
        return ""
    said = voice.text("inspect.estimated" if row.estimated else "inspect.points", n=points)
    share = row.values["share"]
    return f"{said} {number(share * 100)}%" if share else said


def _details(row: Row, voice: Voice) -> Iterator[tuple[str, str]]:
    values = row.values
    kind = str(values["kind"])
    doubt = "" if values["kind_source"] == "declared" else f"? {values['kind_confidence'] * 100:.0f}%"
    rests = "、".join(f"“{terminal(span.text)}”" for span in row.spans if span.about == "kind")
    why = f"  {voice.text('inspect.rests_on')} {rests}" if rests else ""
    role = "" if row.role in ("", "ordinary") else f"{voice.text(f'inspect.role_{row.role}')} · "
    yield f"{role}{voice.term('kind', kind)}{doubt}{why}", _STYLES.get(kind, "dim")
    facts = list(_facts(values, voice))
    if facts:
        yield " · ".join(facts), "dim"


def _facts(values: Any, voice: Voice) -> Iterator[str]:
    def say(key: str, text: object) -> str:
        return f"{voice.text(f'inspect.{key}')} {terminal(str(text))}"

    yield from (voice.text(f"inspect.{trait}") for trait in _TRAITS if values[trait])
    if values["target"]:
        yield say("target", values["target"]["text"])
    if values["deadline"]:
        yield say("deadline", values["deadline"])
    if values["frequency"]:
        yield voice.text("inspect.frequency", n=values["frequency"]["per_year"])
    if values["verify"]:
        yield say("verify", "、".join(voice.term("verify", way) for way in values["verify"]))
    for key in ("deductions", "bonuses"):
        if values[key]:
            yield say(key, "；".join(step["text"] for step in values[key]))
    if values["cap"] is not None:
        yield say("cap", number(values["cap"]))
    for key in ("duty_ref", "upper_ref"):
        found = values[key]
        ids = found and (found["ids"] if key == "duty_ref" else [found["id"]])
        if ids and ids[0] is not None:
            yield f"{say(key.removesuffix('_ref'), '、'.join(ids))} {found['score'] * 100:.0f}%"
