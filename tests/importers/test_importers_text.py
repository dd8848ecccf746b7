"""Separated values and Markdown: separators, encodings, quotes, escapes, lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importers_office import imported, outline, scheme, todos

from kpi_audit.cli.app import run
from kpi_audit.importers.formats.delimited import read_delimited
from kpi_audit.importers.formats.markdown import read_markdown
from kpi_audit.importers.formats.running_text import read_running_text
from kpi_audit.importers.paper import Paragraph, Table

TABLE = [
    ["松岗街道2026年度社区考核表", "", "", ""],
    ["考核项目", "考核内容", "分值", "扣分标准"],
    ["基层党建", "组织生活", "15", "每缺1次扣1分"],
    ["", "党员管理", "25", "失联党员每人扣2分"],
    ["公共服务", "满意度", "60", "低于90%的，每低1个百分点扣1分"],
]
TREE = [("基层党建", None, [("组织生活", 15), ("党员管理", 25)]), ("公共服务", 60)]


@pytest.mark.parametrize("separator", [*",\t;|^~"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_any_separator_and_encoding(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in TABLE).encode(encoding))
    found = scheme(path)
    assert (found.title, found.year) == ("松岗街道2026年度社区考核表", 2026)
    assert outline(found.indicators) == TREE


def test_the_word_of_excel_for_a_separator(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\n指标;分值;标准\n甲,乙;100;按率\n", "utf-8")
    assert outline(scheme(path).indicators) == [("甲,乙", 100)]
    assert "# 第3行" in imported(path).imported.text


def test_quotes_with_breaks_and_quotes_that_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('指标,分值,标准\n"会\n议",40,"少一次,扣""1""分"\n"四个到位"建设,60,按"率"折算\n', "utf-8")
    found = scheme(path)
    assert [(one.name, one.points, one.criteria) for one in found.indicators] == [
        ("会议", 40, '少一次,扣"1"分'),
        ('"四个到位"建设', 60, '按"率"折算'),
    ]
    assert "# 第4行" in imported(path).imported.text


@given(
    st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(",\t;|")
)
def test_records_come_back(records: list[list[str]], separator: str) -> None:
    """What the csv module writes is read as it was written, line by line."""
    import csv
    import io

    from kpi_audit.importers.formats.delimited import _records

    clean = [[cell.replace("\r", "\n").replace("\0", "") for cell in record] for record in records]
    paper = io.StringIO(newline="")
    csv.writer(paper, delimiter=separator, lineterminator="\n").writerows(clean)
    text = paper.getvalue()
    read = list(_records(text, separator))
    assert [record for _, record in read] == clean
    assert [text.split("\n")[line - 1][:1] for line, _ in read] == [row[:1] for row in _first_lines(clean, separator)]


def _first_lines(records: list[list[str]], separator: str) -> list[str]:
    import csv
    import io

    lines = []
    for record in records:
        paper = io.StringIO(newline="")
        csv.writer(paper, delimiter=separator, lineterminator="\n").writerow(record)
        lines.append(paper.getvalue().split("\n")[0])
    return lines


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# 清溪县2026年河长制考核细则\n\n（共100分）\n\n## 一、水质（60分）\n\n"
        "| 指标 | 分值 | 评分标准 |\n|---|---:|:--|\n| 断面\\|水质 | 40 | 达标得满分；<br>降一类扣10分 |\n"
        "| **黑臭水体** | 20 | 每处扣`5`分 |\n\n"
        "## 二、管护（40分）\n\n指标 | 分值 | 评分标准\n--- | --- | ---\n巡河 | 40 | 少一次扣1分\n\n"
        "考核结果有异议的，可在5日内申请复核。\n",
        "utf-8",
    )
    found = scheme(path)
    assert (found.title, found.total_points) == ("清溪县2026年河长制考核细则", 100)
    assert outline(found.indicators) == [
        ("一、水质", 60, [("断面|水质", 40), ("黑臭水体", 20)]),
        ("二、管护", 40, [("巡河", 40)]),
    ]
    first, second = found.indicators[0].children
    assert (first.criteria, second.criteria) == ("达标得满分；\n降一类扣10分", "每处扣5分")
    assert found.clauses.appeal == "考核结果有异议的，可在5日内申请复核。"
    assert "# 第9行" in imported(path).imported.text


def test_markdown_in_prose(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# 村级考核办法\n\n1. 会议（40分）。少一次扣1分。\n2. 满意度（60分）。按率折算。\n", "utf-8")
    assert outline(scheme(path).indicators) == [("1. 会议", 40), ("2. 满意度", 60)]


RUNNING = (
    "\u3000\u3000松岗街道2026年度社区考核办法\n\n一、考核对象\n\u3000\u3000各社区。\n二、考核内容（100分）\n（一）基层党建（40分）\n"
    "1.\t组织生活按时开展，每缺1次扣1分。\n2.\t失联党员每人扣2分，扣完为止。\n（二）公共服务（60分）\n"
    "满意度低于90%的，每低1个百分点扣1分。\n三、对结果有异议的，可在5日内申请复核。\n"
)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_running_text(tmp_path: Path, encoding: str, ending: str) -> None:
    """What was copied from a page or out of Word: indented, its numbers parted from the text by tabs."""
    path = tmp_path / "a.txt"
    path.write_bytes(RUNNING.replace("\n", ending).encode(encoding))
    found = scheme(path)
    assert (found.title, found.year, found.total_points) == ("松岗街道2026年度社区考核办法", 2026, 100)
    assert outline(found.indicators) == [("（一）基层党建", 40), ("（二）公共服务", 60)]
    assert found.indicators[0].criteria == "1.\t组织生活按时开展，每缺1次扣1分。\n2.\t失联党员每人扣2分，扣完为止。"
    assert found.clauses.appeal == "三、对结果有异议的，可在5日内申请复核。"
    assert "# 第6行" in imported(path).imported.text


PAGE = (
    "松岗街道2026年度社区考核办法\n"
    "1.组织生活（40分）。各社区党组织应当按规定开\n展组织生活，每缺1次扣1分；上级党组织检查时\n发现问题的，每个扣2分，扣完为止。\n"
    "2.公共服务（60分）。按照群众满意率折算得分，\n满意率低于90%的，每低1个百分点扣1分。\n"
)


def test_lines_broken_by_a_page_are_one_paragraph(tmp_path: Path) -> None:
    """As they come out of a PDF: full lines go on where their sentence does, headings and numbers begin anew."""
    path = tmp_path / "a.txt"
    path.write_text(PAGE, "utf-8")
    found = scheme(path)
    assert outline(found.indicators) == [("1.组织生活", 40), ("2.公共服务", 60)]
    assert found.indicators[0].criteria == (
        "各社区党组织应当按规定开展组织生活，每缺1次扣1分；上级党组织检查时发现问题的，每个扣2分，扣完为止。"
    )
    assert "# 第5行" in imported(path).imported.text


@pytest.mark.parametrize(
    ("lines", "below"),
    [
        (
            ["1.组织生活每月开展，得25分，缺一次扣2分。", "2.发展党员3名，得15分。"],
            [("1.组织生活每月开展", 25), ("2.发展党员3名", 15)],
        ),
        (["说明在先。", "1.开展活动，得25分。", "2.发展党员，得15分。"], [("1.开展活动", 25), ("2.发展党员", 15)]),
        (
            [
                "1.按季研判矛盾，并报街道，25分。",
                "2.发展党员，15分。迟报的每次减1分。",
                "3.班子成员违纪的，每人次减2分。",
            ],
            [("1.按季研判矛盾", 25), ("2.发展党员", 15), ("3.班子成员违纪的", None)],  # what only takes adds nothing
        ),
        (["1.未制定预案，减20分。", "2.未开展演练，减20分。"], None),
        (["1.开展活动，得25分。", "2.发展党员，得10分。"], None),  # 35 of 40
        (["1.开展活动，得25分；少开展的得15分。", "2.发展党员，得15分。"], None),  # two awards in one
        (["1.开展活动，得25分。", "2.发展党员。", "3.培训，得15分。"], None),
        (["1.开展活动，得40分。"], None),
        (
            ["1.开展活动，得25分。", "（1）每月一次，得10分。", "2.发展党员，得15分。"],
            [("1.开展活动", 25), ("2.发展党员", 15)],
        ),
    ],
)
def test_awards_that_make_up_the_points_of_a_section(
    lines: list[str], below: list[tuple[str, int | None]] | None, tmp_path: Path
) -> None:
    """Paragraphs that say what they give, and not what they are worth, are indicators if it all adds up."""
    path = tmp_path / "a.txt"
    text = "\n".join(
        ["松岗街道2026年度社区考核办法", "（一）基层党建（40分）", *lines, "（二）公共服务（60分）", "按率折算。"]
    )
    path.write_text(text, "utf-8")
    first = ("（一）基层党建", 40) if below is None else ("（一）基层党建", 40, below)
    assert outline(scheme(path).indicators) == [first, ("（二）公共服务", 60)]
    assert all(line in imported(path).imported.text for line in lines)


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["甲" * 30, "乙" * 30, "丙" * 30], 1),
        (["甲" * 30, "乙" * 29 + "。", "丙" * 30], 2),
        (["甲" * 30, "乙" * 30, "", "丙" * 30], 2),
        (["甲" * 40, "乙" * 30, "丙" * 30], 3),  # lines of no page
        (["甲" * 12, "乙" * 12, "丙" * 12], 3),  # too short for a page
        (["甲" * 30, "一、" + "乙" * 28, "丙" * 30], 2),
        (["甲" * 30, "乙" * 30], 2),  # too few to tell
    ],
)
def test_what_goes_on(lines: list[str], paragraphs: int, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines), "utf-8")
    (paper,) = read_running_text(path)
    assert len(paper.blocks) == paragraphs


@pytest.mark.parametrize(
    ("marks", "deep"),
    [
        ("（一） ① a、 b、 ②", [0, 1, 2, 2, 1]),
        ("（一） ① A． B． ②", [0, 1, 2, 2, 1]),
        ("一、 A、 1、 2、 B、 1、 二、", [0, 1, 2, 2, 1, 2, 0]),
        ("1. a) b) ① ② 2.", [0, 1, 1, 2, 2, 0]),
        ("㈠ ⒈ ⑴ ⑵ ⒉ ㈡", [0, 1, 2, 2, 1, 0]),
        ("一、 （一） 1） 2） （二） 1）", [0, 1, 2, 2, 1, 2]),
        ("一、 1． （1） (a) (b) （2） 2．", [0, 1, 2, 3, 3, 2, 1]),
        ("A、 ① ② B、", [0, 1, 1, 0]),
    ],
)
def test_lists_inside_lists(marks: str, deep: list[int], tmp_path: Path) -> None:
    """Numbers that no custom puts above or below others stand where their list begins."""
    path = tmp_path / "a.txt"
    points = {0: 60, 1: 20, 2: 10, 3: 5}
    lines = [f"{mark}做好防汛值守{at}（{points[at]}分）" for mark, at in zip(marks.split(), deep, strict=True)]
    path.write_text("\n".join(["防汛工作考核办法", *lines]), "utf-8")

    def depths(indicators: Sequence[Any], depth: int) -> Iterator[tuple[int, float]]:
        for one in indicators:
            yield depth, one.points
            yield from depths(one.children, depth + 1)

    assert list(depths(scheme(path).indicators, 0)) == [(at, points[at]) for at in deep]


def test_points_as_offices_write_them(tmp_path: Path) -> None:
    """In brackets of any kind, for a period, and right behind a name whose parts are told."""
    path = tmp_path / "a.txt"
    lines = [
        "网格员考核办法",
        "1、信息采集〔20分〕",
        "完整度95%以上得满分。",
        "2、巡查走访（40分/月）。每日巡查1次。",
        "3、党建和群众工作30分，其中走访20分，活动10分。由社区考核。",
        "4、投诉办理【10分】。每起不实扣1分。",
    ]
    path.write_text("\n".join(lines), "utf-8")
    found = scheme(path)
    assert outline(found.indicators) == [
        ("1、信息采集", 20),
        ("2、巡查走访", 40),
        ("3、党建和群众工作", 30),
        ("4、投诉办理", 10),
    ]
    assert todos(path) == []


def test_a_line_among_the_scored_whose_points_are_not_found_is_told(tmp_path: Path) -> None:
    """It must not get lost: what is said of grades and of the assessment itself is none."""
    path = tmp_path / "a.txt"
    lines = [
        "河长制考核办法",
        "一、巡河（40分）。每月4次，少1次扣1分。",
        "二、河道保洁完成情况好的30分，差的0分。",
        "三、群众评价（30分）。满意度每低1个百分点扣1分。",
        "四、结果运用。得90分以上的为优秀。",
        "五、值班。15分钟内到岗。",
    ]
    path.write_text("\n".join(lines), "utf-8")
    assert todos(path) == [("unscored", "3")]
    text = imported(path).imported.text
    assert "“河道保洁完成情况好的30分”与考核条目并列" in text
    assert "二、河道保洁完成情况好的30分，差的0分。" in scheme(path).text


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("松岗镇村级集体经济增收\n考核办法", "松岗镇村级集体经济增收考核办法"),
        ("松岗镇2026年度重点工作\n绩效考核评分标准", "松岗镇2026年度重点工作绩效考核评分标准"),
        ("松政办〔2026〕3号\n考核办法", "考核办法"),
        ("附件2\n考核细则", "考核细则"),
        ("各村（社区）：\n考核办法", "考核办法"),
        ("关于印发考核办法的通知\n考核办法", "考核办法"),
    ],
)
def test_a_title_in_two_lines(above: str, title: str, tmp_path: Path) -> None:
    """A title that does not say of what goes on with the line above, unless that is none of it."""
    path = tmp_path / "a.txt"
    path.write_text(f"{above}\n1.增收（60分）。每增1万元得5分。\n2.人居环境（40分）。脏乱差每处扣1分。\n", "utf-8")
    assert scheme(path).title == title


def test_a_page_with_ragged_lines_is_one_that_breaks_them(tmp_path: Path) -> None:
    """Lines that end a sentence and not the next were broken, though half-width marks make them differ in length."""
    path = tmp_path / "a.txt"
    lines = [
        "森林防火工作考核办法",
        "1.宣传教育(40 分)。清明、春节期间户户发放告知书,缺",
        "1户扣 0.5 分,扣完为止。坟头、林缘有人守护,得满分;无人守护的每",
        "处扣2分。重点人群逐一登记,漏登 1 人扣 1",
        "分。",
        "2.火情处置(60 分)。年内未发生火情的得满分。发生火情瞒",
        "报的不得分。",
    ]
    path.write_text("\n".join(lines), "utf-8")
    found = scheme(path)
    assert outline(found.indicators) == [("1.宣传教育", 40), ("2.火情处置", 60)]
    assert found.indicators[0].criteria == (
        "清明、春节期间户户发放告知书,缺1户扣 0.5 分,扣完为止。坟头、林缘有人守护,得满分;无人守护的每处扣2分。"
        "重点人群逐一登记,漏登 1 人扣 1分。"
    )


def test_a_page_of_mixed_letters_is_as_wide_as_its_cells(tmp_path: Path) -> None:
    """Digits take half of a character, so that full lines differ in length; the number of a page parts no sentence."""
    path = tmp_path / "a.txt"
    lines = [
        "松岗街道2026年度社区考核细则",
        "（一）环境整治（60分）。每月开展清洁行动不少于",
        "4次，少一次扣1分；生活垃圾分类覆盖率达到100%，每",
        "低1个百分点扣0.5分；群众满意度在95%以上得10分，不",
        "",
        "— 2 —",
        "",
        "到95%不得分。",
        "（二）公共服务（40分）。按办结率折算。",
    ]
    path.write_text("\n".join(lines), "utf-8")
    first, second = scheme(path).indicators
    assert first.criteria == "".join([lines[1].split("。", 1)[1], *lines[2:4], lines[7]])
    assert second.name == "（二）公共服务"
    assert "# 第9行" in imported(path).imported.text


CHAPTERS = """青禾县教育局关于印发2026年学校考核办法的通知
第一章 总则
第一条 为加强管理，制定本办法。
第二章 考核内容
第二条 考核实行百分制，包括以下内容：
（一）德育工作40分。主题班会每周1次，缺一次扣0.5分；
（二）家长满意度60分。每低1个百分点扣1分。
第三条 有下列情形之一的，实行一票否决：
（一）有偿补课被查实的；
（二）发生安全事故的。
第三章 附则
第四条 本办法自印发之日起施行。
"""


def test_chapters_and_articles(tmp_path: Path) -> None:
    """A chapter is no title; points stand right behind a name; the list of an article beside the scored one stays."""
    path = tmp_path / "a.txt"
    path.write_text(CHAPTERS, "utf-8")
    found = scheme(path)
    assert found.title == "青禾县教育局关于印发2026年学校考核办法的通知"
    assert outline(found.indicators) == [("（一）德育工作", 40), ("（二）家长满意度", 60)]
    assert [one.matter for one in found.vetoes] == ["有偿补课被查实的", "发生安全事故的"]
    assert "本办法自印发之日起施行" in (found.text or "")


@pytest.mark.parametrize("text", ["未按时报送扣5分。", "获得表彰奖励5分。", "成绩达到60分。", "每月例会记2分。"])
def test_points_behind_words_of_giving_are_not_what_a_line_is_worth(text: str, tmp_path: Path) -> None:
    """What is taken, given or reached is no full mark."""
    path = tmp_path / "a.txt"
    path.write_text(f"某镇2026年村级考核办法\n（一）会议（100分）\n1.{text}\n", "utf-8")
    assert outline(scheme(path).indicators) == [("（一）会议", 100)]


def test_text_out_of_a_pdf(tmp_path: Path) -> None:
    """Pages begin with a form feed, manual breaks of Word are vertical tabs, numbers of lists stand alone."""
    path = tmp_path / "办法.txt"
    path.write_text(
        "\f某县2026年度乡镇考核办法\n一、\n\n考核内容\n\n（一） 党的建设（60分）\n1.\n\n理论学习（20分）。\v每少一次扣1分。\n\n"
        "2.\n\f\n阵地建设（40分）。未开放的，每村扣2分。\n\n（二） 民生保障（40分）\n1.\n群众满意度（40分）。按满意率计分。\n二、\n三、\n附则\n\f",
        "utf-8",
    )
    assert outline(scheme(path).indicators) == [
        ("（一） 党的建设", 60, [("1.理论学习", 20), ("2.阵地建设", 40)]),
        ("（二） 民生保障", 40, [("1.群众满意度", 40)]),
    ]
    assert scheme(path).indicators[0].children[0].criteria == "每少一次扣1分。"
    [paper] = read_running_text(path)
    said = {block.origin.row: block.text for block in paper.blocks if isinstance(block, Paragraph) and block.origin}
    assert said[1] == "某县2026年度乡镇考核办法"
    assert said[13] == "2.阵地建设（40分）。未开放的，每村扣2分。"
    assert said[18] == "二、" and said[20] == "三、附则"


def test_rows_in_running_text(tmp_path: Path) -> None:
    """Rows keep the tabs between their cells, also where the first is empty; # and | say nothing here."""
    path = tmp_path / "a.TXT"
    path.write_text(
        "# 松岗街道2026年度社区考核表\n序号\t项目\t分值\t标准\n1\t党建|组织\t40\t每缺1次扣1分\n\t**服务**\t60\t按率折算\n说明：年底兑现。\n",
        "utf-8",
    )
    assert outline(scheme(path).indicators) == [("党建|组织", 40), ("**服务**", 60)]
    assert "# 第3行" in imported(path).imported.text
    (paper,) = read_running_text(path)
    assert [type(block) for block in paper.blocks] == [Paragraph, Table, Paragraph]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RUNNING, "a.txt:10: SCO802 warning"),
        ("# 草稿\n\n标题: 甲\n指标:\n- {名称: 会议, 分值: 十}\n", "a.txt:5:16: FMT013 error"),
        ("---\n标题: 甲\n指标:\n- {名称: 会议, 分值: 十}\n", "a.txt:4:16: FMT013 error"),
        ("{标题: 甲, 指标: [{名称: 会议, 分值: 十}]}", "a.txt:1:27: FMT013 error"),
        ("", "a.txt:1:1: FMT032 error"),
    ],
)
def test_a_plain_text_may_hold_keys(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Some editors give every file that ending: a document of keys is read as one."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(text, "utf-8")
    run(["check", "a.txt"])
    assert said in capsys.readouterr().out


def test_plain_texts_are_taken_when_they_are_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder holds many that are no schemes."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(RUNNING, "utf-8")
    Path("b.yaml").write_text("标题: 甲\n指标:\n- {名称: 会议, 分值: 十}\n", "utf-8")
    for given_, seen in ((".", False), ("*", False), ("*.txt", True)):
        run(["check", given_])
        assert ("a.txt:10: SCO802" in capsys.readouterr().out) is seen


@given(st.binary(max_size=400))
def test_no_bytes_break_the_readers(data: bytes) -> None:
    """They are a table, or a document error; never another exception."""
    import tempfile

    from kpi_audit.errors import DocumentError

    with tempfile.TemporaryDirectory() as folder:
        for reader, name in ((read_delimited, "a.csv"), (read_markdown, "a.md"), (read_running_text, "a.txt")):
            path = Path(folder) / name
            path.write_bytes(data)
            try:
                papers = reader(path)
            except DocumentError as error:
                assert error.code == "FMT032"
            else:
                assert all(cell.text for table in papers[0].tables() for row in table.rows for _, cell in row.filled())


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**粗**体", "粗体"),
        ("a **b", "a **b"),
        ("**a** **b**", "a b"),
        ("__甲__、**乙**", "甲、乙"),
        (r"\*\*甲\*\*", "**甲**"),
        ("** a **", "** a **"),
        ("2**3", "2**3"),
        ("****", "****"),
    ],
)
def test_emphasis_is_taken_off(line: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"| 指标 | 分值 | 评分标准 |\n|---|---|---|\n| 甲 | 100 | {line} |\n", "utf-8")
    assert scheme(path).indicators[0].criteria == text


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# 河长制考核办法 #", "河长制考核办法"),
        ("# 河长制考核办法 ###  ", "河长制考核办法"),
        ("#   河长制考核办法", "河长制考核办法"),
    ],
)
def test_marks_around_a_heading_are_taken_off(line: str, title: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"{line}\n\n| 指标 | 分值 |\n|---|---|\n| 甲 | 100 |\n", "utf-8")
    assert scheme(path).title == title


def test_the_separator_is_the_one_between_known_headings(tmp_path: Path) -> None:
    """Commas in the texts cut more evenly than the semicolons that are meant."""
    path = tmp_path / "a.csv"
    path.write_text("指标;分值;标准\n甲,乙;40;缺一次,扣1分\n丙,丁;60;按率,折算\n", "utf-8")
    assert outline(scheme(path).indicators) == [("甲,乙", 40), ("丙,丁", 60)]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("考核单位", "[{甲: 乙}]"),
        ("考核单位", "{甲: 乙}"),
        ("考核单位", "[[甲]]"),
        ("目标值", "{数值: 1e999}"),
        ("目标值", "{数值: [1]}"),
        ("目标值", "{op: 大约}"),
        ("频次", "{times: 甲}"),
        ("考核方式", "[{甲: 1}]"),
        ("依据", "[[1]]"),
        ("佐证材料", "[true, {}]"),
    ],
)
def test_a_cell_that_looks_like_data_but_is_none_breaks_nothing(tmp_path: Path, heading: str, cell: str) -> None:
    """What the format cannot have is kept as the text that it is, or left to do; the scheme loads."""
    path = tmp_path / "a.csv"
    path.write_text(f'考核项目,分值,评分标准,{heading}\n会议,100,缺一次扣1分,"{cell}"\n', "utf-8")
    made = imported(path).imported.text
    assert outline(scheme(path).indicators) == [("会议", 100)]
    assert any(part in made for part in (cell, cell.strip("[]"), "TODO"))


def test_a_plain_text_is_its_lines(tmp_path: Path) -> None:
    """Numbered lines that state points are the tree; a right that is scored is no chapter on safeguards."""
    path = tmp_path / "a.txt"
    path.write_text(
        "松岗街道2026年度社区考核细则\n\n一、社区治理（70分）\n1、调解纠纷，计30分，缺1次扣1分。\n2、巡查，计40分，少1次扣2分。\n"
        "二、居民权益保障（30分）\n来信按期答复，超期1件扣3分。\n三、工作要求\n12月底前报送总结。\n",
        "utf-8",
    )
    found = scheme(path)
    assert (found.title, found.year) == ("松岗街道2026年度社区考核细则", 2026)
    assert outline(found.indicators) == [
        ("一、社区治理", 70, [("1、调解纠纷", 30), ("2、巡查", 40)]),
        ("二、居民权益保障", 30),
    ]
    assert "总结" in (found.text or "") and "# 第4行" in imported(path).imported.text


def test_lines_with_tabs_in_a_plain_text_are_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "松岗街道考核表\n指标\t分值\t评分标准\n*调解*\t40\t缺1次扣1分\n巡查\t60\t少1次扣2分\n注：扣完为止。\n", "utf-8"
    )
    found = scheme(path)
    assert outline(found.indicators) == [("*调解*", 40), ("巡查", 60)]
    assert "扣完为止" in (found.text or "")


def test_traditional_characters(tmp_path: Path) -> None:
    """Titles, headings of columns and of sections are known in them, and stay as they are written."""
    path = tmp_path / "a.txt"
    path.write_text(
        "松崗街道社區考核辦法\n指標\t分值\t評分標準\n調解\t40\t缺1次扣1分\n巡查\t60\t少1次扣2分\n一票否決事項：發生命案的。\n",
        "utf-8",
    )
    found = scheme(path)
    assert (found.title, outline(found.indicators)) == ("松崗街道社區考核辦法", [("調解", 40), ("巡查", 60)])
    assert found.indicators[0].criteria == "缺1次扣1分"
    assert [veto.matter for veto in found.vetoes] == ["發生命案的"]


def test_an_empty_first_cell_below_a_header_without_bars(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("类别 | 指标 | 分值\n---|---|---\n治理 | 调解 | 40\n | 巡查 | 60\n", "utf-8")
    assert outline(scheme(path).indicators) == [("治理", None, [("调解", 40), ("巡查", 60)])]


def test_a_key_of_ours_is_not_quoted_from_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is said of all indicators stands at the first of them, and shows no line that the text does not have."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(RUNNING.replace("满意度", "绿化率"), "utf-8")
    run(["check", "a.txt", "--format", "rich", "--select", "ACC604,SCO802"])
    out = capsys.readouterr().out
    assert "ACC604" in out and "指标:" not in out
    assert "10 | 评分标准: 绿化率低于90%的" in out


def test_a_year_in_chinese_digits(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("某镇二〇二六年度村级考核办法\n（一）会议（100分）\n缺一次扣1分。\n", "utf-8")
    assert scheme(path).year == 2026


def test_a_clause_of_two_chapters_knows_the_line_of_each(tmp_path: Path) -> None:
    path = tmp_path / "办法.txt"
    path.write_text(
        "某县考核办法\n一、考核内容\n1.会议（60分）缺一次扣2分。\n2.信息（40分）迟报扣1分。\n"
        "二、申诉复核\n对结果有异议的，可在5个工作日内申请复核。\n三、考核纪律\n弄虚作假的通报批评。\n"
        "四、复核申诉\n复核结果在10个工作日内书面答复。\n",
        "utf-8",
    )
    [draft] = imported(path).drafts
    said = draft.clauses["appeal"]
    places = [(str(said.value)[at:].split("。")[0], origin.row) for at, origin in said.parts if origin is not None]
    assert places == [("对结果有异议的，可在5个工作日内申请复核", 6), ("复核结果在10个工作日内书面答复", 10)]
