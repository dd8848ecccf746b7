"""What a line or a duty is about: its matters, the steps of the work, who does it; boilerplate left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ..text.lexicon import lexicon
from ..text.line import Line, Passage, Words, passage
from .thesaurus import BROADER, thesaurus

Role = Literal["assist", "own"]
FIRM = 0.6
"""A matter of at least this weight is named outright; hints alone do not get there easily."""
FIELDS = {"name": 1.0, "description": 0.8, "criteria": 0.8, "target": 0.5, "item": 1.0}
"""Which texts are read and what a word in them counts."""

ASIDE = 0.6
"""What a matter counts that the name of a line does not speak of, when it names another one."""

CONTEXT = 0.7
"""What a matter counts that only the group above names, for a line that names none (“未按规定开展的,扣2分”)."""

_BODIES = (
    r"乡\(镇\)人民政府|镇人民政府\(街道办事处\)|(?:各)?(?:乡镇|镇|乡|县级以上(?:地方)?(?:各级)?)人民政府|街道办事处|人民政府"
    r"|(?:有关|相关|主管|成员|责任|行政主管)(?:部门|单位)"
)
_BOILERPLATE = re.compile(
    rf"(?:{_BODIES})[、和或及以]{{0,2}}|(?:按照|依照|根据|结合)[^,。;]{{0,10}}(?:职责|权限|要求|实际|规定|需要)|(?:本|所)?(?:辖区|行政区域|管辖区域|区域|管辖范围)(?:内|范围内)?的?"
    r"|应当|予以|依法|进一步|切实|认真|扎实|大力|积极|加强|加大|强化|力度|推进|推动|做好|抓好|落实|开展|确保|建立健全|健全|考评|工作|日常|及时|情况|有关|相关|组织|负责|全面|县级"
)
_SCORING = re.compile(
    r"[^,。;]{0,12}(?:扣|得|计|加|减|奖)\s*\d+(?:\.\d+)?\s*分|扣完(?:为止|本项)|不得分|本项|按[^,。;]{0,6}比例(?:得分|计分|折算)|百分之[一二三四五六七八九十百]+"
    r"|(?:不少于|不低于|达到|均达|≥|≤|>|<)?\d+(?:\.\d+)?\s*(?:%|个百分点|分|万元|亿元|万|次|个|家|户|件|条|篇|场|处|亩|例|天|日|小时|分钟|月)?(?:以上|以下|以内|内|底?前)?"
    r"|[全本上去较当]年|年[内底]前?|每(?:年|季度?|月|周|日|半年)|同比"
)
_LIMIT = re.compile(r"不(?:再)?(?:考核|评|计|看|问)[^,。;]{1,14}")
_CATCH_ALL = re.compile(
    r"(?:其[他它余]|临时性?)(?:重点|中心|紧急|专项|有关|相关)?(?:工作|任务|事项)|(?:领导|上级|党委|政府|部门|单位).{0,12}(?:交办|安排|部署|布置|交代|交付|下达)的?(?:其[他它]|各项|临时|工作|任务|事项)"
    r"|(?:没有|未)(?:被)?(?:列入|列明|列出|涉及|明确|纳入)[^。;]{0,24}(?:工作|事项|任务|指标|失分)|因?属地[^。;]{0,10}(?:失分|扣分)|(?:各项|一切)(?:交办|临时)|上级交办|临时交办"
)
_RULES = re.compile(
    r"(?:得分|分值|总分|分数|成绩)[^,。;]{0,10}(?:折算|换算|平均|加权|汇总|合计|排序)|百分制|平均分|基准分|(?:自评|考核|佐证|印证)(?:报告|材料|资料|数据|目录|得分|总结|台账)"
    r"|后?(?:再)?加分|附加分|减分项|加减分|同一(?:事项|工作|项目)[^,。;]{0,6}(?:取|不重复|只计)|不重复[加计]|点名批评|通报批评|(?:领导|综合|班子)评价|民主测评|弄虚作假|虚报|数据不一致"
    r"|(?:批示|表彰|表扬|获奖|荣誉|现场会|经验推广|典型经验)[^。;]{0,20}加?分?|督办[^。;]{0,8}反馈|考核(?:程序|纪律|组织)|无人接听"
)
_PENALTY = re.compile(r"^(?:凡|因)?(?:被|受到?)[^。;]{0,30}(?:批评|通报|曝光|约谈|督办|问责)[^。;]{0,12}扣")
_ADMIN = re.compile(
    r"财政预算|预算执行|绩效管理|信息公开|公文|会务|办公(?:区|用房|环境|秩序)|机关(?:食堂|后勤|事务)|公务用车|公车|考勤|请销假|档案管理|保密|印章|固定资产|内部管理|食堂|政务信息报送|值班电话|机关作风"
)
_OFFICE = re.compile(
    r"(?:[省市县区镇乡](?:委|政府)?|由|经|以)[^,。;、:的]{1,9}?(?:局|委|办公室|部|中心|大队|支队|院|机构|公司)(?!门|署)(?:[^,。;]{0,8}?(?:抽检|检测|抽查|测评|评估|审计|通报|核查|监测|核定|测算|巡查))?"
    r"|[^,。;、:的由经以]{2,4}(?:部门|机关)|(?:综合|行政|城管|农业|渔政)*执法(?:局|队|大队|中队|部门|人员)|(?:被|经)[^,。;]{1,12}(?:通报|核实|监测|巡查|抽查)"
)
"""Departments: who scores or supplies figures is not what a line is about."""
_CHAPTER = re.compile(r"[与和及、](?!.{0,2}$)|综合|其他|社会|经济|民生")
"""Groups that are chapters of a scheme, not matters."""
_PIECE = re.compile(r"[,。;:、\s!?]+")
_DROPPED = frozenset("()“”\"'‘’《》〈〉【】[]·")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text is about.

    ``matters``: how firmly it speaks of each matter, 0 to 1, with the ``words`` that say so. ``core``: the text without
    boilerplate, figures and scoring. ``steps``: classes of ``lexicons/stages.yaml``. ``catch_all``: whatever may come,
    no matter named. ``rules``: only rules of scoring or of the assessment; ``admin``: the unit's own housekeeping.
    """

    matters: Mapping[str, float]
    words: Mapping[str, tuple[Words, ...]]
    core: str
    steps: frozenset[str]
    role: Role | None
    catch_all: bool
    rules: bool
    admin: bool

    @property
    def subject(self) -> tuple[str, ...]:
        """The matters that the text names outright, firmest first."""
        firm = [name for name, weight in self.matters.items() if weight >= FIRM]
        return tuple(sorted(firm, key=lambda name: -self.matters[name]))


def read_wording(line: Line) -> Wording:
    """What an indicator is about, by its name, description and criteria."""
    passages = [each for each in line.passages if each.field in FIELDS]
    text = "。".join(each.text for each in passages)
    matters, words = _matters(passages)
    subject = any(weight >= FIRM for weight in matters.values())
    if not subject and line.groups and not _CHAPTER.search(line.groups[-1]):
        above, _ = _matters([passage("item", line.groups[-1])])
        matters |= {name: CONTEXT * weight for name, weight in above.items() if weight >= FIRM}
    plain = _OFFICE.sub("", _LIMIT.sub("", text))
    return Wording(
        matters=matters,
        words=words,
        core=core(text),
        steps=frozenset(hit.name for hit in lexicon("stages", layered=True).scan(_bare(plain)[0])),
        role=_role(text),
        catch_all=bool(_CATCH_ALL.search(text)) and not subject,
        rules=(bool(_RULES.search(text)) and not subject) or bool(_PENALTY.match(text)),
        admin=bool(_ADMIN.search(text)),
    )


def read_text(text: str) -> Wording:
    """What a duty, or a part of one, is about."""
    return read_wording(Line((passage("item", text),)))


def core(text: str) -> str:
    """The text without boilerplate, scoring, figures and deadlines; pieces are parted by single spaces."""
    bare = _SCORING.sub(" ", _LIMIT.sub(" ", text))
    bare = _BOILERPLATE.sub(" ", bare)
    return _PIECE.sub(" ", "".join(char for char in bare if char not in _DROPPED)).strip()


def _bare(text: str) -> tuple[str, list[int]]:
    """The text without brackets, quotes and spaces, so that 河(湖)长 and “三无”船舶 are words; with its offsets."""
    kept = [index for index, char in enumerate(text) if char not in _DROPPED and char != " "]
    return "".join(text[index] for index in kept), kept


def _matters(passages: Iterable[Passage]) -> tuple[dict[str, float], dict[str, tuple[Words, ...]]]:
    """Matters by weight: words that name one add up with the hints, ``1 - (1-a)(1-b)…``."""
    open_: dict[str, float] = {}
    words: dict[str, list[Words]] = {}
    named: set[str] = set()
    book = thesaurus()
    for each in passages:
        text, offsets = _bare(each.text)
        limits = [found.span() for found in _LIMIT.finditer(each.text)]
        if each.field in ("description", "criteria"):
            limits.extend(found.span() for found in _OFFICE.finditer(each.text))
        seen: set[tuple[str, str]] = set()
        for mention in book.mentions(text):
            key = (mention.matter, text[mention.start : mention.end])
            start, end = offsets[mention.start], offsets[mention.end - 1] + 1
            if key in seen or any(first <= start < last for first, last in limits):
                continue
            seen.add(key)
            weight = mention.weight * FIELDS[each.field]
            if each.field == "name" and mention.weight == 1.0:
                named.add(mention.matter)
            open_[mention.matter] = open_.get(mention.matter, 1.0) * (1 - 0.9 * weight)
            words.setdefault(mention.matter, []).append(each.words(start, end))
    matters = {name: 1 - rest for name, rest in open_.items()}
    if any(matters[name] >= FIRM for name in named):  # the name says what the line is about, the rest how it is done
        matters = {name: weight if name in named else weight * ASIDE for name, weight in matters.items()}
    for name in list(matters):
        for broader in book.broader[name]:
            matters[broader] = max(matters.get(broader, 0.0), BROADER * matters[name])
    return matters, {name: tuple(found) for name, found in words.items()}


def _role(text: str) -> Role | None:
    assist = re.search(r"协助|配合|支持", text)
    own = re.search(r"负责|组织|落实|承担|牵头|统筹|开展|做好|主责|总责|责任主体", text)
    if assist and (not own or assist.start() < own.start()):
        return "assist"
    return "own" if own else None
