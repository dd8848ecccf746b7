"""What a text says of the power, funds and staff that come with a duty: withheld, or given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import sentences
from ..text.vocabulary import gathered, per_vocabulary

Means = Literal["power", "funds", "staff"]
MEANS: tuple[Means, ...] = ("power", "funds", "staff")

_UNIT = r"(?:各地|各?(?:乡镇?|镇|街道|办事处|村|社区|单位|学校|县|区)(?:委|居委会|村委会)?(?:\(街道\))?)"
_WITHHELD: dict[Means, re.Pattern[str]] = {
    "power": re.compile(
        r"(?:没有|并无|尚无|(?<![有、])无|不具[有备]|未(?:被)?(?:赋予|下放|授予|委托)|缺乏)[^,。;]{0,8}(?:执法|处罚|审批|强制|监管)[^,。;]{0,4}(?:权限?|资格|职权)"
        r"|(?:执法|处罚|审批|强制)权限?(?:仍|均|都)?(?:在|归|属于?)(?:[省市县区]|上级|主管)"
    ),
    "funds": re.compile(
        rf"(?:经费|资金|费用)[^,。;]{{0,4}}(?:均|一律)?由{_UNIT}[^,。;]{{0,4}}(?:自行|自主|自己|内部|自筹)(?:解决|筹措|承担|负担|消化|调剂|落实)?"
        r"|(?:所需|工作|专项)(?:的)?(?:经费|资金|费用)(?:一律|均|全部)?(?:自行(?:解决|筹措|承担|负担|消化)|自筹(?=[,。;、和]|\Z)|自理)"
        r"|不(?:再|另行?|再另行?|单独|专门|额外|予)?(?:安排|下拨|核拨|配套|增加|拨付)[^,。;]{0,4}(?:经费|资金|补助)(?!负担|压力)|(?:没有|并无)(?:专项|工作|配套)(?:经费|资金)"
        r"|不增加?(?:人员|编制)[^。;]{0,4}不增加?(?:经费|资金)"
    ),
    "staff": re.compile(
        rf"人员[^,。;]{{0,4}}(?:均|一律)?由{_UNIT}[^,。;]{{0,4}}(?:自行|内部|自己)(?:调剂|解决|抽调|安排|落实)"
        r"|不(?:再|另行?|再另行?|单独|专门|额外|予)?(?:增加|新增|核增|增配|安排|配备)[^,。;]{0,4}(?:编制|人员|人手|岗位)(?!负担|压力|工作量|支出|经费)|不增加?(?:人员|编制)[^。;]{0,4}不增加?(?:经费|资金)"
    ),
}
_ABOVE = r"(?:[省市县区]级?|上级|财政|主管部门|牵头部门)"
_ANNEX = r"[^。;]{0,16}(?:附件|附表|另文|配套文件|委托书)"
_GIVEN: dict[Means, re.Pattern[str]] = {
    "power": re.compile(
        r"(?:赋予|下放|授予|授权|委托)[^,。;]{0,16}(?:权|执法|审批|处罚)|赋权(?:目录|清单|事项)|执法(?:权|职权|事项)[^,。;]{0,6}(?:下放|委托|授权)"
        rf"|(?:权限|执法权|保障){_ANNEX}"
    ),
    "funds": re.compile(
        rf"(?:经费|资金|费用|补助)[^,。;]{{0,10}}(?:由|列入|纳入){_ABOVE}[^,。;]{{0,10}}(?:预算|保障|安排|列支|承担|拨付|解决)"
        rf"|{_ABOVE}[^,。;]{{0,6}}(?:安排|拨付|下达|核拨|给予|拨给)[^,。;]{{0,10}}(?:经费|资金|补助)|(?:经费|资金|保障){_ANNEX}"
    ),
    "staff": re.compile(
        rf"{_ABOVE}[^,。;]{{0,8}}(?:增配|增派|选派|派驻|下派|核增|配备)[^,。;]{{0,10}}(?:人|编制|岗)|(?:人员|编制|力量)[^,。;]{{0,4}}(?:下沉|派驻)|(?:人员|编制|保障){_ANNEX}"
    ),
}
_NEGATED = re.compile(r"(?:不|未|没有|尚未|从未)[^,。;]{0,4}\Z")
_EXCUSE = re.compile(r"不(?:得|能|准|许|要)?[^,。;]{0,4}以[^。;]{0,4}\Z")
_AFTER = re.compile(
    r"(?:的,?)?[^,。;]{0,6}(?:扣|不得分|不计分|[得计记]0分)|,(?:扣|不得分|不计分|[得计记]0分)|[^。;]{0,6}(?:为由|为借口|推诿|推脱)|[^,。;]{0,4}(?:擅自|违规)"
)
_SPARED = re.compile(
    r"不(?:再)?(?:考核|扣分|计分|追责|问责|作为|纳入|列入)|免予|免于|除外|剔除|即可|仅(?:考核|负责)|只(?:考核|负责|考)"
)


@dataclass(frozen=True, slots=True)
class MeansWords:
    """Words at ``start`` to ``end`` of a normal text that withhold (or give) a means."""

    means: Means
    start: int
    end: int


@gathered
def withheld(text: str) -> Iterator[MeansWords]:
    """What a text says not to be there. Spared or excused sentences say nothing against the unit."""
    for sentence in sentences(text):
        said = [(means, found) for means in MEANS for found in _WITHHELD[means].finditer(sentence.text)]
        if not said or _SPARED.search(sentence.text):
            continue
        for means, found in said:
            if _EXCUSE.search(sentence.text[: found.start()]) or _AFTER.match(sentence.text, found.end()):
                continue
            yield MeansWords(means, sentence.start + found.start(), sentence.start + found.end())


@per_vocabulary
def given(text: str) -> frozenset[Means]:
    """What a text says to come with the duty, or to stand in an annex."""
    found: set[Means] = set()
    for means in MEANS:
        for match in _GIVEN[means].finditer(text):
            if not _NEGATED.search(text[: match.start()]) and not re.search(r"[不未]", match[0][:6]):
                found.add(means)
    return frozenset(found)


_FORCED = re.compile(
    r"(?:取缔|查封|关停|没收|立案|处罚|罚款)(?:案件)?(?:率|数量?(?=[^,。;]{0,6}\d))|(?:取缔|查封|关停|没收|立案|处罚)[^,。;率]{0,10}\d+(?:\.\d+)?(?:起|件|家|户|处|宗|次)"
    r"|违(?:法|章|规)?(?:建设|建筑|占地|建)[^,。;]{0,6}(?:拆除|查处|处罚)率?|(?:拆除|查处|处罚)违(?:法|章|规)?(?:建设|建筑|占地|建)"
)
_HELP = re.compile(r"协助|配合|协同|会同|劝导|移交|上报|报告|线索")


def forced(text: str) -> tuple[int, int] | None:
    """Where a text scores the outcome of coercive acts of office (closing down, penalties); not helping with them."""
    found = _FORCED.search(text)
    return None if found is None or _HELP.search(text) else found.span()
