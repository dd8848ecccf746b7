"""Texts with their amounts taken out: what stays is what a word of a list, or more than an amount, needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.reading.text.template import MARK, taken_out, template
from kpi_audit.reading.text.vocabulary import Change, Vocabulary, speaking


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("完成率达到95%得满分，每低2个百分点扣0.5分", "完成率达到##%得满分，每低#个百分点扣0.#分"),
        ("新增示范点356个，扣10.25分", "新增示范点###个，扣##.##分"),
        ("扣0.05分", "扣0.0#分"),
        ("每少1次扣1分，覆盖率100%，零增长为0", "每少1次扣1分，覆盖率100%，零增长为0"),
        ("得1.5分", "得1.#分"),
        ("2026年3月底前", "2026年#月底前"),
        ("3季度末", "3季度末"),
        ("拨打12345热线，PM2.5降到35以下，建5G基站", "拨打12345热线，PM2.5降到##以下，建5G基站"),
        ("24小时值守，18小时内办结", "24小时值守，##小时内办结"),
        ("召开会议不少于4次，走访不少于9户", "召开会议不少于4次，走访不少于#户"),
        ("3/5以上，2026-3-5前，8:30到", "3/5以上，2026-3-5前，8:30到"),
        ("投资1200万元，惠及15860人", "投资####万元，惠及#####人"),
        (
            "到2035年，总分1000分，拨打12319，编号200318，栽树2000株",
            "到2035年，总分1000分，拨打12319，编号200318，栽树2000株",
        ),
        ("信访", "信访"),
    ],
)
def test_amounts_are_taken_out_where_they_stand(text: str, shown: str) -> None:
    bare = template(text)
    assert bare.replace(MARK, "#") == shown
    assert taken_out(text, bare) == "".join(one for one, sign in zip(text, shown, strict=True) if one != sign)


@given(st.text(st.sampled_from("0123456789.%-/: 年季月次少于扣分第,A＋"), max_size=24))
def test_nothing_but_digits_goes_and_nothing_moves(text: str) -> None:
    bare = template(text)
    assert len(bare) == len(text)
    assert all(sign in (one, MARK) and (sign == one or one.isdigit()) for one, sign in zip(text, bare, strict=True))
    assert template(bare) == bare


def test_an_office_with_its_own_words_has_all_its_figures() -> None:
    with speaking(Vocabulary({"process": {"count": Change(add=("走访37户",))}})):
        assert template("走访37户") == "走访37户"
    assert template("走访37户") == f"走访{MARK * 2}户"
