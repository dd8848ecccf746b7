"""Schemes whose product is papers: files are what is kept and judged, not a trace left of other work."""

from __future__ import annotations

from ...startup import patterns as re
from ..facts import Facts

_FILES = re.compile(
    r"(?:档案(?!馆|局)|案卷|卷宗|病历|文书)(?:材料|资料)?(?:质量|工作|业务|规范化?)?"
    r"(?:审核|专审|管理|整理|评审|评查|评估|评定|测评|达标|考评|考核|检查|建设|归档|书写|质量)"
)


def keeps_files(facts: Facts) -> bool:
    """Whether a scheme assesses the keeping of files, by its title (干部人事档案审核评分标准, 行政处罚案卷评查标准)."""
    return facts.once("keeps files", lambda: _FILES.search(facts.scheme.title or "") is not None)
