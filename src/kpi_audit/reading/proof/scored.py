"""Whether a sentence that asks for papers scores them: not where a rate, or an act left undone alone, costs points."""

from __future__ import annotations

from ...startup import patterns as re

_SCORES = re.compile(r"[扣得加计奖][^,;。]{0,8}\d|不得分|酌情|满分|,\d{1,2}(?:\.\d)?分(?=[。;]|\Z)")
_COST = re.compile(r"(?:([^,。;]{1,24}?)的?,)?([^,。;]{0,24}?)的?(?:每[次人场]|一次)?扣(?:除|减)?[^,。;]{0,6}?\d")
_UNDONE = re.compile(
    r"(?:但|对|凡)?(?:无故|无正当理由)?(?:未|不|没有)(?:能)?(?:按时|准时|按期|及时|按要求|按规定)?"
    r"(?:参加|参与|召开|开展|组织|举行|举办|到会|参会|出席)(?:会议|活动|学习|培训|演练)?"
)
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
