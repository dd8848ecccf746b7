"""The whole that a line asks for without a figure (设施全部正常运行, 均落实帮扶措施), or that nothing is left of
something bad (全面消除黑臭水体)."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ..text.fields import looked_at
from ..text.line import Line, Passage
from ..text.vocabulary import gathered
from .targets import Target

_FIELDS = ("name", "description", "criteria")
_HINT = re.compile("全部|均|所有")
_WHOLE = re.compile(
    r"(?<![^,。;:!?\n])[^,。;:!?\n\d%未不]{0,24}?(?P<all>全部|覆盖所有|(?<![一-鿿])所有|(?<=辖区内)所有|(?<=辖区)所有|(?<![平人户村亩年日月周县镇地次])均(?!衡|须?不|为|由|可|已))(?=[一-鿿]{2})[^,。;:!?\n\d%分]{2,24}(?=[,。;!?\n]|\Z)"
)
_NONE_HINT = re.compile("消除|清零|清除")
_NONE = re.compile(
    r"(?<![^,。;:!?\n])[^,。;:!?\n\d%未不基率]{0,16}?(?P<none>(?:全面|全部|彻底|完全|动态|实现)(?:消除|清零|清除)(?!率|情况|后|的)[^,。;:!?\n\d%分率]{0,16})"
    r"(?=[,。;!?\n]|\Z)"
)


def find_none(line: Line) -> list[Target]:
    """The demands that none is left, by field and place."""
    return [one for passage in looked_at(line, _FIELDS, _NONE_HINT) for one in _none(passage)]


@gathered
def _none(passage: Passage) -> Iterator[Target]:
    for found in _NONE.finditer(passage.text):
        yield Target("=", 0.0, "", passage.words(*found.span("none")), direction="lower", zero=True)


def find_wholes(line: Line) -> list[Target]:
    """The demands of the whole of a line, as shares: by field and place."""
    return [one for passage in looked_at(line, _FIELDS, _HINT) for one in _wholes(passage)]


@gathered
def _wholes(passage: Passage) -> Iterator[Target]:
    for found in _WHOLE.finditer(passage.text):
        words = passage.words(found.start("all"), found.end())
        yield Target(">=", 100.0, "%", words, bound="at_least", direction="higher", full=True)
