"""What a veto is called: the condition that its words name, without the consequence."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.clauses import Clause, sentences

EVENT = re.compile(r"发生|出现|造成|被|未|不|受到|存在|导致|低于|超|有下列|情形")
"""What happens, or is left undone: a condition."""
MARK = re.compile(
    r"\s{0,20}(?:(?P<cn>[一二三四五六七八九十]{1,2}、)|(?P<pcn>\([一二三四五六七八九十]{1,2}\))|(?P<num>\d{1,2}[.、)](?!\d))|"
    r"(?P<pnum>\(\d{1,2}\))|(?P<say>[一二三四五六七八九十]是)|(?P<art>第[一二三四五六七八九十\d]{1,3}[条项]))\s{0,20}"
)
"""The mark before an item of a list, by its kind."""
_POINTS = re.compile(r"[(（]\d+(?:\.\d+)?分[)）]")
_LABEL = 8
"""How long a label before a colon may be that says who looks at the matter."""
_BARRING = re.compile(
    "的?(?:将|则|并|坚决|直接)?(?:(?:实行|实施|执行|给予|予以|按|作)?[“\"'‘]?一票否决[”\"'’]?(?:制度?|权|处理|项)?"
    '|[(（](?:实行)?[“"]?一票否决[”"]?制?[)）]'
    '|取消[^,。;]{0,12}资格)[”"]?$'
)
"""The consequence behind a condition (死亡 2 人的实行一票否决)."""
_LEADING = re.compile(r"^(?:凡是?|实[行施](?=[^,。;]{4}))")
"""What only leads to the condition (凡发生…, 实行…责任)."""
_SCORES = re.compile(r"[得扣加计记奖减][^,，。;]{0,4}\d|酌情")
"""A clause of points (达不到的酌情扣分) before the one that bars."""
_THIS = re.compile(r"\s*(?:本|该|此)(?:项|条)?(?:指标|工作|内容)?(?:为|是|属于?)")
_ASIDE = re.compile(
    r"([^()（）]{4,60})[(（]\s{0,2}(?:(?:共|计|满分)?\d{1,4}(?:\.\d{1,2})?分[,，、;；]\s?)?(?:实行)?[“\"]?一票否[决优][”\"]?(?:制|项)?"
    r"(?:[,，、;；]\s?(?:共|计|满分)?\d{1,4}(?:\.\d{1,2})?分)?\s{0,2}[)）]"
)
_WHEN = re.compile(r"\s*(?:在?(?:本|当|全|一)?(?:年度?|考核[年期]?度?|季度|创建期)(?:以?内|期间|中)?|凡是?)\s*")
"""When it may happen, before the condition itself (年度内,发生…的)."""
_SYSTEM = re.compile(
    r"\s*(?:并|同时|还)?(?:且)?(?:实行|采取|采用|执行|推行)[^,。;]{0,16}?[“\"]?一票否[决优][”\"]?(?:制度?)?[”\"]?(?:的?(?:办法|方式|方法))?"
)
_HONOURED = re.compile("为[^,。;]{0,8}(?:优秀|先进|优胜)[^,。;的不]{0,6}$")
"""Who is honoured, before who is barred (排名前六位的为先进单位,倒数第一的取消评优资格)."""


def way_of_scoring(sentence: Clause, start: int, end: int) -> Clause | None:
    """The clause that names vetoes among the ways of scoring (定量考核,实行倒扣分制和一票否决制): it tells no case.

    ``start`` and ``end`` are where the veto stands in the sentence.
    """
    text = sentence.text
    head, tail = text.rfind(",", 0, start) + 1, text.find(",", end)
    own = text[head : len(text.rstrip("。; ")) if tail < 0 else tail]
    if not head or not _SYSTEM.fullmatch(own) or EVENT.search(text, 0, head):
        return None
    return Clause(sentence.start + head, sentence.start + head + len(own), own)


def vetoed_aside(name: str) -> str | None:
    """Work that a heading puts under a veto in brackets (三、禁种铲毒工作(一票否决)); its lines are no vetoes."""
    found = _ASIDE.fullmatch(name.strip())
    return found[1].strip() if found is not None else None


def matter_said(text: str) -> str:
    """The condition that sentences of a veto name first; empty where they say no more than that there is a veto."""
    pieces = [piece for sentence in sentences(text) for piece in re.split("[,，]", sentence.text)]
    if pieces and _THIS.match(pieces[0]):
        return ""  # the line is what it is on
    told = (piece for piece in pieces if not _SCORES.search(piece) and not _WHEN.fullmatch(piece))
    return next(filter(None, map(matter_of, told)), "")


def matter_of(sentence: str) -> str:
    """A short name for what a sentence says: the condition at its head."""
    head = sentence.strip()
    mark = MARK.match(head)
    head = head[mark.end() :] if mark else head
    label, colon, rest = head.partition(":")
    if colon and len(label) <= _LABEL and not EVENT.search(label) and EVENT.search(rest):
        head = rest.strip()  # 纪检组:查实违规的,一票否决
    parts = re.split(r"[,，。;；:：]", head)
    first = parts[1] if len(parts) > 1 and (_WHEN.fullmatch(parts[0]) or _HONOURED.search(parts[0])) else parts[0]
    head = _POINTS.sub("", first).strip()
    head = _LEADING.sub("", _BARRING.sub("", head)).removesuffix("的")
    return head if len(head) <= 30 else head[:29] + "…"


def list_style(text: str) -> str:
    """The kind of list mark that a sentence begins with; empty without one."""
    mark = MARK.match(text)
    return mark.lastgroup or "" if mark else ""
