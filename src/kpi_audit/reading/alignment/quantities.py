"""What the figures of a line are figures of, so that lines of other names are known to ask the same quantity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..duty.plain import core
from ..quantity.units import TIME, UNIT, ratio
from ..sameness.closeness import parts
from ..text.normal import normalise

BESIDE = 2
"""So many characters of a quantity at least say what it is of, beside how it is measured (抗体合格率)."""
SHORTEST = 4
"""A quantity of fewer characters (合格率) says too little to be known again under a name of other words."""
APART = 4
"""What must be told of a quantity for names that speak of different things (行政复议, 负责人出庭应诉率)."""
MOST = 6
"""So many quantities of a line are looked at; what comes after them is detail."""
_LONGEST = 48
_NO_COUNT = frozenset({*TIME, "岁", "级", "档", "分", "次"})
_STOP = re.compile(r"[,。;:!?\n]")
_END = re.compile(r"[,，。;；:：!！?？\n]")
_SCORED = re.compile(
    r"[得扣加满计]分|扣完|酌情|按(?:完成)?比例|\d\s*分(?!钟)|每再?[少低降超增缺多高迟有]|[扣加减]\d|未(?:达到?|完成|按)"
)
_ASIDE = re.compile(r"\([^()]*\)")
_HAN = "一二两三四五六七八九十百"
_DATE = re.compile(
    rf"(?:20\d\d年)?(?:\d{{1,2}}|[{_HAN}]{{1,2}})月(?:\d{{1,2}}日|[上中下]旬)?(?:[底末初中])?(?:之?前|以前)?|20\d\d年[底末]?(?:之?前)?|[一二三四上下]半?季?[度年][底末]?前"
)
_RHYTHM = re.compile(
    rf"每(?:[{_HAN}\d]{{1,3}}个?)?(?:半年|季度?|双月|学期|[年月旬周日天])"
    r"|(?:至少|不少于)?(?<![\d.])(?:\d+|[一两])[次场轮遍](?![月年日]|以上学)"
)
_FIGURE = re.compile(
    rf"(?P<value>\d+(?:\.\d+)?(?:[-—~至]\d+(?:\.\d+)?)?|[{_HAN}]成[{_HAN}半]?)\s*(?P<large>[百千万亿]*)(?P<unit>%|‰|{UNIT})?"
)
_GIVEN_OUT = re.compile(
    rf"(?:[:,](?:其中)?:?|[(](?:其中)?:?)[^,。;:()0-9]{{2,8}}((?<![,。;:])(?:\d+(?:\.\d+)?)\s*[百千万亿]*(?:{UNIT}))(?=、[^,。;、0-9]{{2,8}}\d)[^,。;()]*"
)
_PLACES = re.compile(
    rf"(?:[一-鿿]{{1,4}}[、和]){{0,6}}[一-鿿]{{1,4}}(?:[两{_HAN}]|等\d+)个?(?:乡镇|街道|[镇乡村县区])|其[余他](?:乡镇|街道|[镇乡村县区])"
)
_ALL = re.compile(r"(?:实现)?全覆盖")
_GROWTH = re.compile(
    r"增长|增速|增幅|递增|下降|降幅|降低|减少|压减|提高|提升(?=\d)"
    r"|翻番|翻一番|同比|[比较](?:上年|去年|20\d\d年)"
)
_WORDS = re.compile(
    r"力争|争取|确保|必须|务必|(?:不得?)?(?:低于|少于|高于|超过|突破)|(?:控制|保持|稳定|维持)在?|常年|达到?(?!标)|以[上下内]|左右|至少|以上|累计完成"
    r"|增长率?|增速|增幅|递增|下降率?|降幅|降低|减少|压减|翻番|同比|[比较](?:上年|去年|20\d\d年)|的|对(?![象口外接])|在(?![校岗册建职])|和(?![谐美])|与|及(?![时格])|各(?![类项级])级?|每个?(?=[一-鿿]{2})|(?<![平人户村亩])均(?!衡)|(?<![反供响效感])应(?![急用届对征诉免])|(?:居民|住宅)*小区|须|已|将|拥有|其中|各类|所有|全部"
    r"|全[国省市州县区镇乡域]|辖区内?|年内|全年|当年|今年|年度|\A(?:组织|开展|完成|实施|建设|建成|做好|推进)+"
)
_RATE = re.compile(r"(?:率|比例|占比|比重|覆盖面|度|密度)\Z")
_GENERIC = re.compile(
    r"(?:按[时期]|及时|限期|全部|目标|任务|计划|总体|年度|相关|各类)|(?:覆盖|完成|达标|办结|完结|合格|整改|到位|参与|知晓|准确|落实|满意|处置|实施)?(?:率|比例|占比|比重|面|度)\Z"
    r"|完成|建设|新建|建成|开展|组织|举办|数量?\Z|总数\Z|项目\Z|工作|人数\Z"
)
_COMMON = re.compile(
    r"隐患|问题|案件|事项|工单|诉求|人员|对象|数据|信息|资料|台账|档案|公众|群众|单位|企业|学校|部门|机构|场所|点位|线索|整改|督导|检查|项目|资金|拨付|开工|竣工|设施|设备|完好|网格|责任|制度|签订|公开|公示|执行|支出|预算|建档|登记|录入|更新|上传|响应|接通|反馈|核实|回访|成果|措施|销号|闭环|清零|化解|处理|办理|办结|治理|整治|巡查|排查|调度|通报|宣传|培训|演练|会议|活动|报送|上报|新增|重点|主要"
)
_BARE = re.compile(
    r"(?:确保|力争|实现)?(?:[一-鿿]{0,4}?(?:覆盖|完成|达标|合格|办结|准确|处置|整改|到位|成功|参与)[率面]|比例|占比)[^率]{0,12}\Z"
)
_ASPECT = re.compile(r"准确|合格|达标|优良|完成|满意|知晓|参与|及时|按时|成功|合规|规范(?=率)")
"""What makes another rate of one object: 投放准确率 is no 投放率."""
_MEASURING = re.compile(r"(?:率|强度|比例|占比|比重|密度|额|产值|产量|拥有量|指数)\Z")
_FOLDED = (
    (re.compile(r"占(?![用比地]).{2,30}(?:比例|比重|百分比)\Z"), "率"),
    (re.compile(r"(?:所占)?(?:比例|占比|比重)\Z|覆盖[率面]?\Z|[率面]\Z"), "率"),
    (re.compile(r"任务(?:数量?)?(?=\Z)"), ""),
    (re.compile(r"(?<=配备|落实|建立|安装|配置)到位率\Z"), "率"),
    (re.compile(r"互联网\+"), ""),
    (re.compile(r"中小学校?(?:幼儿园)?(?=食堂|周边|校车)|学校幼儿园"), "学校"),
    (re.compile(r"中小学校"), "中小学"),
)
_AMOUNT = re.compile(r"(?:总?面积|总?数量?|总?量|总额)\Z")


@dataclass(frozen=True, slots=True)
class Quantity:
    """``label``: what is counted or measured, without figures and boilerplate. ``kind``: a share of a whole, a change
    in percent, a number of ``unit``, or times. ``own``: how many of the characters are no way of measuring,
    ``telling``: how many of them are no word for whatever may be asked of any work (隐患, 任务, 人员)."""

    label: str
    kind: str
    unit: str
    own: int
    telling: int


def read_quantities(texts: Iterable[str], fold: Callable[[str], str]) -> tuple[Quantity, ...]:
    """The quantities that normal texts ask for, each once; ``fold`` puts a text into standard words."""
    found = dict.fromkeys(each for text in texts for each in _quantities(_clauses(text), fold))
    return tuple(found)[:MOST]


def named_quantity(name: str, unit: str, change: bool, said: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """What a plain name that says how it is measured (研发经费投入强度) is a quantity of: in the unit of its target,
    else as the first figure in the texts is."""
    first = next(iter(said), None)
    kind = "change" if change else "share" if unit in ("%", "‰") else "count" if unit else first.kind if first else ""
    if kind not in ("share", "change", "count") or not _MEASURING.search(name):
        return ()
    label, of = name, unit or (first.unit if first else "")
    for pattern, word in _FOLDED:
        label = pattern.sub(word, label)
    own = _GENERIC.sub("", label)
    told = len(_COMMON.sub("", own))
    return (Quantity(label, kind, of if kind == "count" else "", len(own), told),) if told >= APART else ()


def _quantities(clauses: Iterable[str], fold: Callable[[str], str]) -> Iterator[Quantity]:
    before = ""
    for clause in clauses:
        if len(clause) <= _LONGEST:
            # 推进学校食堂明厨亮灶,覆盖率达到95%: a clause that only says how it is measured goes with the one before
            found = _read(clause, fold) or (_read(before + clause, fold) if _BARE.match(clause) else None)
            if found is not None:
                yield found
        before = (
            "" if _SCORED.search(clause) or len(clause) > _LONGEST // 2 else _RHYTHM.sub("", _FIGURE.sub("", clause))
        )


def _clauses(text: str) -> Iterable[str]:
    """The clauses of a text; of 完成改造任务:甲镇18家、乙镇14家 the task with the first of its parts."""
    return _STOP.split(_GIVEN_OUT.sub(r"\1", text))


def quantity_at(raw: str, start: int, end: int, fold: Callable[[str], str]) -> Quantity | None:
    """The quantity of the clause around a stretch of an original text."""
    before, after = _END.split(raw[:start])[-1], _END.split(raw[end:])[0]
    return _read(normalise(f"{before}{raw[start:end]}{after}").text, fold)


def due_at(raw: str, start: int, end: int, fold: Callable[[str], str]) -> str:
    """What is to be done by a date: the clause around it without the date and without figures."""
    before, after = _END.split(raw[:start])[-1], _END.split(raw[end:])[0]
    return _bare(normalise(f"{before},{after}").text, fold)


def same_task(one: str, other: str) -> bool:
    """Whether what is due by two dates is the same, one of them with a few words more that name no other object."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or len(long) > 3 * len(short) or Counter(short) - Counter(long):
        return False
    return long.endswith(short) or not any(parts(piece) for piece in _pieces(short, long))


def alike(one: Quantity, other: Quantity, here: str, there: str) -> bool:
    """Whether two lines ask the same quantity in nearly the same words; ``here`` and ``there``: all that they say,
    where a label may leave out what it is said of."""
    if one.kind != other.kind or (one.kind == "count" and ratio(one.unit, other.unit) is None):
        return False
    if bool(_RATE.search(one.label)) != bool(_RATE.search(other.label)):
        return False
    short, long, said = (
        (one.label, other.label, here) if len(one.label) <= len(other.label) else (other.label, one.label, there)
    )
    if len(long) > 2 * len(short) + 2 or Counter(short) - Counter(long):
        return False
    pieces = _pieces(short, long)
    return all(not _ASPECT.search(piece) and (not parts(piece) or piece in said) for piece in pieces)


def _pieces(short: str, long: str) -> list[str]:
    """What only the longer of two labels has, piece by piece; as one piece where the words stand in another order."""
    pieces, piece, at = [], "", 0
    for char in long:
        if at < len(short) and short[at] == char:
            pieces.append(piece)
            piece, at = "", at + 1
        else:
            piece += char
    pieces.append(piece)
    if at < len(short):
        pieces = ["".join((Counter(long) - Counter(short)).elements())]
    return [each for each in pieces if each]


def _read(clause: str, fold: Callable[[str], str]) -> Quantity | None:
    if _SCORED.search(clause):
        return None
    text = _DATE.sub("", _ASIDE.sub("", clause))
    kind, unit = _kind(text)
    if not kind:
        return None
    label = _bare(text, fold)
    for pattern, word in _FOLDED:
        label = pattern.sub(word, label)
    if kind == "count":
        label = _AMOUNT.sub("", label)
    own = _GENERIC.sub("", label)
    return Quantity(label, kind, unit, len(own), len(_COMMON.sub("", own))) if len(own) >= BESIDE else None


def _bare(text: str, fold: Callable[[str], str]) -> str:
    text = _PLACES.sub("", _FIGURE.sub("", _RHYTHM.sub("", _ALL.sub("覆盖率", fold(text)))))
    return _WORDS.sub("", core(_WORDS.sub("", text)).replace(" ", "")).replace("、", "")


def _kind(text: str) -> tuple[str, str]:
    """How a clause is measured, by its figures; nothing where there is none."""
    if _RHYTHM.search(text):
        return "times", ""
    counted = ""
    for found in _FIGURE.finditer(text):
        unit = found["unit"] or ""
        if unit in ("%", "‰", "百分点", "个百分点") or "成" in found["value"]:
            return ("change" if _GROWTH.search(text) else "share"), ""
        if unit and unit not in _NO_COUNT:
            counted = unit  # 3岁以下婴幼儿托位4.5个
    if counted:
        return "count", counted
    return ("share", "") if _ALL.search(text) else ("", "")
