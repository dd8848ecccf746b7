"""Content that law or a central document forbids to assess, found in what a line or a sentence scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from ...source.plain import load_data
from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import Clause, sentences
from ..text.lexicon import Hit
from ..text.line import Line, Passage, Words
from ..text.spotting import spot
from ..text.stretches import outermost
from ..text.vocabulary import gathered

_HELD = 120
"""How far before a word the ledger may be named that must hold it."""
_TITLE = 30
"""How long a title may be."""
_FIELDS = ("name", "description", "criteria", "target", "text")
_SCORES = re.compile(
    r"[扣加奖减][^,;。]{0,8}?\d|[得计记][^,;。]{0,4}?\d+(?:\.\d+)?分|加分|扣分|计分|得分|满分|排名"
    "|考核(?:范围|内容|项目|指标)(?:为|是|包括|有|:)"
)
# "不得分" takes points; "不得作为考核内容" takes the content away
_DENIED = re.compile(
    r"(?:不(?:再|得(?!分))?|禁止|严禁|取消)[^。;]{0,40}(?:作为|列入|纳入|列为|挂钩|与[^。;]{0,12}考核|加分)"
    r"|(?:不(?:再|得|予)|禁止|严禁|取消|杜绝)(?:层层|擅自|变相|违规|向[^,。;]{1,8})?(?:下达|设置|设定|分解|制定|规定|搞)"
)
_PUNISHED = re.compile(r"(?:发现|存在|查实|被查出|下达|设置|设定)[^。;,]{0,16}$")
_FILED = re.compile("(?:台[账帐]|档案|资料|材料)[^。;,]{0,12},?(?:包括|包含|含有?|要有|应有)[^。;]*\\Z")
"""What a ledger must hold (台账包括…文件、信息报道): it is kept, its number is not scored."""
_NOTED = re.compile(
    "(?:记录|登记|填写|注明|载明|写明)[^。;,]{0,12}(?:时间|日期|单位|文号|姓名|标题|主题)[^。;,]{0,40}、\\Z|(?:记录|记载|登记|填写|注明)\\Z"
)
"""What a record must tell (登记来文时间、文号、领导批示): it is written down, not scored."""
_BLAMED = re.compile("负面|曝光|批评|不实|失实|舆情|问责")


@dataclass(frozen=True, slots=True)
class Prohibition:
    """One entry of the list: ``grounds`` on the card, ``who`` is meant: all (None), ``collectors``, ``justice``."""

    name: str
    kind: str  # what it counts as; several entries may be one kind
    grounds: tuple[str, ...]
    who: str | None
    near: str | None
    unless: str | None  # an entry that says it already


@dataclass(frozen=True, slots=True)
class Banned:
    """Prohibited content in these words."""

    prohibition: Prohibition
    words: tuple[Words, ...]


@cache
def prohibitions() -> Mapping[str, Prohibition]:
    """The list, by name."""
    path = Path(__file__).parents[1] / "lexicons" / "prohibited.yaml"
    data = cast("dict[str, Any]", load_data(path))
    return {
        name: Prohibition(
            name, body.get("as", name), tuple(body["ground"]), body.get("who"), body.get("near"), body.get("unless")
        )
        for name, body in data.items()
        if isinstance(body, dict)
    }


def find_banned(line: Line) -> list[Banned]:
    """Prohibited content in a line, one entry a kind, in the order of the list."""
    passages = [passage for passage in line.passages if passage.field in _FIELDS and not _repeated(passage, line)]
    present = {hit.name for passage in passages for hit in spot(passage.text, "prohibited")}
    present |= {hit.name for group in line.groups for hit in spot(group, "prohibited") if hit.name == "app"}
    if present.isdisjoint(prohibitions()):
        return []
    found: dict[str, list[Words]] = {}
    for passage in passages:
        for sentence in sentences(passage.text):
            _collect(passage, sentence, present, found)
    return _listed(found)


def banned_in(passage: Passage) -> list[Banned]:
    """Prohibited content in the sentences of running text that give or take points for it."""
    found: dict[str, list[Words]] = {}
    for sentence in sentences(passage.text):
        if _SCORES.search(sentence.text):
            present = {hit.name for hit in spot(sentence.text, "prohibited")}
            _collect(passage, sentence, present, found)
    return _listed(found)


def _collect(passage: Passage, sentence: Clause, present: set[str], found: dict[str, list[Words]]) -> None:
    """Put the prohibited words of a sentence under their kinds; some need another word near by."""
    for hit in _hits(sentence):
        entry = prohibitions()[hit.name]
        if entry.near is None or entry.near in present:
            start, end = _whole_title(sentence.text, hit.start, hit.end)
            words = passage.words(sentence.start + start, sentence.start + end)
            found.setdefault(entry.kind, []).append(words)


def _whole_title(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the rest of a title, or of an aside, that it cuts (《某县信息》采用, 某 App(本人注册并使用))."""
    said = text[start:end]
    opened, closed = said.rfind("《"), said.find("》")
    if closed >= 0 and (opened < 0 or said.find("《") > closed):
        first = text.rfind("《", max(0, start - _TITLE), start)
        start = start if first < 0 else first
    if opened > said.rfind("》"):
        rest = text.find("》", end, end + _TITLE)
        end = end if rest < 0 else rest + 1
    if text.count("(", start, end) > text.count(")", start, end):
        rest = text.find(")", end, end + _TITLE)
        end = end if rest < 0 else rest + 1
    return start, end


def _listed(found: dict[str, list[Words]]) -> list[Banned]:
    return [
        Banned(entry, tuple(_apart(outermost(found[name]))))
        for name, entry in prohibitions().items()
        if name in found and entry.kind == name and entry.unless not in found
    ]


def _apart(found: Iterable[Words]) -> list[Words]:
    """Words that do not run into the ones before (被市级采用, and of 采用一条 nothing more)."""
    kept: list[Words] = []
    for one in found:
        if not any(one.field == other.field and one.start < other.end and other.start < one.end for other in kept[-1:]):
            kept.append(one)
    return kept


def _repeated(passage: Passage, line: Line) -> bool:
    """Whether a name only repeats the head of the criteria: there it is read with what follows."""
    if passage.field != "name":
        return False
    said = passage.text.strip()
    others = [other.text for other in line.passages if other.field in ("description", "criteria")]
    return any(said in other for other in others)


@gathered
def _hits(sentence: Clause) -> list[Hit]:
    """Prohibited words of a sentence; none where it keeps such content out or punishes it."""
    text = sentence.text
    if _DENIED.search(text):
        return []
    hits = spot(text, "prohibited")
    against = min((hit.end for hit in hits if hit.name == "against"), default=len(text) + 1)
    found = []
    for hit in hits:
        if hit.name not in prohibitions() or against <= hit.start:
            continue
        if "扣" in text and (_PUNISHED.search(text[: hit.start]) or _BLAMED.search(text)):
            continue
        if _FILED.search(text, max(0, hit.start - _HELD), hit.start):
            continue
        if _NOTED.search(text[max(0, hit.start - _HELD) : hit.start]):
            continue
        found.append(hit)
    return found
