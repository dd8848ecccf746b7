"""Clauses by which one matter costs points only once."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.vocabulary import per_vocabulary

_ONCE = re.compile(
    r"(?:同一|同个|相同|一个|每个|单个)[^。;]{0,16}?(?:事项|事件|问题|事故|情形|案件|行为|原因|扣分|指标|内容|事)[^。;]{0,24}?"
    r"(?:不(?:得|再|予|作)?(?:重复|累计|叠加|同时|累加)|只(?:扣|计|处|作)[^。;]{0,4}(?:一次|1次)|(?:按|取|就|以)[^。;]{0,10}?最?[高重大](?!质量))"
    r"|不(?:得|再|予|作)?(?:重复|叠加)(?:计)?(?:扣|处|追|问责|考核扣|减)|就高(?:不就低)?扣|(?:按|取)最高(?:分值?|项|一项)?扣"
    r"|不再(?:另行?|再|重复|叠加)(?:扣分?|处理|处罚|追究|计扣)|不另(?:行)?(?:扣|处理|处罚)"
    r"|(?:已(?:经)?在?[^,。;]{0,20}扣分|已扣分)的?[^。;]{0,12}不(?:再|予|得)(?:重复)?扣"
)
_DENIED = re.compile(r"(?:可以?|应当?|予以|实行)(?:重复|累计|叠加|同时)(?:扣|计)")
_BONUS = re.compile(r"加分|奖励|加减")


@per_vocabulary
def counts_once(text: str) -> bool:
    """Whether a normal text rules out that one matter is punished again."""
    for sentence in re.split(r"[。;\n]", text) if _ONCE.search(text) else ():
        if not _ONCE.search(sentence) or _DENIED.search(sentence):
            continue
        if _BONUS.search(sentence) and not re.search("扣|处罚|处理|问责|加减", sentence):
            continue
        return True
    return False
