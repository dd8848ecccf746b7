"""The bare clauses of a trigger, so that the same condition is known again elsewhere."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.vocabulary import gathered

SHORTEST = 6
"""Characters a bare clause needs to mean the same thing in two places."""
_SPLIT = re.compile(r"[,，;；。:：、()（）\n]|或者|的[,，;；。]?(?=$)")
_FILLER = re.compile(
    r"^(?:\d+[.、]|凡是?|对于?|因|如果?|若|年度内|全年|年内|当年|本年度?|经(?:查实|核实|认定|查证)|属实|发现|存在|有|乡镇|单位|的|被考核单位)+"
    r"|(?:的|者|每[起次个件处]?|一律|均|,){1,20}$"
)
_NEGATIVE = re.compile(r"未|没有|不|无|被|瞒|谎|拒|擅自|违|虚|失|逾期|低于|少于")
_OWN = re.compile(
    r"(?:未|不)(?:按|及时|完成)?[^引发]{0,4}(?:要求|规定|目标|任务|材料|资料|报送|上报|完成|落实|达标|到位)$|弄虚作假|材料|资料|台账|记录"
    r"|(?:违反|不符合|达不到|未达到|不满足)(?:此|本|该|上述|以上|有关|相关)(?:项|条|款)?(?:规定|要求|标准|条件|内容)$"
)


@gathered
def phrases(trigger: str) -> tuple[str, ...]:
    """The clauses that name a default exactly enough; what every line says (未按要求报送) is left out."""
    told = [part.strip() for part in _SPLIT.split(trigger) if _NEGATIVE.search(part)]
    bare = [_FILLER.sub("", _FILLER.sub("", part)) for part in told]
    kept = [one for one in bare if len(one) >= SHORTEST and _NEGATIVE.search(one) and not _OWN.search(one)]
    return tuple(dict.fromkeys(kept))
