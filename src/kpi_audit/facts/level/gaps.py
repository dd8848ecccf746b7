"""How much stricter one target is than another, in the direction of “stricter”."""

from __future__ import annotations

from typing import Literal

from ...reading.quantity.spans import days
from ...reading.quantity.targets import Target
from ...reading.text.clauses import said_after, said_before
from ...scheme.indicator import Indicator
from ...startup import patterns as re
from ...startup.memory import remembering
from ...startup.records import dataclass, replace

Measure = Literal["headroom", "relative", "absolute", "operator", "average"]

# Shares of a whole: full marks lie at 100 %.
_SHARE = re.compile(r"率|素养水平|覆盖|满意|占[^,，。;；\d]{2,10}的|安全感|获得感|幸福感|占比|比例|比重|达标|合格|优良")
_INPUT = re.compile(r"(?:投入|开发|排放|能耗|能源)强度")
"""Ratios of money or energy that never come near the whole: 研发投入强度2.8%."""
_GROWTH = re.compile(
    r"增长|增速|增幅|增收|增加值|下降|降幅|降低率|减少|GDP|生产总值|投资|收入|零售|进出口|总额", re.IGNORECASE
)
_LOWER = re.compile(
    r"失业率|死亡率|发案|事故|投诉|信访|上访|能耗|排放|PM2\.?5|PM10|浓度|物价|CPI|价格|负债|债务|违法|超标|劣|"
    r"辍学|返贫|空置|差错|不良|时限|用时|耗时|天数(?!比例)|发生率|复发|流失",
    re.IGNORECASE,
)
_RATE = re.compile(r"[^率]{2,4}率(?=[^率]{0,12}\Z)")
_THINGS = re.compile(
    r"的?[一-鿿]{0,6}?(?:村民小组|村庄?|社区|小区|[乡镇县]|街道|学校|企业|单位|[农住]户|家庭|机构)[一-鿿]{0,6}?(?:达|建成|完成|实现|开展|通)"
)
"""A share of things that come to do something: it is one of the whole, though no word says so."""
_GOOD_DAYS = re.compile(r"优良天数|达标天数")
# Quantities that mean the same at every level; others (tons, projects, jobs) are divided and cannot be compared.
_AVERAGE = re.compile(r"单产|亩产|亩均|人均|户均|村均|平均|均价|单位(?:面积|产值|能耗)")
_INTENSITY = re.compile(
    r"^(?:%|‰|个?百分点|分|倍|天|日|小时|学时|课时|工作日|个工作日|个?自然日|个月|周|星期|年|分钟|微克.*|毫克.*|mg.*|μg.*|度|岁|元/.*|.*/.*)$"
)
_STOP = re.compile(r"[,，。;；:：、\n]")
_LENGTHS = frozenset({"公里", "千米", "米"})


@dataclass(frozen=True, slots=True)
class Gap:
    """``size`` is a share: of the headroom, or of the upper value; ``points`` is the plain difference.

    Harder words (``operator``) and a demand to be above the upper level's average (``average``) have no size.
    """

    measure: Measure
    size: float
    points: float
    lower_better: bool = False

    @property
    def stricter(self) -> bool:
        """Whether it is a gap at all."""
        return self.size > 1e-9 or self.measure in ("operator", "average")


def compare(
    ours: Target, theirs: Target, indicator: Indicator, name: str, above: str = "", *, totals: bool = False
) -> Gap | None:
    """The gap between two targets of one indicator; None when they cannot be compared. ``above``: what the upper one
    is called, where that is another name; ``totals``: both are for the same units, so that totals can be compared."""
    if ours.reference == "upper" or theirs.value is None or ours.value is None:
        return None
    if ours.zero and _few(theirs):
        return Gap("relative", 1.0, theirs.high or theirs.value, lower_better=True)
    if theirs.kept and ours.growth and ours.unit == "%" and ours.direction == "higher":
        return Gap("relative", ours.value / 100, ours.value)
    said_in = ours.in_unit(theirs.unit) or _averaged(ours, theirs, f"{name}{_clause(ours, indicator)}")
    if said_in is None:
        return _sooner(ours, theirs)
    if _of_last(ours) != _of_last(theirs) or is_growth(ours, name) != is_growth(theirs, above or name):
        return None
    ours = said_in
    divided = not totals and divided_among(ours, theirs, indicator)
    if divided or (ours.each != theirs.each and not _INTENSITY.match(theirs.unit)):
        return None
    lower = lower_better(ours, theirs, indicator, name)
    gap = _difference(ours, theirs, lower)
    if abs(gap) < 1e-9:
        return Gap("operator", 0.0, 0.0, lower) if _firmer(ours, theirs, name) else None
    if gap < 0:
        return None
    reference = theirs.value if theirs.high is None or lower else theirs.high
    said = " ".join(part for part in (name, indicator.description, indicator.criteria) if part)
    of_itself = is_share(ours, _clause(ours, indicator)) and not _INPUT.search(said)
    share = is_share(ours, said) or of_itself or _whole(ours) or _of_things(ours, indicator)
    if share and not _of_last(ours) and not lower:
        room = 100 - reference
        return Gap("headroom", gap / room, gap, lower) if room > 0 else None
    if reference == 0:
        return Gap("absolute", gap, gap, lower)
    return Gap("relative", gap / abs(reference), gap, lower)


def _averaged(ours: Target, theirs: Target, said: str) -> Target | None:
    """Our target in the unit of theirs, where one of them says it for each only in its name (亩均税收18万元, 15万元/
    亩)."""
    mine, yours = ours.unit.partition("/"), theirs.unit.partition("/")
    if bool(mine[1]) == bool(yours[1]) or not _AVERAGE.search(said):
        return None
    return replace(ours, unit=mine[0]).in_unit(yours[0])


def _clause(target: Target, indicator: Indicator) -> str:
    """What stands before a target in its clause: what it is a figure of, whatever else its line says."""
    told = {"description": indicator.description, "criteria": indicator.criteria}.get(target.words.field)
    return "" if told is None else said_before(_STOP, told, target.words.start)


def _sooner(ours: Target, theirs: Target) -> Gap | None:
    """The gap between two time limits in other units (3个月, 60日), where ours is shorter however they are counted."""
    if ours.value is None or theirs.value is None or not {ours.op, theirs.op} <= {"<=", "<"}:
        return None
    mine, yours = days(ours.value, ours.unit), days(theirs.value, theirs.unit)
    if mine is None or yours is None or mine[1] >= yours[0]:
        return None
    share = round(1 - mine[1] / yours[0], 4)
    return Gap("relative", share, round(theirs.value * share, 1), lower_better=True)


def _few(target: Target) -> bool:
    """Whether a target lets a few cases pass (不超过5起, 不超过2%): none asks more, however they are divided."""
    counted = target.unit == "%" or (bool(target.unit) and _INTENSITY.match(target.unit) is None)
    return counted and not target.growth and target.op in ("<=", "<") and bool(target.value)


def _of_things(target: Target, indicator: Indicator) -> bool:
    """Whether a percentage is that of the things told after it, which come to do something (四成以上村庄达到标准)."""
    if target.unit != "%" or target.growth:
        return False
    told = {"description": indicator.description, "criteria": indicator.criteria}.get(target.words.field)
    return told is not None and _THINGS.match(said_after(_STOP, told, target.words.end)) is not None


def _of_last(target: Target) -> bool:
    return target.reference == "own_last"


def _whole(target: Target) -> bool:
    """Whether a target says “all” in words (全部整改): the whole of what an upper share is a share of."""
    return target.full and target.unit == "%" and "%" not in target.words.text


def divided_among(ours: Target, theirs: Target, indicator: Indicator) -> bool:
    """Whether an upper target is a total to be divided, of which ours is a part: no figure of each (茶园亩产值)."""
    return divisible(theirs, indicator) and not _AVERAGE.search(_clause(ours, indicator))


def divisible(target: Target, indicator: Indicator) -> bool:
    """Whether an upper target is a total to be divided among the units below."""
    if indicator.divisible is not None:
        return indicator.divisible
    if _AVERAGE.search(indicator.name):
        return False
    if target.unit in _LENGTHS and target.op in ("<=", "<"):
        return False  # 间距不超过7公里: a distance
    rate = target.growth and target.unit in ("%", "个百分点")  # 压减320万立方米 is a total, 下降5% is none
    return not rate and not target.each and _INTENSITY.match(target.unit or "") is None and bool(target.unit)


def is_share(target: Target, said: str) -> bool:
    """Whether a percentage is a share of a whole (headroom counts) and no growth rate, by all that the line says."""
    return target.unit == "%" and not target.growth and _says_share(said) and not is_growth(target, said)


@remembering(1 << 8)
def _says_share(said: str) -> bool:
    """Asked with each figure of a line, of all that it says."""
    return _INPUT.search(said) is None and _SHARE.search(said) is not None


def lower_better(ours: Target, theirs: Target, indicator: Indicator, name: str) -> bool:
    """Whether less is better: declared, said by the operators, or by what is measured."""
    if indicator.polarity is not None:
        return indicator.polarity == "lower_better"
    for target in (ours, theirs):
        if target.growth:  # a fall of so many percent: the larger the harder; a rise of prices is to be small
            return target.direction == "higher" and bool(_LOWER.search(name))
        if target.op in ("<=", "<"):
            return True
        if target.op in (">=", ">"):
            return False
    said = _clause(ours, indicator)
    return _falls(said if "率" in said else name)


def _falls(said: str) -> bool:
    """Whether less is better of what some words say: of a rate its last words (投诉办结率 is none of 投诉)."""
    rate = _RATE.search(said)
    if rate is not None:
        return _LOWER.search(rate[0]) is not None
    return _LOWER.search(said) is not None and not _GOOD_DAYS.search(said)


def is_growth(target: Target, name: str) -> bool:
    """A rate of change; “GDP 5%左右” is one though the word for growth is missing."""
    return target.growth or (target.unit == "%" and _says_growth(name))


@remembering(1 << 8)
def _says_growth(name: str) -> bool:
    return _GROWTH.search(name) is not None and _SHARE_NAME.search(name) is None


_SHARE_NAME = re.compile(r"占比|比重|覆盖率|满意|完成率|到位率|投产率|开工率|转化率|复耕率|利用率|使用率")


def _difference(ours: Target, theirs: Target, lower: bool) -> float:
    """Ours minus theirs in the stricter direction; a value inside the upper range is no gap."""
    assert ours.value is not None
    assert theirs.value is not None
    low, high = theirs.value, theirs.high if theirs.high is not None else theirs.value
    mine_low, mine_high = ours.value, ours.high if ours.high is not None else ours.value
    if lower:
        return low - mine_high if mine_high < low else (0.0 if mine_high <= high else -1.0)
    if ours.high is not None and mine_low <= high < mine_high and theirs.high is None:
        return -1.0  # “5 %—5.5 %” on top of “5 %”: the lower bound binds, and it is the same
    return mine_low - high if mine_low > high else (0.0 if mine_low >= low else -1.0)


def _firmer(ours: Target, theirs: Target, name: str) -> bool:
    """The same value, put more strictly: “左右” become “以上”, “力争” become “确保”, “4.5%—5%” become “5%以上”.

    A plain growth rate is what is expected, “增长13%以上” its floor. A plain share is a floor already (达到95%).
    """
    if ours.high is not None:
        return False
    if theirs.high is not None:
        return ours.value == theirs.high and ours.bound == "at_least"
    around_to_bound = theirs.bound == "around" and ours.bound in ("at_least", "at_most")
    risen = theirs.direction != "lower" and is_growth(theirs, name)  # a fall of 10% is a floor as it stands
    plain_to_bound = theirs.op == "=" and ours.bound == "at_least" and ours.op == ">=" and risen
    aim_to_ensure = theirs.firm == "aim" and ours.firm == "ensure"
    return around_to_bound or plain_to_bound or aim_to_ensure
