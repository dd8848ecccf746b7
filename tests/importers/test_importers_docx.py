"""Word documents: tables with headings above, prose with numbers, numbers that Word keeps to itself, revisions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from importers_office import BODY, document, edited, imported, notes, outline, put, scheme

PROSE = [
    "清溪县人民政府办公室文件",
    "清政办发〔2026〕5号",
    "关于印发《清溪县2026年度乡镇生态环境保护目标责任制考核办法》的通知",
    "各乡镇人民政府：",
    "现将办法印发给你们，请遵照执行。",
    "清溪县人民政府办公室",
    "2026年3月1日",
    "清溪县2026年度乡镇生态环境保护目标责任制考核办法",
    "一、考核对象",
    "各乡镇人民政府。",
    "二、考核内容及分值（100分）",
    "（一）大气污染防治（40分）",
    "1.秸秆禁烧（25分）。发现一处火点扣2分，扣完为止。",
    "2.扬尘治理（15分）",
    "每发现一处未落实防尘措施的扣0.5分。",
    "（二）水污染防治（60分）",
    "1.断面水质（40分）：每降一个类别扣10分。",
    "2.排污口整治（20分）。未按期完成的，每个扣2分。",
    "三、考核方式（日常考核40分，年终考核60分）",
    "日常考核由县生态环境局组织。",
    "四、加分项（最高5分）",
    "1.工作经验在省级以上会议交流的，加2分。",
    "五、一票否决",
    "有下列情形之一的，取消评优资格：",
    "（一）发生重大环境污染事件，负有领导责任的；",
    "（二）整改造假的。",
    "六、结果运用",
    "考核结果在全县通报。",
    "七、申诉复核",
    "对考核结果有异议的，可在10个工作日内申诉。",
]


def test_a_scheme_in_prose(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", *PROSE)
    found = scheme(path)
    assert found.title == "清溪县2026年度乡镇生态环境保护目标责任制考核办法"
    assert (found.issuer, found.year, found.total_points) == ("清溪县人民政府办公室", 2026, 100)
    assert outline(found.indicators) == [
        ("（一）大气污染防治", 40, [("1.秸秆禁烧", 25), ("2.扬尘治理", 15)]),
        ("（二）水污染防治", 60, [("1.断面水质", 40), ("2.排污口整治", 20)]),
    ]
    leaves = [leaf for group in found.indicators for leaf in group.children]
    assert [leaf.criteria for leaf in leaves] == [
        "发现一处火点扣2分，扣完为止。",
        "每发现一处未落实防尘措施的扣0.5分。",
        "每降一个类别扣10分。",
        "未按期完成的，每个扣2分。",
    ]
    assert (found.bonus.cap, [one.criteria for one in found.bonus.items]) == (
        5,
        ["工作经验在省级以上会议交流的，加2分。"],
    )
    assert [(veto.matter, veto.consequence) for veto in found.vetoes] == [
        ("发生重大环境污染事件，负有领导责任的", ("取消评优资格",)),
        ("整改造假的", ("取消评优资格",)),
    ]
    assert found.clauses.appeal == "对考核结果有异议的，可在10个工作日内申诉。"
    assert "三、考核方式（日常考核40分，年终考核60分）\n日常考核由县生态环境局组织。" in found.text
    assert "六、结果运用\n考核结果在全县通报。" in found.text
    assert "一票否决" not in found.text


def test_points_as_villages_and_townships_write_them(tmp_path: Path) -> None:
    """In brackets with more beside them, as the award of the first clause, under letters, behind a name with a colon."""
    found = scheme(
        document(
            tmp_path / "a.docx",
            "柳溪乡2026年度村级目标管理考核细则",
            "一、指导思想",
            "坚持实绩导向，严格考核。",
            "二、政务公开",
            "各村按要求公开信息。",
            "三、指标考核内容",
            "（一）安全生产（共60分，扣完为止）",
            "（1）、道路交通：发生亡人事故的扣30分/次；",
            "（2）、消防：发生火灾的扣10分/户。",
            "（二）集体经济（20分）",
            "1、招商引资：引进投资50万元以上的项目计10分（农业、工业项目均可），每少一个扣5分。",
            "2、100%完成村集体增收任务计10分，每低5个百分点扣1分。",
            "（三）各村高度重视党建工作（该项指标为20分）。把党建工作纳入议事日程（8分）。",
            "A、按时召开党员大会，活动内容丰富的记12分，否则酌情扣分。",
            "B、信息报送：每篇被采用的计2分，封顶8分。",
        )
    )
    assert outline(found.indicators) == [
        ("（一）安全生产", 60),
        ("（二）集体经济", 20, [("1、招商引资", 10), ("2、100%完成村集体增收任务", 10)]),
        ("（三）各村高度重视党建工作", 20, [("A、按时召开党员大会，活动内容丰富", 12), ("B、信息报送", None)]),
    ]
    safety, economy, party = found.indicators
    assert safety.criteria == (
        "扣完为止\n（1）、道路交通：发生亡人事故的扣30分/次；\n（2）、消防：发生火灾的扣10分/户。"
    )
    assert [leaf.criteria for leaf in economy.children] == [
        "引进投资50万元以上的项目计10分（农业、工业项目均可），每少一个扣5分。",
        "每低5个百分点扣1分。",
    ]
    assert (party.description, party.children[0].criteria) == ("把党建工作纳入议事日程（8分）。", "否则酌情扣分。")
    assert found.clauses is None or not (found.clauses.guidance or found.clauses.disclosure)
    assert "一、指导思想\n坚持实绩导向，严格考核。\n二、政务公开\n各村按要求公开信息。" in found.text


def test_sentences_that_each_end_in_their_points(tmp_path: Path) -> None:
    found = scheme(
        document(
            tmp_path / "a.docx",
            "东河镇2026年党建工作责任制考核细则",
            "一、党支部建设（19分）",
            "1、党支部书记认真履行直接责任人职责（2分）。班子团结协调（2分）。",
            "2、按时完成年度经济工作的目标任务（2分）。按时完成增收任务（2分）。农民收入增长（1分）。",
            "3、各支部高度重视意识形态工作（本项指标为5分）。有专人（2分），有阵地（3分）。",
            "4、信息报送（5分）。每月报送2篇（3分）。被采用的（2分）。",
        )
    )
    assert outline(found.indicators) == [
        (
            "一、党支部建设",
            19,
            [
                ("党支部书记认真履行直接责任人职责", 4),
                ("按时完成年度经济工作的目标任务", 5),
                ("3、各支部高度重视意识形态工作", 5),
                ("4、信息报送", 5),
            ],
        )
    ]
    first = found.indicators[0].children[0]
    assert first.criteria == "党支部书记认真履行直接责任人职责（2分）。班子团结协调（2分）。"


def test_contents_with_weights_of_their_own_are_the_lowest_level(tmp_path: Path) -> None:
    found = scheme(
        document(
            tmp_path / "a.docx",
            "清溪县2026年政务公开评估指标",
            [
                ["一级指标", "权重", "二级指标", "权重", "评估点", "权重", "采样方式"],
                ["信息公开", "60%", "预决算", "100%", "是否公开本级预决算。", "70%", "网站"],
                [None, None, None, None, "是否公开三公经费。", "30%", "网站"],
                ["解读回应", "40%", "政策解读", "100%", "是否逐件解读。", "100%", "网站"],
            ],
        )
    )
    weights = [
        (one.name, one.weight, [(two.weight, len(two.children)) for two in one.children]) for one in found.indicators
    ]
    assert weights == [("信息公开", 60, [(100, 2)]), ("解读回应", 40, [(100, 1)])]
    leaves = [leaf for one in found.indicators for two in one.children for leaf in two.children]
    assert [(leaf.name, leaf.weight) for leaf in leaves] == [
        ("是否公开本级预决算", 70),
        ("是否公开三公经费", 30),
        ("是否逐件解读", 100),
    ]


def test_points_in_the_names_of_a_table(tmp_path: Path) -> None:
    """Where no column has them: of a group as a bare figure, of a line at the end of what it says."""
    found = scheme(
        document(
            tmp_path / "a.docx",
            "青石县2026年度乡镇应急管理考核指标（100分）",
            [
                ["一级指标", "二级指标", "评分标准"],
                ["安全生产（70）", "党委定期听取汇报。研究解决难点问题（30分）。", "未听取汇报的每次扣5分。"],
                [None, "危险化学品（40分）", "未排查的每次扣3分。"],
                ["防灾减灾（30）", "隐患点巡查（20分）", "未巡查的每处扣2分。"],
                [None, "演练（10分）", "未演练的扣5分。"],
                ["应急值守（2）", "值班（0分）", "按通报情况计入总分。"],
                [None, "信息报送（0分）", "按通报情况计入总分。"],
            ],
        )
    )
    assert outline(found.indicators) == [
        ("安全生产", 70, [("党委定期听取汇报", 30), ("危险化学品", 40)]),
        ("防灾减灾", 30, [("隐患点巡查", 20), ("演练", 10)]),
        ("应急值守（2）", None, [("值班", 0), ("信息报送", 0)]),
    ]


def test_the_origin_is_the_paragraph(tmp_path: Path) -> None:
    text = imported(document(tmp_path / "a.docx", *PROSE)).imported.text
    assert "        名称: 1.秸秆禁烧  # 第13段\n" in text


def test_tables_under_headings(tmp_path: Path) -> None:
    """A heading above each of several tables makes a group; repeated headers and merged cells are seen through."""
    head = ["考核指标", "分值", "考核内容及评分标准"]
    path = document(
        tmp_path / "a.docx",
        "云岭镇2026年度村级考核方案",
        "为客观评价各村工作，制定本方案。",
        "一、党的建设（40分）",
        [head, ["组织建设", 20, "少一次扣1分"], head, ["队伍建设", 20, "按时开展培训"]],
        "二、乡村振兴（60分）",
        [head, ["产业", 30, "每少一户扣1分"], ["生态", 30, "每处扣1分"], [None, None, "整改不力的扣2分"]],
        "三、结果运用",
        "结果与绩效挂钩。",
    )
    found = scheme(path)
    assert found.title == "云岭镇2026年度村级考核方案"
    assert outline(found.indicators) == [
        ("一、党的建设", 40, [("组织建设", 20), ("队伍建设", 20)]),
        ("二、乡村振兴", 60, [("产业", 30), ("生态", 30)]),
    ]
    assert found.indicators[1].children[1].criteria == "每处扣1分\n整改不力的扣2分"
    assert found.text == "为客观评价各村工作，制定本方案。\n三、结果运用\n结果与绩效挂钩。"
    assert "# 表2第3行第1列" in imported(path).imported.text


def test_tables_of_several_schemes(tmp_path: Path) -> None:
    head = ["指标", "分值"]
    path = document(
        tmp_path / "a.docx",
        "乡镇考核评分表",
        [head, ["甲", 100]],
        "附件2：部门考核评分表",
        [head, ["乙", 100]],
    )
    drafts = imported(path).drafts
    assert [str(draft.fields["title"].value) for draft in drafts] == ["乡镇考核评分表", "附件2：部门考核评分表"]


def _numbered(text: str, level: int) -> bytes:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    ).encode()


NUMBERING = (
    '<?xml version="1.0"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="3">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
).encode()


def test_numbers_that_word_keeps_to_itself(tmp_path: Path) -> None:
    """Automatic numbers stand in no text; they are counted as Word counts them."""
    path = document(tmp_path / "a.docx", "清溪县信访考核办法")
    body = b"".join(
        _numbered(text, level)
        for level, text in [
            (0, "总则"),
            (0, "考核内容"),
            (1, "信访（60分）"),
            (2, "到县访（40分）每批扣2分。"),
            (2, "按期办结（20分）每件扣1分。"),
            (1, "调解（40分）"),
            (2, "成功率（40分）按率折算。"),
        ]
    )
    edited(path, {BODY: put(b"<w:sectPr", body), "word/numbering.xml": lambda _: NUMBERING})
    assert outline(scheme(path).indicators) == [
        ("（一）信访", 60, [("1.到县访", 40), ("2.按期办结", 20)]),
        ("（二）调解", 40, [("1.成功率", 40)]),
    ]
    assert scheme(path).text == "一、总则"


@pytest.mark.parametrize(
    ("form", "start", "shown"),
    [
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperRoman", 49, "XLIX"),
        ("lowerLetter", 28, "bb"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "(21)"),
        ("decimalZero", 7, "07"),
        ("ideographTraditional", 10, "癸"),
        ("ideographDigital", 10, "一〇"),
        ("bullet", 3, ""),
    ],
)
def test_numbers_of_every_kind(tmp_path: Path, form: str, start: int, shown: str) -> None:
    path = document(tmp_path / "a.docx", "清溪县信访考核办法", [["指标", "分值"], ["按期办结", 100]])
    numbering = NUMBERING.replace(b"chineseCountingThousand", form.encode()).replace("%1、".encode(), b"%1")
    numbering = numbering.replace(b'<w:start w:val="1"/>', b'<w:start w:val="%d"/>' % start, 1)
    body = _numbered("结果在考核后一个月内通报。", 0)
    edited(path, {BODY: put(b"<w:sectPr", body), "word/numbering.xml": lambda _: numbering})
    assert scheme(path).text == f"{shown}结果在考核后一个月内通报。"


def test_revisions_content_controls_and_fields(tmp_path: Path) -> None:
    """What would be printed with all revisions accepted: insertions stay, deletions go, codes of fields are no text, nor is pinyin."""
    path = document(tmp_path / "a.docx", [["指标", "分值", "评分标准"], ["甲", 100, "旧"]])
    new = (
        "<w:p><w:r><w:t>每次</w:t></w:r><w:ins><w:r><w:t>扣1分</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>扣9分</w:delText></w:r></w:del>"
        "<w:sdt><w:sdtContent><w:r><w:br/><w:t>扣完为止</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>wéi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>，为期一年</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:r></w:p>"
    ).encode()
    old = "<w:p><w:r><w:t>旧</w:t></w:r></w:p>".encode()
    edited(path, {BODY: lambda data: data.replace(old, new)})
    assert scheme(path).indicators[0].criteria == "每次扣1分\n扣完为止，为期一年"


def test_text_boxes_and_nested_tables(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", "占位", [["指标", "分值", "评分标准"], ["甲", 100, "旧"]])
    box = (
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>东河县信访考核办法</w:t></w:r></w:p></w:txbxContent></w:pict>"
        "</w:r></w:p>"
    ).encode()
    nested = (
        "<w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>档</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>分</w:t></w:r></w:p>"
        "</w:tc></w:tr></w:tbl><w:p/>"
    ).encode()
    old = "<w:p><w:r><w:t>旧</w:t></w:r></w:p>".encode()
    edited(
        path,
        {BODY: lambda data: data.replace(old, nested).replace("<w:p><w:r><w:t>占位</w:t></w:r></w:p>".encode(), box)},
    )
    found = scheme(path)
    assert (found.title, found.indicators[0].criteria) == ("东河县信访考核办法", "档\t分")
    assert notes(path)["nested_tables"] == {"n": 1}


def test_a_group_that_a_page_cuts_in_two_is_one(tmp_path: Path) -> None:
    """The table on the next page has the header and the name of the group again; another group is its own."""
    head = ["类别", "考核内容", "分值", "评分标准"]
    first = [head, ["巡查", "巡河", "30", "少一次扣1分"], ["", "上报", "20", "瞒报扣2分"]]
    second = [head, ["巡查", "整改", "20", "逾期扣2分"], ["管护", "保洁", "30", "每处扣1分"]]
    found = scheme(document(tmp_path / "a.docx", "柳溪乡2026年河长制考核办法", first, "", second))
    assert outline(found.indicators) == [
        ("巡查", None, [("巡河", 30), ("上报", 20), ("整改", 20)]),
        ("管护", None, [("保洁", 30)]),
    ]
    other = scheme(document(tmp_path / "b.docx", "柳溪乡2026年河长制考核办法", first, "水库（50分）", second))
    assert [one.name for one in other.indicators][-1] == "水库"


def test_a_group_that_a_page_cuts_in_two_has_the_offices_of_its_lines(tmp_path: Path) -> None:
    """What is said of the group on the next page is said of its lines there."""
    head = ["类别", "考核内容", "分值", "评分标准", "责任单位"]
    first = [head, ["巡查", "巡河", "30", "少一次扣1分", "乡河长办"], [None, "上报", "20", "瞒报扣2分", None]]
    second = [head, ["巡查", "整改", "20", "逾期扣2分", "乡农业办"], [None, "销号", "30", "每处扣1分", None]]
    found = scheme(document(tmp_path / "a.docx", "柳溪乡2026年河长制考核办法", first, "", second))
    assert outline(found.indicators) == [("巡查", None, [("巡河", 30), ("上报", 20), ("整改", 20), ("销号", 30)])]
    leads = [leaf.lead for leaf in found.indicators[0].children]
    assert leads == [("乡河长办",)] * 2 + [("乡农业办",)] * 2


@pytest.mark.parametrize("office", ["乡河长办", "乡农业办"])
def test_a_group_goes_on_in_a_table_of_other_columns(office: str, tmp_path: Path) -> None:
    """Whatever offices its lines have."""
    head = ["类别", "考核内容", "分值", "评分标准", "责任单位"]
    first = [head, ["巡查", "巡河", "30", "少一次扣1分", "乡河长办"], [None, "上报", "20", "瞒报扣2分", None]]
    second = [
        [*head, "备注"],
        ["巡查", "整改", "20", "逾期扣2分", office, ""],
        [None, "销号", "30", "每处扣1分", None, ""],
    ]
    found = scheme(document(tmp_path / "a.docx", "柳溪乡2026年河长制考核办法", first, second))
    assert [one.name for one in found.indicators] == ["巡查"]
    assert [leaf.name for leaf in found.indicators[0].children] == ["巡河", "上报", "整改", "销号"]


def test_rows_of_bonus_and_veto_and_what_stands_below_the_table(tmp_path: Path) -> None:
    """A line called 加分项 or 一票否决 is named by what it says; an annex or a note goes on with no section."""
    path = document(
        tmp_path / "a.docx",
        "白水县2026年度乡镇目标管理考核办法",
        "四、申诉",
        "对结果有异议的，5日内申请复核。",
        "附件：考核指标",
        [
            ["一级指标", "二级指标", "评分标准", "分值"],
            ["发展", "项目", "按率", "100"],
            ["加分项", "", "获国家级表彰的加2分，最高5分", "5"],
            ["一票否决", "", "发生重大事故的", ""],
        ],
        "说明：加分另计。",
    )
    found = scheme(path)
    assert outline(found.indicators) == [("发展", None, [("项目", 100)])]
    assert [one.matter for one in found.vetoes] == ["发生重大事故的"]
    assert [(one.name, found.bonus.cap) for one in found.bonus.items] == [("获国家级表彰的加2分", 5)]
    assert found.clauses.appeal == "对结果有异议的，5日内申请复核。"
    assert found.text.split("\n") == ["附件：考核指标", "说明：加分另计。"]


LINES = [["指标", "分值", "评分标准"], ["安全生产", 60, "发生一起扣5分"], ["群众满意度", 40, "按调查结果折算"]]


def test_articles_that_set_vetoes(tmp_path: Path) -> None:
    """One sentence, a list in the same paragraph or in those below; what only speaks of vetoes stays in the text."""
    found = scheme(
        document(
            tmp_path / "a.docx",
            "青禾县2026年度乡镇目标管理考核办法",
            LINES,
            "第四条 发生重大责任事故的，实行一票否决，取消当年评优资格。",
            "第五条 有下列情形之一的，予以一票否决：（一）发生命案的；（二）数据造假的。",
            "第六条 一票否决。对信访维稳、耕地保护实行一票否决。",
            "第七条 有下列情形之一的，取消评优资格，实行一票否决：",
            "1.发生较大火灾的；",
            "2.拒不整改的。",
            "第八条 被一票否决的单位，主要负责人当年不得提拔。",
            "凡有下列行为之一的，一票否决：",
            "瞒报疫情的；",
            "阻挠检查的。",
            "本办法由县考核办解释的条款另行通知。",
        )
    )
    assert [(veto.matter, veto.consequence) for veto in found.vetoes] == [
        ("发生重大责任事故的", ("取消当年评优资格",)),
        ("发生命案的", ()),
        ("数据造假的", ()),
        ("信访维稳", ()),
        ("耕地保护", ()),
        ("发生较大火灾的", ("取消评优资格，实行一票否决",)),
        ("拒不整改的", ("取消评优资格，实行一票否决",)),
        ("瞒报疫情的", ()),
        ("阻挠检查的", ()),
    ]
    assert found.text == "第八条 被一票否决的单位，主要负责人当年不得提拔。\n本办法由县考核办解释的条款另行通知。"


def test_a_veto_that_is_part_of_more_stays_in_the_text(tmp_path: Path) -> None:
    texts = (
        "第四条 考核得分前三名的为优秀。发生重大责任事故的，一票否决。",
        "第五条 严禁擅自设置一票否决事项。",
        "第六条 有下列情形之一的，取消评优资格：",
        "（一）考核末位的；",
    )
    found = scheme(document(tmp_path / "a.docx", "青禾县2026年度乡镇目标管理考核办法", LINES, *texts))
    assert (found.vetoes, found.text) == ((), "\n".join(texts))


def test_a_table_that_only_frames_the_page(tmp_path: Path) -> None:
    made: Any = Document()
    frame = made.add_table(rows=2, cols=1)
    frame.cell(0, 0).text = "松岗街道2026年考核表"
    inner = frame.cell(1, 0).add_table(rows=3, cols=2)
    for row, texts in zip(inner.rows, [("指标", "分值"), ("调解", "40"), ("巡查", "60")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    made.save(str(tmp_path / "a.docx"))
    found = scheme(tmp_path / "a.docx")
    assert found.title == "松岗街道2026年考核表" and outline(found.indicators) == [("调解", 40), ("巡查", 60)]


def test_a_weight_in_a_title_is_no_total_and_a_long_sentence_no_title(tmp_path: Path) -> None:
    table = [["项目", "评分标准", "分值"], ["会议", "缺一次扣2分。", 60], ["学习", "缺一次扣1分。", 30]]
    found = scheme(document(tmp_path / "a.docx", "清溪县乡镇考核办法（权重30%）", table))
    assert (found.title, found.total_points) == ("清溪县乡镇考核办法", None)
    sentence = f"为了贯彻落实上级关于加强基层治理的意见{'和有关会议精神' * 5}推动工作落地见效特制定本县乡镇考核办法"
    found = scheme(document(tmp_path / "b.docx", sentence, "清溪县乡镇考核办法", table))
    assert (found.title, found.text) == ("清溪县乡镇考核办法", sentence)
