"""A text without boilerplate, figures, scoring and the names of bodies: what is left says what it is about."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.vocabulary import per_vocabulary

_BODIES = (
    r"乡\(镇\)人民政府|镇\(乡\)人民政府|镇人民政府\(街道办事处\)|(?:各)?(?:乡、?民族乡、?镇|乡镇|镇|乡|县级以上(?:地方)?(?:各级)?)人民政府|街道办事处|人民政府"
    r"|[^,。;、:的和与及向对由\s]{0,10}(?:主管|管理)部门(?:及其派出机构)?|(?:有关|相关|成员|责任|行政主管|牵头)(?:部门|单位)"
)
BOILERPLATE = re.compile(
    rf"(?:{_BODIES})[、和或及以]{{0,2}}|(?:按照|依照|根据|结合)[^,。;]{{0,10}}(?:职责|权限|要求|实际|规定|需要)|(?:本|所)?(?:辖区|行政区域|管辖区域|区域|管辖范围)(?:内|范围内)?的?"
    r"|应当|予以|依法|进一步|切实|认真|扎实|大力|积极|加强|加大|强化|力度|推进|推动|做好|抓好|落实|开展|确保|建立健全|健全|考评|工作|日常|及时|情况|有关|相关|组织|负责|全面|县级|履行|职责|义务(?!教育|植树|兵|消防)|本(?:市|省|区|县|镇|乡|条例|办法)|规定的?"
)
_ASIDE = re.compile(r"(?:结合|围绕|通过)[^,。;]{2,24}?(?:工作|活动|方式|途径)[,]?")
"""What something is done along with, or by means of: not what it is."""
_SCORING = re.compile(
    r"[^,。;]{0,12}(?:扣|得|计|加|减|奖)\s*\d+(?:\.\d+)?\s*分|扣完(?:为止|本项)|不得分|本项|按[^,。;]{0,6}比例(?:得分|计分|折算)|百分之[一二三四五六七八九十百]+"
    r"|(?:不少于|不低于|达到|均达|≥|≤|>|<)?\d+(?:\.\d+)?\s*(?:%|个百分点|分|万元|亿元|万|次|个|家|户|件|条|篇|场|处|亩|例|天|日|小时|分钟|月)?(?:以上|以下|以内|内|底?前)?"
    r"|[全本上去较当]年|年[内底]前?|每(?:年|季度?|月|周|日|半年)|同比"
)
LIMIT = re.compile(r"不(?:再)?(?:考核|评|计|看|问)[^,。;]{1,14}")
"""What a line says that it does not score."""
OFFICE = re.compile(
    r"(?:[省市县区镇乡](?:委|政府)?|由|经|以)[^,。;、:的]{1,9}?(?:局|委|办公室|部|中心|大队|支队|院|机构|公司)(?!门|署)(?:[^,。;]{0,8}?(?:抽检|检测|抽查|测评|评估|审计|通报|核查|监测|核定|测算|巡查))?"
    r"|[^,。;、:的由经以]{2,4}(?:部门|机关)|(?:综合|行政|城管|农业|渔政){0,4}执法(?:局|队|大队|中队|部门|人员)|(?:被|经)[^,。;]{1,12}(?:通报|核实|监测|巡查|抽查)"
)
"""Departments: who scores or supplies figures is not what a line is about."""
_DEPARTMENT = re.compile(r"[^,。;、:的和与及向对由\s]{2,12}(?:主管|管理)部门(?:及其派出机构)?")
_UNIT = re.compile(r"[省市县区乡镇级()、]{0,8}人民政府|街道办事处|(?:村|居|村\([居社]区?\))民?委员会")
"""Bodies of the general government and of villages: whoever does a thing is not what it is about."""
_GENERAL = re.compile(
    r"(?:相关|有关|具体)(?:工作|职责|事项)|采取(?:有效|必要)?措施,?(?:促进|加强|保障|支持|鼓励|推动|做好)"
)
_PIECE = re.compile(r"[,。;:、\s!?]+")
_MARKS = r"()“”\"'‘’《》〈〉【】\[\]·"
_DROPPED, _SAID = re.compile(f"[{_MARKS}]"), re.compile(f"[^{_MARKS} ]+")


@per_vocabulary
def core(text: str) -> str:
    """The text without boilerplate, scoring, figures and deadlines; pieces are parted by single spaces."""
    bare = _SCORING.sub(" ", _ASIDE.sub(" ", LIMIT.sub(" ", text)))
    bare = BOILERPLATE.sub(" ", bare)
    return _PIECE.sub(" ", _DROPPED.sub("", bare)).strip()


def bare(text: str) -> tuple[str, list[int]]:
    """The text without brackets, quotes and spaces, so that 河(湖)长 and “三无”船舶 are words; with its offsets."""
    pieces = [piece.span() for piece in _SAID.finditer(text)]
    kept = [index for start, end in pieces for index in range(start, end)]
    return "".join([text[start:end] for start, end in pieces]), kept


def asides(text: str, field: str) -> list[tuple[int, int]]:
    """Where a text does not say what it is about: what it rules out, who does it, what goes along with it."""
    found = [*LIMIT.finditer(text), *_ASIDE.finditer(text), *_UNIT.finditer(text)]
    if field in ("description", "criteria"):
        found += OFFICE.finditer(text)
    elif field == "item":
        found += _DEPARTMENT.finditer(text)
    return [one.span() for one in found]


def general(text: str) -> bool:
    """Whether a clause asks for whatever may be needed in a field (“做好…相关工作”), and for nothing in particular."""
    return bool(_GENERAL.search(text))
