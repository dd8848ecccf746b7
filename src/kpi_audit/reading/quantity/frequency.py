"""How often an indicator has something done, scored, ranked or reported."""

from __future__ import annotations

from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.fields import looked_at
from ..text.line import Line, Passage, Words
from ..text.vocabulary import noted_all
from .numerals import FIGURE, figure

Subject = Literal["meeting", "report", "inspection", "score", "rank", "circular", "other"]


@dataclass(frozen=True, slots=True)
class Frequency:
    """Times per year and what is done so often."""

    per_year: float
    subject: Subject
    words: Words


_FIELDS = ("name", "description", "criteria", "target", "verify", "text")
_WHAT = (
    "报|考核|考评|通报|排名|排序|调度|例会|会商|研判|检查|督查|抽查|巡查|评分|评比|打分|测评|晾晒|讲评"
    "|总结|小结|分析|公示|点评|总评|考"
)
_PERIOD = re.compile(
    rf"""
  (?P<years>每(?P<year_count>{FIGURE})年|隔年)
| (?P<term>每学期|每个学期|一学期)
| (?P<months>每(?:隔)?(?P<month_count>[2-9]|1[01]|[两二三四五六七八九])个?月|双月(?={_WHAT}|度|[,。;、]
    |\Z)|隔月|每双月)
| (?P<half_year>(?:每|一)个?半年|半年(?=度?(?:工作)?(?:{_WHAT})|[,;、。]?(?:至少|不少于)?{FIGURE}[次场]
    |一[次场])|上下半年各?)
| (?P<half_month>(?:每个?|一)?半月(?!之|内|底)|(?:每|(?<![前后达满])(?=半个月一[次报]))半个月)
| (?P<spans>每(?:隔)?(?P<span_count>[2-9]|[12][0-9]|[两二三四五六七八九十])个?
    (?P<span_unit>(?:工作)?[日天]|周|星期)(?![前内扣加减]))
| (?P<quarter>每一?个?季度?|一?季度?(?=一)|按季度?|逐季
    |(?<![一二三四1-4上下本当第])季度?(?=度?(?:{_WHAT}))|各季度)
| (?P<ten_days>每一?旬|旬(?={_WHAT})|逐旬|按旬)
| (?P<week>每一?个?(?:周|星期)|周周|逐周|按周|周(?={_WHAT})|一周一)
| (?P<day>每一?个?(?:工作)?[日天](?!常)|日日|逐日|天天|(?<![今昨明翌次生节假当工作])(?:一日一)
    |(?<![作0-9十])日(?=报(?:告|制|表|送)|调度|通报|排名|巡查|清|零报告)|零报告)
| (?P<month>每一?个?月|月月|逐月|按月|月度(?={_WHAT}|工作|报表)?
    |(?<![0-9一二三四五六七八九十个本当上下次两每])月(?={_WHAT})|一月一|各月)
| (?P<year>每个?学年|每一?年度?(?!任务|目标|计划|指标)|[一全]年|年内|年度内?(?={_WHAT}|工作|内)?|年(?=度?(?:总评
    |终?考核|终?考评|终?(?:工作)?总结|考(?!虑))))
""",
    re.VERBOSE,
)
_PER_YEAR = {
    "term": 2.0, "half_year": 2.0, "half_month": 24.0, "quarter": 4.0, "ten_days": 36.0,
    "week": 52.0, "day": 365.0, "month": 12.0, "year": 1.0,
}  # fmt: skip
_COUNT = re.compile(
    rf"(?P<gap>[^,。;(\n0-9]{{0,18}}?|[^,。;(\n0-9]{{18,30}}?(?:不少于|不得少于|不低于|至少))(?P<count>{FIGURE})(?:(?:[-—~至到])(?P<more>{FIGURE}))?(?:[次场轮遍回期]|个?会议)(?![扣得加])"
)
_SLASHED = re.compile("(?<=[次场轮遍回期])/每?个?(?P<of>季度?|半年|学期|月|旬|周|星期|工作日|[日天年])(?!终)")
"""So many in each (不少于 1 次/季度)."""
_SO_MANY = re.compile(r"(?:[0-9]{1,4}(?:\.[0-9])?|[一二两三四五六七八九十]{1,3})[次场轮遍回期]\Z")
_SLASH = {
    "半年": 2.0, "学期": 2.0, "旬": 36.0, "周": 52.0, "星期": 52.0, "季": 4.0, "季度": 4.0,
    "月": 12.0, "日": 365.0, "天": 365.0, "工作日": 365.0, "年": 1.0,
}  # fmt: skip
_MISSED = re.compile(r"(?<![不至])(?:少|缺|漏|迟|迟报|漏报|缺少|每)\Z")
_SUBJECT = re.compile(
    "(?P<rank>排名|排序|位次|晾晒|亮晒|名次)|(?P<circular>通报|公示|公布|公开)"
    "|(?P<score>考核|考评|评分|打分|测评|计分|评比|得分|总评|点评|(?<![审参查备高统])考(?![察勤虑古]))"
    "|(?P<meeting>会议|例会|专题会|研究|部署|会商|研判|调度|学习|开会|(?<![社协工委商机])会(?![计员保商]))"
    "|(?P<report>上报|报送|报告|报表|填报|小结|总结|信息|简报|(?<![通海])报(?![警考名纸刊道酬])|台账|日志)"
    "|(?P<inspection>检查|督查|巡查|巡河|巡访|抽查|暗访|督导|走访|检测|排查|调研|巡逻|检验|巡视|演练|监测)"
)
_HINT = re.compile("[日天月周旬季年零学星]")


def find_frequencies(line: Line) -> list[Frequency]:
    """All frequencies of a line, by field and place."""
    found: list[Frequency] = []
    for passage in looked_at(line, _FIELDS, _HINT):
        found += _passage(passage)
    return found


@noted_all
def _passage(passage: Passage) -> list[Frequency]:
    text = passage.text
    found: list[Frequency] = []
    last = 0
    for period in _PERIOD.finditer(text):
        if period.start() < last:
            continue
        kind = next(
            name for name, value in period.groupdict().items() if value is not None and not name.endswith("_count")
        )
        count = _COUNT.match(text, period.end())
        if count and (_MISSED.search(count["gap"]) or _PERIOD.search(count["gap"])):
            count = None
        per_year = _base(period, kind)
        if count:
            per_year *= figure(count["more"] or count["count"])
        elif kind == "year" and not _yearly(period, text):
            continue
        end = count.end() if count else period.end()
        if per_year > 0:
            found.append(
                Frequency(per_year, _subject(text, period.start(), period.end()), passage.words(period.start(), end))
            )
        last = end
    if "/" in text:
        found += filter(None, (_slashed(passage, said) for said in _SLASHED.finditer(text)))
    return found


def _slashed(passage: Passage, said: re.Match[str]) -> Frequency | None:
    text = passage.text
    count = _SO_MANY.search(text, max(0, said.start() - 8), said.start())
    if count is None:
        return None
    times, words = figure(count[0][:-1]), passage.words(count.start(), said.end())
    return Frequency(_SLASH[said["of"]] * times, _subject(text, count.start(), said.end()), words)


def _base(period: re.Match[str], kind: str) -> float:
    if kind == "years":
        years = figure(period["year_count"]) if period["year_count"] and len(period["year_count"]) < 4 else 2.0
        return 1 / years if years else 0.0
    if kind == "months":
        return 12 / figure(period["month_count"]) if period["month_count"] else 6.0
    if kind == "spans":
        return _PER_YEAR["week" if period["span_unit"] in ("周", "星期") else "day"] / figure(period["span_count"])
    return _PER_YEAR[kind]


def _yearly(period: re.Match[str], text: str) -> bool:
    """Whether a year without a count still says how often: 每年开展…, 年度考核, 年终总评; not 全年, 年内."""
    if period[0].startswith("每"):
        return True
    return (
        period[0].startswith("年")
        and period[0] != "年内"
        and re.match(_WHAT, text[period.end() : period.end() + 2]) is not None
    )


def _subject(text: str, start: int, end: int) -> Subject:
    stop = re.search("[,。;\n]", text[end : end + 24])
    after = text[end : end + (stop.start() if stop else 24)]
    match = _SUBJECT.search(after)
    if match is None:
        head = re.search(r"[^,。;:\n]*\Z", text[max(0, start - 20) : start])
        words = list(_SUBJECT.finditer(head[0])) if head else []
        match = words[-1] if words else None
    name = match.lastgroup if match else None
    for subject in ("rank", "circular", "score", "meeting", "report", "inspection"):
        if name == subject:
            return subject
    return "other"
