"""The pages in a real browser: nothing complains, nothing runs over, filters work, paper holds all. Skipped without one.

The picture of the README is taken here: ``pytest tests/browser --update-golden``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import browser_fixtures
import pytest
from chromium import Browser

ROOT = Path(__file__).parent.parent.parent
COUNTY = ROOT / "examples" / "qinghe-county"
PICTURE = COUNTY / "report-page.webp"
browser, pages = browser_fixtures.browser, browser_fixtures.pages
SHOWN = "e => e.offsetParent !== null"


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
@pytest.mark.parametrize("name", ["scheme", "county", "revision", "hostile"])
def test_nothing_complains_and_nothing_runs_over(
    browser: Browser, pages: dict[str, Path], name: str, width: int, dark: bool
) -> None:
    browser.open(pages[name], width, dark=dark)
    browser.ask("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert browser.ask("document.documentElement.scrollWidth") == width
    # what is wider than the page may only be inside something that scrolls
    over = browser.ask(
        f"""[...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > {width} + 1
        && !one.closest('.wide, svg')).map(one => one.outerHTML.slice(0, 80))"""
    )
    assert over == []
    assert browser.complaints() == []
    assert browser.requested() == [pages[name].as_uri()]
    paper = browser.ask("getComputedStyle(document.body).backgroundColor")
    channels = [int(part) for part in re.findall(r"\d+", paper)[:3]]
    assert max(channels) < 60 if dark else min(channels) > 240


@pytest.mark.parametrize("name", ["scheme", "english"])
def test_no_word_of_a_drawing_runs_out_of_a_phone(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name], 360)
    browser.ask("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    over = browser.ask(
        """[...document.querySelectorAll('svg text')].filter(one => one.getBoundingClientRect().right > 361
        || one.getBoundingClientRect().left < -1).map(one => one.textContent)"""
    )
    assert over == []


def test_a_filter_shows_what_fits(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["scheme"], 1280)
    branches = "[...document.querySelectorAll('.branches')].map(one => "
    visible = f"[...document.querySelectorAll('.branches :is(.e,.w,.i)')].filter({SHOWN})"
    whole = browser.ask(f"{visible}.length")
    assert whole == browser.ask("document.querySelectorAll('.branches :is(.e,.w,.i)').length") > 100

    def choose(name: str, value: str) -> None:
        browser.ask(
            f"(one => {{ one.value = {value!r}; one.dispatchEvent(new Event('input')); }})"
            f"(document.querySelector('.tools .{name}'))"
        )

    choose("severity", "e")
    errors = browser.ask(f"{visible}.length")
    assert 0 < errors < whole
    assert browser.ask(f"{visible}.every(one => one.classList.contains('e'))")
    assert f"问题 {errors} 处" in browser.ask("document.querySelector('.none').textContent")
    choose("family", "VET")
    codes = browser.ask(f"{visible}.map(one => one.querySelector('i').textContent.slice(0, 3))")
    assert codes and set(codes) == {"VET"}
    choose("severity", "")
    choose("family", "")
    assert browser.ask(f"{visible}.length") == whole
    choose("search", "先锋学堂")
    leaves = f"[...document.querySelectorAll('.branches li:not(:has(li)):not(.whole)')].filter({SHOWN})"
    assert browser.ask(f"{leaves}.map(one => one.querySelector('b').textContent)") == ["Q103 “先锋学堂”APP学习"]
    choose("search", "没有这样的指标")
    assert browser.ask("document.querySelector('.none').textContent") == "没有符合条件的指标或问题"
    assert browser.ask(branches + "one.querySelectorAll('li:not(.off)').length)") == [0]


def test_folding_and_following(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["scheme"], 1280)
    opened = "document.querySelectorAll('.branches details[open]').length"
    total = browser.ask("document.querySelectorAll('.branches details').length")
    browser.ask("document.querySelector('.fold').click()")
    assert browser.ask(opened) == 0
    browser.ask("document.querySelector('.unfold').click()")
    assert browser.ask(opened) == total
    browser.ask("document.querySelector('.fold').click()")
    # a link from the list of what matters opens the finding and everything around it
    browser.ask("document.querySelector('.leading a.code').click()")
    browser.ask("new Promise(done => setTimeout(done, 300))")
    assert browser.ask("document.querySelector(location.hash).open")
    assert browser.ask(f"[document.querySelector(location.hash)].every({SHOWN})")
    # grounds are links, shared advice is told in full
    assert browser.ask(
        "[...document.querySelectorAll('.branches i > a')].every(one => document.querySelector(one.hash))"
    )
    assert browser.ask("document.querySelectorAll('.branches details > a').length") == 0
    said = browser.ask("[...document.querySelectorAll('.branches em')].map(one => one.textContent)")
    assert "删去该项及分值，分值并入所服务的工作结果；不改头换面保留。" in said


def test_paper_holds_every_finding_and_cuts_none(browser: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here")
    browser.open(pages["scheme"], 1280)
    wanted = browser.ask("[...document.querySelectorAll('.branches em, .grounds li')].map(one => one.textContent)")
    (tmp_path / "page.pdf").write_bytes(browser.paper())
    boxes = subprocess.run(["pdftotext", "-bbox", "page.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    said = re.sub(r"\s", "", re.sub(r"<[^>]*>", "", boxes.stdout.decode()))
    # the order of lines is not that of the text; beginnings stand on one line
    missing = [text for text in wanted if re.sub(r"\s", "", text)[:6].replace("&", "&amp;") not in said]
    assert missing == []
    page = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
    word = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">')
    sheets = page.findall(boxes.stdout.decode())
    assert len(sheets) > 5
    for width, height, inner in sheets:
        assert (round(float(width)), round(float(height))) in ((595, 842), (594, 842), (596, 842), (595, 841))
        for box in word.findall(inner):
            left, top, right, bottom = map(float, box)
            assert left >= 36 and right <= float(width) - 36, box  # 15 mm are 42.5 points
            assert top >= 36 and bottom <= float(height) - 36, box


@pytest.mark.parametrize("name", ["scheme", "revision"])
def test_no_row_is_parted_on_paper(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name], 1280)
    browser.emulate(media="print")
    kept = "tr, .card, .change, .rule, .verdict, .branches div > details"
    assert browser.ask(f"[...document.querySelectorAll('{kept}')].length") > 20
    loose = (
        f"[...document.querySelectorAll('{kept}')].filter(one => getComputedStyle(one).breakInside !== 'avoid').length"
    )
    assert browser.ask(loose) == 0
    assert browser.ask(
        "[...document.querySelectorAll('thead')].every(one => getComputedStyle(one).display === 'table-header-group')"
    )
    assert browser.ask(f"[...document.querySelectorAll('.tools, nav')].some({SHOWN})") is False
    browser.emulate()


def test_what_a_scheme_says_never_acts(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["hostile"], 1280)
    assert "</title><script>" in browser.ask("document.title")
    assert browser.ask("document.querySelectorAll('main img, main script, main [onerror], main [onload]').length") == 0
    assert browser.ask("[...document.querySelectorAll('a[href]')].every(one => one.getAttribute('href')[0] === '#')")
    # and were a tag to get in, the policy would stop it
    browser.ask(
        """document.body.insertAdjacentHTML('beforeend', '<img src="x:y" onerror="document.title=9"><p style="color:red" id="z">')"""
    )
    browser.ask(
        "(one => { one.textContent = 'document.title = 8'; document.body.append(one); })(document.createElement('script'))"
    )
    assert any("Content Security Policy" in said for said in browser.complaints())
    assert "</title><script>" in browser.ask("document.title")
    assert browser.ask("getComputedStyle(document.getElementById('z')).color") != "rgb(255, 0, 0)"


def test_the_keyboard_reaches_everything(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["scheme"], 1280)
    reached = []
    for _ in range(18):
        for kind in ("keyDown", "keyUp"):
            browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        reached.append(browser.ask("document.activeElement.textContent.trim().slice(0, 8)"))
        outline = browser.ask("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", reached
    assert reached[0] == "跳到正文" and "PRC105" in reached


def test_the_picture_of_the_readme(browser: Browser, pages: dict[str, Path], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        browser.open(pages["scheme"], 1100)
        for name in ("first", "crowded", "opposing"):  # from the verdict on to what is drawn
            browser.ask(f"document.getElementById('d1-{name}').parentElement.remove()")
        browser.ask("document.querySelector('[aria-labelledby=d1-kinds] table').remove()")
        height = browser.ask("document.querySelector('.stairs').getBoundingClientRect().bottom + 24")
        PICTURE.write_bytes(browser.picture(1100, height, 0.9))
    assert PICTURE.read_bytes()[8:12] == b"WEBP"
    assert PICTURE.stat().st_size <= 120_000
