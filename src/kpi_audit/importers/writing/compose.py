"""A draft as the record that is written: keys in their order, comments with the origins, what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...scheme.element import Element
from ...scheme.faults import Fault
from ...scheme.indicator import Indicator
from ...scheme.library import Imported, Remark
from ...scheme.load import MODELS
from ...scheme.names import DOCUMENT_KINDS
from ...scheme.scheme import Scheme
from ...scheme.shape import Field, shape_of
from ...source.location import KeyPath, Origins, Place
from ...words.voice import Voice
from ..draft import Branch, Draft, Said, joined
from ..paper import Note, cleaned
from .emitter import Emitter, Record

_FIRST = ("id", "name", "points", "weight", "kind")
_MISSING = ("level", "assesses", "upper", "duty_list")
"""Keys worth filling in that no table tells."""
_FIRST_OF = {"duties": ("id", "list", "category", "item")}
_ANCHORS = {"duties": "item", "vetoes": "matter"}
"""The key of a record behind which its origin is told."""
_LONGEST = 160
"""Characters of a text in a comment."""


def write(drafts: list[Draft], file: str, voice: Voice, *, chinese: bool) -> Imported:
    """The documents of a file as YAML text."""
    texts: list[str] = []
    origins: list[Origins] = []
    remarks: list[tuple[Remark, ...]] = []
    for draft in drafts:
        composer = _Composer(draft, file, voice, chinese)
        texts.append(composer.text())
        origins.append(composer.emitter.origins)
        remarks.append(tuple(composer.remarks))
    return Imported("---\n".join(texts), tuple(origins), tuple(remarks))


def said_of(note: Note, voice: Voice) -> str:
    """What a note says."""
    args = {key: inert(value) if isinstance(value, str) else value for key, value in note.args.items()}
    return voice.say(Fault("FMT034", note.key, Place("", ()), args).finding())


def inert(text: str) -> str:
    """A text of the file as part of a comment: one line of bearable length, without control characters or a comment."""
    line = " ".join(cleaned(text).split()).replace("#", "＃")
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


class _Composer:
    """Composes one document; ``remarks`` collects the notes by path."""

    def __init__(self, draft: Draft, file: str, voice: Voice, chinese: bool) -> None:
        self.draft = draft
        self.file = file
        self.voice = voice
        self.chinese = chinese
        self.emitter = Emitter(chinese)
        self.remarks: list[Remark] = []

    def text(self) -> str:
        """The whole document."""
        model = MODELS[self.draft.kind]
        body = self._scheme() if model is Scheme else self._other(model)
        self.emitter.lines += [f"# {line}" for line in self._heading()]
        start = self.draft.start
        title = self.draft.fields.get("title")
        if start is not None:
            self.emitter.origins[("indicators",)] = ((0, start),)
        if (first := title.origin if title is not None and title.origin is not None else start) is not None:
            self.emitter.origins[()] = ((0, first),)
        self.emitter.lines.append("")
        self.emitter.record(body, model)
        return "\n".join(self.emitter.lines) + "\n"

    def _heading(self) -> Iterator[str]:
        key = "source_sheet" if self.draft.source else "source"
        yield self.voice.text(f"import.{key}", file=inert(self.file), sheet=inert(self.draft.source))
        for place, note in enumerate(self.draft.notes):
            self.remarks.append(self._remark(note, ("x-import", place)))
            yield self._comment(note)

    def _comment(self, note: Note) -> str:
        said = said_of(note, self.voice)
        if note.origin is not None:
            said = self.voice.text("import.at", said=said, place=inert(self.voice.origin(note.origin)))
        return f"TODO {said}" if note.todo else said

    def _remark(self, note: Note, path: KeyPath) -> Remark:
        if note.origin is not None and path not in self.emitter.origins:
            self.emitter.origins[path] = ((0, note.origin),)
        return Remark(note.key, path, dict(note.args))

    def _scheme(self) -> Record:
        draft = self.draft
        entries: dict[str, Any] = {"document": DOCUMENT_KINDS["scheme"] if self.chinese else "scheme"}
        parts: dict[str, Any] = dict(draft.fields)
        for section in ("bonus", "penalties"):
            outside: dict[str, Any] = {}
            if section in draft.limits:
                outside["cap" if section == "bonus" else "floor"] = draft.limits[section]
            if draft.trees.get(section):
                items = draft.trees[section]
                outside["items"] = [self._indicator(one, (section, "items", i)) for i, one in enumerate(items)]
            if outside:
                parts[section] = Record(outside)
        if draft.vetoes:
            parts["vetoes"] = [self._veto(one) for one in draft.vetoes]
        if draft.clauses:
            parts["clauses"] = Record(dict(draft.clauses))
        for key, records in draft.records.items():
            parts[key] = self._records(shape_of(Scheme).fields[key], records)
        if draft.text:
            parts["text"] = joined(draft.text)
        trees = draft.trees.get("indicators", [])
        parts["indicators"] = [self._indicator(one, ("indicators", i)) for i, one in enumerate(trees)]
        order = [key for key in shape_of(Scheme).fields if key != "indicators"]
        order.insert(order.index("vetoes"), "indicators")
        for key in order:
            if key in parts:
                entries[key] = parts[key]
        entries |= {key: value for key, value in draft.fields.items() if key.startswith("x-")}
        missing = [self._hint(key) for key in _MISSING if key not in entries]
        anchor = next((key for key in reversed(order[: order.index("indicators")]) if key in entries), "document")
        return Record(entries, comments=missing, anchor=anchor)

    def _hint(self, key: str) -> str:
        alias = shape_of(Scheme).fields[key].alias if self.chinese else key
        return f"{alias}: {self.voice.text(f'import.hint.{key}')}"

    def _other(self, model: type[Element]) -> Record:
        """A document that is no scheme: its fields, then its lists."""
        kind = self.draft.kind
        entries: dict[str, Any] = {"document": DOCUMENT_KINDS[kind] if self.chinese else kind}
        fields = shape_of(model).fields
        entries |= {key: self.draft.fields[key] for key in fields if key in self.draft.fields}
        entries |= {key: value for key, value in self.draft.fields.items() if key.startswith("x-")}
        for key, records in self.draft.records.items():
            entries[key] = self._records(fields[key], records)
        return Record(entries)

    def _records(self, known: Field, records: list[dict[str, Said]]) -> list[Any]:
        """Records in the order of their keys; plain texts as they are."""
        if known.record is None:
            return [one[""] for one in records]
        order = [*_FIRST_OF.get(known.name, ()), *shape_of(known.record).fields]
        anchor = _ANCHORS.get(known.name, "")
        made = []
        for fields in records:
            entries = {key: fields[key] for key in dict.fromkeys(order) if key in fields}
            entries |= {key: value for key, value in fields.items() if key.startswith("x-")}
            made.append(Record(entries, self._origin(fields.get(anchor)), anchor=anchor))
        return made

    def _veto(self, veto: Said) -> Any:
        if not isinstance(veto.value, dict):
            return veto
        entries = {key: Said(value, veto.parts) for key, value in veto.value.items()}
        return Record(entries, remark=self._origin(veto), anchor="matter")

    def _indicator(self, branch: Branch, path: KeyPath) -> Record:
        fields: dict[str, Any] = {"name": branch.name, **branch.fields}
        order = [*_FIRST, *(key for key in shape_of(Indicator).fields if key != "children")]
        entries: dict[str, Any] = {key: fields[key] for key in dict.fromkeys(order) if key in fields}
        entries |= {key: value for key, value in fields.items() if key.startswith("x-")}
        comments = []
        for about, note in branch.notes:
            self.remarks.append(self._remark(note, (*path, about)))
            comments.append(self._comment(note))
        if branch.children:
            entries["children"] = [
                self._indicator(child, (*path, "children", number)) for number, child in enumerate(branch.children)
            ]
        return Record(entries, self._origin(branch.name), comments, "name")

    def _origin(self, value: Said | None) -> str:
        return "" if value is None or value.origin is None else inert(self.voice.origin(value.origin))
