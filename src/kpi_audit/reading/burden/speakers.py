"""Who does something so often: the assessed unit itself, or those above it."""

from __future__ import annotations

from ...startup import patterns as re
from .beats import Beat

_CLAUSE = re.compile(r"[,:]")
_UNIT = re.compile(
    r"(?:各|被考核|所有|全体|每个)(?!考核|牵头|主管|评分|职能|专项|行业)[^,。;:]{0,10}?(?:要|应|须|应当|必须|负责|需|将|于|在)?$"
    r"|(?:乡镇|街道|村|社区|村居)(?:两委|干部|党委|党支部)?(?:要|应|须|应当|必须|负责|需)?$"
)
_OFFICES = re.compile(r"(?:部门|委办局|[市县区]直(?:各)?单位|职能单位)(?:要|应|须|应当|必须|负责|需|将|于|在)?$")
_OWN_WORK = re.compile(r"[^,。;]{0,4}(?:对|向|自[查评]|开展|组织|召开|进行|报|走访|排查|督促|落实|深入|至少|不少于)")
_ABOVE = re.compile(
    r"(?:(?:局|办|组|(?<!干)部|中心|大队|支队|总队|公司|机构|考核办|督查室|指挥部|部门|第三方|单位)(?:\([^)]{0,60}\))?|[市县区省]委)"
    r"(?:牵头|负责|将|会同[^,]{0,15}|联合[^,]{0,15}|组织|结合[^,]{0,10}|原则上|将于|按规定)?$"
)
_LOOKED_AT = re.compile(r"对(?!各|被考核|全[市县区镇乡])[^,。;:]{2,20}$")
"""Others as the object of a check."""
_SAME_LEVEL = {
    "village": re.compile(r"村"),
    "township": re.compile(r"村|^(?:各|由)?[乡镇]|镇|街道"),
}
_DUTY = re.compile(r"落实|建立|健全|完善|坚持|执行|督促|指导|对|强化|加强|参加|参与|接受|配合")
_ANYBODY = re.compile(r"对(?:各?被考核|各单位|各地)[^,]{0,10}?")
_ASSESSED = {
    "village": re.compile(r"对(?:各|全镇|被考核)?(?:行政)?(?:村|社区|村居)[^,]{0,10}?"),
    "township": re.compile(r"对(?:各|全[县市区]|被考核)?(?:乡镇|镇街|街道|镇|乡)[^,]{0,10}?"),
}
"""Those assessed, as the object of the assessing."""
_ON_UNITS = re.compile(r"[^。;]{0,16}?(?:对(?:各|全|被考核)|到各|深入各|扣分|得分|计分|考核)")
_PAPER = re.compile(r"(?:的)?(?:制度|机制|办法|方案|台账|台帐|记录|档案|资料|表|工作|活动|体系|标准)")
_SCORED = re.compile(
    r"(?:由[^,。;]{1,12}?)?(?:[分按以占]?[0-9]{1,3}分(?:制)?来?|份|底|末|初|的|度|均|一次|进行|组织|开展|集中|综合|平均|工作|量化|定期|中旬|下旬){0,10}(?:考核|考评|评分|打分|计分|评比|得分|测评|赋分|[考评](?![察虑古估价议]))"
)


def of_the_unit(beat: Beat, assesses: str | None = None) -> bool:
    """Whether running text says that the assessed units do this themselves (各乡镇每月对村检查)."""
    said = _CLAUSE.split(beat.before)[-1].strip()
    if assesses in _SAME_LEVEL and _OFFICES.search(said):  # 各部门 are those above a township or village
        return False
    return bool(_UNIT.search(said)) and bool(_OWN_WORK.match(beat.after))


def from_above(before: str, assesses: str | None) -> bool:
    """Whether those above do it, as said right before (县水利局每月检查)."""
    said = _CLAUSE.split(before)[-1].strip()
    lower = _SAME_LEVEL.get(assesses or "")
    looked_at = _LOOKED_AT.search(said)  # 对辖区重点单位每月检查: who does it stands before 对, or is the unit
    subject = said if looked_at is None else said[: looked_at.start()]
    return bool(_ABOVE.search(subject)) and not (lower and lower.search(said))


def scores_outright(beat: Beat, assesses: str | None) -> bool:
    """Whether a line's own words give its points in this rhythm (每月评分), not as a duty to assess others."""
    scored = _SCORED.match(beat.after)
    if scored is None:
        return False
    clause = _ASSESSED.get(assesses or "", _ANYBODY).sub("", _CLAUSE.split(beat.before)[-1])
    return not _DUTY.search(clause) and not _PAPER.match(beat.after, scored.end())


def checks_units(beat: Beat, assesses: str | None) -> bool:
    """Whether running text has units checked by those above; 日巡查 in a row of working methods is their own work."""
    return from_above(beat.before, assesses) or bool(_ON_UNITS.match(beat.after))
