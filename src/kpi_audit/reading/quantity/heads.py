"""Figures by what stands before them: said of each village or person, for so many, for so much land, or of a work."""

from __future__ import annotations

from ...startup import patterns as re
from .numbers import Number
from .operators import Comparison

EACH = re.compile(
    r"每个?(?:行政|自然)?(?:村(?:\(社区\)|民)?|社区|网格|组|户|人|名|所|校|班|支部|党组织|学期)|[村户人]均"
    r"|每(?:[十百]?[千万]|[十百])[名位个][一-鿿]{2,5}|每?(?:[十百]?[千万]|[十百])(?:名|户籍|常住|服务)?人(?:口|次)?(?!以)"
)
PER_HEAD = re.compile(
    r"每(?:[十百]?[千万]|[十百]|1000?0?)[名位个]?(?:户籍|常住|服务)?(?:人口?|[一-鿿]{2,6}人)(?:口|中)?(?:拥有|配[备有]|有|至少)?(?:[0-9]岁以下)?[^,。;:0-9每少缺低扣]{2,16}(?:\d[\d.]{0,4}[人名张个]、[^,。;:0-9每少缺低扣]{2,12}){0,3}\Z"
    r"|(?:达到?|不[低少高]于|不超过|为|至少)每(?:[十百]?[千万]|[十百])(?:名|户籍|常住|服务)?人口?\Z"
)
"""So many for so many people (每千人拥有社会体育指导员2.8名): a rate, be it without a word of comparison, and what is
told with it (执业医师3.2人、注册护士3.8人)."""
_PEOPLE = re.compile(
    r"每(1000|[十百]?[千万]|10万)(?:名|户籍|常住|服务)?人|(?<![\d一二两三四五六七八九十百千万几数余多])([千万])(?=人口)"
)

_LAND = re.compile(r"每(亩|公顷)\Z")

AGED = re.compile("平均|寿命")
"""An age that is reached (人均预期寿命达到79岁); any other says who is meant."""
_LASTS = re.compile(r"(?:时间|时长|用时|耗时)[为在:]?\Z")
_SERVES = re.compile(r"(?:服务|培训|学习|驻村|坐班|值守|劳动|锻炼|带班|接访)(?:时间|时长)?\Z|天数[为达在]?\Z")


def spends(op: str, unit: str, before: str) -> bool:
    """Whether so much time is what is asked: that something takes no more, or that so much is spent on it."""
    if op == "<=":
        return _LASTS.search(before) is not None
    return op == ">=" and unit != "年" and _SERVES.search(before) is not None  # 服务5年以上 is who is meant


_EACH_UNIT = re.compile(
    r"每个?(?:(?P<village>(?:行政|自然)?村|社区)|(?P<township>乡镇|镇街|街道|镇|乡)|(?P<county>县|区|旗)|(?P<city>设区市|地级市|市|州))(?!级|内|直)"
)


def each_unit(said: str) -> str | None:
    """The level of the units that something is said of each of (每个乡镇建设1个)."""
    found = _EACH_UNIT.search(said) if "每" in said else None
    return None if found is None else found.lastgroup


def per_base(unit: str, said: str) -> str:
    """The unit of a figure that is said for so many people (每千人5批次 is 5批次/千人), or for so much land before it
    (每亩1000斤); else the unit as it is."""
    land = _LAND.search(said) if unit and "/" not in unit else None
    if land is not None:
        return f"{unit}/{land[1]}"
    found = None if unit == "%" or "/" in unit or "人" not in said else _PEOPLE.search(said)
    return unit if found is None else f"{unit}/{'千' if found[1] == '1000' else found[1] or found[2]}人"


BAR_OF = re.compile(
    r"的(?:行政村|村|社区|县|乡镇|镇|街道|学校|企业|单位|农户|户|项目|园区)(?:不[少低]于|达到?|占|有|数量?)[^,。;]{0,6}?[0-9]"
)
"""What makes one of those that are counted (收入10万元以上的村不少于5个)."""
SHARE_DOES = re.compile(
    r"的(?:行政村|自然村|村民小组|村庄|村|社区|小区|县|乡镇|镇|街道|学校|企业|单位|农户|家庭|机构)[^,。;]{0,6}?(?:达到|建成|完成|实现|开展|通)"
)
"""So many of the whole come to do something (90%的县达到…标准)."""
WORKED = re.compile(
    r"(?:到位|培训|治理|修复|整治|复耕|复垦|硬化|疏浚|铺设|加固|维修|改建|扩建|续建|推广|绿化|栽植|补植|安置|投放|安装|淘汰|拆除|更新|敷设|架设|修建|清淤|抚育|封育|营造|出栏|收储)[^,。;:0-9每率续]{0,12}\Z"
)
"""What leaves so much done behind it (治理水土流失25平方公里), without a word of comparison."""

_SCORED_AS = re.compile(r"(?:扣|得|加|奖|计|给|记|占|共|满分|分值|分)[^,。;]{0,6}\Z")
_GRADE = re.compile(r"[^,。;]{0,4}?(?:为|评)[优良中合不基较差]")
_COSTS = re.compile("的?,?(?:进行|予以|直接)?(?:倒?扣|加|计|奖|折)")
_EACH_EARNS = re.compile("[扣加奖]")


def of_points(text: str, number: Number, found: Comparison) -> bool:
    """Whether a figure is points, how many times over they are taken, or the one thing that earns or costs them.

    A score is a target as a floor (得分不低于 90 分); as a ceiling it limits points (最高不超过 3 分).
    """
    if number.unit == "分":
        lead = text[max(0, found.start - 12) : found.start]
        return not found.stated or found.op == "<=" or bool(_SCORED_AS.search(lead) or _GRADE.match(text, found.end))
    one = number.value == 1 and number.unit not in ("", "%", "‰")
    if one and not found.stated:  # 追究 1 人加 2 分
        return _EACH_EARNS.match(text, found.end) is not None
    return ((one and found.missed) or number.unit == "倍") and _COSTS.match(text, found.end) is not None
