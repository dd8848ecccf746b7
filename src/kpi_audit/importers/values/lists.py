"""Several things in one cell: units, documents, papers to hand in, ways to verify."""

from __future__ import annotations

from ...scheme.names import FREQUENCIES, KINDS, VERIFIES
from ...startup import patterns as re
from .names import label_of
from .points import tight

_UNITS = re.compile(r"[、，,；;/\n]+|(?<=[局办委部院会心室队所站府社处科])[ \u3000]+(?=\S)")
_LINES = re.compile(r"\n+|[；;]\s*")
_NUMBERED = re.compile(r"(?<=[。；;，,、\s])(?=\d{1,2}[.、．](?!\d))|(?=[①-⑳])")
_DOCUMENTS = re.compile(r"[\n；;]+|(?<=》)\s*+[、，,]?\s*+(?=《)|(?<=号[)）〕])\s*[、，,]\s*(?=《)")
_PAPERS = "资料|材料|台账|台帐|档案|记录|文件|佐证|报表|账册|卷宗"
_WAYS = {
    "third_party": r"第三方|委托.{0,6}(?:机构|公司)",
    "survey": r"问卷|满意度|测评|电话|访谈|走访群众|民意|调查",
    "onsite": "现场|实地|暗访|明查|明察|入户|踏勘|点验"
    rf"|(?:抽查|查看)(?![^，,。；;、]{{0,10}}(?:{_PAPERS}|照片|影像|图片|系统|平台))",
    "audit": r"审计",
    "system": r"系统|平台|数据库|后台|监测",
    "photos": r"照片|影像|图片|视频",
    "documents": rf"{_PAPERS}|查阅",
}
_BEATS = {
    "daily": r"每?[日天]|按[日天]|日常",
    "weekly": r"每?周|按周",
    "monthly": r"每?个?月度?|按月|月(?:考核|调度|通报)",
    "bimonthly": r"双月|每两个?月",
    "quarterly": r"每?个?季度?|按季度?|季(?:考核|通报)",
    "semiannual": r"(?:每|按)?半年度?|半年一次",
    "annual": r"(?:每|按)?年度?|年(?:底|终)(?:考核)?|全年|一年一次",
    "once": r"一次性",
    "irregular": r"不定期|随机|适时",
}


def units(text: str) -> list[str]:
    """Offices that stand in one cell."""
    return [part.strip() for part in _UNITS.split(text) if part.strip()]


def papers(text: str) -> list[str]:
    """Things to hand in: a line, a numbered point or a clause each; words in a row are told apart by 、."""
    parts = [part for line in _LINES.split(text) for part in _NUMBERED.split(line)]
    if len(parts) == 1 and "。" not in text and "，" not in text:
        parts = text.split("、")
    bare = (part[len(label_of(part)) :].strip(" 。；;、,，") for part in parts)
    return [part for part in bare if part] or [text.strip()]


def documents(text: str) -> list[str]:
    """Documents that something rests on."""
    return [part.strip(" 、，,。") for part in _DOCUMENTS.split(text) if part.strip(" 、，,。")]


def ways(text: str) -> tuple[list[str], bool]:
    """The ways to verify that a text names, and whether it names nothing else."""
    names = {name: key for key, name in VERIFIES.items()} | {key: key for key in VERIFIES}
    parts = [part.strip() for part in re.split(r"[、，,；;/\n]+", text) if part.strip()]
    if all(part in names for part in parts):
        return list(dict.fromkeys(names[part] for part in parts)), True
    said = tight(text)
    return [key for key in VERIFIES if re.search(_WAYS[key], said)], False


def beat(text: str) -> str | None:
    """How often, by its canonical name."""
    said = tight(text)
    names = {name: key for key, name in FREQUENCIES.items()} | {key: key for key in FREQUENCIES}
    if said in names:
        return names[said]
    return next((key for key, words in _BEATS.items() if re.fullmatch(f"(?:{words})(?:1次|一次)?", said)), None)


def kind(text: str) -> str | None:
    """What points reward, by its canonical name: 过程, 结果指标."""
    said = re.sub(r"(?:类|性|指标){1,9}$", "", tight(text))
    names = {name: key for key, name in KINDS.items()} | {key: key for key in KINDS}
    return names.get(said)
