"""Inspections said in texts: unannounced ones without a limit, and comprehensive ones more often than yearly."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import sentences
from ..text.vocabulary import gathered
from .periods import find_periods

_CHECK = "(?:暗访|抽查|检查|督查|巡查|明查暗访|明察暗访|督导|督察|核查|抽检|暗查)"
_UNANNOUNCED = re.compile(
    rf"(?:不定期|不打招呼|随时|突击|“?四不两直”?)[^,。;]{{0,10}}?{_CHECK}|(?:随机|突击)(?:暗访|暗查)"
    rf"|(?:明[查察])?暗[访查][^,。;]{{0,4}}不定期"
)
_CAP = re.compile(
    r"(?:不超过|最多|不多于|控制在|不得超过|上限)[^,。;]{0,6}[次天]|(?:每年|全年|年内|一年)[^,。;]{0,6}[一二两三四五六1-9][次轮]"
)
_DENIED = re.compile(r"(?:不搞|不得|不再|取消|禁止|严禁|不开展|不组织|不进行|避免|减少|杜绝)[^,。;]{0,8}$")
_METHOD = re.compile(r"(?:采取|采用|通过|结合|根据|依据|按照?|以|经|方[式法])[^,。;]{0,12}$")
_COMPREHENSIVE = re.compile(r"[^,。;]{0,12}?(?:综合性?|全面)(?:督查|检查|督导|督察|大检查|巡查)")


_OWN = re.compile(
    r"[^,。;]{0,20}(?:方式|形式|方法|手段|措施)[^。;]{0,4}(?:开展|组织|加强|强化|严厉?)[^,。;]{0,24}"
    r"(?:检查|巡查|执法|整治|查处|监管|打击)[^。;]{0,60}?的,?[^,。;]{0,8}?得\d"
)
"""The unit is paid for carrying out such checks itself (采取突击检查等方式,开展…专项检查的,得 1 分)."""


@dataclass(frozen=True, slots=True)
class CheckWords:
    """Words of a check at ``start`` to ``end``; ``before`` is what its sentence says ahead of them."""

    start: int
    end: int
    before: str
    per_year: float = 0.0

    @property
    def as_method(self) -> bool:
        """Whether it is how something is scored (采取不定期抽查方式)."""
        return bool(_METHOD.search(self.before))


@gathered
def find_unannounced(text: str) -> list[CheckWords]:
    """Unannounced checks for which no number of times is said, in the order of the text."""
    found = []
    for sentence in sentences(text):
        told = list(_UNANNOUNCED.finditer(sentence.text))
        if not told or _CAP.search(sentence.text):
            continue
        for match in told:
            before = sentence.text[max(0, match.start() - 60) : match.start()]
            clause = (
                re.split(r"[,]", before)[-1]
                + match[0]
                + re.split(r"[,]", sentence.text[match.end() : match.end() + 60])[0]
            )
            rhythm = any(period.base > 1 for period in find_periods(clause))
            own = "得" in sentence.text and _OWN.match(sentence.text, match.end())
            if not rhythm and not own and not _DENIED.search(before):
                found.append(CheckWords(sentence.start + match.start(), sentence.start + match.end(), before))
    return found


@gathered
def find_comprehensive(text: str) -> list[CheckWords]:
    """Comprehensive checks with how often a year."""
    found = []
    for sentence in sentences(text):
        for period in find_periods(sentence.text):
            match = _COMPREHENSIVE.match(sentence.text, period.end)
            before = sentence.text[max(0, period.start - 60) : period.start]
            if match and not _DENIED.search(before):
                start, end = sentence.start + period.start, sentence.start + match.end()
                found.append(CheckWords(start, end, before, period.per_year))
    return found
