"""What a measured standard leaves undefined: its base, its limit, the number asked for, the way it is computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.targets import Target
from ..scoring.scoring import Scoring, Step
from ..text.clauses import sentences
from ..text.line import Line, Passage, Words
from .parts import figures, measured, standard

Undefined = Literal["conversion", "growth", "growth_base", "ceiling", "shortfall", "drop", "progress", "rate"]

_MEASURE = (
    r"(?:(?<![效频概利税汇])率|比例|比重|占比|覆盖面|总量|面积|数量|收入|产值|增加值|投资额?|销售额|人数|件数|户数"
    r"|起数|总数|浓度|密度|产量|存量|强度|规模|使用量|用量|排放量|支出|成本|费用|发案|案件数)"
)
_HOW = r"(?:逐年|逐步|稳步|明显|显著|大幅|持续|不断|有所|较大幅度|进一步|力争|努力)"
_UP = r"(?:提升|提高|上升|增长|增加|扩大|递增|攀升|下降|降低|减少|递减|压降|压减|缩小)"
_GROWS = re.compile(
    rf"{_MEASURE}(?:\([^()]{{0,12}}\))?(?:要|应|须|实现|得到|保持)?{_HOW}{{0,2}}{_UP}(?![到至了幅率])"
    rf"|(?:提升|提高|增加|扩大|降低|减少|压减|压降)(?:[^,。;:、0-9]{{0,12}}?){_MEASURE}(?=[,。;:、()]|\Z)"
    rf"|(?:逐年|明显|显著|大幅|稳步){_UP}(?=[,。;:、(]|\Z)"
)
_GROWS_BY = re.compile(
    rf"{_MEASURE}(?:\([^()]{{0,12}}\))?(?:实现|净)?{_UP}(?=(?:不低于|不少于|达到?|超过|至少)?\d+(?:\.\d+)?(?:%|个百分"
    rf"点))"
)
_BASED = re.compile(
    r"同比|环比|上年|去年|上一年|同期|往年|前[三两二\d]年|历年|年均|基数|基期|基准|基础上|平均|[较比](?:\d{4}|上"
    r"|去|前|本|全|年初|期初|创建前|改革前)|相比|增速|增幅|增长率|翻"
    r"|统计(?:局|部门)|[国省市县]定|下达|任务|计划|目标值|不[低高少]于|每(?:提高|提升|上升|增长|增加|下降|降低|减少"
    r"|压减)"
)
_ASIDE = re.compile(r"(?:使|令|让|助力|促进|带动|增强|为|防止|避免|如|若|因|未|没有|不)[^,。;]{0,10}\Z")
_HEAD = re.compile(r"(?:(?<=[,。;:、])|^)[^,。;:、()0-9]{1,10}$")
_CEILING = re.compile(
    r"(?:严格)?(?:控制|压减|压缩|限制)(?!在|到|指标|数|线|性)[^,。;:0-9]{0,12}?(?:总量|数量|规模|面积|强度|人数|总数"
    r"|支出|费用|时长|频次|增量)(?!的?(?:监|制度|管理|措施))"
)
_LIMITED = re.compile(r"指标|控制数|控制线|控制目标|核定|计划|批复|下达|规定|标准|上年|上级|定额|预算|限额|容量")
_CONVERTED = re.compile(r"(?:相应|按(?:一定)?比例|按权重|统一|按规定)?(?:进行)?(?:折算|换算|加权)(?!率|系数为|[\d(])")
_FACTOR = re.compile(r"×|\*|\d%|\d分制|百分制|满分为?\d|系数|按\d|÷|/\d|=|:\d")
_SHORT = re.compile(r"每(?:缺?少|短缺|缺|差)")
_ATTENDED = re.compile("参加|出席|参会|到会|缺席|到场|应到|轮训|会议通知")
_LISTED = re.compile(
    r"[与对同和](?:各|所有|下属|辖区)|村\(居|各村|各单位|各部门|每个?[村镇乡校]|逐级|层层|"
    r"(?:下列|以下|上述|规定|统一部署的\d|下达|任务|计划|目标|要求)的?[^,。;]{0,6}(?:次|数|项|场|篇|份|期|户|个|家"
    r"|人)数?|[^,。;]、[^,。;]{1,12}、|任务数|目标数|计划数|应[^,。;]{1,4}[数户人件]"
)
_REFERENCE = re.compile(
    r"(?<!每)(?:低于|高于|少于|不足|超过|达到)|相比|[较比]上|持平|规定|任务|计划|目标|标准|平均|上年|同期|[省市县]级?"
    r"水平|基数|控制|满分|100%|全覆盖|全部|应[^,。;]{1,6}尽|合格分|下达"
)
_PROGRESS = re.compile(
    r"(?:按照?|根据|视|结合)(?:[^,。;0-9]{0,8}?)(?:进展|进度|推进|完成|开展|落实|实绩|成效|工作)(?:情况|程度|比例"
    r"|效果|进度|质量)?(?:予以|给予|进行|相应|综合)?(?:计分|得分|给分|评分|赋分|打分|扣分|折算)"
)
_BY_RATERS = re.compile(r"由[^,。;]{2,24}(?:[局委办科处室站所组部]|中心|办公室)\Z")
"""Who scores by it (由某室结合日常工作进行打分): that is judgement without levels, which is told as such."""
_GENERIC_RATE = re.compile(
    r"[\s\d.、()一二三四五六七八九十★]*(?:工作|任务|总体|整体|综合|全面|重点工作|各项工作|目标任务|主要工作|业务)?(?:"
    r"综合)?(?:达标|合格|优良|完成|落实|转化|贡献|提升|规范|到位|有效|保障|成效|指数|推进|覆盖)(?:率|度|比例)(?:\("
    r"[^()]*\))?\Z"
)
_MADE_OF = re.compile(r"占|比例|÷|/|=|分母|分子|中[,，]?[^,。;]{1,24}的(?:件|户|人|个|处|次|项)?数|除以|之比")


@dataclass(frozen=True, slots=True)
class Gap:
    """What is undefined, in these words."""

    kind: Undefined
    words: Words


def find_gaps(line: Line, scoring: Scoring, targets: Sequence[Target], *, heavy: bool) -> Iterator[Gap]:
    """Gaps of a line, the gravest first; ``heavy``: it has points enough for a quantity to need a target."""
    passages = standard(line)
    yield from _conversions(passages)
    valued = [target for target in targets if target.value is not None]
    referred = any(target.reference for target in targets)
    rated = any(target.unit in ("%", "个百分点") for target in valued)
    for passage in (*passages, *_name(line, passages)):
        if not referred:
            yield from _growth(passage, _whole(line), rated=rated)
        yield from _ceiling(passage, _whole(line))
    yield from _steps(line, scoring, valued, referred)
    if heavy and not valued and not referred:
        yield from _loose(line, passages)


def _whole(line: Line) -> str:
    return ";".join(passage.text for passage in line.passages)


def _name(line: Line, passages: Sequence[Passage]) -> list[Passage]:
    """The name, where the standard does not repeat it."""
    name = line.passage("name")
    if name is None or name in passages or any(name.text in passage.text for passage in passages):
        return []
    return [name]


def _conversions(passages: Sequence[Passage]) -> Iterator[Gap]:
    """Scores converted in a way that is not told."""
    whole = ";".join(passage.text for passage in passages)
    if _FACTOR.search(whole):
        return
    for passage in passages:
        match = _CONVERTED.search(passage.text)
        if match and (match[0].startswith(("相应", "按一定", "按规定")) or "引用" in whole):
            yield Gap("conversion", passage.found(match))


def _growth(passage: Passage, whole: str, *, rated: bool) -> Iterator[Gap]:
    """A rise or fall that is asked for without a figure, or without what it is measured from."""
    heading = passage.field == "name"
    based = _BASED.search(whole) is not None
    for sentence in sentences(passage.text):
        text = sentence.text
        if (based if heading else _BASED.search(text)) or (heading and figures(whole)):
            continue
        match = None if rated else next(_rises(text), None)
        kind: Undefined = "growth"
        if match is None and not based:
            match, kind = _GROWS_BY.search(text), "growth_base"
        if match is not None:
            first = max(0, match.start() - 12)
            head = _HEAD.search(text, first, match.start())
            start = head.start() if head and (head.start() > first or not first) else match.start()
            yield Gap(kind, passage.words(sentence.start + start, sentence.start + match.end()))
            return


def _rises(text: str) -> Iterator[re.Match[str]]:
    """Rises and falls that are asked for and have no figure in their clause."""
    for match in _GROWS.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        clause = text[match.start() : _clause_end(text, match.end())]
        if not (figures(clause) or _ASIDE.search(before) or "每" in before):
            yield match


def _clause_end(text: str, start: int) -> int:
    ends = [end for mark in ",。;" if (end := text.find(mark, start)) >= 0]
    return min(ends, default=len(text))


def _ceiling(passage: Passage, whole: str) -> Iterator[Gap]:
    """Something to be kept down, without saying to what."""
    match = _CEILING.search(passage.text)
    if match and not _LIMITED.search(whole) and not figures(passage.text):
        yield Gap("ceiling", passage.found(match))


def _steps(line: Line, scoring: Scoring, valued: Sequence[Target], referred: bool) -> Iterator[Gap]:
    """Deductions for each one too few, or each percent too low, where nothing says what is enough."""
    if valued or referred or not scoring.deductions:
        return
    whole = _whole(line)
    counted = bool(measured(whole) or _LISTED.search(whole) or _ATTENDED.search(whole))
    referenced = _REFERENCE.search(whole) is not None
    for step in scoring.deductions:
        if step.per in ("%", "个百分点"):
            if not referenced and re.search("低|降|减|少|差", _said(line, step)):
                yield Gap("drop", step.words)
        elif step.per not in (None, "项", "处", "档") and not counted and _missed(_said(line, step)):
            yield Gap("shortfall", step.words)


def _missed(said: str) -> bool:
    """Whether each one too few costs points; what an inspection finds lacking had to be there in every case."""
    return _SHORT.search(said) is not None and "发现" not in said


def _said(line: Line, step: Step) -> str:
    """The words of a step with a little of what stands before."""
    passage = line.passage(step.words.field)
    return step.words.text if passage is None else passage.raw[max(0, step.words.start - 4) : step.words.end]


def _loose(line: Line, passages: Sequence[Passage]) -> Iterator[Gap]:
    """Points by progress with no target; a rate of which nothing tells what is divided by what."""
    whole = _whole(line)
    for passage in passages:
        match = _PROGRESS.search(passage.text)
        rated = match and match[0].endswith("分") and _BY_RATERS.search(passage.text, 0, match.start())
        if match and not (rated or _REFERENCE.search(whole) or figures(whole)):
            yield Gap("progress", passage.found(match))
            return
    yield from rate_gap(line)


def rate_gap(line: Line) -> Iterator[Gap]:
    """A rate named only by its last word (完成率, 综合达标率), its parts told nowhere."""
    name = line.passage("name")
    rest = ";".join(passage.text for passage in line.passages if passage.field != "name")
    if name is not None and _GENERIC_RATE.match(name.text) and not _MADE_OF.search(rest):
        yield Gap("rate", name.words(0, len(name.text)))
