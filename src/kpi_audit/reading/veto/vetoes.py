"""Words that set a veto, open or disguised, in running text; lists and enumerations of veto matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import Clause, sentences
from ..text.vocabulary import gathered
from .lost_years import whole_lost
from .naming import EVENT, MARK, list_style, matter_of, way_of_scoring
from .own_grade import of_own_grade

_OPEN = re.compile(
    r"一票否[决优]|(?:实行|予以|给予|直接)否决|“否优”|(?:为|是|属于?|作为)[“\"]?否决性?(?:指标|项目?|条件|事项)"
)
_TOPS = r"(?:优秀|优胜|先进|一等|[一二]等奖|好等次|第一等次|“好”等次|优良)"
_LOWS = r"(?:末[等位]|最[末低]|较?差|不合格|不称职|不达标|不及格|一般|基本(?:合格|称职))[”\"]?(?:等次|档次|[档等])?"
_DISGUISED = re.compile(
    r"(?:取消|撤销|丧失|失去|不予|不具备?)[^,。;]{0,18}?(?:评优|评先|评奖|评选|参评|创先|评比(?=资格))[^,。;]{0,8}?(?:资格)?"
    r"|(?:取消|撤销|丧失|失去|不具备?)[^,。;]{0,12}?(?:优秀|先进|表彰|奖励)[^,。;]{0,6}?资格"
    r"|(?:取消|丧失|失去)[^,。;]{0,8}?(?:考核|考评)的?资格"
    rf"|(?:不得|不能|不予|一律不)(?:被)?(?:参加|参与)?(?:评[为定选]?|确定为|列为|定为)?[^,。;]{{0,6}}?{_TOPS}"
    r"|(?:不得|不能|不予|一律不)(?:被)?(?:评[为定选]?|确定为|列为|定为|认定为)[^,。;]{0,4}?(?:良好|优等|A[级等档类])"
    r"|(?:考核|考评|评价|年度)(?:结果|等次|档次|等级)(?:不得|不能)(?:高于|超过|为)"
    r"|(?:不得|不能|不予|一律不)(?:参加|参与)?(?:年度)?(?:评优|评先|评比|评奖|参评)"
    rf"|(?:评|定|确定|评定|认定|判定|列|降|降低)为[“\"]?{_LOWS}(?:单位|乡镇|街道|村)?(?=[,。;:)]|\Z)"
    rf"|(?:考核|考评|评价|绩效)(?:结果|等次|等级)?(?:一律|直接)?(?:为|定为)[“\"]?{_LOWS}(?=[,。;:)]|\Z)"
    r"|年度(?:考核|考评)(?:检查)?(?:不合格|不称职|不达标)(?=[,。;:)]|\Z)"
    r"|(?:降低?|下调)(?:一|1|两|二)个?(?:考核|考评|年度)?(?:等次|档次|档|等级|级(?!别))"
    r"|(?:总分|总得分|考核得分|考核成绩|年度考核|年终考核)[^,。;]{0,6}?(?:清零|归零|按(?:0|零)分|[计记](?:0|零)分|为(?:0|零)分|不[计得记]分)"
    r"|零容忍[^,。;]{0,10}?(?:降|取消|不得)"
)
# What turns the words into their denial: the text does away with vetoes.
_CLEARED = re.compile(
    r"(?:不(?:再|得)?(?:实行|设置|设立?|搞|作为|使用|增设)|取消|清理|严禁(?:设置)?|不得(?:随意|擅自|自行)?(?:设置|增设|以)|"
    r"严格控制|减少|规范)[^,。;]{0,14}?[“\"]?一票否"
    r"|一票否决[”\"]?(?:事项|指标|项目)?(?:清理|精简|减少|取消|一律取消|予以取消)"
)
# “60分以下为不合格” defines a grade by the score; it takes nothing away.
_GRADES = re.compile(
    r"\d分?(?:\([^)]{0,60}\))?(?:以上|以下|至|-|—|~)[^。;]{0,14}?为|(?:得分|总分|成绩|低于|不足|不满|未达到?)[^。;,]{0,8}?\d+分[^。;]{0,8}?(?:为|不得)"
)
_ALSO = re.compile(r"\s*(?:同时|此外|另外|并且?|还[将要应])")
"""How a sentence goes on with what the one before it began (考核不合格的,限期整改。同时取消评优资格)."""
# Who has not served long enough to be rated (工作不满一年的,不得评为优秀) did nothing that is barred.
_TENURE = re.compile(
    r"(?:工作|任职|入职|到[岗任职]|上岗|服务|聘用|参加工作|在[岗职]|驻村|试用)[^,。;]{0,6}(?:不满|不足|未满|少于)"
    r"(?:[^,。;]{0,4}年|[^,。;]{0,3}个?月|[^,。;]{0,3}天)|(?:试用|见习|实习)期(?:间|内|未满)|新(?:录用|入职|聘用|招聘)"
)
_DONE = re.compile("发生|出现|造成|被(?!评)|受到|受[^,。;]{0,6}处[分罚]|违[反法规纪]|事故|旷工|投诉")
_ELSEWHERE = re.compile(
    r"(?:应予|应当|按规定|依法|规定)[^。;]{0,24}?一票否决[^。;]{0,14}?(?:未|没有|不)(?:执行|落实|实行|兑现)"
    r"|(?:未|没有|不)(?:执行|落实|实行|兑现|严格执行)[^。;]{0,12}?一票否决"
    r"|(?:落实|执行|建立|完善|健全)[^。;,]{0,14}?一票否决[”\"]?(?:制|制度|规定|权)"
    r"|被[^,。;]{0,12}一票否决[^,。;]{0,30}(?:处罚|处理|整改|追究|责任)[^,。;]{0,12}(?:到位|情况|落实|兑现)"
)
# That a unit keeps up its own system of vetoes, with no case told, is its work.
_KEPT_UP = re.compile(r"(?:坚持|贯彻|兑现)[^。;,]{0,14}?一票否[决优][”\"]?(?:制|制度|规定)")
# Vetoes on projects or persons, and the loss of one line's own points, say nothing about the unit's result.
_OTHER_SUBJECT = re.compile(
    r"(?:项目|产业|企业|用地)[^。;,]{0,10}(?:准入|审批|立项|引进|落户|环评)[^。;]{0,16}一票否决"
    r"|(?:选拔|任用|提拔|选人用人|政治素质|政审|职称|入党|发展党员|招聘|招录)[^。;]{0,16}一票否决"
    r"|(?:本|该|此)(?:项|条|指标|小项|大项|单项)(?:工作|得分|考核|指标)?(?:实行|予以|按)?[“\"]?一票否"
    r"|[^,。;:]{2,12}(?:方面|单项|[本该此]项)(?:一律)?(?:不得|不能|不予)(?:被)?(?:评|定|评定|确定|认定)为"
)
_MATTER = r"[^,。;:、()“”]{2,12}"
_NAMED = re.compile(
    rf"(?:(?:^|[,:])(?:对|凡|将|把|其中)?|对|凡|将|把|其中)(?P<list>{_MATTER}(?:、{_MATTER}){{1,11}}(?:[和及与]{_MATTER})?)(?:等)?\d*(?:[一二三四五六七八九十]?[项个])?"
    r"(?:重点)?(?:工作|事项|指标|项目|方面|内容|任务)*(?:均|都|一律)?(?:实行|实施|执行|为|列为|作为|纳入|按|予以)[“\"]?一票否"
)
_AND_SO_ON = re.compile(r"等(?:[\d一二三四五六七八九十]{1,2}[项个])?(?:重点)?(?:工作|事项|指标|项目|方面)?\Z")
_AFTER = re.compile(
    rf"一票否[决优][”\"]?(?:的)?(?:事项|项目|指标|内容|范围)*(?:有|包括|分别为|分别是|是指|为|是|指|共)?[^,。;:、]{{0,6}}?[::]?"
    rf"(?P<list>{_MATTER}(?:、{_MATTER}){{1,11}}(?:[和及与]{_MATTER})?)(?:等)?(?=[,。;]|\Z)"
)
_INTRO = re.compile(r"(?:下列|以下|如下|下述|之一)")
_HEADING = re.compile(r"一票否[决优][”\"]?(?:的)?(?:事项|情形|项目|指标|条款|内容|范围|情况)$")
"""A heading whose items are the vetoes: “一票否决事项：(一)…；(二)…”."""
_CASES = 12
"""How many cases may be told one after the other."""
_ALONE = re.compile(
    r"\s*[“\"]?(?:(?:本|该|此)项)?(?:工作)?(?:实行|实施|执行|为|属)?[“\"]?一票否[决优][”\"]?(?:制度?|项|指标|事项)?\s*"
)
"""A sentence that sets a veto and does not say on what."""
_SET = re.compile(r"一票否[决优][”\"]?(?:制度?)?\s*\Z")
_CASE = re.compile(r"\s*(?:如果?|若|凡|对)[^。;]{0,40}(?:发生|出现)")
_SPLIT = re.compile(r"(?=\([一二三四五六七八九十\d]{1,2}\))|(?<=[,、:])(?=[一二三四五六七八九十]是)")


@dataclass(frozen=True, slots=True)
class VetoWords:
    """Words that set a veto; ``open`` when they call it one. Offsets in the normal text."""

    start: int
    end: int
    open: bool


@dataclass(frozen=True, slots=True)
class VetoClause:
    """A veto in running text: the words that set it, what it is about, and all that is said on it."""

    words: VetoWords
    matter: str
    clause: Clause
    intro: Clause | None = None


@gathered
def veto_words(text: str) -> list[VetoWords]:
    """Where a sentence sets a veto, open ones first; a sentence that does away with vetoes sets none."""
    opened = [VetoWords(mark.start(), mark.end(), True) for mark in (_OPEN.finditer(text) if "否" in text else ())]
    disguised = [VetoWords(match.start(), match.end(), False) for match in _DISGUISED.finditer(text)]
    if not (opened or disguised) or _sets_none(text):
        return []
    unserved = _TENURE.search(text) and not _DONE.search(text)
    return opened if unserved or of_own_grade(text) else opened + disguised


def _said(row: Sequence[Clause], index: int) -> Sequence[VetoWords]:
    """The veto words of a sentence; what it adds to the consequences of a grade is none."""
    text = row[index].text
    goes_on = index > 0 and _ALSO.match(text) and of_own_grade(row[index - 1].text)
    return [hit for hit in veto_words(text) if hit.open or not goes_on]


def _sets_none(text: str) -> bool:
    """Whether a sentence speaks of vetoes kept up, done away with or set elsewhere, or of grades by the score."""
    if _KEPT_UP.search(text) and not EVENT.search(text):
        return True
    return bool(_CLEARED.search(text) or _GRADES.search(text)) or carried_out_elsewhere(text)


@gathered
def setting_sentences(text: str) -> Iterator[tuple[Clause, Sequence[VetoWords]]]:
    """The sentences that set a veto; one that says no more (一票否决制。) with the next, else with the one before."""
    row = list(sentences(text))
    for index, sentence in enumerate(row):
        hits = _said(row, index)
        if not hits:
            continue
        first = last = index
        if _ALONE.fullmatch(sentence.text):
            first, last = (index, index + 1) if index + 1 < len(row) else (max(0, index - 1), index)
        start, end = row[first].start, row[last].end
        shift = sentence.start - start
        moved = [VetoWords(hit.start + shift, hit.end + shift, hit.open) for hit in hits]
        yield Clause(start, end, text[start:end]), moved


def carried_out_elsewhere(text: str) -> bool:
    """Whether a sentence only asks that a veto set by others be carried out, or sets one on something else."""
    return bool(_ELSEWHERE.search(text) or _OTHER_SUBJECT.search(text))


@gathered
def matters(text: str) -> list[str]:
    """The matters that one sentence puts under a veto together (安全生产、综治、计划生育实行一票否决)."""
    match = _NAMED.search(text) or _AFTER.search(text)
    if match is None or EVENT.search(match["list"]):
        return []
    return [part.strip() for part in re.split(r"[、和及与]", _AND_SO_ON.sub("", match["list"])) if part.strip()]


@gathered
def veto_clauses(text: str) -> Iterator[VetoClause]:
    """The vetoes of a running text; the items of “有下列情形之一的,一票否决” are one each."""
    intro: tuple[Clause, VetoWords, str, str] | None = None
    row = list(sentences(text))
    for index, sentence in enumerate(row):
        style = list_style(sentence.text)
        if intro is not None:
            first, words, own, items = intro
            if style and style != own and items in ("", style):
                intro = (first, words, own, style)
                yield from _items(sentence, first, words)
                continue
            intro = None if style else intro
        hits = _said(row, index) or [VetoWords(*span, False) for span in whole_lost(sentence.text)]
        if not hits or _heads(row, index):
            continue
        words = VetoWords(sentence.start + hits[0].start, sentence.start + hits[0].end, hits[0].open)
        head, colon, rest = sentence.text.partition(":")
        listed = _HEADING.search(head) and (list_style(rest) or not rest.strip())
        if (
            (_INTRO.search(head) or listed)
            and (
                colon
                or sentence.end >= len(text.rstrip())
                or (index + 1 < len(row) and list_style(row[index + 1].text))
            )
            and hits[0].start < len(head)
        ):
            first = Clause(sentence.start, sentence.start + len(head), head)
            intro = (first, words, style, list_style(rest))
            if rest.strip():
                yield from _items(Clause(first.end + 1, sentence.end, rest), first, words)
            continue
        before = _told_before(row, index) if style == "say" else ()
        yield from (VetoClause(words, matter_of(one.text), one, sentence) for one in before)
        named = matters(sentence.text)
        if named:
            yield from (VetoClause(words, matter, sentence) for matter in named)
        else:
            told = way_of_scoring(sentence, hits[0].start, hits[0].end)
            matter = matter_of(sentence.text) if told is None else sentence.text[hits[0].start : hits[0].end]
            yield VetoClause(words, matter, told or _with_case(text, row, index))


def _heads(row: Sequence[Clause], index: int) -> bool:
    """Whether a sentence is no more than the heading of the next, which sets the veto (一票否决。凡发生…,一票否决)."""
    text = row[index].text
    mark = MARK.match(text)
    alone = _ALONE.fullmatch(text, mark.end() if mark else 0) is not None
    return alone and index + 1 < len(row) and bool(veto_words(row[index + 1].text))


def _with_case(text: str, row: Sequence[Clause], index: int) -> Clause:
    """A sentence that only sets a veto, and the next if it tells the case (实行一票否决制。凡发生火灾的,得零分)."""
    own, after = row[index], row[index + 1] if index + 1 < len(row) else None
    if after is None or not (_SET.search(own.text) and _CASE.match(after.text)) or veto_words(after.text):
        return own
    return Clause(own.start, after.end, text[own.start : after.end])


def _told_before(row: Sequence[Clause], index: int) -> Sequence[Clause]:
    """The cases before the last one (一是…的;二是…的;三是…的,一票否决), which are vetoes with it."""
    first = index
    while first > 0 and index - first < _CASES and list_style(row[first - 1].text) == "say":
        first -= 1
    told = row[first:index]
    cases = sum(one.text.rstrip().endswith("的") for one in told)
    whole = bool(told) and told[0].text.lstrip().startswith("一是") and cases >= max(1, len(told) - 1)
    return told if whole and not any(veto_words(one.text) for one in told) else ()


def _items(chunk: Clause, intro: Clause, words: VetoWords) -> Iterator[VetoClause]:
    start = chunk.start
    for part in _SPLIT.split(chunk.text):
        if part.strip(" ,、"):
            clause = Clause(start, start + len(part), part)
            yield VetoClause(words, matter_of(part), clause, intro)
        start += len(part)
