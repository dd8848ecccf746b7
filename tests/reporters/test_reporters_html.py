"""The page: whole in one file, nothing loaded, nothing from a scheme that acts, every finding at its anchor."""

from __future__ import annotations

import base64
import gc
import hashlib
import importlib.util
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import overload

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reporters_sample import LINE, document, located, region, report, set_aside, use_cards

from kpi_audit import audit_file
from kpi_audit.cli.app import run
from kpi_audit.findings.finding import Severity
from kpi_audit.findings.report import BASELINE, INLINE, DocumentReport, NotChecked, Report, VetoEntry
from kpi_audit.findings.tree import TreeRow, WhatIf
from kpi_audit.reporters.formats import pieces, render
from kpi_audit.startup.records import replace
from kpi_audit.words.voice import Voice

NASTY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&\"'`={}%#/\\ \t\na台")))
ROOT = Path(__file__).parent.parent.parent
COUNTY = ROOT / "examples" / "qinghe-county"
BENCHMARK = ROOT / "benchmarks" / "html_report.py"
STYLE = (ROOT / "src" / "kpi_audit" / "reporters" / "html" / "page.css").read_text("utf-8")
VOID = {"meta", "input", "br", "path", "rect", "circle"}
TREE = (
    TreeRow("#1", "一、平安建设", 1, False, 40.0, False, 0.4, "", "", 5),
    TreeRow("A1.2", "专题会议", 2, True, 15.0, True, 0.15, "process", "", 12),
    TreeRow("B1", "群众满意度", 1, True, 60.0, False, 0.6, "satisfaction", "", 30),
)


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


class Page(HTMLParser):
    """Tags, attributes and text of a page; a tag that is not closed in order is an error."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.said: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in ("style", "script"):
            self.said.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.said))


def page(report_: Report, lang: str = "zh") -> Page:
    return Page(render("html", report_, Voice(lang), 1))


def sample(text: str = "台账", name: str = "专题会议", title: str = "考核办法") -> Report:
    """Every place of the page filled with these texts."""
    found = [
        located(code, text=text, name=name, reason=text, source=text, column=1)
        for code in ("PRC102", "SCO806", "VET201")
    ]
    tree = (TreeRow("A1.2", name, 1, True, 1.0, False, 1.0, "process", "", 1),)
    vetoes = (VetoEntry(name, text, True, region(1, 1, 2)),)
    return report(
        *found,
        title=title,
        issuer=title,
        vetoes=vetoes,
        tree=tree,
        what_if=WhatIf(("A1.2",), 0, 0.0, 0.1, 3),
        not_checked=(NotChecked("XYZ1", name, text),),
    )


class Counted(Sequence[DocumentReport]):
    """Documents that are made when they are asked for; ``most``: how many were at hand together."""

    def __init__(self, one: DocumentReport, size: int) -> None:
        self.one, self.size, self.most = one, size, 0

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, at: int) -> DocumentReport: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[DocumentReport]: ...
    def __getitem__(self, at: int | slice) -> DocumentReport | Sequence[DocumentReport]:
        raise AssertionError("documents are asked for in turn")

    def __iter__(self) -> Iterator[DocumentReport]:
        for number in range(self.size):
            self.most = max(self.most, sum(isinstance(one, DocumentReport) for one in gc.get_objects()))
            yield replace(self.one, path=f"{number}.yaml")


def test_a_page_of_many_documents_holds_few_of_them() -> None:
    """It is written piece by piece, and is the page that it would be in one."""
    plain = sample()
    before = sum(isinstance(one, DocumentReport) for one in gc.get_objects())
    many = Counted(plain.documents[0], 24)
    written = list(pieces("html", replace(plain, documents=many), Voice("zh"), 1))
    assert len(written) > 1
    assert all(piece.endswith("\n") for piece in written)
    assert many.most - before < many.size // 2  # a few wait to be collected
    whole = render("html", replace(plain, documents=tuple(Counted(plain.documents[0], 24))), Voice("zh"), 1)
    assert "".join(written) == whole
    assert len(re.findall('<article id="d', whole)) == 24


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_parts_of_a_page(lang: str) -> None:
    one = report(located("PRC101", severity=Severity.ERROR), located("PRC102"), located("SCO806"), tree=TREE)
    found = page(one, lang)
    assert Counter(found.tags)["h1"] == 1 and Counter(found.tags)["main"] == 1
    assert ("html", "lang", "zh-CN" if lang == "zh" else "en") in found.attributes
    assert not re.search(r"\b(?:html|report|markdown|verdict|page)\.[a-z_]+", found.text)
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", render("html", one, Voice(lang), 1))
    assert drawn == ["一、平安建设", "15%", "群众满意度", "60%"]
    if lang == "zh":
        for wanted in (
            "须改正后再印发：错误 1 处、警告 2 处。",
            "最要紧的 3 类问题",
            "先改这几项",
            "一、平安建设",
            "过程 51%",
            "凡被通报批评的",
            "附：逐条意见",
            "《整治形式主义为基层减负若干规定》第三部分：不得",
        ):
            assert wanted in found.text, wanted


def test_a_scheme_without_a_title_is_called_by_its_file_and_roles_are_told() -> None:
    tree = (*TREE, TreeRow("B1", "帮扶见效", 1, True, None, False, 0.0, "output", "bonus", 2))
    found = page(report(located("PRC102"), tree=tree, title=""))
    assert found.text.strip().startswith("schemes/county.yaml · kpi-audit")
    assert page(report(located("PRC102"), title="某县考核办法")).text.strip().startswith("某县考核办法 · kpi-audit")
    assert "B1 帮扶见效 产出 · 加分" in found.text


def test_the_counts_of_a_page_are_english() -> None:
    """Two errors, one warning: as the verdict above says it."""
    found = report(*(located("PRC101", severity=one) for one in (Severity.ERROR, Severity.ERROR, Severity.WARNING)))
    page = render("html", found, Voice("en"), 1)
    [counts] = re.findall(r'<ul class="counts">(.*?)</ul>', page)[:1]
    said = re.sub("<[^>]+>", "", counts.replace("</li>", ",")).strip(",").split(",")
    assert said == ["2 errors", "1 warning", "0 hints"]


def test_every_finding_has_an_anchor_and_every_link_leads_to_one() -> None:
    both = Report((document(located("PRC101"), located("PRC102"), tree=TREE), document(located("SCO806"), tree=TREE)))
    found = page(both)
    ids = [value for _, name, value in found.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = {value[1:] for tag, name, value in found.attributes if tag == "a" and name == "href"}
    assert links <= set(ids)
    assert {"d1f1", "d1f2", "d2f1"} <= set(ids)
    labelled = {value for _, name, value in found.attributes if name == "aria-labelledby"}
    assert labelled <= set(ids)


def test_nothing_is_loaded_and_only_our_style_and_script_may_run() -> None:
    source = render("html", sample(), Voice("zh"), 1)
    found = Page(source)
    assert not [
        one for one in found.attributes if one[1] in ("src", "srcset", "action", "style") or one[1].startswith("on")
    ]
    assert all(value.startswith("#") for tag, name, value in found.attributes if name == "href")
    assert "http" not in re.sub(r'http-equiv|"http://www\.w3\.org/[^"]*"', "", source)
    policy = next(
        value for tag, name, value in found.attributes if tag == "meta" and name == "content" and "src" in value
    )
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert inner is not None
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")


@settings(max_examples=80)
@given(text=NASTY, name=NASTY, title=NASTY)
@example(text="</style><script>alert(1)</script>", name='"><img src=x onerror=alert(1)>', title="<!-- -->")
@example(text="{{ 7*7 }}{% raw %}", name="javascript:alert(1)", title="&lt;b&gt;")
@example(text="\u202e甲\u0000\ud800", name="\u200b", title="\x1b[31m")
def test_no_tag_comes_from_a_scheme(text: str, name: str, title: str) -> None:
    plain, nasty = page(sample("x", "x", "x")), page(sample(text or "x", name or "x", title or "x"))
    assert nasty.tags == plain.tags
    assert [one[:2] for one in nasty.attributes] == [one[:2] for one in plain.attributes]
    assert not any(ord(char) < 32 and char not in "\n" for char in "".join(nasty.said))
    "".join(nasty.said).encode("utf-8")


def test_a_large_scheme_stays_small() -> None:
    """300 indicators with a finding each: under 400 KB."""
    found = [
        located(
            "PRC102", line=n, indicator=f"A{n}", name=f"第{n}项工作落实情况", source="每月召开专题会议不少于1次，" * 6
        )
        for n in range(300)
    ]
    tree = tuple(
        TreeRow(f"A{n}", f"第{n}项工作落实情况", 1, True, 1.0, False, 0.003, "process", "", n) for n in range(300)
    )
    assert len(render("html", report(*found, tree=tree), Voice("zh"), 1).encode()) < 400_000


def test_a_real_scheme_of_300_indicators_stays_small(tmp_path: Path) -> None:
    """The scheme of the benchmark: several findings for each indicator, a duty list, an upper scheme; under 400 KB."""
    spec = importlib.util.spec_from_file_location("html_report", BENCHMARK)
    assert spec is not None and spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    found = audit_file(str(benchmark.written(tmp_path, 300)))
    (one,) = found.documents
    assert one.summary is not None and one.summary.leaves == 300 and len(one.findings) > 600
    assert one.duty_table is not None and one.ladder is not None
    source = render("html", found, Voice("zh"), 1)
    assert len(source.encode()) < 400_000
    # said once does not mean left out: each message and each advice is there
    said = Page(source).text
    voice = Voice("zh")
    for located_ in one.findings:
        for text in (voice.say(located_.finding), voice.advice(located_.finding)):
            assert re.sub(r"\s+", " ", text) in said


def test_each_chapter_of_the_data_is_there(tmp_path: Path) -> None:
    """The county's own example: duties, levels, a year's burden, and the load by issuer and month."""
    target = tmp_path / "page.html"
    assert run(["check", str(COUNTY), "--quiet", "--exit-zero", "-o", str(target)]) == 0
    shown = Page(target.read_text("utf-8"))
    for wanted in (
        "在清单内",
        "可能（待核对）",
        "未在清单中找到",
        "B-03 加强村党组织建设，整顿软弱涣散村党组织，选育管用村干部",
        "没有分值的主业（1 项）",
        "一个单位全年要应付的事务",
        "填报用时（小时）",
        "每个乡镇的合计负担（3 份方案，3 家）",
        "县安全生产委员会办公室（县应急管理局）",
        "各月要办的次数（检查、报送、到期）",
        "▲ 8 个百分点",
    ):
        assert wanted in shown.text, wanted
    drawn = [value for tag, name, value in shown.attributes if tag == "svg" and name == "aria-label"]
    assert (
        "Q308 卫生户厕正常使用率（同名）：国家 ≥80%，省级 ≥85% ▲ 5 个百分点，市级 ≥90% ▲ 5 个百分点，县级 ≥98% ▲ 8 个百分点"
        in drawn
    )
    assert all(drawn)


def test_what_was_set_aside_is_told_with_its_reason() -> None:
    kept = set_aside(located("PRC101"), INLINE, "省里要求，年底取消", "2026-12-31")
    old = set_aside(located("PRC102"), BASELINE)
    said = page(report(located("SCO806"), suppressed=(kept, old), tree=TREE)).text
    assert "省里要求，年底取消" in said and "2026-12-31" in said and "另有 1 项列入基线" in said


def test_headings_go_down_by_one_and_cells_have_heads() -> None:
    both = Report((document(located("PRC101"), located("PRC102"), tree=TREE), document(located("SCO806"), tree=TREE)))
    found = page(both)
    levels = [int(tag[1]) for tag in found.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    counts = Counter(found.tags)
    assert counts["main"] == counts["header"] == counts["footer"] == 1
    scopes = [value for tag, name, value in found.attributes if tag == "th" and name == "scope"]
    assert len(scopes) == counts["th"] and set(scopes) <= {"col", "row", "rowgroup"}
    assert counts["nav"] == len([one for one in found.attributes if one[:2] == ("nav", "aria-label")])
    labels = [one for one in found.attributes if one[0] == "svg" and one[1:] == ("role", "img")]
    assert len(labels) == len([one for one in found.attributes if one[0] == "svg" and one[1] == "aria-label"]) > 0


def test_a_line_is_quoted_once_with_all_words_marked() -> None:
    found = [located("PRC102", column=11), located("SCO806", column=20), located("PRC101", column=12)]
    source = render("html", report(*found, tree=TREE), Voice("zh"), 1)
    quoted = re.findall(r"<details class=s>.*?</details>", source, re.DOTALL)
    assert len(quoted) == 1
    assert re.findall(r"<mark>(.*?)</mark>", quoted[0]) == [LINE[10:15], LINE[19:23]]
    assert re.sub("<[^>]*>", "", quoted[0]) == f"原文12 {LINE.strip()}"


def test_of_a_long_line_what_is_near_its_marked_words_is_shown() -> None:
    """Before them its end, behind them its beginning, between two of them both."""
    words = ("会议台账", "照片资料")
    line = "前" * 200 + words[0] + "中" * 300 + words[1] + "后" * 200
    found = [located("PRC102", text=text, source=line, column=line.index(text) + 1) for text in words]
    source = render("html", report(*found, tree=TREE), Voice("zh"), 1)
    [quoted] = re.findall(r"<details class=s>.*?</details>", source, re.DOTALL)
    shown = re.sub("<[^>]*>", "", quoted).removeprefix("原文12 ")
    assert shown == f"…{'前' * 80}{words[0]}{'中' * 80}…{'中' * 80}{words[1]}{'后' * 80}…"


def _colours(dark: bool) -> dict[str, str]:
    blocks = re.findall(r":root\{(.*?)\}", STYLE, re.DOTALL)
    known = dict(re.findall(r"--([a-z]+):(#[0-9a-f]+)", blocks[0]))
    return known | (dict(re.findall(r"--([a-z]+):(#[0-9a-f]+)", blocks[1])) if dark else {})


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_of_text_can_be_read(dark: bool) -> None:
    """At least 4.5 to 1 on every ground that text stands on."""
    colours = _colours(dark)
    text = set(re.findall(r"(?<![-\w])color:var\(--([a-z]+)\)", STYLE)) | {"ink"}
    text |= set(re.findall(r"\.chart[^{]*\{[^}]*fill:var\(--([a-z]+)\)", STYLE))
    assert {"ink", "dim", "error", "warning", "info", "good", "accent"} <= text
    grounds = set(re.findall(r"background:var\(--([a-z]+)\)", STYLE)) - {"mark"}
    assert grounds == {"paper", "soft"}
    for over, under in [*((one, ground) for one in text for ground in grounds), ("ink", "mark")]:
        bright, low = sorted((_luminance(colours[over]), _luminance(colours[under])), reverse=True)
        assert (bright + 0.05) / (low + 0.05) >= 4.5, (over, under)


def test_motion_and_focus() -> None:
    assert "@media (prefers-reduced-motion:reduce)" in STYLE
    assert ":focus-visible" in STYLE and "outline:none" not in STYLE and "outline:0" not in STYLE


def test_the_same_bytes_twice() -> None:
    assert render("html", sample(), Voice("zh"), 1) == render("html", sample(), Voice("zh"), 1)


def test_nothing_to_report_on() -> None:
    assert "没有可报告的文件" in page(Report()).text
