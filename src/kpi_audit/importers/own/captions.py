"""The names of the tables that our export writes, in both languages."""

from __future__ import annotations

from ...scheme.element import Element
from ...scheme.load import MODELS
from ...scheme.names import DUTY_KINDS
from ...scheme.shape import Field, shape_of

INFO = ("基本信息", "information")
MAIN = ("考核指标", "indicators")
INFO_HEADS = (("项目", "内容"), ("field", "value"))
CLAUSES = ("clauses", "保障条款")
_TEXT_LISTS = ("accountability", "rewards")


def record_fields(model: type[Element]) -> dict[str, Field]:
    """The lists of records of a document that have a table of their own, by both their names."""
    found: dict[str, Field] = {}
    for field in shape_of(model).fields.values():
        record = field.many and field.record is not None and field.name not in ("indicators", "basis")
        if record or field.name in _TEXT_LISTS:
            found[field.name] = field
            if field.alias:
                found[field.alias] = field
    return found


def duty_captions() -> dict[str, str]:
    """The sheets of the three lists of duties, by both their names."""
    return {chinese: kind for kind, chinese in DUTY_KINDS.items()} | {kind: kind for kind in DUTY_KINDS}


ALL = frozenset(
    {
        *INFO,
        *MAIN,
        *CLAUSES,
        *(name for model in MODELS.values() for name in record_fields(model)),
        *duty_captions(),
    }
)
"""Every caption."""
