"""What the words of a veto say: what sets it off, who answers for it, what follows and for how long."""

from __future__ import annotations

from ...startup import patterns as re

_VAGUE = re.compile(
    r"(?:造成|产生|引发|带来|形成)?(?:了)?(?:不良|恶劣|较大|重大|严重|负面|消极|极坏|一定)(?:的)?(?:社会|政治|舆论|负面)?影响|严重后果|"
    r"(?:工作|履职|落实|推进|推动|处置|处理|整改|监管|管理|防控|措施|领导|重视)(?:严重)?(?:不力|不到位|不当|不够|缓慢|不及时|不重视|不实|不扎实)|群众(?:反映|意见)(?:强烈|较?大)|"
    r"拖[^,。;]{0,6}后腿|情节(?:较为|较|特别)?(?:严重|恶劣)|(?:重大|突出|严重)(?:问题|失误|失职|过失)|失职|影响(?:全[省市县区镇局]|大局|形象|稳定)|"
    r"(?:被|受到?|遭)[^。;]{0,40}?(?:通报(?!表[扬彰])|曝光|约谈|点名|批评|督办|负面报道)|在[^,。;]{0,12}(?:检查|督查|考核)中(?:失分|丢分)"
)
_ACCIDENT = re.compile(
    r"(?:一般|较大|重大|特别重大|特大|重特大|亡人|死亡)[^,。;]{0,14}?事故|事故[^,。;]{0,8}?等级|死亡事故"
)
_FIGURE = re.compile(
    r"(?:(?<!\d)\d+(?:\.\d+)?|[一二两三四五六七八九十百千]{1,3})(?:个)?(?:百分点|%|处|起|次|人|亩|件|户|例|宗|天|日|小时|名|元|万|亿|吨|公里|平方米|分)"
    r"|末[位尾][一二三]?|倒数|后[一二三\d]{1,2}[名位]|第[一二三\d]{1,2}名|全[县市区省]末位|刑事责任|被?判(?:刑|处)|亿元|零|未完成[^,。;]{0,12}?(?:任务|指标|目标)"
)
_EVENT = re.compile(
    r"发生|出现|事故|事件|案件|造成|被|未|不|受到|存在|导致|低于|少于|超|违|达|减少|下降|流失|隐瞒|瞒报|弄虚作假|排名|末位"
)
_ACT = re.compile(
    r"(?:焚烧|露天烧|倾倒|偷倒|偷排|直排|乱排|滥伐|盗伐|毁林|盗采|采砂|侵占|挪用|截留|套取|骗取|虚报|冒领|克扣|索要|收受|吃拿卡要|阻挠|顶风|聚众|斗殴|酗酒|赌博|吸毒|包庇)"
    r"[^,。;]{0,16}[的者](?=[,。;]|\Z)"
)
"""What somebody does (焚烧秸秆的): a matter alone (秸秆焚烧) does not tell when it sets the veto off."""
# Events that others bring about, or that nobody can rule out.
_OUTSIDE = re.compile(
    r"[信上集越非]访|缠访|事故|案件|命案|事件|舆情|曝光|媒体|火灾|火点|火情|焚烧|溺水|灾害|疫情|死亡|自杀|群体性|投诉|举报|"
    r"干旱|洪涝"
)
_RANKED = re.compile(r"末[位尾]|排名|位次|名次|后[一二三两\d]{1,2}[名位]|倒数")
_PUT = re.compile(
    r"(?:结果|成绩|等次)[^,。;]{0,4}(?:[列排]为?|定?为)(?:在|入)?(?:全[县市区镇乡村])?"
    r"(?:最?后[一二三两\d]{1,2}[名位]|末[位尾]|倒数[^,。;的者]{0,4})(?=[。;]|\Z)"
)
"""A place that a veto gives, at the end of what it says (考核结果列最后一位): it does not set the veto off."""
_ANSWERS = re.compile(
    r"负有?[^,。;]{0,10}?责任|责任(?:(?:死亡|亡人|伤亡|人身|交通|火灾)?事故|事件|事项|认定|倒查|单位|追究)|有责|失职|渎职|因[^,。;]{1,16}?(?:不力|不当|不善|不到位|过失|过错|原因|不作为|乱作为|违[规法])|"
    r"(?:处置|处理|履职|监管|工作|落实|整改|防控|管理)(?:严重)?(?:不力|不当|不到位|不及时)|未(?:及时|按规定|依法|按要求|履行|采取|落实|有效)[^,。;]{0,12}|不作为|"
    r"瞒报|谎报|迟报|隐瞒|本单位|干部职工|工作人员|违规|违法(?!行为未)|违纪|弄虚作假|拒不|主观|人为|经(?:调查|查实|认定)[^,。;]{0,10}?(?:负|属|责任)"
)
_DEGREE = re.compile(
    r"[\s\d.、()]{0,6}(?:其中)?(?:造成|致|一次|累计|发生|达到?)?(?:死亡|重伤|亡人|死伤|(?:\d{1,3}|[一二两三四五六七八九十])(?:人|起|次|例|件)|情节)"
    r"[^,。;事案访]{0,10}?(?:[,的]|(?:予以|实行|给予)?[“\"]?一票否)"
)
_CONSEQUENCES = {
    "award": re.compile(r"评[优先奖选]|参评|先进|优秀|表彰|一票否优|创先"),
    "grade": re.compile(r"末等|较差|不合格|不称职|不达标|降[^,。;]{0,4}[等档]|定为[^,。;]{0,6}等|基本合格"),
    "pay": re.compile(r"绩效[^,。;]{0,8}?(?:奖|工资|金)|奖金|津贴|补贴|工资|年终奖|绩效奖"),
    "career": re.compile(r"提拔|晋升|晋级|任用|重用|调整岗位|职务|评聘|交流"),
    "talk": re.compile(r"约谈|诫勉|检讨|表态|检查(?=[,。;]|\Z)"),
    "accountability": re.compile(r"问责|追责|免职|撤职|处分|追究|引咎"),
    "score": re.compile(r"清零|归零|[零0]分|不计分"),
    "circular": re.compile(r"(?:予以|给予|全[县市区]|进行)通报"),
}
_DURATION = re.compile(
    r"当年|本年度?|年度(?:内|考核|综合考核|评[优先])|该年度|次年|[一二两三\d]{1,6}年|考核年度|任期|期限|半年|[一二三四六\d]{1,6}个月|本(?:考核)?周期|当季|当月"
)
_RELIEF = re.compile(r"恢复|解除|撤销(?!评|先|荣)|整改(?:完成|到位|合格|验收)|申诉|复核|复议|容错|免责|可以?不予")


def vague_words(text: str) -> re.Match[str] | None:
    """Words of the trigger that leave open when it is met; None where grades of accidents or figures settle it."""
    for match in _VAGUE.finditer(text):
        clause = _clause_around(text, match)
        accident = _ACCIDENT.search(text) is not None
        if not accident and not _FIGURE.search(clause):
            return match
    return None


def says_event(text: str) -> bool:
    """Whether a text says at all what sets the veto off."""
    told = _PUT.sub("", text)  # a place that the veto gives does not set it off
    return any(pattern.search(told) for pattern in (_EVENT, _FIGURE, _ACCIDENT, _VAGUE, _RANKED, _ACT))


def outside_event(text: str) -> re.Match[str] | None:
    """An event that the unit does not control, with no word on whether it must answer for it."""
    return None if _ANSWERS.search(text) else _OUTSIDE.search(text)


def answers(text: str) -> bool:
    """Whether a text asks for a fault or a responsibility of the unit."""
    return _ANSWERS.search(text) is not None


def graver_only(trigger: str) -> bool:
    """Whether a trigger names a degree alone (死亡 3 人以上的, 3 起以上的): of what was told before."""
    return _DEGREE.match(trigger) is not None


def ranked_trigger(text: str) -> re.Match[str] | None:
    """A place in a ranking as the trigger: somebody is always the last."""
    given = [put.span() for put in _PUT.finditer(text)]
    found = (one for one in _RANKED.finditer(text) if not any(start <= one.start() < end for start, end in given))
    return next(found, None)


def consequence_classes(text: str) -> tuple[str, ...]:
    """The kinds of consequences that a text lists."""
    return tuple(name for name, pattern in _CONSEQUENCES.items() if pattern.search(text))


def has_duration(text: str) -> bool:
    """Whether it is said for how long the veto holds."""
    return bool(_DURATION.search(text))


def has_relief(text: str) -> bool:
    """Whether it is said how the veto ends or can be contested."""
    return bool(_RELIEF.search(text))


def _clause_around(text: str, match: re.Match[str]) -> str:
    """The clause that holds a match; a figure elsewhere in the sentence is about something else."""
    start = max(text.rfind(mark, 0, match.start()) for mark in ",。;!?\n") + 1
    ends = [end for mark in ",。;!?\n" if (end := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))]
