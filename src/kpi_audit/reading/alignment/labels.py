"""What a clause asks, without figures, dates and the words of asking: how what is measured is called."""

from __future__ import annotations

from collections.abc import Callable

from ...startup import patterns as re
from ..duty.plain import core
from ..quantity.spans import LIMIT
from ..quantity.units import TIME, UNIT

ALL = re.compile(r"(?:实现)?全覆盖")
_EVERY = re.compile(r"(?:全部|覆盖所有)(?=[一-鿿]{2})|(?<![平人户村亩年日月周县镇地次])均(?=[一-鿿]{2})(?!衡)")
"""Words that ask something of the whole (设施全部正常运行): a share without a figure."""
_SINCE = re.compile(r"自[^,]{1,12}?(?:之日)?起(?=\d|[一二两三四五六七八九十半]|\Z)")
_NO_COUNT = frozenset({*TIME, "岁", "级", "档", "分", "次"})
_LIVED = {"岁": "寿命", "年": "年限", "分钟": "提前量"}
"""Units of time in which something is measured, with what is."""
_TAKEN = re.compile(r"(?:时间|时长|用时|耗时|间隔|天数)[^,。\d]{0,8}\d")
"""What takes so long, or lasts so long; of how many days something is true (优良天数达到310天)."""
_ASIDE = re.compile(r"\([^()]*\)")
_HAN = "一二两三四五六七八九十百"
_DATE = re.compile(
    rf"(?:(?:截[至止]|(?<!达)[到至])到?|(?<![低高属基位])于)?(?:(?:20\d\d年)?(?:\d{{1,2}}|[{_HAN}]{{1,2}})月(?:(?:\d{{1,2}}|[一二三十]{{1,3}})[日号]|[上中下]旬)?(?:[底末初中])?(?:之?前|以前)?|(?<![比较])20\d\d年[底末]?(?:之?前)?|第?[一二三四上下]半?季?[度年][底末]?前|(?:[当本今]年)?年[底末](?:之?前|以前)|(?:次|下个?)月\d{{1,2}}日(?:之?前|以前)|第?[一二三四]季度(?:[底末]|(?=完成|实现|建成|启动|全部|基本|上线|投用|开工|竣工|完工|落实|出台))|(?:国庆|五一|六一|七一|八一)(?:假?期|节)?[之以]?前|上半年(?=完成|实现|建成|启动|全部|基本|上线|投用|开工|竣工|完工|落实|出台|[前内底末])[前内底末]?)"
)
BASE = re.compile(
    r"(?:[比较]|在)法定(?:办理|审批|承诺)?时限(?:的?基础上)?"
    r"|[比较](?:20\d\d年|[上去前]年|“?十[二三四五]五”?(?:时期)?)(?:同期|[末底])?"
)
"""What a change is counted from."""
_GIVES = re.compile(
    r"(?<=[\d%‰件户个家人项起内上下到成的])的?(?:可?得|计|记|赋)(?:满|全|基本|\d{1,3}(?:\.\d{1,2})?)分\Z"
)
RHYTHM = re.compile(
    rf"每(?:[{_HAN}\d]{{1,3}}个?)?(?:半年|半个?月|季度?|双月|学[期年]|[年月旬周日天])"
    r"(?:(?<=周)[一二三四五六日](?:之?前)?|(?<=月)(?:\d{1,2}|[一二三十]{1,3})[日号](?:之?前)?|[底末](?:之?前)?)?"
    r"|(?:至少|不少于)?(?<![\d.])(?:\d+|[一两])[次场轮遍](?![月年日]|以上学|性|[一-鿿]{2,6}率)"
)
_FIGURE = re.compile(
    rf"(?P<value>(?:[百千]|(?:[十百]|100?)?万)分之(?:[{_HAN}零点]{{1,6}}|\d+(?:\.\d+)?)|\d+(?:\.\d+)?(?![A-Za-z\d.])(?:[%‰]?[-—~至]\d+(?:\.\d+)?)?|[{_HAN}]成[{_HAN}半]?|[{_HAN}]分之[{_HAN}])\s*(?P<large>[百千万亿]*)"
    rf"(?P<unit>%|‰|{UNIT})?(?P<per>/(?:[十百千万]?(?:{UNIT})|10?万|[十百千]?万))?"
)
_PLACES = re.compile(
    rf"(?:[一-鿿]{{1,4}}[、和]){{0,6}}[一-鿿]{{1,4}}(?:[两{_HAN}]|等\d+)个?(?:乡镇|街道|[镇乡村县区])|其[余他](?:乡镇|街道|[镇乡村县区])"
)
_LISTED = re.compile(
    rf"(?P<told>\d[百千万亿]*(?:%|‰|(?!{'|'.join(TIME)}){UNIT})(?:及?以[上下内]|左右)?)、|、(?=\d+(?:\.\d+)?%以上的)"
)
_AS_ONE = re.compile(r"(?<![\d:])(\d{1,4}(?:\.\d{1,2})?):(\d{1,4}(?:\.\d{1,2})?)(?![\d:])")
_COMPARED = re.compile(
    r"(?:的?比例?)?(?:应|须|要)?(?:达到?|不低于|不少于|不高于|不超过|为|按照?)?(?<![\d.])\d++(?:\.\d++)?比\d.*|按照?(?=[^,]{2,20}\d比\d)"
)
"""A ratio with what is asked of it; what stands before is what it compares."""
_GROWTH = re.compile(
    r"(?:增长|降低|减少|压减|提高)(?![到至为])|增速|增幅|递增|下降(?![到至为])|[消削]减(?![到至为])|降幅|提升(?=\d)"
    r"|翻番|翻一番|同比|[比较](?:上年|去年|20\d\d年)"
)
"""Words that make a percentage one of change; 提高到95% is the level that is to be reached."""
_INDEX = re.compile(r"(?:系数|指数|满意度|安全感|(?:死亡|发生|发病|事故|万人)率)[^,。\d]{0,8}\d")
_MEASURE = "率|比例|比重|系数|指数|强度|[量额数]"
_JOINT = re.compile(rf"(?<=[率例重数度量额])(?:、|以及|及|和|与)(?=[^,]{{0,40}}?(?:{_MEASURE}))")
_RATE_LAST, _RATE_FIRST = re.compile(r"[一-鿿]{2}率\Z"), re.compile(r"[一-鿿]{2}率")
_LEAST = 3
"""A member of fewer characters (数量) is none of its own."""
EACH = "分别"
"""What says that several things have a figure each."""
BETWEEN = re.compile(r"[、和及与]|以及")
_KIND_OF = frozenset("型级类期号")
_BOTH = re.compile(r"、|以及|(?<![普涉])及(?![时格])|(?<!参)与|和(?![谐美睦])")
"""What joins two things in one clause."""
_EXAMPLES = re.compile(r"(?<![高中初同均平])等(?![级教化次候])(?=[一-鿿]{5})")
"""What ends examples of a whole that is told behind them."""
_NONE = re.compile("零(死亡|事故|发生)")
_NONE_OF = {"死亡": "人", "事故": "起"}
"""What a word that none may be counts in: 零死亡."""
_LARGE = re.compile("[十百](?=万分之)|100?(?=万分之)")
_NOUGHT = re.compile(r"[数量](?:为|是|保持为?|控制在|控制为|降为|降至)[零0](?![\d.])")
"""A number that is to be nought: 火点数为零."""
_MOST = 8
_KIND = 2
"""So many characters at the end of several things say what all of them are (患者)."""
_LEAST_OWN, _MOST_OWN = 2, 4
"""So many characters tell one of several things from the others (城镇、农村)."""
_ASKING = (
    r"力争|争取|确保|必须|务必|要(?=达|\Z)|须|(?<![反供响效感])应(?![急用届对征诉免])",
    r"[≥≤<>=]|(?:不得?)?(?:低于|少于|高于|超过|突破)|(?:控制|(?<!水土)保持|稳定|维持)在?|常年|达到?(?!标)|以[上下内]|左右|至少",
    r"(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|压减|缩短|升|增|降|减)(?:到|至|为)",
    r"(?<=[一-鿿]{2})为零\Z|(?<=[数量])为\Z|(?:实现)?零发生\Z",
    r"累计(?:完成)?|进行|分别|较(?![大重高多好])|已|将|\A(?:实现|组织|开展|完成|实施|建设|建成|做好|推进)+",
)
"""How something is asked for."""
_CHANGING = (r"增长率?|增速|增幅|递增|下降率?|降幅|降低|减少|[压消削]减|翻番|同比|[比较](?:上年|去年|20\d\d年)",)
_WHERE = (
    r"每[十百]?[千万](?:名|户籍|常住|服务)?人口?(?![员大才民群士])|\A按照?(?![时期质量规])|的?(?:标准|比例)(?=配[备置齐]|设[置立])",
    r"全[国省市州县区镇乡域]|辖区内?|辖内|年内|全年|当年|今年|年度|设区的?市|地级(?:及以上)?城?市|各(?:县[市区]*|市县?|区县?|乡镇|镇街|[镇乡村地])(?=[一-鿿]{3})|各(?![类项级])级?"
    r"|每个?(?:县市区|县区|[县区市])(?=[一-鿿]{4})|每个?(?:行政村|自然村|村居|社区|乡镇|镇街|街道|[村镇乡])(?=[配设建落有至不安选派组成])|每个?(?=[一-鿿]{2})|登记在册|在册(?=[一-鿿]{2})|在建(?=[一-鿿]{0,6}(?:项目|工程|工地))",
    r"(?:乡镇|镇街|街道|县区?|市|镇|乡)(?=党[委工]|党政|人民政府|主要负责)",
    r"(?:居民|住宅)*小区|\A年(?=[一-鿿]{2,6}量)|其中|各类|所有|全部|拥有|主要(?!负责)|年平?均|平均(?=浓度)",
)
"""Of what, for whom and when, in words that name nothing."""
_PARTICLES = (
    r"(?<=[一-鿿]{3})(?<![初高其集])中(?=[^,]{2,16}(?:占比|比例|比重))|的|对(?![象口外接])|在(?![校岗册建职])|和(?![谐美])|与|(?<!普)及(?![时格])|(?<![平人户村亩年])均(?!衡)",
)
_WORDS = re.compile("|".join((*_ASKING, *_CHANGING, *_WHERE, *_PARTICLES)))


def listed(text: str) -> str:
    """A normal text in which demands told one after another (改造户厕20万户、治理率达到45%以上) are clauses, and no
    colon of a ratio (1:20) ends one."""
    text = _AS_ONE.sub(r"\1比\2", text) if ":" in text else text
    return _LISTED.sub(r"\g<told>,", text) if "、" in text else text


def unscored(clause: str) -> str:
    """A clause without the marks that it gives at its end to whoever comes up to what it asks (达到95%得满分)."""
    return _GIVES.sub("", clause) if clause.endswith("分") else clause


def dated(text: str) -> bool:
    """Whether a clause says by when."""
    return _DATE.search(text) is not None


def due(text: str) -> str:
    """A clause without dates and what stands in brackets."""
    return _DATE.sub("", _ASIDE.sub("", text))


def figureless(clause: str) -> str:
    """A clause without its figures and without how often something is done."""
    return RHYTHM.sub("", _FIGURE.sub("", clause))


def label(text: str, fold: Callable[[str], str]) -> str:
    """What is measured; ``fold`` puts a text into standard words."""
    text = _SINCE.sub("", LIMIT.sub("", text)) if "内" in text else text
    text = _COMPARED.sub(lambda found: "" if found[0].startswith("按") else "比例", text) if "比" in text else text
    text = _PLACES.sub("", figureless(ALL.sub("覆盖率", fold(BASE.sub(_base, text)))))
    return _WORDS.sub("", core(_WORDS.sub("", text)).replace(" ", "")).replace("、", "")


def _base(found: re.Match[str]) -> str:
    """What is left of the base of a change: that a time limit is counted from the lawful one says what it is."""
    return "法定" if "法定" in found[0] else ""


def members(text: str) -> list[str]:
    """What a clause asks the same figure of, one by one (粪污利用率、农膜回收率达到80%); of one thing nothing.

    A clause that gives each a figure of its own (分别达到95%、98%) is of several as well.
    """
    found = (one.start() for one in _FIGURE.finditer(text) if one["unit"] != "岁" and _is_said(one, text))
    head = text[: next(found, len(text))]
    joint = _JOINT.split(head)
    if len(joint) < 2 or any(len(one) < _LEAST for one in joint):
        return []
    stem = _RATE_LAST.sub("", joint[0])  # 重点车辆检验率、报废率: 重点车辆报废率
    return joint + [stem + one for one in joint[1:] if stem != joint[0] and _RATE_FIRST.match(one)]


def of_one_rate(text: str, fold: Callable[[str], str]) -> list[str]:
    """The labels of several things of which a clause asks one rate (负责人、安全员持证率达到100%), in the words that
    surely go for each of them: the thing, and what the rate is called at its end; of examples that of the whole."""
    if "率" not in text or EACH in text:
        return []
    whole = _EXAMPLES.search(text) if "等" in text else None
    if whole is not None:  # 独居、空巢等困难老人探访率
        return [label(text[whole.end() :], fold)]
    if not _BOTH.search(text):
        return []
    *firsts, last = _BOTH.split(text[: text.rindex("率") + 1])
    rate = _RATE_LAST.search(last)
    if (
        not firsts
        or rate is None
        or rate.start() < _LEAST_OWN
        or len(firsts) >= _MOST
        or any("率" in one for one in firsts)
    ):
        return []
    things = [label(one, fold) for one in firsts]
    if any(len(one) < _LEAST_OWN for one in things):
        return []
    return [*(one + rate[0] for one in things), label(last, fold)]


def _is_said(figure: re.Match[str], text: str) -> bool:
    """Whether a figure says how much, and not of which kind (2型糖尿病)."""
    return figure["value"][0].isdecimal() and (
        bool(figure["unit"]) or text[figure.end() : figure.end() + 1] not in _KIND_OF
    )


def told_each(text: str, fold: Callable[[str], str]) -> list[str]:
    """The labels of several things of which a clause names the measure once (小学、初中巩固率分别达到…), where what
    tells them apart is as long with each: so the measure is known to be what follows."""
    head, each, _ = text.partition(EACH)
    things = [label(one, fold) for one in BETWEEN.split(head)] if each else []
    if not 1 < len(things) <= _MOST:
        return []
    *firsts, last = things
    kind = firsts[0][-_KIND:]  # 高血压患者、糖尿病患者规范管理率
    at = last.find(kind) + _KIND
    if at > _KIND and all(one.endswith(kind) and len(one) > _KIND for one in firsts):
        return [*(one + last[at:] for one in firsts), last] if len(last) >= at + _LEAST else []
    size = len(firsts[0])
    if not _LEAST_OWN <= size <= _MOST_OWN or len(last) < size + _LEAST or any(len(one) != size for one in firsts):
        return []
    return [*(one + last[size:] for one in firsts), last]


def _lasts(unit: str, text: str) -> bool:
    """Whether a span of time is what is measured (平均到达时间不超过25分钟)."""
    return unit in TIME and _TAKEN.search(text) is not None


def kind_of(text: str) -> tuple[str, str]:
    """How a clause is measured, by its figures, and the unit of a number; nothing where there is none."""
    if "内" in text and LIMIT.search(text):
        return "span", ""
    if "%" not in text and RHYTHM.search(text.replace("每年", "")):  # 每年更新图书60种: so many
        return "times", ""
    if "比" in text and _COMPARED.search(text):
        return "ratio", ""
    none = _NONE.search(text)
    counted = "" if none is None else _NONE_OF.get(none[1], "")
    for found in _FIGURE.finditer(text):
        unit = found["unit"] or ""
        large = _LARGE.match(found["value"])
        if large is not None:
            counted = "/10万" if large[0] in ("十", "10") else "/百万"  # 百万分之三 is 3/百万
        elif unit in ("%", "‰", "百分点", "个百分点") or "成" in found["value"] or "分之" in found["value"]:
            return ("change" if _GROWTH.search(text) else "share"), ""
        if unit and (unit not in _NO_COUNT or (unit in _LIVED and _LIVED[unit] in text) or _lasts(unit, text)):
            counted = unit  # 3岁以下婴幼儿托位4.5个
        if (found["per"] or "").endswith("万"):
            counted = unit + found["per"]  # 45/10万
    if counted or none is not None or (("零" in text or "0" in text) and _NOUGHT.search(text)):
        return "count", counted
    if _INDEX.search(text):
        return "index", ""
    return ("share", "") if ALL.search(text) or _EVERY.search(text) else ("", "")
