"""Requirements asked of more, or oftener: a dropped qualifier, all for some, added objects; what is only said anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.reading.quantity.frequency import find_frequencies
from kpi_audit.reading.scope.requirements import requirements, same
from kpi_audit.reading.scope.rhythm import oftener
from kpi_audit.reading.scope.widening import widenings
from kpi_audit.reading.text.line import line


def widened(above: str, here: str) -> list[tuple[str, str, str]]:
    """Kind, the words here and the limit above of every widening."""
    return [(one.kind, one.ours.text, one.limit) for one in widenings(line(criteria=here), line(criteria=above))]


@pytest.mark.parametrize(
    ("above", "here", "expected"),
    [
        ("对重点企业开展安全检查。", "对企业开展安全检查。", [("dropped", "对企业开展安全检查", "重点")]),
        (
            "对经鉴定为C级的房屋落实管控措施。",
            "对房屋落实管控措施。",
            [("dropped", "对房屋落实管控措施", "经鉴定为C级的")],
        ),
        ("有条件的村可以建设公共浴室。", "村建设公共浴室。", [("dropped", "村建设公共浴室", "有条件的")]),
        (
            "用水量较大的，节水设施每年检修一次。",
            "节水设施每年检修一次。",
            [("dropped", "节水设施每年检修一次", "用水量较大的")],
        ),
        ("对重点场所消防检查。", "对辖区场所消防检查全覆盖。", [("everywhere", "全覆盖", "重点")]),
        ("对试点村开展房屋安全排查。", "对所有村开展房屋安全排查。", [("everywhere", "所有", "试点")]),
        (
            "禁止露天焚烧秸秆。",
            "禁止露天焚烧秸秆，并将田边杂草一并纳入。",
            [("extended", "并将田边杂草一并纳入", "")],
        ),
    ],
)
def test_wider(above: str, here: str, expected: list[tuple[str, str, str]]) -> None:
    assert widened(above, here) == expected


@pytest.mark.parametrize(
    ("above", "here"),
    [
        ("对重点企业开展安全检查。", "对重点企业开展安全检查。"),
        ("对重点企业开展安全检查。", "对高风险企业开展安全检查。"),
        ("建立健全覆盖城乡的公共服务体系。", "建立健全公共服务体系。"),
        ("未按时报送的，予以书面提醒。", "予以书面提醒。"),
        ("对重点企业开展安全检查。", "组织企业负责人参加培训考试。"),
        ("主要道路保洁到位。", "道路保洁到位。"),
        ("对所有企业开展安全检查。", "对所有企业开展安全检查全覆盖。"),
        ("重点抓好秸秆禁烧。", "秸秆禁烧，发现一处扣1分。"),
        ("对重点企业检查，漏查一家扣1分。", "扣完为止。"),
    ],
)
def test_not_wider(above: str, here: str) -> None:
    assert widened(above, here) == []


@pytest.mark.parametrize(
    ("above", "here", "expected"),
    [
        ("每年报送工作总结一次。", "每月报送工作总结一次。", (12.0, 1.0)),
        ("至少每2年组织1次应急预案演练。", "每年至少组织一次应急救援预案演练。", (1.0, 0.5)),
        ("每季度召开村民代表会议。", "每月召开村民代表会议。", (12.0, 4.0)),
        ("每半年组织一次消防演练。", "每年组织两次消防演练。", None),
        ("每月公布财务收支。", "每季度公布财务收支。", None),
        ("市级河长每季度巡河一次。", "县级河长每月巡河一次。", None),
        ("每年修订一次应急预案。", "每周检查一次排水泵站。", None),
        ("开展应急演练。", "每学期组织一次应急演练。", None),
    ],
)
def test_oftener(above: str, here: str, expected: tuple[float, float] | None) -> None:
    """Times a year here and above; none where nothing is said above, or something else."""
    ours, theirs = line(criteria=here), line(criteria=above)
    found = oftener(ours, find_frequencies(ours), theirs, find_frequencies(theirs))
    assert (None if found is None else (found.ours.per_year, found.theirs.per_year)) == expected


PARTS = (
    ["对", "，对"],
    ["重点", "试点", "所有", ""],
    ["企业", "村"],
    ["开展安全检查"],
    ["。", "全覆盖。", "，每月一次；扣5分"],
)
SENTENCES = st.lists(st.tuples(*map(st.sampled_from, PARTS)).map("".join), min_size=1, max_size=2).map("".join)
"""Single characters at random make no requirement wider; these do."""
TEXT = SENTENCES | st.text(alphabet="重点全覆盖对的，。；企业检查每月一次较多、的(1)扣5分 ", max_size=40)


@given(TEXT)
def test_a_line_adds_nothing_to_itself(text: str) -> None:
    """Whatever the text: it is no wider and no more frequent than itself."""
    said = line(criteria=text)
    assert widenings(said, said) == []
    assert oftener(said, find_frequencies(said), said, find_frequencies(said)) is None


@given(TEXT, TEXT)
def test_any_two_lines(one: str, other: str) -> None:
    """Words stand where they say, and likeness runs from 0 to 1."""
    ours, theirs = line(criteria=one), line(criteria=other)
    for found in widenings(ours, theirs):
        assert one[found.ours.start : found.ours.end] == found.ours.text
        assert other[found.theirs.start : found.theirs.end] == found.theirs.text
    for mine in requirements(ours):
        for yours in requirements(theirs):
            assert 0 <= same(mine.bare, yours.bare) <= 1
