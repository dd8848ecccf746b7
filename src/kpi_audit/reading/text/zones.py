"""The clauses of an indicator's text by what they are for: stating, scoring, an aside, how it is checked."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ...startup.memory import remembering
from ...startup.records import dataclass
from ..search.figures import blank

_STOP = re.compile(r"(?=[,:;。!?()\[\]【】《》\s.])(?:[,:;。!?\n()\[\]【】《》]|\s{2,}|(?<=[^\d])\.(?=\D|$))")
_SCORED = re.compile(r"[扣得加计奖减][^,;。]{0,6}?\d|不得分|得满分|全扣|酌情|不计分|各占")
_VERIFY = re.compile(
    r"\s*[\d.、]{0,3}(?:查看|查阅|查验|查|调阅|核查|核对|核实|(?:随机|入户|现场|实地|上门|每[村镇户])?抽查|随机抽取|现场(?:实地)?(?:查看|考查|检查|核查)|访谈|"
    r"实地(?:查看|考察|查验)|以.{0,12}为准"
    r"|提供.{0,24}?(?:报表|图片|照片|影像|扫描件|复印件|截[图屏]|凭证|证明|佐证|文件|统计数据|承诺书|名录))"
)
_DELEGATED = re.compile(r"(?:由|按).{2,40}(?:评分标准|评分办法|考核办法|考核细则|制定|认定|负责解释)")
# "because of poor work": what follows is what is scored
_CAUSE = re.compile(r"\s*(?:对?因|由于)(?!.*(?:引发|导致|致使|造成|发生))")
# "as the regulation asks": the rule it rests on is not what is rewarded
_GROUND = re.compile(
    r"\s*[\d.、]*未?(?:按照|依照|根据|依据|参照|对照|按).*(?:要求|规定|精神|标准|部署|办法|规程|方案)$"
)
# "…, and all is lost": what sets a veto off is not what is rewarded
_BARRED = re.compile('[,、](?:将|并)?(?:实行|予以|按)?[“"]?一票否')
_LEADING = re.compile(
    r"[\s\d.、\"“”'‘’★一二三四五六七八九十]*"
    r"(?:积极|认真|及时|按时|按要求|按规定|进一步|继续|持续|依法|依规|大力|切实|有效|科学|扎实|深入|全面|主动|"
    r"定期|充分利用|未能|未按照?|未|不|应当|应|要|需|并|与|对|或|能|有序|做好|抓好|负责|组织|落实|推动|加快|逐步|"
    r"加强|实行|全年|每年|年内|县级|本级)*"
)

_KEPT = 1 << 12
"""Texts whose clauses are remembered: several readers ask for them."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A clause: up to ``end``; words at or before ``lead`` open it; ``rank`` fades down a long text."""

    name: str
    end: int
    lead: int
    rank: float


def zones(text: str) -> tuple[Zone, ...]:
    """The clauses in order; each ends where the next begins, the last at the end of the text."""
    return _zones(blank(text))  # they are the same whatever the figures


@remembering(_KEPT)
def _zones(text: str) -> tuple[Zone, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[Zone]:
    start, depth, quoted, rank = 0, 0, False, 1.0
    marks = [(*mark.span(), mark[0]) for mark in _STOP.finditer(text)]
    marks.append((len(text), len(text), ""))
    for at, after, mark in marks:
        if at > start:
            barred = _BARRED.match(text, at) is not None
            name = "aside" if barred else _name(text[start:at], depth > 0, quoted)
            opening = _LEADING.match(text, start, at)
            yield Zone(name, at, opening.end() if opening else start, rank)
            if name in ("plain", "scored"):
                rank = max(0.4, rank * 0.9)
        start = after
        if mark in ("(", "[", "《"):
            depth += 1
        elif mark in (")", "]", "》"):
            depth = max(0, depth - 1)
        elif mark in ("【", "】"):
            quoted = mark == "【"
        elif mark in ("。", "\n"):  # a bracket that was never closed ends with its sentence
            depth = 0


def _name(text: str, aside: bool, quoted: bool) -> str:
    if quoted or (("由" in text or "按" in text) and _DELEGATED.search(text)):
        return "verify"
    if aside or _CAUSE.match(text) or _GROUND.match(text):
        return "aside"
    if _SCORED.search(text):
        return "scored"
    return "verify" if _VERIFY.match(text) else "plain"
