"""What a scalar means: the core schema of YAML 1.2, and where its words stand in the file."""

from __future__ import annotations

from ..errors import DocumentError
from ..startup import patterns as re
from .nodes import Node, Scalar
from .offsets import source_offsets

__all__ = ["Value", "resolve", "source_offsets"]

Value = None | bool | int | float | str

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_CONSTANTS: dict[str, Value] = {
    **dict.fromkeys(_NULLS),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **{sign + word: float(sign + "inf") for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")},
}
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_LONGEST = 4000  # digits; Python refuses to read longer integers
_BASES = {"0o": 8, "0x": 16}
_NUMBER_LIKE = frozenset("0123456789+-.")
_YAML_TAG = "tag:yaml.org,2002:"
_TYPES: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "null": (type(None),),
}


def resolve(node: Scalar) -> Value:
    """The value of a scalar; what is quoted is text. Raises DocumentError FMT008 for a wrong tag."""
    if node.tag is not None:
        return _tagged(node, node.tag)
    if node.style:
        return node.value
    return _plain(node.value)


def is_null(node: Node) -> bool:
    """Whether a node is a scalar that stands for nothing."""
    return isinstance(node, Scalar) and node.tag is None and not node.style and node.value in _NULLS


def _plain(text: str) -> Value:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_LIKE or len(text) > _LONGEST:
        return text
    if _INT.fullmatch(text):
        base = _BASES.get(text[:2], 10)
        return int(text if base == 10 else text[2:], base)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def _tagged(node: Scalar, tag: str) -> Value:
    name = "str" if tag == "!" else tag.removeprefix(_YAML_TAG)
    if name == "str" != tag:
        return node.value
    value = _plain(node.value)
    if name == tag or name not in _TYPES:
        raise DocumentError("FMT008", "tag", offset=node.start, end=node.end, tag=tag)
    if not isinstance(value, _TYPES[name]) or (isinstance(value, bool) and name != "bool"):
        raise DocumentError("FMT008", "tag_value", offset=node.start, end=node.end, tag=tag, value=node.value)
    return float(value) if name == "float" and isinstance(value, int) else value
