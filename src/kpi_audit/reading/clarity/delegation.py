"""Standards kept elsewhere: laid down later by somebody, in another document, or taken from another assessment."""

from __future__ import annotations

from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import sentences
from ..text.line import Passage, Words
from ..text.normal import normalise
from ..text.vocabulary import per_vocabulary
from ..veto.documents import cited_documents, document_standing

Delegation = Literal["later", "document", "score", "annex"]
_PREFIX = "(?:评分|计分|考核|考评|扣分|加分|赋分|打分|测评|评价|量化)"
_SHEET = rf"{_PREFIX}[^,。;]{{0,6}}?(?:标准|细则|办法|方法|评分表|分值|方案)"
_STANDARD = rf"(?:{_SHEET}|(?:具体|实施)?(?:标准|细则|分值)|具体办法)"
_MAKES = "(?:制[定订]|确定|规定|掌握)"
_LATER = re.compile(
    rf"{_STANDARD}[^,。;]{{0,4}}?,?(?:由[^,。;]{{2,30}})?(?:另行|另外|单独|另|适时)(?:研究|具体)?(?:制[定订]|下发"
    rf"|印发|确定|规定|通知|明确|公布|下达|定|文|发)"
    rf"|{_SHEET}[^,。;]{{0,4}}?由[^,。;]{{2,30}}?(?:自行|负责|牵头|分别|统一|研究|具体)?{_MAKES}"
    rf"|由[^,。;]{{2,80}}?制[定订]{_SHEET}"
    rf"|由[^,。;]{{2,30}}(?:另行|自行){_MAKES}(?:{_STANDARD})?(?:并)?(?:考核|评分|计分|打分)"
    rf"|{_SHEET}(?:待定|后续下发)"
)
_BARE_MAKER = re.compile(r"由[^,。;]{2,50}(?:办公室|领导小组|局|委|办|部|中心|小组)制[定订](?=[。;]|\Z)")
_DOCUMENT = re.compile(
    r"(?:具体)?(?:按照?|依照|依据|根据|参照|执行)(?P<name>(?:[^,。;]{0,30}?(?P<title>《[^》]{4,50}》)|[^,。;《》]"
    r"{2,30}?(?:考核|考评|评分|计分|评价|管理|奖惩)[^,。;《》]{0,10}?(?:办法|细则|标准|方案|规定)))"
    r"(?:的?(?:规定|要求|标准|有关规定))?[^,。;]{0,8}?(?:执行|扣分|计分|评分|考核|考评|赋分|打分|得分|测算|折算|加分"
    r"|评定)(?!合格|结果)"
)
_RULES = re.compile(
    r"(?:按照?|依照|依据|根据|参照)(?P<name>[^,。;《》]{0,16}?(?:有关|相关)(?:管理)?(?:制度|规定|办法|文件))(?:执行|处理|考核|扣分|计分|兑现)(?=[。;]|\Z)"
)
"""Rules that are not named, where the criteria say no more (按公司有关制度执行)."""
_BY_RULES = re.compile(
    r"(?:按照?|依照|依据|根据)(?P<name>[^,。;《》]{2,16}?制度)(?:的?(?:规定|要求|标准|有关规定))?(?:进行)?(?:扣分|计分|评分|打分|赋分|扣罚)(?![^。;]{0,20}\d)"
)
"""Rules of the house that hold the points (按考勤制度要求扣分)."""
_SEE = re.compile(
    rf"(?:{_STANDARD}|(?:^|(?<=[。;]))(?=详?见《))[^,。;]{{0,4}}(?:详?见|参见|参照|执行|依据|按照?)(?P<name>《[^》]{{4,50}}》)"
)
_SEE_FILE = re.compile(
    rf"{_STANDARD}[^,。;]{{0,4}}(?:详见|参见|见)(?P<name>(?![本该此下上附])[^,。;《》附表]{{2,24}}?(?:办法|细则|方案|文件))(?=[,。;]|\Z)"
)
"""Another document, told without its title (评分标准详见部门专项方案)."""
_HANDED = re.compile(
    r"(?:各|有关|相关|[县市区]直|牵头|责任|主管|考核)[^,。;乡镇村]{0,12}(?:单位|部门|办公室)[^,。;乡镇村]{0,16}制[定订]"
    r"[^,。;乡镇村]{0,10}(?:考核|评分|计分|扣分)[^,。;]{0,4}(?:细则|标准)"
)
_SCORE = re.compile(
    r"(?:引用|采用|沿用|取自|直接(?:采用|使用|运用|折算))[^。;]{0,50}?(?:考核|考评|评价|测评|评估|评比)[^。;]{0,16}?"
    r"(?:得分|结果|成绩|排名|名次|分数|分值)"
    r"|(?:^|(?<=[,。;:]))(?:直接|统一)?(?:运用|应用|使用)[^,。;]{0,12}?(?:局|部门?|办|委|中心|[市县区省镇乡]|上级|第三方|平台)"
    r"[^,。;]{0,24}?(?:考核|考评|评价|测评|评估)[^,。;]{0,10}?(?:得分|结果|成绩|排名|名次|分数)"
    r"|(?:以|按照?|根据|依据|由)[^,。;]{0,40}?(?:考核|考评|测评|督查|评估)(?:组)?(?:的)?(?:最终|年度|年终|综合)?(?:得"
    r"分|结果|成绩|排名|名次|分数)[^,。;]{0,6}(?:为准|折算|换算|计入|计分|确定|得分|评定|作为|直接|×|乘|的?\d{1,3}%(?:计|折|纳)|平均(?:值|分|数)?(?:计|折|确定))"
    r"|(?:按照?|根据|依据|以)[^,。;]{0,40}?(?:国家|[省市县区]级|上级|主管部门|办公室|第三方|[省市县区][^,。;]{0,8}?[局委部])[^,。;]{0,24}?"
    r"(?:检查|验收|核查|抽查|督查|督导|复核|评审|评估)(?:验收|评估)?(?:的)?(?:结果|结论)(?:直接|予以)?(?:计分|得分|评分|打分|赋分|给分)"
    r"|(?:季|月|日常|平时|平常)(?:考核?|检查|督查)(?:结果|得分|平均分)?[^,。;]{0,10}(?:得分|分值|成绩|结果)[^,。;]{0,6}(?:折算|换算|计入)"
    r"|(?:考核|考评|测评|评估)(?:的)?(?:得分|结果|成绩|分数)[^,。;]{0,10}(?:按[^,。;]{0,8}比例)?(?:折算|换算|拆算)"
    r"|以[^,。;]{1,20}(?:局|部门?|办|委|中心|室|科|股|组)(?:的)?(?:考核|考评|评定|打分|评分)为准"
)
_TAKEN = re.compile(
    r"(?:^|(?<=[。;]))[^,。;]{0,10}(?:[月季]度?|日常|平时)(?:考核|考评|测评|检查)(?:平均)?(?:得分|成绩|平均分|结果)\s*(?=[。;]|\Z)"
)
"""Criteria that name the score of another assessment and no more (月度考评得分)."""
_GRADE_OF = (
    r"(?:考核|考评)(?:结果|等次)(?:为|是|被?[评定确]定?为)[“\"]?(?:好|优秀?|[优良]等|[ABS]级?|第?一等)[”\"]?"
    r"(?:等次|等级|档次|的|者){0,2},?[得计记]\d{1,3}(?:\.\d)?分"
)
_GRADE = re.compile(rf"(?<=[^,。;:\s][^,。;:\s]){_GRADE_OF}")
"""Points for the grade of another assessment (部门考核结果为“好”的得 30 分): how it comes about stands there."""
_GRADED = re.compile(_GRADE_OF)
_OFFICIAL = re.compile(
    "统计(?:局|部门)|审计|调查总?队|监测|检测|民意|满意度|群众评议|国家统计|结业|考试|考核合格|技能考核|出科考核|普查"
)
_OWN = re.compile(r"本(?:办法|细则|方案|标准|项)|上述|以上|下列|以下")
_OTHER = re.compile(r"\A具体办法|(?:考核|考评|评价|测评)[^,。;]{0,6}?(?:办法|方案)(?![^,。;]{0,4}细则)|奖[励惩]|问责")
"""In running text another scheme: 县直部门考核办法另行制定."""
_ANNEX = re.compile(
    rf"(?:{_STANDARD}|计分|评分|考核)[^,。;]{{0,8}}(?:详?见|参见|按照?)(?:本办法)?附[件表录]\d{{0,2}}|(?:按照?|依据"
    rf"|详?见|参见)附[件表录][一二三四五六\d]{{0,2}}[^,。;]{{0,12}}(?:计分|评分|考核|执行|标准|细则)"
)
_DENIED = re.compile(
    r"(?:不得|不再|不能|严禁|禁止|不|无需)(?:再|擅自|自行|随意|直接)*(?:由[^,。;]{0,12})?(?:另行|自行|单独)?(?:制"
    r"[定订]|设置|引用|采用|沿用|另)"
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words that send the reader elsewhere; ``name`` is the document they name, if any."""

    kind: Delegation
    words: Words
    name: str = ""


@per_vocabulary
def find_elsewhere(passage: Passage) -> Elsewhere | None:
    """The first words of a passage that put its standard elsewhere."""
    for sentence in sentences(passage.text):
        text = sentence.text
        for kind, held, pattern in _PATTERNS:
            match = pattern.search(text) if held in text else None
            if match is None or (kind == "score" and _OFFICIAL.search(match[0])):
                continue
            name = match["name"] if kind == "document" else ""
            if (kind == "document" and _no_scale(match)) or (pattern in _CRITERIA and passage.field != "criteria"):
                continue
            if _DENIED.search(text):
                break
            words = passage.words(sentence.start + match.start(), sentence.start + match.end())
            return Elsewhere(kind, words, name)
    return None


def find_delegated_text(passage: Passage) -> Elsewhere | None:
    """The same in running text, where only standards that are yet to be made count."""
    found = find_elsewhere(passage)
    if found is not None and found.kind == "later" and not _OTHER.search(found.words.text):
        return found
    handed = _HANDED.search(passage.text)
    if handed is None or _DENIED.search(handed[0]):
        return None
    return Elsewhere("later", passage.found(handed))


def maker_only(passage: Passage) -> Words | None:
    """A line that only says who will make something (…工作,由某办公室制定)."""
    match = _BARE_MAKER.search(passage.text)
    if match is None or re.search(r"扣|得\d|方案|计划|预案", passage.text):
        return None
    return passage.found(match)


def by_grade(found: Elsewhere) -> bool:
    """Whether the points only turn the grade of another assessment into figures."""
    return found.kind == "score" and _GRADED.match(normalise(found.words.text).text) is not None


def _no_scale(match: re.Match[str]) -> bool:
    """Whether the document is a law, or this very one."""
    if _OWN.search(match["name"]):
        return True
    cited = cited_documents(match["name"])
    return any(document_standing(one.name) == "law" for one in cited)


_PATTERNS: tuple[tuple[Delegation, str, re.Pattern[str]], ...] = (
    ("later", "", _LATER),
    ("annex", "附", _ANNEX),
    ("score", "", _SCORE),
    ("score", "", _TAKEN),
    ("score", "考", _GRADE),
    ("document", "《", _SEE),
    ("document", "见", _SEE_FILE),
    ("document", "", _DOCUMENT),
    ("document", "", _RULES),
    ("document", "制度", _BY_RULES),
)
_CRITERIA = (_RULES, _TAKEN)
"""Those that stand for a standard only as the criteria.

Each pattern stands with what every match of it holds, if that is one word: a sentence without it is not searched."""
