"""The title of a paper, its year, and the full score that it states."""

from __future__ import annotations

from collections.abc import Sequence

from ...reading.scoring.totals import total_words
from ...startup import patterns as re
from ..paper import Paragraph
from ..values.names import label_of, whole_name
from ..values.points import points_in_name, tight

_ABOUT = re.compile(
    r"考核|考评|绩效|评价|评分|目标管理|责任制|清单|测评|评比|督查|检查|评估|计分|责任[书状]|任务分解|责任分解"
)
_ENDS = re.compile(
    r"(?:办法|方案|细则|标准|表|清单|规定|意见|指标|汇总|体系|目录|要点|通知|制度|规则|责任[书状]|内容|任务|指标(?:说明|解释|卡片?))"
    r"(?:[(（][^()（）]{1,12}[)）])*$"
)
_NOTICE = re.compile(r"通知$|^关于|^附件[\d一二三四五六七八九十]*[:：]?$")
_HALF = re.compile(r"(?:20\d\d年度?|年度|[省市县区州镇乡])$")
_BARE = re.compile(
    r"(?:(?:年度|目标|综合|绩效|工作|管理|量化)*(?:考核|考评|评价|评分|计分|责任制)+)?(?:实施)?(?:办法|方案|细则|标准|表)"
)
"""A title that does not say of what: its first half stands above it."""
_NO_HALF = re.compile("[。；;：:〔﹝【\\[]|号$|^附|印发|通知$")
"""Lines above a title that are none of it: the number of the document, its annex, the notice that it came with."""
_YEAR = re.compile(r"(20\d\d)\s*年")
_SPOKEN = re.compile(r"(二[〇○零O0][一二三四五六七八九〇○零]{2})\s{0,4}年")
_DIGITS = str.maketrans("一二三四五六七八九〇○零O", "1234567890000")
"""A year in Chinese digits: 二〇二六年."""
_TOTAL = re.compile(
    r"[(（]?(?:本表|全部)?(?:共计?|总分|满分|合计|总计|分值|实行)(?:为|是|计)?[:：]?(\d{2,4}(?:\.\d)?)分(?:制)?[)）]?"
)
_LONGEST, _HALVES = 60, 24
"""Characters of the longest title, and of the longest first half of one."""
_CHAPTER = re.compile("第[一二三四五六七八九十\\d]{1,3}[章节编部条]")
"""The head of a chapter is no title: 第二章 考核内容."""


def is_title(text: str) -> bool:
    """Whether a text can be the title of a scheme or of its table."""
    bare = tight(re.sub(r"^附件[\d一二三四五六七八九十]*[:：]?", "", text.strip()))
    if len(bare) > _LONGEST or re.search(r"[。；;]", bare):
        return False
    named = points_in_name(bare)[0]
    return bool(_ABOUT.search(named) and _ENDS.search(named))


def find_title(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], str]:
    """The paragraphs that make up the title, and the title; none where there is none."""
    named = [not one.label and not _CHAPTER.match(one.text.strip()) for one in paragraphs]
    found = [number for number, one in enumerate(paragraphs) if named[number] and is_title(one.text)]
    plain = [number for number in found if not _NOTICE.search(tight(paragraphs[number].text))]
    at = next(iter([*plain, *found]), None)
    if at is None:
        at = next((number for number, one in enumerate(paragraphs) if one.heading == 1), None)
    if at is None:
        return [], ""
    parts = [paragraphs[at]]
    if at and _is_half(paragraphs[at - 1], tight(paragraphs[at].text)):
        parts.insert(0, paragraphs[at - 1])
    return parts, "".join(whole_name(part.text) for part in parts)


def _is_half(above: Paragraph, title: str) -> bool:
    """Whether a line is what a title was broken after."""
    bare = tight(above.text)
    if not 2 < len(bare) <= _HALVES or above.label or label_of(above.text):
        return False
    return bool(_HALF.search(bare)) or bool(_BARE.fullmatch(title) and not _NO_HALF.search(bare) and not is_title(bare))


def year_in(text: str) -> int | None:
    """The year that a title names."""
    match = _YEAR.search(text) or _SPOKEN.search(text)
    return int(match[1].translate(_DIGITS)) if match else None


def stated_total(text: str) -> float | None:
    """The full score, where a paragraph says nothing else: （共100分）."""
    match = _TOTAL.fullmatch(tight(text))
    return float(match[1]) if match else None


def mentioned_total(text: str) -> float | None:
    """The full score that a sentence mentions; None where it speaks of several scales."""
    found = total_words(tight(text))
    return None if found is None or found.several else found.points
