"""Points that were plainly forgotten, and floors that are plainly meant."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.facts import Facts
from ..facts.points.overruns import find_overruns
from ..facts.points.points import TOLERANCE
from ..facts.points.worth import full_marks
from ..findings.fix import Fix, Safety
from ..source.document import Document
from .writing import Pen

FLOOR = "扣完为止"


def missing_points(facts: Facts, document: Document) -> Iterator[Fix]:
    """The points of the one child that has none, where its brothers have and the parent says the sum."""
    pen = Pen(document)
    for parent in facts.hierarchy.branches:
        whole = parent.indicator.points
        bare = [child for child in parent.children if child.indicator.points is None]
        stated = [child.indicator.points for child in parent.children if child.indicator.points is not None]
        if whole is None or len(bare) != 1 or not stated or parent.section != "indicators":
            continue
        (child,) = bare
        left = round(whole - sum(stated), 6)
        awarded = full_marks(facts.reading(child).scoring)
        if awarded is not None and abs(awarded - left) > TOLERANCE:
            continue  # which of the two is wrong is for its author to say
        plain = child.is_leaf and child.indicator.weight is None and facts.points.stated(child) is None
        if left <= 0 or not plain or facts.roles.get(child) != "ordinary":
            continue
        chinese = document.written_key("name", child.indicator.place()) == "名称"
        name = "分值" if chinese else "points"
        edit = pen.key_below(child.indicator.place(), name, f"{left:g}", after="name")
        if edit is not None:
            yield pen.fix("add_points", Safety.SAFE, (edit,), code="SCO801", name=child.name, points=left)


def missing_floors(facts: Facts, document: Document) -> Iterator[Fix]:
    """“扣完为止” behind deductions that may take more than the line has."""
    pen = Pen(document)
    for found in find_overruns(facts):
        node = found.node
        if found.kind != "open" or found.holder is not None or node is None or not node.indicator.criteria:
            continue
        text = node.indicator.criteria.rstrip()
        place = node.indicator.place("criteria")
        closed = text.endswith(("。", "；", ";", "."))
        edit = pen.behind(place, f"{FLOOR}。" if closed else f"，{FLOOR}。")
        if edit is not None:
            if closed:  # the stop at the end becomes a comma before the floor
                stop = pen.behind(place, "")
                assert stop is not None
                edit = type(edit)(stop.start - 1, stop.start, f"，{FLOOR}。")
            yield pen.fix("add_floor", Safety.UNSAFE, (edit,), code="SCO802", name=node.name)
