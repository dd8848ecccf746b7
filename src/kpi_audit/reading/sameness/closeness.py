"""How close two texts are, and whether what sets them apart is another object."""

from __future__ import annotations

from collections import Counter

from ...startup import patterns as re
from ...startup.records import dataclass
from ..duty.thesaurus import thesaurus

# Words that make two quantities of one: stock and flow, scope, time, level, direction.
_APART = re.compile(
    r"新增|新建|新进|新提|新签|新开|新培|存量|增量|当年|本年|上年|去年|往年|累计|历史|首次|再次|重复|上半年|下半年|季度|月份?|非|不|未|无|反|农村|农业|城市|城镇|城区|城乡|乡村"
    r"|国家|省|市|县|镇|乡|村|社区|[园校城辖库山林景]区|户|厂|校|院|男|女|初|中|高|大|小|内|外|前|后|上(?!门)|下|重点|一般|规模|限额|较大|重大|主要|其他|企业|学校|医院|机关|单位|党员|干部|群众"
    r"|老年|儿童|妇女|残疾|危险|特种|质量|满意|合格|复核|验收|整改|宣传|培训|检查|考核|资金|经费|人员|队伍|制度|档案|台账|方案|计划|总结|[0-9一二三四五六七八九十]"
)


@dataclass(frozen=True, slots=True)
class Closeness:
    """``ratio``: common text, 0 to 1; ``extra``: what only the longer has; ``parted``: both have words of their own."""

    ratio: float
    extra: str
    parted: bool


def may_be_close(one: str, other: str, ratio: float) -> bool:
    """Whether lengths and letters let the texts have so much in common (0 to 1): most pairs need no closer look."""
    least = ratio * (len(one) + len(other)) / 2
    return min(len(one), len(other)) >= least and (Counter(one) & Counter(other)).total() >= least


def closeness(one: str, other: str) -> Closeness:
    """How close two texts are, read in order."""
    from difflib import SequenceMatcher

    short, long = sorted((one, other), key=lambda text: (len(text), text))
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    left, right = [], []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            left.append(short[first:last])
            right.append(long[start:end])
    return Closeness(matcher.ratio(), "".join(right), bool("".join(left)))


def narrows(extra: str) -> bool:
    """Whether words that only one text has name another object, scope or stage."""
    return bool(_APART.search(extra)) or any(True for _ in thesaurus().mentions(extra))


def parts(extra: str, beside: str = "") -> bool:
    """The same, where words that only hint at a matter (申报) name none, nor those for one that is named ``beside``
    them (人民调解 in 矛盾纠纷调解成功率)."""
    if _APART.search(extra):
        return True
    found = {one.matter for one in thesaurus().mentions(extra) if one.weight == 1.0}
    return bool(found) and not found <= {one.matter for one in thesaurus().mentions(beside) if one.weight == 1.0}
