"""Whether papers that are asked for are scored: not where a rate or an act undone costs points, nor legal products."""

from __future__ import annotations

from collections.abc import Sequence

from ...startup import patterns as re
from ..text.lexicon import Hit
from ..text.line import Line, Passage, Words
from ..text.normal import normalise
from ..text.spotting import spot

_SCORES = re.compile(r"[扣得加计奖][^,;。]{0,8}\d|不得分|酌情|满分|[,:]\d{1,2}(?:\.\d)?分(?=[。;]|\Z)")
_COST = re.compile(r"(?:([^,。;]{1,24}?)的?,)?([^,。;]{0,24}?)的?(?:每[次人场]|一次)?扣(?:除|减)?[^,。;]{0,6}?\d")
_UNDONE = re.compile(
    r"(?:但|对|凡)?(?:无故|无正当理由)?(?:未|不|没有)(?:能)?(?:按时|准时|按期|及时|按要求|按规定)?"
    r"(?:参加|参与|召开|开展|组织|举行|举办|到会|参会|出席)(?:会议|活动|学习|培训|演练)?"
)
_FAULTY = re.compile(
    r"(?:记录|台[账帐]|资料|材料|档案|文书)[^,。;]{0,6}(?:不规范|不全|不齐|不完整|不真实|缺失|缺项|有误|差错)[^。;]{0,12}扣"
)
_RATED = re.compile(r"率[^,。;]{0,6}\d")
_PAPERS_OF_IT = re.compile("资料|材料|档案")
_AGREEMENTS = ("协议", "协议书")
_SIGNED = re.compile(
    "签[订署约](?:了)?[^,。;责]{0,16}协议|(?:投资|合作|引资|入驻|入园|供地|用地|租赁|转让|收购)[^,。;责]{0,4}协议"
)
_STOP = re.compile("[,，。;；:：()（）\n]")
_NO_WORK = re.compile(
    "[查看]|资料|材料|台[账帐]|档案|记录|照片|方案|计划|总结|报表|文件|制度|名单|名册|纪要|会议|凭证|日志|笔记"
)
_WORKS = 3
"""So many matters beside the papers make a list of works."""
_ROW = 60
_LEAD = 12
_BROKEN = re.compile("[,，。;；、:：()及和与]|工作|检查|管理|宣传|培训|会议")
_GIVEN = re.compile(r"[得计记]\d|满分|不[得计]分|酌|视")


def scores_papers(sentence: str) -> bool:
    """Whether a sentence gives or takes points that the papers it asks for may decide."""
    return _SCORES.search(sentence) is not None and "率" not in sentence and not _acts_alone(sentence)


def _acts_alone(sentence: str) -> bool:
    """Whether every deduction of a sentence is for an act left undone (做好会议记录,不按时参加扣 5 分)."""
    if "扣" not in sentence or _GIVEN.search(sentence):
        return False
    costs = [found[2] or found[1] or "" for found in _COST.finditer(sentence)]
    return bool(costs) and all(map(_UNDONE.fullmatch, costs))


def of_product(text: str, start: int, said: Sequence[Hit]) -> bool:
    """Whether papers at ``start`` are those of a legal product that is named before them (发票资料齐全)."""
    if not _PAPERS_OF_IT.match(text, start):
        return False
    named = (hit.end for hit in said if hit.name == "product" and 0 <= start - hit.end <= 6)
    return any(not _BROKEN.search(text, end, start) for end in named)


def product_papers(line: Line, words: Words) -> bool:
    """The same of words of a line; an agreement that is to be signed with others is a product itself."""
    passage = line.passage(words.field)
    if passage is not None and words.text in _AGREEMENTS:
        return _SIGNED.search(passage.text) is not None
    if passage is None or not _PAPERS_OF_IT.match(words.text):
        return False
    lead = normalise(passage.raw[max(0, words.start - _LEAD) : words.start]).text
    return of_product(lead + words.text, len(lead), spot(lead, "traces"))


def beside_a_rate(passage: Passage, words: Words) -> bool:
    """Whether faulty papers only cost points beside a rate (检查覆盖率 100%…;记录不规范的每份扣 0.1 分)."""
    if not _RATED.search(passage.raw):
        return False
    return any(fault.start() <= words.start < fault.end() for fault in _FAULTY.finditer(passage.raw))


def among_works(line: Line, words: Words) -> bool:
    """Whether papers are one of several works in a row (宣传、资金发放、信访办理、档案管理,每缺一项扣 1 分)."""
    passage = line.passage(words.field)
    if passage is None or "、" not in passage.raw:
        return False
    before = _STOP.split(passage.raw[max(0, words.start - _ROW) : words.start])[-1]
    after = _STOP.split(passage.raw[words.end : words.end + _ROW])[0]
    others = [*before.split("、")[:-1], *after.split("、")[1:]]
    return len(others) >= _WORKS and not any(map(_NO_WORK.search, others))
