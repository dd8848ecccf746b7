"""The page: whole in one file, nothing loaded, nothing from a scheme that acts, every finding at its anchor."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reporters_sample import document, located, region, report, use_cards

from kpi_audit.findings.finding import Severity
from kpi_audit.findings.report import NotChecked, Report, VetoEntry
from kpi_audit.findings.tree import TreeRow, WhatIf
from kpi_audit.reporters.formats import render
from kpi_audit.words.voice import Voice

NASTY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&\"'`={}%#/\\ \t\na台")))
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


def page(run: Report, lang: str = "zh") -> Page:
    return Page(render("html", run, Voice(lang), 1))


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


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_parts_of_a_page(lang: str) -> None:
    run = report(located("PRC101", severity=Severity.ERROR), located("PRC102"), located("SCO806"), tree=TREE)
    found = page(run, lang)
    assert Counter(found.tags)["h1"] == 1 and Counter(found.tags)["main"] == 1
    assert ("html", "lang", "zh-CN" if lang == "zh" else "en") in found.attributes
    assert not re.search(r"\b(?:html|report|markdown|verdict|page)\.[a-z_]+", found.text)
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


def test_every_finding_has_an_anchor_and_every_link_leads_to_one() -> None:
    run = Report((document(located("PRC101"), located("PRC102"), tree=TREE), document(located("SCO806"), tree=TREE)))
    found = page(run)
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


def test_the_same_bytes_twice() -> None:
    assert render("html", sample(), Voice("zh"), 1) == render("html", sample(), Voice("zh"), 1)


def test_nothing_to_report_on() -> None:
    assert "没有可报告的文件" in page(Report()).text
