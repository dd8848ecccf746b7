"""What a line or a duty is about: its matters, the steps of the work, who does it; boilerplate left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..text.lexicon import lexicon
from ..text.line import Line, Words, passage
from .matters import FIELDS, FIRM, find_matters
from .plain import BOILERPLATE, LIMIT, OFFICE, bare, core, general

Role = Literal["assist", "own"]

CONTEXT = 0.7
"""What a matter counts that only the group above names, for a line that names none (“未按规定开展的,扣2分”)."""

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
_PREPARING = re.compile(
    r"设立|成立|组建|配备|选聘|聘请|设置|明确[^,。;]{0,16}(?:机构|人员)|制定|编制|预案|规划|工作方案|实施方案|计划"
)
"""A body is set up, a plan is drawn up: what only prepares the work."""
_UNDER = re.compile(r"^(?:应当)?(?:按照|根据|依照|依据|在|对|经|为)")
_CHAPTER = re.compile(r"[与和及、](?!.{0,2}$)|综合|其他|社会|经济|民生")
"""Groups that are chapters of a scheme, not matters."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text is about.

    ``matters``: how firmly it speaks of each matter, 0 to 1, with the ``words`` that say so. ``core``: the text without
    boilerplate, figures and scoring; ``name`` and ``rest``: those of the name and of the other texts; ``objects``: the
    same without the words for steps. ``steps``: classes of ``lexicons/stages.yaml``. ``scopes``: what its object is limited to (``lexicons/scopes.yaml``). ``catch_all``:
    whatever may come, no matter named. ``general``: whatever is needed in a field. ``preparing``: only plans and
    bodies, ``prepares``: these too. ``rules``: only rules of scoring or of the assessment; ``admin``: the unit's own housekeeping.
    """

    matters: Mapping[str, float]
    words: Mapping[str, tuple[Words, ...]]
    core: str
    name: str
    rest: str
    objects: tuple[str, str]
    steps: frozenset[str]
    scopes: frozenset[str]
    role: Role | None
    catch_all: bool
    general: bool
    preparing: bool
    prepares: bool
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
    name = next((each.text for each in passages if each.field in ("name", "item")), "")
    rest = "。".join(each.text for each in passages if each.field not in ("name", "item"))
    matters, words = find_matters(passages)
    subject = any(weight >= FIRM for weight in matters.values())
    if not subject and line.groups and not _CHAPTER.search(line.groups[-1]):
        above, _ = find_matters([passage("item", line.groups[-1])])
        matters |= {matter: CONTEXT * weight for matter, weight in above.items() if weight >= FIRM}
    done = bare(OFFICE.sub("", LIMIT.sub("", text)))[0]
    return Wording(
        matters=matters,
        words=words,
        core=core(text),
        name=core(name),
        rest=core(rest),
        objects=(core(_stepless(name)), core(_stepless(rest))),
        steps=frozenset(hit.name for hit in lexicon("stages").scan(done)),
        scopes=frozenset(hit.name for hit in lexicon("scopes", layered=True).scan(bare(name)[0])),
        role=_role(text),
        catch_all=bool(_CATCH_ALL.search(text)) and not subject,
        general=general(text),
        preparing=_only_prepares(text),
        prepares=bool(_PREPARING.search(text)),
        rules=(bool(_RULES.search(text)) and not subject) or bool(_PENALTY.match(text)),
        admin=bool(_ADMIN.search(text)),
    )


def read_text(text: str) -> Wording:
    """What a duty, or a part of one, is about."""
    return read_wording(Line((passage("item", text),)))


def _stepless(text: str) -> str:
    """The text with the words for steps blanked; gapped ones have other words inside and stay."""
    for hit in lexicon("stages").scan(text):
        if not hit.gapped:
            text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return text


def _only_prepares(text: str) -> bool:
    """Whether every clause that says what is done only sets up a body or draws up a plan."""
    clauses = [each for each in re.split(r"[,。;、]", BOILERPLATE.sub("", text)) if each and not _UNDER.match(each)]
    return bool(clauses) and all(_PREPARING.search(each) for each in clauses)


def _role(text: str) -> Role | None:
    assist = re.search(r"协助|配合|支持", text)
    own = re.search(r"负责|组织|落实|承担|牵头|统筹|开展|做好|主责|总责|责任主体", text)
    if assist and (not own or assist.start() < own.start()):
        return "assist"
    return "own" if own else None
