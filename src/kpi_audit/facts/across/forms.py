"""Forms of several departments that ask the same units for the same data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from ...reading.text.normal import normalise
from ...scheme.parts import ReportForm
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from .clan import called, clan, issuer_of

COMMON = 60
"""Of the forms that ask for an item, so many are looked at."""
MOST = 60
"""Other forms that one is held beside."""
_PUNCTUATION = re.compile(r"[\s,。;:、()《》“”\"\-—/]")
_HEAD = re.compile(
    r"序号|编号|备注|说明|合计|总计|小计|(?:填报|报送|上报|填表|制表)?(?:单位|时间|日期|人员?|部门)(?:名称)?|单位名称|(?:单位|分管|主要)?负责人|(?:审核|审批|经办|联系|联络|签字)人|联系(?:电话|方式)|电话|手机(?:号码?)?"
    r"|姓名|性别|年龄|职务|身份证号?码?|年份|月份|地址|乡镇(?:名称)?|村(?:名称)?|行政村|盖章|签字|是否|数量|单位:?|类别|类型"
)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A form that lists its items; ``items`` in normal form with the words as written, its head left out."""

    facts: Facts
    node: Node
    form: ReportForm
    place: Place
    name: str
    items: dict[str, str]
    by: str
    caller: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A form with those of other issuers that ask for the same; ``share``: the largest overlap with one of them."""

    sheet: Sheet
    others: tuple[Sheet, ...]
    items: tuple[str, ...]
    share: float
    merged: int

    @property
    def callers(self) -> tuple[str, ...]:
        """Who asks, the form's own issuer first."""
        return tuple(dict.fromkeys((self.sheet.caller, *(other.caller for other in self.others))))


def shared_forms(facts: Facts, overlap: float) -> list[Shared]:
    """One for each form that shares items with forms of siblings; from ``overlap`` on they are one form.

    ``overlap`` is the share of the shorter form's items that both have. ``merged``: items of all of them together.
    """
    return facts.company.once(("shared forms", facts.path, overlap), lambda: list(_shared(facts, overlap)))


def _shared(facts: Facts, overlap: float) -> Iterator[Shared]:
    family = clan(facts)
    postings = facts.company.once(("sheets", family[0].path), partial(_postings, family))
    near = {sibling.path for sibling in facts.siblings}
    for sheet in sheets(facts):
        common = Counter(
            other
            for item in sheet.items
            for other in postings[item][:COMMON]
            if other.by != sheet.by and other.facts.path in near
        )
        if not common:
            continue
        size = len(sheet.items)
        shares = {other: number / min(size, len(other.items)) for other, number in common.items()}
        most = max(shares.values())
        alike = [other for other, share in shares.items() if share >= overlap - 1e-9]
        chosen = sorted(alike or shares, key=lambda other: (-shares[other], other.facts.dossier.order))[:MOST]
        items = {item for other in chosen for item in other.items}
        yield Shared(
            sheet=sheet,
            others=tuple(sorted(chosen, key=lambda other: other.facts.dossier.order)),
            items=tuple(said for item, said in sheet.items.items() if item in items),
            share=most,
            merged=len(items | sheet.items.keys()),
        )


def sheets(facts: Facts) -> list[Sheet]:
    """The forms of a scheme that list their items."""
    return facts.company.once(("sheets of", facts.path), lambda: list(_sheets(facts)))


def _sheets(facts: Facts) -> Iterator[Sheet]:
    by, caller = issuer_of(facts), called(facts)
    for node in facts.hierarchy.nodes:
        for index, form in enumerate(node.indicator.reports):
            items = {key: item for item in form.items if (key := _plain(item))}
            if items:
                place = node.indicator.place("reports", index)
                yield Sheet(facts, node, form, place, form.form or node.name, items, by, caller)


def _postings(family: Sequence[Facts]) -> dict[str, list[Sheet]]:
    found: dict[str, list[Sheet]] = defaultdict(list)
    for facts in family:
        for sheet in sheets(facts):
            for item in sheet.items:
                found[item].append(sheet)
    return found


def _plain(item: str) -> str:
    """An item for comparison; empty for what every form has at its head."""
    text = _PUNCTUATION.sub("", normalise(item).text)
    return "" if _HEAD.fullmatch(text) else text
