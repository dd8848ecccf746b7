"""Clauses by which departments use one another's results and data instead of asking again."""

from __future__ import annotations

from ...startup import patterns as re

_RECOGNISED = re.compile(
    r"(?:结果|数据|材料|资料|成果|情况)[^,。;]{0,10}(?:互认|共享|共用|互通|通用)|(?:互认|共享|共用)[^,。;]{0,8}(?:结果|数据|材料|资料|成果)"
    r"|(?:不再?|避免|不得)(?:重复|多头|反复)[^,。;]{0,6}(?:考核|检查|督查|报送|索要|要|填报|提供)|一次(?:填报|检查|考核|采集)[^,。;]{0,6}(?:多方|多家|共用|共享|互认)"
)
_DENIED = re.compile(r"(?:不予?|未|没有|无法)(?:互认|共享|共用)")


def recognises(text: str) -> bool:
    """Whether a normal text has such a clause."""
    return bool(_RECOGNISED.search(text)) and not _DENIED.search(text)
