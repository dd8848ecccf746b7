"""Names of lines in standard words, without what says nothing of what a line is about."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.lexicon import lexicon
from ..text.vocabulary import per_vocabulary
from .places import Places

NUMBER = re.compile(
    r"\A\s*(?:\d+(?:\.\d+)+|\d+[.、](?!\d)|\([\d一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.]|第[\d一二三四五六七八九十]+[条项])\s*"
)
"""The number of a line before its name."""
ASIDE = re.compile(r"\(([^()]*)\)|【([^】]{0,200})】")
MARKS = re.compile(r"[\s★☆*“”\"'‘’《》<>、,。;:·\-—/!?]")
_FIGURE = re.compile(
    r"(?:力争|争取|确保|控制在|保持在|稳定在|不低于|不少于|不高于|不超过|达到?|至少|≥|≤|>|<|=){0,8}\d+(?:\.\d+)?(?:[-—~至到]\d+(?:\.\d+)?)?"
    r"\s*(?:%|‰|个百分点|万亿|[万亿]?(?:亩|吨|斤|人次?|元|户|座|个|家|件|次|起|例|平方米|公里|分))?(?:及?以上|及?以下|以内|左右|之内)?"
)
_PLACE = re.compile(
    r"(?:\A|(?<=[的在]))(?:全|我|本|各)(?:国|省|市|县|区|镇|乡|村|街道|域)|(?:省|市|县|区|镇|乡)(?:级|域|定|本级|内)(?!河长|总河)"
    r"|\A(?!城镇|乡镇|集镇|村镇|市镇|小镇|特色|重点|各|每)[一-鿿]{1,3}(?:镇|乡|街道)(?=[一-鿿]{3})"
    r"|\A每个?(?:县|区|乡镇|镇|乡|街道|村|社区|单位)(?=[一-鿿]{3})"
)
_EMPTY = re.compile(
    r"\A(?:预期|主要|总体|年度|工作|发展)*(?:目标|指标)(?:任务|值)?(?:是|为)?|\A(?:今年|全年)|(?:工作|情况|任务|指标|目标|水平)\Z|(?:工作|任务)(?=完成|落实)"
    r"|积极|认真|切实|进一步|继续|持续|全面|扎实|深入|大力|着力|不断|有效|推进|推动|加强|强化|抓好|做好|落实|\A组织(?=.{2})|组织(?=开展|实施)|开展|实施|实现|确保|力争|努力|加快"
    r"|(?<=.)(?:建设|改造提升)(?=任务|面积|数量|\Z)|\A(?:新建|建设|打造|完成|建成(?!区)|新改造|改造|提升|实际|提高|主要)(?=.{3})|年度|全年|当年|本年|年均|平均|同比|可比"
)
_CARRIER = re.compile(
    r"(?:的)?(?:行政村|自然村|村庄|社区|小区|农户|住户|居民|家庭)(?:数)?(?=(?:全?覆盖|普及)?(?:率|比例|面)?\Z)"
)
_NEEDY = (
    r"(?:低保(?:对象|家庭|户|人员|人口)?(?:边缘(?:家庭|户|对象|人口|人员)?)?|低边(?:户|家庭|对象)?|特困(?:人员|对象|户|家庭)?|五保(?:户|老人)?"
    r"|孤儿|(?:事实)?无人抚养儿童|(?:防返贫)?监测(?:对象|户)|(?:返贫)?致贫(?:人口|户|对象)|脱贫(?:不稳定)?(?:人口|户)|边缘易致贫(?:人口|户)|突发严重困难(?:人口|户)"
    r"|低收入(?:人口|家庭|群体)|(?:重度)?残疾人|困境儿童|留守(?:儿童|老人|妇女)|孤寡老人|独居老人|空巢老人|优抚对象|困难(?:职工|党员|儿童|学生|老人|妇女))"
)
_LISTED = re.compile(
    rf"{_NEEDY}(?:(?:、|和|及|与|以及){_NEEDY}){{1,10}}(?:等)?(?:各?类?(?:重点|特殊|困难){{0,2}}(?:困难群众|对象|人群|群体|人员|家庭))?"
)
"""The kinds of those in need told one by one: together they are 困难群众."""


@per_vocabulary
def standard(text: str) -> str:
    """A text with the other words for the same (``lexicons/indicator_names.yaml``) put into standard ones."""
    parts, last = [], 0
    for hit in lexicon("indicator_names").scan(text):
        parts += [text[last : hit.start], hit.name]
        last = hit.end
    made = "".join(parts) + text[last:]
    return _LISTED.sub("困难群众", made) if "、" in made or "和" in made or "及" in made or "与" in made else made


def plain_name(raw: str, places: Places) -> str:
    """A name in normal form, in standard words, without its number, asides, figures, ``places`` and empty words."""
    return _stripped(standard(NUMBER.sub("", raw)), places)


def _stripped(raw: str, places: Places) -> str:
    text = _PLACE.sub("", ASIDE.sub("", places.taken_out(raw)))
    text = standard(MARKS.sub("", _FIGURE.sub("", text)))
    bare = _CARRIER.sub("", _EMPTY.sub("", text))
    return bare if len(bare) >= 2 else text
