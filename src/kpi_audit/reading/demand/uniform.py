"""One quantity for every unit: the figure, the words that say so, and what would tell the units apart."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.numbers import Number, find_numbers
from ..quantity.targets import find_targets
from ..text.clauses import Clause, sentences
from ..text.fields import looked_at
from ..text.line import Line, Passage, Words


@dataclass(frozen=True, slots=True)
class Quota:
    """A quantity asked of each unit; ``rate``: a share of a whole, which already allows for size."""

    value: float
    unit: str
    words: Words
    rate: bool


_FIELDS = ("target", "name", "description", "criteria", "text")
_ANY = re.compile("[0-9零一二两三四五六七八九十百千半]")
_COUNTED = frozenset({
    "个", "万元", "亿元", "元", "户", "家", "件", "吨", "亩", "公顷", "公里", "人", "名", "项", "座", "处",
    "台", "宗", "起", "所", "套", "人次", "家次", "户次", "篇", "条", "份", "栋", "幢", "盏", "株", "头",
    "只", "间", "平方米", "立方米", "支", "辆", "艘", "例", "张",
})  # fmt: skip
_UNIT_WORD = (
    r"(?:乡镇(?:\(街道\))?|镇街|镇|乡|街道|村(?:\(社区\))?|社区|县(?:\(市、区\))?|县区|市|区|单位|部门|学校|医院"
    r"|站|所|中心)"
)
_EACH = re.compile(rf"(?:每个?|各(?:个)?){_UNIT_WORD}(?!每|人|户|名|内|干部)[^。;]{{0,30}}\Z")
_NORMAL = re.compile(
    "(?:每(?:名|人|户|家|位|百|千|万|亩|公里|平方公里|个?企业|个?网格|个?小组|个?班)|人均|户均|亩均|班子成员|包联|联系人|每个?干部|干部每)[^,。;]{0,14}\\Z"
)
_SAMPLE = re.compile("随机|抽查|抽取|抽样|抽测|抽检|样本|问卷|访问|暗访|核查|核实|复核|回答|图斑|满意")
_MINIMUM = re.compile("配备|配齐|设立|落实|明确|确定|聘请|固定")
_CEILING = re.compile("(?:不高于|不超过|不得超过|不多于|控制在|(?<!不)(?<!不得)(?:低于|少于)|减少到)[^,。;]{0,6}\\Z")
_POINTS = re.compile(
    r"(?:[扣加计奖减][^,。;]{0,6}|(?<!不)得[^,。;]{0,6}|每(?:再)?(?:少|多|缺|超|增|增加|减少|低|高)?[^,。;0-9]{0,6}|[,。;](?:短?少|缺|差))\Z"
)
_EVENT = re.compile(
    "处罚|罚款|罚没|立案|查处|办案|发生|造成|死亡|受伤|损失|引发|聚集|上访|被[^,。;]{0,6}(?:通报|曝光|批评)|出现"
)
_SAID = re.compile(
    "不分(?:类别|类型|大小|区域|地区|条件|山区|城乡|强弱|规模|层次)|不区分(?:类别|类型|大小|区域|条件)|不论(?:大小|类别|类型|规模|人口多少|条件)|无论(?:大小|规模|类别|条件)"
    "|同一(?:目标|任务|指标|数量)|统一(?:目标值?|任务数?|指标数?|数量)(?!体系|化)|(?:任务|指标|目标)(?:数|值)?(?:一律|统一)(?:为|按|定为)|一刀切"
)
_NOT_SAID = re.compile("(?:不(?:搞|得|能|允许|准)|防止|避免|杜绝|反对|禁止|严禁)[^,。;]{0,8}\\Z")
_DENIED_BEFORE = 16
_APART = re.compile(
    "系数|分类(?:设置|设定|确定|下达|考核|分组|定标|赋分|定)|分组(?:考核|下达|设置|设定|确定|排名|比较|进行|定)|分(?:为|成)[^,。;]{0,6}[组类档]"
    "|分档(?:设置|设定|确定)|差异化|(?<!不)按(?:人口|户数|面积|规模|基数|类别|类型)|按(?:比例|任务数?|各自|实际)[^,。;]{0,6}(?:分配|分解|下达|核定|测算)"
    "|因地制宜|分别(?:下达|确定|核定)"
)
_GRADED = re.compile(
    "[一二三四甲乙丙丁ABCabc]类[^,。;]{0,12}[0-9]"
    "|(?:山区|平原|丘陵|城郊|城区|农业|工业|生态|旅游|沿海|中心)[^,。;]{0,8}(?:乡镇|镇|乡|街道|村|县|区)[^,。;]{0,12}[0-9]"
    "|具体任务(?:数)?(?:另行|见)|下达(?:的|各)[^,。;]{0,8}任务|任务分解表"
)
_CLAUSE = re.compile("[,。;:、]")
_INVALID = re.compile("[^。;]{0,20}?(?:视为|视同|无效|不算|不予认定)")
_LEAD = 24
_TYPES = re.compile(
    "(山区|平原|丘陵|城郊|城区|农业|工业|生态|旅游|沿海|牧区|商贸|中心城区|远郊|近郊|库区|边境|半山区)(?:型|类)?(?:乡镇|镇|乡|街道|村|社区|县|区)"
    "|([一二三四甲乙丙丁ABCD]类)(?:乡镇|镇|乡|街道|村|社区|县|区|单位|学校)"
)


def find_quotas(line: Line) -> list[Quota]:
    """The quantities asked of each unit, the declared one first; none where the line tells units apart."""
    passages = looked_at(line, _FIELDS, _ANY)
    if any(tells_apart(passage.text) or _GRADED.search(passage.text) for passage in passages):
        return []
    aims = {(target.words.field, target.words.end) for target in find_targets(line) if _asks(target.op, target.growth)}
    found: list[Quota] = []
    for passage in passages:
        for sentence in sentences(passage.text):
            found += [
                Quota(number.value, number.unit, _words(passage, sentence, number), number.percent)
                for number in find_numbers(sentence.text)
                if _counts(passage, sentence, number, aims)
            ]
    return found


def uniform_words(passage: Passage) -> Words | None:
    """Words that say that all units are treated alike (不分类别、统一标准)."""
    for match in _SAID.finditer(passage.text):
        if not _NOT_SAID.search(passage.text[max(0, match.start() - _DENIED_BEFORE) : match.start()]):
            return passage.found(match)
    return None


def tells_apart(text: str) -> bool:
    """Whether a text divides units into groups for their targets, or sets a coefficient."""
    return _APART.search(text) is not None


def unit_types(text: str) -> list[str]:
    """Kinds of units that a text names (山区乡镇、城区街道、一类镇)."""
    return list(dict.fromkeys(match[1] or match[2] for match in _TYPES.finditer(text)))


def _asks(op: str, growth: bool) -> bool:
    return op not in ("<=", "<") and not growth


def _counts(passage: Passage, sentence: Clause, number: Number, aims: set[tuple[str, int]]) -> bool:
    before = sentence.text[: number.start]
    clause = _CLAUSE.split(before)[-1]
    if number.unit not in _COUNTED and not number.percent:
        return False
    if (
        number.value <= 0
        or _POINTS.search(before[-14:])
        or _CEILING.search(before[-10:])
        or _NORMAL.search(before[-24:])
    ):
        return False
    if _SAMPLE.search(before[-24:]) or _EVENT.search(clause) or (number.value <= 1 and _MINIMUM.search(clause)):
        return False
    if passage.field == "target":
        return True
    if _INVALID.match(sentence.text, number.end):
        return False
    end = _words(passage, sentence, number).end
    asked = any((passage.field, last) in aims for last in range(end, end + 5))
    return asked or _EACH.search(before) is not None


def _words(passage: Passage, sentence: Clause, number: Number) -> Words:
    """The figure with what stands before it in its clause."""
    before = sentence.text[: number.start]
    lead = len(_CLAUSE.split(before)[-1].lstrip())
    return passage.words(sentence.start + number.start - min(lead, _LEAD), sentence.start + number.end)
