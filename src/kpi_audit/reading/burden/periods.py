"""Words that say how often: 每月, 按季, 日调度, 年终; with the number of times that follows."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.numerals import FIGURE, figure

# What a bare 日, 周, 月, 季 must stand before to be a rhythm (月考核, 周调度), not a date or a campaign.
_ACT = (
    "(?:度?(?:工作|任务|目标|重点工作|综合|绩效|量化|专项)?(?:考|评|通报|排名|排位|排序|排行|调度|督查|督导|检查|抽查|巡查"
    "|暗访|讲评|点评|晾晒|亮晒|公示|会商|研判|打分|计分|测评|得分|积分)|报|例会|总结|小结|度得分)"
)
_PERIOD = re.compile(
    rf"""
  (?P<half_month>每半个?月|半月(?={_ACT}|一[次评考报]))
| (?P<two_months>每(?:两|二|隔一)个?月|双月|隔月)
| (?P<day>每一?个?(?:工作)?[日天](?!常)|逐日|日日|天天|按日
    |(?<![0-9一二三四五六七八九十作假当今昨明次生休某即翌节末])日(?={_ACT}))
| (?P<week>每一?个?(?:周|星期)(?!年|边|围|期)|逐周|按周|周周|(?<![0-9一二三四五六七八九十两本上下当])周(?={_ACT}))
| (?P<ten_days>每一?旬|逐旬|按旬|(?<![上中下])旬(?={_ACT}))
| (?P<month>每一?个?月(?!份?[扣加得奖减计][0-9一二两三四五])|按月|逐月|月月|各月(?!份)|月度
    |当月度?(?=考核|考评|得分|评分|绩效)|月(?=平?均得?分)
    |(?<![0-9一二三四五六七八九十两个本当上下次半传产动务量育习设法读治战防节信])月(?={_ACT}))
| (?P<quarter>每一?个?季度?|按季度?|逐季度?|各季度|(?<![第一二三四本上下雨汛夏秋冬春当旺淡0-9])季度?(?={_ACT}))
| (?P<half_year>每?半年|上半年|下半年)
| (?P<year>年终|年底|年末|每年|全年|年度|年内|(?<![0-9])年(?=总评|考(?!虑)))
""",
    re.VERBOSE,
)
_NAMED = re.compile(r"[0-9]{1,2}月(?:份)?[、,和及][0-9]{1,2}月")
"""Months by name (3 月、6 月、9 月考核): the month of which a result is told is one of them."""
_PER_YEAR = {
    "day": 365.0, "week": 52.0, "ten_days": 36.0, "half_month": 24.0, "month": 12.0, "two_months": 6.0,
    "quarter": 4.0, "half_year": 2.0, "year": 1.0,
}  # fmt: skip
_COUNT = re.compile(
    rf"[^,。;0-9]{{0,8}}?(?:[^,。;0-9]{{0,8}}?(?:不少于|不低于|至少))?(?<![第少缺每漏迟续前后])(?P<count>{FIGURE})(?:[-~至到](?P<more>{FIGURE}))?[次轮回遍](?![扣得加])"
)

_TALLY = re.compile("(?:及?以上)?[^,。;]{0,4}(?:不(?:及格|合格|称职|达标)|优秀|末位|倒数|垫底|最后)")
"""How often it came out so (月度考核两次以上不及格), not how often it is done."""


@dataclass(frozen=True, slots=True)
class Period:
    """A rhythm at ``start`` to ``end`` of a text; ``times`` is how often within it (每月两次: 2)."""

    start: int
    end: int
    base: float
    times: float = 1.0

    @property
    def per_year(self) -> float:
        """Times a year."""
        return self.base * self.times


def find_periods(text: str) -> list[Period]:
    """The rhythms in a sentence, yearly ones too, since they end the reach of the one before."""
    found = []
    named = _NAMED.search(text) is not None
    for match in _PERIOD.finditer(text):
        if named and match[0].startswith("当月"):
            continue
        base = _PER_YEAR[next(name for name, value in match.groupdict().items() if value is not None)]
        count = _COUNT.match(text, match.end())
        counted = count is not None and not _PERIOD.search(count[0]) and not _TALLY.match(text, count.end())
        times = figure(count["more"] or count["count"]) if count and counted else 1.0
        found.append(Period(match.start(), match.end(), base, times or 1.0))
    return found
