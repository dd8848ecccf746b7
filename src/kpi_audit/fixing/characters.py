"""Characters typed in the wrong width, and blanks typed twice."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from ..findings.fix import Fix, Safety
from ..scheme.scheme import Scheme
from ..source.document import Document
from ..source.nodes import Scalar
from ..startup import patterns as re
from .writing import Pen, values

_NUMBERS = frozenset(
    {"points", "分值", "total_points", "总分", "year", "年度", "weight", "权重", "cap", "上限", "floor", "扣分上限"}
)
_IDS = frozenset(
    {
        "id",
        "编号",
        "upper_ref",
        "对应上级指标",
        "duty_ref",
        "对应职责",
        "pair",
        "配对指标",
        "conflicts_with",
        "冲突指标",
    }
)
_TEXTS = frozenset(
    {"title", "标题", "name", "名称", "description", "考核内容", "criteria", "评分标准", "target", "目标值"}
)
_WIDE = re.compile("[０-９．％－＋Ａ-Ｚａ-ｚ]")
_IN_TEXT = re.compile("[０-９](?:[０-９．]*[０-９])?％?")
_BLANKS = re.compile(r"(?<=\S)[ \u3000\t]{2,}(?=\S)")
_HAN_GAP = re.compile(r"(?<=[\u4e00-\u9fff，。；：、])[ \u3000\t]{2,}(?=[\u4e00-\u9fff])")


def narrow_numbers(scheme: Scheme, document: Document) -> Iterator[Fix]:  # noqa: ARG001  # one signature for all
    """Full-width digits in number fields and in ids become plain ones; so do those in running texts."""
    pen = Pen(document)
    for path, node in values(document.root):
        field = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        if field in _NUMBERS | _IDS and _WIDE.search(node.value) and not node.style:
            plain = normalize("NFKC", node.value.strip())
            key = "narrow_number" if field in _NUMBERS else "canonical_id"
            edits = pen.words(node, (0, len(node.value), plain))
            yield pen.fix(key, Safety.SAFE, edits, before=node.value.strip(), after=plain)
        elif field in _TEXTS:
            found = list(_IN_TEXT.finditer(node.value))
            if edits := pen.words(node, *((one.start(), one.end(), normalize("NFKC", one[0])) for one in found)):
                said = [one[0] for one in found]
                after = [normalize("NFKC", one) for one in said]
                yield pen.fix("narrow_text", Safety.SAFE, edits, before="、".join(said), after="、".join(after))


def single_blanks(scheme: Scheme, document: Document) -> Iterator[Fix]:  # noqa: ARG001  # one signature for all
    """Blanks typed twice inside a line of text: none between Chinese characters, one elsewhere."""
    pen = Pen(document)
    for path, node in values(document.root):
        field = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        if field not in _TEXTS or not _plain_line(document, node):
            continue
        found = [
            (one.start(), one.end(), "" if _HAN_GAP.match(node.value, one.start()) else " ")
            for one in _BLANKS.finditer(node.value)
        ]
        if edits := pen.words(node, *found):
            yield pen.fix("single_blank", Safety.SAFE, edits, n=len(edits))


def _plain_line(document: Document, node: Scalar) -> bool:
    """A value on one line: in longer ones blanks may be columns that somebody aligned."""
    return "\n" not in document.text[node.start : node.end]
