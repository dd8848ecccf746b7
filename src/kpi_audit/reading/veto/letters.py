"""Pledge letters said in a text: which, with whom, and whether the text forbids them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import sentences
from ..text.vocabulary import gathered

Party = Literal["village", "township", "county", "city", "household", "subordinate", "superior", "unknown"]
"""With whom a letter is signed; ``household`` also stands for firms, parents and staff."""

_NOUN = r"(?:责任状|责任书|承诺书|保证书|军令状|任务书|目标书)"
_SIGN = r"(?:签订|签定|签署|签|递交|层层签订|立下?|上交)"
_LETTER = re.compile(
    rf"(?P<sign>{_SIGN})(?:了|好)?(?P<topic>[^,。;:]{{0,40}}?)(?P<noun>{_NOUN})"
    rf"|(?P<topic2>[^,。;:、与和]{{0,20}}?)(?P<noun2>{_NOUN})(?:[^,。;:]{{0,6}}?)(?:签订|签定|签署|签约)(?:率|到位|情况|完成)?"
)
_NAMED = re.compile(_NOUN)
"""What every letter is called: a text without such a word is not searched."""
_MORE = re.compile(rf"[、和及](?P<topic>[^,。;:、和及]{{1,20}}?)(?P<noun>{_NOUN})")
# “the tasks of the letter that was signed”: the letter is the yardstick, its signing earns nothing
_CONTENT = re.compile(
    r"[》”\"]?(?:中)?(?:的|所)?(?:任务|目标|指标|内容|要求|所列|规定|明确|约定|确定|职责|条款|考核|完成)"
)
_SIGNED = re.compile(r"^的")
_FORBIDDEN = re.compile(
    r"(?:不得|严禁|禁止|不再|不许|不准|不要求|不需|无需|避免|杜绝|不搞|清理|减少|精简|取消|严控|严格控制|规范)[^。;]{0,30}?\Z"
    r"|(?:是否|有无)?(?:通过|以|采取|采用|用)[^。;]{0,24}?\Z"
)
_MEANS = re.compile(r"[^。;]{0,60}?(?:等)?(?:方式|形式|手段|名义|变相|干预|转嫁|推卸)")
_PARTIES: tuple[tuple[Party, re.Pattern[str]], ...] = (
    (
        "household",
        re.compile(
            r"农户|住户|村民|居民|家长|学生|企业|经营|业主|商户|员工|职工|干部|个人|教师|司机|户|人员|学校|幼儿园|医院|岗位"
        ),
    ),
    ("subordinate", re.compile(r"下级|所辖|辖区|下属|基层|各站|站所|所属|内设|科室|各部门|部门(?!与)")),
    ("village", re.compile(r"村|社区|居委")),
    (
        "superior",
        re.compile(
            r"上级|[省市县区乡镇]委|[省市县区]政府|党委|政府|领导小组|指挥部|办公室|[省市县区][一-鿿]{1,10}[局委办厅]"
        ),
    ),
    ("township", re.compile(r"乡|镇|街道")),
    ("county", re.compile(r"县|区")),
    ("city", re.compile(r"市|州")),
)
_WITH = re.compile(
    r"(?:与|同|和|跟|向)(?P<who>[^,。;:]{1,24}?)(?:层层|分别|逐级|均|都|全部|按规定|及时|年初|未|没有|每年)*\Z"
)
_SEVERAL = re.compile(
    r"(?P<list>[^、]{2,12}(?:、[^、]{2,12}){2,})(?:等(?:\d+|[一二三四五六七八九十]+)?[项个类份]?(?:工作|目标)*)?"
)
_DIRTY = re.compile(r"^(?:了|好|的|年度|\d{4}年度?|新|安全岗位|各类|有关|相关)+")


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A letter named in a text; offsets in the normal text. ``signing``: its signing is what is asked for."""

    start: int
    end: int
    topic: str
    party: Party
    signing: bool


@gathered
def letter_words(text: str) -> Iterator[LetterWords]:
    """The letters that a normal text asks to be signed; contracts and agreements are none."""
    for sentence in sentences(text) if _NAMED.search(text) else ():
        for match in _LETTER.finditer(sentence.text) if _NAMED.search(sentence.text) else ():
            if _forbidden(sentence.text, match):
                continue
            end = sentence.start + match.end()
            topic = _topic(match["topic"] if match["sign"] else match["topic2"])
            signing = match["sign"] is None or not (
                _CONTENT.match(sentence.text, match.end()) or _SIGNED.match(match["topic"] or "")
            )
            party = _party(sentence.text[: match.start()], topic)
            for each in _each(topic) or [topic or match["noun"] or match["noun2"]]:
                yield LetterWords(sentence.start + match.start(), end, each, party, signing)
            at = match.end()
            while more := _MORE.match(sentence.text, at):
                at = more.end()
                words = (sentence.start + more.start() + 1, sentence.start + at)
                yield LetterWords(*words, _topic(more["topic"]) or more["noun"], party, signing)


def _forbidden(sentence: str, match: re.Match[str]) -> bool:
    """Whether letters are named as a means that must not be used."""
    before = sentence[: match.start()]
    found = _FORBIDDEN.search(before)
    if found is None:
        return False
    return not found[0].startswith(("通过", "以", "采", "用", "是否", "有无")) or bool(
        _MEANS.match(sentence, match.end())
    )


def _each(topic: str) -> list[str]:
    """The topics of as many letters (安全生产、信访、消防等责任书); one letter on two matters is one."""
    several = _SEVERAL.fullmatch(topic)
    return [part for part in re.split("[、和及与]", several["list"]) if part] if several else []


def _topic(raw: str | None) -> str:
    return _DIRTY.sub("", (raw or "").strip('《》“”" 、')).strip('《》“”"、')


def _party(before: str, topic: str) -> Party:
    """Who signs with the unit; a letter of parents or shopkeepers is signed by them."""
    found = _WITH.search(before)
    if found is None:
        return "household" if _PARTIES[0][1].search(topic) else "unknown"
    return next((party for party, pattern in _PARTIES if pattern.search(found["who"])), "unknown")
