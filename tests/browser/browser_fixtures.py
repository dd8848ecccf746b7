"""The browser, and the pages that it is shown. Skipped where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Browser, NoAnswer, executable

from kpi_audit.cli.app import run

COUNTY = Path(__file__).parent.parent.parent / "examples" / "qinghe-county"
HOSTILE = """\
标题: '</title><script>document.title="owned"</script>{{ 7*7 }}'
指标:
  - 名称: '"><img src=x onerror="document.title=1"><svg onload="document.title=2">'
    分值: 10
    评分标准: 每月召开例会，台账资料齐全，缺一次扣1分。<a href="javascript:document.title=3">a</a></li></ul>
  - 名称: 群众满意度
    分值: 20
    评分标准: 第三方电话调查，按满意率折算。
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = executable()
    if program is None:
        pytest.skip("no Chromium here")
    try:
        found = Browser(program, tmp_path_factory.mktemp("profile"))
    except NoAnswer as error:
        pytest.skip(f"Chromium does not start: {error}")
    yield found
    found.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A scheme, all schemes of the county, a comparison, a scheme that means harm, and an English page."""
    folder = tmp_path_factory.mktemp("pages")
    hostile = folder / "hostile.yaml"
    hostile.write_text(HOSTILE, "utf-8")
    made = {name: folder / f"{name}.html" for name in ("scheme", "county", "revision", "hostile")}
    for name, target in (("scheme", COUNTY / "scheme.yaml"), ("county", COUNTY), ("hostile", hostile)):
        assert run(["check", str(target), "--exit-zero", "--quiet", "-o", str(made[name])]) == 0
    made["english"] = folder / "english.html"
    english = ["check", str(COUNTY / "scheme.yaml"), "--lang", "en", "--exit-zero", "--quiet"]
    assert run([*english, "-o", str(made["english"])]) == 0
    versions = [str(COUNTY / name) for name in ("scheme-2025.yaml", "scheme.yaml")]
    run(["diff", *versions, "-o", str(made["revision"])])
    return made
