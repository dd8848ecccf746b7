"""Values that the format calls by another name: 街道 is 乡镇."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.fix import Fix, Safety
from ..scheme.load import Loaded
from ..source.nodes import Scalar
from .writing import Pen

_SAFETY = {"meant_value": Safety.SAFE, "likely_value": Safety.UNSAFE}


def meant_values(loaded: Loaded) -> Iterator[Fix]:
    """The value of the format in place of another name for it; what is not certain is to be looked at."""
    pen = Pen(loaded.document)
    for fault in loaded.faults:
        node = loaded.document.node(fault.place.path)
        if fault.key not in _SAFETY or not isinstance(node, Scalar) or node.tag is not None:
            continue
        said, after = node.value, str(fault.args["nearest"])
        start = len(said) - len(said.lstrip())
        edits = pen.words(node, (start, len(said.rstrip()), after))
        args = {"name": fault.args["key"], "value": fault.args["value"], "after": after}
        yield pen.fix("meant_value", _SAFETY[fault.key], edits, code=fault.code, **args)
