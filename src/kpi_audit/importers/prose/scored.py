"""Schemes in running text: numbered paragraphs that state points become the tree."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass
from ..draft import Branch, Draft, joined, said
from ..values.names import LONGEST, name_from, whole_name
from ..values.points import CLOSED, OPENED, PER, award_in, make_up, takes_away, tight
from .outline import BODY, Item

_FIGURE = r"(\d{1,4}(?:\.\d{1,2})?)"
_MARK = re.compile(
    rf"[{OPENED}]\s*+(?:[本该此]项(?:指标|工作|内容)?|满分|分值|基本分|总分|合计|共计?|计|占|权重)*+[为:：]?\s*{_FIGURE}\s*(分|%|％){PER}\s*"
    rf"(?:[，,；;、]\s*([^{OPENED}{CLOSED}\n]{{1,40}}))?[{CLOSED}]"
    rf"|[，,、：:—–-]{{0,4}}\s{{0,20}}的?(?:计|记|共|满分|分值|占)为?\s*{_FIGURE}\s*(分)(?=[。；;，,：:（(\s]|$)"
    rf"|(?<=[^\d扣得加减计每])[ \u3000:：]{_FIGURE}\s*(分)(?=[。；;]|\s*$)"
)
_BESIDE = re.compile(
    rf"[一-鿿“”、]{{2,16}}?(?<![扣得加减计记为于到过满总共每获奖罚赋各励])(?P<points>{_FIGURE}分)"
    r"(?=[。：:]|[，,]\s?其中)"
)
"""A short name right before its points, with nothing between: 德育工作20分。主题班会每周1次…; 党建20分，其中…"""
_WHOLE = re.compile("[本该此]项|满分|总分|合计|共")
_ENDED = re.compile(r"[。；;]")
_ALL = 100
"""The usual full score."""
_SENTENCE, _CLOSE, _FEW = 10, 0.005, 2
"""So many characters before its points make a paragraph begin with a sentence, not with a name."""
_EACH = re.compile(r"每[^，。；,;：:]{0,16}$")
"""What is given for each (每篇计2分) is not what the paragraph is worth."""
_HEAD = 48
"""A mark stands within so many characters from the head of a paragraph, or in its first clause."""
_GENERAL = re.compile(
    r"(?:基本|基础|标准|常规)分值?$|(?:年度|综合|绩效)*(?:考核|考评|评价|评分|得分)+(?:实行百分制)?[，,]?$|(?:考核|考评|评价|评分|工作|责任|年度|目标|主要|具体|指标)*(?:内容|指标|项目|任务|标准|目标|细则)(?:体系)?(?:(?:及|和|与|、)(?:其|考核)?(?:分值|标准|评分标准|权重|办法|计分(?:办法|标准)|评分办法))*(?:设置)?$"
)
_OPENS = re.compile(r"如下[:：]?$|(?:以下|下列)[^。；;，,]{0,14}[:：]$")
"""An article that only says that its contents follow."""
_NAMED = re.compile(rf"[一-鿿“”、]{{2,24}}[(（〔]\s*{_FIGURE}\s*分\s*[)）〕]")
"""A name with its points at the head of a paragraph."""
_SCORES = re.compile(r"[扣加减得计记]\s*\d+(?:\.\d+)?\s*分")


@dataclass(frozen=True, slots=True)
class _Mark:
    points: float
    percent: bool
    start: int
    end: int
    beside: str
    """What else the brackets say: （60分，扣完为止）."""


_ASIDE = re.compile(
    r".{0,6}(?:方式|方法|程序|步骤|组织(?:领导|实施|机构)|实施|要求|保障|纪律|结果[运应]用|结果评定|等次(?:评定|设置)?|奖惩"
    r"|[计评]分(?:办法|规则|方法)|成绩(?:计算|评定)|分值(?:构成|设置)|得分(?:计算|构成))(?:及.{1,8}|和.{1,8}|与.{1,8})?"
)
"""Headings of sections that tell how points are given, not for what."""


def is_aside(item: Item) -> bool:
    """Whether a section is about the assessment itself; what is worth so many points of the whole is part of it."""
    mark = mark_of(item)
    if mark is not None and not mark.percent and mark.points < _ALL:
        return False
    return bool(_ASIDE.fullmatch(tight(re.split(r"[。：:\n（(]", item.text)[0])))


def scored(item: Item) -> bool:
    """Whether an item, or one below it, states points."""
    return any(one.rank != BODY and mark_of(one) is not None for one in item.walk())


def mark_of(item: Item) -> _Mark | None:
    """The points that the head of an item states."""
    text = item.text
    clause = re.search(r"[。；;\n]", text)
    reach = max(_HEAD, clause.start() + 1 if clause and clause.start() < 80 else 0)
    match = _MARK.search(text[:reach])
    if match is None and item.rank != BODY and (beside := _BESIDE.match(text)) is not None:
        return _Mark(float(beside[2]), False, beside.start("points"), beside.end("points"), "")
    if match is None or ((match[4] or match[6]) and _EACH.search(text, 0, match.start())):
        return None
    figure, unit = next((match[at], match[at + 1]) for at in (1, 4, 6) if match[at])
    return _Mark(float(figure), unit != "分", match.start(), match.end(), match[3] or "")


def add_scored(item: Item, draft: Draft) -> list[Item]:
    """A section with points: its own branch, or, where it is only called 考核内容, the branches below it.

    What stands among these and states no points is given back: an article on vetoes, a clause, a text.
    """
    draft.start = draft.start or item.origin
    mark = mark_of(item)
    name = item.text[: mark.start] if mark else item.text
    inner = [one for one in item.below if scored(one)]
    if inner and _GENERAL.fullmatch(tight(re.split(r"[。：:\n]", name)[0])):
        if mark is not None and not mark.percent:
            draft.fields.setdefault("total_points", said(mark.points, item.origin))
        return _below(item, inner, draft)
    if inner and mark is None and _OPENS.search(tight(item.text)):
        draft.text.append((item.whole, item.origin))
        return _below(item, inner, draft)
    draft.tree("indicators").append(_branch(item))
    return []


def _below(item: Item, inner: list[Item], draft: Draft) -> list[Item]:
    """The scored items below one that only opens them; the others are given back."""
    scores = set(inner)
    left: list[Item] = []
    for one in item.below:
        left += add_scored(one, draft) if one in scores else [one]
    return left


def _branch(item: Item) -> Branch:
    mark = mark_of(item)
    together = _together(item.text, mark)
    head, rest = _head(item, mark) if together is None else (name_from(item.text), item.text)
    branch = Branch(said(head, item.origin))
    if mark is not None:
        points = mark.points if together is None else together
        branch.fields["weight" if mark.percent else "points"] = said(points, item.origin)
    inner = [one for one in item.below if scored(one)] or _unnumbered(item, mark)
    shares = [] if inner or mark is None or mark.percent else _shares(item, mark.points)
    if shares:
        branch.children += [_share(one, points) for one, points in shares]
        told = [(rest, item.origin), *((one.whole, one.origin) for one in item.below if one.rank == BODY)]
        if any(text for text, _ in told):
            branch.fields["description"] = joined((text, origin) for text, origin in told if text)
        return branch
    if not inner:
        pieces = [(rest, item.origin)] if rest else []
        pieces += [(one.whole, one.origin) for below in item.below for one in below.walk()]
        if pieces:
            branch.fields["criteria"] = joined(pieces)
        return branch
    told = [(rest, item.origin)] if rest else []
    scores = set(inner)
    for one in item.below:
        if one in scores or (one.rank == inner[0].rank and _SCORES.search(one.text)):
            branch.children.append(_branch(one))
        else:
            told += [(below.whole, below.origin) for below in one.walk()]
    if told:
        branch.fields["description"] = joined(told)
    return branch


def _shares(item: Item, points: float) -> list[tuple[Item, float | None]]:
    """The items below, where each gives points once and all of them what the whole is worth, or only takes some."""
    below = [one for one in item.below if one.rank != BODY]
    awards = [(one, award_in(one.text)) for one in below]
    given = [award for one, award in awards if award is not None or not takes_away(one.text)]
    if len(given) < _FEW or len({one.rank for one in below}) > 1 or not make_up(given, points):
        return []
    return awards


def _share(item: Item, points: float | None) -> Branch:
    fields = {"criteria": joined((one.whole, one.origin) for one in item.walk())}
    if points is not None:
        fields = {"points": said(points, item.origin), **fields}
    return Branch(said(whole_name(item.label + name_from(item.text)), item.origin), fields)


def _unnumbered(item: Item, mark: _Mark | None) -> list[Item]:
    """The paragraphs below an item that each begin with a name and its points, without a number: all of what it is
    worth, or two at least."""
    told = [(one, worth) for one in item.below if (worth := _NAMED.match(one.text))]
    if mark is None or mark.percent:
        return [one for one, _ in told] if len(told) >= _FEW else []
    return [one for one, _ in told] if make_up([float(worth[1]) for _, worth in told], mark.points) else []


def _together(text: str, mark: _Mark | None) -> float | None:
    """What a paragraph is worth whose sentences each end in their points: …履行职责（2分）。班子团结协调（2分）。

    None where the first points are those of the whole: 信息报送（10分）。每月报送 2 篇（5分），被采用（5分）。
    """
    if mark is None or mark.percent or mark.start < _SENTENCE or not _ENDED.match(text, mark.end):
        return None
    if _WHOLE.search(text, mark.start, mark.end):
        return None
    others = [float(found[1]) for found in _MARK.finditer(text, mark.end) if found[1] and found[2] == "分"]
    whole = mark.points + sum(others)
    of_the_whole = len(others) > 1 and abs(whole - 2 * mark.points) < _CLOSE
    return None if not others or of_the_whole else whole


def _head(item: Item, mark: _Mark | None) -> tuple[str, str]:
    """The name at the head of an item, and what follows."""
    text = item.text
    if mark is not None:
        name, rest = text[: mark.start].strip(" ：:，,—–-"), text[mark.end :].lstrip(" 。：:，,；;\n")
        rest = "。".join(part for part in (mark.beside, rest) if part)
        called = re.match(r"[^。；;，,：:]{2,24}[：:]", name)
        if called is not None and called.end() < len(name):  # 招商引资：引进项目1个的计3分
            name, rest = called[0][:-1], text[called.end() :].lstrip()
    else:
        first = re.split(r"[。：:；;\n]", text, maxsplit=1)
        name, rest = first[0].strip(), first[1].strip() if len(first) > 1 else ""
    if name and len(name) <= LONGEST and not re.search(r"[。；;]", name):
        return whole_name(item.label + name), rest
    return name_from(text), text
