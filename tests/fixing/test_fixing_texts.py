"""Fixes as text edits: what is mended, what is left alone byte by byte, what waits for a look."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.cli.app import run
from kpi_audit.findings.fix import Edit, Fix, Safety
from kpi_audit.fixing.applying import apply, encoded

HEAD = "文档类型: 考核方案\n"


def fixed(tmp_path: Path, text: str, *argv: str, name: str = "scheme.yaml", encoding: str = "utf-8") -> str:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    assert run(["fix", str(path), *argv]) == 0
    return path.read_bytes().decode(encoding)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "标题: 甲  # 注\n指标: [{名称: 乙, 分值: １０}]\n",
            "标题: 甲  # 注\n文档类型: 考核方案\n指标: [{名称: 乙, 分值: 10}]\n",
        ),
        ("title: 甲\nindicators: [{name: 乙}]\n", "title: 甲\ndocument: scheme\nindicators: [{name: 乙}]\n"),
        ("{title: 甲, indicators: [{name: 乙}]}\n", "{title: 甲, document: scheme, indicators: [{name: 乙}]}\n"),
        (HEAD + "标题: 甲\n指标:\n  - {编号: Ｂ２, 名称: 乙}\n", HEAD + "标题: 甲\n指标:\n  - {编号: B2, 名称: 乙}\n"),
        (HEAD + "标题: 甲\n指标:\n  - 名称: 信访  工作\n", HEAD + "标题: 甲\n指标:\n  - 名称: 信访工作\n"),
        (HEAD + "标题: 甲\n指标:\n  - 名称: use  app\n", HEAD + "标题: 甲\n指标:\n  - 名称: use app\n"),
        (
            HEAD + '标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: "达到９５％得５分"\n',
            HEAD + '标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: "达到95%得5分"\n',
        ),
        (
            HEAD + "标题: 甲\n印发机关: 青禾县人民政府\n指标: [{名称: 乙}]\n",
            HEAD + "标题: 甲\n印发机关: 青禾县人民政府\n层级: 县\n指标: [{名称: 乙}]\n",
        ),
        (
            HEAD
            + "标题: 甲\n指标:\n  - 名称: 组\n    分值: 10\n    下级指标:\n      - {名称: 乙, 分值: 6}\n      - 名称: 丙\n        备注x: 1\n".replace(
                "备注x", "x-备注"
            ),
            HEAD
            + "标题: 甲\n指标:\n  - 名称: 组\n    分值: 10\n    下级指标:\n      - {名称: 乙, 分值: 6}\n      - 名称: 丙\n        分值: 4\n        x-备注: 1\n",
        ),
        (
            HEAD
            + "标题: 甲\n指标:\n  - {名称: 组, 分值: 9, 下级指标: [{名称: 乙, 分值: 6}, {名称: 丙, 评分标准: 达到90%得3分。}]}\n",
            HEAD
            + "标题: 甲\n指标:\n  - {名称: 组, 分值: 9, 下级指标: [{名称: 乙, 分值: 6}, {名称: 丙, 分值: 3, 评分标准: 达到90%得3分。}]}\n",
        ),
        (
            "title: 甲\ndocument: scheme\nindicators:\n  - {name: 组, points: 9, children: [{name: 乙, points: 6}, {name: 丙}]}\n",
            "title: 甲\ndocument: scheme\nindicators:\n  - {name: 组, points: 9, children: [{name: 乙, points: 6}, {name: 丙, points: 3}]}\n",
        ),
        (  # lines that end at what YAML ends lines at, and nobody else
            "标题: 甲\x85指标:\u2028  - 名称: 乙\u2029    分值: １０\x85",
            "标题: 甲\n文档类型: 考核方案\x85指标:\u2028  - 名称: 乙\u2029    分值: 10\x85",
        ),
        (
            "年度: 2026\x85指标:\x85  - 名称: 乙\x85标题: |",
            "年度: 2026\x85指标:\x85  - 名称: 乙\x85标题: |\n文档类型: 考核方案",
        ),
    ],
)
def test_what_is_mended(tmp_path: Path, before: str, after: str) -> None:
    assert fixed(tmp_path, before) == after
    assert fixed(tmp_path, after) == after  # nothing is left to mend


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "标题: 甲\n印发机关: 青禾县教育局\n指标: [{名称: 乙}]\n",  # a department's level is not certain
        HEAD + "标题: 甲\n印发机关: 中共青禾县委、石桥镇人民政府\n指标: [{名称: 乙}]\n",
        HEAD + "标题: 甲\n指标:\n  - 名称: |\n      信访  工作\n",  # aligned by hand, perhaps
        HEAD + '标题: 甲\n指标:\n  - 名称: 乙\n    评分标准: "信访  工作，\n      维稳  工作"\n',
        HEAD + "标题: 甲\nx-备注: 信访  工作\n指标: [{名称: 乙, 牵头单位: 信访  办}]\n",  # none of the texts
        HEAD
        + "标题: 甲\n指标:\n  - {名称: 组, 分值: 10, 下级指标: [{名称: 乙, 分值: 6}, {名称: 丙}, {名称: 丁}]}\n",  # two bare
        HEAD
        + "标题: 甲\n指标:\n  - {名称: 组, 分值: 6, 下级指标: [{名称: 乙, 分值: 6}, {名称: 丙}]}\n",  # nothing left
        HEAD
        + "标题: 甲\n指标:\n  - {名称: 组, 分值: 10, 下级指标: [{名称: 乙, 分值: 6}, {名称: 扣分项, 评分标准: 每次扣1分}]}\n",
        HEAD  # points in the name, by weight, of a group
        + "标题: 甲\n指标:\n  - {名称: 组, 分值: 10, 下级指标: [{名称: 乙, 分值: 6}, {名称: 丙（3分）}]}\n",
        HEAD + "标题: 甲\n指标:\n  - {名称: 组, 分值: 10, 下级指标: [{名称: 乙, 分值: 6}, {名称: 丙, 权重: 40}]}\n",
        HEAD
        + "标题: 甲\n指标:\n  - {名称: 组, 分值: 10, 下级指标: [{名称: 乙, 分值: 6}, {名称: 丙, 下级指标: [{名称: 丁}]}]}\n",
        HEAD  # the standard awards another figure
        + "标题: 甲\n指标:\n  - {名称: 组, 分值: 10, 下级指标: [{名称: 乙, 分值: 6}, {名称: 丙, 评分标准: 达到90%得3分。}]}\n",
        HEAD + "标题: 甲\n指标:\n  - {名称: 乙, 分值: 5, 评分标准: 每起扣2分。}\n",  # the floor waits for a look
        "? 标题\n: 甲\n? 指标\n: [{名称: 乙}]\n",  # where a key stands so, nobody knows how the next one should
        "&a 标题: 甲\n指标: [{名称: 乙}]\n",
        "!!str 标题: 甲\n指标: [{名称: 乙}]\n",
        "依据:\n  - &a 乙\n  - 丙\n标题: *a\n指标: [{名称: 乙}]\n",  # the title stands elsewhere
        "{依据: [&a 乙, 丙], 标题: *a, 指标: [{名称: 乙}]}\n",
        "x-甲: &a\n  标题: 甲\n<<: *a\n指标: [{名称: 乙}]\n",
    ],
)
def test_what_is_left_alone(tmp_path: Path, text: str) -> None:
    assert fixed(tmp_path, text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("每起扣2分。", "每起扣2分，扣完为止。"),
        ("每起扣2分", "每起扣2分，扣完为止。"),
        ('"每起扣2分；"', '"每起扣2分，扣完为止。"'),
    ],
)
def test_a_floor_is_written_when_it_is_asked_for(tmp_path: Path, before: str, after: str) -> None:
    text = HEAD + "标题: 甲\n指标:\n  - 名称: 乙\n    分值: 5\n    评分标准: {}\n"
    assert fixed(tmp_path, text.format(before), "--unsafe") == text.format(after)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_line_ends_encoding_and_comments_stay(tmp_path: Path, encoding: str) -> None:
    text = "# 注释\r\n标题: 甲   # 尾注\r\n指标:\r\n  - 名称: 乙\r\n    分值: １０\r\n\r\n"
    wanted = "# 注释\r\n标题: 甲   # 尾注\r\n文档类型: 考核方案\r\n指标:\r\n  - 名称: 乙\r\n    分值: 10\r\n\r\n"
    assert fixed(tmp_path, text, encoding=encoding) == wanted


def test_a_diff_shows_and_writes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scheme.yaml"
    path.write_text("文档类型: 考核方案\n标题: 甲\n指标: [{名称: 乙, 分值: １０}]\n", "utf-8")
    before = path.read_bytes()
    assert run(["fix", str(path), "--diff"]) == 1
    out, err = capfd.readouterr()
    assert "-指标: [{名称: 乙, 分值: １０}]\n+指标: [{名称: 乙, 分值: 10}]\n" in out
    assert "scheme.yaml:3:18: 全角数字“１０”改为“10”" in err and "1 份可以修改" in err
    assert path.read_bytes() == before


def test_a_broken_file_is_told_and_the_others_are_mended(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("标题: [", "utf-8")
    (tmp_path / "b.yaml").write_text("标题: 甲\n指标: [{名称: 乙}]\n", "utf-8")
    assert run(["fix", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), str(tmp_path / "none.yaml")]) == 2
    err = capfd.readouterr().err
    assert "a.yaml" in err and "none.yaml" in err
    assert "文档类型" in (tmp_path / "b.yaml").read_text("utf-8")


def test_other_documents_need_no_fix(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A duty list stays as it is, and the scheme that follows it in the file is mended where it stands."""
    duties = "文档类型: 职责清单\n职责:\n  - {类别: 基本履职, 事项: 村庄  整治}\n"
    assert fixed(tmp_path, duties) == duties
    assert capfd.readouterr().err == "检查 1 份文件，修改 0 份。\n"
    both = duties + "---\n标题: 甲\n指标: [{名称: 乙, 分值: １０}]\n"
    assert fixed(tmp_path, both) == duties + "---\n标题: 甲\n文档类型: 考核方案\n指标: [{名称: 乙, 分值: 10}]\n"
    assert "scheme.yaml:6:18: 全角数字“１０”改为“10”" in capfd.readouterr().err


def test_the_audit_after_a_fix_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = (
        HEAD
        + "标题: 甲\n指标:\n  - {名称: 乙, 分值: 5, 评分标准: 发生火灾的每起扣2分。}\n  - {名称: 丙, 分值: 95, 评分标准: 按满意率折算。}\n"
    )
    fixed(tmp_path, text, "--unsafe")
    assert "修改后重新检查：由" in capfd.readouterr().err


SPAN = st.tuples(st.integers(0, 20), st.integers(0, 5), st.text(max_size=3))


@given(st.text(min_size=25, max_size=30), st.lists(st.lists(SPAN, min_size=1, max_size=2), max_size=6))
def test_no_fix_touches_the_words_of_another(text: str, spans: list[list[tuple[int, int, str]]]) -> None:
    fixes = []
    for group in spans:
        edits = tuple(sorted(Edit(start, start + size, new) for start, size, new in group))
        if all(one.end <= other.start for one, other in pairwise(edits)):
            fixes.append(Fix("x", Safety.SAFE, edits, 1, 1))
    done = apply(text, fixes)
    assert len(done.applied) + len(done.refused) == len(fixes)
    changed = sum(len(edit.text) - (edit.end - edit.start) for fix in done.applied for edit in fix.edits)
    assert len(done.text) == len(text) + changed


def test_of_two_insertions_at_one_place_one_is_made() -> None:
    first, second = (Fix(key, Safety.SAFE, (Edit(1, 1, key),), 1, 1) for key in "xy")
    done = apply("ab", [second, first])
    assert (done.text, done.applied, done.refused) == ("axb", (first,), (second,))


@given(st.binary(max_size=60))
def test_bytes_come_back_as_they_were_or_not_at_all(data: bytes) -> None:
    from kpi_audit.errors import DocumentError
    from kpi_audit.source.decode import decode

    try:
        text = decode(data).text
    except DocumentError:
        return
    assert encoded(text, data) in (data, None)


def test_another_name_of_a_value_is_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that only such values keep from being read is sound afterwards; every other byte stays."""
    before = HEAD + '标题: 甲\n状态: "征求意见稿"  # 注\n考核对象:  街道 # 街道\n指标: [{名称: 乙}]\n'
    after = HEAD + '标题: 甲\n状态: "草案"  # 注\n考核对象:  乡镇 # 街道\n指标: [{名称: 乙}]\n'
    assert fixed(tmp_path, before) == after
    assert "“考核对象”的“街道”改为格式规定的“乡镇”" in capsys.readouterr().err
    assert run(["check", str(tmp_path / "scheme.yaml")]) == 0


def test_what_such_a_mending_leaves_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not certain waits for ``--unsafe``; a file that stays at fault ends with code 2."""
    path = tmp_path / "scheme.yaml"
    path.write_text(HEAD + "标题: 甲\n层级: 区\n考核对象: 开发区\n指标: [{名称: 乙}]\n", encoding="utf-8")
    assert run(["fix", str(path)]) == 2
    said = capsys.readouterr()
    assert "可改（须过目，加 --unsafe 才改）：“考核对象”的“开发区”改为格式规定的“单位”" in said.err
    assert "还有格式问题，要由您改" in said.err
    assert "层级: 县\n考核对象: 开发区\n" in path.read_text(encoding="utf-8")
    assert run(["fix", str(path), "--unsafe"]) == 0
    path.write_text(HEAD + "标题: 甲\n考核对象: 厨房\n指标: [{名称: 乙}]\n", encoding="utf-8")
    assert run(["fix", str(path)]) == 2
