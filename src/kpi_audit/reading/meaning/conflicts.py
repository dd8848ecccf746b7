"""Targets that pull against each other, words that settle which goes first, and what quantity a figure is of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from ...source.plain import load_data
from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import sentences
from ..text.line import Line, Words
from ..text.normal import normalise

Face = Literal["one", "other"]
_FACES: tuple[Face, ...] = ("one", "other")
_FIELDS = ("name", "description", "criteria", "target")
_SPARED = re.compile(r"不(?:再)?(?:考核|扣分|计分|作为|纳入|列入|搞|下达)|免予|免于")
_ABSOLUTE = re.compile(r"不得|严禁|禁止|杜绝|零|一律|全部|不燃|不冒|不发生|不突破")


@dataclass(frozen=True, slots=True)
class Side:
    """One face of a pair of the table in a line; ``named``: in its name, so that the whole line is about it."""

    pair: str
    face: Face
    words: Words
    named: bool
    absolute: bool
    sentence: tuple[int, int]
    """Offsets of the sentence in the field's original text."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Patterns of two faces; ``clear`` rules a line out."""

    faces: Mapping[Face, re.Pattern[str]]
    clear: re.Pattern[str] | None


@cache
def conflict_table() -> Mapping[str, Pair]:
    """The table of pairs, by name, in its order."""
    data = load_data(Path(__file__).parents[1] / "lexicons" / "conflicts.yaml")
    assert isinstance(data, dict)
    return {
        str(name): Pair(
            {face: re.compile(str(body[face])) for face in _FACES},
            re.compile(str(body["clear"])) if "clear" in body else None,
        )
        for name, body in data.items()
    }


def pairs_in(texts: Iterable[str], *, both: bool = True) -> tuple[str, ...]:
    """The pairs of which both faces (or one of them) occur in normal texts: the others need no looking for."""
    whole = "\n".join(dict.fromkeys(texts))
    occur = all if both else any
    found = conflict_table().items()
    return tuple(name for name, pair in found if occur(face.search(whole) for face in pair.faces.values()))


def find_sides(line: Line, pairs: Collection[str]) -> Iterator[Side]:
    """The faces of ``pairs`` that a line is about, each once, sentences that spare the matter left out."""
    seen: set[tuple[str, Face]] = set()
    for passage in line.passages:
        if passage.field not in _FIELDS:
            continue
        for sentence in sentences(passage.text):
            if _SPARED.search(sentence.text):
                continue
            whole = passage.words(sentence.start, sentence.end)
            for name in pairs:
                pair = conflict_table()[name]
                if pair.clear is not None and pair.clear.search(sentence.text):
                    continue
                for face, pattern in pair.faces.items():
                    found = pattern.search(sentence.text)
                    if found is None or (name, face) in seen:
                        continue
                    seen.add((name, face))
                    words = passage.words(sentence.start + found.start(), sentence.start + found.end())
                    absolute = bool(_ABSOLUTE.search(sentence.text))
                    yield Side(name, face, words, passage.field == "name", absolute, (whole.start, whole.end))


_SETTLED = re.compile(
    r"(?:冲突|矛盾|不一致|抵触)[^。;]{0,20}(?:以|按|服从|优先|让位|为准)|(?:安全|生态|环保|质量|耕地|民生|粮食)(?:第一、)?优先"
    r"|(?:目标|任务|指标)[^,。;]{0,8}(?:相应|同步|可)(?:予以)?(?:核减|调减|调整|扣减|下调)|相应(?:核减|调减|扣减)"
)
_SETTLED_HERE = re.compile(
    r"以[^,。;]{1,14}为(?:前提|底线|优先)|在[^,。;]{2,16}(?:的)?前提下|不因[^。;]{2,24}(?:扣分|失分)|服从"
    r"|(?:因|自愿|经告知|为)[^。;]{0,24}(?:剔除|核减|不扣分|不计入|不计算|除外|予以调整)"
)


def settled(text: str, *, here: bool) -> bool:
    """Whether a normal text says which goes first or how far one gives way; ``here``: in a line of the pair."""
    return bool(_SETTLED.search(text) or (here and _SETTLED_HERE.search(text)))


LONGEST_NAME = 200
"""Characters before a figure in which its name may stand."""
_CUT = re.compile(r"[,，。;；:：、\n()（）【】]")
_PART = re.compile(r"上半年|下半年|[一二三四1-4]季度|\d{1,2}月|前\d|城区|农村|重点|其中")
_HEAD = re.compile(r"^(?:\s|\d{1,2}[.、]|全年|年度|年内|当年|本年|确保|力争|实现|完成|保持|辖区内?|全[县市镇区乡])+")
_TAIL = re.compile(
    r"(?:\s|(?:核定|设计|批准|许可|环评)(?:的?生产)?(?:能力|产能|规模|总量|限额)|达到|保持|控制|要求|目标值?|应|须|需|要|均|为|在|比|较|上年|去年|同期|同比|增长|下降|提高|降低|不得|不能|不|超过|低于|高于|少于|力争|确保|至|到|率先){1,30}$"
)


def quantity_before(raw: str, at: int) -> str | None:
    """What the figure at ``at`` of an original text is a figure of; None for a part of a time or place."""
    return quantity_name(_clause(raw, at))


def called_before(raw: str, at: int) -> str | None:
    """The same with the part that is meant (农村饮水合格率)."""
    return _bare(normalise(_clause(raw, at)).text)


def _clause(raw: str, at: int) -> str:
    return _CUT.split(raw[max(0, at - LONGEST_NAME) : at])[-1]


def quantity_name(text: str) -> str | None:
    """A quantity's name without list numbers, verbs and figures; None when too little is left, or a part is meant."""
    name = normalise(text).text
    return None if _PART.search(name) else _bare(name)


def _bare(name: str) -> str | None:
    name = _TAIL.sub("", _HEAD.sub("", re.sub(r"\([^)]{0,200}\)|(?<![\d.%≥≤<>])[\d.%≥≤<>]+.{0,3}$", "", name)))
    return name if len(name) >= 3 else None
