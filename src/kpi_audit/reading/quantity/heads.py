"""Figures that are said of each village, household or person, or for so many of them."""

from __future__ import annotations

from ...startup import patterns as re

EACH = re.compile(
    r"每个?(?:行政|自然)?(?:村(?:\(社区\)|民)?|社区|网格|组|户|人|名|所|校|班|支部|党组织|学期)|[村户人]均"
    r"|每(?:[十百]?[千万]|[十百])[名位个][一-鿿]{2,5}|每?(?:[十百]?[千万]|[十百])(?:名|户籍|常住|服务)?人(?:口|次)?(?!以)"
)
PER_HEAD = re.compile(
    r"每(?:[十百]?[千万]|[十百]|1000?0?)[名位个]?(?:户籍|常住|服务)?(?:人口?|[一-鿿]{2,6}人)(?:口|中)?(?:拥有|配[备有]|有|至少)?(?:[0-9]岁以下)?[^,。;:0-9每少缺低扣]{2,16}\Z"
)
"""So many for so many people (每千人拥有社会体育指导员2.8名): a rate, be it without a word of comparison."""
