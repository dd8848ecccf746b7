"""Scoring that rewards the wrong thing: case quotas, no case no points, honest reports punished, nothing passed on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import Clause, sentences
from ..text.line import Line, Passage, Words
from ..text.vocabulary import gathered
from .discretion import sentences_of
from .parts import figures

Incentive = Literal["penalty_quota", "case_quota", "hazard_quota", "bounty", "no_case", "self_report", "kept", "early"]
_FINES = r"(?:行政处罚|立案处罚|处罚|罚单|开具罚单)"
_ACTS = rf"(?:{_FINES}|立案查处|立案|查处|查办|查结|查获|侦办|抓获|刑拘|拘留|打处|逮捕|起诉|曝光|问责|移送|追责)"
_UNIT = r"(?:起|件|宗|例|案|台次|辆次|车次|次|人|家|个|单|台|辆|艘)"
_LEAST = r"(?:不少于|不低于|不得少于|至少|达到?|完成|超过|≥)"
_ENFORCED = "执法|处罚|查处|查办|立案|违法|违规|违章|违建|非法|犯罪|走私|未批先建|偷捕|盗采|打击|稽查|缉|治安"
_QUOTA = re.compile(
    rf"(?P<act>{_ACTS})[^,。;%率]{{0,16}}?(?:{_LEAST}[^,。;%率]{{0,6}}?\d+\s?{_UNIT}|\d+\s?{_UNIT}(?:及?以上|案件|(?=[^。;]{{0,12}}?每(?:少|缺|差))))"
    rf"(?!重大)"
    rf"|{_LEAST}\d+{_UNIT}[^,。;]{{0,12}}(?P<act2>{_ACTS})"
    rf"|(?P<act3>办理|办结|查办|处理)[^,。;%率]{{0,16}}?(?:案件|案)(?:数)?(?:{_LEAST})?\d+{_UNIT}(?:及?以上)?"
    rf"|(?P<act4>{_ACTS})(?:案件)?(?:(?:数量?|件数|起数|总数|宗数)[^,。;]{{0,6}}(?:任务|指标|不低于|不少于|增长|同比增"
    rf"|同比上升|上升"
    rf"|高于)|(?:完成|达到?)[^,。;率%]{{0,8}}任务)"
    rf"|完成[^,。;率%]{{0,4}}(?P<act5>{_FINES})任务"
)
_SERVICES = re.compile(
    "法律援助|调解|仲裁|复议|信访|工伤|公证|司法确认|诉讼代理|审理|审结|执行案件|民事|纠纷|热线|诉求|提案|建议"
)
_HAZARDS = re.compile(
    rf"(?:查出|查找|排查出?|发现|上报|检查出)[^,。;率]{{0,8}}?(?:隐患|问题|违章|线索|事件)[^,。;率]{{0,6}}?{_LEAST}\s?\d+"
    rf"\s?(?:条|个|处|项|起|件)"
    rf"|(?:查出|查找|排查出?|发现|检查出)[^,。;率]{{0,4}}?{_LEAST}\s?\d+\s?(?:条|个|处|项|起|件)[^,。;]{{0,4}}(?:隐患"
    rf"|问题|违章)"
)
_BOUNTY = re.compile(
    rf"(?P<act3>责任追究|{_ACTS})[^,。;扣]{{0,6}}[一1](?:人|起|件|例|宗),?加\d[\d.]*分"
    rf"|每(?:多|新增|成功|再)?(?P<act>{_ACTS})[^,。;]{{0,12}}?(?:\d+|一|1)?{_UNIT}[^,。;]{{0,16}}?(?:,)?(?:再|另)?(?:"
    rf"加|奖|得)[^,。;]{{0,4}}?\d[\d.]*分?"
    rf"|(?P<act2>{_ACTS})[^,。;]{{0,14}},?每(?:起|件|宗|例|案)(?:加|奖|得)[^,。;]{{0,4}}?\d[\d.]*分?"
)
_NO_POINTS = "(?:的)?,?(?:此项|本项|该项|一律|均|直接)?(?:不(?:予)?(?:得|计|记)分|(?<!不)扣|全扣|得0分|得零分)"
_NO_CASE = re.compile(
    rf"(?:无|没有(?!及时|按时|依法|认真|严格)|零)(?:{_ACTS}|办理|发生)?[^,。;率]{{0,12}}?(?:案件|案例|处罚|查处|立案|办案)(?:数|量)?{_NO_POINTS}"
    rf"|(?:全年|年内|当年|本年度?|年度内?|季度内?)[^,。;]{{0,6}}?(?:未(?:能)?|没有)(?:{_ACTS}|办理)[^,。;率]{{0,14}}?(?:案件"
    rf"|案例|行为|处罚案|违[法规章][^,。;率]{{1,4}}?){_NO_POINTS}"
)
_MET = re.compile(
    r"(?:有|存在|发现|出现)[^,。;无没]{0,8}(?:违[反法规章纪]|违建|问题|线索|举报|投诉|行为|现象|情[况形])[^,。;无没]{0,4},?\Z"
)
"""That there was something to deal with (有举报没有查处的), just before the words that nothing was done."""
_CASES = re.compile(rf"{_ACTS}|责任追究|办理|案")
"""What every match of ``_QUOTA``, ``_BOUNTY`` and ``_NO_CASE`` holds: most sentences have none of it."""
_UNDONE = re.compile(
    r"未(?:及时|按|依法|处理|整改|查清|落实|报|上报|移送|结|侦破|破|回复|反馈|立卷)|应[^,。;]{0,8}未|出现[^,。;]{0,4}"
    r"未|有案不"
)
_SELF = r"(?:自查|自报|自行申报|自行排查|主动(?:上报|报告|报备|申报|公开)|自主上报|如实上报|上报|申报|报告|填报|登记)"
_BAD = r"(?:隐患|问题|事故|工伤|差错|风险|伤亡|事件|不良事件|病例|违规|失误|案件)"
_PUNISHED = re.compile(
    rf"(?<!未)(?<!不)(?<!漏)(?<!瞒)(?<!应)(?<!迟){_SELF}(?:发现|出|并经核实)?的?[^,。;不未漏瞒迟]{{0,6}}{_BAD}(?:数量"
    rf"?|起数|件数)?(?:并?(?:上报|报告|登记|申报|填报))?(?:的)?,?[^,。;]{{0,4}}每(?:发生|发现|有|出现|上报|增加)?[^,。;]{{0,4}}(?:扣|减)"
    rf"|每(?:主动|自行|如实)?(?:上报|报告|申报)(?:一|1)?[起件例次个处条项][^,。;]{{0,6}}{_BAD},?扣"
    rf"|{_BAD}(?:上报|报告|申报)(?:一|1|每)[起件例次个处条项],?扣"
)
_BY_REPORT = re.compile(
    r"以(?:单位|企业|各单位|本单位|乡镇|各乡镇)?(?:自行|主动)?(?:申报|上报|填报|报告|自报|自查)(?:数|情况|结果)?(?:数"
    r"据)?为准|按(?:单位|企业)?(?:自行|主动)?(?:申报|上报|自查|自报)(?:数|情况)"
)
_EVENTS = re.compile(
    rf"{_BAD}[^。]{{0,30}}?每(?:发生|出现|有|起|例|增加)[^,。;]{{0,6}}扣|每(?:发生|出现)[^,。;]{{0,8}}{_BAD}[^,。;]"
    rf"{{0,6}}扣"
)
_KEPT = re.compile(
    r"(?:自行|自主|内部|就地自行)(?:处理|处置|消化|解决)率|(?:不上报|未上报|零上报|不上交|未移交|不移送|零移送|不出村|不出镇|不出乡)率?(?:"
    r"的)?,?[^,。;]{0,4}(?:得|加)[^,。;]{0,4}(?:\d|满分)|(?:不上报|零上报|零移送|不移送|不上交)率"
)
_EARLY = re.compile(
    r"提前(?:办结|结案|销号|办理|完成|处置)率|提前[^,。;]{0,8}(?:办结|结案|销号)[^,。;]{0,10}每[^,。;]{0,6}(?:加"
    r"|得|奖)|1[-—–−][^,。;/]{0,16}(?:耗时|用时|时间|时长)[^,。;]{0,6}/"
)
_RECHECKED = re.compile(
    "满意|回访|复核|复查|抽查|重复(?:投诉|信访|反映)|反复投诉|未反复|核查属实|返工|质量|回头看|复发|退回"
)
_CHECKED = re.compile("复核|复查|验收|第三方|核查|整改(?:率|到位|完成|闭环)|销号|闭环")
_HONEST = re.compile(
    r"(?:瞒报|漏报|谎报|隐瞒|迟报|不报|虚报)[^,。;]{0,12}?(?:扣|加倍|加重|从重|不得分|全扣|追责|问责|一票否决|双倍)"
    r"|主动(?:上报|报告|申报|更正)[^,。;]{0,10}(?:不扣|免|减半|不计|不失分|从轻)|不因[^,。;]{0,12}(?:失分|扣分)"
)
_DENIED = re.compile(
    "(?:不得|不再|不|严禁|禁止|取消)(?:将|把|以|设置?|下达|规定|搞)[^。;]{0,20}(?:指标|任务|考核|扣分|计分|排名|作为)"
    "|不作为扣分|不作为考核"
)


@dataclass(frozen=True, slots=True)
class Perverse:
    """Scoring that pulls the wrong way, in these words."""

    kind: Incentive
    words: Words


def find_perverse(line: Line, around: Callable[[re.Pattern[str]], bool] | None = None) -> Perverse | None:
    """The worst incentive of a line; ``around`` tells whether the texts beside it have what balances it, if any do."""
    whole = ";".join(passage.text for passage in line.passages)
    checked = _CHECKED.search(whole) is not None
    found = [
        one
        for passage in line.passages
        if passage.field in ("criteria", "description", "name", "target")
        for one in _passage(passage, checked)
    ]
    if not found:
        return None
    balanced = {
        kind
        for kind, pattern in _BALANCED.items()
        if any(one.kind == kind for one in found)
        and (pattern.search(whole) or (around is not None and around(pattern)))
    }
    left = [one for one in found if one.kind not in balanced]
    return min(left, key=lambda one: _ORDER.index(one.kind), default=None)


def find_perverse_text(passage: Passage) -> Perverse | None:
    """The same in sentences of running text that give or take points."""
    found = []
    for sentence in sentences(passage.text):
        if re.search("扣|得分|加分|计分|奖", sentence.text):
            found += [one for one in _quotas(passage, sentence) if one is not None]
    return min(found, key=lambda one: _ORDER.index(one.kind), default=None)


@gathered
def _passage(passage: Passage, checked: bool) -> Iterator[Perverse]:
    for sentence in sentences(passage.text):
        found = [*_quotas(passage, sentence), *_pulls(passage, sentence, checked)]
        if found and not _DENIED.search(sentence.text):
            yield from found
    for sentence in sentences_of(passage.text):
        yield from _honest(passage, sentence)


def _quotas(passage: Passage, sentence: Clause) -> Iterator[Perverse]:
    text = sentence.text
    if not _CASES.search(text):
        return
    quota = _QUOTA.search(text)
    if quota is not None and _real_quota(text, quota):
        act = quota["act"] or quota["act2"] or quota["act4"] or quota["act5"] or ""
        kind: Incentive = "penalty_quota" if "罚" in act else "case_quota"
        yield Perverse(kind, _words(passage, sentence, quota))
    none = _NO_CASE.search(text)
    if none is not None and not (_UNDONE.search(none[0]) or _MET.search(text, max(0, none.start() - 20), none.start())):
        yield Perverse("no_case", _words(passage, sentence, none))
    bounty = _BOUNTY.search(text)
    if bounty is not None and not _SERVICES.search(text) and "扣" not in bounty[0]:
        yield Perverse("bounty", _words(passage, sentence, bounty))


def _real_quota(text: str, match: re.Match[str]) -> bool:
    """Whether a number of enforcement cases is asked for; a count of events or of services is none."""
    before = text[max(0, match.start() - 6) : match.start()]
    if _SERVICES.search(text) or re.search(r"被$|受到?$|发生|未$|每$|凡", before) or not figures(match[0]):
        return (match["act4"] or match["act5"]) is not None and not _SERVICES.search(text)
    if match["act3"]:
        return re.search(_ENFORCED, text) is not None
    return True


def _pulls(passage: Passage, sentence: Clause, checked: bool) -> Iterator[Perverse]:
    """Numbers of what is found amiss, if nothing is ``checked``; and what is kept back or done too early."""
    for kind, pattern in _PULLS:
        found = None if checked and kind == "hazard_quota" else pattern.search(sentence.text)
        if found is not None:
            yield Perverse(kind, _words(passage, sentence, found))


def _honest(passage: Passage, sentence: Clause) -> Iterator[Perverse]:
    """Points taken for what the unit reports itself."""
    punished, report = _PUNISHED.search(sentence.text), _BY_REPORT.search(sentence.text)
    if punished is not None:
        yield Perverse("self_report", _words(passage, sentence, punished))
    if report is not None and _EVENTS.search(sentence.text):
        yield Perverse("self_report", _words(passage, sentence, report))


def _words(passage: Passage, sentence: Clause, match: re.Match[str]) -> Words:
    return passage.words(sentence.start + match.start(), sentence.start + match.end())


_PULLS: tuple[tuple[Incentive, re.Pattern[str]], ...] = (
    ("hazard_quota", _HAZARDS),
    ("kept", _KEPT),
    ("early", _EARLY),
)
_BALANCED: dict[Incentive, re.Pattern[str]] = {"early": _RECHECKED, "self_report": _HONEST}
"""What stands beside a score and takes away the pull."""
_ORDER: tuple[Incentive, ...] = (
    "penalty_quota",
    "case_quota",
    "no_case",
    "bounty",
    "self_report",
    "kept",
    "hazard_quota",
    "early",
)
