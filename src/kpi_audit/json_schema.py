"""The JSON Schema of the format (draft 2020-12), derived from the shapes of the records, for editors.

It is a little stricter than loading, for the sake of what editors offer while one types: a key with nothing behind its
colon and a truth value for a text are marked (an editor would else suggest ``null``, ``true`` at every text).
"""

from __future__ import annotations

from typing import Any

from .scheme.element import Element
from .scheme.load import MODELS
from .scheme.names import DOCUMENT_KINDS
from .scheme.shape import Field, shape_of
from .words.fields import RECORD, descriptions
from .words.norms import Bilingual

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
YES_NO = ("是", "否", True, False)

_DATE = r"^\d{4}-\d{2}-\d{2}$"
_DIGITS = r"[0-9０-９]+([.．][0-9０-９]*)?|[.．][0-9０-９]+"
_EXAMPLE = {
    "标题": "某镇2026年村级考核办法",
    "指标": [{"名称": "群众满意度", "分值": 20, "评分标准": "按满意率折算。"}],
}


def json_schema(lang: str | None = None) -> Json:
    """The schema. Titles and descriptions are in ``lang``, or in both languages side by side."""
    return _Builder(lang).build()


class _Builder:
    """Collects the records as definitions while it walks from the documents down."""

    def __init__(self, lang: str | None) -> None:
        self.lang = lang
        self.definitions: dict[str, Json] = {}

    def build(self) -> Json:
        """The whole schema: which definition holds is decided by the kind of document."""
        branches = [{"if": _is_kind(kind), "then": self.reference(MODELS[kind])} for kind in MODELS if kind != "scheme"]
        named = {"anyOf": [_is_kind(kind) for kind in MODELS if kind != "scheme"]}
        scheme = {"if": {"not": named}, "then": self.reference(MODELS["scheme"])}
        return {
            "$schema": DIALECT,
            "title": "kpi-audit",
            "description": self.say(descriptions()["Scheme"][RECORD].text),
            "type": "object",
            "allOf": [scheme, *branches],
            "examples": [_EXAMPLE],
            "$defs": dict(sorted(self.definitions.items())),
        }

    def reference(self, model: type[Element]) -> Json:
        """A reference to the definition of a record, which is written when first needed."""
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a record may contain itself
            self.definitions[name] = self.record(model)
        return {"$ref": f"#/$defs/{name}"}

    def record(self, model: type[Element]) -> Json:
        """A record: its keys under both names, ``x-`` keys, and nothing else."""
        name = model.__name__
        properties: Json = {}
        for field in shape_of(model).fields.values():
            properties[field.name] = self.property(model, field)
            for other in _other_names(model, field):
                properties[other] = {"$ref": f"#/$defs/{name}/properties/{field.name}"}
        required = [_present(model, field) for field in shape_of(model).fields.values() if field.required]
        described = descriptions()[name][RECORD]
        return {
            "title": self.say(described.title or Bilingual(name, name)),
            "description": self.say(described.text),
            "type": "object",
            "properties": properties,
            "patternProperties": {"^x-": {}},
            "additionalProperties": False,
            **({"allOf": required} if required else {}),
        }

    def property(self, model: type[Element], field: Field) -> Json:
        """A key: title, description, examples, and what it may hold."""
        described = descriptions()[model.__name__][field.name]
        said = self.say(described.text)
        if field.names:
            said += " " + self.choices(field.names)
        schema: Json = {"title": self.title(field), "description": said}
        if described.examples:
            schema["examples"] = list(described.examples)
        return schema | self.value(model, field)

    def value(self, model: type[Element], field: Field) -> Json:
        """What a key may hold, lists included."""
        if field.anything:
            return {"type": "array"}
        single = self.single(model, field)
        if not field.many:
            return single
        least = {"minItems": 1} if _limit(model, field, "min_length") else {}
        return {"anyOf": [{"type": "array", "items": single, **least}, single]}

    def single(self, model: type[Element], field: Field) -> Json:
        """One value of a key."""
        if field.record is None:
            return self.mapping() if field.mapping else _scalar(model, field)
        forms = [self.reference(field.record)]
        shorthand = shape_of(field.record).shorthand
        if field.text:  # the path of a file that holds the record
            forms.insert(0, {"type": "string"})
        elif shorthand is not None:
            forms.insert(0, _scalar(field.record, shape_of(field.record).fields[shorthand]))
        return forms[0] if len(forms) == 1 else {"anyOf": forms}

    def mapping(self) -> Json:
        """A mapping of names to numbers."""
        return {"type": "object", "additionalProperties": {"type": "number"}}

    def say(self, text: Bilingual) -> str:
        """A text in the language asked for, or in both."""
        return text.spoken(self.lang) if self.lang else f"{text.zh} / {text.en}"

    def title(self, field: Field) -> str:
        """Both names of a key, the one of the reader's language first."""
        names = [field.alias or field.name, field.name]
        return " / ".join(reversed(names) if self.lang == "en" else names)

    def choices(self, names: Any) -> str:
        """Every value with its Chinese name."""
        return "; ".join(f"{chinese} = {canonical}" for canonical, chinese in names.items())


def _scalar(model: type[Element], field: Field) -> Json:
    """A value that is no list and no record."""
    if field.names:
        return {"enum": [*field.names.values(), *field.names]}
    if field.text:
        return {"type": ["string", "number", "boolean"] if field.flag else ["string", "number"]}
    if field.flag:
        return {"enum": list(YES_NO)}
    if field.date:
        return {"type": "string", "format": "date", "pattern": _DATE}
    return _number(model, field)


def _number(model: type[Element], field: Field) -> Json:
    """A number, or digits in quotes; a weight may end in a percent sign."""
    least, most = _limit(model, field, "ge"), _limit(model, field, "le")
    percent = "[%％]?" if model.model_fields[field.attribute].percent else ""
    sign = "[+]?" if least is not None else "[-+]?"
    schema: Json = {"type": ["number", "string"], "pattern": rf"^\s*{sign}({_DIGITS})\s*{percent}\s*$"}
    if least is not None:
        schema["minimum"] = least
    if most is not None:
        schema["maximum"] = most
    return schema


def _limit(model: type[Element], field: Field, name: str) -> Any:
    """A bound that the model puts on a field; None when there is none."""
    return model.model_fields[field.attribute].bounds.get(name)


def _other_names(model: type[Element], field: Field) -> list[str]:
    """The Chinese keys of a field."""
    return [*([field.alias] if field.alias else []), *model.model_fields[field.attribute].also]


def _present(model: type[Element], field: Field) -> Json:
    """The key must stand there under one of its names."""
    return {"anyOf": [{"required": [name]} for name in (field.name, *_other_names(model, field))]}


def _is_kind(kind: str) -> Json:
    """The document says that it is of this kind."""
    said = {"enum": [kind, DOCUMENT_KINDS[kind]]}
    return {"anyOf": [{"required": [key], "properties": {key: said}} for key in ("document", "文档类型")]}
