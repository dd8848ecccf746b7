"""What the caller wants of an import."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import UsageError
from ..scheme.indicator import Indicator
from ..scheme.shape import shape_of
from ..startup.records import dataclass, field
from .tables.lexicon import bare

EXTRA = (
    "name",
    "category",
    "content",
    "seq",
    "note",
    "other",
    "level1",
    "level2",
    "level3",
    "level4",
    "level5",
    "item",
)
_NAMES = {
    "序号": "seq",
    "备注": "note",
    "大类": "category",
    "一级指标": "level1",
    "二级指标": "level2",
    "三级指标": "level3",
    "四级指标": "level4",
    "五级指标": "level5",
    "事项": "item",
    "忽略": "skip",
    "skip": "skip",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """``columns`` gives the roles of columns by heading or by letter; ``sheets`` names those that are read."""

    sheets: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False
    split: bool = False
    chinese: bool = True


def column_roles(said: list[str]) -> dict[str, str]:
    """``分数=points`` or ``D=分值`` as roles by heading or letter. Raises UsageError for an unknown field."""
    roles: dict[str, str] = {}
    for one in said:
        heading, equals, name = one.rpartition("=")
        if not equals or not heading.strip() or not name.strip():
            raise UsageError("bad_map", said=one)
        letter = heading.strip().upper()
        role = _role(name.strip(), one)
        if letter.isascii() and letter.isalpha() and len(letter) <= 3:
            roles[letter] = role
        roles[bare(heading)] = role
    return roles


def _role(name: str, said: str) -> str:
    fields = shape_of(Indicator).by_key
    if name in _NAMES or name in EXTRA:
        return _NAMES.get(name, name)
    if name in fields and fields[name].name != "children":
        return {"description": "content"}.get(fields[name].name, fields[name].name)
    if name.startswith("x-"):
        return name
    from difflib import get_close_matches

    near = get_close_matches(name, [*fields, *_NAMES, *EXTRA], n=1, cutoff=0.5)
    raise UsageError("unknown_field", said=said, field=name, nearest=near[0] if near else None)
