"""What a line or a duty is about: its matters and the steps of the work; boilerplate left out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.lexicon import lexicon
from ..text.line import Line, Words, passage
from ..text.normal import normalise
from ..text.vocabulary import per_vocabulary
from .matters import FIELDS, FIRM, find_matters
from .plain import BOILERPLATE, OFFICE, bare, core, general
from .thesaurus import thesaurus

CONTEXT = 0.7
"""What a matter counts that only the group above names, for a line that names none (“未按规定开展的,扣2分”)."""
BESIDE = 0.62
"""The same for a line that names another one."""

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
    r"财政预算|预算执行|绩效管理|信息公开|公文|会务|办公(?:区|用房|环境|秩序)|机关(?:食堂|后勤|事务)|公务用车|公车|考勤|请销假|档案管理|保密|印章|固定资产(?!投资)|内部管理|(?<![校园生餐年福人童)])食堂|政务信息报送|值班电话|机关作风"
)
_PARTY = re.compile(
    r"党建|党的建设|党组织|党支部|党小组|党员|党委|党风|党课|党费|两新|廉洁|廉政|清廉|纪检|巡察|意识形态|统战|统一战线|三会一课|主题党日|主题教育|理论学习|中心组|换届选举|群团"
)
_PREPARING = re.compile(
    r"(?<!建)设立|成立|组建|配备|选聘|聘请|设置|明确[^,。;]{0,16}(?:机构|人员|职责|责任)|制定|编制|预案|规划|工作方案|实施方案|计划"
    r"|签订[^,。;]{0,8}(?:协议|责任书|责任状|承诺书|合同)"
)
"""A body is set up, a plan is drawn up: what only prepares the work."""
_JUDGED = re.compile(
    r"(?:(?:人民|社会|服务)?(?:群众|公众|居民|村民|企业|对象)|社会|综合|总体|第三方){0,4}(?:对[^,。;]{0,8})?(?:满意(?:度|率|程度)|安全感|获得感|幸福感|[和与及、]|测评|调查|评价|评议|情况|得分){1,8}\Z"
)
"""How people rate the unit, and nothing in particular that they rate."""
_FIGURE = re.compile(r"\d|率|占比|比例|排名|增长|下降|任务")
_UNDER = re.compile(r"^(?:应当)?(?:按照|根据|依照|依据|在|对|经|为)")
_CHAPTER = re.compile(r"[与和及、](?!.{0,2}$)|综合|其他|社会|经济|民生")
"""Groups that are chapters of a scheme, not matters."""
_SEVERAL = re.compile(r"[与和及、]")


@dataclass(frozen=True)
class Wording:
    """What a text is about.

    ``matters``: how firmly it speaks of each matter, 0 to 1, with the ``words`` that say so. ``name`` and ``rest``: the
    name and the other texts without boilerplate, figures and scoring; ``objects``: both without the words for steps.
    ``context``: matters of the group above. ``steps``: classes of ``lexicons/stages.yaml``; ``scopes``: of
    ``lexicons/scopes.yaml``, the limits of its object.
    """

    text: str
    matters: Mapping[str, float]
    words: Mapping[str, tuple[Words, ...]]
    name: str
    rest: str
    objects: tuple[str, str]
    context: frozenset[str]
    steps: frozenset[str]
    scopes: frozenset[str]

    @cached_property
    def subject(self) -> tuple[str, ...]:
        """The matters that the text names outright, firmest first."""
        return _firm(self.matters)

    @cached_property
    def catch_all(self) -> bool:
        """Whatever may come, no matter named."""
        return bool(_CATCH_ALL.search(self.text)) and not self._about

    @cached_property
    def rules(self) -> bool:
        """Only rules of scoring or of the assessment."""
        return (bool(_RULES.search(self.text)) and not self._about) or bool(_PENALTY.match(self.text))

    @cached_property
    def judged(self) -> bool:
        """Only how people rate the unit, named after no work."""
        return bool(_JUDGED.match(self.name.replace(" ", "")))

    @cached_property
    def admin(self) -> tuple[str, ...]:
        """Words that speak of the unit's own housekeeping."""
        return tuple(found[0] for found in _ADMIN.finditer(self.text))

    @cached_property
    def general(self) -> bool:
        """Whatever is needed in a field (“做好…相关工作”), nothing in particular."""
        return general(self.text)

    @cached_property
    def whole(self) -> bool:
        """A field is named and nothing in particular of it: no step, no figure, no criteria (“河道采砂管理工作”)."""
        return bool(self.subject) and not (self.steps or self.rest or self.measured)

    @cached_property
    def measured(self) -> bool:
        """A figure, a rate or a rank is scored."""
        return bool(_FIGURE.search(self.text))

    @cached_property
    def prepares(self) -> bool:
        """Plans are drawn up or bodies set up, among other things."""
        return bool(_PREPARING.search(self.text))

    @cached_property
    def preparing(self) -> bool:
        """Every clause that says what is done only sets up a body or draws up a plan."""
        if not self.prepares:
            return False
        clauses = [one for one in re.split(r"[,。;]", BOILERPLATE.sub("", self.text)) if one]
        said = [one for one in clauses if not _UNDER.match(one)] or clauses
        return all(_PREPARING.search(one) for one in said)

    @property
    def _about(self) -> bool:
        """Whether its own texts name a matter; one that only the group above names does not count."""
        return any(weight >= FIRM and self.words.get(name) for name, weight in self.matters.items())


def read_wording(line: Line) -> Wording:
    """What an indicator is about, by its name, description and criteria."""
    passages = [each for each in line.passages if each.field in FIELDS]
    name = next((each.text for each in passages if each.field in ("name", "item")), "")
    rest = "。".join(each.text for each in passages if each.field not in ("name", "item"))
    matters, words = find_matters(passages)
    above = _above(line, named=any(weight >= FIRM for weight in matters.values()))
    matters |= {matter: max(matters.get(matter, 0.0), weight) for matter, weight in above.items()}
    name_core, rest_core = core(name), core(OFFICE.sub(" ", rest))
    (name_steps, name_objects), (rest_steps, rest_objects) = _steps(name_core), _steps(rest_core)
    return Wording(
        text="。".join(each.text for each in passages),
        matters=matters,
        words=words,
        name=name_core,
        rest=rest_core,
        objects=(name_objects, rest_objects),
        context=frozenset(above),
        steps=name_steps | rest_steps,
        scopes=frozenset(hit.name for hit in lexicon("scopes", layered=True).scan(bare(name)[0])),
    )


def _above(line: Line, *, named: bool) -> dict[str, float]:
    """What the group above speaks of, for a line that has a matter named of its own or not; chapters say nothing."""
    group = line.groups[-1] if line.groups else ""
    if not group or _CHAPTER.search(group) or (named and _SEVERAL.search(group)):
        return {}
    found, _ = find_matters([passage("item", group)])
    return {matter: (BESIDE if named else CONTEXT) * weight for matter, weight in found.items() if weight >= FIRM}


def read_text(text: str) -> Wording:
    """What a duty, or a part of one, is about."""
    return read_wording(Line((passage("item", text),)))


@per_vocabulary
def named_matters(text: str) -> tuple[str, ...]:
    """The matters that a text by itself names outright, firmest first: ``read_text(text).subject``."""
    matters, _ = find_matters([passage("item", text)])
    return _firm(matters)


def named_fields(text: str) -> frozenset[str]:
    """The matters that a text names outright, with the broader ones that they belong to."""
    named = named_matters(text)
    broader = thesaurus().broader
    return frozenset(named).union(*(broader[name] for name in named))


def _firm(matters: Mapping[str, float]) -> tuple[str, ...]:
    firm = [name for name, weight in matters.items() if weight >= FIRM]
    return tuple(sorted(firm, key=lambda name: -matters[name]))


def is_party_work(text: str) -> bool:
    """Whether a text speaks of the work of the Party; lists of duties often leave it to lists of its own."""
    return bool(_PARTY.search(normalise(text).text))


def _steps(text: str) -> tuple[frozenset[str], str]:
    """The steps that a text speaks of, and the text with the words for steps blanked."""
    hits = lexicon("stages").scan(text)
    for hit in hits:
        if not hit.gapped:  # gapped ones have other words inside
            text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return frozenset(hit.name for hit in hits), text
