"""What the figures of a line are figures of, so that lines of other names are known to ask the same quantity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.spans import LIMIT
from ..quantity.units import UNIT
from ..text.clauses import LONGEST, said_after, said_before
from ..text.normal import normalise
from .labels import BASE, dated, due, figureless, kind_of, label, listed, members, of_one_rate, told_each, unscored

BESIDE = 2
"""So many characters of a quantity at least say what it is of, beside how it is measured (抗体合格率)."""
SHORTEST = 4
"""A quantity of fewer characters (合格率) says too little to be known again under a name of other words."""
APART = 4
"""What must be told of a quantity for names that speak of different things (行政复议, 负责人出庭应诉率)."""
MOST = 6
"""So many quantities of a line are looked at; what comes after them is detail."""
_LONGEST, _JOINED = 48, 100
"""So many characters of a clause are read; of one that asks the same of several things (均达到85%) more."""
_STOP = re.compile(r"[,。;:!?\n]")
_END = re.compile(r"[,，。;；:：!！?？\n]")
_SCORED = re.compile(
    r"[得扣加满计]分|扣完|酌情|按(?:完成)?比例|\d\s*分(?!钟|及?以上\Z)|每再?[少低降超增缺多高迟有]|(?<![增追压削缩裁核递])[扣加减]\d|未(?:达到?|完成|按)"
)
_MARKED = re.compile(
    r"(?:满意度|安全感|指数|测评)[^,。得扣加\d]{0,6}(?:达到?|低于|高于|超过|少于|保持在|稳定在)\d{2,3}(?:\.\d+)?分\Z"
)
"""A measure that is told in marks: 满意度达到85分 gives none."""
_GIVEN_OUT = re.compile(
    rf"(?:[:,](?:其中)?:?|[(](?:其中)?:?)[^,。;:()0-9]{{2,8}}((?<![,。;:])(?:\d+(?:\.\d+)?)\s*[百千万亿]*(?:{UNIT}))(?=、[^,。;、0-9]{{2,8}}\d)[^,。;()]*"
)
RATE = re.compile(r"(?:率|比例|占比|比重|覆盖面|度|密度)\Z")
_GENERIC = re.compile(
    r"(?:按[时期]|及时|限期|全部|目标|任务|计划|总体|年度|相关|各类)|(?:覆盖|完成|达标|办结|完结|合格|整改|到位|参与|知晓|准确|落实|满意|处置|实施)?(?:率|比例|占比|比重|面|度)\Z"
    r"|完成|建设|新建|建成|开展|组织|举办|数量?\Z|总数\Z|项目\Z|工作|人数\Z"
)
COMMON = re.compile(
    r"隐患|问题|案件|事项|工单|诉求|人员|对象|数据|信息|资料|台账|档案|公众|群众|单位|企业|学校|部门|机构|场所|点位|线索|整改|督导|检查|项目|资金|拨付|开工|竣工|设施|设备|完好|网格|责任|制度|签订|公开|公示|执行|支出|预算|建档|登记|录入|更新|上传|响应|接通|反馈|核实|回访|成果|措施|销号|闭环|清零|化解|处理|办理|办结|治理|整治|巡查|排查|调度|通报|宣传|培训|演练|会议|活动|报送|上报|新增|重点|主要"
)
_REFERRED = re.compile(
    r"(?P<rate>率|比例|占比|比重)(?:应|要|须)?(?:达到?|完成|不低于|不高于|不少于|高于|低于|超过|控制在)[^,。;\d]{0,6}?"
    r"(?:[国省市县区]定|上级|[国省市县区]级?下达|平均|上年|去年)[^,。;\d]{0,8}\Z"
)
"""A rate whose figure stands elsewhere (执行率达到省定目标, 高于全市平均水平)."""
_BARE = re.compile(
    r"(?:确保|力争|实现)?(?:[一-鿿]{0,4}?(?:覆盖|完成|达标|合格|办结|准确|处置|整改|到位|成功|参与)[率面]|比例|占比)[^率]{0,12}\Z"
)
_SHORT = re.compile(r"[一-鿿]{2,3}率(?!先)")
"""A rate in so few characters is one of what was said before."""
_OVER = re.compile(r"([一-鿿]{2})(?:到位|完成|完毕|结束)?\Z")
_RATED = re.compile(r"[一-鿿]{2}率[^率]{0,12}\Z")
"""A rate that is asked before another one of the same thing."""
_MEASURING = re.compile(
    r"(?:率|强度|比例|占比|比重|密度|额|产值|产量|拥有量|指数|系数|寿命|年限|[医师位床]数|安全感|满意度)\Z"
)
_INDEX = re.compile(r"(?:指数|系数)\Z")
_COUNTED = {"分": "index"}
_FIRST = 2
"""Of a clause that joins several: the clause itself, and the first of them."""
_FOLDED = (
    (re.compile(r"占(?!用|比|地(?![区方])).{2,30}(?:比例|比重|百分比)\Z"), "率"),
    (re.compile(r"(?:承诺)?(?:办理|办结)?(?=时限)"), ""),
    (re.compile(r"(?:所占)?(?:比例|占比|比重)\Z|覆盖[率面]?\Z|[率面]\Z"), "率"),
    (re.compile(r"(?:比例|占比)(?:符合)?.{2,20}总数\Z"), "率"),
    (re.compile(r"(?<=[一-鿿]{4})(?:行政村|自然村|村庄|社区|小区)率\Z"), "率"),
    (re.compile(r"(?:乡镇|镇街|乡|镇)级(?=[一-鿿]{2})"), "乡镇级"),
    (re.compile(r"一次性(?=[一-鿿]{2,6}率)"), "一次"),
    (re.compile(r"(?<=[一-鿿]{3})月(?=[一-鿿]{2}率\Z)"), ""),
    (re.compile(r"任务(?:数量?)?(?=\Z)"), ""),
    (re.compile(r"(?<=配备|落实|建立|安装|配置)到位率\Z"), "率"),
    (re.compile(r"(?:全民|公众|居民|市民|村民)(?=[一-鿿]{0,8}知晓率\Z)|(?<=[一-鿿]{4})面积(?=率\Z)"), ""),
    (re.compile(r"(?<=[一-鿿]{4})(?<!任务|目标|投资|计划|指标|预算|收入|产值)完成率\Z"), "率"),
    (re.compile(r"亩(?=产值|税收|效益)"), "亩均"),
    (re.compile(r"(?:环境)?空气质量(?=优良|达标)|互联网\+"), ""),
    (re.compile(r"队伍\Z"), "队"),
    (re.compile(r"(?:发现|反馈|交办|指出|通报)的?问题"), "发现问题"),
    (re.compile(r"中小学校?(?:幼儿园)?(?=食堂|周边|校车)|学校幼儿园"), "学校"),
    (re.compile(r"中小学校"), "中小学"),
)
_DONE = re.compile(r"完成|(?<=.{4})(?:到位|完毕|结束|建成|完工|竣工)\Z|(?<=.{6})率\Z")
"""What says of a thing with a time limit only that it is to be done."""
_TASK = re.compile(r"(?<=.{4})(?:年度|全年)?(?:目标)?任务\Z")
_STANDARD = re.compile(r"(?:建设)?标准\Z")
"""What a share of things comes up to: 三成的村达到示范村标准."""
_SETTLED = re.compile(r"(?<=.{4})(?:到位|完成|建成)\Z")
_PUT_UP = re.compile(r"\A(?:建立|组建|成立|设立|配备|配齐|配置|设置|建好|建成|落实)(?=[一-鿿]{4})")
"""What is done so that there are so many of something."""
_AMOUNT = re.compile(r"(?:总?面积|总?数量?|总?量|总额)\Z")


@dataclass(frozen=True, slots=True)
class Quantity:
    """``label``: what is counted or measured, without figures and boilerplate. ``kind``: a share of a whole, a change
    in percent, a number of ``unit``, times, or what is ``due`` by a date. ``own``: how many of the characters are no
    way of measuring, ``telling``: how many of them are no word for whatever may be asked of any work (隐患, 任务,
    人员). ``length``: of the label as it was said (森林覆盖率)."""

    label: str
    kind: str
    unit: str
    own: int
    telling: int
    length: int


def read_quantities(texts: Iterable[str], fold: Callable[[str], str]) -> tuple[Quantity, ...]:
    """The quantities that normal texts ask for, each once; ``fold`` puts a text into standard words."""
    found = dict.fromkeys(each for text in texts for each in _quantities(_clauses(text), fold))
    return tuple(found)[:MOST]


def named_quantity(name: str, unit: str, change: bool, said: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """What a plain name is a quantity of: in the unit of the target that is declared for it, else, if it says how it is
    measured (研发经费投入强度), as the first figure in the texts is."""
    first = next(iter(said), None)
    kind = _kind_named(unit, change, first)
    if not kind and _INDEX.search(name):
        kind = "index"
    if kind not in ("share", "change", "count", "index") or not (unit or change or _MEASURING.search(name)):
        return ()
    of = (unit or (first.unit if first else "")) if kind == "count" else ""
    found = _quantity(label(name, str), kind, of)
    return (found,) if found is not None and found.telling >= BESIDE else ()


def _kind_named(unit: str, change: bool, first: Quantity | None) -> str:
    """How a name is measured, by the target that is declared for it, else as the first quantity in the texts is."""
    if change:
        return "change"
    if unit in ("%", "‰"):
        return "share"
    if unit:
        return _COUNTED.get(unit, "count")
    return first.kind if first else ""


def _quantities(clauses: Iterable[str], fold: Callable[[str], str]) -> Iterator[Quantity]:
    before = ""
    for clause in _with_dates(clauses):
        if len(clause) <= (_JOINED if "均" in clause else _LONGEST):
            # 推进学校食堂明厨亮灶,覆盖率达到95%: a clause that only says how it is measured goes with the one before
            bare, short = _BARE.match(clause), _SHORT.match(clause)
            found = _read(clause, fold)
            yield from found
            if (short if found else bare) and before:  # 开展技能培训30万人次,取证率达到60%
                yield from _joined(before, clause, fold)
        before = _goes_before(clause)


def _joined(before: str, clause: str, fold: Callable[[str], str]) -> tuple[Quantity, ...]:
    """What a clause that only says how something is measured asks of what was said before, be that a rate of the same
    thing (体质健康合格率达到95%,优良率达到40%)."""
    stem = _RATED.sub("", before)
    done = _OVER.search(stem)
    if done is not None and clause.startswith(done[1]):  # 问题限期整改到位,整改率达到95%
        stem = stem[: done.start()]
    return _read((stem or before) + clause, fold)


def _with_dates(clauses: Iterable[str]) -> Iterator[str]:
    """Clauses, a mere date with the one that it is said of (6月底前,设施建设到位)."""
    date = ""
    for clause in clauses:
        if dated(clause) and not due(clause):
            date = clause
        else:
            yield date + clause
            date = ""


def _clauses(text: str) -> Iterable[str]:
    """The clauses of a text; of 完成改造任务:甲镇18家、乙镇14家 the task with the first of its parts."""
    return _STOP.split(listed(_GIVEN_OUT.sub(r"\1", text)))


def quantities_at(raw: str, start: int, end: int, fold: Callable[[str], str]) -> tuple[Quantity, ...]:
    """The quantities that a stretch of an original text is the figure of: that of its clause, and those it joins; where
    each of them has a figure of its own (分别达到95%、98%), the first."""
    *earlier, head = _END.split(raw[max(0, start - LONGEST) : start])
    ahead, said, rest = (normalise(part).text for part in (head, raw[start:end], said_after(_END, raw, end)))
    text = listed(ahead + said + rest)
    first, last = text.rfind(",", 0, len(ahead)) + 1, text.find(",", len(ahead) + len(said))
    clause = text[first : last if last >= 0 else len(text)]
    found = _read(clause, fold)
    if (_SHORT if found else _BARE).match(clause) and (first or earlier):
        ahead = _goes_before(text[: max(first - 1, 0)] if first else normalise(earlier[-1]).text)
        found += _joined(ahead, clause, fold)
    return found[:_FIRST] if "分别" in clause and last >= 0 else found


def _goes_before(clause: str) -> str:
    """What a clause says that the next one may be about, without its figures; nothing of scoring and of long ones."""
    if _SCORED.search(clause) or len(clause) > _LONGEST // 2:
        return ""
    return figureless(LIMIT.sub("", clause) if "内" in clause else clause)


def due_at(raw: str, start: int, end: int, fold: Callable[[str], str]) -> str:
    """What is to be done by a date: the clause around it without the date and without figures."""
    return label(normalise(f"{said_before(_END, raw, start)},{said_after(_END, raw, end)}").text, fold)


def _read(clause: str, fold: Callable[[str], str]) -> tuple[Quantity, ...]:
    """What a clause asks, and each of the things that it asks the same of."""
    if _SCORED.search(clause):
        clause = unscored(clause)
        if _SCORED.search(clause) and not _MARKED.search(clause):
            return ()
    text = due(clause)
    referred = _REFERRED.search(text)
    text = text if referred is None else text[: referred.end("rate")]
    kind, unit = kind_of(text) if referred is None else ("share", "")
    kinds = [(kind, unit)] if kind else []
    if dated(clause) and (not kind or (kind == "share" and "%" not in text)):
        kinds.append(("due", ""))  # 9月底前全部整改: all of it, and by a date
    if not kinds:
        return ()
    labels = (
        *(label(part, fold) for part in (text, *members(BASE.sub("", text)))),
        *told_each(text, fold),
        *of_one_rate(text, fold),
    )
    found = (_quantity(said, *each) for each in kinds for said in labels)
    return tuple(one for one in found if one is not None)


def _quantity(said: str, kind: str, unit: str) -> Quantity | None:
    name = folded(said)
    if kind in ("span", "due"):
        name = _TASK.sub("", _DONE.sub("", name))
    elif kind == "count":
        bare = _AMOUNT.sub("", name)
        name = _PUT_UP.sub("", bare if len(bare) > BESIDE else name)  # 用水总量
    elif kind == "share" and not RATE.search(name):
        name = _SETTLED.sub("", _STANDARD.sub("达标", name)) + "率"  # 设施全部正常运行: 设施正常运行率
    own = _GENERIC.sub("", name)
    return Quantity(name, kind, unit, len(own), len(COMMON.sub("", own)), len(said)) if len(own) >= BESIDE else None


def folded(said: str) -> str:
    """A label with the ways of saying a share made one."""
    for pattern, word in _FOLDED:
        said = pattern.sub(word, said)
    return said
