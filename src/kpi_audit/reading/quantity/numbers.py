"""Quantities in a normal text: figures with units, ranges, shares, fractions; no ordinals, dates, idioms."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.memory import remembering
from ...startup.records import dataclass
from .numerals import ARABIC, FIGURE, HAN, figure, rough
from .units import LATIN, UNIT


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity at ``start`` to ``end``; ``unit`` as written, but per mille and 成 turned into percent."""

    start: int
    end: int
    value: float
    high: float | None
    unit: str
    text: str

    @property
    def percent(self) -> bool:
        return self.unit == "%"


_SKIP = rf"""
  (?:^|(?<=[\s;。:)\]】]))\(?[0-9]{{1,2}}(?:[.、)](?![0-9])|、)      # list numbers
| [0-9]{{1,24}}(?:\.[0-9]{{1,24}}){{2,24}}                           # 1.2.3
| \A[0-9]\.[0-9]{{1,2}}(?=[一-鿿])(?!{UNIT}|[万亿])                       # 1.1 at the head
| (?:19|20)[0-9]{{2}}年?[-./~—至到](?:19|20)[0-9]{{2}}年?
| (?:19|20)[0-9]{{2}}[-./][0-9]{{1,2}}(?:[-./][0-9]{{1,2}})?(?![0-9])
| (?:19|20)[0-9]{{2}}(?=年)年度?(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号])?)?
| [0-9]{{1,2}}月份?(?:[0-9]{{1,2}}[日号])?
| [二两][0零〇][0-9零〇一二三四五六七八九]{{2}}年
| (?:十[一二]?|[一二三四五六七八九])月份?(?:(?:二十|三十|十)?[一二三四五六七八九十]?[日号])?(?!一)
| [一二三四1-4]季度
| (?:[02-9]|[12][0-9]):[0-5][0-9](?![0-9])                         # times
| [0-9.]{{1,24}}(?::[0-9.]{{1,24}}){{2,24}}
| 第{FIGURE}(?:[-—~、和至到]第?{FIGURE}){{0,9}}
| (?:12[0-9]{{3}}|110|119|120|122|610)(?=热线|平台|办|举报|电话|投诉|系统|报警|中心|工单|联动|[,、)])
| [统唯同单专万进之划不逐]一(?!百|千|十)
| 一.一(?![次个项户人天])|一..一(?![次个项户人天])
| 十[一二三四五]五|[四几]套班子|[一二三四五六七八九]位一体|一次性|一户多|一级|百分制|千分制|一件事|一个[样口]
| (?<![扣得加计记奖给减])(?:十分|一分为)(?!之)
"""
_NUMBER = re.compile(
    rf"""
(?=[0-9零〇一二两三四五六七八九十半翻百千万第统唯同单专进之划不逐几过(])(?:
  (?P<skip>{_SKIP})
| (?P<per>[百千]|(?:[十百]|100?)?万)分之(?P<share>{FIGURE}|百)
  (?:[至到—~-](?:[十百]?[百千万]分之)?(?P<share_to>{FIGURE}))?
| (?P<tenths>[一二两三四五六七八九])成(?P<tenth>[一二三四五六七八九半])?(?![立为员果效绩本功长品熟型就年人套分])
| 翻(?P<doubled>[一二两三四1-4])番
| (?P<half>一半|半数|过半)(?![年月天径])
| (?P<span>半)(?=年|个?月|天|日|小时|学期)(?P<span_unit>年|个?月|天|日|小时|学期)
| (?<![0-9.])(?P<parts>{FIGURE})分之(?P<part>{FIGURE})
| (?<![0-9A-Za-z./:])(?P<over>[0-9]+(?:\.[0-9]+)?)[/⁄:](?P<under>[0-9]+(?:\.[0-9]+)?)(?![0-9/:])
| (?<![0-9A-Za-z.])(?P<low>{ARABIC}|{HAN})[ ]?(?P<times>[万亿](?!元))?(?P<unit>{UNIT}|‰|{LATIN})?
  (?P<slash>/(?:[十百千万]?(?:{UNIT})|升|(?:10|[十百千])?万))?
  (?:(?:[ ]?(?:\(不?含\))?(?:[-—~–]{{1,2}}|至|到)[ ]?|及?以上[至到、,]?(?=[0-9.]{{1,9}}.{{0,3}}及?以下))
     (?P<high>{ARABIC}|{HAN})(?P<times_to>[万亿](?!元))?[ ]?(?P<unit_to>{UNIT}|‰|{LATIN})?)?
)
""",
    re.VERBOSE,
)
_ANY = re.compile("[0-9零一二两三四五六七八九十半翻百千万]")
_LETTER = re.compile("[A-Za-z]")
_NO_HAN_UNIT = frozenset({"级", "类", "档", "门", "口", "段", "节", "单", "部", "本", "位", "头", "只"})
_TIMES = {"万": 10_000.0, "亿": 100_000_000.0, None: 1.0}
_PER = {"百": 1.0, "千": 0.1, "万": 0.01}
_OF_PEOPLE = {"十万": "/10万", "10万": "/10万", "百万": "/百万", "100万": "/百万"}
_SO_MANY = {"10": "10万", "100": "百万"}


def find_numbers(text: str) -> list[Number]:
    """All quantities of a normal text, in order."""
    return list(_numbers(text))


@remembering(1 << 12)
def _numbers(text: str) -> tuple[Number, ...]:
    if not _ANY.search(text):
        return ()
    found = [_number(match) for match in _NUMBER.finditer(text) if match.lastgroup != "skip"]
    return tuple([number for number in found if number is not None])


def _number(match: re.Match[str]) -> Number | None:
    if match["low"]:
        return _plain(match)
    high = None
    unit = "%"
    if match["per"]:
        scale, unit = _PER.get(match["per"], 1.0), _OF_PEOPLE.get(match["per"], unit)  # 百万分之三 is 3/百万
        value = round((100.0 if match["share"] == "百" else figure(match["share"])) * scale, 9)
        high = round(figure(match["share_to"]) * scale, 9) if match["share_to"] else None
    elif match["tenths"]:
        value = figure(match["tenths"]) * 10 + _tenth(match["tenth"])
    elif match["doubled"]:  # 翻两番 is four times as much: 300 % more
        value = (2 ** figure(match["doubled"]) - 1) * 100
    elif match["half"]:
        value = 50.0
    elif match["span"]:
        value, unit = 0.5, match["span_unit"]
    else:
        over, under = (match["part"], match["parts"]) if match["parts"] else (match["over"], match["under"])
        if len(over) > 15 or len(under) > 15 or not figure(under):
            return None
        if under in _SO_MANY and match.string[match.end() : match.end() + 1] == "万":  # 45/10万: of 100,000 people
            return Number(match.start(), match.end() + 1, figure(over), None, f"/{_SO_MANY[under]}", match[0] + "万")
        value, unit = figure(over) / figure(under), ""
        if match["parts"]:  # 三分之二 is a share of a whole, 1/200 a ratio
            value, unit = round(value * 100, 9), "%"
    return Number(match.start(), match.end(), value, high, unit, match[0])


def _tenth(said: str | None) -> float:
    """What stands behind 成 in percent: 八成五, 八成半."""
    return 0.0 if said is None else 5.0 if said == "半" else figure(said)


def _plain(match: re.Match[str]) -> Number | None:
    low, high = match["low"], match["high"]
    unit = match["unit_to"] or match["unit"] or ""
    start, end = match.span()
    if len(low) > 15 or (high is not None and len(high) > 15) or (not unit and _LETTER.match(match.string, end)):
        return None
    arabic = low[0].isdecimal()
    if not arabic and (unit in _NO_HAN_UNIT or (not unit and (len(low) < 2 or not set(low) & set("十百千")))):
        return None
    times, times_to = match["times"], match["times_to"]
    if unit in ("万元", "亿元") and times == unit[0]:  # 10万—20万元
        times = None
    value = figure(low) * _TIMES[times or (times_to if high else None)]
    top = figure(high) * _TIMES[times_to] if high else None
    pair = rough(low) if high is None and not arabic else None
    if pair:
        value, top = pair
    if unit == "‰":
        value, top, unit = round(value / 10, 9), None if top is None else round(top / 10, 9), "%"
    return Number(start, end, value, top, unit + (match["slash"] or ""), match[0])
