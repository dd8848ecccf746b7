"""What follows from a grade or the score of this very assessment (考核不合格的,取消评优资格) is no veto on a matter."""

from __future__ import annotations

from ...startup import patterns as re

_OWN_GRADE = re.compile(
    r"(?:^|[,;:、.)\s]|凡|对于?|将)(?:年度|年终|季度|月度|平时|综合|本次|当年|学年|最终|评价){0,2}(?:考核|考评|测评|评估)(?:结果|等次|成绩|总评)?"
    r"(?:[一二两三四五六\d]次(?:及?以上)?)?"
    r"(?:为|被?[评定]为|被?确定为|属于)?[“\"]?(?:不合格|不称职|不达标|不及格|较?差|未完成(?=等))[”\"]?(?:等次|等级|档次)?(?:的|者)"
    r"|(?:若|如果?|一旦|凡)[^,。;发现违被受]{0,20}(?:考核|考评|测评|评估)(?:结果|等次|成绩|总评)?(?:为|评定?为)?"
    r"[“\"]?(?:不合格|不称职|不达标|不及格|较?差)[”\"]?(?:等次|等级|档次)?(?:的|者|时)?,"
    r"|(?:^|[,;:、.)\s]|凡|对于?|将)(?:全年|年度|年终|月度|季度|综合|考核|考评|累计|总|评价){0,3}(?:得分|总分|积分)(?:未能?|没有|不能?)(?:达到?|满足)"
    r"(?:规定|考核)?(?:的)?(?:要求|标准|任务|目标)的"
    r"|有[一二两三四五\d][项个](?:以上)?(?:考核|考评)(?:指标|项目|内容)?(?:不合格|不达标|未达标|未完成)的"
)


def of_own_grade(text: str) -> bool:
    """Whether a sentence tells what a poor grade, or too low a score, leads to."""
    return _OWN_GRADE.search(text) is not None
