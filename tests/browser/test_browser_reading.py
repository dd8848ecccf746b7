"""The pages as people read them: contrast, large letters, a narrow screen, no script; and texts that mean harm."""

from __future__ import annotations

from pathlib import Path

import browser_fixtures
import pytest
from chromium import Browser

from kpi_audit.cli.app import run

browser, pages = browser_fixtures.browser, browser_fixtures.pages
OPENED = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
CONTRAST = """(() => {
const light = part => (part /= 255) <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
const shine = ([r, g, b]) => .2126 * light(r) + .7152 * light(g) + .0722 * light(b);
const parts = text => text.match(/[\\d.]+/g).map(Number);
const ground = one => {
  for (; one; one = one.parentElement) {
    const said = parts(getComputedStyle(one).backgroundColor);
    if (said.length < 4 || said[3] > 0) { return said; }
  }
  return [255, 255, 255];
};
return [...document.querySelectorAll('body *:not(script, style)')].flatMap(one => {
  if (![...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())) { return []; }
  const style = getComputedStyle(one), written = one.closest('svg') ? style.fill : style.color;
  const [dim, bright] = [shine(parts(written)), shine(ground(one))].sort((a, b) => a - b);
  return (bright + .05) / (dim + .05) >= 4.5 ? [] : [one.outerHTML.slice(0, 80)];
});
})()"""
WORDS = [
    "<script>document.title='x1'</script>",
    "</style><script>document.title='x2'</script><style>*{display:none}",
    "</title></script><svg/onload=document.title='x3'>",
    "javascript:document.title='x4'",
    "[点我](javascript:document.title='x5') ![图](http://192.0.2.1/x.png)",
    "{{7*7}}{% for one in two %}${7*7}#{7*7}",
    "data:text/html,<script>document.title='x6'</script>",
    "<meta http-equiv=refresh content='0;url=http://192.0.2.1/'>",
    "<form action=http://192.0.2.1/><button autofocus onfocus=document.title='x7'>",
    "\\u202e逆序\\u2066文字\\u202c零\\u200b宽\\u200d连",
    "\\u2028行\\u2029段\\u0085",
    "a" + "\\u0301" * 300,
    "😀👨‍👩‍👧‍👦𠮷𪚥",
    "长" * 100_000,
    "W" * 100_000,
]
"""What a name may hold, as it stands in double quotes."""


def harmful() -> str:
    """A scheme with each of them wherever a text may stand."""
    quoted = [f'"{one}"' for one in WORDS]
    lines = [f"标题: {quoted[1]}", f"印发机关: {quoted[2]}", f"地区: {quoted[0]}", "层级: 县", "考核对象: 乡镇"]
    for room in ("一票否决", "问责"):
        lines += [f"{room}:", *(f"  - {one}" for one in quoted)]
    lines += ["责任状:", *(f"  - {{主题: {one}, 签订人: {one}}}" for one in quoted), "指标:"]
    for number, one in enumerate(quoted):
        lines += [
            f"  - 名称: {one}",
            f'    编号: "{number}{one[1:-1][:200]}"' if number < 9 else f"    编号: A{number}",
        ]
        lines += ["    分值: 2", f'    评分标准: "每月召开例会，台账资料齐全，缺一次扣1分。{one[1:]}']
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["scheme", "county", "revision"])
def test_every_text_stands_out_from_its_ground(browser: Browser, pages: dict[str, Path], name: str, dark: bool) -> None:
    """WCAG AA, in light and in dark colours."""
    browser.open(pages[name], 1280, dark=dark)
    browser.ask(OPENED)
    assert browser.ask(CONTRAST) == []


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", ["scheme", "county", "revision"])
def test_letters_of_twice_the_size_fit(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    browser.open(pages[name], width)
    browser.ask(OPENED)
    for rule in ("body{font-size:32px!important}", "html{font-size:32px!important}"):
        browser.ask(f"document.styleSheets[0].insertRule({rule!r}, document.styleSheets[0].cssRules.length)")
    assert browser.ask("document.documentElement.scrollWidth") == width
    over = browser.ask(
        f"""[...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > {width} + 1
        && !one.closest('.wide, svg')).map(one => one.outerHTML.slice(0, 80))"""
    )
    assert over == []


@pytest.mark.parametrize("name", ["scheme", "county", "revision"])
def test_links_lead_somewhere_and_parts_are_named(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name], 1280)
    lost = "one => !document.getElementById(decodeURIComponent(one.hash.slice(1)))"
    assert browser.ask(f"[...document.querySelectorAll('a[href]')].filter({lost}).map(one => one.outerHTML)") == []
    nameless = "one => !document.getElementById(one.getAttribute('aria-labelledby'))"
    assert browser.ask(f"[...document.querySelectorAll('[aria-labelledby]')].filter({nameless}).length") == 0
    assert browser.ask("document.querySelectorAll('article:not([aria-labelledby])').length") == 0
    ids = browser.ask("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_a_table_on_a_phone_has_no_column_of_single_letters(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["scheme"], 375)
    widths = browser.ask(
        "[...document.querySelector('[aria-labelledby=d1-vetoes] tbody tr').cells].map(one => one.clientWidth)"
    )
    assert min(widths) >= 40 and widths[2] >= 75


def test_a_list_of_duties_is_no_scheme(browser: Browser, pages: dict[str, Path]) -> None:
    """It has its title, and no judgement of its own."""
    browser.open(pages["county"], 1280)
    page = "[...document.querySelectorAll('.document')].find(one => one.querySelector('h1').textContent === '青禾县乡镇履行职责事项清单')"
    assert "职责清单" in browser.ask(f"{page}.querySelector('.about').textContent")
    assert browser.ask(f"{page}.querySelector('.said').textContent").startswith("供方案对照用")
    assert browser.ask(f"{page}.querySelector('.counts, .figures')") is None


def test_english_is_not_set_in_chinese_letters(browser: Browser, tmp_path: Path, pages: dict[str, Path]) -> None:
    """The quotes and dashes of a Chinese font are as wide as a character."""
    county = Path(__file__).parent.parent.parent / "examples" / "qinghe-county" / "scheme.yaml"
    run(["check", str(county), "--exit-zero", "--quiet", "--lang", "en", "-o", str(tmp_path / "en.html")])
    families = {}
    for name, page in (("en", tmp_path / "en.html"), ("zh", pages["scheme"])):
        browser.open(page, 1280)
        families[name] = browser.ask("getComputedStyle(document.body).fontFamily")
    assert families["en"].startswith("system-ui") and families["zh"].startswith('"PingFang SC"')


@pytest.mark.parametrize("width", [1280, 375])
def test_no_text_acts_calls_or_spoils_the_page(browser: Browser, tmp_path: Path, width: int) -> None:
    (tmp_path / "harmful.yaml").write_text(harmful(), "utf-8")
    page = tmp_path / "harmful.html"
    assert run(["check", str(tmp_path / "harmful.yaml"), "--select", "ALL", "--exit-zero", "-q", "-o", str(page)]) == 0
    browser.open(page, width)
    browser.ask(OPENED)
    assert browser.complaints() == []
    assert browser.requested() == [page.as_uri()]
    assert browser.ask("document.title").startswith("</style><script>")
    inside = "script, style, img, svg svg, meta, form, [onload], [onfocus], [style]"
    assert browser.ask(f"document.querySelectorAll('main :is({inside})').length") == 0
    assert browser.ask("[...document.querySelectorAll('a[href]')].every(one => one.getAttribute('href')[0] === '#')")
    assert browser.ask("document.documentElement.scrollWidth") == width
    # nothing that a scheme says is longer than a few screens
    long = "one => !one.querySelector('*') && one.getBoundingClientRect().height > 4000"
    assert browser.ask(f"[...document.querySelectorAll('main *')].filter({long}).map(one => one.tagName)") == []


def test_without_script_everything_is_there(browser: Browser, pages: dict[str, Path]) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(pages["scheme"], 1280)
        browser.call("DOM.enable")
        root = browser.call("DOM.getDocument")["root"]["nodeId"]

        def found(selector: str) -> list[int]:
            nodes: list[int] = browser.call("DOM.querySelectorAll", nodeId=root, selector=selector)["nodeIds"]
            return nodes

        assert found(".tools[hidden]") and len(found(".branches details[id]")) > 100
        assert found(".fixes") and found(".rule ol li")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
