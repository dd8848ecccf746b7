"""Words that are hard to read: numbers to some only, characters that take no room, sentences that every reader knows."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import strategies as st

import kpi_audit

SENTENCES = sorted(
    {
        found
        for card in Path(kpi_audit.__file__).parent.glob("rules/*/*.yaml")
        for found in re.findall(r"[一-鿿][^\"'{}\n#]{5,90}", card.read_text("utf-8").partition("\nexamples:")[2])
    }
)
"""What stands in the examples of the rules' cards: each of them is read in some way."""
NUMERALS = "𝟗𝟓 ⁵ ₅ ⑩ ㉑ ⓪ ½ ⅞ ٣ ۵ ९ ༪ Ⅳ 〇 零 壹佰 两 廿 1e5 0x1 1_0 00 -0 1,000 1，000 .5 5. ∞ １０ 九九九九 亿亿 百分之百".split()
"""What is a number to some, and none to others."""
FORMS = "得#分 扣#分 每少#次扣#分 达到#% #月#日前 #年 前#名 不少于#次 #~# 第#条 1.#完成 #/# #:# 从#到#递减 #个百分点 每#天 超过#万元 #号".split()
COUNTED = st.builds(lambda form, one: form.replace("#", one), st.sampled_from(FORMS), st.sampled_from(NUMERALS))
"""A figure where readers look for one."""
UNSEEN = (
    *("\u3164", "\u115f", "\u2060", "\u2064", "\ufff9", "\ufffc", "\u180e", "\u2800", "\ufe0f", "\U000e0100"),
    *("\U0010ffff", "\ufffe", "\u0345", "\u20dd", "\u2063", "\u202f"),
)
"""What takes no room, or a room of its own."""
FOREIGN = "\uf900 \U0002f800 \u1100\u1161 ﾊﾟ ﾞ Ω ß ŉ Ǆ مرحبا שלום 👩🏽‍🚒 🇨🇳 ㍻ ㏂ ㌔".split()
"""What becomes longer, shorter or another in a normal form, or runs the other way."""
STYLES = ("|", "|-", "|+", "|2", "|2-", ">", ">-", ">+", "| # 说明", "!!str |", "!x >-", "&s |")
"""Heads of block scalars."""


def block(text: str, head: str, indent: int) -> str:
    """A block scalar at an indentation; ``2`` in the head: what of its margin is none of the text."""
    margin = "\n" + " " * (indent + (2 if "2" in head else 1))
    return head + margin + margin.join(text.split("\n"))
