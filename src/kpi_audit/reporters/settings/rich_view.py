"""The settings in effect, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ...words.voice import Voice
from ..base import terminal
from ..terminal.layout import wrap
from .overview import Overview, rows, whence

_GAP = "  "
_MOST = 0.34
"""The part of the line that the place of a setting may take before it goes to a line of its own."""
_LEAST = 16
"""Cells that a value must have beside its key and its place; with fewer it goes below them."""


def print_overview(overview: Overview, voice: Voice, console: Console) -> None:
    """The files, a row a setting, and how many rules that makes."""
    for text in _lines(overview, voice, console.width):
        console.print(text, soft_wrap=True)


def _lines(overview: Overview, voice: Voice, width: int) -> Iterator[Text]:
    yield from _wrapped(voice.text("settings.heading", path=overview.path), width, "bold")
    files = overview.settings.files
    if not files:
        yield from _wrapped(voice.text("settings.no_file"), width)
    elif len(files) == 1:
        yield from _wrapped(voice.text("settings.file", file=files[0]), width)
    else:
        yield from _wrapped(voice.text("settings.chain", file=files[0], bases=list(files[1:])), width)
    yield Text("")
    table = [(row.key, row.value, whence(row.origin, voice)) for row in rows(overview, voice)]
    first = max(cell_len(key) for key, _, _ in table)
    last = min(max(cell_len(origin) for _, _, origin in table), int(width * _MOST))
    room = width - first - last - 2 * len(_GAP)
    for key, value, origin in table:
        yield from (
            _row(key, value, origin, (first, room, last)) if room >= _LEAST else _below(key, value, origin, width)
        )
    yield Text("")
    for said in _rules(overview, voice):
        yield from _wrapped(said, width)


def _row(key: str, value: str, origin: str, widths: tuple[int, int, int]) -> Iterator[Text]:
    values, origins = wrap(terminal(value), widths[1]), wrap(terminal(origin), widths[2])
    for number in range(max(len(values), len(origins))):
        said = values[number] if number < len(values) else ""
        place = origins[number] if number < len(origins) else ""
        line = Text(_padded(key if number == 0 else "", widths[0]) + _GAP, "bold")
        line.append(_padded(said, widths[1]) + _GAP, "not bold")
        line.append(place, "not bold cyan")
        line.rstrip()
        yield line


def _below(key: str, value: str, origin: str, width: int) -> Iterator[Text]:
    """The same on a page without room for columns: value and place under the key."""
    yield Text(key, "bold")
    for said, style in ((value, ""), (origin, "cyan")):
        yield from (Text(_GAP + part, style) for part in wrap(terminal(said), width - len(_GAP)))


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))


def _rules(overview: Overview, voice: Voice) -> Iterator[str]:
    yield voice.text("settings.asked", n=len(overview.asked))
    if overview.excluded:
        yield voice.text("settings.excluded", path=overview.path)
    if overview.set_aside:
        yield voice.text("settings.set_aside", path=overview.path, codes=list(overview.set_aside))
    if overview.idle:
        yield voice.text("settings.idle", n=len(overview.idle), codes=list(overview.idle))
    for source, codes in overview.packages.items():
        yield voice.text("settings.package", source=source, codes=list(codes))


def _wrapped(text: str, width: int, style: str = "") -> Iterator[Text]:
    for part in wrap(terminal(text), width):
        yield Text(part, style)


def print_lists(lists: Mapping[str, Mapping[str, Sequence[str]]], voice: Voice, console: Console) -> None:
    """Every word list with its classes: how many words, and the first of them."""
    lines = list(_wrapped(voice.text("settings.lists"), console.width))
    for name, classes in lists.items():
        lines += [Text(""), *_wrapped(f"{name}  {voice.text(f'lexicon.{name}')}", console.width, "bold")]
        width = min(max(map(cell_len, classes)), console.width // 3)
        for each, words in classes.items():
            head = f"{_GAP}{_padded(each, width)}{_GAP}"
            told = voice.text("settings.words", n=len(words), words=list(words[:_SHOWN]))
            if console.width - cell_len(head) < _LEAST:  # a long name has a line of its own
                lines.append(Text(head.rstrip()))
                head = _GAP * 2
            first, *rest = wrap(told, console.width - cell_len(head))
            lines.append(Text(head + first))
            lines += [Text(" " * cell_len(head) + part) for part in rest]
    for line in lines:
        console.print(line, soft_wrap=True)


def print_list(
    name: str, classes: Mapping[str, Sequence[str]], own: Mapping[str, str], voice: Voice, console: Console
) -> None:
    """One word list in full; ``own`` is what the office changes of each class."""
    lines = list(_wrapped(f"{name}  {voice.text(f'lexicon.{name}')}", console.width, "bold"))
    for each, words in classes.items():
        lines += [Text(""), Text(f"{_GAP}{each}", "bold")]
        room = console.width - 2 * len(_GAP)
        lines += [Text(_GAP * 2 + part) for part in wrap(" ".join(words), room)]
        if each in own:
            lines += [Text(_GAP * 2 + part, "cyan") for part in wrap(own[each], room)]
    for line in lines:
        console.print(line, soft_wrap=True)


_SHOWN = 6
"""Words of a class that the list of all lists shows."""
