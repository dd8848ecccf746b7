"""Points at somebody's discretion: 酌情扣分, 视情节扣 2—10 分, scores that raters simply give."""

from __future__ import annotations

from collections.abc import Sequence

from ...startup import patterns as re
from ...startup.records import dataclass
from ..scoring.score_tokens import SEEN_FIT
from ..text.clauses import Clause, sentences
from ..text.line import Line, Passage, Words
from ..text.vocabulary import gathered, noted_all
from .parts import figures, standard

_POINTS = r"[扣加减得给计记奖评打赋定]"
_GIVEN = r"\d[\d.]{0,3}(?:分?[-—~至到][\d.]{1,4})?分|分"
_MONEY = r"(?:扣|罚|处)(?:款|除|发|减|罚)?[^,。;()0-9]{0,8}\d{1,5}元?[-—~至到]{1,2}\d{1,5}元"
"""A range of money that is taken (扣款 20—200 元)."""
_FREE = re.compile(
    rf"酌(?:情|定|量)[^,。;()]{{0,10}}?{_POINTS}(?:除|减|励)?(?:{_GIVEN})"
    rf"|{SEEN_FIT}(?:其)?(?:情况?|情节|情形|程度|影响|后果|质量|具体|工作|完成|严重)[^,。;()]{{0,20}}?{_POINTS}(?:除|减|励)?"
    rf"(?:{_GIVEN})"
    r"|(?:(?<![一-鿿])|(?<=否则)|(?<=[的者]))(?:相应|适当)(?:地|予以|给予)?[扣减](?:除|减)?分(?=[,。;)]|\Z)"
    r"|(?:按照?|依据?|根据|结合)(?:实际|具体)情况(?:进行)?(?:综合)?(?:计|评|给|打|赋|扣)分(?!标准)"
    r"|(?:按照?|依据?|根据)(?:其)?(?:好坏|轻重|优劣|完成|保洁)?程度(?:进行)?(?:适当)?(?:计|评|给|打|赋|扣)分(?!标准)"
    r"|(?:综合|集体)?(?:考核|考评|评估|评议|评价),?(?:评估|评议|综合)?定分"
    rf"|(?:酌(?:情|定|量)|{SEEN_FIT}(?:其)?(?:情况?|情节|情形|程度|影响|后果|严重))[^,。;()0-9]{{0,12}}?{_MONEY}"
    rf"|根据(?:情节|情况|情形|影响|性质|后果|程度)[^,。;()0-9]{{0,8}}?(?:扣|加|奖)(?:除|减|励)?(?:{_GIVEN})"
)
_BARE_RUNGS = re.compile(
    r"(?:^|(?<=[。;])|(?:根据|依据|按照|视)[^,。;0-9]{1,16},)\s*按\d{1,2}(?:\.\d)?分?(?:[、/]\d{1,2}(?:\.\d)?分?){1,4}"
    r"(?:三档|分档)?(?:评分|打分|计分|给分|赋分|评定)"
)
"""Rungs of points and nothing that tells what each is for (按 5、3、1 评分)."""
_BARE_DEGREES = re.compile(
    r"[一-鿿]{1,8}(?:程度|情况|效果|成效|质量|作用|氛围|状况|面貌|表现|能力|态度|水平|秩序)(?:发挥)?(?:很|非常|特别)?(?:好|优秀?|强|高|明显)的?,?[得计记]\d[^。]{0,24}?"
    r"[;,、](?:[一-鿿]{1,10})?(?:一般|较?差|较低|较弱)的?,?(?:[得计记]\d[\d.]{0,3}分|不[得计记]分)"
)
"""Degrees with their points and nothing that tells them apart (参与程度好得 5 分,较好得 4 分,差得 3 分)."""
_MEASURES = re.compile(r"\d\s?%|达到?\d|考核|等次|评定|验收|检测|监测|抽测")
_CASE = re.compile(r"(?:(?<=[,。;:])|^)(?![一二三四五六七八九十]{1,2}、)[^,。;:()0-9]{1,24},?$")
_RELIEF = re.compile("减免|减轻|从轻|免予|不扣|免扣")
_RANGED = re.compile(
    r"[^,。;0-9]{0,10}[扣加减]\d|[^,。;]{0,24}?\d[\d.]{0,4}[分元]?[-—~至到]{1,2}[\d.]{1,5}[分元]|[^,。;]{0,10}(?:最[高多]|不超过|以内)[^,。;]{0,6}\d"
)
_GRADE = re.compile(
    r"(?:特别|较为|较|比较|最)?(?:轻微|较轻|一般|较重|严重|恶劣)|首次|初次|再次|多次|第[一二三]次|优秀?|良好?|中等"
    r"|较?差|完全|部分|基本|未"
)
_RANGE = re.compile(r"(?:扣|加|减|奖)(?:减|除|励)?[0-9][0-9.]{0,3}分?[-—~至到]{1,2}[0-9][0-9.]{0,3}分")
_DEGREE = re.compile("轻微|较轻|较重|严重|恶劣|首次|再次|多次|第[一二三]次|一般(?!公共|工作|干部)")
_PLACED = re.compile("名|位次|比例|等次|分别|[国省市县区镇乡校]级?[、/和及或](?:国家|[省市县区镇乡校])级?")
"""Places, grades and levels of office tell where in a range a case falls."""
_FIXED = re.compile(r"[扣加得计奖给][^,。;]{0,6}?\d+(?:\.\d+)?(?:[-—~至到]\d+(?:\.\d+)?)?分|不[得扣计]分")
_RATER = (
    "(?:县委|市委|区委|镇党委|县政府|[县市区镇乡]?(?:主要|分管|班子|党政|四套班子)?领导(?:干部|班子|成员)?|班子成员"
    "|(?:镇|街道|乡)?党工?委|党组|党政正职|主官|专家组?|评委|评审组|"
    "考核(?:组|办|小组|领导小组|办公室)|领导小组|主管部门|各部门|有关部门|相关部门|县直部门|部门|同级|上级|科室|组织部)"
)
_OFFICE = "(?:[局委办科处室站所]|[宣组统]\\w{1,2}部|中心|大队|支队|政府|党委)"
_JUDGE = "(?:打分|量分|评分|评定|评价|评议|评判|赋分|测评|评测)"
_RATED = re.compile(
    rf"由[^,。;]{{0,16}}{_RATER}[^,。;]{{0,26}}?(?:综合|分别|集体|直接)?{_JUDGE}"
    r"|由[^,。;]{2,16}(?:单位|工作队|班组|社区|学校|村组?)对[^,。;]{1,12}(?:综合)?(?:打分|评分|赋分)"
    r"|(?:根据|结合|按照?)[^,。;]{0,20}(?:表现|印象|综合情况)[^,。;]{0,6}(?:综合)?(?:评定|打分|评分|赋分|给分|评价计分)"
    r"|(?:根据|结合)[^,。;]{0,20}(?:进行)?综合(?:评价|评定|评判)|按照?[^,。;]{2,40}等(?:情况|方面|内容)综合(?:考评|考核|评价|评定)"
    r"|综合(?:评定|评价)?(?:打分|评分|赋分)|综合评定(?:得分|分数)?(?=[,。;]|\Z)"
    rf"|由[^,。;]{{2,20}}{_OFFICE}(?:(?:根据|结合|按照?|依据)[^,。;率%]{{2,20}})?(?:负责|分别|统一|直接|集体|进行){{0,2}}(?:综合)?(?:打分|评分|赋分)(?=[,。;(]|\Z)"
    rf"|[^,。;由]{{0,8}}{_OFFICE}(?:根据|按照?|结合|依据|视)[^,。;率%]{{2,20}}(?:情况|表现)(?:进行)?(?:综合)?(?:打分|评分|赋分|给分)"
    rf"|{_RATER}(?:根据|按照?|结合|依据|视)[^,。;率%]{{0,20}}(?:情况|表现)(?:进行)?(?:综合)?(?:打分|评分|赋分|给分|评定)"
    r"|(?:根据|按照?|结合|依据|视)[^,。;率%、]{0,16}(?:开展|落实|推进|执行|实施|履职|履行|掌握)(?:的)?情况(?:进行)?(?:得分|打分|评分|给分|计分|赋分)"
    rf"|(?:{_RATER}|互相|相互|交叉)(?:按照?百分制|对[^,。;]{{0,12}})?(?:综合)?{_JUDGE}(?:得分|计分|打分)?(?=[,。;(后]|\Z)|(?:专项"
    rf"|民主|内部|相互|交叉)测评(?:\(自评\))?(?=[,。;和]|\Z)|印象分|自评打分"
)
_PART_RATED = re.compile(
    rf"由[^,。;由]{{2,20}}{_OFFICE}(?:负责|分别|统一|直接|集体)?(?:综合)?(?:打分|评分|赋分)(?=[,。;(]|\Z)"
)
_NAMED = re.compile(
    rf"(?:{_RATER}|民主|互相|相互|交叉|自我)(?:综合)?(?:评价|评议|测评|评测|打分|评分|互评|评定)"
    rf"(?!程序|会议|小组|对象|到位|环节|票|率)|{_RATER}对[^,。;]{{0,14}}的(?:综合)?(?:评价|评分|打分|测评)|互评|互测|日常表现评"
    rf"|印象分"
)
_HELD = re.compile("(?:做好|开展|组织|落实|坚持|进行|参加|召开|建立|实行|执行)[^,。;]{0,10}(?:评议|测评|互评|评价)")
"""A 民主评议 that the unit has to hold is its work, not the way its own score comes about."""
_SURVEYED = re.compile(
    "群众|居民|村民|公众|社会评价|服务对象|企业评价|问卷|电话访|第三方|满意[度率]|民意|统计局|调查队|检测|监测|审计"
    "|引用|另行制定|学生评|患者"
)
_PART = re.compile(r"(?:占|权重(?:为|是)?|满分|共|计)\s?\d{1,3}(?:\.\d+)?(?:%|分)")
_WEIGHTS = re.compile(r"(?:各?占|权重为?)\d{1,3}(?:\.\d{1,2})?%|\d{1,4}(?:名|位|人)")
_LEVELS = re.compile(
    r"优秀?(?!先|质|化|惠|良率)[、,/(:][^。;]{0,12}(?:良|合格|一般|中)|较好[、,/][^。;]{0,10}(?:一般|差)|满意、|[A-D]"
    r"[、,/级档][^。]{0,12}[B-E][级档、]|分(?:为)?[二三四五六\d]个?(?:档|级|等)|档次|评分表|打分表|测评表|评分细则"
    r"|评分标准"
)


_BARE_GRADES = re.compile(
    r"\s*(?:[“\"]?(?:优秀?|良好?|较好|好|中等?|一般|较?差|不?合格)[”\"]?的?(?:为|得|计|记|给|:)?\s?\d{1,2}(?:\.\d)?分[,、;]?\s?){3,6}。?\s*"
)
"""Grades with their points that are all a standard says (优秀 10 分,良好 6 分,差 0 分)."""
_GRADED_ELSEWHERE = re.compile("等次|等级|评级|考核|考评|验收|评估|检查|测试|考试|成绩")


@dataclass(frozen=True, slots=True)
class Discretion:
    """Words that leave the points open; ``ranged`` where a figure bounds them."""

    words: Words
    ranged: bool


@noted_all
def find_discretion(passage: Passage) -> list[Discretion]:
    """Points left to discretion, those with described levels beside them left out."""
    found = []
    for sentence in sentences_of(passage.text):
        free = [*_FREE.finditer(sentence.text)]
        levels = bool(free) and described(sentence.text)
        for match in free:
            rest = sentence.text[match.start() :]
            if _RELIEF.search(match[0]) or (levels and described(rest) and not _alone_of_its_kind(match[0], rest)):
                continue
            words = passage.words(sentence.start + _condition(sentence.text, match), sentence.start + match.end())
            found.append(Discretion(words, _RANGED.match(sentence.text, match.start()) is not None))
        rungs = _BARE_RUNGS.search(sentence.text) if "按" in sentence.text else None
        if rungs and len(set(_GRADE.findall(sentence.text))) < 2 and not _LEVELS.search(sentence.text):
            found.append(Discretion(passage.words(sentence.start + rungs.start(), sentence.start + rungs.end()), True))
        told = "差" in sentence.text or "一般" in sentence.text or "较" in sentence.text
        degrees = _BARE_DEGREES.search(sentence.text) if told else None
        if degrees and not _SURVEYED.search(passage.text) and not _MEASURES.search(sentence.text):
            words = passage.words(sentence.start + degrees.start(), sentence.start + degrees.end())
            found.append(Discretion(words, True))
    return found


def _alone_of_its_kind(said: str, rest: str) -> bool:
    """Whether points are added at discretion and what follows only takes some (酌情加 1-2 分;枯死的扣 3 分,…)."""
    return "加" in said and "扣" not in said and "加" not in rest[len(said) :]


def _condition(text: str, match: re.Match[str]) -> int:
    """Where the clause of the case begins (资料不全的,酌情扣分), if it is short."""
    first = max(0, match.start() - 30)
    lead = _CASE.search(text, first, match.start())
    return lead.start() if lead and (lead.start() > first or not first) else match.start()


@gathered
def sentences_of(text: str) -> list[Clause]:
    """Whole sentences: what semicolons join belongs together here."""
    spans: list[tuple[int, int]] = []
    for one in sentences(text):
        joined = spans and text[spans[-1][1] : one.start].strip() == ";"
        spans.append((spans.pop()[0], one.end) if joined else (one.start, one.end))
    return [Clause(start, end, text[start:end]) for start, end in spans]


def described(text: str) -> bool:
    """Whether levels stand there with their points: two or more amounts under conditions of degree."""
    return len(_FIXED.findall(text)) >= 2 and len(set(_GRADE.findall(text))) >= 2


def levels_given(texts: Sequence[str]) -> bool:
    """Whether running texts describe the levels of discretion once for all lines."""
    return any(
        re.search("酌情|视情|自由裁量|扣分幅度", sentence.text) is not None and described(sentence.text)
        for text in texts
        for sentence in sentences_of(text)
    )


def find_ranges(passage: Passage) -> list[Words]:
    """Ranges of points in running text, one to a sentence (落实不到位的,扣 2—8 分), which no degree or place tells."""
    found = []
    for sentence in sentences_of(passage.text) if _RANGE.search(passage.text) else ():
        said = list(_RANGE.finditer(sentence.text))
        if len(said) == 1 and not (_PLACED.search(sentence.text) or _DEGREE.search(sentence.text)):
            start = sentence.start
            found.append(passage.words(start + said[0].start(), start + said[0].end()))
    return found


def find_rated_text(passage: Passage) -> list[Words]:
    """Words of running text that leave a stated part of the score to raters, with no scale or survey beside them."""
    found = []
    for sentence in sentences_of(passage.text):
        match = _RATED.search(sentence.text) if _PART.search(sentence.text) else None
        if match and not (_SURVEYED.search(sentence.text) or _LEVELS.search(sentence.text) or described(sentence.text)):
            found.append(passage.words(sentence.start + match.start(), sentence.start + match.end()))
    return found


def bare_grades(line: Line) -> tuple[Words, ...]:
    """The standard of a line where it is nothing but grades, and no survey or other assessment gives them."""
    if any(_SURVEYED.search(one.text) or _GRADED_ELSEWHERE.search(one.text) for one in line.passages):
        return ()
    said = [passage for passage in standard(line) if passage.field != "name"]
    whole = said[0] if len(said) == 1 and _BARE_GRADES.fullmatch(said[0].text) else None
    return () if whole is None else (whole.words(0, len(whole.text)),)


def find_rated_part(line: Line) -> tuple[Words, ...]:
    """Words that leave one of several matters of a line to an office (…。排放量由生态环境局打分。…)."""
    found = []
    for passage in standard(line):
        each = sentences_of(passage.text) if "由" in passage.text and passage.field != "name" else ()
        for sentence in each if len(each) > 1 else ():
            match = _PART_RATED.search(sentence.text)
            known = _SURVEYED.search(sentence.text) or _LEVELS.search(sentence.text) or figures(sentence.text)
            if match and not (known or described(sentence.text)):
                found.append(passage.words(sentence.start + match.start(), sentence.start + match.end()))
    return tuple(found)


def find_rated(line: Line) -> tuple[Words, ...]:
    """Words that have raters give the score, where no scale, figure or survey stands behind it."""
    passages = standard(line)
    whole = ";".join(passage.text for passage in line.passages if passage.field != "name")
    if _SURVEYED.search(";".join(passage.text for passage in line.passages)) or _LEVELS.search(whole):
        return ()
    if described(whole) or figures(_WEIGHTS.sub("", whole)):
        return ()
    for passage in passages:
        match = _RATED.search(passage.text)
        if match:
            return (passage.found(match),)
    name = line.passage("name")
    match = _NAMED.search(name.text) if name is not None and not _HELD.search(name.text) else None
    if name is not None and match is None and not whole and line.groups and _NAMED.search(line.groups[-1]):
        return (name.words(0, len(name.text)),)  # 县领导评价: 分管领导, 主要领导
    return (name.found(match),) if name is not None and match is not None else ()
